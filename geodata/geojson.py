"""Readings as JSON: one line a report, and GeoJSON (RFC 7946) for the events."""

import json
from collections.abc import Iterable
from typing import Any

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from geodata.model import Article, Event, Reading
from geodata.records import COORDINATE_DECIMALS, event_record, reading_record

_LINE_BREAKS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def to_jsonl(reading: Reading) -> str:
    """Convert one reading to one line of JSON, with its line break."""
    return _json(reading_record(reading)) + "\n"


def to_geojson(readings: Iterable[Reading]) -> str:
    """Convert all events to a GeoJSON FeatureCollection, one feature a line."""
    features = [_json(to_feature(event, reading.article)) for reading in readings for event in reading.events]
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(features) + "\n]}\n"


def to_feature(event: Event, article: Article) -> dict[str, Any]:
    """Convert an event to a GeoJSON feature (RFC 7946).

    Returns:
        Feature with `id`; properties are the contract's event fields; the geometry is null for an event without place.
        Coordinates are lon, lat in degrees, rounded to about a metre; outer rings run counter-clockwise.
    """
    return {
        "type": "Feature",
        "id": event.event_id,
        "geometry": to_geometry(event.area.geometry) if event.area else None,
        "properties": event_record(event, article),
    }


def _json(value: dict[str, Any]) -> str:
    """Write JSON on one line, also for readers that break lines at Unicode's line separators."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False).translate(_LINE_BREAKS)


def to_geometry(geometry: BaseGeometry) -> dict[str, Any]:
    """Convert a geometry (lon, lat) to GeoJSON: on the grid and valid there, outer rings counter-clockwise.

    What would vanish on the grid stays whole.
    """
    gridded = shapely.set_precision(geometry, 10**-COORDINATE_DECIMALS)
    shape: dict[str, Any] = _shortened(mapping(shapely.orient_polygons(geometry if gridded.is_empty else gridded)))
    return shape


def _shortened(part: Any) -> Any:  # noqa: ANN401 - a geometry, its coordinates or one number, at any depth
    """Drop the digits beyond the grid."""
    if isinstance(part, float):
        return round(part, COORDINATE_DECIMALS) + 0.0
    if isinstance(part, dict):
        return {key: _shortened(value) for key, value in part.items()}
    return [_shortened(value) for value in part] if isinstance(part, list | tuple) else part
