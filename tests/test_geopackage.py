"""Events as a GeoPackage, as a map program reads it."""

import sqlite3

import geopandas as gpd
import pyogrio
import pytest
from readings import reading

from geodata.frame import CRS, events_frame
from geodata.geopackage import to_gpkg


@pytest.fixture
def package(tmp_path):
    """Write the readings made by hand."""
    path = tmp_path / "events.gpkg"
    path.write_bytes(to_gpkg([reading()]))
    return path


def test_it_reads_back_as_the_frame(package):
    """Columns, cells and geometries are those of the contract; whole numbers, dates and empty cells stay what they are."""
    back, frame = gpd.read_file(package, layer="events"), events_frame([reading()])
    assert list(back.columns) == list(frame.columns)
    assert back.crs == CRS
    assert back.geometry.dropna().geom_equals_exact(frame.geometry.dropna(), 1e-12).all()
    for name in frame.columns.drop("geometry"):
        assert list(back[name].dropna()) == list(frame[name].dropna()), name
        assert list(back[name].isna()) == list(frame[name].isna()), name


@pytest.mark.parametrize("readings", [[reading()], []])
def test_types_are_the_same_with_and_without_events(tmp_path, readings):
    """Days are dates and counts whole numbers, also where nothing was found."""
    path = tmp_path / "events.gpkg"
    path.write_bytes(to_gpkg(readings))
    found = pyogrio.read_info(path, layer="events")
    kinds = dict(zip(found["fields"], found["ogr_types"], strict=True))
    assert {kinds[name] for name in ("date_start", "date_end", "published")} == {"OFTDate"}
    assert kinds["killed_low"] == "OFTInteger64"
    assert kinds["actor"] == "OFTString"


def test_it_is_a_sound_database(package):
    """SQLite finds nothing wrong, and the file says what it is."""
    with sqlite3.connect(package) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("SELECT table_name, data_type FROM gpkg_contents").fetchall() == [
            ("events", "features")
        ]
