"""The map of a picture: the basemap, outlines, and the signs of each place with its name where there is room."""

import math
from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.path import Path as Shape
from matplotlib.patheffects import withStroke
from matplotlib.transforms import Bbox
from numpy.typing import NDArray
from shapely import get_coordinates, get_parts

from geodata.basemap import Box, Label, Line, Tile, read_basemap
from geodata.distance import KM_PER_DEG
from geodata.picture_frame import WIDE_DEG, Spot, mercator_deg
from geodata.picture_signs import SIGN_PT, add_sign, find_looks
from geodata.signs import COLORS

MOST_TOWNS = 14
MOST_NAMED = 60
"""Places that get their name and a free spot for their signs; further ones get their signs where they are."""
SIGN_STEP_PT = SIGN_PT[3] + 2
STEP_PT = 9.0
RINGS = 16
LAND, SEA, COAST, RIVER, DIVISION, BORDER, FORMER = (
    "#f8f6f1",
    "#dbe6ec",
    "#9db4c0",
    "#b3cddb",
    "#d8d1c6",
    "#a0968c",
    "#bdb3a8",
)
TOWN, COUNTRY, INK = "#6d7175", "#857b70", "#22282e"
MIXED = "#6d7175"
Pixels: TypeAlias = tuple[float, float]


def _projected(line: Line) -> NDArray[np.float64]:
    """Bring points of shape (n, 2), lon and lat in degrees, onto the map."""
    bounded = np.radians(np.clip(line[:, 1], -85.0, 85.0))
    return np.column_stack((line[:, 0], np.degrees(np.arcsinh(np.tan(bounded)))))


def draw_map(figure: Figure, axes: Axes, spots: Sequence[Spot], frame: Box, language: str) -> tuple[Spot, ...]:
    """Draw the basemap and every place into axes that fill the frame.

    Returns:
        The places whose signs lie outside the frame.
    """
    west, south, east, north = frame
    axes.set_xlim(west, east)
    axes.set_ylim(mercator_deg(south), mercator_deg(north))
    axes.set_facecolor(SEA)
    for edge in axes.spines.values():
        edge.set(color=BORDER, linewidth=0.8)
    basemap = read_basemap(frame, language)
    for tile in basemap.tiles:
        _draw_tile(axes, tile)
    inside = [spot for spot in spots if west < spot.lon < east and south < spot.lat < north]
    for spot in sorted(spots, key=lambda spot: -spot.span_deg):
        _draw_outline(axes, spot)
    pen = _Pen(figure, axes)
    ranked = sorted(inside, key=lambda spot: (spot.outline is not None, -len(spot.events)))
    for spot in ranked[:MOST_NAMED]:
        pen.draw_spot(spot)
    for spot in ranked[MOST_NAMED:]:
        pen.draw_signs(spot, pen.point(spot))
    pen.draw_labels(basemap.towns, {spot.name for spot in inside}, MOST_TOWNS, size=6.5, color=TOWN, dot=True)
    countries = [Label(name=one.name.upper(), lon=one.lon, lat=one.lat, rank=one.rank) for one in basemap.countries]
    pen.draw_labels(countries, set(), len(countries), size=7, color=COUNTRY, dot=False)
    _draw_scale(axes, frame)
    return tuple(spot for spot in spots if spot not in inside)


def _draw_tile(axes: Axes, tile: Tile) -> None:
    """Draw one tile of the basemap, clipped to its box."""
    (west, east), (low, high) = axes.get_xlim(), axes.get_ylim()
    west, low = max(west, tile.box[0]), max(low, mercator_deg(tile.box[1]))
    east, high = min(east, tile.box[2]), min(high, mercator_deg(tile.box[3]))
    clip = Rectangle((west, low), east - west, high - low, transform=axes.transData)

    def fill(layer: str, color: str) -> None:
        rings = [_ring(line) for line in tile.layers[layer]]
        if rings:
            shape = Shape.make_compound_path(*rings)
            axes.add_collection(
                PathCollection([shape], facecolors=color, edgecolors=COAST, linewidths=0.4), autolim=False
            ).set_clip_path(clip)

    def stroke(layer: str, color: str, width: float, dash: Sequence[float] = ()) -> None:
        lines = [_projected(line) for line in tile.layers[layer]]
        style = (0, tuple(dash)) if dash else "solid"
        collection = LineCollection(lines, colors=color, linewidths=width, linestyles=[style])
        axes.add_collection(collection, autolim=False).set_clip_path(clip)

    fill("land", LAND)
    fill("lakes", SEA)
    stroke("rivers", RIVER, 0.6)
    stroke("divisions", DIVISION, 0.7)
    stroke("former", FORMER, 0.8, (1.5, 3))
    stroke("borders", BORDER, 1.0)
    stroke("disputed", BORDER, 1.0, (4, 3))


def _ring(line: Line) -> Shape:
    """Make a closed path of a ring."""
    return Shape(
        np.vstack((_projected(line), [[0.0, 0.0]])), [Shape.MOVETO, *[Shape.LINETO] * (len(line) - 1), Shape.CLOSEPOLY]
    )


