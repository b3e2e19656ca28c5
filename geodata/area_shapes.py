"""Shapes for vague places: discs, bands, borders, halves of a region. Lon, lat in degrees (EPSG:4326), lengths in km."""

import math

import numpy as np
import shapely
from shapely.affinity import scale
from shapely.geometry import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from geodata.distance import EARTH_RADIUS_KM, KM_PER_DEG, distance_km

_TOUCH_DEG = 0.03  # outlines of neighbours that are simplified apart still touch


def disc(lon: float, lat: float, radius_km: float) -> Polygon:
    """A circle on the ground."""
    return Polygon(_stretch(Point(0, 0).buffer(radius_km / KM_PER_DEG, quad_segs=16), lat, (lon, lat)))


def widen(shape: BaseGeometry, by_km: float) -> BaseGeometry:
    """Widen a shape to all sides."""
    centre = shape.centroid
    flat = scale(shape, xfact=_narrowing(centre.y), yfact=1.0, origin=(centre.x, centre.y))
    wide = flat.buffer(by_km / KM_PER_DEG, quad_segs=8)
    return scale(wide, xfact=1 / _narrowing(centre.y), yfact=1.0, origin=(centre.x, centre.y))


def band(start: tuple[float, float], end: tuple[float, float], width_km: float) -> BaseGeometry:
    """A strip from one point to another, with round ends; `width_km` to each side."""
    return widen(LineString([start, end]), width_km)


def shared_border(first: BaseGeometry, second: BaseGeometry) -> BaseGeometry | None:
    """The line along which two outlines touch, or None."""
    line = first.boundary.intersection(second.buffer(_TOUCH_DEG))
    return None if line.is_empty or line.length == 0 else line


def side_of(shape: BaseGeometry, bearing_deg: float | None) -> BaseGeometry:
    """The half of a shape on one side of its middle, or its middle third in both directions."""
    west, south, east, north = shape.bounds
    middle = ((west + east) / 2, (south + north) / 2)
    if bearing_deg is None:
        third = ((east - west) / 3, (north - south) / 3)
        cut = shape.intersection(box(west + third[0], south + third[1], east - third[0], north - third[1]))
        return cut if not cut.is_empty else shape
    toward = (math.sin(math.radians(bearing_deg)), math.cos(math.radians(bearing_deg)))
    across = (toward[1], -toward[0])
    size = max(east - west, north - south) * 2
    flat = Polygon(
        [
            (
                middle[0] + sign * across[0] * size + step * toward[0] * size,
                middle[1] + sign * across[1] * size + step * toward[1] * size,
            )
            for sign, step in ((-1, 0), (1, 0), (1, 1), (-1, 1))
        ]
    )
    cut = shapely.make_valid(shape).intersection(flat)
    return cut if not cut.is_empty else shape


def label_point(shape: BaseGeometry, preferred: tuple[float, float] | None = None) -> tuple[float, float]:
    """A point of the shape to write its name at: the preferred one where it lies inside."""
    if preferred is not None and shape.intersects(Point(preferred)):
        return preferred
    parts = shapely.get_parts(shape)
    largest = max(parts, key=lambda part: (part.area, part.length))
    point = largest.interpolate(0.5, normalized=True) if largest.area == 0 else largest.representative_point()
    return float(point.x), float(point.y)


def reach_km(shape: BaseGeometry, lon: float, lat: float) -> float:
    """Distance from a point to the farthest point of a shape (haversine)."""
    corners = np.radians(shapely.get_coordinates(shape))
    east, north = math.radians(lon), math.radians(lat)
    square = (
        np.sin((corners[:, 1] - north) / 2) ** 2
        + math.cos(north) * np.cos(corners[:, 1]) * np.sin((corners[:, 0] - east) / 2) ** 2
    )
    return float(2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(1.0, np.sqrt(square))).max())


def middle(start: tuple[float, float], end: tuple[float, float]) -> tuple[tuple[float, float], float]:
    """The middle of two points that are not far apart, and the distance between them in km."""
    return ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2), distance_km(*start, *end)


def _narrowing(lat: float) -> float:
    """How much a degree of longitude is shorter than one of latitude."""
    return max(math.cos(math.radians(lat)), 0.05)


def _stretch(shape: BaseGeometry, lat: float, to: tuple[float, float]) -> list[tuple[float, float]]:
    """The corners of a shape around 0, 0, stretched for a latitude and moved to a point."""
    corners = shapely.get_coordinates(shape)
    return [(to[0] + x / _narrowing(lat), max(-90.0, min(90.0, to[1] + y))) for x, y in corners]
