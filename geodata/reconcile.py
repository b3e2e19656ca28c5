"""Links events that speak of the same occurrence, and parts to the total that includes them."""

from collections.abc import Sequence
from dataclasses import replace

from geodata.model import Event, Figure, Reason, Span
from geodata.parts import COUNTED_KINDS, NEWER, OLDER, Link, Parents, figure_of, find_parts, find_words, value_of
from geodata.pointed import POINTING
from geodata.vocab import EventType, FigureKind, Modality, ReasonField

WINDOW = 8
DEFINITE = {"the", "this", "that", "these", "those"}
SAME_FIGURE_FROM = 3
SAME_FIGURE, BESIDE, RIVAL = "the same figure again", "another count of the same", "another speaker's count"
DENIED, POINTS_BACK, SAID_SAME = (
    "denied by somebody else",
    "the words point back to it",
    "called the same",
)
ACCOUNT_KINDS = (*COUNTED_KINDS, FigureKind.CAPTURED)
NEAR_SENTENCES = 400
"""How far apart, in characters, two accounts that share no figure may stand."""
REVISIONS_BY_ROLE = {"newer": NEWER, "older": OLDER, "beside": BESIDE}
VIOLENCE = {EventType.FIGHTING, EventType.EXPLOSION, EventType.ATTACK, EventType.CASUALTY}
REVISIONS = set(REVISIONS_BY_ROLE.values())


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
        linked.append(_with_speaker(event, linked, total or told_again))
    return tuple(linked)


def _reason(field: ReasonField, link: Link) -> Reason:
    return Reason(field=field, rule=link.rule, words=link.words)


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


def _find_accounts(events: Sequence[Event], parents: Parents) -> dict[int, Link]:
    """Find for each second account the first account of the same occurrence, and what links them."""
    same: dict[int, Link] = {}
    for number, event in enumerate(events):
        if event.modality == Modality.HISTORICAL or number in parents or event.event_type == EventType.DIPLOMACY:
            continue
        for earlier in range(number - 1, max(-1, number - 1 - WINDOW), -1):
            if earlier in parents:
                continue
            found = _account_of(events[earlier], event)
            if found is not None:
                rule, words = found
                first = same[earlier].number if earlier in same else earlier
                same[number] = Link(number=first, rule=rule, words=Span(start=words.start, end=words.end))
                break
    return same


def _account_of(first: Event, second: Event) -> tuple[str, Span] | None:
    """Say by what rule, and by what words, the second event is another account of the first; None where nothing says so."""
    revised = _revision(first, second)
    if first.start == second.start and revised is not None and first.claimed_by != second.claimed_by:
        return revised
    if not _same_place_and_time(first, second):
        return None
    if first.start == second.start:
        return _rival(first, second)
    figure = _same_figure(first, second)
    if figure is not None:
        return SAME_FIGURE, figure
    return revised or _rival(first, second) or _told_again(first, second)


def _told_again(first: Event, second: Event) -> tuple[str, Span] | None:
    """Say whether the second event, of the same type and close by, denies the first, calls it the same, or points back to it."""
    denied = second.modality == Modality.DENIED and {first.event_type, second.event_type} <= VIOLENCE
    if not (first.event_type == second.event_type or denied) or second.start - first.end > NEAR_SENTENCES:
        return None
    if find_words(second, "revision_words", "other") or not _places_fit(first, second):
        return None
    said = find_words(second, "revision_words", "same")
    if said is not None:
        return SAID_SAME, said
    if _counts_differ(first, second):
        return None
    rivals = bool(second.claimed_by) and second.claimed_by != first.claimed_by
    words = _words_for(second, ReasonField.MODALITY)
    if second.modality == Modality.DENIED and first.modality != Modality.DENIED and rivals and words:
        at_all = second.quote[words.start - second.start : words.end - second.start].lower() == "no"
        return None if at_all else (DENIED, words)
    told = {first.modality, second.modality} <= {Modality.CLAIMED, Modality.HAPPENED}
    counts = any(figure_of(second, kind) for kind in ACCOUNT_KINDS)
    named = _words_for(second, ReasonField.TYPE)
    if told and not counts and named and _is_definite(second, named):
        return POINTS_BACK, named
    there = _words_for(second, ReasonField.PLACE) if _points_there(second) else None
    return (POINTS_BACK, there) if told and not counts and rivals and first.claimed_by and there else None


