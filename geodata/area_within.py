"""Puts a place that no gazetteer has into the one that the text names as around it: "Sabrouka district, Dhofar province"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from shapely.geometry import Point

from geodata.area_phrases import leads_to, says_how_far
from geodata.area_shapes import disc
from geodata.areas import NEAR_KM, shape_area
from geodata.model import Location, Span
from geodata.place_spans import place_words
from geodata.place_words import kind_follows
from geodata.tables import read_words
from geodata.vocab import TOWNS, PlaceKind, WherePrec

_WIDER = frozenset({PlaceKind.DISTRICT, PlaceKind.REGION, PlaceKind.COUNTRY})
_COMMA = r"(?:,\s+|\s*\()"
_UNKNOWN = rf"(?:{_COMMA}[^\W\d_a-z][\w'’-]*(?:[ -][^\W\d_a-z][\w'’-]*){{0,3}}(?:[ \t][a-z]+)?){{1,2}}"
_GAP = re.compile(
    rf"(?:[ \t][^\W\d_]+)?(?:{_COMMA}(?:in\s+)?|/|\s+in\s+|{_UNKNOWN}{_COMMA})(?:the\s+)?(?:[a-z]+\s+(?:of\s+)?)?"
)
_IN_CITY = re.compile(rf"(?:[ \t][a-z]+){{1,2}}{_UNKNOWN}?,\s+")
_LISTED = re.compile(r"(?:\s*,)?\s+(?:and|or)\b|\s*,\s+[^\W\d_a-z]")
_KIND_GAP = re.compile(r"[ \t][a-z]+,\s+(?:in\s+)?(?:the\s+)?")
_OUTLET = re.compile(r"[ \t]+(?:state[ \t]+)?(?:radio|television|tv)\b", re.IGNORECASE)
_UNLISTED = "in no gazetteer"
_NEARBY = re.compile(r"\bnearby\s+(?:(?:the\s+)?[a-z]+\s+of\s+)?$", re.IGNORECASE)
_LIST = re.compile(r",\s+|,?\s+(?:and|or)\s+(?:in\s+)?")
_QUARTER_REACH = 24
_ELSEWHERE_DEG = 0.05  # about 5 km: outlines are drawn no finer


def join_containers(locations: Sequence[Location], text: str) -> tuple[Location, ...]:
    """Join each unresolved name with the division or country right behind it: it lies somewhere in there.

    So does a district or village that was resolved to a namesake elsewhere ("Palma district, Kunar province").

    Args:
        locations: In the order of the text.
        text: The article's text.

    Returns:
        The locations, one for each such pair; its name has both names, its place and area are those of what is around.
    """
    joined: list[Location] = []
    for location in reversed(locations):
        if joined and _lies_in(location, joined[-1], text):
            joined[-1] = _joined(location, joined[-1], text)
        elif joined and _shares(location, joined[-1], text):
            whole = replace(joined[-1], name=_around(joined[-1].name), canonical=_around(joined[-1].canonical))
            joined.append(_lent(location, whole, f"{_UNLISTED}, somewhere in what is named behind its list"))
        else:
            joined.append(location)
    return tuple(reversed(joined))


def own_words(location: Location, text: str, offset: int = 0) -> Span:
    """The words of a place's own name where it is joined to what it lies in: "Kissy" of "Kissy, an eastern suburb of Freetown".

    `offset` is where `text` stands in the article.
    """
    start, end = location.start - offset, location.end - offset
    joint = _joint().search(text, start, end) if text[start : start + 1].isupper() else None
    return Span(start=location.start, end=offset + joint.start() if joint else location.end)


@cache
def _joint() -> re.Pattern[str]:
    """What ties a name to the words behind it that say where it is."""
    words = "|".join(sorted(read_words("where_words", "within") | read_words("where_words", "near")))
    return re.compile(rf"\s*[,(]|\s(?=(?:{words})\s)")


@cache
def _is_part() -> re.Pattern[str]:
    """What may stand between a name and the city that it lies in: "camp on", ", a district of"."""
    within = "|".join(sorted(read_words("where_words", "within")))
    towns = "|".join(sorted(word for word, kind in place_words().items() if kind in TOWNS))
    return re.compile(
        rf"(?:[ \t][a-z]+)?(?:,?\s+(?:{within})\s+(?:the\s+)?"
        rf"|\s*[,(]\s*(?:an?|the)\s+(?:[\w-]+\s+){{1,4}}(?:of|in)\s+(?:the\s+)?)(?:(?:{towns})\s+of\s+)?"
    )


def put_again(locations: Sequence[Location]) -> tuple[Location, ...]:
    """Put a name that no gazetteer has where the text puts the same name elsewhere: once "the Zamzam camp near A", then "Zamzam"."""
    put = {each.name.partition(",")[0]: each for each in reversed(locations) if each.reason.startswith(_UNLISTED)}
    return tuple(
        _lent(each, put[each.mention], f"{_UNLISTED}, put elsewhere in the text")
        if each.mention in put and each.area is None and not each.metonym
        else each
        for each in locations
    )


def join_quarters(locations: Sequence[Location], text: str, filed_from: Location | None) -> tuple[Location, ...]:
    """Put each unresolved quarter, street or market into the city named last before it: "in the La Rinconada neighbourhood".

    What is unresolved and "nearby" lies around the town named last before it.

    Args:
        locations: In the order of the text.
        text: The article's text.
        filed_from: The place of the dateline, for a report that names no other city before.

    Returns:
        The locations in their order; a quarter keeps its own words and has the area of the city.
    """
    city = filed_from if filed_from and filed_from.kind == PlaceKind.CITY else None
    joined: list[Location] = []
    for location in locations:
        unknown = location.place is None and location.area is None
        if city is not None and unknown and _is_quarter(location, text):
            joined.append(_lent(location, city, "a quarter that no gazetteer has, in the city named before it"))
            continue
        towns = (other for other in reversed(joined) if other.kind in TOWNS and other.area and not other.metonym)
        town = (
            next(towns, None)
            if unknown and _NEARBY.search(text[max(0, location.start - _QUARTER_REACH) : location.start])
            else None
        )
        if town is not None and town.area is not None:
            around = shape_area(disc(town.area.lon, town.area.lat, NEAR_KM), WherePrec.NEAR)
            joined.append(_lent(location, replace(town, area=around), f"{_UNLISTED}, near the town named before it"))
            continue
        joined.append(location)
        if location.kind == PlaceKind.CITY and location.area is not None and not location.metonym:
            city = city if _OUTLET.match(text, location.end) else location
    return tuple(joined)


def _is_quarter(location: Location, text: str) -> bool:
    """Whether a noun for a part of a city stands beside a name, or ends it."""
    before = text[max(0, location.start - _QUARTER_REACH) : location.start]
    behind = text[location.end : location.end + _QUARTER_REACH]
    nouns = _quarters()
    return names_quarter(location.mention) or any(
        re.search(pattern, words, re.IGNORECASE)
        for pattern, words in ((rf"\b(?:{nouns})\s+of\s+$", before), (rf"^\s+(?:{nouns})\b", behind))
    )


def names_quarter(words: str) -> bool:
    """Whether words end in a noun for a part of a city: "Tahrir Square"."""
    return re.search(rf"\b(?:{_quarters()})$", words, re.IGNORECASE) is not None


@cache
def _quarters() -> str:
    """Nouns for a part of a city, as alternatives of a pattern."""
    nouns = (
        read_words("name_particles", "part")
        | read_words("where_words", "beside")
        | read_words("where_words", "anywhere")
    )
    return "|".join(sorted(map(re.escape, nouns), key=len, reverse=True))


def _lies_in(inner: Location, outer: Location, text: str) -> bool:
    """Whether a name is followed by a wider place with an area, or by how far it is from one, and is unresolved or elsewhere."""
    if inner.metonym or outer.area is None:
        return False
    gap = text[inner.end : outer.start]
    pointless = inner.place is not None and inner.place.lat is None
    if (inner.area is None or pointless) and says_how_far(outer.mention):
        return leads_to(gap)
    if inner.place is None and outer.kind == PlaceKind.CITY and not kind_follows(text, outer.end):
        part = _is_part().fullmatch(gap) or (_IN_CITY.fullmatch(gap) and not _LISTED.match(text, outer.end))
        return inner.area is None and part is not None
    if outer.kind not in _WIDER and not kind_follows(text, outer.end):
        return False
    if inner.place is None:
        return inner.area is None and _GAP.fullmatch(gap) is not None
    told_apart = _KIND_GAP.fullmatch(gap) is not None and kind_follows(text, outer.end)
    if not told_apart or inner.area is None:
        return False
    return outer.area.geometry.distance(Point(inner.area.lon, inner.area.lat)) > _ELSEWHERE_DEG


def _shares(one: Location, other: Location, text: str) -> bool:
    """Whether two names that no gazetteer has are listed before what both lie in: "the villages of A and B in Y"."""
    unknown = one.place is None and one.area is None and not one.metonym
    return unknown and other.reason.startswith(_UNLISTED) and _LIST.fullmatch(text[one.end : other.start]) is not None


def _around(name: str) -> str:
    """The name of what a joined place lies in."""
    return name.partition(", ")[2] or name


def _joined(inner: Location, outer: Location, text: str) -> Location:
    lent = _lent(inner, outer, f"{_UNLISTED}, somewhere in what is named behind it")
    return replace(lent, end=outer.end, mention=" ".join(text[inner.start : outer.end].split()))


def _lent(inner: Location, outer: Location, reason: str) -> Location:
    """Give a name that no gazetteer has the area of what it lies in, and both names."""
    own = f"{inner.mention}, "
    around = outer.name.removeprefix(own), outer.canonical.removeprefix(own)
    return replace(
        inner,
        name=f"{inner.mention}, {around[0]}",
        canonical=f"{inner.mention}, {around[1]}",
        kind=outer.kind,
        area=outer.area,
        place=outer.place,
        metonym=False,
        score=outer.score,
        reason=outer.reason if outer.reason.startswith(reason) else f"{reason}; {outer.reason}",
    )
