"""Finds the sentences that tell of an occurrence in words that no table has: a linear model weighs all that they say.

Source: weights learned by `benchmarks/train_sentences.py` on annotated reports; see docs/gold.md.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from spacy.tokens import Token

from geodata.clauses import depth, is_hypothetical
from geodata.negation import find_negation
from geodata.pointing import is_definite
from geodata.scenes import Scene
from geodata.sentence_features import sentence_features, setting_features
from geodata.tables import read_table
from geodata.topic import Topic
from geodata.triggers import Trigger, TriggerWord
from geodata.unreal import is_sport
from geodata.vocab import EventType

LIKELY = "likely"
"""The role of words that only the model takes for those of an occurrence."""
ANY = "any"
LEAST = 0.65
"""A sentence this likely to tell of an occurrence is believed to."""
GOING_ON = {EventType.FIGHTING, EventType.EXPLOSION}
"""Types that a report on a war speaks of again and again, as of what goes on: there the model cannot tell news from it."""
HELPING = {"weapon", "gun", "platform", "state"}
BELOW = {"advcl", "relcl", "acl"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What the model makes of a sentence: how likely it tells of an occurrence, and of which type most likely."""

    chance: float
    event_type: EventType


def find_likely(
    scenes: Sequence[Scene], told: Sequence[Collection[EventType]], topic: Topic
) -> Iterator[tuple[Scene, Trigger]]:
    """Find the sentences that most likely tell of an occurrence, of those that no rule takes for such.

    Only in a report of which some sentence is known to tell of one: the model says what goes with it.

    Args:
        scenes: The sentences of a report.
        told: For each, the types of the occurrences that it is known to tell of.
        topic: The topic of the report.

    Yields:
        Each sentence with the word that names the occurrence, in text order.
    """
    if not any(told):
        return
    for at, scene in enumerate(scenes):
        if told[at]:
            continue
        guess = weigh(sentence_features(scene) | setting_features(at, told, topic))
        if guess.chance < LEAST or guess.event_type in GOING_ON:
            continue
        head = _head(scene, guess.event_type)
        if head is not None:
            yield scene, _trigger(head, guess.event_type)


def weigh(features: Collection[str]) -> Guess:
    """Weigh the features of a sentence.

    Args:
        features: Their names; those that the model does not know weigh nothing.
    """
    sums = dict(_weights()[""])
    for feature in features:
        for name, weight in _weights().get(feature, {}).items():
            sums[name] += weight
    chance = 1 / (1 + exp(-sums.pop(ANY)))
    return Guess(chance=chance, event_type=EventType(max(sums, key=lambda name: sums[name])))


def _head(scene: Scene, event_type: EventType) -> Token | None:
    """Choose the word that names the occurrence: one of the tables of its type, else the verb nearest the root that says nothing."""
    if is_sport(scene) or any(trigger.role == "threat" for trigger in scene.triggers):
        return None  # a rule knows what a threat is, and this is none
    named = [
        scene.head(trigger)
        for trigger in scene.triggers
        if trigger.event_type == event_type and trigger.role not in HELPING
    ]
    if named and all(map(is_definite, named)):
        return None  # "the attack took place at dawn" only goes on with what was told
    telling = {saying.verb for saying in scene.sayings}
    verbs = [word for word in scene.tokens if word.pos_ == "VERB" and word.i not in telling and word.dep_ not in BELOW]
    heads = (*(head for head in named if not is_definite(head)), *sorted(verbs, key=depth))
    return next((head for head in heads if not is_hypothetical(head) and find_negation(head) is None), None)


def _trigger(head: Token, event_type: EventType) -> Trigger:
    acled, sub = _labels()[event_type]
    word = TriggerWord(
        lemmas=(), pos="*", event_type=event_type, acled_event_type=acled, acled_sub_event_type=sub, role=LIKELY
    )
    return Trigger(start=head.idx, end=head.idx + len(head), head=head.i, text=head.text, word=word)


@cache
def _labels() -> dict[str, tuple[str, str]]:
    """The widest ACLED labels of each type; none for those that ACLED does not have."""
    rows = read_table("acled_labels")
    return {row["event_type"]: (row["acled_event_type"], row["acled_sub_event_type"]) for row in rows}


@cache
def _weights() -> dict[str, dict[str, float]]:
    """The weights of each feature, by name of what they speak for; those of "" are there at every sentence."""
    rows = {row["feature"]: row for row in read_table("sentence_weights")}
    return {
        feature: {name: float(weight) for name, weight in row.items() if name != "feature" and weight}
        for feature, row in rows.items()
    }
