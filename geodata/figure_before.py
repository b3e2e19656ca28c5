"""Finds the word of harm before a counted phrase: an act, an event, a toll, the heading of a list.

Codes are those of `figure_words`; Q stands for a whole counted phrase, A for one person who is named or known.
"""

import re
from collections.abc import Sequence

from geodata.figure_refuge import are_many, are_moved_from_danger, are_put_out, are_taken_out_of_nothing
from geodata.figure_units import (
    AMONG,
    FLIGHT_REACH,
    PLACE,
    REACH,
    Link,
    Unit,
    flees,
    in_refuge,
    joint_kind,
    kind_of,
    toll_kind,
)
from geodata.figure_words import cues

HEADING_REACH = 3
HOME_ROLES = {"dwelling", "household"}
_ASIDE = r"(?:,[^,QAvbBPGIW;]{1,8},)"
_ACT_BEFORE = re.compile(rf"([PGB])(?:&r?([PGB]))?(?:{_ASIDE}|[drj,]{{0,3}}|[drja]*[nVs-]+,?&[drj]*)$")
_AND_SUCH = re.compile(r"([PGB])[drj]*[nV],?i[drj]*$")
_PASSIVE_BEFORE = re.compile(r"b[brh]*$")
_LOST = re.compile(r"c[drj]*$")
_COST_LIVES = re.compile(r"c[drj]*(Y)o[drj]*$")
_FORCED = re.compile(rf"W[drj]{{0,2}}(?:[nV]{PLACE}?,[drj]*)?$")
_EVENT_BEFORE = re.compile(rf"([EGN])(?:{_ASIDE}?\(?o{_ASIDE}?|(?:[bhr]*[ePv]?r?)?p)[drj]*$")
_DONE_TO = {"to", "for"}
_TOLL_BEFORE = re.compile(r"T[^;.QGI]{0,14}(?:pQ[^;.,&QPGI]{0,4})?$")
_TOLL_PUT_AT = re.compile(r"(?:T[^;.Q]{0,24}|N|(?<=d)P)p[dr]*$")
_RAISED_DEAD = re.compile(r"[evG]d?([SPN])r?p$")
_GROWN_TOLL = re.compile(r"T[^;.QGI]{0,36}([evI])r?p[dr]*$")
_COUNTED_TOLL = re.compile(r"^[^;.QT]{0,6}T[^;.]{0,40}[evI]r?(?:p[dr]*)?$")
_LISTED = re.compile(r"([PSNET])[jnVFD]{0,2}[:j]$")
_HEADING = re.compile(r"[jdrVFDXn-]*([PSNE])(?:[jdnVFDXs-]|-v)*$")
_MARKED_HEADING = re.compile(r"[^:QApo]*?([PSNET])[^:QA]*[:-]$")
_OTHERS_STAYING = re.compile(r"(?:^|[^VFD])([VX])(?:S|p)[^QAVFD]*$")
_STAYING_HEADING = re.compile(r"[jd]*[VF](?:p[^:QA]*|(W)[^:QA]*)$")
_PART_ENDS = ";.,"
_LINE_ENDS = {"", "(", ".", ";", ",", "-", "&"}
_SUMMED = re.compile(rf"N{PLACE}?r*(v)(?:p[dr]*)?$")
_INVERTED = re.compile(r"[pdju]{0,3}(P)[^QAvBGI;.]{0,8}b[drj]*$")
_AMONG_THEM = re.compile(r"(?:g[dj]*([PSNG])[^QAvB;.]{0,8}b|[dj]*([SN])[^QAvbBG;.]{0,6}i)[drj]*$")


def link_before(units: Sequence[Unit], codes: str, index: int) -> Link | None:
    """An act, an event, a toll or a list heading before the phrase."""
    begin = max(0, index - REACH)
    left = codes[begin:index]
    special = _fronted(units, codes, index) or _roof_or_such(units, left, index)
    if special:
        return special
    act = _ACT_BEFORE.search(left)
    if act and not (act[1] == "P" and _PASSIVE_BEFORE.search(left[: act.start()])):
        found = units[begin + act.start(1) : begin + act.end(act.lastindex or 1)]
        kind = joint_kind(found, "participle", "gerund", "finite")
        meant = kind == "buried" and _is_infinitive(units, begin + act.start())
        if meant or _is_attempt(units, begin + act.start()):
            return None
        return Link(kind="displaced" if _affects(units, found, index) else kind, rule="act before")
    if units[index].code == "A":
        return None
    event = _EVENT_BEFORE.search(left)
    if (
        event
        and _reaches(units, begin + event.start(), index)
        and (kind := kind_of(units[begin + event.start()], "event"))
        and not _is_attempt(units, begin + event.start())
    ):
        return Link(kind=kind, rule="event before")
    cost = _COST_LIVES.search(left)
    if cost:
        return Link(kind=kind_of(units[begin + cost.start(1)], "lives"), rule="event before")
    return _lost_or_forced(units, left, index) or _toll_or_list(units, left, index)


