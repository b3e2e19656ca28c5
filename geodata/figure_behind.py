"""Finds the word of harm behind a counted phrase: a state, a passive, a verb of dying or fleeing.

Codes are those of `figure_words`; Q stands for a whole counted phrase, A for one person who is named or known.
"""

import re
from collections.abc import Sequence

from geodata.figure_refuge import away_from_home, driven_out, sent_to_safety
from geodata.figure_units import (
    AMONG,
    FLIGHT_REACH,
    LEAST,
    PLACE,
    REACH,
    SKIP,
    Link,
    Unit,
    flees,
    is_unsure,
    joint_kind,
    kind_of,
    toll_kind,
)
from geodata.figure_words import cues

_REST_OF_ASIDE = re.compile(r"[^vbBPGIWQS;,.]{0,9},")
_STATE_NEXT = re.compile(r"(?:on)?(?:\([^)]{1,6}\)|\))?[jr(]{0,2}([PS])")
_STATE_APART = re.compile(r"(?:,&Q|,i[^,;.]{1,8})?,[jr]*(P)(?=[.,;]|$)")
_STATE_OF_BOTH = re.compile(rf"{PLACE}{{0,2}},?&[QA](?:on)?(S)")
_STATE_MADE = re.compile(rf"{PLACE}{{1,2}}r?([PS])(?=[.,;&]|$)")
_MAKING = re.compile(r"W[drj]*$")
_BEING = re.compile(r"b(P)")
_OBJECT = re.compile(r"(?:&r?P)?[drj]*(?:[QAuX]|[dja]+[nVXLKFD])")
_ALL_OF_THEM = re.compile(r",(d)o[uw][hrb]*b[hrb]*(P)")
_OF_ONE = re.compile(r"r?Pr?[p,]|S")
_PASSIVE = re.compile(
    rf"{SKIP},?w?(?!be[dj]*N)(?:[bhr]*bt(?=p))?[bhrpe]*[bW][bhrde]*(?:(?<=e)&r?)?(?:p(?=[PS]))?([PSN])(?:&r?([PI]))?"
)
_COORDINATED = re.compile(r"(?:[hr]*v|b[rh]*e)[^QAbBPGIWS;,.]{1,14},?&r?((?:b[rh]*)?)([PI])")
_INTRANSITIVE = re.compile(rf"{SKIP},?w?[bhr]{{0,4}}(?:[bet]?p[bhr]*)?(I)")
_TOLL_NEXT = re.compile(r"[drj]*(T[^.,;QA]*)")
RETURNED = "returned"
"""What befell those who are displaced no more: no kind of harm."""
_WHO_FLED = re.compile(r",?w[^;.]*?[IB][^;.]*?(?=[vb])")
_AMONG = re.compile(rf"{SKIP}b[rj]*g[dj]*(?:[QA]|[PSNV])")
_MAIN_BEHIND_RELATIVE = re.compile(r"(?:,?&?,?[QA])*,?w[^;.wt]{2,16}?(?:b[hrb]*([PS])|,[hr]*(I)|(?<=[nXLV])(I))")
GRAVE = {"killed", "wounded", "captured"}
"""What befalls people outweighs what the clause behind them says: "villagers who had fled were killed"."""
OUTSIDE = {"carried", "arrived"}
"""So does being out on the street."""
OWN_VERB = re.compile(r"o[uw][hr]*b[hrb]*(P)")
"""A part with a verb of its own: "300 of which were destroyed"."""


