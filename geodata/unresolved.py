"""Lists what was seen and not understood, so that a reader knows what is missing."""

from collections.abc import Iterator, Sequence

from geodata.model import Event, PlaceChoice, Span, Unresolved
from geodata.parts import COUNTED_KINDS
from geodata.vocab import UnresolvedKind


def find_unresolved(
    choices: Sequence[PlaceChoice], undated: Sequence[Span], events: Sequence[Event]
) -> tuple[Unresolved, ...]:
    """List places without a position, words of time without a day, and figures without a speaker.

    Args:
        choices: Every place name with the place it was resolved to.
        undated: Words of time that could not be resolved.
        events: The article's events.

    Returns:
        Unresolved items in text order.
    """
    items = [*_open_places(choices), *_undated_events(events), *_figures_without_speaker(events)]
    items.extend(
        Unresolved(
            start=span.start,
            end=span.end,
            kind=UnresolvedKind.DATE,
            text="",
            reason="no day can be told from it",
        )
        for span in undated
    )
    return tuple(sorted(items, key=lambda item: (item.start, item.end, item.kind)))


def _open_places(choices: Sequence[PlaceChoice]) -> Iterator[Unresolved]:
    for choice in choices:
        if choice.place is None:
            mention = choice.mention
            yield Unresolved(
                start=mention.start, end=mention.end, kind=UnresolvedKind.PLACE, text=mention.name, reason=choice.reason
            )


def _undated_events(events: Sequence[Event]) -> Iterator[Unresolved]:
    for event in events:
        if event.when is None:
            yield Unresolved(
                start=event.start,
                end=event.end,
                kind=UnresolvedKind.DATE,
                text=event.quote,
                reason="the report gives no date",
            )


def _figures_without_speaker(events: Sequence[Event]) -> Iterator[Unresolved]:
    for event in events:
        for figure in event.figures:
            if figure.kind in COUNTED_KINDS and event.claimed_by is None:
                yield Unresolved(
                    start=figure.start,
                    end=figure.end,
                    kind=UnresolvedKind.SPEAKER,
                    text=event.quote[figure.start - event.start : figure.end - event.start],
                    reason="the report does not say who counted",
                )
