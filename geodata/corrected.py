"""Corrections by a person, and the event that they leave: kept apart from what was read, which stays beside them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from geodata.model import Event, Reading
from geodata.vocab import EventType


class CorrectionField(StrEnum):
    """What of an event a person may correct."""

    EVENT_TYPE = "event_type"
    PLACE = "place"
    POSITION = "position"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One correction: what was read, `before`, as its file has it, and what a person put there at `at`.

    `after` is the type; the id of a place (`Place.place_id`); a position, lon, lat in degrees (EPSG:4326); or True for
    a rejected event. `told` is the same as its file has it, with the words around an id.
    """

    event_id: str
    article_id: str
    field: CorrectionField
    before: Any
    after: EventType | int | tuple[float, float] | bool
    told: Any
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedEvent(Event):
    """An event as a person corrected it; `as_read` is what the reading says, under the same id."""

    as_read: Event
    corrections: tuple[Correction, ...]


def as_read(reading: Reading) -> Reading:
    """Give a reading with its events as they were read."""
    events = (event.as_read if isinstance(event, CorrectedEvent) else event for event in reading.events)
    return replace(reading, events=tuple(events))


def correction_records(readings: Iterable[Reading]) -> list[dict[str, Any]]:
    """Convert the corrections of all events to the records of a file of corrections."""
    return [
        {
            "event_id": one.event_id,
            "article_id": one.article_id,
            "field": one.field.value,
            "from": one.before,
            "to": one.told,
            "at": one.at.isoformat(),
        }
        for reading in readings
        for event in reading.events
        if isinstance(event, CorrectedEvent)
        for one in event.corrections
    ]
