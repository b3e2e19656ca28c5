"""Days as half-open intervals: building, shifting and naming their precision."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from geodata.vocab import DatePrec

_DAY = timedelta(days=1)
_SHORT_YEAR_TURN = 70
_AHEAD_COST = 12
_BACK_COST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """Days from `first` up to, not including, `after`; `grain` is the precision of the words."""

    first: date
    after: date
    grain: DatePrec = DatePrec.DAY

    @property
    def last(self) -> date:
        """The last day inside."""
        return self.after - _DAY

    @property
    def prec(self) -> DatePrec:
        """UCDP code: by the words or by the length, whichever is vaguer."""
        length = (self.after - self.first).days
        by_length = next(
            (prec for prec, longest in zip(DatePrec, (1, 6, 7, 31), strict=False) if length <= longest), DatePrec.YEAR
        )
        return max(self.grain, by_length)

    def until(self, day: date) -> "Days":
        """The same, cut so that `day` is the last day, where that leaves any."""
        if self.first <= day < self.last:
            return Days(first=self.first, after=day + _DAY, grain=self.grain)
        return self


def one_day(day: date) -> Days:
    """A single day."""
    return Days(first=day, after=day + _DAY)


def span_days(first: date, last: date, grain: DatePrec = DatePrec.DAY) -> Days:
    """Days from one to another, both inside; swapped where they stand in the wrong order."""
    first, last = sorted((first, last))
    return Days(first=first, after=last + _DAY, grain=grain)


def shift(day: date, days: int) -> date:
    """The day so many days on; the ends of the calendar are kept."""
    ordinal = min(max(day.toordinal() + days, date.min.toordinal() + 1), date.max.toordinal() - 1)
    return date.fromordinal(ordinal)


def week_of(day: date) -> Days:
    """The calendar week of a day, from Monday."""
    monday = shift(day, -day.weekday())
    return span_days(monday, shift(monday, 6), DatePrec.WEEK)


def month_days(year: int, month: int) -> Days:
    """A calendar month; months below 1 and above 12 run into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return span_days(date(year, month, 1), date(year, month, monthrange(year, month)[1]), DatePrec.MONTH)


def months_days(year: int, month: int, count: int) -> Days:
    """So many calendar months from one on."""
    return span_days(month_days(year, month).first, month_days(year, month + count - 1).last, DatePrec.YEAR)


def year_days(year: int, count: int = 1) -> Days:
    """Calendar years."""
    return span_days(date(year, 1, 1), date(year + count - 1, 12, 31), DatePrec.YEAR)


def part_of(days: Days, part: str) -> Days:
    """The early, middle or late third of an interval, in whole days."""
    length = (days.after - days.first).days
    third = max(length // 3, 1)
    offset = {"early": 0, "middle": (length - third) // 2, "late": length - third}[part]
    first = shift(days.first, offset)
    return Days(first=first, after=shift(first, third), grain=days.grain if length > 7 else DatePrec.DAY)


def full_year(year: int) -> int:
    """A year of two digits as one of four."""
    if year >= 100:
        return year
    return year + (2000 if year < _SHORT_YEAR_TURN else 1900)


def safe_date(year: int, month: int, day: int) -> date | None:
    """A day of the calendar, or None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest_year(published: date, month: int, day: int, *, future: bool, weekday: int | None = None) -> date | None:
    """The day of a year near publication: past years are preferred, a named weekday must fit.

    Args:
        published: Day of publication.
        month: 1-12.
        day: 1-31.
        future: Whether the clause speaks of what is to come.
        weekday: 0-6 from Monday, or None.

    Source:
        Own rule: a day to come costs twelve times its distance, so that a date without a year lies in the last
        eleven months unless it is close ahead; in a clause of the future a day gone by costs four times.
    """
    reach = 6 if weekday is not None else 1
    choices = [safe_date(published.year + offset, month, day) for offset in range(-reach, reach + 1)]
    days = [choice for choice in choices if choice and (weekday is None or choice.weekday() == weekday)]

    def cost(choice: date) -> int:
        distance = (choice - published).days
        if future:
            return abs(distance) * (_BACK_COST if distance < 0 else 1)
        return abs(distance) * (_AHEAD_COST if distance > 0 else 1)

    return min(days, key=cost, default=None)


def nearest_weekday(published: date, weekday: int, *, future: bool) -> date:
    """The nearest such weekday, back or ahead; the day of publication counts both ways."""
    distance = (weekday - published.weekday()) % 7 if future else -((published.weekday() - weekday) % 7)
    return shift(published, distance)
