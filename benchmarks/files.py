"""How large each file of the bundled reports is, and how long it takes to write beside one plain GeoJSON of the same events.

python -m benchmarks.files
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from time import perf_counter

from geodata.errors import InputError
from geodata.model import Reading
from geodata.pipeline import extract, open_reader
from geodata.readers import read_articles
from geodata.store import WRITERS

REPORTS = Path(__file__).parents[1] / "dashboard" / "reports"
RUNS = 5
PLAIN = ".geojson"


def main() -> None:
    """Print a row a format: bytes, milliseconds of the first and of the median run, and the median's ratio."""
    readings = _read_bundled()
    rows = {suffix: _measure(write, readings) for suffix, write in WRITERS.items()}
    plain = rows[PLAIN][2]
    print(f"{sum(len(reading.events) for reading in readings)} events, {RUNS} runs; ratio to {PLAIN}")
    print(f"{'format':<10}{'KB':>10}{'first ms':>10}{'median ms':>11}{'ratio':>8}")
    for suffix, (size, first, usual) in rows.items():
        print(f"{suffix:<10}{size / 1024:>10,.1f}{first:>10,.0f}{usual:>11,.0f}{usual / plain:>8,.1f}")


def _read_bundled() -> tuple[Reading, ...]:
    """Read the reports that the page comes with."""
    reader = open_reader()
    articles = [article for path in sorted(REPORTS.glob("*.jsonl")) for article in read_articles(path)]
    return tuple(extract(article, reader) for article in articles if not isinstance(article, InputError))


def _measure(
    write: Callable[[Iterable[Reading]], Iterable[bytes]], readings: tuple[Reading, ...]
) -> tuple[int, float, float]:
    """Write one format several times; gives bytes, and milliseconds of the first and of the median run."""
    times, size = [], 0
    for _ in range(RUNS):
        begin = perf_counter()
        size = sum(len(chunk) for chunk in write(readings))
        times.append((perf_counter() - begin) * 1000)
    return size, times[0], median(times)


if __name__ == "__main__":
    main()
