"""Which events the reader sees: the frame filters, and tells the server one bit an event and what the reader corrected."""

import base64
import binascii
import json
from collections.abc import Mapping, Sequence

from geodata.corrections import correct_readings, parse_corrections
from geodata.errors import InputError
from geodata.model import Event, Reading
from geodata.workspace import OFF_AT_FIRST


def shown_events(readings: Sequence[Reading], key: str, told: Mapping[str, object]) -> tuple[Event, ...]:
    """Give the events that the frame shows.

    Args:
        readings: Everything that the frame was sent, in its order.
        key: What was sent; what the frame told of something else is passed over.
        told: The frame's last word: `key`, and `shown`, one bit an event, the first in the highest place, as base64.

    Returns:
        The events shown, in the order of the texts; before the frame has spoken, those that pass at first.
    """
    events = [event for reading in readings for event in reading.events]
    bits = _bits(told.get("shown")) if told.get("key") == key else None
    if bits is None or len(bits) != -(-len(events) // 8):
        return tuple(event for event in events if event.modality not in OFF_AT_FIRST)
    return tuple(event for number, event in enumerate(events) if bits[number >> 3] & (128 >> (number & 7)))


def correct_shown(readings: Sequence[Reading], told: Mapping[str, object]) -> tuple[Reading, ...]:
    """Apply the corrections that the frame told, which its events shown are filtered by; each names its event."""
    try:
        corrections = parse_corrections(json.dumps(told.get("corrections", [])).encode(), "What the page told")
    except InputError:
        corrections = ()
    return tuple(correct_readings(readings, corrections, []))


def _bits(text: object) -> bytes | None:
    """Decode what the frame told; None where it is no such thing."""
    try:
        return base64.b64decode(text, validate=True) if isinstance(text, str) else None
    except binascii.Error:
        return None
