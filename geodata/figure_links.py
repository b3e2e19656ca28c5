"""What a counted phrase counts: the word of harm that it hangs on, found by patterns over the codes of its sentence.

Codes are those of `figure_words`; Q stands for a whole counted phrase.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geodata.figure_phrases import Phrase
from geodata.figure_words import Item

_REACH = 40
_NEAR = 6
_PLACE = r"(?:[po][drj]*[-nVLKXFDsujeQA]+)"
_LIST = r"(?:,?&?,?[QA]|,?&[dja]*[nVj-]+)"
_ASIDE = r"(?:,[^vbBPGIWQ;]{1,12},|,(?:i|g|Q)[^vbBPGIW;]{0,12},|\([^)]{1,12}\))"
_SKIP = rf"(?:{_PLACE}|{_LIST}|{_ASIDE}|r){{0,6}}?"
_STATE_NEXT = re.compile(r"[jr(]{0,2}([PS])")
_OBJECT = re.compile(r"[drj]*(?:[QAu]|[dja]+[nVXLKFD])")
_OF_ONE = re.compile(r"r?Pr?[p,]|S")
_PASSIVE = re.compile(rf"{_SKIP},?w?[bhrpe]*[bW][bhrd]*([PSN])(?:&r?([PI]))?")
_DRIVEN = re.compile(rf"{_SKIP},?w?[bhr]*b[rh]*W")
_INTRANSITIVE = re.compile(rf"{_SKIP},?w?[bhr]{{0,4}}p?(I)")
_AMONG = re.compile(rf"{_SKIP}b[rj]*g[dj]*(?:[QA]|[PSNV])")
_ACT_BEFORE = re.compile(r"([PGB])(?:&r?([PGB]))?(?:[drj,]{0,3}|[drja]*[nVs-]+,?&[drj]*)$")
_PASSIVE_BEFORE = re.compile(r"b[brh]*$")
_FORCED = re.compile(r"W[drj]{0,2}$")
_EVENT_BEFORE = re.compile(r"([EGN])\(?o[drj]*$")
_TOLL_BEFORE = re.compile(r"T[^;.QGI]{0,14}(?:pQ[^;.QPGI]{0,4})?$")
_LISTED = re.compile(r"([PSNET])[jnVFD]{0,2}[:j]$")
_SUBSET_BEFORE = re.compile(r"(?:i|gu,?|[op]u|g[dj]*[SP])[drj]*$")
_SUBSET_AFTER = re.compile(r"[^Q]{0,3}[go]u")
_AND_BEFORE = re.compile(rf"Q,[drj]*$|[QA](?:{_PLACE}|r)*,?&[drj]*$")
_ATTEMPTS = frozenset(
    {
        "attempted",
        "attempting",
        "attempt",
        "tried",
        "trying",
        "plotting",
        "plot",
        "plotted",
        "nearly",
        "almost",
        "plan",
        "planning",
    }
)
_CONJUNCTIONS = frozenset({"after", "before", "since", "as", "until", "for"})
_FLIGHT = frozenset(
    {
        "homes",
        "home",
        "houses",
        "flee",
        "fleeing",
        "evacuate",
        "leave",
        "shelter",
        "shelters",
        "displacement",
        "camp",
        "camps",
        "safety",
        "safer",
        "evacuation",
    }
)
_FLIGHT_REACH = 10
_PERSONS = frozenset({"killed", "wounded", "missing", "captured", "displaced"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The kind of harm of a phrase, and whether it is part of a figure before it.

    `end` is where the word of harm ends when it stands right behind the phrase, else 0; `rule` names the pattern.
    """

    kind: str
    rule: str
    subset: bool = False
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unit:
    """An item, or a phrase as one unit."""

    code: str
    item: Item | None = None
    phrase: Phrase | None = None


