"""Holds a report's names to where it is at home: a namesake in a land that nothing else speaks of is none, however well known.

A report that names Sagaing, Monywa and Myanmar means no town in Japan by "Kani": the name stays open, for what the text
puts it in. What lies near another place of the report, is a country, a capital or a metropolis, or is tied by the words to its own land, stays.
A name that stays open is looked up once more among the names of the report's own lands, in other spellings.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from geodata.distance import distance_km
from geodata.gazetteer import Gazetteer
from geodata.home_spelling import find_in_country
from geodata.model import Place, PlaceChoice
from geodata.place_evidence import ENGLISH
from geodata.resolve_features import is_like
from geodata.resolve_topics import Topic, bare_name
from geodata.vocab import LOCAL, PlaceKind

SURE = 0.6
"""A place of another name speaks for its land from this chance on."""
LEAST_NAMES = 2
"""So many other names must be sure of their land."""
NEIGHBOUR_KM = 300.0
METROPOLIS = 500_000
SPOT_KM = 50.0
_LEAST_SHARE = 0.4
"""Of the sure names in one land for it to be the report's own."""


def leave_strangers(
    topics: Sequence[Topic], choices: Sequence[PlaceChoice], spoken: AbstractSet[str]
) -> tuple[Topic, ...]:
    """Take from each name the candidates in lands that nothing else of the report speaks of, where a stranger was chosen.

    Args:
        topics: The names with their candidates.
        choices: One a mention, as the names alone decide.
        spoken: Codes of countries that count as named: those of peoples, and the outlet's own.

    Returns:
        The topics in the same order; a name whose choice is at home, or is no stranger, keeps all its candidates.
    """
    sure = _sure_places(topics, choices)
    return tuple(_at_home(topic, choices, sure, spoken) for topic in topics)


def find_spelled(topics: Sequence[Topic], choices: Sequence[PlaceChoice], gazetteer: Gazetteer) -> dict[int, Place]:
    """Find the place of each open name that a land of the report spells otherwise, near what else it names there.

    Args:
        topics: The names, those that the text puts elsewhere without any candidate.
        choices: One a mention.
        gazetteer: Gives the names of a land.

    Returns:
        The places by the index of their topic; none for a name that two spots may bear.
    """
    sure = _sure_places(topics, choices)
    counted = Counter(place.country_code for place in sure.values() if place.country_code)
    lands = [code for code, names in counted.items() if names >= _LEAST_SHARE * counted.total() and code not in ENGLISH]
    found: dict[int, Place] = {}
    for index, topic in enumerate(topics):
        is_open = all(choices[mention].place is None for mention in topic.mentions)
        if is_open and topic.asked_kind != PlaceKind.ROUTE:
            places = [place for code in lands for place in _spelled(topic, code, sure, gazetteer)]
            if places and all(_is_near(place, places[0], SPOT_KM) for place in places):
                found[index] = places[0]
    return found


def _spelled(topic: Topic, code: str, sure: dict[str, Place], gazetteer: Gazetteer) -> Iterator[Place]:
    """Yield the places of a land that bear a name in another spelling, of the kind asked for and near what is named there."""
    near = [place for place in sure.values() if place.country_code == code and place.kind != PlaceKind.COUNTRY]
    for place in find_in_country(bare_name(topic.name), code, gazetteer):
        fits = topic.asked_kind is None or is_like(place.kind, topic.asked_kind)
        if fits and (not near or any(_is_beside(place, other) for other in near)):
            yield place


def _is_beside(place: Place, other: Place) -> bool:
    """Whether a place lies in a division that is named, or not far from a town."""
    return (other.feature_code == "ADM1" and place.admin1 == other.admin1) or _is_near(place, other)


def _sure_places(topics: Sequence[Topic], choices: Sequence[PlaceChoice]) -> dict[str, Place]:
    """The sure place of each name that has one."""
    found: dict[str, Place] = {}
    for topic in topics:
        choice = choices[topic.mentions[0]]
        if choice.place is not None and choice.score >= SURE and choice.place.country_code:
            found.setdefault(topic.name.lower(), choice.place)
    return found


def _at_home(topic: Topic, choices: Sequence[PlaceChoice], sure: dict[str, Place], spoken: AbstractSet[str]) -> Topic:
    chosen = choices[topic.mentions[0]].place
    own = {place.place_id for place in topic.places}
    others = [place for name, place in sure.items() if name != topic.name.lower() and place.place_id not in own]
    if len(others) < LEAST_NAMES or (chosen is not None and not _is_strange(chosen, topic, others, spoken)):
        return topic
    lands = {other.country_code for other in others} | spoken
    home = tuple(place for place in topic.places if place.country_code in lands)
    if chosen is None and not home:
        return topic
    return replace(topic, places=home, outside="" if home else "a land that the report speaks of")


def _is_strange(place: Place, topic: Topic, others: Sequence[Place], spoken: AbstractSet[str]) -> bool:
    """Whether a place is no metropolis and lies in a land, and near a place, of which nothing else speaks."""
    if place.kind not in LOCAL or place.population >= METROPOLIS or place.feature_code == "PPLC":
        return False
    if place.country_code in spoken or any(other.country_code == place.country_code for other in others):
        return False
    tied = any(holder.country_code == place.country_code for holder in (*topic.holders, *topic.around))
    return not tied and not any(_is_near(place, other) for other in others)


def _is_near(place: Place, other: Place, reach_km: float = NEIGHBOUR_KM) -> bool:
    """Whether two places lie in one stretch of country, across a border or not."""
    if place.lon is None or place.lat is None or other.lon is None or other.lat is None:
        return False
    return distance_km(place.lon, place.lat, other.lon, other.lat) < reach_km
