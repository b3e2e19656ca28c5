"""Occurrences listed place by place, or day by day, in one sentence."""

from datetime import date
from functools import cache

import pytest

from geodata import article_from_text, extract
from geodata.pipeline import open_reader


@cache
def reader():
    """The reader, opened once."""
    return open_reader()


LISTS = [
    (
        {"Idlib": 3, "Aleppo": 2},
        "Shelling killed three people in Idlib and two in Aleppo on Monday.",
    ),
    (
        {"Sa'dah": 12, "Al Ḩudaydah": 7, "Taiz": 4},
        "Air strikes left 12 dead in Saada, seven in Hodeidah and four in Taiz.",
    ),
    (
        {"Mopti": 41, "Bankass": 29, "Koro": 12},
        "The mission counted 41 deaths in two attacks in the Mopti region of Mali: 29 in Bankass and 12 in Koro.",
    ),
    ({"Baghdad": 11, "Sadr City": 4}, "Eleven people were killed in Baghdad, including four in Sadr City."),
    ({"Iraq": 12, "Kirkuk": 5}, "Twelve people were killed across Iraq, five of them in Kirkuk."),
    (
        {"Aleppo Governorate": 30, "I‘zāz": 12},
        "Shelling killed 30 people in Aleppo province, 12 of them children in Azaz.",
    ),
    ({"Amara": 200000, "Afar": 76500}, "More than 200,000 people have been displaced in Amhara and 76,500 in Afar."),
    ({"Kherson": 3}, "Three people were killed in Kherson, including a pilgrim from Warsaw."),
]


@pytest.mark.parametrize(("killed", "text"), LISTS)
def test_each_place_of_a_list_is_an_event(killed: dict[str, int], text: str) -> None:
    """Every member of a list has its own place and its own count."""
    events = extract(article_from_text(text, published=date(2019, 6, 20)), reader()).events
    assert {event.location.name: event.figures[0].low for event in events if event.location} == killed


def test_the_total_of_a_list_holds_its_parts() -> None:
    """Parts point at their total, which lasts from the first day of a part to the last."""
    text = "Gunmen killed 41 people in the Mopti region: 29 in Bankass on Tuesday and 12 in Koro on Thursday."
    total, *parts = extract(article_from_text(text, published=date(2019, 6, 14)), reader()).events
    assert {part.part_of for part in parts} == {total.event_id}
    assert total.when is not None
    assert (total.when.first, total.when.last) == (date(2019, 6, 11), date(2019, 6, 13))


def test_the_parts_of_a_total_are_linked_to_it() -> None:
    """Also where the news of the day is long past, and where the parts have places that the total has not."""
    text = "In August, 52 people were killed in attacks, 31 of them in Khuzdar and 21 in Kalat."
    total, *parts = extract(article_from_text(text, published=date(2024, 10, 1)), reader()).events
    assert [part.location and part.location.name for part in parts] == ["Khuzdar", "Kalat"]
    assert {part.part_of for part in parts} == {total.event_id}


def test_what_is_left_of_a_total_is_summed_from_the_parts_behind() -> None:
    """A part told with its total is taken off before others are added up to it."""
    text = (
        "At least 47 people were killed in Iraq on Wednesday, 26 of them in car bombings in Baghdad, police said. "
        "Gunmen killed nine labourers in Baquba. A mine killed 12 people near Kirkuk."
    )
    total, *parts = extract(article_from_text(text, published=date(2006, 7, 20)), reader()).events
    assert total.figures[0].low == 47
    assert {part.figures[0].low: part.part_of for part in parts} == dict.fromkeys((26, 9, 12), total.event_id)


def test_one_act_with_the_dead_and_the_wounded_stays_one() -> None:
    """Counts of two kinds, and parts of a count, list nothing."""
    text = "A car bomb in Aden killed six people, including two children, and wounded 30 on Monday."
    assert len(extract(article_from_text(text, published=date(2019, 6, 14)), reader()).events) == 1


TWO = [
    (
        [("explosion", "Kandahār", 13), ("explosion", "Herāt", 13)],
        "On Tuesday a shell killed one man in Kandahar and wounded another in Herat.",
    ),
    (
        [("explosion", "near Kandahār", 13), ("explosion", "Herāt", 13)],
        "On Tuesday a mine killed a farmer near Kandahar and a drone wounded another in Herat.",
    ),
    (
        [("casualty", "Kandahār", 13), ("casualty", "Herāt", 13)],
        "On Tuesday one person was killed in Kandahar and another was wounded in Herat.",
    ),
    (
        [("fighting", "Kandahār", 15), ("fighting", "Herāt", 13)],
        "Fighting erupted in Kandahar on Thursday, two days after 150 people died in clashes in Herat.",
    ),
]


@pytest.mark.parametrize(("expected", "text"), TWO)
def test_two_clauses_with_a_place_each_tell_of_two(expected: list[tuple[str, str, int]], text: str) -> None:
    """Each with its own place and day, and with the weapon that both share."""
    events = extract(article_from_text(text, published=date(2016, 12, 16)), reader()).events
    told = [
        (event.event_type, event.location and event.location.name, event.when and event.when.first.day)
        for event in events
    ]
    assert told == expected


def test_an_arrival_for_talks_says_where_they_are() -> None:
    """The verb of arriving holds both the place and the talks."""
    text = "A delegation is to arrive in Khartoum on Monday for talks."
    (talks,) = extract(article_from_text(text, published=date(2016, 12, 16)), reader()).events
    assert talks.location is not None
    assert talks.location.name == "Khartoum"


def test_the_number_killed_is_a_toll() -> None:
    """As "the number of people killed" is."""
    text = "The number killed in Herat since March stands at 340."
    (toll,) = extract(article_from_text(text, published=date(2016, 12, 16)), reader()).events
    assert [figure.low for figure in toll.figures] == [340]
