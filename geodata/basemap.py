"""The bundled basemap as values: the layers of lines and rings that lie in a box, with the names of towns and countries."""

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from geodata.web import BASEMAP_DIR

Part: TypeAlias = NDArray[np.int64]
Line: TypeAlias = NDArray[np.float64]
Box: TypeAlias = tuple[float, float, float, float]

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_VALUES = np.zeros(128, dtype=np.int64)
_VALUES[np.frombuffer(DIGITS.encode("ascii"), dtype=np.uint8)] = np.arange(len(DIGITS))
LAYERS = ("land", "lakes", "rivers", "divisions", "districts", "borders", "disputed", "former")
DETAIL_DEG = 24.0
"""A box that is wider shows the coarse world, as the page's map does when it is far out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A name at a point, lon and lat in degrees; of two names the one of lower rank comes first."""

    name: str
    lon: float
    lat: float
    rank: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """What is drawn in a box of degrees: for each name of `LAYERS` lines or rings of shape (n, 2), lon before lat.

    They reach a little beyond the box, so that a cut edge is never seen: draw them clipped to it.
    """

    box: Box
    layers: dict[str, tuple[Line, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Basemap:
    """What is drawn under the events."""

    tiles: tuple[Tile, ...]
    towns: tuple[Label, ...]
    countries: tuple[Label, ...]


def read_basemap(box: Box, language: str = "en") -> Basemap:
    """Read what lies in a box: detail where it is small, else the coarse world.

    Args:
        box: West, south, east, north in degrees.
        language: Of the names; where the basemap has none in it, they are those that it has.
    """
    world = _read_json("world.json")
    files = [(corner, _read_json(f"cells/{name}.json")) for corner, name in _cells(box, world)] or [(box, world)]
    towns = {
        (told[0].get(language, name) if told else name, lon, lat): rank
        for file in (world, *(file for _, file in files))
        for name, lon, lat, rank, _, *told in file.get("towns", [])
    }
    names = world["countries"]["names"]
    countries = zip(names.get(language, names["en"]), world["countries"]["points"], strict=True)
    return Basemap(
        tiles=tuple(
            Tile(box=part, layers={name: tuple(_lines(file, name, box)) for name in LAYERS}) for part, file in files
        ),
        towns=tuple(
            Label(name=name, lon=lon, lat=lat, rank=rank)
            for (name, lon, lat), rank in towns.items()
            if _is_inside(lon, lat, box)
        ),
        countries=tuple(
            Label(name=name, lon=lon, lat=lat, rank=rank)
            for name, (lon, lat, rank, _) in countries
            if _is_inside(lon, lat, box)
        ),
    )


def decode_parts(text: str) -> tuple[Part, ...]:
    """Read back the lines or rings that `geodata.build.basemap_encode` wrote.

    Returns:
        Each of shape (n, 2), whole steps, x before y.
    """
    numbers, at, last = _read_numbers(text), 0, np.zeros(2, dtype=np.int64)
    parts: list[Part] = []
    while at < len(numbers):
        end = at + 1 + 2 * int(numbers[at])
        part = last + np.cumsum(_unzigzag(numbers[at + 1 : end]).reshape(-1, 2), axis=0)
        parts.append(part)
        at, last = end, part[-1]
    return tuple(parts)


def _read_json(name: str) -> Any:  # noqa: ANN401 - a file of the basemap, as JSON has it
    return json.loads((Path(BASEMAP_DIR) / name).read_text(encoding="utf-8"))


def _cells(box: Box, world: dict[str, Any]) -> Iterator[tuple[Box, str]]:
    """Give box and name of the cells of detail that a box touches; none for a wide one."""
    west, south, east, north = box
    size = world["cellDeg"]
    if max(east - west, north - south) > DETAIL_DEG:
        return
    for column in range(math.floor(west / size), math.floor(east / size) + 1):
        for row in range(math.floor(south / size), math.floor(north / size) + 1):
            name, left, low = cell_name(column * size, row * size), column * size, row * size
            if name in world["cells"]:
                yield (left, low, left + size, low + size), name


def cell_name(west: int, south: int) -> str:
    """Name a cell by its south-western corner in degrees; longitudes may run beyond 180."""
    west = (west + 180) % 360 - 180
    return f"{'w' if west < 0 else 'e'}{abs(west):03d}{'s' if south < 0 else 'n'}{abs(south):02d}"


def _lines(file: dict[str, Any], layer: str, box: Box) -> Iterator[Line]:
    """Give the parts of a layer that come near a box."""
    west, south, east, north = box
    for part in decode_parts(file.get(layer, "")):
        line = part / file["scale"]
        low, high = line.min(axis=0), line.max(axis=0)
        if low[0] <= east and high[0] >= west and low[1] <= north and high[1] >= south:
            yield line


def _is_inside(lon: float, lat: float, box: Sequence[float]) -> bool:
    west, south, east, north = box
    return west < lon < east and south < lat < north


def _unzigzag(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.where(numbers & 1, -((numbers + 1) >> 1), numbers >> 1)


def _read_numbers(text: str) -> NDArray[np.int64]:
    """Read numbers of five-bit digits, the lowest first; a digit of 32 or more is not the number's last."""
    digits = _VALUES[np.frombuffer(text.encode("ascii"), dtype=np.uint8)]
    if not len(digits):
        return digits
    starts = np.flatnonzero(np.concatenate(([True], digits[:-1] < 32)))
    place = np.arange(len(digits)) - np.repeat(starts, np.diff([*starts, len(digits)]))
    return np.add.reduceat((digits & 31) << (5 * place), starts)
