"""Links events that speak of the same occurrence, and parts to the total that includes them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from geodata.model import Event
from geodata.parts import COUNTED_KINDS, figure_of, find_parts, value_of
from geodata.tables import read_table
from geodata.vocab import EventType, Modality

WINDOW = 8
SAME_FIGURE_FROM = 3


def reconcile_events(events: Sequence[Event]) -> tuple[Event, ...]:
    """Link second accounts (`same_as`) and parts (`part_of`) of one article's events.

    A part that follows its total, or a revised toll that follows the first, and names no speaker of its own is the
    speaker's of the figure before.

    Args:
        events: Events of one article in text order.

    Returns:
        The same events in the same order, with their links.
    """
    parents = find_parts(events)
    same = _find_accounts(events, parents)
    linked: list[Event] = []
    for number, event in enumerate(events):
        parent = parents.get(number)
        event = replace(  # noqa: PLW2901 - the linked record takes the place of the bare one
            event,
            part_of=events[parent].event_id if parent is not None else None,
            same_as=events[same[number]].event_id if number in same else None,
        )
        first = parent if parent is not None else same.get(number)
        told_again = parent is not None or (first is not None and _revises(events[first], event))
        linked.append(_with_speaker(event, linked, first) if told_again else event)
    return tuple(linked)


def _with_speaker(event: Event, linked: Sequence[Event], parent: int | None) -> Event:
    if parent is None or parent >= len(linked) or event.claimed_by or not linked[parent].claimed_by:
        return event
    modality = Modality.CLAIMED if event.modality == Modality.HAPPENED else event.modality
    return replace(
        event,
        claimed_by=linked[parent].claimed_by,
        modality=modality,
        reason=(*event.reason, "speaker: that of the figure before"),
    )


def _find_accounts(events: Sequence[Event], parents: dict[int, int]) -> dict[int, int]:
    """Find for each second account the first account of the same occurrence."""
    same: dict[int, int] = {}
    for number, event in enumerate(events):
        if event.modality == Modality.HISTORICAL or number in parents or event.event_type == EventType.DIPLOMACY:
            continue
        for earlier in range(number - 1, max(-1, number - 1 - WINDOW), -1):
            if earlier in parents or not _same_place_and_time(events[earlier], event):
                continue
            if (
                _same_figure(events[earlier], event)
                or _revises(events[earlier], event)
                or _rivals(events[earlier], event)
            ):
                same[number] = same.get(earlier, earlier)
                break
    return same


def _same_place_and_time(first: Event, second: Event) -> bool:
    if first.modality == Modality.HISTORICAL or first.start == second.start:
        return False
    if first.location and second.location and not (first.place_inherited or second.place_inherited):
        one, two = first.location.identity, second.location.identity
        if one != two:
            return False
    if first.when and second.when:
        return first.when.first <= second.when.last and second.when.first <= first.when.last
    return True


def _same_figure(first: Event, second: Event) -> bool:
    return any(
        value is not None and value >= SAME_FIGURE_FROM and value == value_of(second, kind)
        for kind in COUNTED_KINDS
        if (value := value_of(first, kind)) is not None
    )


def _revises(first: Event, second: Event) -> bool:
    """Whether one of two tolls is said to be earlier, revised or risen."""
    shared = any(figure_of(first, kind) and figure_of(second, kind) for kind in COUNTED_KINDS)
    return shared and bool(_revision_words().search(second.quote))


def _rivals(first: Event, second: Event) -> bool:
    """Whether two named speakers give different figures of one kind for one named place."""
    if not (first.claimed_by and second.claimed_by) or first.claimed_by == second.claimed_by:
        return False
    if first.place_inherited and second.place_inherited:
        return False
    if not first.location or not second.location or first.location.identity != second.location.identity:
        return False
    return any(
        figure_of(first, kind) and figure_of(second, kind) and value_of(first, kind) != value_of(second, kind)
        for kind in COUNTED_KINDS
    )


@cache
def _revision_words() -> re.Pattern[str]:
    words = (re.escape(row["phrase"]) for row in read_table("revision_words"))
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
