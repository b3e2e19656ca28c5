"""Events as a picture for print: an A4 sheet with title, map, legend, date and credit, drawn without any network.

The same readings give the same bytes. Everything that a report says is drawn as plain text.
"""

import io
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from geodata import words
from geodata.model import Event, Reading
from geodata.picture_frame import Spot, choose_frame, find_spots
from geodata.picture_map import INK, draw_map
from geodata.picture_signs import HOLLOW, Look, add_sign
from geodata.vocab import EventType, Modality

SHEET_INCHES = (11.69, 8.27)
DPI = 200
MAP_BOX = (0.03, 0.085, 0.745, 0.775)
LEGEND_LEFT = 0.79
SOFT, PAPER, AREA = "#5b636a", "#fbfaf7", "#6d7175"
WORLD = (-180.0, -70.0, 180.0, 83.0)
"""The frame, in degrees, where no event has a place."""
TITLE_CHARS, SIDE_CHARS = 80, 34
MOST_NAMED = 4
CREDIT = "Map: Natural Earth (public domain), GeoNames (CC BY 4.0). Made with Dateline."
CAUTION = "A machine read the report: read the sentence before you rely on a sign."


def to_png(readings: Iterable[Reading]) -> bytes:
    """Draw all events on one sheet, 2338 by 1654 pixels (A4, landscape, 200 to the inch)."""
    readings = tuple(readings)
    events = [event for reading in readings for event in reading.events]
    spots = find_spots(events)
    figure = Figure(figsize=SHEET_INCHES, dpi=DPI, facecolor=PAPER)
    FigureCanvasAgg(figure)  # draws in memory, and knows no window
    axes = figure.add_axes(MAP_BOX, xticks=[], yticks=[])
    aspect = MAP_BOX[2] * SHEET_INCHES[0] / (MAP_BOX[3] * SHEET_INCHES[1])
    outside = draw_map(figure, axes, spots, choose_frame(spots, aspect) if spots else WORLD)
    _write_heads(figure, readings, events)
    _draw_legend(figure, events, outside)
    _write(figure, MAP_BOX[0], 0.045, f"{CAUTION} {CREDIT}", size=7, color=SOFT)
    file = io.BytesIO()
    figure.savefig(file, format="png", metadata={"Title": _title(readings), "Software": "Dateline"})
    return file.getvalue()


def _title(readings: Sequence[Reading]) -> str:
    """Name the sheet by its report, or by how many they are."""
    if len(readings) == 1:
        return readings[0].article.title or readings[0].article.article_id
    return f"{len(readings)} reports"


def _write_heads(figure: Figure, readings: Sequence[Reading], events: Sequence[Event]) -> None:
    """Write the title, and below it who published when, from when to when the events are, and how many are shown."""
    title = textwrap.shorten(_title(readings), TITLE_CHARS, placeholder="…")
    _write(figure, MAP_BOX[0], 0.93, title, size=15, weight="bold")
    told = []
    if len(readings) == 1:
        article = readings[0].article
        if article.publisher:
            told.append(textwrap.shorten(article.publisher, TITLE_CHARS, placeholder="…"))
        if article.published:
            how = "published (inferred)" if article.published_inferred else "published"
            told.append(f"{how} {words.day_words(article.published)}")
    dated = [event.when for event in events if event.when and event.modality is not Modality.HISTORICAL]
    days = [day for when in dated for day in (when.first, when.last)]
    if days:
        told.append(f"events of {_span(min(days), max(days))}")
    placed = sum(event.area is not None for event in events)
    told.append(f"{_counted(len(events))}, {placed} of them on the map")
    _write(figure, MAP_BOX[0], 0.885, " · ".join(told), size=9, color=SOFT)


def _span(first: date, last: date) -> str:
    """Write the first and the last day."""
    return words.day_words(first) if first == last else f"{words.day_words(first)} – {words.day_words(last)}"


def _counted(number: int) -> str:
    return f"{number} statement" if number == 1 else f"{number} statements"


def _draw_legend(figure: Figure, events: Sequence[Event], outside: Sequence[Spot]) -> None:
    """Explain the signs that are on the sheet, and name what is not on the map."""
    top = 0.84
    _write(figure, LEGEND_LEFT, top, "Signs", size=9, weight="bold")
    for number, (look, told) in enumerate(_legend_rows(events), start=1):
        y = top - 0.03 * number
        if look:
            add_sign(figure, look, tuple(figure.transFigure.transform((LEGEND_LEFT + 0.009, y + 0.006))))
        else:
            figure.add_artist(Rectangle((LEGEND_LEFT, y), 0.018, 0.013, fc=f"{AREA}1f", ec=AREA, lw=1.1))
        _write(figure, LEGEND_LEFT + 0.026, y, told, size=8)
    told_rest = [line for note in _notes(events, outside) for line in (*textwrap.wrap(note, SIDE_CHARS), "")]
    _write(figure, LEGEND_LEFT, 0.085, "\n".join(told_rest).rstrip(), size=8, color=SOFT)


def _legend_rows(events: Sequence[Event]) -> Iterator[tuple[Look | None, str]]:
    """Give each look that is on the sheet, with its meaning; None stands for an outline."""
    placed = [event for event in events if event.area]
    kinds, modalities = {event.event_type for event in placed}, {event.modality for event in placed}
    for kind in EventType:
        if kind in kinds:
            yield Look(event_type=kind), words.TYPES[kind]
    hollow = modalities & HOLLOW - {Modality.DENIED}
    if hollow:
        told = ", ".join(words.MODALITIES[modality].lower() for modality in Modality if modality in hollow)
        yield Look(event_type=EventType.PROTEST, modality=Modality.PLANNED, color=INK), told
    for modality, told in ((Modality.DENIED, "denied"), (Modality.HISTORICAL, "from before the news")):
        if modality in modalities:
            yield Look(event_type=EventType.PROTEST, modality=modality, color=INK), told
    if any(event.place_inherited for event in placed):
        yield Look(event_type=EventType.PROTEST, inherited=True, color=INK), "place from the text before"
    if any(event.area and event.area.geometry.geom_type != "Point" for event in placed):
        yield None, "somewhere inside, no town named"


def _notes(events: Sequence[Event], outside: Sequence[Spot]) -> Iterator[str]:
    """Say what a reader of the sheet does not see on the map."""
    if outside:
        named = [f"{spot.name} ({len(spot.events)})" for spot in outside[:MOST_NAMED]]
        rest = f" and {len(outside) - MOST_NAMED} more" if len(outside) > MOST_NAMED else ""
        yield f"Outside this frame: {', '.join(named)}{rest}."
    unplaced = sum(event.area is None for event in events)
    if unplaced:
        yield f"Without a place, so not on the map: {_counted(unplaced)}."
    yield "Larger signs: ten, or a hundred, killed and wounded."


def _write(
    figure: Figure, x: float, y: float, told: str, *, size: float, color: str = INK, weight: str = "normal"
) -> None:
    """Write plain text from a point of the sheet, in shares of its width and height."""
    figure.text(x, y, told, fontsize=size, color=color, weight=weight, va="bottom", parse_math=False)
