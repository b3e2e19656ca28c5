"""Holds names to what the text puts them in: "Ghaziabad district, Kunar province" is not the Ghaziabad in India.

Where the text says that a name lies in a place that is sure, its namesakes elsewhere are no candidates. What is left
without any stays open, rather than pinned where it cannot be.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from shapely.geometry import Point

from geodata.distance import distance_km
from geodata.gazetteer import Gazetteer
from geodata.model import Place, PlaceChoice
from geodata.place_spans import place_words
from geodata.place_words import kind_follows
from geodata.resolve_topics import Topic
from geodata.vocab import PlaceKind

SURE = 0.6
"""What is around a name must be this likely to be what it seems."""
NEAR_DEG, NEAR_KM = 0.5, 60.0
"""Outlines and points are no surer than that: a name this near to what is around it may lie in it."""
SMALL_PLACE = 100_000
_DIVISIONS = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.DISTRICT})
_TOWNS = frozenset({PlaceKind.CITY, PlaceKind.VILLAGE})
_LOCAL = frozenset({PlaceKind.DISTRICT, PlaceKind.CITY, PlaceKind.VILLAGE, PlaceKind.SITE})
_IN = re.compile(r",?\s+in\s+(?:the\s+)?(?:[a-z]+\s+){0,2}")
_OWNED = re.compile(r"['’]s?\s+")


def hold_inside(
    topics: Sequence[Topic], choices: Sequence[PlaceChoice], text: str, gazetteer: Gazetteer
) -> tuple[Topic, ...]:
    """Leave to each name only the candidates that lie in what the text puts it in.

    Args:
        topics: The names with their candidates.
        choices: One a mention, as the names alone decide.
        text: The article's text.
        gazetteer: Gives outlines.

    Returns:
        The topics in the same order, those of names that are put nowhere, or are where they are put, unchanged.
    """
    return tuple(_held(topic, choices, text, gazetteer) for topic in topics)


def _held(topic: Topic, choices: Sequence[PlaceChoice], text: str, gazetteer: Gazetteer) -> Topic:
    for index in topic.mentions:
        around = _around(index, choices, text)
        if around is not None:
            chosen = choices[index].place
            if chosen is None or not lies_in(chosen, around, gazetteer):
                inside = tuple(place for place in topic.places if lies_in(place, around, gazetteer))
                return replace(topic, places=inside, outside=around.name)
    return topic


def _around(index: int, choices: Sequence[PlaceChoice], text: str) -> Place | None:
    """What the text puts a mention in, where that is sure; a large place elsewhere may well be meant, unless its kind is told."""
    own = choices[index]
    local = own.place is None or (own.place.kind in _LOCAL and own.place.population < SMALL_PLACE)
    if index + 1 < len(choices):
        holder = choices[index + 1]
        gap = text[own.mention.end : holder.mention.start]
        if _is_sure(holder, _DIVISIONS) and _tells_where(gap, text, holder.mention.end):
            return holder.place
        if local and _is_sure(holder, _DIVISIONS | _TOWNS) and _IN.fullmatch(gap):
            return holder.place
    if index and local:
        owner = choices[index - 1]
        gap = text[owner.mention.end : own.mention.start]
        if _is_sure(owner, _DIVISIONS) and _OWNED.fullmatch(gap):
            return owner.place
    return None


def _is_sure(choice: PlaceChoice, kinds: frozenset[PlaceKind]) -> bool:
    """Whether a name is surely that of a place of some kind."""
    return (
        choice.place is not None and choice.score >= SURE and choice.place.kind in kinds and not choice.mention.metonym
    )


def _tells_where(gap: str, text: str, end: int) -> bool:
    """Whether a name has its kind behind it, and then what it lies in: "X district, Y province", "X district of Y"."""
    return _told().fullmatch(gap) is not None and ("," not in gap or kind_follows(text, end))


def lies_in(place: Place, holder: Place, gazetteer: Gazetteer) -> bool:
    """Whether a place may lie in another, by the outline where there is one, else by distance or country."""
    if place.place_id == holder.place_id:
        return False
    if place.lon is None or place.lat is None:
        division = gazetteer.division(place) if holder.kind is not PlaceKind.COUNTRY else holder
        return (
            division is not None and division.place_id == holder.place_id and place.country_code == holder.country_code
        )
    outline = gazetteer.outline(holder.place_id)
    if outline is not None:
        return bool(outline.distance(Point(place.lon, place.lat)) < NEAR_DEG)
    if holder.kind in _TOWNS and holder.lon is not None and holder.lat is not None:
        return distance_km(place.lon, place.lat, holder.lon, holder.lat) < NEAR_KM
    return place.country_code == holder.country_code


@cache
def _told() -> re.Pattern[str]:
    """A word for a kind of place behind a name, and what ties it to what is around it."""
    words = "|".join(sorted(word for word, kind in place_words().items() if kind in _LOCAL | {PlaceKind.REGION}))
    return re.compile(rf"[ \t](?:{words})(?:,\s+(?:in\s+)?|\s+(?:in|of)\s+)(?:the\s+)?(?:[a-z]+\s+){{0,2}}")
