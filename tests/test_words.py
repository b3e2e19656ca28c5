"""What a reader is told, in English and in French: figures with their bounds, days, places, and how sure the reading is."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_events import event, killed, place, reading, span, when

from geodata import geocode
from geodata.facts import event_facts
from geodata.model import DateMention
from geodata.page import page_html
from geodata.rules import rule_words
from geodata.tongue import choose_language, messages, open_tongue
from geodata.vocab import DatePrec, FigureKind, FigureUnit, Qualifier, TimeOfDay
from geodata.words import bounds_words, day_words, figure_words, place_words, published_words, short_date, span_words
from geodata.words import when_words as tell_when

ENGLISH, FRENCH = open_tongue("en"), open_tongue("fr")
DAY = date(2023, 9, 20)


@pytest.mark.parametrize(
    ("english", "french", "fields"),
    [
        ("29 killed", "29 tués", {"low": 29, "high": 29, "qualifier": Qualifier.EXACT}),
        ("1 killed", "1 tué", {"low": 1, "high": 1, "qualifier": Qualifier.EXACT}),
        ("at least 29 killed", "au moins 29 tués", {"low": 29, "high": None, "qualifier": Qualifier.AT_LEAST}),
        ("up to 12 killed", "jusqu’à 12 tués", {"low": None, "high": 12, "qualifier": Qualifier.UP_TO}),
        ("10 to 12 killed", "10 à 12 tués", {"low": 10, "high": 12, "qualifier": Qualifier.RANGE}),
        (
            "an unknown number of killed",
            "un nombre inconnu de tués",
            {"low": None, "high": None, "qualifier": Qualifier.AT_LEAST},
        ),
        (
            "including 3 killed (civilians)",
            "dont 3 tués (civilians)",
            {"low": 3, "high": 3, "qualifier": Qualifier.EXACT, "subset": True, "who": "civilians"},
        ),
        (
            "more than 4,200 households displaced",
            "plus de 4\u202f200 ménages déplacés",
            {
                "low": 4200,
                "high": None,
                "qualifier": Qualifier.MORE_THAN,
                "kind": FigureKind.DISPLACED,
                "unit": FigureUnit.HOUSEHOLD,
            },
        ),
    ],
)
def test_figures_are_told_with_their_bounds(english, french, fields):
    """Numbers are written as the language writes them, and agree with what they count; the report's own words stay."""
    figure = replace(killed(), **fields)
    assert (figure_words(figure, ENGLISH), figure_words(figure, FRENCH)) == (english, french)


@pytest.mark.parametrize(
    ("english", "french", "first", "last", "time"),
    [
        ("Wednesday 20 September 2023", "mercredi 20 septembre 2023", DAY, DAY, None),
        ("Friday 1 September 2023", "vendredi 1er septembre 2023", date(2023, 9, 1), date(2023, 9, 1), None),
        (
            "Tuesday 19 or Wednesday 20 September 2023, at night",
            "mardi 19 ou mercredi 20 septembre 2023, dans la nuit",
            date(2023, 9, 19),
            DAY,
            TimeOfDay.NIGHT,
        ),
        (
            "Between 30 August and 20 September 2023",
            "Entre le 30 août et le 20 septembre 2023",
            date(2023, 8, 30),
            DAY,
            None,
        ),
    ],
)
def test_days_are_told_as_exactly_as_they_are_known(english, french, first, last, time):
    """Month and year stand once where they are the same."""
    mention = replace(when(first, last), prec=DatePrec.DAYS, time_of_day=time)
    assert (tell_when(mention, ENGLISH), tell_when(mention, FRENCH)) == (english, french)


def test_months_and_years_are_told_as_such():
    """What is known by its month or its year only is no range of days."""
    month = DateMention(**span("Monday"), first=date(2023, 2, 1), last=date(2023, 2, 28), prec=DatePrec.MONTH)
    assert (tell_when(month, ENGLISH), tell_when(month, FRENCH)) == ("February 2023", "février 2023")
    year = replace(month, first=date(2023, 1, 1), last=date(2023, 12, 31), prec=DatePrec.YEAR)
    assert {tell_when(year, ENGLISH), tell_when(year, FRENCH)} == {"2023"}