def link_behind(units: Sequence[Unit], codes: str, index: int) -> Link | None:
    """A state right behind ("29 dead"), a passive or a verb of dying further on."""
    right = codes[index + 1 : index + 1 + REACH]
    state = _STATE_NEXT.match(right)
    if codes[index] == "A" and state and not _OF_ONE.match(right):
        state = None
    if state and not (state[1] == "P" and _OBJECT.match(right[state.end() :])):
        unit = units[index + state.end()]
        end = unit.item.end if unit.item else 0
        return Link(kind=kind_of(unit, "state", "participle"), rule="state behind", end=end)
    made = _STATE_MADE.match(right) if _MAKING.search(codes, 0, index) else None
    apart = _STATE_APART.match(right) or _STATE_OF_BOTH.match(right) or made
    if apart and codes[index] == "Q":
        return Link(kind=kind_of(units[index + 1 + apart.start(1)], "state", "participle"), rule="state behind")
    if _have_returned(units, right, index):
        return Link(kind=RETURNED, rule="verb behind")
    counted = _among_them(units, right, index) or _put_at(units, right, index) or sent_to_safety(units, right, index)
    if counted:
        return counted
    being = _BEING.match(right)
    auxiliary = units[index + 1].item if being else None
    if being and auxiliary is not None and auxiliary.lower == "being":
        return Link(kind=kind_of(units[index + 1 + being.start(1)], "participle"), rule="passive behind")
    if _is_governed(units, index) and not right.startswith("w"):
        return None
    phrase = units[index].phrase
    aside = phrase is not None and (phrase.partitive or phrase.head is None) and codes[:index].endswith(",")
    rest = _REST_OF_ASIDE.match(right) if aside else None
    if rest:
        return _verb_behind(units, right[rest.end() :], index + rest.end())
    return _verb_behind(units, right, index)


def _verb_behind(units: Sequence[Unit], right: str, index: int) -> Link | None:
    """The verb whose subject a phrase is: a passive, the verb of "of which", a second verb, a verb of dying or fleeing."""
    main = _MAIN_BEHIND_RELATIVE.match(right)
    at = index + 1 + main.start(main.lastindex or 1) if main else index
    harmed = main and kind_of(units[at], "participle", "state", "intransitive") in GRAVE | OUTSIDE
    passive = main if harmed else _PASSIVE.match(right)
    first = passive.start(passive.lastindex or 1) if harmed and passive else passive.start(1) if passive else 0
    found = units[index + 1 + first : index + 1 + passive.end(passive.lastindex or 1)] if passive else ()
    kind = joint_kind(found, "participle", "state", "noun", "intransitive")
    driven = driven_out(units, right, index) if kind in {"", "other", "destroyed", "damaged"} else None
    if driven:
        return driven
    if passive:
        unsure = kind == "displaced" and any(is_unsure(unit) for unit in units[index + 1 : index + 1 + first])
        return None if unsure else Link(kind=kind, rule="passive behind")
    own = OWN_VERB.match(right)
    if own:
        return Link(kind=kind_of(units[index + 1 + own.start(1)], "participle"), rule="verb of a part")
    every = _ALL_OF_THEM.match(right)
    word = units[index + 1 + every.start(1)].item if every else None
    if every and word is not None and word.lower in cues("all"):
        return Link(kind=kind_of(units[index + 1 + every.start(2)], "participle"), rule="verb of all of them")
    joined = _COORDINATED.match(right)
    if joined and not (joined[1] == "" and _OBJECT.match(right[joined.end() :])):
        kind = kind_of(units[index + 1 + joined.start(2)], "intransitive" if joined[2] == "I" else "participle")
        if joined[2] == "P" or kind == "killed":
            return Link(kind=kind, rule="second verb behind")
    away = away_from_home(units, right, index)
    if away:
        return away
    return _flown_or_died(units, right, index)


def _flown_or_died(units: Sequence[Unit], right: str, index: int) -> Link | None:
    """A verb of dying, fleeing or arriving; a few of whom no noun is told may be anything: "two had reached their target"."""
    dying = _INTRANSITIVE.match(right)
    if dying is None or _is_tried(units[index + 1 : index + dying.end()]):
        return None
    kind = kind_of(units[index + dying.end()], "intransitive")
    behind = units[index + dying.end() + 1 : index + dying.end() + 1 + FLIGHT_REACH]
    befell = _fallen(units[index], behind[:2]) if kind == "fallen" else kind
    if (kind == "carried" and flees(behind)) or (kind == "arrived" and _come_to_refuge(units[index], behind)):
        befell = "displaced"
    phrase = units[index].phrase
    few = phrase is not None and phrase.head is None and (phrase.number.low or 0) < LEAST
    return None if befell is None or (few and befell == "displaced") else Link(kind=befell, rule="verb behind")


