"""Days of the calendar as headers, datelines and leads write them, with whatever they leave out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from geodata.model import Span
from geodata.tables import read_table

_WORD = r"[^\W\d_]{3,12}"
_WEEKDAY = rf"(?:(?P<weekday>{_WORD})\.?,?\s+(?:the\s+|le\s+|el\s+)?)?"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?:,?\s+(?:de\s+)?(?P<year>\d{4})(?!\d))?"
_DAY_FIRST = re.compile(
    rf"(?<![\w.,]){_WEEKDAY}{_DAY}(?:st|nd|rd|th|er|º|\.)?\s+(?:of\s+|de\s+)?(?P<month>{_WORD})\.?{_YEAR}"
    r"(?P<short>,?\s+\d{2}(?![\w.,:]))?"
)
_MONTH_FIRST = re.compile(
    rf"(?<![\w.,]){_WEEKDAY}(?P<month>{_WORD})\.?\s+{_DAY}(?:st|nd|rd|th)?(?![\d:]|[.,]\d){_YEAR}(?P<short>(?!))?"
)
_DIGITS = re.compile(r"(?<![\d/.-])(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})([./])(\d{1,2})\5(\d{4}))(?![\d/])")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDay(Span):
    """A day and a month in the text; `year` and `weekday` (0 is Monday) are None where they are not written.

    `short_year` is a year in two digits, which only a dateline may mean as one ("3 JAN 90").
    """

    day: int
    month: int
    year: int | None = None
    weekday: int | None = None
    short_year: int | None = None

    def within(self, year: int) -> date | None:
        """Give the date in a year, or None where the year has no such day or another weekday."""
        try:
            found = date(year, self.month, self.day)
        except ValueError:
            return None
        return found if self.weekday in {None, found.weekday()} else None


def find_written_days(text: str) -> tuple[WrittenDay, ...]:
    """Find the days of a text that are written with a month.

    Returns:
        In text order, without overlap. Digits that could be day and month or month and day are passed over.

    Source:
        Names of months and weekdays from tables/date_words.tsv; a name that two languages use for different months
        is passed over.
    """
    found = sorted([*_in_words(text), *_in_digits(text)], key=lambda day: (day.start, -day.end))
    kept: list[WrittenDay] = []
    for day in found:
        if not kept or day.start >= kept[-1].end:
            kept.append(day)
    return tuple(kept)


@cache
def calendar_names(role: str, language: str | None = None) -> dict[str, int]:
    """Give the numbers of names of months (1-12) or weekdays (0-6), in lower case.

    Args:
        role: "month" or "weekday".
        language: Only full names of this language; without it all names of all languages.
    """
    names: dict[str, set[int]] = {}
    for row in read_table("date_words"):
        if (row["role"] == role and language in {None, row["lang"]}) or (
            row["role"] == f"{role}_short" and language is None
        ):
            names.setdefault(row["word"], set()).add(int(row["value"]))
    return {name: min(numbers) for name, numbers in names.items() if len(numbers) == 1}


def _in_words(text: str) -> Iterator[WrittenDay]:
    """Find "Tuesday 19 September 2023" and "Sept. 19"."""
    months, weekdays = calendar_names("month"), calendar_names("weekday")
    for pattern in (_DAY_FIRST, _MONTH_FIRST):
        for match in pattern.finditer(text):
            month, weekday = months.get(match["month"].lower()), weekdays.get((match["weekday"] or "").lower())
            if month and 1 <= int(match["day"]) <= 31:
                first = (
                    match.start() if weekday is not None else match.start("day" if pattern is _DAY_FIRST else "month")
                )
                yield WrittenDay(
                    start=first,
                    end=match.start("short") if match["short"] else match.end(),
                    day=int(match["day"]),
                    month=month,
                    year=int(match["year"]) if match["year"] else None,
                    weekday=weekday,
                    short_year=int(match["short"].strip(" ,\n")) if match["short"] else None,
                )


def _in_digits(text: str) -> Iterator[WrittenDay]:
    """Find "2023-09-19" and "19.9.2023"."""
    for match in _DIGITS.finditer(text):
        if match[1]:
            year, month, day = int(match[1]), int(match[2]), int(match[3])
        else:
            day, month, year = int(match[4]), int(match[6]), int(match[7])
            if match[5] == "/" and day != month and day <= 12 >= month:
                continue
            if month > 12:
                day, month = month, day
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield WrittenDay(start=match.start(), end=match.end(), day=day, month=month, year=year)
