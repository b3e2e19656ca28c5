"""Numbers and their bounds."""

from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from geodata.numerals import find_numbers

BLANK = spacy.blank("en")


def numbers(text):
    """Find the numbers of a text as low, high and qualifier."""
    return [(number.low, number.high, number.qualifier.value) for number in find_numbers(BLANK(text))]


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "text"),
    [
        (45, 45, "exact", "There were 45 farmers."),
        (8300, 8300, "exact", "There were 8,300 farmers."),
        (8300, 8300, "exact", "There were 8 300 farmers."),
        (8300, 8300, "exact", "There were 8.300 farmers."),
        (1_400_000, 1_400_000, "exact", "There were 1.4 million farmers."),
        (38, 38, "exact", "Thirty-eight farmers came."),
        (24, 24, "about", "Some two dozen farmers came."),
        (170, 170, "exact", "A hundred and seventy farmers came."),
        (6, 6, "exact", "Half a dozen farmers came."),
        (24, None, "at_least", "Dozens of farmers came."),
        (200, None, "at_least", "Hundreds came."),
        (20_000, None, "at_least", "Tens of thousands came."),
        (3, None, "at_least", "Several came."),
        (9, None, "at_least", "At least nine came."),
        (9, None, "at_least", "Nine or more came."),
        (500, None, "more_than", "More than 500 came."),
        (None, 60, "up_to", "Up to 60 came."),
        (None, 60, "up_to", "Fewer than 60 came."),
        (4000, 4000, "about", "Nearly 4,000 came."),
        (15, 25, "range", "Between 15 and 25 came."),
        (15, 25, "range", "15-25 men came."),
        (4, 5, "range", "Four or five men came."),
        (3000, 4000, "range", "Some 3-4,000 men came."),
        (200, 300, "range", "Two or three hundred men came."),
        (120_000, 120_000, "exact", "There were 1,20,000 farmers."),
        (250_000, 250_000, "exact", "There were 2.5 lakhs of farmers."),
        (16_000_000, 16_000_000, "exact", "There were 1.6 crore farmers."),
        (90, 90, "about", "Some 10 percent of the town's 900 farmers came."),
        (450, 450, "about", "50% of 900 farmers came."),
        (180, 180, "about", "One in five of the 900 farmers came."),
        (2700, 2700, "exact", "The displaced now number 2,700."),
    ],
)
def test_bounds(low, high, qualifier, text):
    """The words around a number set its bounds."""
    assert numbers(text) == [(low, high, qualifier)]


@pytest.mark.parametrize(
    "text",
    [
        "It lies 80 km away and costs $3 million.",
        "Ana, 41, drove a 12-tonne lorry for 30 minutes.",
        "In 2016, on 4 May at 7:45 p.m., a Su-34 flew over.",
        "Resolution 2216 passed with 80 percent.",
        "The 3rd brigade took Flight 512 on Sept. 12.",
        "How many came is not known.",
    ],
)
def test_what_counts_nothing(text):
    """Ages, distances, amounts, times, years, ordinals and serial numbers are no counts."""
    assert numbers(text) == []


def test_year_before_a_counted_noun_is_a_count():
    """Four digits before people count them; elsewhere they are a year."""
    assert numbers("In 2017 there were 2017 villagers.") == [(2017, 2017, "exact")]


def test_rise_is_no_range():
    """A toll that rose from one number to another gives two numbers."""
    assert numbers("The toll rose from 14 to 19.") == [(14, 14, "exact"), (19, 19, "exact")]


@given(st.integers(min_value=2, max_value=999_999_999))
def test_digits_are_read_back(value):
    """Any number with separators reads as its value, and its span slices back to it."""
    (number,) = find_numbers(BLANK(f"They counted {value:,} people."))
    assert (number.low, number.start, number.end) == (value, 13, 13 + len(f"{value:,}"))


@given(st.text(max_size=200))
def test_any_text_gives_ordered_spans(text):
    """No text breaks the finder; spans lie inside, in order, and low never exceeds high."""
    found = find_numbers(BLANK(text))
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(one.low is None or one.high is None or one.low <= one.high for one in found)
