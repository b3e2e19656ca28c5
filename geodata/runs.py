"""A report's text, cut where something was read: places, figures, dates, speakers, and the sentences of events."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from geodata.model import Event, Reading, Span

SPEAKER_CHARS = 1500
"""How far before the end of its sentence the name of a speaker is looked for, in code points."""


@dataclass(slots=True)
class _Cut:
    """What begins and what ends at one offset of the text."""

    begins: list[tuple[str, int]] = field(default_factory=list)
    ends: list[tuple[str, int]] = field(default_factory=list)


def text_runs(reading: Reading) -> list[list[Any]]:
    """Cut a report's text into runs that carry the same marks.

    Returns:
        Runs that joined give the text, each `[start, text, kinds, events, place]`: the offset in code points, the words,
        the kinds of its marks ("place", "open", "figure", "date", "speaker", "aside") in one text, the places of its events
        in the reading's order, and the position `[lon, lat]` that its name stands for, or null.
    """
    text = reading.article.text
    cuts: dict[int, _Cut] = {0: _Cut(), len(text): _Cut()}
    for kind, number, start, end in _marks(reading):
        if start < end:
            cuts.setdefault(start, _Cut()).begins.append((kind, number))
            cuts.setdefault(end, _Cut()).ends.append((kind, number))
    offsets = sorted(cuts)
    open_marks: list[tuple[str, int]] = []
    runs = []
    for start, end in pairwise(offsets):
        for mark in cuts[start].ends:
            open_marks.remove(mark)
        open_marks.extend(cuts[start].begins)
        runs.append([start, text[start:end], *_told(open_marks, reading)])
    return runs


def _told(marks: list[tuple[str, int]], reading: Reading) -> tuple[str, list[int], list[float] | None]:
    """Give the kinds, the events and the position of one run."""
    kinds = " ".join(dict.fromkeys(kind for kind, _ in marks if kind != "event"))
    events = sorted(number for kind, number in marks if kind == "event")
    places = [reading.toponyms[number].place for kind, number in marks if kind == "place"]
    position = next(([place.lon, place.lat] for place in places if place and place.lon and place.lat), None)
    return kinds, events, position


def _marks(reading: Reading) -> Iterator[tuple[str, int, int, int]]:
    """Give kind, number, start and end of everything that was read in the text; the spans of one kind may overlap."""
    for number, choice in enumerate(reading.toponyms):
        yield "open" if choice.place is None else "place", number, choice.mention.start, choice.mention.end
    for number, span in enumerate(reading.article.furniture):
        yield "aside", number, span.start, span.end
    for number, event in enumerate(reading.events):
        yield "event", number, event.start, event.end
        for kind, span in _parts(event, reading.article.text):
            yield kind, number, span.start, span.end


def _parts(event: Event, text: str) -> Iterator[tuple[str, Span]]:
    """Give the words that an event's figures, date and speaker were read from."""
    for figure in event.figures:
        yield "figure", figure
    if event.when:
        yield "date", event.when
    if event.claimed_by:
        start = text.rfind(event.claimed_by, max(0, event.end - SPEAKER_CHARS), event.end)
        if start >= 0:
            yield "speaker", Span(start=start, end=start + len(event.claimed_by))
