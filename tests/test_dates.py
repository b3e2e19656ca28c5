"""Dates resolved against the day of publication."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from parsed import parse

from geodata.dates import find_dates, find_undated

PUBLISHED = date(2022, 11, 16)
BLANK = spacy.blank("en")
BLANK.add_pipe("sentencizer")


def spans(text, published=PUBLISHED):
    """Find the dates of a text as first and last day."""
    return [(str(found.first), str(found.last)) for found in find_dates(parse(text), published)]


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2021-03-07", "2021-03-07", "It began on 7 March 2021."),
        ("2021-03-07", "2021-03-07", "It began on March 7, 2021."),
        ("2021-03-07", "2021-03-07", "It began on Sunday, Mar. 7th, 2021."),
        ("2021-03-07", "2021-03-07", "It began on 2021-03-07."),
        ("2021-03-17", "2021-03-17", "It began on 17/3/2021."),
        ("1990-01-08", "1990-01-08", "LIMA, 8 JAN 90 - IT BEGAN."),
        ("2021-03-07", "2021-03-09", "It lasted from 7 to 9 March 2021."),
        ("2021-03-07", "2021-03-08", "It happened on March 7-8, 2021."),
        ("2021-02-27", "2021-03-02", "It lasted from 27 February 2021 to 2 March 2021."),
        ("2021-03-01", "2021-03-31", "It happened in March 2021."),
        ("2021-03-01", "2021-03-10", "It happened in early March 2021."),
        ("2019-01-01", "2019-12-31", "It happened in 2019."),
        ("1992-01-01", "1995-12-31", "The war lasted from 1992 to 1995."),
        ("1992-01-01", "1995-12-31", "The 1992-95 war is over."),
        ("1980-01-01", "1989-12-31", "They fled in the 1980s."),
        ("2019-09-01", "2019-11-30", "It happened in the autumn of 2019."),
    ],
)
def test_absolute_dates_need_no_publication(first, last, text):
    """A date with its year is the same whether or not the day of publication is known."""
    assert spans(text) == spans(text, published=None) == [(first, last)]


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2022-11-14", "2022-11-14", "On Monday, rebels shelled the port."),
        ("2022-11-16", "2022-11-16", "Rebels shelled the port on Wednesday."),
        ("2022-11-10", "2022-11-10", "Rebels shelled the port last Thursday."),
        ("2022-11-17", "2022-11-17", "The council will meet on Thursday."),
        ("2022-11-18", "2022-11-18", "Talks are planned for Friday."),
        ("2022-11-17", "2022-11-17", "To be held on Thursday in the town hall."),
        ("2022-11-21", "2022-11-21", "The council will meet next Monday."),
        ("2022-11-15", "2022-11-15", "Rebels shelled the port yesterday."),
        ("2022-11-15", "2022-11-16", "Rebels shelled the port overnight."),
        ("2022-11-14", "2022-11-16", "Since Monday, the port has been shut."),
        ("2022-09-01", "2022-11-16", "Talks could resume; none were held since Sept. 1."),
        ("2022-11-07", "2022-11-13", "Rebels shelled the port last week."),
        ("2022-11-01", "2022-11-16", "Rebels shelled the port earlier this month."),
        ("2022-11-12", "2022-11-12", "Rebels shelled the port four days ago."),
        ("2022-11-12", "2022-11-13", "Rebels shelled the port over the weekend."),
        ("2022-11-15", "2022-11-16", "Shells fell in the past 24 hours."),
        ("2022-11-17", "2022-11-21", "A truce is hoped for in the coming days."),
        ("2022-11-03", "2022-11-03", "Rebels shelled the port on the 3rd."),
        ("2021-12-20", "2021-12-20", "Rebels shelled the port on December 20."),
        ("2022-10-01", "2022-10-31", "Rebels shelled the port in October."),
        ("2020-01-01", "2020-12-31", "They lost the port two years ago."),
        ("2022-11-14", "2022-11-16", "Fighting went on from Monday to Wednesday."),
        ("2022-11-11", "2022-11-14", "Fighting went on from Friday until Monday."),
        ("2022-10-28", "2022-10-28", "Rebels shelled the port on the last Friday of October."),
        ("2022-10-03", "2022-10-03", "Rebels shelled the port on the first Monday in October."),
        ("2022-10-01", "2022-10-01", "Rebels shelled the port on the first day of October."),
        ("2022-10-08", "2022-10-14", "Rebels shelled the port in the second week of October."),
        ("2022-10-25", "2022-10-31", "Rebels shelled the port in the last week of October."),
        ("2022-10-11", "2022-10-11", "Rebels shelled the port on the eleventh of October."),
        ("2022-11-15", "2022-11-15", "Rebels had shelled the port the day before and burned a ship."),
        ("2022-11-15", "2022-11-15", "The shells that hit the port the day before had come from the sea."),
        ("2021-12-25", "2021-12-25", "Rebels shelled the port on Christmas Day."),
        ("2021-12-24", "2021-12-24", "Rebels shelled the port on Christmas Eve."),
        ("2022-11-13", "2022-11-13", "A ship was set on fire on Sunday."),
        ("2022-11-20", "2022-11-20", "The envoy is to receive the delegates on Sunday."),
        ("2022-11-20", "2022-11-20", "The envoy asked that the armies withdraw on Sunday."),
        ("2022-11-20", "2022-11-20", "The envoy proposed to open two roads, starting on Sunday."),
        ("2022-11-13", "2022-11-13", "Rebels shelled the port between 1400 and 1630 hrs on Sunday."),
        ("2022-11-14", "2022-11-14", "The attack came barely 48 hours after gunmen had burned a ship."),
        ("2022-11-18", "2022-11-18", "The attack came two days before a meeting of the parties."),
    ],
)
def test_relative_dates(first, last, text):
    """Relative dates count from publication; the tense of the clause chooses between past and next."""
    assert spans(text) == [(first, last)]
    assert spans(text, published=None) == []
    assert find_undated(parse(text), None) != ()


@pytest.mark.parametrize(
    "text",
    [
        "The drought went on for nine months.",
        "She sailed two years after a famine.",
        "They may march again.",
        "The Sunday Times reported a second attack.",
        "The crowd was held back in 25 May Square.",
        "The base was besieged from 1845 to 2310.",
        "POLICE CLOSED 12 OCTOBER AVENUE.",
        "She is a 34-year-old nurse.",
        "They met in 2000 villages.",
    ],
)
def test_what_is_no_date(text):
    """Durations, ages, titles and words that only look like months give no date."""
    assert spans(text) == []


def test_following_day_counts_from_the_date_before_it():
    """What follows or precedes counts from the last date of the text."""
    text = "The bridge fell on 2 June 2021. The following day, planes came. Two days later, it was over."
    assert [first for first, _ in spans(text)] == ["2021-06-02", "2021-06-03", "2021-06-05"]


def test_year_of_the_sentence_serves_its_months():
    """A month without a year takes the year named before it in the sentence."""
    assert spans("In 2014, the town fell, and in August it was retaken.")[1] == ("2014-08-01", "2014-08-31")


def test_year_since_when_serves_no_month():
    """A year since which something is so is not that of the news."""
    assert spans("A man, wanted since 2007, was killed on 13 April.")[1] == ("2022-04-13", "2022-04-13")


@pytest.mark.parametrize(
    ("time", "text"),
    [
        ("evening", "Rebels shelled the port on Monday evening."),
        ("morning", "Rebels shelled the port early on Monday."),
        ("evening", "It began at around 7:40 p.m. on Monday."),
        ("night", "Rebels shelled the port last night."),
        ("morning", "Rebels shelled the port at 0810 on Monday."),
        ("afternoon", "Rebels shelled the port from 1400 hrs on Monday."),
        (None, "Rebels shelled the port on Monday."),
    ],
)
def test_time_of_day(time, text):
    """The part of the day is read from the words beside the date."""
    (found,) = find_dates(parse(text), PUBLISHED)
    assert found.time_of_day == time


@pytest.mark.parametrize(
    ("precision", "text"),
    [(1, "on 7 March 2021"), (2, "on March 7-9, 2021"), (3, "last week"), (4, "in March 2021"), (5, "in 2021")],
)
def test_precision(precision, text):
    """Precision is UCDP's code: day, days, week, month, year."""
    (found,) = find_dates(parse(f"The port was shelled {text}."), PUBLISHED)
    assert found.prec == precision


