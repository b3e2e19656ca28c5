"""Cut the world into cells without seams: at cell edges, at the antimeridian, between kinds of border.

All coordinates are lon, lat in degrees, EPSG:4326. A box is west, south, east, north.
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Geometry

from geodata.basemap import Part
from geodata.build.basemap_encode import quantise

Shapes: TypeAlias = NDArray[np.object_]
Box: TypeAlias = tuple[float, float, float, float]

CELL_DEG = 10
MARGIN_DEG = 0.1
OVERLAP_DEG = 1.0
SNAP_DEG = 0.002
CLASS_DISTANCE_DEG = 0.03

DISPUTED_CLASSES = (
    "Disputed (please verify)",
    "Line of control (please verify)",
    "Indeterminant frontier",
    "Overlay limit",
    "ForgetMagics",
)
# Classed "indefinite" where neighbours dispute it; the other indefinite lines are unmarked, not disputed.
INDEFINITE_DISPUTED = frozenset({"Lebanon", "Syria", "Pakistan", "Siachen Glacier", "Guatemala", "Somalia", "Israel"})
# Disputed lines that Natural Earth 5 added after the edition that carries classes.
NEW_DISPUTED_BOXES: tuple[Box, ...] = (
    (33.5, 45.6, 35.1, 46.3),  # neck of Crimea
    (36.4, 44.8, 36.8, 45.8),  # Kerch Strait
    (145.0, 43.0, 146.0, 44.9),  # southern Kurils
    (78.0, 31.0, 80.3, 33.5),  # western Himalaya
    (91.5, 27.75, 97.0, 29.4),  # eastern Himalaya
    (-73.6, -49.9, -73.0, -49.2),  # southern Patagonian ice field
    (34.8, 31.3, 35.3, 32.6),  # West Bank
)
# Shown fainter than a dispute of today: the outline of Nagorno-Karabakh.
FORMER_LINES = frozenset({"Former USSR oblast in 1991"})
# Fronts that moved: held until 2020 (Karabakh) and 2022 (Donbas). A front of another year would mislead.
OUTDATED_LINES = frozenset({"Ceasefire Line 1994", "Ukrainian claim"})


def parts_of(shapes: Shapes) -> Shapes:
    """Take collections apart into single lines and polygons; points and empty shapes fall away."""
    parts = shapely.get_parts(shapely.get_parts(shapes))
    return parts[(shapely.get_dimensions(parts) > 0) & ~shapely.is_empty(parts)]


def over_the_antimeridian(polygons: Shapes) -> Shapes:
    """Close the cut that polygons have at 180° and let them reach a degree beyond it on both sides.

    A shape that touches the antimeridian is joined to its other half, so that no edge runs along the cut.
    """
    polygons = shapely.transform(polygons, _onto_the_antimeridian)
    world = shapely.box(-180 - OVERLAP_DEG, -90, 180 + OVERLAP_DEG, 90)
    bounds = shapely.bounds(polygons)
    near = (bounds[:, 0] < -180 + OVERLAP_DEG) | (bounds[:, 2] > 180 - OVERLAP_DEG)
    east = shapely.transform(polygons[near], lambda points: points + np.array([360, 0]))
    west = shapely.transform(polygons[near], lambda points: points - np.array([360, 0]))
    joined = shapely.union_all(shapely.make_valid(np.concatenate([west, polygons[near], east])))
    return parts_of(np.concatenate([polygons[~near], [shapely.intersection(joined, world)]]))


def _onto_the_antimeridian(points: NDArray[np.float64]) -> NDArray[np.float64]:
    on_it = np.abs(points[:, 0]) > 180 - SNAP_DEG
    return np.column_stack([np.where(on_it, np.copysign(180, points[:, 0]), points[:, 0]), points[:, 1]])


def without_the_antimeridian(lines: Shapes) -> Shapes:
    """Drop what only runs along 180°, where a source closed its shapes there."""
    cuts = shapely.union_all([shapely.box(179.999, -90, 181, 90), shapely.box(-181, -90, -179.999, 90)])
    bounds = shapely.bounds(lines)
    near = (bounds[:, 0] < -179.99) | (bounds[:, 2] > 179.99)
    return parts_of(np.concatenate([lines[~near], shapely.difference(lines[near], cuts)]))


def thin(shapes: Shapes, tolerance_deg: float, smallest_deg2: float = 0.0) -> Shapes:
    """Simplify and drop polygons smaller than a square area."""
    simple = parts_of(shapely.make_valid(shapely.simplify(shapes, tolerance_deg, preserve_topology=True)))
    keep = (shapely.get_dimensions(simple) < 2) | (shapely.area(simple) >= smallest_deg2)
    return simple[keep]


def cells() -> Iterator[tuple[int, int]]:
    """Yield the south-west corner of every cell, west to east, south to north."""
    for west in range(-180, 180, CELL_DEG):
        for south in range(-90, 90, CELL_DEG):
            yield west, south


def cell_box(west: int, south: int) -> Box:
    """Give a cell's box with its margin: cut edges lie outside what is drawn."""
    return west - MARGIN_DEG, south - MARGIN_DEG, west + CELL_DEG + MARGIN_DEG, south + CELL_DEG + MARGIN_DEG


