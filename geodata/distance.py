"""Distances and bearings on the globe: the one place where they are computed.

Coordinates are lon, lat in degrees (EPSG:4326); the earth is a sphere of its mean radius.
"""

import math

EARTH_RADIUS_KM = 6371.0088
KM_PER_DEG = EARTH_RADIUS_KM * math.pi / 180


def distance_km(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Great-circle distance in kilometres (haversine formula)."""
    lon, lat, other_lon, other_lat = map(math.radians, (lon, lat, other_lon, other_lat))
    square = (
        math.sin((other_lat - lat) / 2) ** 2
        + math.cos(lat) * math.cos(other_lat) * math.sin((other_lon - lon) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(square)))


def move_point(lon: float, lat: float, bearing_deg: float, length_km: float) -> tuple[float, float]:
    """Go from a point along a great circle.

    Args:
        lon: Degrees east.
        lat: Degrees north.
        bearing_deg: Clockwise from north.
        length_km: How far.

    Returns:
        Longitude in [-180, 180] and latitude of where one arrives.
    """
    angle, bearing = length_km / EARTH_RADIUS_KM, math.radians(bearing_deg)
    east, north = math.radians(lon), math.radians(lat)
    arrived = math.asin(math.sin(north) * math.cos(angle) + math.cos(north) * math.sin(angle) * math.cos(bearing))
    turned = east + math.atan2(
        math.sin(bearing) * math.sin(angle) * math.cos(north),
        math.cos(angle) - math.sin(north) * math.sin(arrived),
    )
    return (math.degrees(turned) + 540) % 360 - 180, math.degrees(arrived)