def test_open_word_of_time_is_undated():
    """A day of a count that the text does not begin stays unresolved."""
    doc = parse("On the sixth day of the offensive, the port fell.")
    (span,) = find_undated(doc, PUBLISHED)
    assert doc.text[span.start : span.end] == "the sixth day of"


@pytest.mark.parametrize(
    ("language", "day", "text"),
    [
        ("fr", "2021-03-07", "Le port est tombé le 7 mars 2021."),
        ("es", "2021-03-07", "El puerto cayó el 7 de marzo de 2021."),
        ("ru", "2021-03-07", "Порт пал 7 марта 2021 года."),
        ("ar", "2021-03-07", "سقط الميناء في 7 مارس 2021."),
        ("hy", "2021-03-07", "2021-03-07"),
        ("fr", "2022-11-15", "Le port est tombé hier."),
    ],
)
def test_other_languages_without_a_model(language, day, text):
    """Months, numbers and a few relative words are read in other languages without tags or parse."""
    (found,) = find_dates(spacy.blank(language)(text), PUBLISHED)
    assert str(found.first) == day


@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)),
    st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1)),
)
def test_written_day_is_read_back(day, published):
    """Any day written in full is read as itself, whatever the day of publication."""
    text = f"It began on {day.day} {day:%B} {day.year}."
    (found,) = find_dates(BLANK(text), published)
    assert (found.first, found.last, text[found.start : found.end]) == (day, day, text[12:-1])


@given(
    st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]),
    st.dates(max_value=date(2090, 1, 1), min_value=date(1950, 1, 1)),
)
def test_past_weekday_lies_in_the_last_week(weekday, published):
    """A weekday in the past is its nearest occurrence, the day of publication included."""
    (found,) = find_dates(BLANK(f"Rebels shelled the port on {weekday}."), published)
    assert f"{found.first:%A}" == weekday
    assert timedelta(0) <= published - found.first < timedelta(7)


@given(st.text(max_size=200), st.none() | st.dates())
def test_any_text_gives_ordered_spans(text, published):
    """No text breaks the finder: spans lie inside, in order, and ranges run forward."""
    found = find_dates(BLANK(text), published)
    assert all(0 <= one.start < one.end <= len(text) and one.first <= one.last for one in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
