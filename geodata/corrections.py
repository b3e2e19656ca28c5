"""Files of corrections, as the page's readers export them, and events with the corrections applied.

A file is a JSON list of records `{event_id, article_id, field, from, to, at}`; `to` is a type's name for `event_type`,
`{place_id, …}` for `place`, `{lon, lat}` in degrees (EPSG:4326) for `position`, `true` for `rejected`; `at` is ISO 8601.
"""

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, TypeVar

from shapely.geometry import Point

from geodata.corrected import CorrectedEvent, Correction, CorrectionField
from geodata.errors import InputError
from geodata.model import Area, Event, Location, Reading, Reason
from geodata.tongue import message
from geodata.vocab import EventType, PlaceKind, ReasonField, WherePrec

Name = TypeVar("Name", CorrectionField, EventType)
MOST_BYTES = 2_000_000
MOST_CORRECTIONS = 5_000
MOST_ID_CHARS = 500
MOVED_KM = 1.0
"""How exactly a person points at a map."""
BY_A_PERSON = "corrected by a person"
_REASONS = {
    CorrectionField.EVENT_TYPE: ReasonField.TYPE,
    CorrectionField.PLACE: ReasonField.PLACE,
    CorrectionField.POSITION: ReasonField.PLACE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What corrections make of events: those that stand, those rejected, and the corrections that fit no event."""

    events: tuple[Event, ...]
    rejected: tuple[Event, ...]
    unknown: tuple[Correction, ...]


def apply_corrections(events: Sequence[Event], corrections: Iterable[Correction]) -> Applied:
    """Apply corrections to events; of two for one field the later one counts.

    A place chosen after a move stands where it lies. A type chosen by a person has no ACLED label.

    Args:
        events: Of any articles, as they were read or as they were corrected before.
        corrections: In the order in which they were made.

    Returns:
        The events that are not rejected, in the same order, those corrected as `CorrectedEvent`.
    """
    known = {(event.article_id, event.event_id): event for event in events}
    chosen: dict[tuple[str, str], dict[CorrectionField, Correction]] = {}
    unknown = []
    for one in corrections:
        key = one.article_id, one.event_id
        if key not in known or (one.field is CorrectionField.PLACE and _moved(known[key], one) is None):
            unknown.append(one)
            continue
        own = chosen.setdefault(key, {})
        if one.field is CorrectionField.PLACE:
            own.pop(CorrectionField.POSITION, None)
        own[one.field] = one
    standing: list[Event] = []
    rejected: list[Event] = []
    for key, event in known.items():
        own = chosen.get(key, {})
        done = _corrected(event, tuple(own.values())) if own else event
        (rejected if CorrectionField.REJECTED in own else standing).append(done)
    return Applied(events=tuple(standing), rejected=tuple(rejected), unknown=tuple(unknown))


def correct_readings(
    readings: Iterable[Reading], corrections: Sequence[Correction], unknown: list[Correction]
) -> Iterator[Reading]:
    """Apply corrections to readings as they come; rejected events are left out.

    Args:
        readings: Any number.
        corrections: Of any articles.
        unknown: Takes the corrections that fit no event of these readings.
    """
    left: dict[str, list[Correction]] = {}
    for one in corrections:
        left.setdefault(one.article_id, []).append(one)
    for reading in readings:
        applied = apply_corrections(reading.events, left.pop(reading.article.article_id, ()))
        unknown.extend(applied.unknown)
        yield replace(reading, events=applied.events)
    unknown.extend(one for rest in left.values() for one in rest)


def parse_corrections(content: bytes, name: str) -> tuple[Correction, ...]:
    """Read a file of corrections; it may come from anybody.

    Raises:
        InputError: It is too large, no JSON list, or holds a record that is no correction.
    """
    if len(content) > MOST_BYTES:
        raise InputError(
            message("{name} was not read: it is larger than {size} MB. Give a file of corrections."),
            name=name,
            size=MOST_BYTES // 1_000_000,
        )
    try:
        records = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError):
        records = None
    if not isinstance(records, list) or len(records) > MOST_CORRECTIONS:
        raise InputError(
            message("{name} was not read: it is no JSON list of at most {most} corrections. Export it again."),
            name=name,
            most=MOST_CORRECTIONS,
        )
    return tuple(_parse(record, name, number) for number, record in enumerate(records, start=1))


def _parse(told: object, name: str, number: int) -> Correction:
    """Read one record."""
    try:
        record = _object(told)
        field = _member(CorrectionField, record.get("field"))
        return Correction(
            event_id=_id(record.get("event_id")),
            article_id=_id(record.get("article_id")),
            field=field,
            before=record.get("from"),
            after=_after(field, record.get("to")),
            told=record.get("to"),
            at=_moment(record.get("at")),
        )
    except InputError as error:
        raise InputError(
            message("{name}: record {number} is no correction: {reason}. Export the file again."),
            name=name,
            number=str(number),
            reason=error.saying,
        ) from None


def _object(told: object) -> Mapping[str, Any]:
    if not isinstance(told, dict):
        raise InputError(message("it is not an object"))
    return told


def _member(names: type[Name], value: object) -> Name:
    if not isinstance(value, str) or value not in list(names):
        raise InputError(message("it needs one of {names}"), names=", ".join(names))
    return names(value)


def _id(value: object) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= MOST_ID_CHARS:
        raise InputError(message("it names no event and article"))
    return value


def _moment(value: object) -> datetime:
    try:
        return datetime.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise InputError(message("its “at” is no time")) from None


def _after(field: CorrectionField, value: object) -> EventType | int | tuple[float, float] | bool:
    """Read what a person put there."""
    if field is CorrectionField.EVENT_TYPE:
        return _member(EventType, value)
    if field is CorrectionField.REJECTED and value is True:
        return True
    if isinstance(value, Mapping):
        if field is CorrectionField.PLACE and type(value.get("place_id")) is int:
            return int(value["place_id"])
        lon, lat = (_degrees(value.get(name)) for name in ("lon", "lat"))
        if field is CorrectionField.POSITION and abs(lon) <= 180 and abs(lat) <= 90:
            return lon, lat
    raise InputError(message("its “to” is no {field}"), field=field.value)


def _degrees(value: object) -> float:
    """Give a number; no number is far out of range."""
    is_number = type(value) in {int, float} and math.isfinite(value)  # type: ignore[arg-type]
    return float(value) if is_number else math.inf  # type: ignore[arg-type]


def _corrected(event: Event, corrections: tuple[Correction, ...]) -> CorrectedEvent:
    """Make the event that the corrections, one a field, leave."""
    read = event.as_read if isinstance(event, CorrectedEvent) else event
    changes: dict[str, Any] = {one.name: getattr(read, one.name) for one in fields(Event)}
    for one in corrections:
        if isinstance(one.after, EventType):
            changes |= {"event_type": one.after, "acled_event_type": None, "acled_sub_event_type": None}
        elif one.field is not CorrectionField.REJECTED:
            changes["location"] = _moved(replace(read, location=changes["location"]), one)
    touched = {_REASONS[one.field] for one in corrections if one.field in _REASONS}
    changes["reasons"] = (
        *(reason for reason in read.reasons if reason.field not in touched),
        *(Reason(field=field, rule=BY_A_PERSON) for field in sorted(touched)),
    )
    return CorrectedEvent(**changes, as_read=read, corrections=corrections)


def _moved(event: Event, correction: Correction) -> Location | None:
    """Give the place of an event that a correction says; None where its name does not mean a place of that id."""
    read = event.as_read.location if isinstance(event, CorrectedEvent) else event.location
    if correction.field is CorrectionField.PLACE:
        other = next((one for one in read.others if one.place.place_id == correction.after), None) if read else None
        if read is None or other is None:
            return None
        return replace(
            read,
            name=other.name,
            canonical=other.name,
            kind=other.place.kind,
            area=other.area,
            place=other.place,
            score=1.0,
            reason=BY_A_PERSON,
        )
    if not isinstance(correction.after, tuple):
        return event.location
    lon, lat = correction.after
    area = Area(geometry=Point(lon, lat), lon=lon, lat=lat, uncertainty_km=MOVED_KM, where_prec=WherePrec.EXACT)
    return replace(event.location or _nameless(event), area=area, score=1.0, reason=BY_A_PERSON)


def _nameless(event: Event) -> Location:
    """A place that no words of the report name."""
    return Location(
        start=event.start,
        end=event.end,
        name="",
        mention="",
        kind=PlaceKind.OTHER,
        area=None,
        place=None,
        metonym=False,
        score=1.0,
        reason=BY_A_PERSON,
    )
