"""The gold reports are what docs/gold.md says they are."""

import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from geodata.vocab import EventType, FigureKind, FigureUnit, Modality, PlaceKind, Qualifier

HERE = Path(__file__).parent
WORDS = {
    "gold": (60, 220),
    "long/development": (200, 420),
    "long/test": (200, 420),
    "blind/development": (60, 500),
    "blind/test": (60, 500),
}
"""The folders of composed reports, and how many words one has at least and at most."""
PATHS = [path for folder in WORDS for path in sorted((HERE / folder).glob("*.json"))]
REPORTS = [json.loads(path.read_text(encoding="utf-8")) for path in PATHS]
EVENTS = [
    pytest.param(report, event, id=f"{report['id']}-{event['gid']}") for report in REPORTS for event in report["events"]
]
every_report = pytest.mark.parametrize("report", REPORTS, ids=[report["id"] for report in REPORTS])
every_event = pytest.mark.parametrize(("report", "event"), EVENTS)


def spans(report: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every span of a report that has its words beside it."""
    yield from chain(report["absent"], report["furniture"])


def test_there_are_many_wars_and_outlets() -> None:
    """The set is broad: at least thirty reports from twenty wars and twenty kinds of outlet."""
    assert len(REPORTS) >= 30
    assert len({report["war"] for report in REPORTS}) >= 20
    assert len({report["outlet"] for report in REPORTS}) >= 20


@pytest.mark.parametrize("path", PATHS, ids=[path.stem for path in PATHS])
def test_a_report_is_as_long_as_its_like_dated_and_named_as_its_file(path: Path) -> None:
    """A report has as many words as those of its folder, a date, and the name of its file."""
    report = json.loads(path.read_text(encoding="utf-8"))
    fewest, most = WORDS[path.parent.relative_to(HERE).as_posix()]
    assert report["id"] == path.stem
    assert fewest <= len(report["text"].split()) <= most
    assert date.fromisoformat(report["published"]).year >= 1900
    assert "composed" in report["source"]


@every_report
def test_events_are_numbered_in_a_row(report: dict[str, Any]) -> None:
    """Event ids are e1, e2 and so on in the order of the text."""
    events = report["events"]
    assert [event["gid"] for event in events] == [f"e{number}" for number in range(1, len(events) + 1)]
    assert [event["start"] for event in events] == sorted(event["start"] for event in events)


@every_event
def test_a_quote_slices_back(report: dict[str, Any], event: dict[str, Any]) -> None:
    """The quote is the text between its offsets, whole sentences or lines of a list, and mentions lie inside the text."""
    assert event["quote"] == report["text"][event["start"] : event["end"]]
    assert event["quote"] == event["quote"].strip()
    ends_line = report["text"][event["end"] :][:1] == "\n"
    assert re.search(r"[.!?…][\"”’')]*$", event["quote"]) or ends_line
    assert all(0 <= span["start"] < span["end"] <= len(report["text"]) for span in event.get("mentions", []))


@every_event
def test_an_event_uses_the_vocabularies(report: dict[str, Any], event: dict[str, Any]) -> None:
    """Types, modalities, kinds and qualifiers are those of geodata."""
    modalities = {event["modality"], *event.get("modality_also", [])}
    assert event["types"], report["id"]
    assert set(event["types"]) <= set(EventType)
    assert modalities <= set(Modality)
    assert {place["kind"] for place in event["places"]} <= set(PlaceKind)
    for figure in event["figures"]:
        assert figure["kind"] in set(FigureKind)
        assert figure["qualifier"] in set(Qualifier)
        assert figure.get("unit", "person") in set(FigureUnit)


@every_event
def test_a_place_is_on_earth_and_in_the_quote(report: dict[str, Any], event: dict[str, Any]) -> None:
    """Coordinates are in range, tolerances above zero, and a place that is not inherited is named in the quote."""
    for place in event["places"]:
        assert -90 <= place["lat"] <= 90, report["id"]
        assert -180 <= place["lon"] <= 180
        assert place["within_km"] > 0
        assert place.get("inherited") or place["name"] in event["quote"]


@every_event
def test_a_date_is_a_range_of_days(report: dict[str, Any], event: dict[str, Any]) -> None:
    """Dates are ISO days in order; only a plan or a demand may lie after publication."""
    first, last = event["date_start"], event["date_end"]
    days = [date.fromisoformat(day) for day in (first, last) if day]
    assert days == sorted(days)
    if event["modality"] not in {"planned", "proposed", "demanded", "threatened"}:
        assert all(day <= date.fromisoformat(report["published"]) for day in days)


@every_event
def test_figures_have_bounds_in_order(report: dict[str, Any], event: dict[str, Any]) -> None:
    """A figure has a bound, its bounds are in order, and the qualifier fits them."""
    for figure in event["figures"]:
        low, high, qualifier = figure["low"], figure["high"], figure["qualifier"]
        assert (low, high) != (None, None), report["id"]
        assert low is None or high is None or low <= high
        assert (qualifier in {"at_least", "more_than"}) == (high is None)
        assert (qualifier == "range") == (low is not None and high is not None and low < high)


@every_report
def test_links_lead_to_other_events(report: dict[str, Any]) -> None:
    """part_of and same_as name another event of the report, and part_of never runs in a circle."""
    events = {event["gid"]: event for event in report["events"]}
    for gid, event in events.items():
        for link in filter(None, (event["part_of"], event.get("same_as"))):
            assert link in events
            assert link != gid
        seen, total = {gid}, event["part_of"]
        while total:
            assert total not in seen
            seen.add(total)
            total = events[total]["part_of"]


@every_report
def test_parts_add_up_to_their_total(report: dict[str, Any]) -> None:
    """The parts of a total sum to it; where the report leaves a rest (`rest`), they sum to less."""
    for total in report["events"]:
        parts = [part for part in report["events"] if part["part_of"] == total["gid"]]
        figures = [figure for part in parts for figure in part["figures"]]
        counted = [figure for figure in total["figures"] if not figure.get("subset") and figure["low"]]
        wholes = {figure["kind"]: figure["low"] for figure in sorted(counted, key=lambda figure: figure["low"])}
        assert not parts or wholes.keys() & {figure["kind"] for figure in figures}
        for kind in wholes.keys() & {figure["kind"] for figure in figures if not figure.get("subset")}:
            whole = wholes[kind]
            summed = sum(figure["low"] for figure in figures if figure["kind"] == kind and not figure.get("subset"))
            assert summed < whole if total.get("rest") else summed == whole, total["gid"]


@every_report
def test_traps_and_furniture_hold_no_event(report: dict[str, Any]) -> None:
    """Absent spans and furniture lie inside the text, say why, and share no character with a quote."""
    for span in spans(report):
        assert report["text"][span["start"] : span["end"]] == span["text"]
        assert span.get("why") or span.get("kind")
        assert all(event["end"] <= span["start"] or span["end"] <= event["start"] for event in report["events"])


def test_the_rules_of_reading_are_covered() -> None:
    """Every rule of reading stands in several reports."""
    events = [event for report in REPORTS for event in report["events"]]
    figures = [figure for event in events for figure in event["figures"]]
    counts = {
        **{f"type {name}": sum(event["types"][0] == name for event in events) for name in EventType},
        **{f"modality {name}": sum(event["modality"] == name for event in events) for name in Modality},
        **{f"qualifier {name}": sum(figure["qualifier"] == name for figure in figures) for name in Qualifier},
        "household": sum(figure.get("unit") == "household" for figure in figures),
        "subset": sum(bool(figure.get("subset")) for figure in figures),
        "vague": sum(bool(figure.get("vague")) for figure in figures),
        "part_of": sum(bool(event["part_of"]) for event in events),
        "same_as": sum(bool(event.get("same_as")) for event in events),
        "no place": sum(not event["places"] for event in events),
        "route": sum(place["kind"] == "route" for event in events for place in event["places"]),
        "absent": sum(len(report["absent"]) for report in REPORTS),
        "furniture": sum(len(report["furniture"]) for report in REPORTS),
    }
    assert {rule: count for rule, count in counts.items() if count < 3} == {}