class Cutter:
    """Cuts one layer into boxes; columns are cut once and kept."""

    def __init__(self, shapes: Shapes) -> None:
        self._shapes = parts_of(shapes)
        self._columns: dict[tuple[float, float], Shapes] = {}

    def cut(self, box: Box) -> Shapes:
        """Return the parts of the layer inside a box."""
        west, south, east, north = box
        if (west, east) not in self._columns:
            self._columns = {(west, east): _clip(self._shapes, (west, -90, east, 90))}
        return _clip(self._columns[west, east], (west, south, east, north))


def _clip(shapes: Shapes, box: Box) -> Shapes:
    bounds = shapely.bounds(shapes)
    west, south, east, north = box
    near = (bounds[:, 0] < east) & (bounds[:, 2] > west) & (bounds[:, 1] < north) & (bounds[:, 3] > south)
    inside = (bounds[:, 0] >= west) & (bounds[:, 2] <= east) & (bounds[:, 1] >= south) & (bounds[:, 3] <= north)
    cut = shapely.intersection(shapes[near & ~inside], shapely.box(*box))
    return parts_of(np.concatenate([shapes[near & inside], cut]))


def line_parts(lines: Shapes, scale: int) -> list[Part]:
    """Quantise lines; those that shrink to a point fall away. Sorted, so that the order of sources does not show."""
    merged = parts_of(np.array([shapely.line_merge(shapely.MultiLineString(list(lines)))])) if len(lines) else lines
    parts = [quantise(shapely.get_coordinates(line), scale) for line in merged]
    return sorted((part for part in parts if len(part) > 1), key=_order)


def ring_parts(polygons: Shapes, scale: int) -> list[Part]:
    """Quantise rings, outer and inner alike, without their closing point; to be filled by the even-odd rule."""
    rings = shapely.get_rings(polygons)
    parts = [quantise(shapely.get_coordinates(ring), scale)[:-1] for ring in rings]
    return sorted((part for part in parts if len(part) > 2), key=_order)


def _order(part: Part) -> tuple[int, ...]:
    return (*part.min(axis=0).tolist(), len(part), *part[0].tolist(), *part[-1].tolist())


def split_borders(
    borders: Shapes, classed: Sequence[Geometry], classes: Sequence[tuple[str, str, str]], claims: Shapes
) -> tuple[Shapes, Shapes]:
    """Part border lines into agreed and disputed ones.

    Args:
        borders: Lines of the newer edition, without classes.
        classed: Lines of the older edition.
        classes: For each classed line its `featurecla` and the countries left and right of it.
        claims: Lines of claims and of control that hold today.

    Returns:
        Agreed borders; disputed ones, the claims included.
    """
    disputed = [line for line, one in zip(classed, classes, strict=True) if _is_disputed(*one)]
    leased = [line for line, one in zip(classed, classes, strict=True) if one[0] == "Lease limit"]
    zone = shapely.union_all(
        [
            *shapely.buffer(disputed, CLASS_DISTANCE_DEG),
            *shapely.buffer(claims, CLASS_DISTANCE_DEG),
            *(shapely.box(*box) for box in NEW_DISPUTED_BOXES),
        ]
    )
    leases = shapely.union_all(shapely.buffer(leased, CLASS_DISTANCE_DEG))
    lines = shapely.difference(shapely.union_all(borders), leases)
    agreed = parts_of(np.array([shapely.difference(lines, zone)]))
    contested = parts_of(np.array([shapely.intersection(lines, zone)]))
    covered = shapely.union_all(shapely.buffer(contested, CLASS_DISTANCE_DEG))
    extra = parts_of(shapely.difference(claims, covered))
    return agreed, np.concatenate([contested, extra])


def _is_disputed(feature_class: str, left: str, right: str) -> bool:
    if feature_class in DISPUTED_CLASSES:
        return True
    return feature_class.startswith("Indefinite") and bool({left, right} & INDEFINITE_DISPUTED)
