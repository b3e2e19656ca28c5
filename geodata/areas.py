"""Turns resolved names and the phrases around them into areas: points, outlines, bands and discs, as precise as known."""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry
from spacy.tokens import Doc

from geodata.area_phrases import Phrase, PhraseKind, describes, find_phrases
from geodata.area_shapes import band, disc, label_point, middle, reach_km, shared_border, side_of, widen
from geodata.borders import name_borders
from geodata.capitals import name_capitals
from geodata.distance import move_point
from geodata.gazetteer import Gazetteer
from geodata.model import Area, Location, Place, PlaceChoice
from geodata.names import fold_name
from geodata.peoples import demonyms
from geodata.vocab import PlaceKind, WherePrec

NEAR_KM = 25.0
OFFSHORE_KM = 50.0
_COAST_DEG = 0.05
BORDER_KM = 10.0
BAND_SHARE = 0.2  # half the width of a band, as a share of its length
MIN_BAND_KM = 3.0
SIDE_KM = 15.0  # how far "south of A" is when no distance is said
_TOWN_STEPS = ((5_000, 3.0), (50_000, 6.0), (500_000, 10.0), (5_000_000, 20.0))
_METROPOLIS_KM = 30.0
_RADIUS_KM = {
    PlaceKind.DISTRICT: 40.0,
    PlaceKind.REGION: 150.0,
    PlaceKind.SEA: 400.0,
    PlaceKind.RIVER: 300.0,
    PlaceKind.ROUTE: 100.0,
}
_SITE_KM = 15.0
_TOWNS = frozenset({PlaceKind.CITY, PlaceKind.VILLAGE, PlaceKind.SITE, PlaceKind.OTHER})
_PREC = {
    PlaceKind.DISTRICT: WherePrec.DISTRICT,
    PlaceKind.COUNTRY: WherePrec.COUNTRY,
    PlaceKind.SEA: WherePrec.INTERNATIONAL,
}


def locate(choices: Sequence[PlaceChoice], doc: Doc, gazetteer: Gazetteer) -> tuple[Location, ...]:
    """Give each phrase that says where its area.

    Args:
        choices: Resolved mentions in the order of the text.
        doc: The article they come from.
        gazetteer: Gives the outlines.

    Returns:
        Locations in the order of the text: one a mention, or one for the two names of a band or border. The names of
        governments and what stays unresolved have no area. A phrase that only describes the place before it ("a town
        330 km north of Kampala") is left out.
    """
    text = doc.text
    choices = name_borders(name_capitals(choices, text, gazetteer), text, gazetteer)
    phrases = [phrase for phrase in find_phrases(choices, text) if _holds(phrase, choices)]
    located = [_locate_phrase(phrase, choices, text, gazetteer) for phrase in phrases]
    taken = {index for phrase in phrases for index in phrase.members}
    located = [location for location in located if not describes(location, choices, text)]
    located += [locate_name(choice, gazetteer) for index, choice in enumerate(choices) if index not in taken]
    return tuple(sorted(located, key=lambda location: (location.start, location.end)))


def place_name(place: Place, written: str = "") -> str:
    """The gazetteer's name of a place, with the other name of a dispute; first the one that the text's is more like.

    Source:
        Own rule; likeness by difflib's ratio, so that "Kobane" and "Artemovsk" count as spellings, too.
    """

    def likeness(name: str) -> float:
        return SequenceMatcher(None, fold_name(written), fold_name(name), autojunk=False).ratio()

    return " / ".join(sorted(place.names, key=likeness, reverse=True))


def place_area(place: Place, gazetteer: Gazetteer, *, asked_kind: PlaceKind | None = None) -> Area | None:
    """Give the area of a place: a point for a town, an outline or an honest disc for everything wider.

    Args:
        place: Any kind; a country's own point is never where something happened.
        gazetteer: Gives the outline.
        asked_kind: A district or a site that was found only as the town of that name gets a disc around the town.

    Returns:
        The area; None for a country or continent without an outline.
    """
    if place.lon is None or place.lat is None:
        whole = gazetteer.division(place) if place.kind == PlaceKind.DISTRICT else None
        return place_area(whole, gazetteer) if whole and whole.lon is not None else None
    if place.kind in _TOWNS:
        return _town_area(place, asked_kind)
    shape = gazetteer.outline(place.place_id)
    prec = _PREC.get(place.kind, WherePrec.FUZZY)
    if place.kind == PlaceKind.REGION and place.feature_code == "ADM1":
        prec = WherePrec.FIRST_ORDER
    if shape is not None:
        return shape_area(shape, prec, (place.lon, place.lat))
    radius_km = gazetteer.reach_km(place.place_id) or _RADIUS_KM.get(place.kind)
    if radius_km is None:
        return None
    return Area(
        geometry=disc(place.lon, place.lat, radius_km),
        lon=place.lon,
        lat=place.lat,
        uncertainty_km=radius_km,
        where_prec=prec,
    )


