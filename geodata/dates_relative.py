"""Rules for dates that count from publication or from another date."""

from datetime import date

from geodata.dates_context import Context, Found, clipped, narrowed
from geodata.dates_days import (
    Days,
    month_days,
    nearest_weekday,
    one_day,
    safe_date,
    shift,
    span_days,
    week_of,
    year_days,
)
from geodata.vocab import DatePrec

_FUZZY_FROM = 2
_FUZZY_TO = 5
_UNIT_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}


def resolve_weekday(found: Found, context: Context) -> Days | None:
    """Tuesday, last Thursday, next Monday, the previous Friday."""
    weekday, published = found.number("Ww") or 0, context.published
    if published is None:
        return None
    if not found.has("LX"):
        return one_day(nearest_weekday(published, weekday, future=context.future))
    ahead = found.has("X")
    base = context.anchor if "anchor" in {found.name("L"), found.name("X")} and context.anchor else published
    return one_day(nearest_weekday(shift(base, 1 if ahead else -1), weekday, future=ahead))


def resolve_weekday_of_week(found: Found, context: Context) -> Days | None:
    """Tuesday last week, Monday of this week, Friday next week."""
    if context.published is None:
        return None
    step = -7 if found.has("L") else 7 if found.has("X") else 0
    return one_day(shift(week_of(shift(context.published, step)).first, found.number("W") or 0))


def resolve_deictic(found: Found, context: Context) -> Days | None:
    """Today, yesterday evening, tomorrow."""
    return one_day(shift(context.published, found.number("R") or 0)) if context.published else None


def resolve_this_part(_: Found, context: Context) -> Days | None:
    """This morning, tonight."""
    return one_day(context.published) if context.published else None


def resolve_last_night(found: Found, context: Context) -> Days | None:
    """Last night; the previous evening and the next morning, counted from the date before."""
    ahead = found.has("X")
    told = context.anchor if "anchor" in {found.name("L"), found.name("X")} or (ahead and not context.future) else None
    base = told or context.published
    return one_day(shift(base, 1 if ahead else -1)) if base else None


def resolve_night_before_last(_: Found, context: Context) -> Days | None:
    """The night before last."""
    return one_day(shift(context.published, -2)) if context.published else None


def resolve_overnight(_: Found, context: Context) -> Days | None:
    """Overnight: from the evening before to the day of publication."""
    return span_days(shift(context.published, -1), context.published) if context.published else None


def resolve_weekend(found: Found, context: Context) -> Days | None:
    """Over the weekend, last weekend, next weekend."""
    if context.published is None:
        return None
    future = context.future or found.has("X")
    base = shift(context.published, -1 if found.has("L") else 1 if found.has("X") else 0)
    saturday = nearest_weekday(base, 5, future=future)
    return clipped(span_days(saturday, shift(saturday, 1)), Context(published=context.published, future=future))


def resolve_same_day(_: Found, context: Context) -> Days | None:
    """The same day."""
    return one_day(context.day) if context.day else None


def _unit_around(day: date, unit: str) -> Days:
    """The day, calendar week, month, year or decade that holds a day."""
    if unit == "week":
        return week_of(day)
    if unit == "month":
        return month_days(day.year, day.month)
    if unit == "year":
        return year_days(day.year)
    if unit == "decade":
        return year_days(day.year - day.year % 10, 10)
    return one_day(day)


def _moved(day: date, unit: str, count: int) -> date:
    """The day moved by so many units."""
    if unit in {"month", "year"}:
        first = month_days(day.year, day.month + count * (12 if unit == "year" else 1)).first
        return safe_date(first.year, first.month, day.day) or month_days(first.year, first.month).last
    return shift(day, count * _UNIT_DAYS.get(unit, 0))


