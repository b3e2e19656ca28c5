"""Resolves names of places: which of the places that bear a name does the article mean.

A linear ranker weighs readable features of every candidate (`resolve_features`); its weights stand in
`tables/resolve_weights.tsv`. The names of an article speak for one another, so ranking is repeated. "None of them" is
a candidate too: a name stays open rather than guessed.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import numpy as np
from spacy.tokens import Doc

from geodata.distance import distance_km
from geodata.gazetteer import Gazetteer
from geodata.model import Place, PlaceChoice, PlaceMention
from geodata.options import PlaceOptions
from geodata.outlet import NOWHERE, Home
from geodata.place_evidence import ENGLISH
from geodata.resolve_features import ALONE, TOGETHER, Floats, features_alone, features_together
from geodata.resolve_home import find_spelled, leave_strangers
from geodata.resolve_inside import hold_inside
from geodata.resolve_topics import Topic, gather_topics, named_countries
from geodata.tables import read_table
from geodata.vocab import PlaceKind

NONE_OF_THEM = "(none of them)"
LEFT_OPEN = {"alone": 0.0, "together": 0.1}
"""Taken off the learned score of "none of them": a town of a report of war left open costs more than one of local news."""
ROUNDS = 3
SAME_SPOT_KM = 50.0
MOST_OTHERS = 5
"""So many of the other places of a name are kept, for whoever corrects the choice."""
SPELLED = 0.5
"""The chance of a place that a land of the report spells otherwise: enough to be shown, too little to speak for others."""
_REASONS = 2
_LONG_NAME = 10
_LARGE = 100_000
"""People of a town abroad that may be meant without its country's being named."""
_SEVERAL = np.log1p(2.0)
"""Two sure names in a country speak for it as its own name does."""
_MUCH = 1.25
"""So many times likelier is one of several places at home that is taken for the only one."""


def resolve_places(
    mentions: Sequence[PlaceMention], doc: Doc, gazetteer: Gazetteer, options: PlaceOptions, home: Home = NOWHERE
) -> tuple[PlaceChoice, ...]:
    """Choose the place that each mention most likely names.

    One name means one place in an article, unless different regions stand behind it. Streets and roads are
    recognised and stay open unless the gazetteer has that very route.

    Args:
        mentions: In the order of the text.
        doc: The article they come from.
        gazetteer: Gives the candidates.
        options: Below `min_score` a place stays open.
        home: Where the outlet is at home, from `find_home`.

    Returns:
        One choice a mention, in the same order; score in [0, 1], the chance that it is right.
    """
    topics = gather_topics(mentions, doc, gazetteer)
    peoples = named_countries(doc)
    choices = _choose_all(topics, mentions, peoples, options, home)
    held = hold_inside(topics, choices, doc.text, gazetteer)
    if held != topics:
        choices = _choose_all(held, mentions, peoples, options, home)
    at_home = leave_strangers(held, choices, peoples.keys() | home.countries)
    if at_home != held:
        choices = _choose_all(at_home, mentions, peoples, options, home)
    return _with_spelled(at_home, choices, doc.text, gazetteer)


def _with_spelled(
    topics: Sequence[Topic], choices: Sequence[PlaceChoice], text: str, gazetteer: Gazetteer
) -> tuple[PlaceChoice, ...]:
    """Give open names the places that the report's own lands spell otherwise, where they lie where the text puts them."""
    found = find_spelled(topics, choices, gazetteer)
    if not found:
        return tuple(choices)
    spelled = tuple(
        replace(topic, places=(found[index],)) if index in found else topic for index, topic in enumerate(topics)
    )
    given = list(choices)
    for index, place in found.items():
        for mention in topics[index].mentions:
            given[mention] = replace(
                choices[mention], place=place, score=SPELLED, reason="another spelling of that name"
            )
    held = hold_inside(spelled, given, text, gazetteer)
    for index in found:
        if held[index] != spelled[index]:
            for mention in topics[index].mentions:
                given[mention] = choices[mention]
    return tuple(given)


