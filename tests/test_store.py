"""Readings as files: formats, whole files, formulas."""

import csv
import io
import os
import re
import stat
import subprocess
import sys
from dataclasses import replace

import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq
import pytest
from geopandas.testing import assert_geodataframe_equal
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import reading

from geodata.errors import OutputError
from geodata.frame import events_frame, validate_frame
from geodata.store import WRITERS, to_csv, to_html, to_parquet, write_readings

ESCAPED = re.compile(r"'+\s*[=+\-@\t\r＝＋－＠]")
WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
SUFFIXES = list(WRITERS)


def renamed(words):
    """Give the reading with other words in a text cell of its first event."""
    shelling, *others = reading().events
    return replace(reading(), events=(replace(shelling, actor=words), *others))


def actor_cell(sheet):
    """Read the cell back with the standard reader."""
    return next(csv.DictReader(io.StringIO(sheet, newline="")))["actor"]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_readings_are_the_same_bytes(tmp_path, suffix):
    """A second run changes nothing, and no second file is left in the folder."""
    path = tmp_path / f"events{suffix}"
    write_readings([reading()], path)
    first = path.read_bytes()
    write_readings(iter([reading()]), path)
    assert first
    assert path.read_bytes() == first
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_no_readings_are_a_valid_file(tmp_path, suffix):
    """Every format can say that nothing was found."""
    path = tmp_path / f"events{suffix}"
    write_readings([], path)
    assert path.exists()


@settings(deadline=None, max_examples=30)
@given(actor=st.none() | WORDS, title=st.none() | WORDS, low=st.none() | st.integers(0, 10**9))
def test_a_parquet_round_trip_changes_nothing(actor, title, low):
    """What is written is what is read: cells, types, geometry and CRS."""
    shelling, *others = reading(publisher=title).events
    figure = replace(shelling.figures[0], low=low)
    made = replace(reading(publisher=title), events=(replace(shelling, actor=actor, figures=(figure,)), *others))
    back = gpd.read_parquet(io.BytesIO(to_parquet([made])))
    assert_geodataframe_equal(validate_frame(back), events_frame([made]))


def test_parquet_says_version_and_covering_box():
    """Readers find GeoParquet 1.1 and can skip rows by their box."""
    schema = pq.read_schema(io.BytesIO(to_parquet([reading()])))
    assert b'"version": "1.1.0"' in schema.metadata[b"geo"]
    assert b'"covering"' in schema.metadata[b"geo"]
    assert "bbox" in schema.names


def test_csv_reads_back_as_the_frame():
    """Numbers, flags and days are those of the frame, without the geometry."""
    back = pd.read_csv(io.StringIO(to_csv([reading()])))
    frame = events_frame([reading()])
    assert list(back.columns) == [name for name in frame.columns if name != "geometry"]
    assert list(back["lat"].dropna()) == list(frame["lat"].dropna())
    assert back.loc[0, ["killed_low", "place_inherited", "date_start"]].tolist() == [3, False, "2024-03-11"]


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("the army", "the army"),
        ("'quoted' army", "'quoted' army"),
        ("'=1+1", "=1+1"),
        ("'+380", "+380"),
        ("'-5", "-5"),
        ("'@SUM(A1)", "@SUM(A1)"),
        ("' \t=1", " \t=1"),
        ("'＝1", "＝1"),
        ("''=1", "'=1"),
    ],
)
def test_a_formula_becomes_text(cell, words):
    """Cells that a spreadsheet would run get one apostrophe; all others stay."""
    assert actor_cell(to_csv([renamed(words)])) == cell


@settings(deadline=None, max_examples=30)
@given(words=WORDS)
def test_the_words_come_back_from_csv(words):
    """Removing one apostrophe where the written rule says so gives the words back; no cell is a formula."""
    cell = actor_cell(to_csv([renamed(words)]))
    assert not re.match(r"\s*[=+\-@\t\r]", cell)
    assert (cell[1:] if ESCAPED.match(cell) else cell) == words


def test_a_page_is_titled_by_its_one_report():
    """The title in the page is the report's."""
    assert "Shelling in the east" in to_html([reading()])


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the suffix chooses the format", "events.xlsx"),
        ("the suffix chooses the format", "events"),
        ("there is no folder", "missing/events.csv"),
        ("it is not a file", "folder.csv"),
    ],
)
def test_a_wrong_path_is_one_sentence(tmp_path, words, name):
    """The error names the path, the reason and the remedy."""
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(OutputError, match=words) as caught:
        write_readings([reading()], tmp_path / name)
    assert str(tmp_path / name) in str(caught.value)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_failure_leaves_the_old_file_whole(tmp_path, suffix):
    """When the readings break off, the old bytes stay and nothing lies beside them."""
    path = tmp_path / f"events{suffix}"
    path.write_bytes(b"old")

    def breaking_off():
        yield reading()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_readings(breaking_off(), path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_file_whole(tmp_path):
    """A process that may write no more than a few bytes says so and leaves the old file."""
    path = tmp_path / "events.jsonl"
    path.write_bytes(b"old")
    program = (
        "import resource, signal, sys; sys.path[:0] = ['tests']; from pathlib import Path; from readings import reading\n"
        "from geodata.errors import OutputError; from geodata.store import write_readings\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "try: write_readings([reading()], Path(sys.argv[1]))\n"
        "except OutputError as error: print(error)\n"
    )
    run = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)
    assert f"{path} was not written: File too large" in run.stdout
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_permissions_are_kept_and_new_files_follow_the_umask(tmp_path):
    """The temporary file's own permissions never show."""
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.write_bytes(b"")
    old.chmod(0o640)
    before = os.umask(0o027)
    try:
        write_readings([reading()], old)
        write_readings([reading()], new)
    finally:
        os.umask(before)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (old, new)] == [0o640, 0o640]


def test_a_link_stays_a_link(tmp_path):
    """The file behind a symbolic link is replaced, not the link."""
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    target.write_bytes(b"")
    link.symlink_to(target)
    write_readings([reading()], link)
    assert link.is_symlink()
    assert target.read_bytes() == to_csv([reading()]).encode()
