"""Writes the SQLite files of the gazetteer, packs them and lists their checksums."""

import hashlib
import lzma
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from geodata.build.entries import Entry
from geodata.expand import CHECKSUMS, read_checksums
from geodata.gazetteer import ALTERNATE, FORMAT, PRIMARY, STRICT
from geodata.names import fold_case, fold_name

_PLACES = """
    CREATE TABLE place(
        place_id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country_code TEXT, admin1 TEXT,
        admin1_code TEXT, lon REAL, lat REAL, population INTEGER NOT NULL, feature_code TEXT NOT NULL, also TEXT);
    CREATE TABLE name(
        folded TEXT NOT NULL, place_id INTEGER NOT NULL, spelling TEXT NOT NULL, rank INTEGER NOT NULL,
        PRIMARY KEY(folded, place_id, spelling)) WITHOUT ROWID;
"""
_OUTLINES = """
    CREATE TABLE outline(place_id INTEGER PRIMARY KEY, shape BLOB NOT NULL);
    CREATE TABLE reach(place_id INTEGER PRIMARY KEY, km REAL NOT NULL);
"""
_LOCAL_NAMES = """
    CREATE TABLE local_name(
        language TEXT NOT NULL, place_id INTEGER NOT NULL, name TEXT NOT NULL,
        PRIMARY KEY(language, place_id)) WITHOUT ROWID;
"""


def name_rows(entry: Entry) -> Iterator[tuple[str, int, str, int]]:
    """Give the rows of the name table: folded name, place, spelling where folding changes it, rank of the name."""
    rows: dict[tuple[str, str], int] = {}
    for name in entry.all_names:
        folded, exact = fold_name(name), fold_case(name)
        if folded:
            rows.setdefault((folded, "" if exact == folded else exact), PRIMARY if name == entry.name else ALTERNATE)
    for name in entry.strict_names:
        rows[fold_name(name), name] = STRICT
    for (folded, spelling), rank in rows.items():
        yield folded, entry.place_id, spelling, rank


def write_places(path: Path, entries: Sequence[Entry]) -> None:
    """Write places and names; the same entries give the same bytes."""
    with closing(_new_database(path, _PLACES)) as connection:
        connection.executemany(
            "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    entry.place_id, entry.name, entry.kind.value, entry.country_code, entry.admin1, entry.admin1_code,
                    entry.lon, entry.lat, entry.population, entry.feature_code, entry.also,
                )
                for entry in entries
            ],
        )  # fmt: skip
        rows = sorted(row for entry in entries for row in name_rows(entry))
        connection.executemany("INSERT INTO name VALUES (?, ?, ?, ?)", rows)
        _finish(connection)


def write_outlines(path: Path, shapes: Mapping[int, bytes], reach_km: Mapping[int, float]) -> None:
    """Write the encoded outlines by place, and how far the divisions without one reach from their point."""
    with closing(_new_database(path, _OUTLINES)) as connection:
        connection.executemany("INSERT INTO outline VALUES (?, ?)", sorted(shapes.items()))
        connection.executemany("INSERT INTO reach VALUES (?, ?)", sorted(reach_km.items()))
        _finish(connection)


def write_local_names(path: Path, rows: Iterable[tuple[int, str, str]]) -> None:
    """Write names by language: place id, language, name."""
    with closing(_new_database(path, _LOCAL_NAMES)) as connection:
        ordered = sorted((language, place_id, name) for place_id, language, name in rows)
        connection.executemany("INSERT INTO local_name VALUES (?, ?, ?)", ordered)
        _finish(connection)


def pack(paths: Iterable[Path], folder: Path) -> None:
    """Compress the files into the folder and list the checksums of both forms; other files keep their lines."""
    listed = folder / CHECKSUMS
    sums = read_checksums(folder) if listed.exists() else {}
    for path in paths:
        content = path.read_bytes()
        packed = lzma.compress(content, preset=8 | lzma.PRESET_EXTREME)
        (folder / f"{path.name}.xz").write_bytes(packed)
        sums |= {
            name: hashlib.sha256(form).hexdigest() for name, form in ((f"{path.name}.xz", packed), (path.name, content))
        }
        print(f"{path.name}: {len(content) / 1e6:.1f} MB, packed {len(packed) / 1e6:.1f} MB")
    listed.write_text("".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items())), encoding="ascii")


def _new_database(path: Path, schema: str) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA user_version = {FORMAT}; {schema}")
    return connection


def _finish(connection: sqlite3.Connection) -> None:
    connection.commit()
    connection.execute("ANALYZE")
    connection.commit()
    connection.execute("VACUUM")