def shape_area(
    shape: BaseGeometry, prec: WherePrec, preferred: tuple[float, float] | None = None, margin_km: float = 0.0
) -> Area:
    """Make an area of a shape, labelled inside it; the true place is somewhere in the shape or `margin_km` beside it."""
    lon, lat = label_point(shape, preferred)
    return Area(geometry=shape, lon=lon, lat=lat, uncertainty_km=reach_km(shape, lon, lat) + margin_km, where_prec=prec)


def town_radius_km(place: Place) -> float:
    """How far a town of that many people reaches."""
    return next((radius_km for people, radius_km in _TOWN_STEPS if place.population < people), _METROPOLIS_KM)


def _town_area(place: Place, asked_kind: PlaceKind | None) -> Area | None:
    """A point, or a disc where the words ask for more than the town or for a site somewhere in it."""
    if place.lon is None or place.lat is None:
        return None
    around = {PlaceKind.DISTRICT: WherePrec.DISTRICT, PlaceKind.REGION: WherePrec.FIRST_ORDER}
    if asked_kind in around:
        radius_km = _RADIUS_KM[asked_kind]
        return shape_area(disc(place.lon, place.lat, radius_km), around[asked_kind], (place.lon, place.lat))
    radius_km = town_radius_km(place)
    if asked_kind == PlaceKind.SITE and place.kind != PlaceKind.SITE:
        shape = disc(place.lon, place.lat, radius_km + _SITE_KM)
        return shape_area(shape, WherePrec.NEAR, (place.lon, place.lat))
    point = Point(place.lon, place.lat)
    return Area(geometry=point, lon=place.lon, lat=place.lat, uncertainty_km=radius_km, where_prec=WherePrec.EXACT)


def _holds(phrase: Phrase, choices: Sequence[PlaceChoice]) -> bool:
    """Whether a phrase makes an area: its names are resolved, and none stands for a government."""
    places = [choices[index].place for index in phrase.members]
    if any(place is None for place in places) or any(choices[index].mention.metonym for index in phrase.members):
        return False
    vast = [place.kind in {PlaceKind.COUNTRY, PlaceKind.CONTINENT} for place in places if place]
    if phrase.kind in {PhraseKind.BAND, PhraseKind.NEAR, PhraseKind.OFFSET}:
        return not any(vast)
    if phrase.kind == PhraseKind.PART:
        return all(place.kind not in _TOWNS for place in places if place)
    return True


def locate_name(choice: PlaceChoice, gazetteer: Gazetteer) -> Location:
    """Give one name its area, whatever phrase it stands in."""
    mention, place = choice.mention, choice.place
    area = None
    if place is not None and not mention.metonym:
        area = place_area(place, gazetteer, asked_kind=mention.asked_kind)
    return Location(
        start=mention.start,
        end=mention.end,
        name=place_name(place, mention.name) if place else mention.name,
        canonical=place_name(place) if place else mention.name,
        mention=mention.name,
        kind=place.kind if place else mention.asked_kind or PlaceKind.OTHER,
        area=area,
        place=place,
        metonym=mention.metonym,
        score=choice.score,
        reason=choice.reason,
    )


def _locate_phrase(phrase: Phrase, choices: Sequence[PlaceChoice], text: str, gazetteer: Gazetteer) -> Location:
    """Give a phrase its area."""
    members = [choices[index] for index in phrase.members]
    places = [choice.place for choice in members if choice.place is not None]
    pair = phrase.kind in {PhraseKind.BAND, PhraseKind.BORDER}
    if phrase.kind == PhraseKind.BAND:
        area, said = _band_area(places), "a band between two places"
    elif phrase.kind == PhraseKind.BORDER:
        word = (text[: phrase.start].split() or [""])[-1]
        area, said = _border_area(places, choices, word, gazetteer), "a border"
    elif phrase.kind == PhraseKind.PART:
        area, said = _part_area(places[0], phrase, gazetteer), "one side of a region"
    else:
        area, said = _beside_area(places[0], phrase, gazetteer), "beside a place"
    words = text[phrase.start : phrase.end]
    return Location(
        start=phrase.start,
        end=phrase.end,
        name=_phrase_name(words, [(choice, choice.mention.name) for choice in members]),
        canonical=_phrase_name(words, [(choice, "") for choice in members]),
        mention=words,
        kind=PlaceKind.ROUTE if pair else places[0].kind,
        area=area,
        place=None if pair else places[0],
        metonym=False,
        score=min(choice.score for choice in members),
        reason=f"{said}; {members[0].reason}",
    )