def resolve_neighbour_unit(found: Found, context: Context) -> Days | None:
    """Last week, next month, the previous day, the following week, earlier this month."""
    unit = found.name("U")
    kind = found.name("L") or found.name("X")
    if kind in {"rolling", "recent"} or (found.has("LX") and found.words[-1].lower.endswith("s")):
        return resolve_recent(found, context)
    told = kind == "anchor" or (unit == "day" and found.has("X") and not context.future)
    base = context.anchor if told and context.anchor else context.published
    if base is None or unit in {"hour", "minute"}:
        return None
    step = -1 if found.has("L") else 1 if found.has("X") else 0
    days = narrowed(_unit_around(_moved(base, unit, step), unit), found)
    if found.has("B") and context.published:
        return days.until(context.published)
    if found.has("C") and context.published and days.first <= context.published < days.last:
        return Days(first=shift(context.published, 1), after=days.after, grain=days.grain)
    return clipped(days, context) if step <= 0 and not found.has("P") else days


def resolve_recent(found: Found, context: Context) -> Days | None:
    """The past 24 hours, the last three days, recent weeks, the coming days; "the following four days" count from the date before."""
    told = "anchor" in {found.name("L"), found.name("X")}
    published, unit = (told and context.anchor) or context.published, found.name("U")
    if published is None or unit == "minute":
        return None
    count = found.number("NDay")
    if count is None and not found.has("N") and not found.words[-1].lower.endswith("s"):
        count = 1
    if count is None:
        count = _FUZZY_TO if unit in {"day", "hour"} else 3
    if unit == "hour":
        unit, count = "day", max(count // 24, 0) if found.number("NDay") else 1
    if unit == "decade":
        return year_days(published.year - 10 * min(count, 10), 10 * min(count, 10) + 1)
    grain = {"day": DatePrec.DAY, "week": DatePrec.WEEK, "month": DatePrec.MONTH}.get(unit, DatePrec.YEAR)
    if found.has("X"):
        return span_days(shift(published, 1), max(_moved(published, unit, count), shift(published, 1)), grain)
    return span_days(_moved(published, unit, -count), published, grain)


def _distance(found: Found, context: Context, base: date | None, sign: int) -> Days | None:
    """So many units before or after a day; a bare plural is fuzzy, a bare singular is one ("the day before")."""
    unit, count = found.name("U"), found.number("NDayY")
    if count is None and any(word.lower == unit for word in found.words):
        count = 1
    if base is None or unit == "minute":
        return None
    if unit == "hour":
        return one_day(shift(base, sign * ((count or 0) // 24)))
    if count is None:
        near, far = sorted((_moved(base, unit, sign * _FUZZY_FROM), _moved(base, unit, sign * _FUZZY_TO)))
        grain = {"day": DatePrec.DAYS, "week": DatePrec.MONTH}.get(unit, DatePrec.YEAR)
        return span_days(near, far, grain)
    day = _moved(base, unit, sign * min(count, 1000))
    if unit == "week":
        return span_days(shift(day, -3), shift(day, 3), DatePrec.WEEK)
    return clipped(_unit_around(day, unit), context)


def resolve_ago(found: Found, context: Context) -> Days | None:
    """Three days ago, two weeks ago, months ago."""
    return _distance(found, context, context.published, -1)


def resolve_earlier(found: Found, context: Context) -> Days | None:
    """Three days earlier: before the last date of the text."""
    return _distance(found, context, context.anchor or context.published, -1)


def resolve_later(found: Found, context: Context) -> Days | None:
    """Two days later: after the last date of the text."""
    return _distance(found, context, context.anchor, 1)


def resolve_counted_from_this(found: Found, context: Context) -> Days | None:
    """It came two days after X, on Monday, a week before Y: the day of X or Y, counted from the date before."""
    sign = 1 if found.name("d") == "before" else -1
    return _distance(found, context, context.anchor or context.published, sign)


def resolve_that(found: Found, context: Context) -> Days | None:
    """That week, that evening, that August, October that year: counted from the last date of the text."""
    anchor, month, unit = context.anchor, found.number("M"), found.name("U")
    if anchor is None or unit in {"hour", "minute"}:
        return None
    if month is not None:
        return clipped(narrowed(month_days(anchor.year, month), found), context)
    return one_day(anchor) if found.has("T") else clipped(_unit_around(anchor, unit), context)


def resolve_nothing(_: Found, __: Context) -> Days | None:
    """Words of time that the text leaves open: the sixth day of the offensive."""
    return None
