"""Events as GeoJSON, reports as lines of JSON."""

import json
from dataclasses import replace

import pytest
from readings import reading
from shapely.geometry import GeometryCollection, MultiPolygon, Point, Polygon, shape

from geodata.geojson import to_feature, to_geojson, to_jsonl

HOLE = Polygon([(0, 0), (0, 9), (9, 9), (9, 0)], [[(1, 1), (2, 1), (2, 2), (1, 2)]])


def feature(geometry):
    """Make a feature of an event with another geometry."""
    shelling = reading().events[0]
    location = replace(shelling.location, area=replace(shelling.location.area, geometry=geometry))
    return to_feature(replace(shelling, location=location), reading().article)


def test_a_collection_has_what_the_standard_asks_for():
    """Type, features with ids, no crs member, null for an event without place."""
    collection = json.loads(to_geojson([reading()]))
    assert set(collection) == {"type", "features"}
    assert [item["id"] for item in collection["features"]] == ["e1", "e2", "e3"]
    kinds = [item["geometry"] and item["geometry"]["type"] for item in collection["features"]]
    assert kinds == ["Point", "Polygon", None]
    assert collection["features"][0]["properties"]["figures"][0]["low"] == 3


def test_coordinates_are_lon_lat_and_short():
    """Five decimals are a metre; more would pretend."""
    assert feature(Point(37.123456789, 47.1))["geometry"] == {"type": "Point", "coordinates": [37.12346, 47.1]}


@pytest.mark.parametrize("geometry", [HOLE, HOLE.reverse(), MultiPolygon([HOLE, Polygon([(20, 0), (20, 1), (21, 1)])])])
def test_rings_follow_the_right_hand_rule(geometry):
    """Outer rings run counter-clockwise, holes clockwise, whatever the input had."""
    built = shape(feature(geometry)["geometry"])
    for polygon in getattr(built, "geoms", [built]):
        assert polygon.exterior.is_ccw
        assert not any(ring.is_ccw for ring in polygon.interiors)
    assert built.normalize().equals(geometry.normalize())


def test_an_area_smaller_than_the_grid_stays():
    """What rounding would wipe out keeps its shape."""
    tiny = Polygon([(0, 0), (1e-7, 0), (0, 1e-7)])
    assert feature(tiny)["geometry"]["type"] == "Polygon"


def test_a_place_of_points_and_areas_is_a_collection():
    """Geometries of several kinds keep their members, each rounded."""
    mixed = feature(GeometryCollection([Point(1.123456789, 2.0), HOLE]))["geometry"]
    assert [member["type"] for member in mixed["geometries"]] == ["Point", "Polygon"]
    assert mixed["geometries"][0]["coordinates"] == [1.12346, 2.0]


def test_no_events_are_an_empty_collection():
    """A report without events gives a valid file."""
    assert json.loads(to_geojson([])) == {"type": "FeatureCollection", "features": []}


def test_a_line_is_one_line_for_every_reader():
    """Unicode's own line breaks are escaped, so that splitlines sees one line, and come back as they were."""
    line = to_jsonl(reading(title="a\u2028b\u2029c\x85d\ne"))
    assert len(line.splitlines()) == 1
    assert json.loads(line)["title"] == "a\u2028b\u2029c\x85d\ne"
