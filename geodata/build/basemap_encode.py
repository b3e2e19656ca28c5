"""Shapes as short text: quantised steps, zigzag, base-64 digits of five bits.

A string is a row of parts (lines or rings). Each part is its number of points, then the step from the point before
to each point, x before y; the first step of a string starts at 0, 0 and later parts go on from the last point.
`geodata/basemap.py` and `geodata/web/basemap_files.js` read it back.

Source: the idea of Google's encoded polyline format, with an alphabet that JSON need not escape.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from geodata.basemap import DIGITS, Part


def quantise(lon_lat: NDArray[np.float64], scale: int) -> Part:
    """Round points to a grid and drop each point that falls on the one before.

    Args:
        lon_lat: Shape (n, 2), lon before lat, degrees.
        scale: Grid steps in one degree.

    Returns:
        Shape (m, 2), m ≤ n, whole steps.
    """
    steps = np.rint(lon_lat * scale).astype(np.int64)
    if len(steps) == 0:
        return steps
    moved = np.any(np.diff(steps, axis=0) != 0, axis=1)
    return steps[np.concatenate(([True], moved))]


def encode_parts(parts: Iterable[Part]) -> str:
    """Write parts as one string, in the order given."""
    text: list[str] = []
    last_x = last_y = 0
    for part in parts:
        _write_number(len(part), text)
        for x, y in part.tolist():
            _write_number(_zigzag(x - last_x), text)
            _write_number(_zigzag(y - last_y), text)
            last_x, last_y = x, y
    return "".join(text)


def _zigzag(number: int) -> int:
    return number * 2 if number >= 0 else -number * 2 - 1


def _write_number(number: int, text: list[str]) -> None:
    while number >= 32:
        text.append(DIGITS[32 + (number & 31)])
        number >>= 5
    text.append(DIGITS[number])
