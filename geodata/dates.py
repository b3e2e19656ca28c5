"""Dates in the text: words that say when, resolved against the day of publication."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from spacy.tokens import Doc

from geodata.dates_context import Context, Found
from geodata.dates_days import Days, one_day, shift, span_days
from geodata.dates_rules import COUNTED_FROM_THIS, PATTERN, RULES
from geodata.dates_tense import dates_a_statement, speaks_of_future
from geodata.dates_words import BREAK, Coded, code_words
from geodata.model import DateMention, Span
from geodata.tables import read_table, read_words
from geodata.vocab import DatePrec, TimeOfDay

_NEAR_WORDS = 5
_YEAR_REACH = 12
_TIMES_OF_PARTS = {"early": "morning", "late": "evening"}
_RANGE_CODES = {"t": "fsu", "-": "f", "&": "b", "u": "f"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """Where a rule fits: indices of the coded words, end exclusive, and what the rule makes of them."""

    first: int
    end: int
    rule: str
    days: Days | None
    time: str = ""


def find_dates(doc: Doc, published: date | None) -> tuple[DateMention, ...]:
    """Find the words that say when, and resolve them.

    Args:
        doc: Any spaCy document; a parse helps to tell past from future, and is not needed.
        published: Day of publication that relative dates count from; without it only absolute dates are resolved.

    Returns:
        Dates in text order, inclusive on both sides; offsets in characters of `doc.text`, end exclusive.

    Source:
        Own rules. A weekday in a clause of the past is the nearest past one, the day of publication included; in a
        clause of the future the next one. Precision as in the UCDP GED codebook (date_prec).
    """
    coded = code_words(doc)
    return tuple(_mention(coded, match) for match in _matches(doc, coded, published) if match.days)


def find_undated(doc: Doc, published: date | None) -> tuple[Span, ...]:
    """Find words that look like a date and cannot be resolved.

    Args:
        doc: Any spaCy document.
        published: Day of publication; without it every relative date is one of these.

    Returns:
        Spans in text order; none of them overlaps a date of `find_dates`.
    """
    coded = code_words(doc)
    return tuple(
        Span(start=coded.words[match.first].start, end=coded.words[match.end - 1].end)
        for match in _matches(doc, coded, published)
        if match.days is None
    )


def _matches(doc: Doc, coded: Coded, published: date | None) -> list[_Match]:
    """Everything that a rule fits, resolved where it can be, ranges joined."""
    resolved = list(_joined(coded, list(_resolved(doc, coded, published))))
    taken = frozenset(index for match in resolved for index in range(match.first, match.end))
    timed = [_with_time(coded, match, taken) for match in resolved]
    return [_open_ended(coded, match, published) for match in timed]


def _resolved(doc: Doc, coded: Coded, published: date | None) -> Iterator[_Match]:
    """Each place where a rule fits, in text order, with what it means there."""
    text = doc.text
    anchor: date | None = None
    day: date | None = None
    anchor_at = 0
    year: int | None = None
    year_at: int | None = None
    for match in PATTERN.finditer(coded.codes):
        name, _, resolve = RULES[int((match.lastgroup or "r0")[1:])]
        found = Found(words=coded.words[match.start() : match.end()])
        if _is_name(coded, match.start(), match.end()) or _is_count(coded, text, match.end(), name):
            continue
        if year_at is not None and (
            BREAK in coded.codes[year_at : match.start()] or match.start() - year_at > _YEAR_REACH
        ):
            year = year_at = None
        span = Span(start=found.words[0].start, end=found.words[-1].end)
        since = coded.codes[match.start() - 1 : match.start()] == "s"
        future = published is not None and not since and speaks_of_future(doc, text, span)
        if name == COUNTED_FROM_THIS and coded.codes[anchor_at : match.start()].count(BREAK) > 1:
            anchor = None
        days = resolve(found, Context(published=published, anchor=anchor, day=day, year=year, future=future))
        if days:
            told = anchor is not None and BREAK not in coded.codes[anchor_at : match.start()]
            if not (told and dates_a_statement(doc, span)):
                anchor, anchor_at = days.last, match.end()
                day = anchor if days.grain <= DatePrec.DAYS else day
            if found.has("Y") and not since and days.first.year == days.last.year:
                year, year_at = days.first.year, match.end()
        yield _Match(first=match.start(), end=match.end(), rule=name, days=days, time=_written_time(found, name))


def _written_time(found: Found, rule: str) -> str:
    """Part of the day inside the words of a date, an empty string for none."""
    written = found.name("T") or found.name("V") or found.name("G")
    if rule in {"weekday", "day named from today"}:
        return written or _TIMES_OF_PARTS.get(found.name("P"), "")
    return written


def _is_name(coded: Coded, first: int, end: int) -> bool:
    """Whether a day is part of a name: "Sunday Times", "Bloody Sunday", "25 May Square"."""
    codes, words = coded.codes, coded.words
    after, before = words[end] if end < len(words) else None, words[first - 1] if first else None
    if after is not None and after.capital and _is_street(after.lower):
        return True
    if "W" not in codes[first:end]:
        return False
    return (after is not None and after.code == "n" and after.capital) or (before is not None and before.code == "m")


def _is_street(word: str) -> bool:
    """Whether a noun is that of a street or a square, which may be named after a day."""
    return word.removesuffix("s") in read_words("name_particles", "street")


def _is_count(coded: Coded, text: str, end: int, rule: str) -> bool:
    """Whether a bare year or day is none: "in 2000 villages", "over 2000 displaced", "for the 30th time"."""
    if rule not in {"year", "day of this month"}:
        return False
    if end >= len(coded.words) or text[coded.words[end - 1].end : coded.words[end].start] != " ":
        return False
    following = coded.words[end].lower
    if rule != "year":
        return following in read_words("number_units", "after_ordinal")
    harmed = end > 1 and coded.words[end - 2].lower in _bounds() and following in read_words("harm_words", "participle")
    return harmed or following in _counted_nouns()


@cache
def _bounds() -> frozenset[str]:
    """Words before a number that bound it: "over", "about"."""
    return frozenset(row["words"] for row in read_table("quantifiers") if row["side"] == "before")


@cache
def _counted_nouns() -> frozenset[str]:
    """Plural nouns that a number before them counts."""
    return frozenset(row["plural"] for row in read_table("victims"))


def _joined(coded: Coded, matches: list[_Match]) -> Iterator[_Match]:
    """Matches, two of them joined where the words between make them a range ("from Monday to Wednesday")."""
    index = 0
    while index < len(matches):
        left = matches[index]
        right = matches[index + 1] if index + 1 < len(matches) else None
        if right and left.days and right.days and left.days.first <= right.days.last:
            between = coded.codes[left.end : right.first].replace("h", "").replace("i", "")
            lead = _lead(coded, left)
            if between in _RANGE_CODES and (between in {"-", "t"} or lead in _RANGE_CODES[between]):
                first = left.first - 1 if lead in set("fbs") else left.first
                days = span_days(left.days.first, right.days.last, max(left.days.grain, right.days.grain))
                yield _Match(
                    first=first, end=right.end, rule=f"{left.rule} to {right.rule}", days=days, time=right.time
                )
                index += 2
                continue
        yield left
        index += 1


def _lead(coded: Coded, match: _Match) -> str:
    """Code of the word before a match, articles and prepositions apart; an empty string at the start."""
    return coded.codes[match.first - 1 : match.first] if match.first else ""


def _with_time(coded: Coded, match: _Match, taken: frozenset[int]) -> _Match:
    """The same with the part of the day that stands close to a single day ("early on Tuesday morning")."""
    if match.time or match.days is None or match.days.prec is not DatePrec.DAY:
        return match
    right = coded.codes[match.end : match.end + _NEAR_WORDS].split(BREAK)[0]
    left = coded.codes[max(0, match.first - _NEAR_WORDS) : match.first].split(BREAK)[-1]
    near = [match.end + index for index, code in enumerate(right) if code in "TV"]
    near += [match.first - 1 - index for index, code in enumerate(reversed(left)) if code in "TV"]
    free = [index for index in near if index not in taken]
    return replace(match, time=str(coded.words[free[0]].value)) if free else match


def _open_ended(coded: Coded, match: _Match, published: date | None) -> _Match:
    """The same with "since" and "until" read: up to publication, or from publication on."""
    lead = _lead(coded, match)
    if match.days is None or published is None or lead not in {"s", "u"}:
        return match
    if lead == "s" and match.days.first <= published:
        days = span_days(match.days.first, published, match.days.grain)
        return replace(match, first=match.first - 1, days=days, rule=f"since {match.rule}")
    if lead == "u" and coded.words[match.first - 1].lower != "by" and match.days.last > published:
        return replace(match, days=span_days(published, match.days.last), rule=f"until {match.rule}")
    return match


def _mention(coded: Coded, match: _Match) -> DateMention:
    """A match as a record."""
    days = match.days or one_day(shift(date.min, 1))
    return DateMention(
        start=coded.words[match.first].start,
        end=coded.words[match.end - 1].end,
        first=days.first,
        last=days.last,
        prec=days.prec,
        time_of_day=TimeOfDay(match.time) if match.time else None,
        reason=match.rule,
    )