@pytest.mark.parametrize(
    ("english", "french", "first", "last"),
    [
        ("20 September 2023", "20 septembre 2023", DAY, DAY),
        ("19 – 20 September 2023", "19 – 20 septembre 2023", date(2023, 9, 19), DAY),
        ("30 August – 20 September 2023", "30 août – 20 septembre 2023", date(2023, 8, 30), DAY),
        ("31 December 2022 – 20 September 2023", "31 décembre 2022 – 20 septembre 2023", date(2022, 12, 31), DAY),
    ],
)
def test_span_of_days_says_nothing_twice(english, french, first, last):
    """The first day leaves away what the last one says again."""
    assert (span_words(first, last, ENGLISH), span_words(first, last, FRENCH)) == (english, french)


def test_a_table_has_short_dates():
    """Months are short in a column."""
    mention = when(date(2023, 9, 19), DAY)
    assert (short_date(mention, ENGLISH), short_date(mention, FRENCH)) == ("19–20 Sep 2023", "19–20 sept. 2023")
    assert short_date(None, FRENCH) == "–"


def test_inferred_day_of_publication_says_so():
    """Who reads the day knows whether the report gave it."""
    article = replace(reading().article, published=DAY, published_inferred=True)
    assert published_words(article, ENGLISH) == "published (inferred) 20 September 2023"
    assert published_words(article, FRENCH) == "publié (date déduite) le 20 septembre 2023"
    assert published_words(reading().article, FRENCH) == ""


def test_place_has_the_name_of_the_readers_language():
    """A name inside a phrase is replaced too, and both names of a dispute at once; without another name it stays."""
    aleppo = geocode("Aleppo", language="fr")
    near = replace(place(), name="near Aleppo", place=aleppo)
    assert place_words(near) == "near Alep"
    assert place_words(replace(near, place=geocode("Aleppo"))) == "near Aleppo"
    assert place_words(place()) == "Sumy"


def test_card_is_told_in_french():
    """The card's own words are French, the report's stay as they are."""
    told = event_facts(event(location=place(), when=when(DAY), figures=(killed(),)), reading().article, FRENCH)
    assert (told["figures"], told["sure"], told["whenSaid"]) == (["3 tués"], "Sûre", "Monday")
    assert told["said"] == "affirmé par une source que l’article cite"
    assert told["codes"] == ["Lieu UCDP\u00a0: 1, un lieu exact", "Date UCDP\u00a0: 1, un jour"]


def test_self_contained_page_says_its_language():
    """The page's own words, and the language that it names, are those asked for."""
    page = page_html([reading(event(location=place()))], "Sumy", FRENCH)
    assert '<html lang="fr" dir="ltr">' in page
    assert "Comment lire cette carte" in page
    assert "How to read this map" not in page


@pytest.mark.parametrize(
    ("chosen", "wanted"),
    [
        ("fr", ["fr-CA"]),
        ("fr", [None, "fr_BE"]),
        ("en", ["de-DE"]),
        ("en", []),
        ("fr", ["xx", "fr"]),
        ("en", ["en-US", "fr"]),
    ],
)
def test_language_is_the_first_that_is_known(chosen, wanted):
    """Region and script are passed over, and English is spoken where no wish can be met."""
    assert choose_language(wanted) == chosen


@given(st.integers(min_value=0, max_value=10**12))
def test_numbers_lose_no_digit(number):
    """Whatever stands between the thousands, the digits are those of the number."""
    for tongue in (ENGLISH, FRENCH):
        assert "".join(filter(str.isdecimal, bounds_words(number, number, Qualifier.EXACT, tongue))) == str(number)


def test_a_plural_goes_to_the_browser_by_category():
    """A browser counts by CLDR's categories; only those that differ from the last are sent."""
    told = FRENCH.forms(messages("{count} statement", "{count} statements"))
    assert told == {"zero": "{count} information", "one": "{count} information", "other": "{count} informations"}
    assert FRENCH.tell(messages("{count} statement", "{count} statements"), count=0) == "0 information"
    assert day_words(DAY, FRENCH, short=True) == "20 sept. 2023"


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        ("sujet de «\u00a0shelled\u00a0»", "subject of “shelled”"),
        ("là où ses mots le placent; le seul lieu de ce nom", "where its words put it; the only place of that name"),
        ("depuis\u00a0: jour de la semaine", "since weekday"),
        ("d’autres lieux de l’article sont à moins de 300\u00a0km", "other places of the article lie within 300 km"),
        ("renvoie à ce qui précède\u00a0: «\u00a0the town\u00a0»", "points back: the town"),
        ("a rule of tomorrow", "a rule of tomorrow"),
    ],
)
def test_rules_are_told_in_the_language(told, rule):
    """The words of the report stay inside a rule, several rules stay several, and one that nobody translated is English."""
    assert rule_words(rule, FRENCH) == told
    assert rule_words(rule, ENGLISH) == rule
