"""The bundled reports' readings lie ready in a file, and are what this version reads."""

import json

from dashboard.bundled import READINGS, bundled_articles, bundled_readings, write_readings
from geodata.pipeline import extract, open_reader

ANEW = "python -m dashboard.bundled writes it anew"


def test_file_is_what_this_version_reads():
    """The first visitor sees what a reading of the same report would show."""
    reader = open_reader()
    assert list(bundled_readings().values()) == [extract(article, reader) for article in bundled_articles()], ANEW


def test_file_is_written_the_same_again():
    """Nothing is lost on the way to the file and back, and the same readings give the same bytes."""
    assert write_readings(list(bundled_readings().values())) == READINGS.read_text(encoding="utf-8"), ANEW


def test_equal_geometries_are_kept_once():
    """Events in one place share its outline."""
    shapes = json.loads(READINGS.read_text(encoding="utf-8"))["shapes"]
    assert len(shapes) == len(set(shapes)) > 3
