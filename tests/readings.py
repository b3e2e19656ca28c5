"""Readings made by hand, in our own words, for the tests of everything that comes after the reading."""

from datetime import date

from shapely.geometry import Point, Polygon

from geodata.model import (
    Area,
    Article,
    DateMention,
    Event,
    Figure,
    Location,
    Place,
    PlaceChoice,
    PlaceMention,
    Reading,
    Reason,
    Span,
    Unresolved,
)
from geodata.vocab import (
    DatePrec,
    EventType,
    FigureKind,
    FigureUnit,
    Modality,
    PlaceKind,
    Qualifier,
    ReasonField,
    TimeOfDay,
    UnresolvedKind,
    WherePrec,
)

TEXT = (
    "Shells fell on Marinka on Monday evening, killing at least 3 people, medics said.\n\n"
    "More than 40 households left Pokrovsk district.\n\n"
    "Both sides denied a truce — «ні»."
)
MARINKA = Place(
    place_id=701507,
    name="Marinka",
    kind=PlaceKind.CITY,
    country_code="UA",
    admin1="Donetsk",
    lon=37.50521,
    lat=47.94178,
)
RING = Polygon([(37.0, 48.0), (37.0, 48.4), (37.6, 48.4), (37.6, 48.0)])


def sentence(words):
    """Give start and end of words in the text."""
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words)}


def event(event_id, words, event_type, **fields):
    """Make an event whose quote is some words of the text."""
    defaults = {
        "article_id": "a1",
        "modality": Modality.CLAIMED,
        "confidence": 0.7,
        "reasons": (
            Reason(field=ReasonField.TYPE, rule="verb", words=Span(start=0, end=6)),
            Reason(field=ReasonField.PLACE, rule="in the sentence"),
        ),
    }
    return Event(event_id=event_id, quote=words, event_type=event_type, **sentence(words), **{**defaults, **fields})


def reading(**fields):
    """Make a reading with a shelling at a point, a flight from an area and a statement without place."""
    article = {
        "article_id": "a1",
        "text": TEXT,
        "title": "Shelling in the east",
        "published": date(2024, 3, 12),
        "url": "https://news.example/a1",
        "publisher": "Example Wire",
    }
    mention = PlaceMention(name="Marinka", **sentence("Marinka"))
    return Reading(
        article=Article(**{**article, **fields}),
        toponyms=(
            PlaceChoice(mention=mention, place=MARINKA, score=0.912345, reason="primary name"),
            PlaceChoice(
                mention=PlaceMention(name="Pokrovsk", asked_kind=PlaceKind.DISTRICT, **sentence("Pokrovsk")),
                place=None,
                score=0.2,
                reason="two candidates",
            ),
        ),
        events=(_shelling(), _flight(), _denial()),
        unresolved=(
            Unresolved(kind=UnresolvedKind.PLACE, text="Pokrovsk", reason="two candidates", **sentence("Pokrovsk")),
        ),
    )


def _shelling():
    """An explosion at a point, with a figure and a day."""
    words = "Shells fell on Marinka on Monday evening, killing at least 3 people, medics said."
    return event(
        "e1",
        words,
        EventType.EXPLOSION,
        acled_event_type="Explosions/Remote violence",
        acled_sub_event_type="Shelling/artillery/missile attack",
        location=Location(
            name="Marinka",
            mention="Marinka",
            kind=PlaceKind.CITY,
            place=MARINKA,
            metonym=False,
            score=0.9,
            reason="primary name",
            area=Area(
                geometry=Point(37.5052149, 47.9417751),
                lon=37.5052149,
                lat=47.9417751,
                uncertainty_km=3.0,
                where_prec=WherePrec.EXACT,
            ),
            **sentence("Marinka"),
        ),
        when=DateMention(
            first=date(2024, 3, 11),
            last=date(2024, 3, 11),
            prec=DatePrec.DAY,
            time_of_day=TimeOfDay.EVENING,
            **sentence("Monday evening"),
        ),
        figures=(
            Figure(
                kind=FigureKind.KILLED,
                low=3,
                high=None,
                qualifier=Qualifier.AT_LEAST,
                who="people",
                **sentence("at least 3"),
            ),
        ),
        claimed_by="medics",
    )


def _flight():
    """An evacuation from an area, counted in households."""
    words = "More than 40 households left Pokrovsk district."
    return event(
        "e2",
        words,
        EventType.EVACUATION,
        modality=Modality.HAPPENED,
        location=Location(
            name="Pokrovsk district",
            mention="Pokrovsk district",
            kind=PlaceKind.DISTRICT,
            place=None,
            metonym=False,
            score=0.5,
            reason="district asked for",
            area=Area(geometry=RING, lon=37.3, lat=48.2, uncertainty_km=30.0, where_prec=WherePrec.DISTRICT),
            **sentence("Pokrovsk district"),
        ),
        figures=(
            Figure(
                kind=FigureKind.DISPLACED,
                low=40,
                high=None,
                qualifier=Qualifier.MORE_THAN,
                unit=FigureUnit.HOUSEHOLD,
                **sentence("More than 40 households"),
            ),
        ),
    )


def _denial():
    """A denial without place, date or figure."""
    return event("e3", "Both sides denied a truce — «ні».", EventType.DIPLOMACY, modality=Modality.DENIED)
