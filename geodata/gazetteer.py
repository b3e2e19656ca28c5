"""Looks places up by name: one read-only SQLite file of names and one of outlines."""

import sqlite3
import threading
from functools import cache, lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from shapely.geometry.base import BaseGeometry

from geodata.errors import GazetteerError
from geodata.expand import expand
from geodata.model import Place
from geodata.names import fold_case, fold_name
from geodata.outline import decode_outline
from geodata.tables import read_table
from geodata.tongue import message
from geodata.vocab import PlaceKind

PLACES = "places.sqlite"
OUTLINES = "outlines.sqlite"
PRIMARY, ALTERNATE, STRICT = 0, 1, 2  # rank of a name; a strict one counts only when written just so ("US")
_MATCHES = ("primary", "alternate", "folded")
FORMAT = 2  # raised when the tables change; the files carry it as `user_version`
_CACHED_NAMES = 50_000
_CACHED_OUTLINES = 256
_COLUMNS = "p.place_id, p.name, kind, country_code, admin1, lon, lat, population, feature_code, also"
_FIND = f"""
    SELECT {_COLUMNS}, n.spelling, n.rank FROM name AS n JOIN place AS p USING (place_id)
    WHERE n.folded = ? ORDER BY p.population DESC, p.place_id
"""  # noqa: S608 - the columns are a constant
_NAMES_IN = f"""
    SELECT n.folded, n.place_id FROM name AS n JOIN place AS p USING (place_id)
    WHERE p.country_code = ? AND p.kind != 'country' AND n.rank != {STRICT}
"""  # noqa: S608 - the rank is a constant
_COUNTRY = "SELECT place_id FROM place WHERE kind = 'country' AND country_code = ?"
_CAPITAL = (
    "SELECT place_id FROM place WHERE feature_code = 'PPLC' AND country_code = ? ORDER BY population DESC, place_id"
)
_PLACE = f"SELECT {_COLUMNS} FROM place AS p WHERE place_id = ?"  # noqa: S608 - the columns are a constant


