"""The compact form that outlines are stored in: whole steps of 0.0001 degrees (about 11 m), each from the last point.

A shape is a header of int32 counts and one int32 pair a point. Header: type (1 lines, 2 polygons), number of
parts, then for each part the number of rings and the points of each ring. Lon before lat, EPSG:4326.
"""

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

STEPS_PER_DEGREE = 10_000
_LINES, _POLYGONS = 1, 2


def encode_outline(shape: BaseGeometry) -> bytes:
    """Write polygons or lines; points are rounded to the grid.

    Raises:
        ValueError: The shape is neither polygon nor line, or is empty.
    """
    parts = [part for part in shapely.get_parts(shape) if not part.is_empty]
    names = {part.geom_type for part in parts}
    if names not in ({"Polygon"}, {"LineString"}):
        msg = f"an outline is polygons or lines, not {sorted(names) or 'empty'}"
        raise ValueError(msg)
    kind = _POLYGONS if names == {"Polygon"} else _LINES
    groups = [[part.exterior, *part.interiors] if kind == _POLYGONS else [part] for part in parts]
    counts = [kind, len(parts)]
    for rings in groups:
        counts += [len(rings), *(shapely.get_num_coordinates(ring) for ring in rings)]
    points = np.concatenate([shapely.get_coordinates(ring) for rings in groups for ring in rings])
    steps = np.rint(points * STEPS_PER_DEGREE).astype("<i4")
    moves = np.diff(steps, axis=0, prepend=np.zeros((1, 2), "<i4")).astype("<i4")
    return bytes(np.array([len(counts), *counts], "<i4").tobytes() + moves.T.tobytes())


def decode_outline(stored: bytes) -> BaseGeometry:
    """Read what `encode_outline` wrote: one polygon or line, or several as one multi-part shape."""
    numbers = np.frombuffer(stored, "<i4")
    counts, moves = numbers[1 : numbers[0] + 1], numbers[numbers[0] + 1 :].reshape(2, -1)
    points = (np.cumsum(moves, axis=1) / STEPS_PER_DEGREE).T
    parts: list[Any] = []
    at, start = 2, 0
    for _ in range(counts[1]):
        rings: list[NDArray[np.float64]] = []
        for size in counts[at + 1 : at + 1 + counts[at]]:
            rings.append(points[start : start + size])
            start += size
        at += 1 + counts[at]
        parts.append(shapely.Polygon(rings[0], rings[1:]) if counts[0] == _POLYGONS else shapely.LineString(rings[0]))
    if len(parts) == 1:
        only: BaseGeometry = parts[0]
        return only
    return shapely.MultiPolygon(parts) if counts[0] == _POLYGONS else shapely.MultiLineString(parts)
