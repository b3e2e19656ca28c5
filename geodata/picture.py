"""Events as a picture for print: an A4 sheet with title, map, legend, date and credit, drawn without any network.

The same readings give the same bytes. Everything that a report says is drawn as plain text.
"""

import io
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from geodata import words
from geodata.model import Event, Reading
from geodata.picture_frame import Spot, choose_frame, find_spots
from geodata.picture_map import INK, draw_map
from geodata.picture_signs import HOLLOW, Look, add_sign
from geodata.tongue import IN_ENGLISH, Tongue, message, messages
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
CREDIT = message("Map: Natural Earth (public domain), GeoNames (CC BY 4.0). Made with Dateline.")
CAUTION = message("A machine read the report: read the sentence before you rely on a sign.")
STATEMENTS = messages("{count} statement", "{count} statements")


def to_png(readings: Iterable[Reading], tongue: Tongue = IN_ENGLISH) -> bytes:
    """Draw all events on one sheet, 2338 by 1654 pixels (A4, landscape, 200 to the inch)."""
    readings = tuple(readings)
    events = [event for reading in readings for event in reading.events]
    spots = find_spots(events)
    figure = Figure(figsize=SHEET_INCHES, dpi=DPI, facecolor=PAPER)
    FigureCanvasAgg(figure)  # draws in memory, and knows no window
    axes = figure.add_axes(MAP_BOX, xticks=[], yticks=[])
    aspect = MAP_BOX[2] * SHEET_INCHES[0] / (MAP_BOX[3] * SHEET_INCHES[1])
    outside = draw_map(figure, axes, spots, choose_frame(spots, aspect) if spots else WORLD, tongue.language)
    _write_heads(figure, readings, events, tongue)
    _draw_legend(figure, events, outside, tongue)
    _write(figure, MAP_BOX[0], 0.045, f"{tongue.tell(CAUTION)} {tongue.tell(CREDIT)}", size=7, color=SOFT)
    file = io.BytesIO()
    figure.savefig(file, format="png", metadata={"Title": _title(readings, tongue), "Software": "Dateline"})
    return file.getvalue()


def _title(readings: Sequence[Reading], tongue: Tongue) -> str:
    """Name the sheet by its report, or by how many they are."""
    if len(readings) == 1:
        return readings[0].article.title or readings[0].article.article_id
    return tongue.tell(messages("{count} report", "{count} reports"), count=len(readings))


def _write_heads(figure: Figure, readings: Sequence[Reading], events: Sequence[Event], tongue: Tongue) -> None:
    """Write the title, and below it who published when, from when to when the events are, and how many are shown."""
    title = textwrap.shorten(_title(readings, tongue), TITLE_CHARS, placeholder="…")
    _write(figure, MAP_BOX[0], 0.93, title, size=15, weight="bold")
    told = []
    if len(readings) == 1:
        article = readings[0].article
        if article.publisher:
            told.append(textwrap.shorten(article.publisher, TITLE_CHARS, placeholder="…"))
        if article.published:
            told.append(words.published_words(article, tongue))
    dated = [event.when for event in events if event.when and event.modality is not Modality.HISTORICAL]
    days = [day for when in dated for day in (when.first, when.last)]
    if days:
        told.append(tongue.tell("events of {days}", days=words.span_words(min(days), max(days), tongue)))
    placed = sum(event.area is not None for event in events)
    told.append(
        tongue.tell(
            "{statements}, {number} of them on the map", statements=_counted(len(events), tongue), number=placed
        )
    )
    _write(figure, MAP_BOX[0], 0.885, " · ".join(told), size=9, color=SOFT)


def _counted(number: int, tongue: Tongue) -> str:
    return tongue.tell(STATEMENTS, count=number)


def _draw_legend(figure: Figure, events: Sequence[Event], outside: Sequence[Spot], tongue: Tongue) -> None:
    """Explain the signs that are on the sheet, and name what is not on the map."""
    top = 0.84
    _write(figure, LEGEND_LEFT, top, tongue.tell("Signs"), size=9, weight="bold")
    for number, (look, told) in enumerate(_legend_rows(events, tongue), start=1):
        y = top - 0.03 * number
        if look:
            add_sign(figure, look, tuple(figure.transFigure.transform((LEGEND_LEFT + 0.009, y + 0.006))))
        else:
            figure.add_artist(Rectangle((LEGEND_LEFT, y), 0.018, 0.013, fc=f"{AREA}1f", ec=AREA, lw=1.1))
        _write(figure, LEGEND_LEFT + 0.026, y, told, size=8)
    told_rest = [line for note in _notes(events, outside, tongue) for line in (*textwrap.wrap(note, SIDE_CHARS), "")]
    _write(figure, LEGEND_LEFT, 0.085, "\n".join(told_rest).rstrip(), size=8, color=SOFT)


def _legend_rows(events: Sequence[Event], tongue: Tongue) -> Iterator[tuple[Look | None, str]]:
    """Give each look that is on the sheet, with its meaning; None stands for an outline."""
    placed = [event for event in events if event.area]
    kinds, modalities = {event.event_type for event in placed}, {event.modality for event in placed}
    for kind in EventType:
        if kind in kinds:
            yield Look(event_type=kind), tongue.tell(words.TYPES[kind])
    hollow = modalities & HOLLOW - {Modality.DENIED}
    if hollow:
        told = ", ".join(tongue.tell(words.MODALITIES[modality]).lower() for modality in Modality if modality in hollow)
        yield Look(event_type=EventType.PROTEST, modality=Modality.PLANNED, color=INK), told
    for modality, told in (
        (Modality.DENIED, message("denied")),
        (Modality.HISTORICAL, message("from before the news")),
    ):
        if modality in modalities:
            yield Look(event_type=EventType.PROTEST, modality=modality, color=INK), tongue.tell(told)
    if any(event.place_inherited for event in placed):
        yield Look(event_type=EventType.PROTEST, inherited=True, color=INK), tongue.tell("place from the text before")
    if any(event.area and event.area.geometry.geom_type != "Point" for event in placed):
        yield None, tongue.tell("somewhere inside, no town named")


def _notes(events: Sequence[Event], outside: Sequence[Spot], tongue: Tongue) -> Iterator[str]:
    """Say what a reader of the sheet does not see on the map."""
    if outside:
        named = [f"{spot.name} ({len(spot.events)})" for spot in outside[:MOST_NAMED]]
        told, rest = ", ".join(named), len(outside) - MOST_NAMED
        if rest > 0:
            told = tongue.tell(
                messages("{places} and {count} more", "{places} and {count} more"), places=told, count=rest
            )
        yield tongue.tell("Outside this frame: {places}.", places=told)
    unplaced = sum(event.area is None for event in events)
    if unplaced:
        yield tongue.tell("Without a place, so not on the map: {statements}.", statements=_counted(unplaced, tongue))
    yield tongue.tell("Larger signs: ten, or a hundred, killed and wounded.")


def _write(
    figure: Figure, x: float, y: float, told: str, *, size: float, color: str = INK, weight: str = "normal"
) -> None:
    """Write plain text from a point of the sheet, in shares of its width and height."""
    figure.text(x, y, told, fontsize=size, color=color, weight=weight, va="bottom", parse_math=False)
