"""Tests of the regions table: every region of conflict has an outline that holds the towns that are known to lie in it."""

import csv
from pathlib import Path

import pytest
from placed import gazetteer
from shapely.geometry import Point
from shapely.ops import nearest_points

from geodata.distance import distance_km
from geodata.lookup import geocode
from geodata.tables import read_table
from geodata.vocab import PlaceKind

LINE_KM = 45.0  # how far from a line a town may lie that reports place at it
EDGE_KM = 5.0  # how exact Natural Earth is
TABLE = Path(__file__).parent / "region_towns.tsv"
TOWNS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()[1:], delimiter="\t"))


def _off_km(word, shape):
    """How far the most populous town of that name and country lies from a shape."""
    code, _, name = word.partition(":")
    towns = [place for place in gazetteer().find(name) if place.country_code == code and _is_town(place)]
    town = max(towns, key=lambda place: place.population)
    nearest = nearest_points(Point(town.lon, town.lat), shape)[1]
    return distance_km(town.lon, town.lat, nearest.x, nearest.y)


def _region_id(name):
    """The id in the table, under which the gazetteer must know the name; else that of the division of that name."""
    found = [place.place_id for place in gazetteer().find(name) if gazetteer().outline(place.place_id) is not None]
    own = [int(row["place_id"]) for row in read_table("regions") if row["name"] == name]
    return next(place_id for place_id in (own or found) if place_id in found)


def _is_town(place):
    return place.kind in {PlaceKind.CITY, PlaceKind.VILLAGE}


@pytest.mark.parametrize("row", TOWNS, ids=lambda row: row["region"])
def test_a_region_holds_the_towns_that_lie_in_it(row):
    """The name resolves; two towns lie inside, or at a line, and a town that is known to lie elsewhere does not."""
    shape = gazetteer().outline(_region_id(row["region"]))
    assert geocode(row["region"]) is not None
    assert shape.is_valid
    near_km = EDGE_KM if shape.geom_type.endswith("Polygon") else LINE_KM
    assert _off_km(row["inside"], shape) <= near_km
    assert _off_km(row["also_inside"], shape) <= near_km
    assert _off_km(row["outside"], shape) > near_km


def test_the_table_covers_the_conflicts_of_the_world():
    """At least sixty regions and lines are checked by towns, and none twice."""
    assert len({row["region"] for row in TOWNS}) == len(TOWNS) >= 60


def test_every_recipe_gave_a_valid_outline():
    """What the table says how to outline has an outline."""
    cooked = [row for row in read_table("regions") if row["outline"]]
    shapes = [gazetteer().outline(int(row["place_id"])) for row in cooked]
    assert all(shape is not None and shape.is_valid for shape in shapes)
