"""Which events are shown: the filters as one frozen value, and what to loosen where nothing is left."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from geodata.model import Event
from geodata.vocab import EventType, Modality

OFF_BY_DEFAULT = frozenset({Modality.DEMANDED, Modality.THREATENED, Modality.HISTORICAL})
DEFAULT_MODALITIES = frozenset(Modality) - OFF_BY_DEFAULT


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a reader asks to see; `types` empty is all types, `first` and `last` are inclusive, None is open."""

    types: frozenset[EventType] = frozenset()
    modalities: frozenset[Modality] = DEFAULT_MODALITIES
    first: date | None = None
    last: date | None = None
    undated: bool = True


def select_events(events: Sequence[Event], filters: Filters) -> tuple[Event, ...]:
    """Keep the events that pass every filter, in the order of the text."""
    return tuple(event for event in events if _passes(event, filters))


def find_loosenings(events: Sequence[Event], filters: Filters) -> tuple[tuple[str, int], ...]:
    """Say which single filter, set free, would show something.

    Returns:
        Names of filters ("type", "date", "how it is said") with how many events each would show, most first.
    """
    freed = {
        "type": replace(filters, types=frozenset()),
        "date": replace(filters, first=None, last=None, undated=True),
        "how it is said": replace(filters, modalities=frozenset(Modality)),
    }
    counts = [(name, len(select_events(events, free))) for name, free in freed.items()]
    return tuple(sorted(((name, count) for name, count in counts if count), key=lambda pair: -pair[1]))


def _passes(event: Event, filters: Filters) -> bool:
    """Whether an event passes every filter; a vague date passes where it may lie in the range."""
    if filters.types and event.event_type not in filters.types:
        return False
    if event.modality not in filters.modalities:
        return False
    if event.when is None:
        return filters.undated or (filters.first is None and filters.last is None)
    starts_late = filters.last is not None and event.when.first > filters.last
    ends_early = filters.first is not None and event.when.last < filters.first
    return not (starts_late or ends_early)
