"""Days as headers, datelines and leads write them."""

from datetime import date

import pytest

from geodata.written_days import find_written_days


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ((19, 9, None, 1), "on Tuesday 19 September in"),
        ((19, 9, 2023, 1), "on Tuesday, September 19, 2023, in"),
        ((19, 9, 2023, None), "the 19th of September 2023"),
        ((20, 11, None, None), "Nov. 20"),
        ((1, 5, 2021, 5), "samedi 1er mai 2021"),
        ((3, 10, 2019, None), "el 3 de octubre de 2019"),
        ((20, 9, 2023, None), "20 сентября 2023 года"),
        ((20, 9, 2023, None), "20 вересня 2023 року"),
        ((5, 3, 2024, None), "2024-03-05"),
        ((31, 12, 2024, None), "31/12/2024"),
        ((31, 12, 2024, None), "12/31/2024"),
        ((9, 3, 2024, None), "9.3.2024"),
    ],
)
def test_a_day_is_read_with_what_is_written(expected, text):
    """Year and weekday are None where they are left out."""
    (day,) = find_written_days(text)
    assert (day.day, day.month, day.year, day.weekday) == expected


@pytest.mark.parametrize("text", ["3/4/2024", "may 10,000 people", "32 May", "In March 2022", "19 people", "May 20:15"])
def test_what_is_no_day_or_could_be_two_is_passed_over(text):
    """Ambiguous digits, counts and months alone give nothing."""
    assert find_written_days(text) == ()


@pytest.mark.parametrize(("expected", "year"), [(date(2023, 9, 19), 2023), (None, 2022)])
def test_a_weekday_rules_years_out(expected, year):
    """Tuesday 19 September was in 2023 and not in 2022."""
    (day,) = find_written_days("Tuesday 19 September")
    assert day.within(year) == expected


def test_a_year_in_two_digits_is_kept_apart():
    """Only a dateline may mean it as a year; the span ends before it."""
    (day,) = find_written_days("3 JAN 90")
    assert (day.year, day.short_year, day.end) == (None, 90, 5)
