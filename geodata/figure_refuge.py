"""Finds behind a counted phrase what makes those counted displaced: homes lost, a refuge they stay in, a move to somewhere.

Codes are those of `figure_words`; Q stands for a whole counted phrase, A for one person who is named or known.
"""

import re
from collections.abc import Sequence

from geodata.figure_phrases import Phrase
from geodata.figure_units import FLIGHT_REACH, LEAST, PLACE, SKIP, Link, Unit, flees, kind_of
from geodata.figure_words import cues

_DRIVEN = re.compile(rf"{SKIP},?w?[bhr]*b[rh]*(?:P&r?)?[Wct]")
_HOUSED = re.compile(rf"{SKIP},?w?[bhrex]*p(Q)")
_STAYING = re.compile(rf"{SKIP},?w?[bhr]*([bevW])r?(?:[dja]*n+|Q)?(p[^vpA.;,]{{1,5}}|r)")
_HOMES_LOST = re.compile(rf"{SKIP},?d?o?[uw]?[bhr]*(?:(c)[drj]*D|[hv]r?[drj]*D(P)|(?<=w)j*D[bhr]*(P))")
_GONE = re.compile(rf"{SKIP},?w?[bhr]*b[hr]*(c)|r?(c)(?=[.;,]|$)")
_GRANTED = re.compile(rf"{SKIP},?w?[bhr]*b[hr]*([ePvW])p?[jr]*([nDX])")
_LEAVING = re.compile(rf"{SKIP}[hr]*(B)(?=[.;,pw&]|$)")
_SENT = re.compile(rf"{PLACE}?([Wc])(p)")
_ORDERED = re.compile(rf"{PLACE}?(W)p([vcIBe])")
_SHELTERED = re.compile(rf"{SKIP},?w?[bhrx]*([bcevW])[jr]*([nDX])")
_LEFT = re.compile(rf"{SKIP},?w?[bhrx]*(?:[bhet]p[bh]*)?([evPcWI])(?:[rp]o)?[drje]*([DL])")
_LEFT_TOWN = re.compile(rf"{SKIP},?w?[bhrx]*([evPcWI])([An])(?![o&])")
_PUT_OUT = re.compile(rf"{SKIP},?w?[bhr]*([evWI])")
_STUCK = re.compile(rf"{SKIP},?w?[bhr]*b[hr]*(P)[^;.wvbBG]*?([ph])(I)")
_OUT_OF = re.compile(r"r?p[^vbBPGIWQA;,.]+")
_MOVED = re.compile(rf"{SKIP}[hr]*(W)(?![drj]*[QAu])")

OUT_REACH = 7
"""How many units behind a verb of moving are searched for what people are put out of."""


def driven_out(units: Sequence[Unit], right: str, index: int) -> Link | None:
    """A verb of moving with a goal, or homes lost: "were sent to a shelter", "lost their houses"."""
    driven = _DRIVEN.match(right)
    if driven and _is_driven(units[index + driven.end() : index + driven.end() + 1 + FLIGHT_REACH]):
        return Link(kind="displaced", rule="forced to flee")
    stuck = _STUCK.match(right)
    if stuck and _fled_before(*(units[index + 1 + stuck.start(group)] for group in (1, 2, 3))):
        return Link(kind="displaced", rule="stuck in flight")
    return _lost_homes(units, right, index)


def sent_to_safety(units: Sequence[Unit], right: str, index: int) -> Link | None:
    """A participle of moving right behind those counted, with its goal: "with 300 people shifted to relief camps"."""
    sent = _SENT.match(right)
    if (
        _has_cues(units, index, sent, "sent", "goal")
        and sent
        and flees(units[index + 1 + sent.end() : index + 1 + sent.end() + FLIGHT_REACH])
    ):
        return Link(kind="displaced", rule="sent to safety")
    told = _ORDERED.match(right)
    if told and units[index].code == "Q" and _plays(units[index + 1 + told.start(2)], "flight"):
        return Link(kind="displaced", rule="sent to safety")
    return None


def away_from_home(units: Sequence[Unit], right: str, index: int) -> Link | None:
    """A refuge where those counted stay, or a household's move."""
    housed = _HOUSED.match(right)
    staying = _STAYING.match(right)
    if (housed and _is_refuge(units[index + 1 + housed.start(1)].phrase)) or (
        staying
        and _is_shelter(
            units[index + 1 + staying.start(1)], units[index + 1 + staying.start(2) : index + 1 + staying.end()]
        )
    ):
        return Link(kind="displaced", rule="in a refuge")
    leaving = _LEAVING.match(right)
    if (
        _has_cues(units, index, _SHELTERED.match(right), "seek", "asylum")
        or _has_cues(units, index, _GRANTED.match(right), "granted", "asylum")
        or _has_cues(units, index, _LEFT.match(right), "quit", None)
        or (_is_household(units[index]) and _has_cues(units, index, _LEFT_TOWN.match(right), "quit", None))
        or (leaving and kind_of(units[index + 1 + leaving.start(1)], "finite") == "displaced")
    ):
        return Link(kind="displaced", rule="left for safety")
    if _has_cues(units, index, _LEFT.match(right), "stream", None):
        return Link(kind="carried", rule="left for safety")
    put = _PUT_OUT.match(right)
    if put and any(rule(units, index + 1 + put.start(1), index) for rule in (are_put_out, are_moved_from_danger)):
        return Link(kind="displaced", rule="put out")
    moved = _MOVED.match(right)
    if moved and _moves_house(units[index], units[index + 1 + moved.start(1)]):
        return Link(kind="displaced", rule="moved")
    return None