def link_phrases(items: Sequence[Item], phrases: Sequence[Phrase]) -> tuple[Link | None, ...]:
    """Say what each counted phrase of a sentence counts.

    Args:
        items: The items of the sentence.
        phrases: Its counted phrases, in text order.

    Returns:
        One link a phrase, None where no harm is counted.
    """
    units = _units(items, phrases)
    codes = "".join(unit.code for unit in units)
    links: list[Link | None] = []
    previous: dict[int, Link] = {}
    for index, unit in enumerate(units):
        if unit.phrase is None:
            continue
        if _is_apposed(unit.phrase, codes, index):
            links.append(None)
            continue
        named_part = bool(previous) and _SUBSET_AFTER.match(codes[index + 1 :]) is not None
        link = None if named_part else _link(units, codes, index)
        link = link or _carried(unit.phrase, codes, index, previous)
        if (
            link
            and link.subset
            and link.rule != "among the harmed"
            and all(other.kind != link.kind for other in previous.values())
        ):
            link = replace(link, subset=False)
        links.append(link)
        if link:
            previous[index] = link
    return tuple(links)


def _is_apposed(phrase: Phrase, codes: str, index: int) -> bool:
    """Whether "a member of the council" only says who the person named before it is."""
    return phrase.article and codes[max(0, index - 2) : index] == "A,"


def _units(items: Sequence[Item], phrases: Sequence[Phrase]) -> list[_Unit]:
    """The sentence with each phrase as one unit."""
    units: list[_Unit] = []
    index = 0
    for phrase in phrases:
        units += [_Unit(code=item.code, item=item) for item in items[index : phrase.first]]
        units.append(_Unit(code="A" if phrase.definite else "Q", phrase=phrase))
        index = phrase.end
    return units + [_Unit(code=item.code, item=item) for item in items[index:]]


def _kind(unit: _Unit, *forms: str) -> str:
    """Kind of harm that a unit has in one of the forms, an empty string for none."""
    if unit.item is None:
        return unit.phrase.inner if unit.phrase else ""
    return next((unit.item.harms[form] for form in forms if form in unit.item.harms), "")


def _link(units: Sequence[_Unit], codes: str, index: int) -> Link | None:
    """The link of one phrase by its own words, the words behind it, or those before it."""
    phrase = units[index].phrase
    if phrase is None:
        return None
    subset = _SUBSET_BEFORE.search(codes[max(0, index - _NEAR) : index]) is not None
    if phrase.inner:
        return Link(kind=phrase.inner, rule="counted harm", subset=subset) if phrase.inner != "none" else None
    link = _behind(units, codes, index) or _before(units, codes, index)
    return (
        Link(kind=link.kind, rule=link.rule, subset=link.subset or subset or phrase.partitive, end=link.end)
        if link
        else None
    )


def _behind(units: Sequence[_Unit], codes: str, index: int) -> Link | None:
    """A state right behind ("29 dead"), a passive or a verb of dying further on."""
    right = codes[index + 1 : index + 1 + _REACH]
    state = _STATE_NEXT.match(right)
    if codes[index] == "A" and state and not _OF_ONE.match(right):
        state = None
    if state and not (state[1] == "P" and _OBJECT.match(right[state.end() :])):
        unit = units[index + state.end()]
        end = unit.item.end if unit.item else 0
        return Link(kind=_kind(unit, "state", "participle"), rule="state behind", end=end)
    among = _AMONG.match(right)
    if among:
        for unit in units[index + 1 : index + 1 + among.end() + 2]:
            kind = _kind(unit, "state", "participle", "noun")
            if kind:
                return Link(kind=kind, rule="among the harmed", subset=True)
    if _is_governed(units, index):
        return None
    passive = _PASSIVE.match(right)
    if passive:
        found = [units[index + 1 + passive.start(group)] for group in (1, 2) if passive[group]]
        return Link(
            kind=_together([_kind(unit, "participle", "state", "noun", "intransitive") for unit in found]),
            rule="passive behind",
        )
    driven = _DRIVEN.match(right)
    if driven and _flees(units[index + driven.end() + 1 : index + driven.end() + 1 + _FLIGHT_REACH]):
        return Link(kind="displaced", rule="forced to flee")
    dying = _INTRANSITIVE.match(right)
    if dying:
        return Link(kind=_kind(units[index + dying.end()], "intransitive"), rule="verb behind")
    return None


