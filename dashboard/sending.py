"""What the frame is sent of readings: one file with all events, and their texts in chunks; written once a process."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from geodata.model import Reading
from geodata.tongue import ENGLISH, IN_ENGLISH, Tongue
from geodata.workspace import report_record, workspace_record

CHUNK_EVENTS = 200
"""A file of texts is closed when it holds so many events."""
KEPT_SENDINGS = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """Files for the frame; `chunk_of` names for each report the file that holds its text and facts."""

    key: str
    record: str
    chunks: tuple[str, ...]
    chunk_of: tuple[int, ...]


def write_sending(readings: Sequence[Reading], tongue: Tongue = IN_ENGLISH) -> Sending:
    """Write the files of some readings, or give those written before; the newest are kept.

    Args:
        readings: In the order in which the page counts them.
        tongue: Language that they are told in.
    """
    shelf = _shelf()
    name: tuple[str | int, ...] = (tongue.language, *(id(reading) for reading in readings))
    if name not in shelf.sendings:
        while len(shelf.sendings) >= KEPT_SENDINGS:
            shelf.sendings.pop(next(iter(shelf.sendings)))
        shelf.sendings[name] = (tuple(readings), _written(readings, tongue))
    return shelf.sendings[name][1]


def name_readings(readings: Sequence[Reading], tongue: Tongue) -> tuple[Reading, ...]:
    """Give readings whose places bear their names in a language."""
    if tongue.language == ENGLISH:
        return tuple(readings)
    from geodata.local_names import name_reading  # noqa: PLC0415 - the English page needs no names

    return tuple(name_reading(reading, tongue.language) for reading in readings)


def _written(readings: Sequence[Reading], tongue: Tongue) -> Sending:
    named = name_readings(readings, tongue)
    record = _json(workspace_record(named, tongue))
    chunks: list[dict[int, object]] = []
    chunk_of: list[int] = []
    room = 0
    for number, reading in enumerate(named):
        if room <= 0:
            chunks.append({})
            room = CHUNK_EVENTS
        chunks[-1][number] = report_record(reading, tongue)
        chunk_of.append(len(chunks) - 1)
        room -= len(reading.events) + 1
    key = hashlib.sha256(record.encode()).hexdigest()[:16]
    return Sending(key=key, record=record, chunks=tuple(map(_json, chunks)), chunk_of=tuple(chunk_of))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


@dataclass(slots=True)
class _Shelf:
    """Sendings by the readings that they were written of, which stay alive beside them; the oldest first."""

    sendings: dict[tuple[str | int, ...], tuple[tuple[Reading, ...], Sending]] = field(default_factory=dict)


@cache
def _shelf() -> _Shelf:
    """Keep one shelf a process."""
    return _Shelf()