class Gazetteer:
    """The places of the world by name; may be shared by several threads.

    A place meets a name in one of three ways, best first: "primary" when the name is written exactly as the
    place's main name, or as another that is the main name without its accents, "alternate" when exactly as another of
    its names, "folded" when only without accents.
    Exact means up to case, apostrophes and punctuation.
    """

    def __init__(self, places: Path, outlines: Path) -> None:
        self._lock = threading.Lock()
        self._places = _connect(places)
        self._outlines = _connect(outlines)
        self._find = lru_cache(_CACHED_NAMES)(self._read_places)
        self._has_name = lru_cache(_CACHED_NAMES)(self._read_name)
        self._place = lru_cache(_CACHED_NAMES)(self._read_place)
        self._country = lru_cache(_CACHED_OUTLINES)(self._read_country)
        self._capital = lru_cache(_CACHED_OUTLINES)(self._read_capital)
        self._outline = lru_cache(_CACHED_OUTLINES)(self._read_outline)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close both files; nothing can be looked up afterwards."""
        self._places.close()
        self._outlines.close()

    def find(self, name: str, language: str = "en") -> tuple[Place, ...]:
        """Give every place that bears the name, most populous first.

        Args:
            name: As the text has it, any script; case and punctuation do not matter.
            language: ISO 639-1 code of the text: "Fas" is Morocco in Turkish only.

        Returns:
            The places, each once, with the best `match`; empty where none bears the name.

        Raises:
            GazetteerError: The expanded file was damaged since it was opened.
        """
        return self._find(name, language)

    def has_name(self, name: str) -> bool:
        """Say whether any place bears the name."""
        return self._has_name(name)

    def names_in(self, code: str) -> tuple[tuple[str, int], ...]:
        """List every folded name of a country's places with the place's id; a slow look-up, for whoever keeps the answer."""
        return tuple(self._rows(self._places, _NAMES_IN, code))

    def place(self, place_id: int) -> Place | None:
        """Give the place of this id, or None."""
        return self._place(place_id)

    def division(self, place: Place) -> Place | None:
        """Give the first-order division that holds a place, or None."""
        if not place.admin1:
            return None
        named = (other for other in self.find(place.admin1) if other.country_code == place.country_code)
        return next((other for other in named if other.feature_code == "ADM1"), None)

    def outline(self, place_id: int) -> BaseGeometry | None:
        """Give the outline of a country, division or region.

        Returns:
            Polygon or line, lon/lat degrees (EPSG:4326); None where no outline is known.
        """
        return self._outline(place_id)

    def country(self, code: str) -> Place | None:
        """Give the country of a two-letter code, or None."""
        return self._country(code)

    def capital(self, code: str) -> Place | None:
        """Give the capital of the country of a two-letter code, or None; of several the one with most people."""
        return self._capital(code)

    def reach_km(self, place_id: int) -> float | None:
        """Say how far a division without an outline reaches from its point; None where that is unknown."""
        rows = self._rows(self._outlines, "SELECT km FROM reach WHERE place_id = ?", place_id)
        return rows[0][0] if rows else None

    def _read_places(self, name: str, language: str) -> tuple[Place, ...]:
        folded, exact = fold_name(name), fold_case(name)
        best: dict[int, tuple[int, Place]] = {}
        for *columns, spelling, rank in self._rows(self._places, _FIND, folded):
            if rank == STRICT and spelling != name.strip():
                continue
            match = min(rank, 1) if rank == STRICT or (spelling or folded) == exact else 2
            if match == 1 and fold_name(columns[1]) == folded:
                match = 0
            if columns[0] not in best or match < best[columns[0]][0]:
                best[columns[0]] = (match, _to_place(columns, _MATCHES[match]))
        places = tuple(place for _, place in best.values())
        return _without_far_names(places) if folded.isascii() and folded not in _country_names(language) else places

    def _read_name(self, name: str) -> bool:
        rows = self._rows(self._places, "SELECT rank, spelling FROM name WHERE folded = ?", fold_name(name))
        return any(rank != STRICT or spelling == name.strip() for rank, spelling in rows)

    def _read_country(self, code: str) -> Place | None:
        rows = self._rows(self._places, _COUNTRY, code)
        return self.place(rows[0][0]) if rows else None

    def _read_capital(self, code: str) -> Place | None:
        rows = self._rows(self._places, _CAPITAL, code)
        return self.place(rows[0][0]) if rows else None

    def _read_place(self, place_id: int) -> Place | None:
        rows = self._rows(self._places, _PLACE, place_id)
        return _to_place(rows[0], "primary") if rows else None

    def _read_outline(self, place_id: int) -> BaseGeometry | None:
        rows = self._rows(self._outlines, "SELECT shape FROM outline WHERE place_id = ?", place_id)
        return decode_outline(rows[0][0]) if rows else None

    def _rows(self, connection: sqlite3.Connection, query: str, *values: object) -> list[Any]:
        try:
            with self._lock:
                return connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise GazetteerError(
                message("the place data cannot be read ({reason}); delete the cache folder and start again"),
                reason=error,
            ) from error


@cache
def _country_names(language: str) -> frozenset[str]:
    """What countries are called in a language, in English and its larger neighbours, and by the press."""
    aliases = {fold_name(row["alias"]) for row in read_table("place_aliases")}
    rows = read_table("country_names")
    return frozenset(aliases | {row["name"] for row in rows if row["language"] in {"any", language}})


def _without_far_names(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Without countries that bear the name in some far language only, where a town does: Qana is Ghana in Azerbaijani."""
    near = tuple(place for place in places if place.kind is not PlaceKind.COUNTRY or place.match == _MATCHES[PRIMARY])
    return near or places


def open_gazetteer(cache_dir: Path | None = None) -> Gazetteer:
    """Open the bundled gazetteer, expanding it into the cache the first time.

    Args:
        cache_dir: Folder for the expanded files; the user's cache folder where None.

    Raises:
        GazetteerError: The bundled files are missing, damaged or of another version.
    """
    return Gazetteer(expand(PLACES, cache_dir), expand(OUTLINES, cache_dir))


def _connect(path: Path) -> sqlite3.Connection:
    """Open a file for reading only, unlocked, from any thread.

    Raises:
        GazetteerError: It is no SQLite file or of another format.
    """
    try:
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.Error as error:
        raise GazetteerError(
            message("{path} cannot be opened ({reason}); delete it and start again"), path=path, reason=error
        ) from error
    if version != FORMAT:
        connection.close()
        raise GazetteerError(
            message("{path} is of format {version}, not {wanted}; run `make data`"),
            path=path,
            version=version,
            wanted=FORMAT,
        )
    return connection


def _to_place(columns: list[Any], match: str) -> Place:
    place_id, name, kind, country_code, admin1, lon, lat, population, feature_code, also = columns
    return Place(
        place_id=place_id,
        name=name,
        kind=PlaceKind(kind),
        country_code=country_code,
        admin1=admin1,
        lon=lon,
        lat=lat,
        population=population,
        feature_code=feature_code,
        also=also,
        match=match,
    )
