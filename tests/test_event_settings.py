"""Where and when each event of a short report is: its own place and day, not the speaker's, the actor's or the statement's."""

from datetime import date
from pathlib import Path

import pytest

from geodata.pipeline import extract, open_reader
from geodata.readers import article_from_text

TABLE = Path(__file__).parent / "event_settings.tsv"
VIOLENCE = {"fighting", "explosion", "attack", "casualty"}


def rows():
    """The rows of the table, each with its text as id."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [pytest.param(*line.split("\t"), id=line.split("\t")[-1]) for line in lines[1:]]


@pytest.fixture(scope="module")
def reader():
    """The gazetteer and the model, opened once."""
    return open_reader()


def days_of(event):
    """The days of an event as the table writes them."""
    if event.when is None:
        return "-"
    first, last = event.when.first.isoformat(), event.when.last.isoformat()
    return first if first == last else f"{first}..{last}"


@pytest.mark.parametrize(("published", "kind", "places", "dates", "text"), rows())
def test_event_has_its_own_place_and_day(published, kind, places, dates, text, reader):
    """Each event of a kind has the place and the days of the table, and its reasons say where they come from."""
    reading = extract(article_from_text(text.replace(r"\n", "\n"), published=date.fromisoformat(published)), reader)
    events = [event for event in reading.events if event.event_type in (VIOLENCE if kind == "violence" else {kind})]
    named = [event.location.mention if event.location else "-" for event in events]
    assert len(events) == len(places.split(";")), named
    for place, name in zip(places.split(";"), named, strict=True):
        assert place in name
    for wanted, event in zip(dates.split(";"), events, strict=True):
        assert wanted in {"*", days_of(event)}
    assert all({"place", "date"} <= {reason.field.value for reason in event.reasons} for event in events)
