"""What a counted phrase counts: the word of harm that it hangs on, found by patterns over the codes of its sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace

from geodata.figure_before import link_before
from geodata.figure_behind import OWN_VERB, link_behind
from geodata.figure_flight import flight_left_open
from geodata.figure_phrases import Phrase
from geodata.figure_units import AMONG, PLACE, SKIP, Link, Unit, read_units
from geodata.figure_words import Item, cues
from geodata.vocab import PART_OF_BEFORE

_NEAR = 6
_TELLER = re.compile(r",(?:[QA]&)?$")
_SAYS = re.compile(r"(?:&[QA])?(?:r|p[drj]*n)*t")
_SUBSET_BEFORE = re.compile(r"(?:i|gu,?|[op]u|g[dj]*[SP])[drj]*$")
_SUBSET_AFTER = re.compile(r"[^Q,]{0,3}[go]u")
_SAME_GAP = re.compile(r"[(,&-]r?|,&r?|,?[pe]r?|(?:r{1,2}|pn),r?")
_BEHIND_VERB = re.compile(r"[hbr]*b[hbr]*P,r?")
_TOLD_AGAIN = re.compile(r"([nu])[hbr]*([ev])r?p[dr]*$")
_AS_WERE = re.compile(r"[PI][^;.QGI]{0,12},?p[bh]r?$")
_NAMED_BETWEEN = re.compile(r"(?:A,|[AQ],ep)$")
_HAD_FLED = re.compile(rf"{SKIP},?w")
_PASSIVE = re.compile(rf"{SKIP}[hr]*b[hbr]*P")
_OBJECT = re.compile(r"(?:^|[^bhr])P$")
_HARMED = {"killed", "wounded", "captured", "missing"}
_AND_BEFORE = re.compile(rf"Q,[drj]*$|[QA](?:{PLACE}|r)*,?&[drj]*$")


def link_phrases(items: Sequence[Item], phrases: Sequence[Phrase]) -> tuple[Link | None, ...]:
    """Say what each counted phrase of a sentence counts.

    Args:
        items: The items of the sentence.
        phrases: Its counted phrases, in text order.

    Returns:
        One link a phrase, None where no harm is counted.
    """
    units = read_units(items, phrases)
    codes = "".join(unit.code for unit in units)
    links: list[Link | None] = []
    previous: dict[int, Link] = {}
    for index, unit in enumerate(units):
        if unit.phrase is None:
            continue
        if (
            _is_told_before(unit.phrase, codes, index)
            or _is_apposed(unit.phrase, codes, index)
            or _is_size(units, codes, index)
            or _speaks(codes, index)
        ):
            links.append(None)
            continue
        rest = codes[index + 1 :]
        named_part = bool(previous) and _SUBSET_AFTER.match(rest) is not None and OWN_VERB.match(rest) is None
        link = _in_other_unit(units, codes, index, previous)
        link = link or (None if named_part else _link(units, codes, index))
        if link and link.subset and link.kind == "displaced" and _HAD_FLED.match(rest):
            link = _carried(units, codes, index, previous) or link
        link = link or _carried(units, codes, index, previous)
        if link and link.subset and link.rule != AMONG and all(other.kind != link.kind for other in previous.values()):
            link = replace(link, subset=False)
        links.append(link)
        if link:
            previous[index] = link
    taken = dict(zip((at for at, unit in enumerate(units) if unit.phrase), links, strict=True))
    return tuple((taken | flight_left_open(units, codes, taken)).values())


def _is_apposed(phrase: Phrase, codes: str, index: int) -> bool:
    """Whether words only say who or what was named before them: "a member of the council", a name right behind a bracket."""
    if codes[index] == "A" and (
        codes[:index].endswith("(") or (_NAMED_BETWEEN.search(codes[:index]) and codes[index + 1 : index + 2] == ",")
    ):
        return True
    return phrase.article and codes[max(0, index - 2) : index] == "A,"


def _is_told_before(phrase: Phrase, codes: str, index: int) -> bool:
    """Whether a pronoun only says in what state somebody was: "he was already dead" tells of no new death."""
    return phrase.definite and phrase.head is None and re.match(r"[hr]*b[hrb]*S", codes[index + 1 :]) is not None


def _speaks(codes: str, index: int) -> bool:
    """Whether who is named behind a comma is the one who says so: "…, a priest there said"."""
    return _TELLER.search(codes[:index]) is not None and _SAYS.match(codes, index + 1) is not None


def _is_size(units: Sequence[Unit], codes: str, index: int) -> bool:
    """Whether a bare number only says how many there were: "two of her crew of 27", "a driver of one"."""
    phrase, before = units[index].phrase, units[index - 2].phrase if index > 1 else None
    if phrase is None or phrase.head is not None or phrase.inner or codes[max(0, index - 2) : index] != "Qo":
        return False
    return before is not None and before.head is not None and (before.partitive or before.head.code == "V")


def _link(units: Sequence[Unit], codes: str, index: int) -> Link | None:
    """The link of one phrase by its own words, the words behind it, or those before it."""
    phrase = units[index].phrase
    if phrase is None:
        return None
    subset = _SUBSET_BEFORE.search(codes[max(0, index - _NEAR) : index]) is not None
    if phrase.inner == "none":
        return None
    behind = link_behind(units, codes, index)
    link = _done_to(units, codes, index, behind) or behind
    if phrase.inner == "captured" and _is_set_free(units, codes, index):
        return Link(kind="other", rule="counted harm")
    died = behind is not None and behind.kind == "killed" and phrase.inner == "wounded"
    if phrase.inner and not (link and (died or _outweighs(link.kind, phrase.inner))):
        rule = AMONG if phrase.known else "counted harm"
        return Link(kind=phrase.inner, rule=rule, subset=subset or phrase.known)
    return (
        Link(
            kind="displaced" if _are_theirs(units, index, link) else link.kind,
            rule=link.rule,
            subset=link.subset or subset or (phrase.partitive and not phrase.own),
            end=link.end,
            role=link.role,
        )
        if link
        else None
    )


def _is_set_free(units: Sequence[Unit], codes: str, index: int) -> bool:
    """Whether hostages or captives are let go: "freed five hostages", "five hostages were freed"."""
    behind = _PASSIVE.match(codes, index + 1)
    verbs = [units[index - 1].item] if index else []
    verbs += [units[behind.end() - 1].item] if behind else []
    return any(verb is not None and verb.lower in cues("set free") for verb in verbs)


def _done_to(units: Sequence[Unit], codes: str, index: int, behind: Link | None) -> Link | None:
    """What words before a phrase say of it, where those behind say less, or only where those harmed had fled before."""
    if behind is None or behind.kind == "other":
        return link_before(units, codes, index)
    phrase = units[index].phrase
    is_object = _OBJECT.search(codes[:index]) is not None and phrase is not None and phrase.head is not None
    if is_object or (behind.kind == "displaced" and _HAD_FLED.match(codes, index + 1)):
        before = link_before(units, codes, index)
        return before if before and before.kind in _HARMED else None
    return None


def _are_theirs(units: Sequence[Unit], index: int, link: Link) -> bool:
    """Whether it is the homes of those counted that were lost: "destroyed the homes of 90 farmers"."""
    before = units[index - 1].item if index else None
    theirs = before is not None and before.lower in cues("abode") and _head_code(units[index]) == "V"
    return theirs and link.kind in {"destroyed", "burned"}


def _outweighs(kind: str, inner: str) -> bool:
    """Whether what befell those counted is worse than what their noun says of them, or newer: "24 evacuees died"."""
    if kind == "displaced":
        return inner == "captured"
    return kind in {"killed", "wounded"} and inner in {"displaced", "captured", "missing"}


def _carried(units: Sequence[Unit], codes: str, index: int, previous: dict[int, Link]) -> Link | None:
    """The link of the figure before it, for a part of it, the same in another unit or a further member of its list."""
    phrase = units[index].phrase
    if not previous or phrase is None:
        return None
    last = max(previous)
    link = previous[last]
    left = codes[:index]
    if phrase.head is None and _is_told_again(units, left):
        told = units[last].phrase
        role = told.head.role if told and told.head else link.role
        return Link(kind=link.kind, rule="the same told again", role=role)
    if link.kind == "displaced" and _lives_in(units, codes, last, index):
        return Link(kind=link.kind, rule="the people of the places")
    auxiliary = units[index - 1].item
    if _AS_WERE.search(left) and auxiliary is not None and auxiliary.lower in cues("same fate"):
        return Link(kind=link.kind, rule=link.rule)
    if phrase.partitive or _SUBSET_BEFORE.search(left[-_NEAR:]) or _SUBSET_AFTER.match(codes[index + 1 :]):
        return Link(kind=link.kind, rule=PART_OF_BEFORE, subset=True)
    if (
        _AND_BEFORE.search(left)
        and last == max(left.rfind("Q"), left.rfind("A"))
        and link.rule in {"act before", "event before", PART_OF_BEFORE, AMONG}
    ):
        return Link(kind=link.kind, rule=link.rule, subset=link.subset)
    return None


def _is_told_again(units: Sequence[Unit], left: str) -> bool:
    """Whether the number is the new state of a sum told before: "…; the tally now stands at 900"."""
    again = _TOLD_AGAIN.search(left)
    if again is None:
        return False
    total, verb = (units[again.start(group)].item for group in (1, 2))
    return total is not None and total.lower in cues("tally") and verb is not None and verb.lower in cues("sum")


def _lives_in(units: Sequence[Unit], codes: str, last: int, index: int) -> bool:
    """Whether persons are those of the places that were emptied: "nine villages, 4,000 people", "two blocks with 90 tenants"."""
    gap = codes[last + 1 : index]
    beside = _SAME_GAP.fullmatch(gap) or _BEHIND_VERB.fullmatch(gap)
    people = _head_code(units[index]) == "V" and _size(units[index]) > 1
    return people and beside is not None and _head_code(units[last]) in {"L", "X", "D"}


def _in_other_unit(units: Sequence[Unit], codes: str, index: int, previous: dict[int, Link]) -> Link | None:
    """The link of the count before it, for the same households in persons or the other way: "90 families, or 410 people"."""
    last = max(previous, default=None)
    if last is None or not _SAME_GAP.fullmatch(codes[last + 1 : index]):
        return None
    link = previous[last]
    listed = {"household": "F"}.get(link.role, "") if link.rule == "list" else ""
    sizes = {_head_code(units[last]) or listed: _size(units[last]), _head_code(units[index]): _size(units[index])}
    if sizes.keys() != {"F", "V"} or sizes["V"] < sizes["F"]:
        return None
    kind = "displaced" if link.kind == "arrived" else link.kind
    return Link(kind=kind, rule="the same in the other unit", subset=link.subset)


def _size(unit: Unit) -> int:
    """The number of a phrase."""
    number = unit.phrase.number if unit.phrase else None
    return (number.low or number.high or 0) if number else 0


def _head_code(unit: Unit) -> str:
    """Code of the noun that a phrase counts: F for households, V for persons."""
    return unit.phrase.head.code if unit.phrase and unit.phrase.head else ""
