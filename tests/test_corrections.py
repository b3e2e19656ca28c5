"""Corrections by a person: read from a file that may come from anybody, applied to events, and said so."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sample_events import event, place, reading
from shapely.geometry import Point, box

from geodata.corrected import CorrectedEvent, CorrectionField
from geodata.corrections import MOST_BYTES, MOST_CORRECTIONS, apply_corrections, correct_readings, parse_corrections
from geodata.errors import InputError
from geodata.frame import events_frame, validate_frame
from geodata.model import Alternative, Area, Place
from geodata.records import event_record
from geodata.vocab import EventType, PlaceKind, ReasonField, WherePrec
from geodata.words import where_words

AT = "2026-01-31T09:30:00Z"


def record(field, to, **changes):
    """Make a record as the page exports it."""
    return {"event_id": "e1", "article_id": "a1", "field": field, "from": None, "to": to, "at": AT} | changes


def parsed(*records):
    """Read records as a file of them."""
    return parse_corrections(json.dumps(records).encode(), "corrections.json")


def elsewhere():
    """Make a place that Sumy might mean instead: a district of another country."""
    area = Area(geometry=box(10, 10, 11, 11), lon=10.5, lat=10.5, uncertainty_km=80, where_prec=WherePrec.DISTRICT)
    other = Place(
        place_id=77, name="Sumi", kind=PlaceKind.DISTRICT, country_code="NG", admin1="Niger", lon=10.5, lat=10.5
    )
    return Alternative(name="Sumi", place=other, area=area)


def located():
    """Make an event at a place that may be another."""
    return event(location=replace(place(), others=(elsewhere(),)), acled_event_type="Battles")


def test_type_is_corrected_and_the_reading_stays():
    """The event has the person's type under its old id, no ACLED label, and what was read beside it."""
    (done,) = apply_corrections([located()], parsed(record("event_type", "explosion"))).events
    assert isinstance(done, CorrectedEvent)
    assert (done.event_id, done.event_type, done.acled_event_type) == ("e1", EventType.EXPLOSION, None)
    assert done.as_read == located()
    assert [(one.field, one.rule) for one in done.reasons] == [(ReasonField.TYPE, "corrected by a person")]
    assert done.corrections[0].at == datetime(2026, 1, 31, 9, 30, tzinfo=UTC)


def test_another_place_of_the_name_brings_its_own_area():
    """A district that a person chose is its outline, never a point."""
    (done,) = apply_corrections([located()], parsed(record("place", {"place_id": 77, "place_name": "<b>"}))).events
    told = event_record(done, reading().article)
    assert (told["place_name"], told["country_code"], told["place_kind"], told["lon"]) == (
        "Sumi",
        "NG",
        "district",
        10.5,
    )
    assert done.area.geometry.equals(box(10, 10, 11, 11))
    assert (told["corrected"], told["original_place_name"], told["original_lon"]) == ("place", "Sumy", 34.8)


def test_moved_sign_keeps_the_name():
    """A moved sign stands where a person pointed; the place is still called what the report calls it."""
    (done,) = apply_corrections([located()], parsed(record("position", {"lon": 35.0, "lat": 51}))).events
    assert done.area.geometry.equals(Point(35, 51))
    assert (done.location.name, done.area.where_prec) == ("Sumy", WherePrec.EXACT)


def test_event_without_a_place_gets_a_point_and_no_name():
    """What the report does not name stays without a name."""
    (done,) = apply_corrections([event()], parsed(record("position", {"lon": 35.0, "lat": 51}))).events
    told = event_record(done, reading().article)
    assert (told["lat"], told["lon"], told["place_name"], told["mention"]) == (51, 35, None, None)
    assert where_words(done) == "A point that a person set on the map"


def test_place_after_a_move_takes_the_move_back():
    """Of a move and a place, the later one says where."""
    move, choice = record("position", {"lon": 35.0, "lat": 51}), record("place", {"place_id": 77})
    (first,) = apply_corrections([located()], parsed(move, choice)).events
    (second,) = apply_corrections([located()], parsed(choice, move)).events
    assert (first.area.lon, second.area.lon, second.location.name) == (10.5, 35, "Sumi")
    assert [one.field for one in first.corrections] == [CorrectionField.PLACE]


def test_rejected_events_are_set_apart():
    """A rejected event is not among those that stand, and not lost."""
    applied = apply_corrections([located(), event("e2")], parsed(record("rejected", True)))
    assert [one.event_id for one in applied.events] == ["e2"]
    assert [one.event_id for one in applied.rejected] == ["e1"]


@pytest.mark.parametrize(
    "stray",
    [
        record("rejected", True, event_id="nobody"),
        record("rejected", True, article_id="another"),
        record("place", {"place_id": 78}),
    ],
)
def test_what_fits_no_event_is_reported(stray):
    """An unknown event, report or place changes nothing and is given back."""
    unknown = []
    (done,) = correct_readings([reading(located())], parsed(stray), unknown)
    assert done == reading(located())
    assert unknown == list(parsed(stray))


def test_corrected_events_keep_the_column_contract():
    """The flat table of corrected events is valid, and empty where nobody corrected."""
    corrections = parsed(record("event_type", "arrest"), record("position", {"lon": 35.0, "lat": 51}))
    frame = validate_frame(events_frame(correct_readings([reading(located(), event("e2"))], corrections, [])))
    assert list(frame["corrected"].fillna("")) == ["event_type; position", ""]
    assert list(frame["original_event_type"].fillna("")) == ["casualty", ""]


def test_correcting_again_starts_from_what_was_read():
    """Corrections do not pile up: a second set replaces the first."""
    first = apply_corrections([located()], parsed(record("event_type", "arrest"))).events
    (second,) = apply_corrections(first, parsed(record("event_type", "protest"))).events
    assert second.as_read == located()
    assert len(second.corrections) == 1


@pytest.mark.parametrize(
    ("words", "content"),
    [
        ("no JSON list", b"{}"),
        ("no JSON list", b"\xff\xfe"),
        ("no JSON list", b"[" * 100_000),
        ("no JSON list", json.dumps([1] * (MOST_CORRECTIONS + 1)).encode()),
        ("larger than 2 MB", b" " * (MOST_BYTES + 1)),
        ("record 1 is no correction: it is not an object", b"[1]"),
        ("it needs one of event_type", json.dumps([record("quote", "x")]).encode()),
        ("it needs one of fighting", json.dumps([record("event_type", "party")]).encode()),
        ("its “to” is no position", json.dumps([record("position", {"lon": 181, "lat": 0})]).encode()),
        ("its “to” is no position", b'[{"event_id":"e","article_id":"a","field":"position","to":{"lon":NaN,"lat":0}}]'),
        ("its “to” is no position", json.dumps([record("position", {"lon": True, "lat": 0})]).encode()),
        ("its “to” is no place", json.dumps([record("place", {"place_id": "77"})]).encode()),
        ("its “to” is no rejected", json.dumps([record("rejected", False)]).encode()),
        ("names no event", json.dumps([record("rejected", True, event_id="x" * 501)]).encode()),
        ("its “at” is no time", json.dumps([record("rejected", True, at="yesterday")]).encode()),
    ],
)
def test_what_is_no_file_of_corrections_is_refused_in_a_sentence(words, content):
    """Whatever a stranger's file holds, the answer is one sentence that names the file and the record."""
    with pytest.raises(InputError, match=r"corrections\.json") as refused:
        parse_corrections(content, "corrections.json")
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)
