"""Puts a place that no gazetteer has into the one that the text names as around it: "Marjeh district, Helmand province"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from shapely.geometry import Point

from geodata.model import Location
from geodata.place_words import kind_follows
from geodata.tables import read_words
from geodata.vocab import PlaceKind

_WIDER = frozenset({PlaceKind.DISTRICT, PlaceKind.REGION, PlaceKind.COUNTRY})
_COMMA = r"(?:,\s+|\s*\()"
_UNKNOWN = rf"(?:{_COMMA}[^\W\d_a-z][\w'’-]*(?:[ -][^\W\d_a-z][\w'’-]*){{0,3}}(?:[ \t][a-z]+)?){{1,2}}"
_GAP = re.compile(
    rf"(?:[ \t][^\W\d_]+)?(?:{_COMMA}(?:in\s+)?|/|\s+in\s+|{_UNKNOWN}{_COMMA})(?:the\s+)?(?:[a-z]+\s+(?:of\s+)?)?"
)
_IN_CITY = re.compile(rf"(?:[ \t][a-z]+){{1,2}}{_UNKNOWN}?,\s+")
_LISTED = re.compile(r"(?:\s*,)?\s+(?:and|or)\b|\s*,\s+[^\W\d_a-z]")
_AWAY = re.compile(r"\S+\s*(?:km|kms|kilomet|miles?\b)", re.IGNORECASE)
_AWAY_GAP = re.compile(r"(?:[ \t][a-z]+)?,\s+(?:[a-z]+\s+){0,4}")
_KIND_GAP = re.compile(r"[ \t][a-z]+,\s+(?:in\s+)?(?:the\s+)?")
_OUTLET = re.compile(r"[ \t]+(?:state[ \t]+)?(?:radio|television|tv)\b", re.IGNORECASE)
_QUARTER_REACH = 24
_ELSEWHERE_DEG = 0.05  # about 5 km: outlines are drawn no finer


def join_containers(locations: Sequence[Location], text: str) -> tuple[Location, ...]:
    """Join each unresolved name with the division or country right behind it: it lies somewhere in there.

    So does a district or village that was resolved to a namesake elsewhere ("Jaghatu district, Ghazni province").

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
        else:
            joined.append(location)
    return tuple(reversed(joined))


def join_quarters(locations: Sequence[Location], text: str, filed_from: Location | None) -> tuple[Location, ...]:
    """Put each unresolved quarter, street or market into the city named last before it: "in the La Rinconada neighbourhood".

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
        if city is not None and location.place is None and location.area is None and _is_quarter(location, text):
            joined.append(_lent(location, city, "a quarter that no gazetteer has, in the city named before it"))
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
    return any(
        re.search(pattern, words, re.IGNORECASE)
        for pattern, words in (
            (rf"\b(?:{nouns})\s+of\s+$", before),
            (rf"^\s+(?:{nouns})\b", behind),
            (rf"\b(?:{nouns})$", location.mention),
        )
    )


@cache
def _quarters() -> str:
    """Nouns for a part of a city, as alternatives of a pattern."""
    nouns = read_words("name_particles", "part") | read_words("where_words", "beside")
    return "|".join(sorted(map(re.escape, nouns), key=len, reverse=True))


def _lies_in(inner: Location, outer: Location, text: str) -> bool:
    """Whether a name is followed by a wider place with an area, or by how far it is from one, and is unresolved or elsewhere."""
    if inner.metonym or outer.area is None:
        return False
    gap = text[inner.end : outer.start]
    if inner.place is None and inner.area is None and _AWAY.match(outer.mention):
        return _AWAY_GAP.fullmatch(gap) is not None
    if inner.place is None and outer.kind == PlaceKind.CITY and not kind_follows(text, outer.end):
        return inner.area is None and _IN_CITY.fullmatch(gap) is not None and not _LISTED.match(text, outer.end)
    if outer.kind not in _WIDER and not kind_follows(text, outer.end):
        return False
    if inner.place is None:
        return inner.area is None and _GAP.fullmatch(gap) is not None
    told_apart = _KIND_GAP.fullmatch(gap) is not None and kind_follows(text, outer.end)
    if not told_apart or inner.area is None:
        return False
    return outer.area.geometry.distance(Point(inner.area.lon, inner.area.lat)) > _ELSEWHERE_DEG


def _joined(inner: Location, outer: Location, text: str) -> Location:
    lent = _lent(inner, outer, "in no gazetteer, somewhere in what is named behind it")
    return replace(lent, end=outer.end, mention=" ".join(text[inner.start : outer.end].split()))


def _lent(inner: Location, outer: Location, reason: str) -> Location:
    """Give a name that no gazetteer has the area of what it lies in, and both names."""
    return replace(
        inner,
        name=f"{inner.mention}, {outer.name}",
        canonical=f"{inner.mention}, {outer.canonical}",
        kind=outer.kind,
        area=outer.area,
        place=outer.place,
        metonym=False,
        score=outer.score,
        reason=outer.reason if outer.reason.startswith(reason) else f"{reason}; {outer.reason}",
    )
