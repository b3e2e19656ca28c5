"""Holds names to what the text puts them in or beside: "Florida district, Valle del Cauca" is not the Florida of Miami.

Where the text says that a name lies in a place that is sure, or near one ("Taji, north of Baghdad"), its namesakes elsewhere
are no candidates. What is left without any stays open, rather than pinned where it cannot be.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import islice

from shapely.geometry import Point

from geodata.area_phrases import Phrase, PhraseKind, find_phrases, leads_to
from geodata.distance import distance_km
from geodata.gazetteer import Gazetteer
from geodata.model import Place, PlaceChoice
from geodata.names import fold_name
from geodata.peoples import demonyms
from geodata.place_spans import place_words
from geodata.place_words import kind_follows
from geodata.resolve_topics import Topic
from geodata.tables import read_words
from geodata.vocab import LOCAL, TOWNS, PlaceKind

SURE = 0.6
"""What is around a name must be this likely to be what it seems."""
SURE_ITSELF = 0.9
"""A name this sure to be a town of the land is that town, whatever town is named behind it."""
NEAR_DEG, NEAR_KM = 0.5, 60.0
"""Outlines and points are no surer than that: a name this near to what is around it may lie in it."""
SMALL_PLACE = 100_000
AROUND_KM, TOWARDS_KM = 60.0, 200.0
"""How far off a town lies that is named near another, or on one side of it without a distance."""
_DIVISIONS = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.DISTRICT})
_BESIDE = 60
"""How far before a name, in characters, it is said whose it is."""
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
    phrases = {phrase.members: phrase for phrase in find_phrases(choices, text)}
    return tuple(_held(topic, choices, text, phrases, gazetteer) for topic in topics)


def _held(
    topic: Topic,
    choices: Sequence[PlaceChoice],
    text: str,
    phrases: Mapping[tuple[int, ...], Phrase],
    gazetteer: Gazetteer,
) -> Topic:
    """Leave to a name what lies where it is put; a large place elsewhere may well be meant itself, unless its kind is told."""
    for index in topic.mentions:
        chosen = choices[index].place
        local = chosen is None or (chosen.kind in LOCAL and chosen.population < SMALL_PLACE)
        for holder, lies in _around(index, choices, text, phrases, gazetteer):
            if chosen is not None and lies(chosen):
                return topic
            inside = tuple(place for place in topic.places if lies(place))
            if not inside and _is_sure_beside(choices[index], holder):
                continue
            if (
                local
                or kind_follows(text, choices[index].mention.end)
                or (inside and not choices[index].mention.metonym)
            ):
                return replace(topic, places=inside, outside=holder.name)
    return topic


def _is_sure_beside(choice: PlaceChoice, holder: Place) -> bool:
    """Whether a town is so sure, in the land of a town named behind it, that the text cannot mean to put it there: "a judge from Gao in Bamako"."""
    place = choice.place
    own = place is not None and place.country_code == holder.country_code and holder.kind in TOWNS
    return own and choice.score >= SURE_ITSELF


def _around(
    index: int,
    choices: Sequence[PlaceChoice],
    text: str,
    phrases: Mapping[tuple[int, ...], Phrase],
    gazetteer: Gazetteer,
) -> Iterator[tuple[Place, Callable[[Place], bool]]]:
    """Yield what the text surely puts a mention in or beside, and what tells whether a place lies there."""
    end = choices[index].mention.end
    owned = _people_before().search(text, max(0, choices[index].mention.start - _BESIDE), choices[index].mention.start)
    land = gazetteer.country(demonyms().get(owned["people"], "")) if owned else None
    if land is not None and owned is not None and owned["people"].lower() not in read_words("where_words", "minority"):
        yield land, partial(lies_in, holder=land, gazetteer=gazetteer)
    if fold_name(choices[index].mention.name) in read_words("where_words", "anywhere"):
        cities = (choice.place for choice in reversed(choices[:index]) if choice.place and _is_sure(choice, TOWNS))
        yield from ((city, partial(lies_in, holder=city, gazetteer=gazetteer)) for city in islice(cities, 1))
    behind = choices[index + 1] if index + 1 < len(choices) else None
    if behind is not None and behind.place is not None and _is_sure(behind, _DIVISIONS | TOWNS):
        gap, phrase = text[end : behind.mention.start], phrases.get((index + 1,))
        divides = behind.place.kind in _DIVISIONS
        if _IN.fullmatch(gap) or (divides and _tells_where(gap, text, behind.mention.end)):
            yield behind.place, partial(lies_in, holder=behind.place, gazetteer=gazetteer)
        elif phrase and behind.place.kind in TOWNS and leads_to(text[end : max(end, phrase.start)]):
            yield behind.place, partial(_lies_near, town=behind.place, phrase=phrase)
    owner = choices[index - 1] if index else None
    gap = text[owner.mention.end : choices[index].mention.start] if owner else ""
    if owner is not None and owner.place is not None and _is_sure(owner, _DIVISIONS) and _OWNED.fullmatch(gap):
        yield owner.place, partial(lies_in, holder=owner.place, gazetteer=gazetteer)


@cache
def _people_before() -> re.Pattern[str]:
    """Whose town a name is: "the Lebanese village of Taibeh"."""
    towns = "|".join(sorted(word for word, kind in place_words().items() if kind in TOWNS))
    return re.compile(rf"\b(?P<people>[A-Z]\w+)\s(?:[a-z-]+\s){{0,2}}(?:{towns})\s(?:of\s)?(?:the\s)?$")


def _lies_near(place: Place, town: Place, phrase: Phrase) -> bool:
    """Whether a place may lie where a phrase puts it: near a town, or so far on one side of it."""
    if place.lon is None or place.lat is None or town.lon is None or town.lat is None:
        return place.country_code == town.country_code and place.admin1 == town.admin1
    reach_km = AROUND_KM if phrase.kind is PhraseKind.NEAR else TOWARDS_KM
    if phrase.length_km is not None:
        reach_km = AROUND_KM + (1 + phrase.slack_share) * phrase.length_km
    return distance_km(place.lon, place.lat, town.lon, town.lat) < reach_km


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
    if holder.kind is PlaceKind.REGION and place.kind is PlaceKind.DISTRICT:
        division = gazetteer.division(place)
        if division is not None and division.kind is PlaceKind.REGION and division.country_code == holder.country_code:
            return division.place_id == holder.place_id  # a district of the division beside it is not meant
    outline = gazetteer.outline(holder.place_id)
    if outline is not None:
        return bool(outline.distance(Point(place.lon, place.lat)) < NEAR_DEG)
    if holder.kind in TOWNS and holder.lon is not None and holder.lat is not None:
        return distance_km(place.lon, place.lat, holder.lon, holder.lat) < NEAR_KM
    return place.country_code == holder.country_code


@cache
def _told() -> re.Pattern[str]:
    """A word for a kind of place behind a name, and what ties it to what is around it."""
    words = "|".join(sorted(word for word, kind in place_words().items() if kind in LOCAL | {PlaceKind.REGION}))
    return re.compile(rf"[ \t](?:{words})(?:,\s+(?:in\s+)?|\s+(?:in|of)\s+)(?:the\s+)?(?:[a-z]+\s+){{0,2}}")
