"""Links events that speak of the same occurrence, and parts to the total that includes them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from geodata.model import Event
from geodata.parts import COUNTED_KINDS, NEWER, OLDER, Parents, figure_of, find_parts, value_of
from geodata.tables import read_table
from geodata.vocab import EventType, Modality

WINDOW = 8
SAME_FIGURE_FROM = 3
SAME_FIGURE, BESIDE, RIVAL = "the same figure again", "another count of the same", "another speaker's count"
REVISIONS_BY_ROLE = {"newer": NEWER, "older": OLDER, "beside": BESIDE}
REVISIONS = set(REVISIONS_BY_ROLE.values())

Link = tuple[int, str]
"""Number of the event that another is linked to, and the rule."""


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
        total, account = parents.get(number), same.get(number)
        links = [f"part_of: {total[1]}"] if total else []
        links += [f"same_as: {account[1]}"] if account else []
        event = replace(  # noqa: PLW2901 - the linked record takes the place of the bare one
            event,
            part_of=events[total[0]].event_id if total else None,
            same_as=events[account[0]].event_id if account else None,
            reason=(*event.reason, *links),
        )
        told_again = account if account and account[1] in REVISIONS else None
        linked.append(_with_speaker(event, linked, total or told_again))
    return tuple(linked)


def _with_speaker(event: Event, linked: Sequence[Event], first: Link | None) -> Event:
    if first is None or first[0] >= len(linked) or event.claimed_by or not linked[first[0]].claimed_by:
        return event
    modality = Modality.CLAIMED if event.modality == Modality.HAPPENED else event.modality
    return replace(
        event,
        claimed_by=linked[first[0]].claimed_by,
        modality=modality,
        reason=(*event.reason, "speaker: that of the figure before"),
    )


def _find_accounts(events: Sequence[Event], parents: Parents) -> dict[int, Link]:
    """Find for each second account the first account of the same occurrence, and what links them."""
    same: dict[int, Link] = {}
    for number, event in enumerate(events):
        if event.modality == Modality.HISTORICAL or number in parents or event.event_type == EventType.DIPLOMACY:
            continue
        for earlier in range(number - 1, max(-1, number - 1 - WINDOW), -1):
            if earlier in parents or not _same_place_and_time(events[earlier], event):
                continue
            rule = _link_rule(events[earlier], event)
            if rule is not None:
                same[number] = (same[earlier][0] if earlier in same else earlier, rule)
                break
    return same


def _link_rule(first: Event, second: Event) -> str | None:
    """Say what makes the second event another account of the first; None where nothing does."""
    if _same_figure(first, second):
        return SAME_FIGURE
    return _revision(first, second) or (RIVAL if _rivals(first, second) else None)


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


def _revision(first: Event, second: Event) -> str | None:
    """Say how the words of the second toll set it beside the first: older, newer, or another count."""
    if not any(figure_of(first, kind) and figure_of(second, kind) for kind in COUNTED_KINDS):
        return None
    roles = {role for role in REVISIONS_BY_ROLE if _revision_words(role).search(second.quote)}
    return next((rule for role, rule in REVISIONS_BY_ROLE.items() if role in roles), None)


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
def _revision_words(role: str) -> re.Pattern[str]:
    words = (re.escape(row["phrase"]) for row in read_table("revision_words") if row["role"] == role)
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