def _roof_or_such(units: Sequence[Unit], left: str, index: int) -> Link | None:
    """Homes whose roofs something struck, or one of those harmed who are not counted: "killed rebels, including a chief"."""
    before = units[index - 1].item if index else None
    if before is not None and before.lower in cues("roof"):
        return Link(kind="damaged", rule="roof struck")
    such = _AND_SUCH.search(left)
    if such is None:
        return None
    kind = kind_of(units[index - len(left) + such.start(1)], "participle", "gerund", "finite")
    return Link(kind=kind, rule="act before") if kind else None


def _affects(units: Sequence[Unit], verb: Sequence[Unit], index: int) -> bool:
    """Whether it is a flight that those counted are touched by: "the evacuation affected 900 residents"."""
    touched = any(unit.item and unit.item.lower in cues("affect") for unit in verb)
    return touched and any(kind_of(unit, "event") == "displaced" for unit in units[:index] if unit.code == "E")


def _reaches(units: Sequence[Unit], event: int, index: int) -> bool:
    """Whether the preposition behind an event names those whom it befell: "of", "damage to", "evacuations carried out for"."""
    words = [unit.item.lower for unit in units[event + 1 : index] if unit.item and unit.code in "op"]
    return "of" in words or (words == ["to"] if units[event].code == "N" else not _DONE_TO.isdisjoint(words))


def _lost_or_forced(units: Sequence[Unit], left: str, index: int) -> Link | None:
    """Men that somebody lost, whom something cost their lives, or people forced to flee."""
    lives = units[index + 2] if index + 2 < len(units) and units[index + 1].code == "d" else None
    if _LOST.search(left) and lives is not None and lives.code == "Y":
        return Link(kind=kind_of(lives, "lives"), rule="cost their lives")
    if _LOST.search(left) and _are_homes_taken(units, index):
        return Link(kind="destroyed", rule="homes lost")
    if _LOST.search(left) and _are_own_people(units, index):
        return Link(kind="killed", rule="losses of their own")
    phrase = units[index].phrase
    behind = units[index + 1 : index + 1 + FLIGHT_REACH]
    troops = phrase is not None and phrase.head is not None and phrase.head.lower in cues("troop")
    if not troops and _FORCED.search(left) and flees(behind) and not are_taken_out_of_nothing(behind):
        return Link(kind="displaced", rule="forced to flee")
    if not troops and left and (are_put_out(units, index - 1, index) or are_moved_from_danger(units, index - 1, index)):
        return Link(kind="displaced", rule="put out")
    return None


def _toll_or_list(units: Sequence[Unit], left: str, index: int) -> Link | None:
    """A toll, or the heading of a list; `left` ends at the phrase."""
    begin = index - len(left)
    toll = (_TOLL_PUT_AT if _follows_at(units, index) else _TOLL_BEFORE).search(left)
    if toll and not _is_old_toll(units, index):
        told = units[begin + toll.start() : index]
        return Link(kind=toll_kind(told), rule="toll before", role=_counted_role(told))
    grown = _GROWN_TOLL.search(left)
    verb = units[begin + grown.start(1)].item if grown else None
    if grown and verb and verb.lower in cues("sum") and not _is_old_toll(units, index):
        told = units[begin + grown.start() : index]
        return Link(kind=toll_kind(told), rule="toll before", role=_counted_role(told))
    verb = units[index - 2 if left.endswith("p") else index - 1].item if index > 1 else None
    if (
        begin == 0
        and _COUNTED_TOLL.match(left)
        and verb
        and verb.lower in cues("sum")
        and not _is_old_toll(units, index)
    ):
        told = units[left.index("T") : index]
        return Link(kind=toll_kind(told), rule="toll before", role=_counted_role(told))
    raised = _RAISED_DEAD.search(left)
    if raised and (verb := units[begin + raised.start()].item) and verb.lower in cues("raise"):
        return Link(kind=kind_of(units[begin + raised.start(1)], "state", "participle", "noun"), rule="toll before")
    summed = _SUMMED.search(left)
    if summed and (verb := units[begin + summed.start(1)].item) and verb.lower in cues("sum"):
        return Link(kind=kind_of(units[begin + summed.start()], "noun"), rule="toll before")
    listed = _LISTED.search(left)
    if listed is None or _counts_others(units[:index]):
        return None
    role = _counted_role(units[max(0, begin + listed.start(1) - HEADING_REACH) : index])
    return Link(kind=_list_kind(units[begin + listed.start(1)]), rule="list", role=role)


def _follows_at(units: Sequence[Unit], index: int) -> bool:
    """Whether "at" stands before the number: "put the number of those who fled at 900"."""
    before = units[index - 1].item if index else None
    return before is not None and before.lower == "at"


def _counted_role(units: Sequence[Unit]) -> str:
    """The role of the noun that a toll or a heading counts, as far as it is homes or those who live in one together."""
    roles = [unit.item.role for unit in units if unit.item and unit.item.role in HOME_ROLES]
    return roles[-1] if roles else ""