def _choose_all(
    topics: Sequence[Topic],
    mentions: Sequence[PlaceMention],
    peoples: dict[str, int],
    options: PlaceOptions,
    home: Home,
) -> tuple[PlaceChoice, ...]:
    """Choose a place for every name, all names together: one choice a mention."""
    ranked = [topic for topic in topics if topic.places]
    columns, chances = rank_candidates(ranked, peoples, home)
    choices = {
        index: PlaceChoice(mention=mentions[index], place=None, score=0.0, reason=_why_open(topic))
        for topic in topics
        for index in topic.mentions
    }
    start = 0
    for topic in ranked:
        end = start + len(topic.places)
        place, score, reason = _choose(topic, columns[start:end], chances[start:end], options)
        others = _others(topic.places, chances[start:end], place)
        for index in topic.mentions:
            choices[index] = PlaceChoice(
                mention=mentions[index], place=place, score=score, reason=reason, others=others
            )
        start = end
    return tuple(choices[index] for index in range(len(mentions)))


def rank_candidates(topics: Sequence[Topic], peoples: dict[str, int], home: Home = NOWHERE) -> tuple[Floats, Floats]:
    """Weigh the candidates of every name, alone first, then with the other names as witnesses.

    Args:
        topics: Names with at least one candidate each.
        peoples: How often the people of each country are named.
        home: Where the outlet is at home.

    Returns:
        Features of shape (candidates, `ALONE` + `TOGETHER`), and the chance of each candidate; those of one topic and
        of "none of them" sum to 1.
    """
    alone = features_alone(topics, peoples, home)
    sizes = [len(topic.places) for topic in topics]
    chances = to_chances(alone, *_weights("alone", ALONE), sizes)
    columns = np.hstack([alone, np.zeros((len(alone), len(TOGETHER)))])
    for _ in range(ROUNDS):
        columns = np.hstack([alone, features_together(topics, chances)])
        chances = to_chances(columns, *_weights("together", ALONE + TOGETHER), sizes)
    return columns, chances


def to_chances(columns: Floats, weights: Floats, none_of_them: float, sizes: Sequence[int]) -> Floats:
    """Turn features into chances: a softmax over the candidates of each name and "none of them"."""
    scores = columns @ weights
    chances = np.zeros(len(scores))
    start = 0
    for size in sizes:
        own = scores[start : start + size]
        highest = max(own.max(), none_of_them)
        powers = np.exp(own - highest)
        chances[start : start + size] = powers / (powers.sum() + np.exp(none_of_them - highest))
        start += size
    return chances


def _choose(topic: Topic, columns: Floats, chances: Floats, options: PlaceOptions) -> tuple[Place | None, float, str]:
    """Take the likeliest candidate of a name, or none, and say why; a town and its district are right together."""
    order = np.argsort(-chances, kind="stable")
    best = int(order[0])
    score = _chance_there(topic.places, chances, best)
    own = _only_one_at_home(topic.places, columns, chances)
    if own is not None and (score < options.min_score or _outweighs(own, best, topic.places, columns)):
        own_score = _chance_there(topic.places, chances, own)
        return topic.places[own], own_score, "the only place of that name in a country that the article names"
    if topic.outside and len(topic.places) == 1:
        return topic.places[best], max(score, options.min_score), f"the only place of that name in {topic.outside}"
    if score < options.min_score and _is_unmistakable(topic, best):
        return topic.places[best], options.min_score, "the only place in the world of that name of several words"
    if score < options.min_score:
        return None, score, f"{len(topic.places)} places bear the name and none is likely enough"
    if len(order) == 1:
        return topic.places[best], score, "; ".join(["the only place of that name", *_speaks_for(columns[best], None)])
    rival = columns[order[1]]
    reasons = _speaks_for(columns[best], rival) or ["likeliest of the places of that name"]
    return topic.places[best], score, "; ".join(reasons)


def _chance_there(places: Sequence[Place], chances: Floats, index: int) -> float:
    """The chance of a candidate and of those at its spot."""
    return round(float(chances[_beside(places, index)].sum()), 3)


