"""Finds behind a counted phrase what makes those counted displaced: homes lost, a refuge they stay in, a move to somewhere.

Codes are those of `figure_words`; Q stands for a whole counted phrase, A for one person who is named or known.
"""

import re
from collections.abc import Sequence

from geodata.figure_phrases import Phrase
from geodata.figure_units import FLIGHT_REACH, SKIP, Link, Unit, flees, kind_of
from geodata.figure_words import cues

_DRIVEN = re.compile(rf"{SKIP},?w?[bhr]*b[rh]*(?:P&r?)?[Wc]")
_HOUSED = re.compile(rf"{SKIP},?w?[bhrex]*p(Q)")
_STAYING = re.compile(rf"{SKIP},?w?[bhr]*([bevW])r?(?:dn)?p([^vpQA.;,]{{1,4}}|Q)")
_HOMES_LOST = re.compile(rf"{SKIP},?d?o?[uw]?[bhr]*(?:(c)[drj]*D|[hv]r?[drj]*D(P)|(?<=w)j*D[bhr]*(P))")
_MOVED = re.compile(rf"{SKIP}[hr]*(W)(?![drj]*[QAu])")


def driven_out(units: Sequence[Unit], right: str, index: int) -> Link | None:
    """A verb of moving with a goal, or homes lost: "were sent to a shelter", "lost their houses"."""
    driven = _DRIVEN.match(right)
    if driven and _is_driven(units[index + driven.end() : index + driven.end() + 1 + FLIGHT_REACH]):
        return Link(kind="displaced", rule="forced to flee")
    return Link(kind="displaced", rule="homes lost") if _lost_homes(units, right, index) else None


def away_from_home(units: Sequence[Unit], right: str, index: int) -> Link | None:
    """A refuge where those counted stay, or a household's move."""
    housed = _HOUSED.match(right)
    staying = _STAYING.match(right)
    if (housed and _is_refuge(units[index + 1 + housed.start(1)].phrase)) or (
        staying
        and _is_shelter(
            units[index + 1 + staying.start(1)], units[index + staying.start(2) : index + 1 + staying.end()]
        )
    ):
        return Link(kind="displaced", rule="in a refuge")
    moved = _MOVED.match(right)
    if moved and _moves_house(units[index], units[index + 1 + moved.start(1)]):
        return Link(kind="displaced", rule="moved")
    return None


def _lost_homes(units: Sequence[Unit], right: str, index: int) -> bool:
    """Whether those counted lost their homes: "lost their houses", "had their huts burnt", "whose homes were razed"."""
    lost = _HOMES_LOST.match(right)
    phrase = units[index].phrase
    if lost is None or phrase is None or (phrase.head is not None and phrase.head.code not in "VF"):
        return False
    word = units[index + 1 + lost.start(lost.lastindex or 1)]
    if lost[1]:
        return word.item is not None and word.item.lower in cues("lose")
    return kind_of(word, "participle") in {"destroyed", "burned"}


def _moves_house(unit: Unit, verb: Unit) -> bool:
    """Whether households do what is flight where a household does it: "312 households moved to the town"."""
    head = unit.phrase.head if unit.phrase else None
    return head is not None and head.code == "F" and verb.item is not None and verb.item.lower in cues("moving")


def _is_driven(units: Sequence[Unit]) -> bool:
    """Whether a verb of moving and what follows it tell of flight; "taken" only where it is to somewhere."""
    goal = units[1].item if len(units) > 1 else None
    return flees(units[1:]) and (units[0].code == "W" or (goal is not None and goal.lower == "to"))


def _is_refuge(phrase: Phrase | None) -> bool:
    """Whether a counted phrase names places where people stay who fled: "12 evacuation centres"."""
    return phrase is not None and not cues("refuge").isdisjoint(phrase.words)


def _is_shelter(verb: Unit, place: Sequence[Unit]) -> bool:
    """Whether people stay where those stay who fled: "slept at a school", "remain in the centres"; not "gathered outside a church"."""
    if verb.item is None or verb.item.lower not in cues("stay"):
        return False
    words = {
        word
        for unit in place
        for word in (unit.phrase.words if unit.phrase else {unit.item.lower if unit.item else ""})
    }
    places = cues("haven") | cues("refuge")
    if verb.item.lower not in cues("assemble"):
        return not words.isdisjoint(places | cues("lodging"))
    return not words.isdisjoint(places) and words.isdisjoint(cues("beside"))