def are_put_out(units: Sequence[Unit], verb: int, index: int) -> bool:
    """Whether those counted at `index` are put out of where they live, or taken off: "carried out of the wards"."""
    behind = units[max(verb, index) + 1 :][:OUT_REACH]
    gone = _OUT_OF.match("".join(unit.code for unit in behind))
    if gone is None or not _plays(units[verb], "ousted") or not are_many(units[index]):
        return False
    if _travel(units[index]) and not _names_danger(units):
        return False
    places = behind[: gone.end()]
    out = [unit.item.lower if unit.item else "" for unit in places[:2]] == ["out", "of"]
    if _is_household(units[index]) and out:
        return not are_taken_out_of_nothing(places)
    return not any(_plays(unit, "goal") for unit in places[:2]) and any(
        unit.code in "DL" or _plays(unit, "lived") or _plays(unit, "vessel") for unit in places
    )


def are_taken_out_of_nothing(behind: Sequence[Unit]) -> bool:
    """Whether what people are taken out of is no place to live in: "out of the party", "out of poverty"."""
    first = behind[0].item if behind else None
    out = first is not None and first.lower == "out"
    return out and any(_plays(unit, "unsettled") for unit in behind[1:OUT_REACH])


def are_moved_from_danger(units: Sequence[Unit], verb: int, index: int) -> bool:
    """Whether a sentence that names a danger says that those counted at `index` were moved."""
    moved = units[verb].item
    told = moved is not None and (_plays(units[verb], "moving") or "carried" in moved.harms.values())
    return told and not _travel(units[index]) and are_many(units[index]) and _names_danger(units)


def _travel(unit: Unit) -> bool:
    """Whether those counted go about by themselves and are in nobody's care."""
    head = unit.phrase.head if unit.phrase else None
    return head is not None and head.lower in cues("goer") - cues("held")


def _names_danger(units: Sequence[Unit]) -> bool:
    """Whether a sentence names a danger, and no drill for it."""
    behind = (*units[1:], None)
    return any(
        _plays(unit, "danger") and not (after and _plays(after, "drill"))
        for unit, after in zip(units, behind, strict=True)
    )


def are_many(unit: Unit) -> bool:
    """Whether households are counted, or so many persons that none is told by name; not troops."""
    phrase = unit.phrase
    if phrase is None or unit.code != "Q" or (phrase.head is None and phrase.inner != "captured"):
        return False
    if phrase.head is not None and (phrase.head.code not in "VF" or phrase.head.lower in cues("troop")):
        return False
    return _is_household(unit) or (phrase.number.low or phrase.number.high or 0) >= LEAST


def _fled_before(held: Unit, after: Unit, fled: Unit) -> bool:
    """Whether those who are stuck somewhere fled before: "stranded at the border after fleeing"."""
    before = _plays(after, "conjunction") or after.code == "h"
    return _plays(held, "stuck") and before and kind_of(fled, "intransitive") == "displaced"


def _has_cues(units: Sequence[Unit], index: int, found: re.Match[str] | None, verb: str, goal: str | None) -> bool:
    """Whether a verb and the noun behind it play the roles of flight: "are taking shelter", "left the village"."""
    if found is None:
        return False
    words = [units[index + 1 + found.start(group)] for group in (1, 2)]
    return all(role is None or _plays(word, role) for word, role in zip(words, (verb, goal), strict=True))


def _plays(unit: Unit, role: str) -> bool:
    """Whether a word has one of the roles of figure_cues.tsv."""
    return unit.item is not None and unit.item.lower in cues(role)


def _lost_homes(units: Sequence[Unit], right: str, index: int) -> Link | None:
    """The loss of their homes by those counted: "lost their houses", "had their huts burnt", "whose homes were razed".

    Households whose homes are only damaged are counted as such homes are.
    """
    lost = _HOMES_LOST.match(right)
    phrase = units[index].phrase
    gone = _GONE.match(right) if phrase and phrase.head and phrase.head.code == "D" else None
    if gone and _plays(units[index + 1 + gone.start(gone.lastindex or 1)], "lose"):
        return Link(kind="destroyed", rule="homes lost")
    if lost is None or phrase is None or (phrase.head is not None and phrase.head.code not in "VF"):
        return None
    word = units[index + 1 + lost.start(lost.lastindex or 1)]
    kind = kind_of(word, "participle")
    if kind == "damaged" and phrase.head is not None and phrase.head.code == "F":
        return Link(kind="destroyed", rule="homes damaged")
    theirs = _plays(word, "lose") if lost[1] else kind in {"destroyed", "burned"}
    return Link(kind="displaced", rule="homes lost") if theirs else None


def _moves_house(unit: Unit, verb: Unit) -> bool:
    """Whether households do what is flight where a household does it: "312 households moved to the town"."""
    return _is_household(unit) and _plays(verb, "moving")


def _is_household(unit: Unit) -> bool:
    """Whether a phrase counts households."""
    return unit.phrase is not None and unit.phrase.head is not None and unit.phrase.head.code == "F"


def _is_driven(units: Sequence[Unit]) -> bool:
    """Whether a verb of moving and what follows it tell of flight; "taken" only where it is to somewhere."""
    goal = units[1].item if len(units) > 1 else None
    if are_taken_out_of_nothing(units[1:]):
        return False
    return flees(units[1:]) and (units[0].code in "Wt" or (goal is not None and goal.lower == "to"))


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
