"""Tests of what benchmarks.errors and benchmarks.geometry compute."""

import json

import pytest
from shapely.geometry import Point

from benchmarks.errors import find_errors
from benchmarks.geometry import LEAST_SHARE, check_report, is_inside
from benchmarks.gold import OWN
from geodata.area_shapes import disc
from geodata.gazetteer import open_gazetteer
from geodata.lookup import default_reader
from geodata.model import Area
from geodata.vocab import WherePrec

KINDS = [
    ("missed: stands alone, known to the gazetteer", "Shells hit Kharkiv.", "Kharkiv", None),
    ("missed: adjective or name of a people, left out on purpose", "The Turkish army moved.", "Turkish", None),
    ("missed: after a person's title", "It was said by Mr Lincoln.", "Lincoln", None),
    ("false: before a word for an organisation, team or paper", "He left Kharkiv University.", None, "Kharkiv"),
    ("span: longer than the corpus has it", "In the city of Kharkiv rain fell.", "Kharkiv", "city of Kharkiv"),
]


def _toponym(text, name):
    start = text.index(name)
    return {
        "start": start,
        "end": start + len(name),
        "name": name,
        "lat": 49.98,
        "lon": 36.25,
        "geonameid": 706483,
        "country_code": "UA",
        "kind": "city",
    }


@pytest.mark.parametrize(("kind", "text", "marked", "read"), KINDS)
def test_an_error_has_one_kind(kind, text, marked, read):
    """What the corpus marks and what was read differ in one named way."""
    document = {"text": text, "toponyms": [_toponym(text, marked)] if marked else []}
    with open_gazetteer() as gazetteer:
        assert list(find_errors(document, [_toponym(text, read)] if read else [], gazetteer)) == [kind]


def test_what_is_right_is_no_error():
    """The same span at the same place gives no kind."""
    text = "Shells hit Kharkiv."
    with open_gazetteer() as gazetteer:
        document = {"text": text, "toponyms": [_toponym(text, "Kharkiv")]}
        assert list(find_errors(document, document["toponyms"], gazetteer)) == []


@pytest.mark.parametrize(("inside", "lat", "slack_km"), [(True, 50.05, 1), (False, 50.3, 5), (True, 50.3, 40)])
def test_a_place_beside_a_shape_counts_up_to_the_slack(inside, lat, slack_km):
    """Inside the shape is inside; beside it only as far as the gold is exact."""
    area = Area(geometry=disc(36.0, 50.0, 10), lon=36.0, lat=50.0, uncertainty_km=10, where_prec=WherePrec.NEAR)
    assert is_inside(area, 36.0, lat, slack_km) is inside


def test_a_point_reaches_as_far_as_its_uncertainty():
    """A town is a point: the slack of the gold widens nothing."""
    area = Area(geometry=Point(36.0, 50.0), lon=36.0, lat=50.0, uncertainty_km=10, where_prec=WherePrec.EXACT)
    assert [is_inside(area, 36.0, lat, 40.0) for lat in (50.05, 50.3)] == [True, False]


def test_true_places_lie_inside_what_is_drawn():
    """Over the project's own reports, the true place lies within `uncertainty_km` in at least 95 cases of 100."""
    reader = default_reader()
    reports = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(OWN.glob("*.json"))]
    checks = [check for report in reports for check in check_report(report, reader)]
    assert len(checks) > 200
    assert sum(check.within for check in checks) >= LEAST_SHARE * len(checks)
