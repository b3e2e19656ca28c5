"""Rules for dates of the calendar: days, months, seasons, years."""

from dataclasses import replace
from datetime import date

from geodata.dates_context import Context, Found, clipped, narrowed
from geodata.dates_days import (
    Days,
    month_days,
    months_days,
    nearest_year,
    one_day,
    safe_date,
    shift,
    span_days,
    year_days,
)
from geodata.vocab import DatePrec

_FEW_DAYS = 5


def resolve_full(found: Found, _: Context) -> Days | None:
    """2023-09-19, 19/9/2023."""
    return next((one_day(word.day) for word in found.words if word.day), None)


def _day_of_month(found: Found, context: Context, which: int = 0) -> date | None:
    """The day that a day of the month, a month, and perhaps a year and a weekday name."""
    month, day = found.number("M") or 1, found.number("DOQ", which) or 1
    year = found.year or context.year
    if year:
        return safe_date(year, month, day)
    if context.published is None:
        return None
    weekday = found.number("Ww")
    fitting = nearest_year(context.published, month, day, future=context.future, weekday=weekday)
    return fitting or nearest_year(context.published, month, day, future=context.future)


def resolve_month_day(found: Found, context: Context) -> Days | None:
    """19 September, Sept. 19, Tuesday the 19th of September 2023."""
    day = _day_of_month(found, context)
    return one_day(day) if day else None


def resolve_month_days(found: Found, context: Context) -> Days | None:
    """19-20 September, between May 3 and 5."""
    first, last = _day_of_month(found, context), _day_of_month(found, context, 1)
    return span_days(first, last) if first and last and first <= last else None


def resolve_of_year(found: Found, context: Context) -> Days | None:
    """October 7 last year, 3 May this year, August last year."""
    if context.published is None:
        return None
    told = replace(context, year=context.published.year - found.has("L")) if found.name("U") == "year" else context
    bare = Found(words=tuple(word for word in found.words if word.code not in "LHU"))
    return resolve_month_day(bare, told) if found.has("DO") else resolve_month(bare, told)


def resolve_month(found: Found, context: Context) -> Days | None:
    """September 2023, in May, early March, last July."""
    month, year, published = found.number("M") or 1, found.year or context.year, context.published
    if year is None:
        if published is None:
            return None
        ahead = context.future or (found.name("L") == "" and found.has("X"))
        year = published.year
        if month > published.month and not ahead:
            year -= 1
        elif month < published.month and ahead:
            year += 1
        if found.has("L") and (year, month) == (published.year, published.month):
            year -= 1
    return clipped(narrowed(month_days(year, month), found), context)


def resolve_weekday_of_month(found: Found, context: Context) -> Days | None:
    """The first Monday in October, the last Friday of February 2021."""
    month, weekday = resolve_month(_without_last(found), context), found.number("W") or 0
    if month is None:
        return None
    whole = month_days(month.first.year, month.first.month)
    if found.has("L"):
        return one_day(shift(whole.last, -((whole.last.weekday() - weekday) % 7)))
    first = shift(whole.first, (weekday - whole.first.weekday()) % 7)
    return one_day(shift(first, 7 * ((found.number("QO") or 1) - 1)))


def resolve_unit_of_month(found: Found, context: Context) -> Days | None:
    """The first day of April, the second week of May, the last days of June."""
    month, unit, plural = resolve_month(_without_last(found), context), found.name("U"), found.has_plural("U")
    if month is None or unit not in {"day", "week"}:
        return None
    whole, which = month_days(month.first.year, month.first.month), (found.number("QO") or 1) - 1
    length = 7 if unit == "week" else _FEW_DAYS if plural else 1
    if found.has("L"):
        return span_days(shift(whole.last, 1 - length), whole.last)
    first = shift(whole.first, which * length)
    return span_days(first, min(shift(first, length - 1), whole.last)) if first <= whole.last else None


def _without_last(found: Found) -> Found:
    """The words without "last", which goes with the day and not with the month."""
    return Found(words=tuple(word for word in found.words if word.code in "MY"))


def resolve_holiday(found: Found, context: Context) -> Days | None:
    """Christmas, Christmas Day, Christmas Eve."""
    month, day = divmod(found.number("F") or 0, 100)
    year, eve = found.year or context.year, -1 if found.has("E") else 0
    if year is None and context.published is None:
        return None
    if year is None and context.published is not None:
        nearest = nearest_year(context.published, month, day, future=context.future)
        return one_day(shift(nearest, eve)) if nearest else None
    chosen = safe_date(year or 1, month, day)
    return one_day(shift(chosen, eve)) if chosen else None


def resolve_season(found: Found, context: Context) -> Days | None:
    """Autumn of 2020, last winter, this spring."""
    month, year, published = found.number("S") or 3, found.year or context.year, context.published
    if year is None:
        if published is None:
            return None
        year = published.year
        begun = months_days(year, month, 3).first <= published
        if (not begun and not context.future and not found.has("X")) or (begun and found.has("L")):
            year -= 1
        elif begun and found.has("X"):
            year += 1
    return clipped(narrowed(months_days(year, month, 3), found), context)


def resolve_year(found: Found, context: Context) -> Days | None:
    """2014, late 2014."""
    return clipped(narrowed(year_days(found.year or 1), found), context)


def resolve_year_range(found: Found, _: Context) -> Days | None:
    """1988-94, 1988-1994."""
    first = found.number("Y") or 1
    last = found.number("Y", 1) or first - first % 100 + (found.number("yD") or 0)
    return span_days(date(first, 1, 1), date(last, 12, 31), DatePrec.YEAR) if first < last else None


def resolve_decade(found: Found, _: Context) -> Days | None:
    """The 1990s, the early 1990s."""
    return narrowed(year_days(found.number("Z") or 1990, 10), found)


def resolve_bare_day(found: Found, context: Context) -> Days | None:
    """The 19th: of the last month that had one."""
    day, published = found.number("O") or 1, context.published
    if published is None:
        return None
    months = (0, 1, 2) if context.future else (0, -1, -2)
    for offset in months:
        month = month_days(published.year, published.month + offset).first
        choice = safe_date(month.year, month.month, day)
        if choice and (choice >= published if context.future else choice <= published):
            return one_day(choice)
    return None
