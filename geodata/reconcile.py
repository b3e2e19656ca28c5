"""Links events that speak of the same occurrence, and parts to the total that includes them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from geodata.accounts import COUNTS_ON, REVISIONS_BY_ROLE, account_of, words_for
from geodata.model import Event, Reason, Span
from geodata.parts import Link, Parents, find_parts
from geodata.retold import AMONG_THEM, NAMED_AGAIN, RAISED, find_raised, names_again
from geodata.vocab import EventType, Modality, ReasonField

WINDOW = 8
THERE = {NAMED_AGAIN, RAISED, AMONG_THEM, COUNTS_ON}
"""Rules by which an account is of what happened at the place of the first."""
REVISIONS = {*REVISIONS_BY_ROLE.values(), RAISED}


def reconcile_events(events: Sequence[Event]) -> tuple[Event, ...]:
    """Link second accounts (`same_as`) and parts (`part_of`) of one article's events.

    A part that follows its total, or a revised toll that follows the first, and names no speaker of its own is the
    speaker's of the figure before.

    Args:
        events: Events of one article in text order.

    Returns:
        The same events in the same order, with their links.
    """
    raised = _find_raised(events)
    parents = find_parts(events, apart=raised)
    same = _find_accounts(events, parents, raised)
    linked: list[Event] = []
    for number, event in enumerate(events):
        total, account = parents.get(number), same.get(number)
        event = replace(  # noqa: PLW2901 - the linked record takes the place of the bare one
            event,
            part_of=events[total.number].event_id if total else None,
            same_as=events[account.number].event_id if account else None,
            reasons=(
                *event.reasons,
                *([_reason(ReasonField.PART_OF, total)] if total else []),
                *([_reason(ReasonField.SAME_AS, account)] if account else []),
            ),
        )
        told_again = account if account and account.rule in REVISIONS else None
        placed = _with_place(event, linked[account.number]) if account and account.rule in THERE else event
        linked.append(_with_speaker(placed, linked, total or told_again))
    return tuple(linked)


def _reason(field: ReasonField, link: Link) -> Reason:
    return Reason(field=field, rule=link.rule, words=link.words)


def _with_place(event: Event, first: Event) -> Event:
    """Give an event that names no place the one of the account that its words point back at."""
    if not event.place_inherited or first.location is None or event.location == first.location:
        return event
    words = words_for(first, ReasonField.PLACE)
    kept = [reason for reason in event.reasons if reason.field != ReasonField.PLACE]
    place = Reason(field=ReasonField.PLACE, rule="that of the account before", words=words)
    return replace(event, location=first.location, reasons=(*kept, place))


def _with_speaker(event: Event, linked: Sequence[Event], first: Link | None) -> Event:
    """Give an event that says nothing of its speaker the one of the figure before."""
    if first is None or first.number >= len(linked) or event.claimed_by or not linked[first.number].claimed_by:
        return event
    before = linked[first.number]
    words = next((reason.words for reason in before.reasons if reason.field == ReasonField.SPEAKER), None)
    modality = Modality.CLAIMED if event.modality == Modality.HAPPENED else event.modality
    told = {ReasonField.SPEAKER} | ({ReasonField.MODALITY} if modality != event.modality else set())
    kept = [reason for reason in event.reasons if reason.field not in told]
    new = [Reason(field=field, rule="that of the figure before", words=words) for field in sorted(told)]
    return replace(event, claimed_by=before.claimed_by, modality=modality, reasons=(*kept, *new))


def _find_raised(events: Sequence[Event]) -> dict[int, Link]:
    """Find for each toll that rose by those whom it counts the one that it rose from."""
    found = ((number, find_raised(events, number)) for number in range(len(events)))
    return {number: Link(number=toll[0], rule=RAISED, words=toll[1]) for number, toll in found if toll is not None}


def _find_accounts(events: Sequence[Event], parents: Parents, raised: Mapping[int, Link]) -> dict[int, Link]:
    """Find for each second account the first account of the same occurrence, and what links them."""
    same: dict[int, Link] = {}
    for number, event in enumerate(events):
        if number in raised:
            first = raised[number].number
            same[number] = replace(raised[number], number=same[first].number if first in same else first)
            continue
        if event.modality == Modality.HISTORICAL or number in parents or event.event_type == EventType.DIPLOMACY:
            continue
        for earlier in _candidates(events, number):
            if earlier in parents:
                continue
            found = account_of(events[earlier], event)
            if found is not None:
                rule, words = found
                first = same[earlier].number if earlier in same else earlier
                same[number] = Link(number=first, rule=rule, words=Span(start=words.start, end=words.end))
                break
    return same


def _candidates(events: Sequence[Event], number: int) -> list[int]:
    """List the events that another may be an account of: the last first, but before them those of the type that it names again."""
    again = names_again(events[number])
    near = range(number - 1, max(-1, number - 1 - WINDOW), -1)
    return sorted(near, key=lambda earlier: again is None or events[earlier].event_type not in again.names)
