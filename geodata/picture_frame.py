"""Where the events of a picture are: their places, and the frame that holds where most is said."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from geodata.basemap import Box
from geodata.distance import distance_km
from geodata.model import Event
from geodata.words import place_words

FAR_KM = 800.0
"""Places that no chain of such steps joins to most of the events stand outside the frame, and are named there."""
MOST_SAID = 2 / 3
"""Share of the events that must be in the frame; where no group of places has it, the frame holds every place."""
WIDE_DEG = 10.0
"""An area wider than this does not decide the frame, and is outlined without a fill."""
LEAST_DEG = 1.2
MARGIN = 0.14


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One place with its events; `outline` is None for a point. Degrees, lon before lat."""

    name: str
    lon: float
    lat: float
    outline: BaseGeometry | None
    events: tuple[Event, ...]

    @property
    def span_deg(self) -> float:
        """How wide or high the place is."""
        if self.outline is None:
            return 0.0
        west, south, east, north = self.outline.bounds
        return float(max(east - west, north - south))


def find_spots(events: Sequence[Event]) -> tuple[Spot, ...]:
    """Gather the events that have a place by their place, in the order of the text."""
    found: dict[bytes, list[Event]] = {}
    for event in events:
        if event.area:
            found.setdefault(event.area.geometry.wkb, []).append(event)
    return tuple(_spot(together) for together in found.values())


def _spot(events: Sequence[Event]) -> Spot:
    location = events[0].location
    area = events[0].area
    if location is None or area is None:
        msg = "a spot is made of events with a place"
        raise ValueError(msg)
    is_point = area.geometry.geom_type == "Point"
    outline = None if is_point else area.geometry
    return Spot(name=place_words(location), lon=area.lon, lat=area.lat, outline=outline, events=tuple(events))


def choose_frame(spots: Sequence[Spot], aspect: float) -> Box:
    """Choose the box, west, south, east, north in degrees, that holds where most is said.

    Args:
        spots: At least one.
        aspect: Width over height of the map on paper.
    """
    narrow = [spot for spot in spots if spot.span_deg <= WIDE_DEG] or list(spots)
    boxes = [spot.outline.bounds if spot.outline else (spot.lon, spot.lat) * 2 for spot in _largest_group(narrow)]
    west, east = min(box[0] for box in boxes), max(box[2] for box in boxes)
    low, high = mercator_deg(min(box[1] for box in boxes)), mercator_deg(max(box[3] for box in boxes))
    width = max((east - west) * (1 + 2 * MARGIN), LEAST_DEG)
    height = max((high - low) * (1 + 2 * MARGIN), LEAST_DEG / aspect)
    width, height = max(width, height * aspect), max(height, width / aspect)
    middle_x, middle_y = (west + east) / 2, (low + high) / 2
    return (
        middle_x - width / 2,
        latitude_deg(middle_y - height / 2),
        middle_x + width / 2,
        latitude_deg(middle_y + height / 2),
    )


def _largest_group(spots: Sequence[Spot]) -> list[Spot]:
    """Join places that lie near each other, and give the group in which most is said; all of them where there is none."""
    groups: list[list[Spot]] = []
    for spot in spots:
        near = [group for group in groups if any(_is_near(spot, other) for other in group)]
        groups = [group for group in groups if group not in near] + [[*(one for group in near for one in group), spot]]

    def weight(group: Sequence[Spot]) -> int:
        return sum(len(spot.events) for spot in group)

    largest = max(groups, key=weight)
    return largest if weight(largest) >= MOST_SAID * weight(spots) else list(spots)


def _is_near(one: Spot, other: Spot) -> bool:
    return distance_km(one.lon, one.lat, other.lon, other.lat) <= FAR_KM


def mercator_deg(lat: float) -> float:
    """Give the height on the map, in degrees of longitude, of a latitude in degrees."""
    bounded = math.radians(max(-85.0, min(85.0, lat)))
    return math.degrees(math.asinh(math.tan(bounded)))


def latitude_deg(height: float) -> float:
    """Give the latitude in degrees of a height on the map."""
    return math.degrees(math.atan(math.sinh(math.radians(height))))
