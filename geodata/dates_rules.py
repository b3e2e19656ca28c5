"""The table of rules for dates: a pattern over the codes of `dates_words`, and the function that resolves it.

The first rule that fits at a place wins, so the longer forms stand first.
"""

import re

from geodata.dates_absolute import (
    resolve_bare_day,
    resolve_decade,
    resolve_full,
    resolve_holiday,
    resolve_month,
    resolve_month_day,
    resolve_month_days,
    resolve_of_year,
    resolve_season,
    resolve_unit_of_month,
    resolve_weekday_of_month,
    resolve_year,
    resolve_year_range,
)
from geodata.dates_context import Resolve
from geodata.dates_relative import (
    resolve_ago,
    resolve_counted_from_this,
    resolve_deictic,
    resolve_earlier,
    resolve_last_night,
    resolve_later,
    resolve_neighbour_unit,
    resolve_night_before_last,
    resolve_nothing,
    resolve_overnight,
    resolve_recent,
    resolve_same_day,
    resolve_that,
    resolve_this_part,
    resolve_weekday,
    resolve_weekday_of_week,
    resolve_weekend,
)

COUNTED_FROM_THIS = "time counted from this"
_DATE_GAP = "(?:-|t|&|/)"
RULES: tuple[tuple[str, str, Resolve], ...] = (
    ("weekday of a month", "h?[QOL]W[io]h?M(?:,?Y)?", resolve_weekday_of_month),
    ("day or week of a month", "h?[QOL]U[io]h?M(?:,?Y)?", resolve_unit_of_month),
    ("day or month of a year", "(?:(?:[Ww]q?,?i?)?h?[DO]o?M|Mq?h?[DO]|M),?[LH]U", resolve_of_year),
    ("told before", "(?:P[-o]?)?MzU|z(?:P[-o]?)?[MUT]", resolve_that),
    ("numeric date", "(?:[Ww]q?,?)?J", resolve_full),
    ("days of a month", f"(?:b|f)?h?[DO]{_DATE_GAP}h?[DO]o?Mq?(?:,?[Yy])?", resolve_month_days),
    ("days of a month", f"(?:b|f)?Mq?h?[DO]{_DATE_GAP}h?[DO](?![.]?M)(?:,?Y)?", resolve_month_days),
    ("day of a month", "(?:[Ww]q?,?i?)?h?[DO]o?Mq?(?:,?o?Y|,?y)?", resolve_month_day),
    ("day of a month", "hQoM(?:,?o?Y)?", resolve_month_day),
    ("day of a month", "(?:[Ww]q?,?i?)?h?(?<![Da])Mq?h?[DO](?:,?Y)?(?![.]?M)", resolve_month_day),
    ("month", "(?:h?P[-o]?o?h?)?Mq?,?o?Y", resolve_month),
    ("month", "(?:h?P[-o]?o?h?|[LXH])M(?!q?['D])", resolve_month),
    ("month", "(?<=[isuo&tbf])h?M(?!q?['nD])|h?M(?=')", resolve_month),
    ("season", "h?(?:P[-o]?o?h?)?S(?:o|oh|,)?Y(?:[-/](?:Y|y|D))?", resolve_season),
    ("season", "(?<=[is])[LXHh]P?S|[LXH]P?S", resolve_season),
    ("years", "Y-(?:Y|y|D)", resolve_year_range),
    ("decade", "h?(?:P[-o]?o?h?)?Z", resolve_decade),
    ("year", "(?:h?P[-o]?o?h?)Y|(?<=[isuoftb&LXC(h'])Y|Y(?=')|(?<=-)Y", resolve_year),
    ("weekday of a week", "Wo?[LXH]U", resolve_weekday_of_week),
    ("weekday", "(?:Vi?)?(?:h?[LXH])?(?:P[io]?)?W(?:T(?!.?W))?", resolve_weekday),
    ("day named from today", "[BCP]?RT?", resolve_deictic),
    ("holiday", "F[UE]?(?![.M])|F(?:,?Y)", resolve_holiday),
    ("night before last", "h?T[dB]L", resolve_night_before_last),
    ("part of today", "[BCP]?H[TP]*T|G", resolve_this_part),
    ("last night", "[BCP]?h?[LX]T", resolve_last_night),
    ("overnight", "V", resolve_overnight),
    ("weekend", "(?:h|[LXH]|hL|hX)K", resolve_weekend),
    ("same day", "h?eU", resolve_same_day),
    ("day of a count", "h?[QO]Uo", resolve_nothing),
    ("some time back or ahead", "h?[LX](?:[NDy]|a|aNo?)U", resolve_recent),
    (COUNTED_FROM_THIS, "(?:k[.]{0,2}|(?<=[WMYORQD],))(?:aNo?|a|[NDy])Ud", resolve_counted_from_this),
    ("time before publication", "(?:aNo?|a|[NDy])?UA", resolve_ago),
    ("time before a date", "(?:aNo?|a|[NDy])?U(?:B|d(?=[,q|&ix-]|$))", resolve_earlier),
    ("time after a date", "(?:aNo?|a|[NDy])?UC", resolve_later),
    ("part of this time", "h?PohU", resolve_neighbour_unit),
    ("neighbouring time", "[BC]?(?:h?P[-o]?o?)?h?[LXH]U", resolve_neighbour_unit),
    ("day of this month", "(?<=i)hO(?=[|,q.]|$)", resolve_bare_day),
)
PATTERN = re.compile("|".join(f"(?P<r{index}>{pattern})" for index, (_, pattern, _) in enumerate(RULES)))
