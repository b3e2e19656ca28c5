"""The signs of a picture for print: the shapes and states of the map's own signs, drawn at a point of the sheet."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure
from matplotlib.markers import MarkerStyle
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Shape
from matplotlib.transforms import Affine2D, IdentityTransform

from geodata.model import Event
from geodata.signs import COLORS, sign_size
from geodata.vocab import EventType, Modality

SIGN_PT = {1: 10.5, 2: 13.0, 3: 16.0}
PAST_PT = 8.0
GREY, PAPER = "#8A8F94", "#ffffff"
HOLLOW = frozenset({Modality.DENIED, Modality.THREATENED, Modality.DEMANDED, Modality.PROPOSED, Modality.PLANNED})
_ARROW = Shape(
    np.array([[-1, 0.3], [0, 0.3], [0, 0.8], [1, 0], [0, -0.8], [0, -0.3], [-1, -0.3], [-1, 0.3]]) / 2, closed=True
)
MARKERS: dict[EventType, MarkerStyle] = {
    EventType.FIGHTING: MarkerStyle("D"),
    EventType.EXPLOSION: MarkerStyle((8, 1, 0)),
    EventType.ATTACK: MarkerStyle("^"),
    EventType.CASUALTY: MarkerStyle("P"),
    EventType.EVACUATION: MarkerStyle(_ARROW),
    EventType.PROTEST: MarkerStyle("o"),
    EventType.DIPLOMACY: MarkerStyle("s"),
    EventType.ARREST: MarkerStyle("H"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a sign looks like; `size` is one of the three of `SIGN_PT`, `color` None that of the type."""

    event_type: EventType
    modality: Modality = Modality.HAPPENED
    inherited: bool = False
    size: int = 1
    color: str | None = None


def find_looks(events: Sequence[Event]) -> tuple[Look, ...]:
    """Give the looks of events that stand at one place, each once and as large as its most harmful event."""
    sizes: dict[tuple[EventType, Modality, bool], int] = {}
    for event in events:
        key = event.event_type, event.modality, event.place_inherited
        sizes[key] = max(sizes.get(key, 1), sign_size(event))
    return tuple(
        Look(event_type=kind, modality=modality, inherited=inherited, size=size)
        for (kind, modality, inherited), size in sizes.items()
    )


def add_sign(figure: Figure, look: Look, at: tuple[float, float]) -> None:
    """Draw a sign.

    Args:
        figure: The sheet.
        look: What it looks like.
        at: Its middle, in pixels from the lower left corner of the sheet.
    """
    px = figure.dpi / 72
    past, hollow = look.modality is Modality.HISTORICAL, look.modality in HOLLOW
    ink = look.color or (GREY if past else COLORS["light"][look.event_type])
    size = (PAST_PT if past else SIGN_PT[look.size]) * px
    marker = MARKERS[look.event_type]
    shape = marker.get_path().transformed(marker.get_transform())
    reach = max(shape.get_extents().width, shape.get_extents().height)
    shape = shape.transformed(Affine2D().scale(size / reach).translate(*at))

    def draw(
        drawn: Shape, width: float, edge: str, face: str = "none", dash: str | tuple[int, tuple[float, ...]] = "solid"
    ) -> None:
        figure.add_artist(
            PathPatch(
                drawn, lw=width, ec=edge, fc=face, ls=dash, joinstyle="round", zorder=5, transform=IdentityTransform()
            )
        )

    draw(shape, 2.4, PAPER, PAPER)
    if hollow:
        draw(shape, 1.2, ink, PAPER, "solid" if look.modality is Modality.DENIED else (0, (2.2, 1.4)))
    else:
        draw(shape, 0.3, ink, ink)
    half = size * 0.46
    if look.modality is Modality.DENIED:
        draw(Shape([(at[0] - half, at[1] - half), (at[0] + half, at[1] + half)]), 1.2, ink)
    if look.inherited:
        foot = at[1] - size / 2
        hook = [(at[0], foot), (at[0], foot - 1.5 * px), (at[0] + 2.4 * px, foot - 1.5 * px)]
        draw(Shape(hook), 1.0, ink)
