"""What the frame tells of what it shows, and what the server makes of it."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_events import event, reading

from dashboard.selection import correct_shown, shown_events
from geodata.vocab import EventType, Modality

READINGS = (
    reading(*(event(str(number)) for number in range(7))),
    reading(event("7"), event("8", modality=Modality.HISTORICAL), event("9", modality=Modality.DEMANDED)),
)
EVENTS = [event for reading in READINGS for event in reading.events]


def told(numbers, key="k"):
    """Say, as the frame does, which events are shown."""
    bits = bytearray(2)
    for number in numbers:
        bits[number >> 3] |= 128 >> (number & 7)
    return {"key": key, "shown": base64.b64encode(bits).decode()}


@given(st.sets(st.integers(0, 9)))
def test_every_bit_is_one_event(numbers):
    """Exactly the events whose bit is set are shown, across reports, in the order of the texts."""
    assert shown_events(READINGS, "k", told(numbers)) == tuple(EVENTS[number] for number in sorted(numbers))


@pytest.mark.parametrize(
    "word",
    [
        {},
        told([1], key="of another report"),
        {"key": "k", "shown": "%%"},
        {"key": "k", "shown": "AA=="},
        {"key": "k", "shown": 7},
    ],
)
def test_without_a_word_of_the_frame_the_first_choice_counts(word):
    """Before the frame has spoken, or where it spoke of something else, wishes and history are left out."""
    assert [one.event_id for one in shown_events(READINGS, "k", word)] == [str(number) for number in range(8)]


def test_what_the_reader_corrected_is_in_the_downloads():
    """The frame's corrections change the events that are shown; a stranger's word changes nothing."""
    fix = {"event_id": "0", "article_id": "a1", "field": "event_type", "to": "arrest", "at": "2026-01-31T09:30:00Z"}
    (done,) = correct_shown(READINGS[:1], {"corrections": [fix]})
    assert [event.event_type for event in done.events[:2]] == [EventType.ARREST, EventType.CASUALTY]
    assert correct_shown(READINGS[:1], {"corrections": [fix | {"field": "quote"}]}) == READINGS[:1]
    assert correct_shown(READINGS[:1], {"corrections": "all"}) == READINGS[:1]
    assert correct_shown(READINGS[:1], {}) == READINGS[:1]
