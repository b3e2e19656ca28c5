"""Totals of a whole war or country: of no town that was named before, and of no single day."""

from dataclasses import replace
from datetime import date

import pytest

from geodata import article_from_text, extract, open_reader
from geodata.vocab import DatePrec

NEWS = date(2024, 5, 15)


@pytest.fixture(scope="module")
def reader():
    """One reader for all texts of this module."""
    return open_reader()


@pytest.mark.parametrize(
    ("place", "dates", "text"),
    [
        (
            "Sudan",
            "2023-04-15..2024-05-15",
            "The army bombed Nyala on Sunday. At least 14,000 people have been killed in the war, which began on 15 April 2023.",
        ),
        (
            "Ukraine",
            "2022-02-01..2024-05-15",
            "Shells fell on Kharkiv on Monday. More than 10,000 civilians have died since Russia invaded in February 2022.",
        ),
        (
            "Sudan",
            None,
            "Shells killed 30 people in El Fasher on Monday. The war has forced 8 million people from their homes.",
        ),
        (
            "Sudan",
            None,
            "Shells killed 30 people in El Fasher on Monday. Eight million people have fled across the country.",
        ),
        (
            "Goma",
            "2024-05-13..2024-05-13",
            "Shells fell on Goma on Monday. Some 300 people fled to the hills.",
        ),
        (
            "Pokrovsk",
            "2024-05-12..2024-05-12",
            "The governor spoke on Monday. Two medics were killed in the war on Sunday in Pokrovsk.",
        ),
    ],
)
def test_a_total_is_of_the_country_and_up_to_now(reader, place, dates, text):
    """What is told of the war or the country lies in the report's country; the day of its beginning opens a range."""
    event = extract(replace(article_from_text(text), published=NEWS), reader).events[-1]
    assert place in event.location.name
    assert (f"{event.when.first}..{event.when.last}" if event.when else None) == dates
    assert event.when is None or (event.when.prec == DatePrec.DAY) == (event.when.first == event.when.last)


def test_since_when_is_no_occurrence(reader):
    """What says since when something goes on is told for its date alone."""
    text = (
        "Nearly 400,000 people have fled their homes in Cabo Delgado since the insurgency began in 2017, the UN says."
    )
    (event,) = extract(replace(article_from_text(text), published=NEWS), reader).events
    assert (event.event_type, str(event.when.first), event.when.last) == ("evacuation", "2017-01-01", NEWS)


def test_where_people_went_does_not_suffer(reader):
    """Of an evacuation the target is who had to go, not the town that they reached."""
    (event,) = extract(article_from_text("About 700 families have reached Damascus, the UN says."), reader).events
    assert event.target is None
    assert event.location.name == "Damascus"


def test_those_who_live_in_a_town_are_moved(reader):
    """A target with the name of a town in it is no town."""
    text = "Soldiers evacuated residents of Kherson to Mykolaiv on Monday."
    (event,) = extract(article_from_text(text), reader).events
    assert event.target == "residents of Kherson"
