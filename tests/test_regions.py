"""Tests of the regions table: every region of conflict has an outline that holds the towns that are known to lie in it."""

import csv
from pathlib import Path

import pytest
from placed import gazetteer
from shapely.geometry import Point
from shapely.ops import nearest_points

from geodata.distance import distance_km
from geodata.lookup import geocode, geoparse
from geodata.tables import read_table
from geodata.vocab import PlaceKind

LINE_KM = 45.0  # how far from a line a town may lie that reports place at it
AREAS = {PlaceKind.REGION, PlaceKind.DISTRICT, PlaceKind.COUNTRY, PlaceKind.ROUTE}
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


def test_a_bare_name_means_the_region():
    """In a sentence that says nothing else, nine of ten regions of the table are read as an area, never as a town."""
    names = [row["region"] for row in TOWNS if "(" not in row["region"] and "border" not in row["region"]]
    read = {name: geoparse(f"Clashes in {name} killed nine people on Tuesday, officials said.") for name in names}
    right = [
        name
        for name, choices in read.items()
        if any(choice.place and choice.place.kind in AREAS and choice.mention.name in name for choice in choices)
    ]
    assert len(right) >= 0.9 * len(names)


@pytest.mark.parametrize("name", ["Idlib pocket", "Baltic states", "Indian subcontinent"])
def test_a_small_word_may_belong_to_the_name_of_a_region(name):
    """The gazetteer has the whole name, not only what stands before its last word."""
    choices = geoparse(f"Storms crossed the {name} on Tuesday, officials said.")
    assert [(choice.mention.name, choice.place.name) for choice in choices] == [(name, name)]
