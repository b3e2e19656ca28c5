"""The frame of events and its written contract."""

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pandas as pd
import pytest
from readings import reading
from shapely.geometry import Point, Polygon

from geodata.errors import ContractError
from geodata.frame import COLUMNS, CRS, events_frame, validate_frame


def changed(column, cell, row=0):
    """Give a valid frame with one other cell."""
    frame = events_frame([reading()])
    frame.loc[row, column] = cell
    return frame


def test_a_frame_keeps_the_contract():
    """Columns, order, types and CRS are those of the table; a row is an event."""
    frame = validate_frame(events_frame([reading()]))
    assert list(frame.columns) == [column.name for column in COLUMNS]
    assert [str(kind) for kind in frame.dtypes] == [column.dtype for column in COLUMNS]
    assert (frame.crs, list(frame["id"])) == (CRS, ["e1", "e2", "e3"])


def test_cells_are_typed_and_unknown_is_empty():
    """A day is a timestamp, a whole number stays whole, an open bound is empty."""
    first = events_frame([reading()]).iloc[0]
    assert first["date_start"] == datetime(2024, 3, 11)  # noqa: DTZ001 - a day has no time zone
    assert (first["killed_low"], first["geonameid"]) == (3, 701507)
    assert pd.isna(first["killed_high"])
    assert events_frame([reading()]).iloc[2][["lat", "place_name", "date_start", "geometry"]].isna().all()


def test_a_frame_without_events_keeps_columns_and_types():
    """Whoever reads the table need not ask whether it is empty."""
    empty, full = validate_frame(events_frame([])), events_frame([reading()])
    assert len(empty) == 0
    assert list(empty.dtypes) == list(full.dtypes)
    assert empty.crs == full.crs


@pytest.mark.parametrize(
    ("words", "frame"),
    [
        ("columns are missing: quote", lambda: events_frame([reading()]).drop(columns="quote")),
        ("columns are unknown: mood", lambda: events_frame([reading()]).assign(mood="calm")),
        ("columns are not in order", lambda: events_frame([reading()])[[*reversed(events_frame([]).columns)]]),
        ("killed_low is float64, not Int64", lambda: events_frame([reading()]).assign(killed_low=1.5)),
        ("the CRS is EPSG:3857", lambda: events_frame([reading()]).to_crs(3857)),
        ("quote is empty in 1 rows", lambda: changed("quote", pd.NA)),
        ("event_type has unknown values: siege", lambda: changed("event_type", "siege")),
        ("where_prec has unknown values: 8", lambda: changed("where_prec", 8)),
        ("lat is above 90", lambda: changed("lat", 91.0)),
        ("confidence is below 0", lambda: changed("confidence", -0.1)),
        ("id is not unique", lambda: changed("id", "e2")),
        ("date_start is above date_end", lambda: changed("date_end", pd.Timestamp("2024-03-01"))),
        ("killed_low is above killed_high", lambda: changed("killed_high", 2)),
        ("start is not before end", lambda: changed("end", 1, row=2)),
        ("lat and geometry are not empty together", lambda: changed("geometry", Point(1, 1), row=2)),
        ("a geometry is not valid", lambda: changed("geometry", Polygon([(0, 0), (1, 1), (1, 0), (0, 1)]))),
    ],
)
def test_a_breach_is_named(words, frame):
    """Each way to break the contract has its own words."""
    with pytest.raises(ContractError, match=re.escape(words)):
        validate_frame(frame())


def test_all_breaches_are_named_at_once():
    """One error lists everything that is wrong, so that nobody repairs one thing at a time."""
    frame = changed("lat", 91.0)
    frame["event_type"] = pd.Series(["siege", "siege", "calm"], dtype="string")
    with pytest.raises(ContractError) as caught:
        validate_frame(frame)
    assert "lat is above 90" in str(caught.value)
    assert "event_type has unknown values: calm, siege" in str(caught.value)


def test_the_written_table_is_the_one_in_code():
    """docs/columns.md and COLUMNS say the same, row by row."""
    page = (Path(__file__).parents[1] / "docs" / "columns.md").read_text(encoding="utf-8")
    written = re.findall(r"^\| `(\w+)` \| ([\w\[\]]+) \| (yes|no) \| (.+) \|$", page, re.MULTILINE)
    coded = [(column.name, column.dtype, "yes" if column.nullable else "no", column.meaning) for column in COLUMNS]
    assert written == coded


def test_the_same_article_twice_is_refused():
    """Two readings of one article share their ids, and a table with both would count everything twice."""
    with pytest.raises(ContractError, match="id is not unique"):
        validate_frame(events_frame([reading(), replace(reading())]))