def _draw_outline(axes: Axes, spot: Spot) -> None:
    """Draw a vague place as what it is: an outline with a light fill, or a line; nothing for a point."""
    if spot.outline is None:
        return
    kinds = {event.event_type for event in spot.events}
    color = COLORS["light"][kinds.pop()] if len(kinds) == 1 else MIXED
    for part in get_parts(spot.outline):
        if part.geom_type == "Polygon":
            rings = [_ring(get_coordinates(ring)) for ring in (part.exterior, *part.interiors)]
            shape = Shape.make_compound_path(*rings)
            fill = "none" if spot.span_deg > WIDE_DEG else color
            axes.add_collection(PathCollection([shape], facecolors=fill, alpha=0.12, linewidths=0), autolim=False)
        else:
            shape = Shape(_projected(get_coordinates(part)))
        axes.add_collection(PathCollection([shape], facecolors="none", edgecolors=color, linewidths=1.1), autolim=False)


def _draw_scale(axes: Axes, frame: Box) -> None:
    """Draw a bar of a round number of kilometres, true at the middle of the map."""
    west, south, east, north = frame
    km_per_deg = KM_PER_DEG * math.cos(math.radians((south + north) / 2))
    room_km = (east - west) * km_per_deg / 6
    unit = 10 ** math.floor(math.log10(room_km))
    length_km = max(step * unit for step in (1, 2, 5) if step * unit <= room_km)
    length = length_km / km_per_deg / (east - west)
    axes.plot([0.02, 0.02 + length], [0.03, 0.03], transform=axes.transAxes, color=INK, lw=1.4, solid_capstyle="butt")
    axes.text(0.02, 0.04, f"{length_km:g} km", transform=axes.transAxes, fontsize=6.5, color=INK)


class _Pen:
    """Draws signs and names on finished axes, none over another."""

    def __init__(self, figure: Figure, axes: Axes) -> None:
        self._figure, self._axes = figure, axes
        self._px = figure.dpi / 72
        self._room = axes.get_window_extent()
        self._taken: list[Bbox] = []

    def draw_spot(self, spot: Spot) -> None:
        """Draw one place's signs with its name below, at the place or led to it from beside it."""
        at = self.point(spot)
        width = max(len(find_looks(spot.events)) * SIGN_STEP_PT * self._px, self._width(spot.name, 7.5))
        height = (SIGN_STEP_PT + 8) * self._px
        middle = self._free_place(at, width, height)
        self._taken.append(_box(middle, width, height))
        if middle != at:
            self._axes.plot(*zip(at, middle, strict=True), transform=None, color=INK, lw=0.5, zorder=4)
            self._axes.plot(*at, "o", transform=None, color=INK, ms=2.2, zorder=4)
        self.draw_signs(spot, (middle[0], middle[1] + 5 * self._px))
        self._write(spot.name, middle[0], middle[1] - height / 2 + 1 * self._px, 7.5, INK, weight="bold")

    def draw_signs(self, spot: Spot, middle: Pixels) -> None:
        """Draw a place's signs in a row around a point."""
        looks, step = find_looks(spot.events), SIGN_STEP_PT * self._px
        left = middle[0] - (len(looks) - 1) * step / 2
        for number, look in enumerate(looks):
            add_sign(self._figure, look, (left + number * step, middle[1]))

    def point(self, place: Spot | Label) -> Pixels:
        """Give the point of the sheet at which a place lies."""
        x, y = self._axes.transData.transform((place.lon, mercator_deg(place.lat)))
        return float(x), float(y)

    def draw_labels(
        self, labels: Sequence[Label], known: set[str], most: int, *, size: float, color: str, dot: bool
    ) -> None:
        """Write names of the basemap where nothing stands yet, the most important first."""
        written = 0
        for label in sorted(labels, key=lambda label: (label.rank, label.name)):
            if written == most or any(label.name in name for name in known):
                continue
            x, y = self.point(label)
            width, height = self._width(label.name, size), size * 1.3 * self._px
            middle = (x + width / 2 + 3 * self._px, y) if dot else (x, y)
            box = _box(middle, width, height)
            if not self._is_free(box):
                continue
            self._taken.append(box)
            written += 1
            if dot:
                self._axes.plot(x, y, "o", transform=None, color=color, ms=2, zorder=3)
            self._write(label.name, middle[0], y - height / 2.6, size, color)

    def _free_place(self, at: Pixels, width: float, height: float) -> Pixels:
        """Find the nearest point around a place at which a box of this size is free; the place itself where none is."""
        return next((spot for spot in self._around(at) if self._is_free(_box(spot, width, height))), at)

    def _around(self, at: Pixels) -> Iterator[Pixels]:
        yield at
        for ring in range(1, RINGS):
            for turn in range(4 + 4 * ring):
                angle = 2 * math.pi * turn / (4 + 4 * ring)
                reach = ring * STEP_PT * self._px
                yield at[0] + reach * math.cos(angle), at[1] + reach * math.sin(angle)

    def _is_free(self, box: Bbox) -> bool:
        inside = (
            self._room.x0 <= box.x0 and box.x1 <= self._room.x1 and self._room.y0 <= box.y0 and box.y1 <= self._room.y1
        )
        return inside and not any(box.overlaps(other) for other in self._taken)

    def _width(self, name: str, size: float) -> float:
        return len(name) * size * 0.62 * self._px

    def _write(self, name: str, x: float, y: float, size: float, color: str, weight: str = "normal") -> None:
        self._axes.text(
            x,
            y,
            name,
            transform=None,
            ha="center",
            va="bottom",
            fontsize=size,
            color=color,
            weight=weight,
            zorder=6,
            parse_math=False,
            path_effects=[withStroke(linewidth=1.6, foreground=LAND)],
        )


def _box(middle: Pixels, width: float, height: float) -> Bbox:
    return Bbox.from_bounds(middle[0] - width / 2, middle[1] - height / 2, width, height)
