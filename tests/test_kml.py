"""Events as KML, as a globe reads them."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import geopandas as gpd
import pytest
from readings import RING, reading
from shapely.geometry import LineString, MultiPolygon

from geodata.frame import events_frame
from geodata.geojson import to_geojson
from geodata.kml import to_kml

SPACE = {"k": "http://www.opengis.net/kml/2.2"}
HOSTILE = "</description><script>alert(1)</script> ]]> & \x0b\x00 <img src=x onerror=alert(1)>"


def placemarks(readings):
    """Parse the document and give its placemarks."""
    return ET.fromstring(to_kml(readings)).findall(".//k:Placemark", SPACE)  # noqa: S314 - our own document


def at(geometry):
    """Give the reading with another shape for its first event."""
    shelling, *others = reading().events
    area = replace(shelling.location.area, geometry=geometry)
    return replace(reading(), events=(replace(shelling, location=replace(shelling.location, area=area)), *others))


def test_every_event_is_a_placemark_in_order():
    """Nothing is left out: an event without a place is listed, without a geometry."""
    marks = placemarks([reading()])
    assert [mark.find("k:name", SPACE).text for mark in marks] == [
        "Explosion · Marinka",
        "Evacuation · Pokrovsk district",
        "Diplomacy",
    ]
    assert [mark.find("k:Point", SPACE) is not None for mark in marks] == [True, False, False]
    assert [mark.find("k:Polygon", SPACE) is not None for mark in marks] == [False, True, False]


def test_days_are_a_time_span():
    """A globe's time slider finds the first and the last day; an undated event has none."""
    first, *others = placemarks([reading()])
    assert [day.text for day in first.find("k:TimeSpan", SPACE)] == ["2024-03-11", "2024-03-11"]
    assert [other.find("k:TimeSpan", SPACE) for other in others] == [None, None]


def test_columns_come_along():
    """Each filled column of the contract is there by its name."""
    data = placemarks([reading()])[0].findall("k:ExtendedData/k:Data", SPACE)
    filled = events_frame([reading()]).drop(columns="geometry").loc[0].dropna()
    assert [one.get("name") for one in data] == list(filled.index)
    assert {one.get("name"): one[0].text for one in data}["killed_low"] == "3"


def test_words_of_a_report_are_never_markup():
    """A globe shows descriptions as HTML: what an article says stays text, and what XML forbids is marked as broken."""
    made = replace(reading(title=HOSTILE), events=(replace(reading().events[0], quote=HOSTILE, claimed_by=HOSTILE),))
    description = placemarks([made])[0].find("k:description", SPACE).text
    assert "<script" not in description
    assert "<img" not in description
    assert "&lt;script&gt;" in description
    assert "\ufffd" in description


@pytest.mark.parametrize(
    ("shape", "tags"),
    [
        (LineString([(37, 48), (38, 49)]), ["LineString"]),
        (RING.difference(RING.buffer(-0.1)), ["Polygon"]),
        (MultiPolygon([RING, RING.buffer(0.01).difference(RING.buffer(0.005))]), ["MultiGeometry"]),
    ],
)
def test_shapes_come_back(shape, tags):
    """Lines, holes and parts have KML's own elements."""
    mark = placemarks([at(shape)])[0]
    assert [
        tag for tag in ("LineString", "Polygon", "MultiGeometry") if mark.find(f"k:{tag}", SPACE) is not None
    ] == tags


def test_map_programs_read_it(tmp_path):
    """GDAL finds the same geometries as in GeoJSON."""
    (tmp_path / "events.kml").write_text(to_kml([reading()]), encoding="utf-8")
    (tmp_path / "events.geojson").write_text(to_geojson([reading()]), encoding="utf-8")
    kml, geojson = gpd.read_file(tmp_path / "events.kml"), gpd.read_file(tmp_path / "events.geojson")
    assert kml.geometry.dropna().geom_equals_exact(geojson.geometry.dropna(), 1e-9).all()
    assert list(kml.geometry.isna()) == list(geojson.geometry.isna()) == [False, False, True]
