"""The city that "the capital" means."""

from datetime import date

import pytest

from geodata.model import Article
from geodata.pipeline import extract, open_reader


@pytest.fixture(scope="module")
def reader():
    """One reader for all texts of this module."""
    return open_reader()


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("Khartoum", "Sudan's army bombed Nyala. Protesters were shot in the capital on Monday. Cairo condemned it."),
        ("Kyiv", "A woman was killed in the capital on Monday.\n\nUkraine had braced for raids on Kharkiv and Sumy."),
        ("Mogadishu", "Gunmen killed two guards in the Somali capital on Monday, police said."),
        ("Juba", "Two people were killed in the South Sudanese capital on Monday."),
        ("Sanaa", "Two people were killed in the Yemeni capital, Sanaa, on Monday."),
        (None, "Two people were killed in the capital on Monday, a witness said."),
    ],
)
def test_city_of_the_last_event(expected, text, reader):
    """A capital is that of the people named with it, else of the country that the report is about; else it is unknown."""
    event = [
        one
        for one in extract(Article(article_id="capital", text=text, published=date(2023, 10, 24)), reader).events
        if one.event_type != "diplomacy" and "capital" in one.quote
    ][-1]
    place = event.location.place if event.location else None
    assert (place and place.name) == expected


def test_bare_year_dates_only_its_own_sentence(reader):
    """A report without a day of publication does not take the year in which its war began for the day of its news."""
    text = "Shells struck the clinic at Vavuniya, the Red Cross said.\n\nThe war began in 1983."
    (event, *_) = extract(Article(article_id="year", text=text), reader).events
    assert event.when is None