def _are_homes_taken(units: Sequence[Unit], index: int) -> bool:
    """Whether something took homes: "the blaze claimed 40 cabins", "took 40 cabins with it"."""
    phrase, verb = units[index].phrase, next((unit.item for unit in reversed(units[:index]) if unit.code == "c"), None)
    if phrase is None or verb is None or phrase.head is None or phrase.head.code != "D":
        return False
    danger = any(unit.item and unit.item.lower in cues("danger") for unit in units)
    return (danger and verb.lower in cues("devour")) or [unit.code for unit in units[index + 1 : index + 3]] == [
        "p",
        "u",
    ]


def _are_own_people(units: Sequence[Unit], index: int) -> bool:
    """Whether what is lost are men: "lost 14 soldiers", "losing seven of their own"."""
    phrase, verb = units[index].phrase, next((unit.item for unit in reversed(units[:index]) if unit.code == "c"), None)
    if phrase is None or verb is None or verb.lower not in cues("lose"):
        return False
    denied = any(
        unit.item and unit.item.lower in {"not", "n't", "never"} for unit in units[max(0, index - REACH) : index]
    )
    return phrase.own or (phrase.head is not None and phrase.head.lower in cues("troop") and not denied)


def _fronted(units: Sequence[Unit], codes: str, index: int) -> Link | None:
    """A word of harm at the head of the sentence: of a line of a table, or of a passive turned round."""
    heading = _heading(units, codes, index)
    if heading:
        return heading
    among = _AMONG_THEM.match(codes[:index])
    if among:
        unit = units[among.start(among.lastindex or 1)]
        kind = kind_of(unit, "participle", "state", "noun", "gerund")
        return Link(kind=kind, rule=AMONG, subset=True) if kind else None
    inverted = _INVERTED.match(codes[:index])
    if inverted:
        return Link(kind=kind_of(units[inverted.start(1)], "participle"), rule="inverted passive")
    return None


def _list_kind(unit: Unit) -> str:
    """What the heading of a list or of a line of a table counts."""
    return kind_of(unit, "participle", "state", "noun", "toll", "event")


def _heading(units: Sequence[Unit], codes: str, index: int) -> Link | None:
    """The words of a line of a table, or of a part of one, before its number: "Houses damaged 1,200"; "People in camps: 90".

    Behind a mark the number may name its unit: "Total displaced - 90 families".
    """
    phrase = units[index].phrase
    bracketed = codes[max(0, index - 1) : index + 2] == "(Q)"
    end = index - bracketed
    begin = 1 + max(codes.rfind(mark, 0, end) for mark in _PART_ENDS)
    ends_line = bracketed or codes[index + 1 : index + 2] in _LINE_ENDS
    if phrase is None or phrase.number.vague or not ends_line or end - begin >= REACH // 2:
        return None
    told, words = codes[begin:end], units[begin:end]
    if _counts_others(words):
        return None
    if phrase.head is not None and not (told.endswith((":", "-")) and are_many(units[index])):
        return None
    heading = (_HEADING.match(told) if phrase.head is None else None) or _MARKED_HEADING.match(told)
    if heading:
        first = heading.start(1)
        kind = toll_kind(words[first:]) if heading[1] == "T" else _list_kind(words[first])
        return Link(kind=kind, rule="list", role=_counted_role(words[: (told + "p").index("p")])) if kind else None
    staying = _STAYING_HEADING.match(told)
    moved = words[staying.start(1)].item if staying and staying[1] else None
    if staying and (moved.lower in cues("moving") if moved else in_refuge(words)):
        return Link(kind="displaced", rule="list", role=_counted_role(words))
    return None


def _counts_others(words: Sequence[Unit]) -> bool:
    """Whether a heading counts things or helpers where people stay, or those places: "Beds in shelters", "Evacuation centres"."""
    others = _OTHERS_STAYING.search("".join(unit.code for unit in words))
    counted = words[others.start(1)] if others else None
    if counted and counted.item and (counted.code == "X" or counted.item.lower in cues("goer")):
        return True
    place = next((unit.item for unit in reversed(words) if unit.code in "nXDL"), None)
    site = place is not None and place.lower in cues("haven") | cues("refuge")
    return site and any(unit.code == "E" for unit in words) and not any(unit.code in "pVF" for unit in words)


def _is_infinitive(units: Sequence[Unit], index: int) -> bool:
    """Whether "to" stands before a verb: who comes to bury somebody tells of no death by itself."""
    before = units[index - 1].item if index else None
    return before is not None and before.lower == "to"


def _is_attempt(units: Sequence[Unit], index: int) -> bool:
    """Whether an act was only tried or planned."""
    return any(unit.item and unit.item.lower in cues("attempt") for unit in units[max(0, index - 3) : index])


def _is_old_toll(units: Sequence[Unit], index: int) -> bool:
    """Whether the number is where a toll rose from."""
    before = units[index - 1].item if index else None
    return before is not None and before.lower == "from"