def _points_there(event: Event) -> bool:
    """Whether an event has its place from a word that points back: "its forces had hit a depot there"."""
    return any(reason.field == ReasonField.PLACE and reason.rule.startswith(POINTING) for reason in event.reasons)


def _count_the_same(one: Figure, two: Figure) -> bool:
    """Whether two figures may count the same people: neither says who, or both share a word for them."""
    if not one.who or not two.who:
        return True
    return bool(set(one.who.lower().split()) & set(two.who.lower().split()))


def _is_own_deed(event: Event, figure: Figure, other: Figure) -> bool:
    """Whether the speaker counts those of the other side that he hit himself, and nobody says that the first count is of them.

    "The army put the rebels' losses at 40"; "the rebels claimed to have killed 60 soldiers".
    """
    return event.actor is not None and event.actor == event.claimed_by and figure.who is not None and other.who is None


def _words_for(event: Event, field: ReasonField) -> Span | None:
    return next((reason.words for reason in event.reasons if reason.field == field), None)


def _is_definite(event: Event, named: Span) -> bool:
    """Whether the words for an occurrence stand right behind "the", "this" or "that"."""
    before = event.quote[: named.start - event.start].split()
    return bool(before) and before[-1].lower() in DEFINITE


def _names_place(event: Event) -> bool:
    """Whether an event names its place, and not only where its speaker sits: "the headquarters in Pale denied"."""
    if event.location is None or event.place_inherited:
        return False
    said = _words_for(event, ReasonField.SPEAKER)
    by_verb = said is not None and event.modality == Modality.DENIED
    return not (by_verb and said is not None and event.location.end <= said.start)


def _places_fit(first: Event, second: Event) -> bool:
    """Whether the second account names no place of its own, or one inside that of the first."""
    if second.location is None or first.location is None:
        return True
    if first.location.identity == second.location.identity:
        return True
    if second.place_inherited:
        return not first.location.area or not _names_place(first)
    return bool(first.area and second.area and first.area.geometry.covers(second.area.geometry))


def _counts_differ(first: Event, second: Event) -> bool:
    """Whether both count the same kind and neither says that it corrects the other."""
    return any(figure_of(first, kind) and figure_of(second, kind) for kind in ACCOUNT_KINDS)


def _same_place_and_time(first: Event, second: Event) -> bool:
    if first.modality == Modality.HISTORICAL:
        return False
    if first.location and second.location and _names_place(first) and _names_place(second):
        one, two = first.location.identity, second.location.identity
        if one != two:
            return False
    if first.when and second.when:
        return first.when.first <= second.when.last and second.when.first <= first.when.last
    return True


def _same_figure(first: Event, second: Event) -> Figure | None:
    """Return the figure of the first account that the second gives again."""
    for kind in COUNTED_KINDS:
        value = value_of(first, kind)
        if value is not None and value >= SAME_FIGURE_FROM and value == value_of(second, kind):
            return figure_of(first, kind)
    return None


def _revision(first: Event, second: Event) -> tuple[str, Span] | None:
    """Say how the words of the second toll set it beside the first: newer, older, or another count."""
    if not any(figure_of(first, kind) and figure_of(second, kind) for kind in COUNTED_KINDS):
        return None
    found = ((rule, find_words(second, "revision_words", role)) for role, rule in REVISIONS_BY_ROLE.items())
    return next(((rule, words) for rule, words in found if words is not None), None)


def _rival(first: Event, second: Event) -> tuple[str, Span] | None:
    """Tell of two named speakers who give different figures of one kind for one named place."""
    if not (first.claimed_by and second.claimed_by) or first.claimed_by == second.claimed_by:
        return None
    if first.place_inherited and second.place_inherited and first.start != second.start:
        return None
    if not first.location or not second.location or first.location.identity != second.location.identity:
        return None
    if first.event_type == EventType.CASUALTY and second.event_type != EventType.CASUALTY:
        return None
    for kind in ACCOUNT_KINDS:
        figure = figure_of(second, kind)
        other = figure_of(first, kind)
        if not figure or not other or value_of(first, kind) == value_of(second, kind):
            continue
        if _count_the_same(other, figure) and not _is_own_deed(second, figure, other):
            return RIVAL, figure
    return None
