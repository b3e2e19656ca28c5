"""Counts the dead whom a pronoun stands for: "three gunmen opened fire; they were killed", "they found his body"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geodata.figure_fates import kind_befallen
from geodata.figure_phrases import Phrase
from geodata.figure_words import Item, cues
from geodata.model import Figure
from geodata.vocab import FigureKind, Qualifier

_SUBJECT = re.compile(r"r*$")
_REACH = 2
"""How many clauses back those may be counted whom "they" stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The items of a clause, its counted phrases and the figures read from them."""

    items: Sequence[Item]
    phrases: Sequence[Phrase]
    figures: Sequence[Figure]


def clauses_of(items: Sequence[Item], phrases: Sequence[Phrase], figures: Sequence[Figure]) -> Iterator[Clause]:
    """Cut a sentence at its semicolons."""
    begin = 0
    for end in [*(at for at, item in enumerate(items) if item.lower == ";"), len(items)]:
        inside = [
            replace(phrase, first=phrase.first - begin, end=phrase.end - begin)
            for phrase in phrases
            if begin <= phrase.first < end
        ]
        start, stop = (items[begin].start, items[end - 1].end) if end > begin else (0, 0)
        found = [figure for figure in figures if start <= figure.start < stop]
        yield Clause(items=items[begin:end], phrases=inside, figures=found)
        begin = end + 1


def count_told_of(clauses: Sequence[Clause]) -> Iterator[Figure]:
    """Yield a figure for each clause whose subject are those counted before, or that tells of the body of one told of before.

    Args:
        clauses: The clauses of a text, in text order.
    """
    killed = False
    for at, clause in enumerate(clauses):
        told = None if killed else _body(clause)
        told = told or _they(clause, clauses[max(0, at - _REACH) : at])
        killed = killed or any(figure.kind == FigureKind.KILLED and figure.high != 0 for figure in clause.figures)
        if told is not None:
            killed = True
            yield told


def _they(clause: Clause, before: Sequence[Clause]) -> Figure | None:
    """Those counted before who are the subject of a clause that tells their death."""
    items = clause.items
    at = next((at for at, item in enumerate(items) if item.lower in cues("they")), None)
    if at is None or not _SUBJECT.match("".join(item.code for item in items[:at])):
        return None
    kind = kind_befallen(items, at + 1)
    if not kind:
        return None
    for other in reversed(before):
        counted = [phrase for phrase in other.phrases if phrase.head and phrase.head.code == "V"]
        if not counted and not _others(other, ()):
            continue
        if len(counted) != 1 or _others(other, counted) or not _are_many(counted[0]) or _are_dead(other):
            return None
        return _figure(items[at], counted[0], kind)
    return None


def _others(clause: Clause, counted: Sequence[Phrase]) -> bool:
    """Whether a clause names several persons whom it does not count: "they" may be those."""
    inside = {at for phrase in counted for at in range(phrase.first, phrase.end)}
    return any(item.code == "V" and not item.singular and at not in inside for at, item in enumerate(clause.items))


def _are_many(phrase: Phrase) -> bool:
    return phrase.number.high != 0 and (phrase.number.low or 0) > 1


def _are_dead(clause: Clause) -> bool:
    return any(figure.kind == FigureKind.KILLED for figure in clause.figures)


def _body(clause: Clause) -> Figure | None:
    """One dead whose body was found, of whom it was told before that he lived: "found his body"."""
    items = clause.items
    for at in range(2, len(items)):
        find, whose, body = items[at - 2 : at + 1]
        if find.lower in cues("find") and whose.lower in cues("kin") and body.lower in cues("remains"):
            span = replace(whose, end=body.end)
            return Figure(
                start=span.start,
                end=span.end,
                kind=FigureKind.KILLED,
                low=1,
                high=1,
                qualifier=Qualifier.EXACT,
                reason="his body found",
            )
    return None


def _figure(they: Item, counted: Phrase, kind: str) -> Figure:
    number = counted.number
    return Figure(
        start=they.start,
        end=they.end,
        kind=FigureKind(kind),
        low=number.low,
        high=number.high,
        qualifier=number.qualifier,
        who=counted.head.lower if counted.head else None,
        reason="those counted before",
    )