def _only_one_at_home(places: Sequence[Place], columns: Floats, chances: Floats) -> int | None:
    """The candidate in a country that the article names, it or its people, where all others lie in no such country and are no large towns.

    Few as they may be who live there, it is meant: Madaya in a report on Syria, not the larger one in Myanmar. Of several
    at home one must be much likelier than the others.
    """
    named = [ALONE.index("people named"), len(ALONE) + TOGETHER.index("its country named")]
    within = len(ALONE) + TOGETHER.index("names in its country")
    rooted = bool(columns[:, within].min() > _SEVERAL) and all(place.lat is None for place in places)
    home = [index for index, row in enumerate(columns) if row[named].max() > 0.5 or rooted]
    abroad = [place for index, place in enumerate(places) if index not in home]
    if not home or any(place.population > _LARGE or place.kind is PlaceKind.COUNTRY for place in abroad):
        return None
    best = max(home, key=lambda index: (chances[index], places[index].population))
    beside = _beside(places, best)
    return best if all(index in beside or chances[index] * _MUCH < chances[best] for index in home) else None


def _is_unmistakable(topic: Topic, best: int) -> bool:
    """Whether a name of several words has one spot in the world, spelled just so: "Cuito Cuanavale"; English ones are too plain."""
    place = topic.places[best]
    if place.country_code in ENGLISH:
        return False
    several = " " in topic.name and len(topic.name) >= _LONG_NAME and place.match == "primary"
    return several and not topic.asked_kind and len(_beside(topic.places, best)) == len(topic.places)


def _outweighs(own: int, best: int, places: Sequence[Place], columns: Floats) -> bool:
    """Whether the only candidate at home is meant and not the likeliest one: no other name of the article lies nearer to that."""
    nearest = columns[:, len(ALONE) + TOGETHER.index("nearest name")]
    return own not in _beside(places, best) and bool(nearest[own] >= nearest[best])


def _others(places: Sequence[Place], chances: Floats, chosen: Place | None) -> tuple[Place, ...]:
    """The likeliest of the places of a name that was not chosen."""
    ranked = (places[index] for index in np.argsort(-chances, kind="stable"))
    return tuple(place for place in ranked if place is not chosen)[:MOST_OTHERS]


def _beside(places: Sequence[Place], best: int) -> list[int]:
    """The candidate and those that lie at the same spot: the town and the district around it."""
    here = places[best]
    return [
        index
        for index, place in enumerate(places)
        if index == best
        or (place.country_code == here.country_code and place.kind != PlaceKind.COUNTRY and _is_near(place, here))
    ]


def _is_near(place: Place, other: Place) -> bool:
    """Whether two places lie at the same spot."""
    if place.lon is None or place.lat is None or other.lon is None or other.lat is None:
        return False
    return distance_km(place.lon, place.lat, other.lon, other.lat) < SAME_SPOT_KM


def _speaks_for(columns: Floats, rival: Floats | None) -> list[str]:
    """The features that spoke most for a candidate, against its closest rival where there is one, in words."""
    names = ALONE + TOGETHER
    weights, _ = _weights("together", names)
    gains = weights * (columns if rival is None else columns - rival)
    words = {
        row["feature"]: row["words"] for row in read_table("resolve_words") if rival is not None or not row["relative"]
    }
    order = np.argsort(-gains, kind="stable")
    said = [
        words[names[index]] for index in order if gains[index] > 0.3 and names[index] in words and columns[index] > 0
    ]
    return said[:_REASONS]


def _why_open(topic: Topic) -> str:
    """Why a name is not even ranked."""
    if topic.asked_kind == PlaceKind.ROUTE:
        return "a street or road, which the gazetteer does not place"
    if topic.outside:
        return f"named as lying in {topic.outside}, where the gazetteer has no place of that name"
    return "no place of that name in the gazetteer"


@cache
def _weights(stage: str, names: tuple[str, ...]) -> tuple[Floats, float]:
    """The weights of a stage, in the order of the columns, and the score of "none of them"."""
    weights = {row["feature"]: float(row[stage] or 0) for row in read_table("resolve_weights")}
    return np.array([weights[name] for name in names]), weights[NONE_OF_THEM] - LEFT_OPEN[stage]
