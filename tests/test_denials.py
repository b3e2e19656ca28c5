"""Denials: who says that what was told before was not so."""

from datetime import date
from functools import cache

import pytest

from geodata import article_from_text, extract
from geodata.model import Event
from geodata.pipeline import open_reader
from geodata.vocab import Modality

TOLD = "Shells hit a clinic in Gardez on Monday, killing four people. "


@cache
def reader():
    """The reader, opened once."""
    return open_reader()


def denials(text: str) -> list[Event]:
    """The denials in a text."""
    events = extract(article_from_text(text, published=date(2016, 12, 16)), reader()).events
    return [event for event in events if event.modality == Modality.DENIED]


DENIALS = [
    ("The army", "The army denied it."),
    (
        "An army spokesman",
        "An army spokesman denied that any bomb had been dropped and said the rebels had set a fire.",
    ),
    ("A spokesman", "A spokesman denied that any civilians were hit."),
    ("The government", "The government denied striking homes."),
    ("The defence ministry", "The defence ministry rejected the accusation."),
    ("The defence ministry", "The defence ministry dismissed the report as propaganda."),
    ("A rebel spokesman", "A rebel spokesman denied to the mission that his men had fired the round."),
    ("Kabul", "Kabul called the report absurd."),
    ("The army", "The army denied any involvement."),
    ("the army", "The claim was denied by the army."),
    ("a rebel spokesman", '"We had nothing to do with it," a rebel spokesman said.'),
    ("The authorities", "The authorities said that no soldiers had taken part in the attack."),
    ("The colonel", "The colonel said his men had not aimed at any clinic."),
]


@pytest.mark.parametrize(("speaker", "text"), DENIALS)
def test_a_denial_is_an_account_of_what_was_told(speaker: str, text: str) -> None:
    """It has the type, the place and the day of what it denies, and names who denies it."""
    told, denied = (
        extract(article_from_text(TOLD + text, published=date(2016, 12, 16)), reader()).events[:1],
        denials(TOLD + text),
    )
    assert [(event.claimed_by, event.event_type, event.location and event.location.name) for event in denied] == [
        (speaker, "explosion", "Gardez")
    ]
    assert [event.when and event.when.first for event in denied] == [date(2016, 12, 12)]
    assert [event.same_as for event in denied] == [told[0].event_id]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor denied that he would resign.",
        "The government denied visas to two reporters.",
        "Aid workers were denied entry to the town.",
        "The rebels rejected the ceasefire.",
        "Iran denied seeking nuclear weapons.",
        "The army rejected the charge that it stood by.",
        "An inquiry found that the strike had not harmed any farmers.",
        "The rebels promised that they would not attack the border.",
        "No group claimed responsibility.",
    ],
)
def test_what_denies_something_else_is_no_denial(text: str) -> None:
    """A refusal, a matter of its own, and what will not be done deny nothing that was told."""
    assert denials(TOLD + text) == []


@pytest.mark.parametrize(
    ("speaker", "teller", "text"),
    [
        (
            "its spokesman",
            "The mayor",
            "The mayor accused the army of shelling a clinic in Gardez, a charge its spokesman rejected.",
        ),
        ("the army", "Residents", "Residents said the army shelled a clinic in Gardez, which the army denied."),
        ("the army", None, "Shells hit a clinic in Gardez on Monday, an attack the army denied."),
    ],
)
def test_who_tells_is_not_who_denies(speaker: str, teller: str | None, text: str) -> None:
    """Of a sentence that tells and denies each says his own."""
    events = extract(article_from_text(text, published=date(2016, 12, 16)), reader()).events
    assert [(event.modality == Modality.DENIED, event.claimed_by) for event in events] == [
        (False, teller),
        (True, speaker),
    ]


def test_a_denial_with_nothing_told_before_it_makes_no_event() -> None:
    """Nobody knows what it denies."""
    assert denials("The army denied it.") == []
