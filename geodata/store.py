"""Readings as files: the suffix chooses the format, and a file is either the old one or the whole new one.

Text cells of `.csv` that a spreadsheet could run as a formula (they begin with = + - @ or a control character, also
after spaces or apostrophes) get one apostrophe in front. The rule can be reversed: who wants the words back removes one
apostrophe from each cell that begins with apostrophes and such a character. Other cells are as in the frame.
"""

import csv
import io
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path

from geodata.errors import OutputError
from geodata.frame import COLUMNS, SHAPE, TEXT, events_frame, validate_frame
from geodata.geojson import to_geojson, to_jsonl
from geodata.geopackage import to_gpkg
from geodata.kml import to_kml
from geodata.model import Article, Event, Reading
from geodata.page import page_html
from geodata.records import event_row
from geodata.tongue import IN_ENGLISH, Tongue, message

FORMULA = re.compile(r"'*\s*[=+\-@\t\r＝＋－＠]")
NEW_FILE_MODE = 0o666
Writer = Callable[[Iterable[Reading], Tongue], Iterable[bytes]]


def write_readings(readings: Iterable[Reading], path: Path, tongue: Tongue = IN_ENGLISH) -> None:
    """Write readings to a file in the format that its suffix names.

    The file is written beside its place and then renamed: whoever reads meanwhile, or after an interruption, finds the
    old file whole.

    Args:
        readings: Any number; consumed as they come.
        path: Ends in one of the suffixes of `WRITERS`; its folder exists.
        tongue: Language of what is told in words: the page, the picture and KML's descriptions.

    Raises:
        OutputError: The suffix is unknown, the folder is missing or the file cannot be written.
    """
    write = check_output(path)
    with _replacing(path) as file:
        for chunk in write(readings, tongue):
            rest = memoryview(chunk)
            with _explained(path):
                while rest:
                    rest = rest[file.write(rest) :]


def check_output(path: Path) -> Writer:
    """Choose the writer of a path, before any work is done for it.

    Raises:
        OutputError: The suffix is unknown, the folder is missing or the path is no ordinary file.
    """
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise OutputError(
            message("{path} was not written: the suffix chooses the format. Use one of {suffixes}."),
            path=path,
            suffixes=", ".join(WRITERS),
        )
    if not path.parent.is_dir():
        raise OutputError(
            message("{path} was not written: there is no folder {folder}. Make it first."),
            path=path,
            folder=path.parent,
        )
    if path.exists() and not path.is_file():
        raise OutputError(message("{path} was not written: it is not a file. Choose another name."), path=path)
    return writer


def to_csv(readings: Iterable[Reading]) -> str:
    """Convert all events to CSV, one row an event, without the geometry; see the module for formulas."""
    columns = [column for column in COLUMNS if column.dtype != SHAPE]
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(column.name for column in columns)
    for event, article in _events(readings):
        row = event_row(event, article)
        writer.writerow(_cell(row[column.name], text=column.dtype == TEXT) for column in columns)
    return sheet.getvalue()


def to_parquet(readings: Iterable[Reading]) -> bytes:
    """Convert all events to GeoParquet 1.1 with a covering bounding box.

    Raises:
        ContractError: An event breaks the column contract.
    """
    frame, file = validate_frame(events_frame(readings)), io.BytesIO()
    frame.to_parquet(file, index=False, compression="zstd", schema_version="1.1.0", write_covering_bbox=True)
    return file.getvalue()


def to_html(readings: Iterable[Reading], tongue: Tongue = IN_ENGLISH) -> str:
    """Convert all readings to one self-contained page, titled by the articles."""
    readings = tuple(readings)
    titles = [reading.article.title for reading in readings if reading.article.title]
    return page_html(readings, titles[0] if len(titles) == 1 else "Dateline", tongue)


def to_png(readings: Iterable[Reading], tongue: Tongue = IN_ENGLISH) -> bytes:
    """Draw all readings on one sheet for print; what draws takes seconds to load, and is loaded by the first sheet."""
    from geodata import picture  # noqa: PLC0415 - see above

    return picture.to_png(readings, tongue)


def _events(readings: Iterable[Reading]) -> Iterator[tuple[Event, Article]]:
    """Give each event with its article."""
    return ((event, reading.article) for reading in readings for event in reading.events)


def _cell(value: object, *, text: bool) -> object:
    """Write a cell that a spreadsheet shows and does not run."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}" if text and isinstance(value, str) and FORMULA.match(value) else value


@contextmanager
def _replacing(path: Path) -> Iterator[FileIO]:
    """Open a temporary file beside a path and rename it at the end; on any error the old file stays."""
    target = path.resolve()
    with _explained(path):
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    temporary = Path(name)
    try:
        with FileIO(handle, "wb") as file:
            yield file
            os.fsync(file.fileno())
        with _explained(path):
            temporary.chmod(_mode(target))
            temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn an error of the file system into a sentence about the path."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            message("{path} was not written: {reason}. Choose another place or make room."),
            path=path,
            reason=error.strerror or error,
        ) from error


def _mode(target: Path) -> int:
    """Keep an old file's permissions; give a new one those the user's umask allows."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return NEW_FILE_MODE & ~mask


WRITERS: dict[str, Writer] = {
    ".jsonl": lambda readings, _: (to_jsonl(reading).encode() for reading in readings),
    ".geojson": lambda readings, _: [to_geojson(readings).encode()],
    ".parquet": lambda readings, _: [to_parquet(readings)],
    ".gpkg": lambda readings, _: [to_gpkg(readings)],
    ".kml": lambda readings, tongue: [to_kml(readings, tongue).encode()],
    ".csv": lambda readings, _: [to_csv(readings).encode()],
    ".html": lambda readings, tongue: [to_html(readings, tongue).encode()],
    ".png": lambda readings, tongue: [to_png(readings, tongue)],
}
"""The formats that a suffix may choose; `.jsonl` is written line by line as the readings come."""