def _is_governed(units: Sequence[_Unit], index: int) -> bool:
    """Whether a preposition, or a verb before a name, takes the phrase: then it is no subject of what follows."""
    before = units[index - 1] if index else None
    if before is None or before.item is None or before.item.lower in _CONJUNCTIONS:
        return False
    return before.code == "p" or (before.code == "v" and units[index].code == "A")


def _before(units: Sequence[_Unit], codes: str, index: int) -> Link | None:
    """An act, an event, a toll or a list heading before the phrase."""
    begin = max(0, index - _REACH // 2)
    left = codes[begin:index]
    act = _ACT_BEFORE.search(left)
    if act and not (act[1] == "P" and _PASSIVE_BEFORE.search(left[: act.start()])):
        found = [units[begin + act.start(group)] for group in (1, 2) if act[group]]
        kind = _together([_kind(unit, "participle", "gerund", "finite") for unit in found])
        return None if _is_attempt(units, begin + act.start()) else Link(kind=kind, rule="act before")
    if units[index].code == "A":
        return None
    event = _EVENT_BEFORE.search(left)
    if (
        event
        and (kind := _kind(units[begin + event.start()], "event"))
        and not _is_attempt(units, begin + event.start())
    ):
        return Link(kind=kind, rule="event before")
    if _FORCED.search(left) and _flees(units[index + 1 : index + 1 + _FLIGHT_REACH]):
        return Link(kind="displaced", rule="forced to flee")
    toll = _TOLL_BEFORE.search(left)
    if toll and not _is_old_toll(units, index):
        return Link(kind=_toll_kind(units[begin + toll.start() : index]), rule="toll before")
    listed = _LISTED.search(left)
    if listed:
        return Link(
            kind=_kind(units[begin + listed.start()], "participle", "state", "noun", "toll", "event"), rule="list"
        )
    return None


def _together(kinds: Sequence[str]) -> str:
    """The kind of two words of harm joined by "and" or "or": death outweighs capture, dead and wounded are casualties."""
    if {"killed", "wounded"} <= set(kinds):
        return "other"
    return "killed" if "killed" in kinds else kinds[-1]


def _is_attempt(units: Sequence[_Unit], index: int) -> bool:
    """Whether an act was only tried or planned."""
    return any(unit.item and unit.item.lower in _ATTEMPTS for unit in units[max(0, index - 3) : index])


def _flees(units: Sequence[_Unit]) -> bool:
    """Whether words of flight stand among the units."""
    return any(unit.item and (unit.item.lower in _FLIGHT or "displaced" in unit.item.harms.values()) for unit in units)


def _toll_kind(units: Sequence[_Unit]) -> str:
    """What a toll counts: the dead, or what "the number of" names."""
    kind = _kind(units[0], "toll")
    if kind != "counted":
        return kind
    return next((found for unit in units[1:] if (found := _kind(unit, "participle", "state", "noun"))), "")


def _is_old_toll(units: Sequence[_Unit], index: int) -> bool:
    """Whether the number is where a toll rose from."""
    before = units[index - 1].item if index else None
    return before is not None and before.lower == "from"


def _carried(phrase: Phrase, codes: str, index: int, previous: dict[int, Link]) -> Link | None:
    """The link of the figure before it, for a part of it or a further member of the same list."""
    if not previous:
        return None
    last = max(previous)
    link = previous[last]
    left = codes[:index]
    if phrase.partitive or _SUBSET_BEFORE.search(left[-_NEAR:]) or _SUBSET_AFTER.match(codes[index + 1 :]):
        return Link(kind=link.kind, rule="part of the figure before", subset=True)
    if (
        _AND_BEFORE.search(left)
        and last == max(left.rfind("Q"), left.rfind("A"))
        and link.rule in {"act before", "event before", "part of the figure before"}
    ):
        return Link(kind=link.kind, rule=link.rule, subset=link.subset)
    return None