def _have_returned(units: Sequence[Unit], right: str, index: int) -> bool:
    """Whether those who fled are back: "the 900 people who had fled returned to the town"."""
    told = _WHO_FLED.match(right)
    behind = units[index + 1 : index + 1 + told.end() + 1] if told else ()
    return any(unit.item and unit.item.lower in cues("back") for unit in behind)


def _among_them(units: Sequence[Unit], right: str, index: int) -> Link | None:
    """A part of those harmed: "two nurses were among the dead"."""
    among = _AMONG.match(right)
    told = units[index + 1 : index + 1 + among.end() + 2] if among else ()
    kind = next((kind for unit in told if (kind := kind_of(unit, "state", "participle", "noun"))), "")
    return Link(kind=kind, rule=AMONG, subset=True) if kind else None


def _put_at(units: Sequence[Unit], right: str, index: int) -> Link | None:
    """A toll behind its number: "puts at 4,000 the number of people who fled", "bringing to five the number of dead"."""
    words = [unit.item.lower if unit.item else "" for unit in units[max(0, index - 2) : index]]
    put = words[-1:] == ["at"] or (words[-1:] == ["to"] and words[0] in cues("lift"))
    toll = _TOLL_NEXT.match(right) if put else None
    if toll is None:
        return None
    return Link(kind=toll_kind(units[index + 1 + toll.start(1) : index + 1 + toll.end(1)]), rule="toll behind")


def _fallen(unit: Unit, behind: Sequence[Unit]) -> str | None:
    """What befell those who fell: troops are dead, homes destroyed; not who "fell ill", nor what "fell in value"."""
    head = unit.phrase.head if unit.phrase else None
    words = [after.item.lower if after.item else "" for after in behind]
    if not cues("fall away").isdisjoint(words):
        return None
    return "killed" if head is not None and head.lower in cues("troop") else "destroyed"


def _come_to_refuge(unit: Unit, behind: Sequence[Unit]) -> bool:
    """Whether those who arrive somewhere are no travellers and come to a refuge: "900 arrived at the transit centre"."""
    head = unit.phrase.head if unit.phrase else None
    place = [after.item.lower for after in behind[:4] if after.item]
    comes = unit.code == "Q" and (head is None or (head.code == "V" and head.lower not in cues("goer") | cues("troop")))
    return comes and not cues("refuge").isdisjoint(place)


def _is_tried(units: Sequence[Unit]) -> bool:
    """Whether words before a verb say that it was only tried: "attempted to flee"."""
    return any(unit.item and unit.item.lower in cues("attempt") for unit in units)


def _is_first_name(unit: Unit) -> bool:
    """Whether a word is a name that the label of the person behind it left out."""
    return unit.code == "n" and unit.item is not None and unit.item.tag == "NNP"


def _is_governed(units: Sequence[Unit], index: int) -> bool:
    """Whether a preposition, a verb of harm, or a verb before a name takes the phrase: then it is no subject of what follows."""
    at = index - 1
    while units[index].code == "A" and at > 0 and _is_first_name(units[at]):
        at -= 1
    if at > 0 and units[at].code == "d":
        at -= 1
    before = units[at] if index else None
    if before is None or before.item is None or before.item.lower in cues("conjunction"):
        return False
    words = [unit.item.lower if unit.item else "" for unit in units[max(0, index - 3) : index]]
    if ["out", "of"] in (words[-2:], words[-3:-1]):
        return True
    if before.code == "e" and units[index].code == "Q" and before.item.tag == "VBG":
        return True
    return before.code in "pB" or (before.code == "v" and units[index].code == "A")