def _phrase_name(words: str, members: Sequence[tuple[PlaceChoice, str]]) -> str:
    """The words of a phrase with the gazetteer's names in place of the text's; beside each choice, what is written."""
    for choice, written in members:
        if choice.place is not None:
            words = words.replace(choice.mention.name, place_name(choice.place, written), 1)
    return " ".join(words.split())


def _band_area(places: Sequence[Place]) -> Area | None:
    """A strip between two places."""
    ends = [(place.lon, place.lat) for place in places if place.lon is not None and place.lat is not None]
    if len(ends) != 2 or ends[0] == ends[1]:
        return None
    centre, length_km = middle(ends[0], ends[1])
    shape = band(ends[0], ends[1], max(MIN_BAND_KM, BAND_SHARE * length_km))
    return shape_area(shape, WherePrec.FUZZY, centre)


def _border_area(
    places: Sequence[Place], choices: Sequence[PlaceChoice], word: str, gazetteer: Gazetteer
) -> Area | None:
    """The line that two outlines share; where one name is said, its border with the country of the word before it.

    Failing that with the article's other country, failing that its whole border.
    """
    first = gazetteer.outline(places[0].place_id)
    if first is None:
        return None
    owner = gazetteer.country(demonyms().get(word, ""))
    others = places[1:] or ([owner] if owner is not None else _neighbours(places[0], choices))
    for other in others:
        second = gazetteer.outline(other.place_id)
        line = shared_border(first, second) if second is not None else None
        if line is not None:
            return shape_area(line, WherePrec.FUZZY, margin_km=BORDER_KM)
    return None if places[1:] else shape_area(first.boundary, WherePrec.FUZZY, margin_km=BORDER_KM)


def _neighbours(place: Place, choices: Sequence[PlaceChoice]) -> list[Place]:
    """The other countries of an article, the most named first."""
    codes = Counter(choice.place.country_code for choice in choices if choice.place and choice.place.country_code)
    countries = {
        choice.place.country_code: choice.place
        for choice in choices
        if choice.place and choice.place.kind == PlaceKind.COUNTRY
    }
    return [countries[code] for code, _ in codes.most_common() if code in countries and code != place.country_code]


def _part_area(place: Place, phrase: Phrase, gazetteer: Gazetteer) -> Area | None:
    """One side of a region or country; the whole place where it has no outline."""
    shape = gazetteer.outline(place.place_id)
    if shape is None or shapely.get_dimensions(shape) < 2:
        return place_area(place, gazetteer)
    return shape_area(side_of(shape, phrase.bearing_deg), WherePrec.FUZZY)


def _beside_area(place: Place, phrase: Phrase, gazetteer: Gazetteer) -> Area | None:
    """Around a place, or off it by a distance and direction as far as they are said."""
    own = place_area(place, gazetteer)
    if own is None:
        return None
    if phrase.kind == PhraseKind.OFF:
        return _off_area(place, own, gazetteer)
    if phrase.kind == PhraseKind.NEAR and place.kind not in _TOWNS:
        return shape_area(widen(own.geometry, NEAR_KM), WherePrec.FUZZY, (own.lon, own.lat))
    if phrase.kind == PhraseKind.NEAR:
        return shape_area(disc(own.lon, own.lat, NEAR_KM), WherePrec.NEAR, (own.lon, own.lat))
    length_km = phrase.length_km if phrase.length_km is not None else SIDE_KM
    slack_km = max(own.uncertainty_km if place.kind in _TOWNS else NEAR_KM, phrase.slack_share * length_km)
    if phrase.length_km is None:
        slack_km = NEAR_KM if place.kind in _TOWNS else max(NEAR_KM, own.uncertainty_km)
    prec = WherePrec.NEAR if length_km <= 2 * NEAR_KM else WherePrec.FUZZY
    if phrase.bearing_deg is None:
        return shape_area(disc(own.lon, own.lat, length_km + slack_km), prec, (own.lon, own.lat))
    lon, lat = move_point(own.lon, own.lat, phrase.bearing_deg, length_km)
    return shape_area(disc(lon, lat, slack_km), prec, (lon, lat))


def _off_area(place: Place, own: Area, gazetteer: Gazetteer) -> Area:
    """The sea beside a place: what lies near it outside its country; the place's own area where that is unknown."""
    country = gazetteer.country(place.country_code or "")
    land = gazetteer.outline(country.place_id) if country is not None else None
    if land is None:
        return own
    beside = widen(own.geometry.simplify(_COAST_DEG), OFFSHORE_KM).difference(shapely.make_valid(land))
    return own if beside.is_empty else shape_area(beside, WherePrec.INTERNATIONAL)
