"""Threats: what is to come if somebody does not obey, also in words that name no act."""

from datetime import date
from functools import cache

import pytest

from geodata import article_from_text, extract
from geodata.model import Event
from geodata.pipeline import open_reader
from geodata.vocab import Modality

BEFORE = "Shells killed three soldiers near Goris on Friday, the army said, as government troops and rebels fought. "


@cache
def reader():
    """The reader, opened once."""
    return open_reader()


def behind(text: str) -> list[Event]:
    """The events of a sentence that stands in a report on fighting."""
    events = extract(article_from_text(BEFORE + text, published=date(2016, 12, 16)), reader()).events
    return [event for event in events if event.start >= len(BEFORE) - 1]


THREATS = [
    ("the militia", "In a letter, the militia warned that anyone who votes would be punished."),
    (
        "A rebel envoy",
        'A rebel envoy warned that the airports would become "legitimate targets" unless the raids stopped.',
    ),
    ("The colonel", "The colonel vowed to avenge the deaths of his men."),
    ("the defence minister", "Israel will respond with force to any attack, the defence minister said."),
    ("a rebel spokesman", '"We will turn the city into a graveyard for the invaders," a rebel spokesman said.'),
    ("The rebels", "The rebels said they would shoot down any aircraft that flies over the north."),
    (None, "The archbishop has been threatened by telephone."),
    (None, "The school was closed following a bomb threat on Thursday."),
]


@pytest.mark.parametrize(("speaker", "text"), THREATS)
def test_a_threat_is_told_apart_from_an_act(speaker: str | None, text: str) -> None:
    """It is threatened, its speaker is who threatens, and it has no place that it does not name."""
    events = behind(text)
    assert [event.modality for event in events] == [Modality.THREATENED]
    assert [event.location for event in events] == [None]
    assert [event.claimed_by for event in events] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The union threatened to sue the airport.",
        "Analysts said the truce would hold if both sides wanted it.",
        "No threat was made, the mayor said.",
        "The rebels said they would hold talks if the army withdrew.",
    ],
)
def test_what_threatens_no_violence_is_no_threat(text: str) -> None:
    """Steps at law, conditions of peace and threats that were not made are none."""
    assert [event for event in behind(text) if event.modality == Modality.THREATENED] == []


def test_a_threat_is_dated_by_now() -> None:
    """The day of a vote to come is not the day of the threat against it."""
    text = "Violence has grown ahead of elections on January 20. The militia warned that anyone who votes would be punished."
    threats = [event for event in behind(text) if event.modality == Modality.THREATENED]
    assert [event.when and event.when.first for event in threats] == [date(2016, 12, 16)]


ORDERS = [
    ("Khān Yūnis", "The army ordered residents of Khan Younis to leave."),
    ("Kupiansk", "Residents of Kupiansk were told to leave the city."),
    ("near Goris", "The army urged residents of three villages near Goris to evacuate."),
    (None, "Leaflets dropped over the town told civilians to flee."),
]


@pytest.mark.parametrize(("place", "text"), ORDERS)
def test_an_order_to_leave_is_a_flight_demanded(place: str | None, text: str) -> None:
    """Who is told to go moves, not who tells them."""
    events = behind(text)
    assert [(event.event_type, event.modality) for event in events] == [("evacuation", "demanded")]
    assert (events[0].location and events[0].location.name.split(",")[0]) == place


JOURNEYS = [
    ("Yerevan", "An observer mission is due in the Armenian capital on Tuesday."),
    ("Bujumbura", "A Ugandan mediator is expected in Bujumbura on Tuesday."),
    ("Geneva", "The foreign minister was due to fly to Geneva on Friday for talks with his Russian counterpart."),
    ("Cairo", "Foreign ministers of the Arab League are due to meet in Cairo on Sunday."),
    ("Doha", "A second round of negotiations is planned for 3 May in Doha."),
]


@pytest.mark.parametrize(("place", "text"), JOURNEYS)
def test_an_envoy_who_is_to_come_is_planned_diplomacy(place: str, text: str) -> None:
    """Talks are where the envoys go."""
    events = behind(text)
    assert [(event.event_type, event.modality) for event in events] == [("diplomacy", "planned")]
    assert events[0].location is not None
    assert events[0].location.name == place


def test_a_day_behind_the_report_is_a_plan() -> None:
    """What is told in the present tense of a day to come has not happened yet."""
    events = behind("Ministers of the region meet in Gaborone on 20 December to discuss a truce.")
    assert [(event.modality, event.location and event.location.name) for event in events] == [("planned", "Gaborone")]
