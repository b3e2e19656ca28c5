"""Hand-made records for the tests of the later stages."""

from datetime import date

from shapely import Point

from geodata.model import Area, DateMention, Event, Figure, Location
from geodata.vocab import DatePrec, EventType, FigureKind, Modality, PlaceKind, Qualifier, WherePrec


def figure(kind, low, **fields):
    """A figure that counts exactly `low`."""
    given = {"start": 0, "end": 1, "high": low, "qualifier": Qualifier.EXACT, **fields}
    return Figure(kind=FigureKind(kind), low=low, **given)


def location(name, lon=30.0, lat=10.0, shape=None, **fields):
    """A town at a point, or a district that has a shape around it."""
    area = Area(
        geometry=shape or Point(lon, lat),
        lon=lon,
        lat=lat,
        uncertainty_km=60.0 if shape else 5.0,
        where_prec=WherePrec.DISTRICT if shape else WherePrec.EXACT,
    )
    kind = PlaceKind.DISTRICT if shape else PlaceKind.CITY
    given = {"start": 0, "end": 1, "mention": name, "kind": kind, "area": area, "metonym": False, **fields}
    return Location(name=name, place=None, score=1.0, reason="test", **given)


def day(year, month, number):
    """A date known to the day."""
    when = date(year, month, number)
    return DateMention(start=0, end=1, first=when, last=when, prec=DatePrec.DAY, reason="test")


def event(number, **fields):
    """An event whose quote is as long as its number asks, one after the other."""
    given = {
        "event_type": EventType.CASUALTY,
        "modality": Modality.HAPPENED,
        "quote": f"Sentence {number}.",
        "start": number * 20,
        "end": number * 20 + 11,
        "confidence": 0.5,
        **fields,
    }
    return Event(event_id=f"e{number}", article_id="a", **given)
