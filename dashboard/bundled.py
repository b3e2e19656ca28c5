"""The bundled reports and what was read of them, so that the first visitor need not wait for the language model.

    python -m dashboard.bundled

reads them anew and writes `reports/readings.json`; a test says when that is due.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

import shapely
from cattrs import Converter
from shapely.geometry.base import BaseGeometry

from geodata.errors import InputError
from geodata.model import Article, Reading
from geodata.readers import read_articles

REPORTS = Path(__file__).parent / "reports"
READINGS = REPORTS / "readings.json"


@cache
def bundled_articles() -> tuple[Article, ...]:
    """Read the bundled reports, the default first.

    Raises:
        InputError: A bundled report cannot be read.
    """
    articles = []
    for path in sorted(REPORTS.glob("*.jsonl")):
        for article in read_articles(path):
            if isinstance(article, InputError):
                raise article
            articles.append(article)
    return tuple(articles)


@cache
def bundled_readings() -> Mapping[Article, Reading]:
    """Give what was read of the bundled reports, by report; none where the file is not there."""
    if not READINGS.is_file():
        return MappingProxyType({})
    kept = json.loads(READINGS.read_text(encoding="utf-8"))
    readings = _converter(kept["shapes"]).structure(kept["readings"], list[Reading])
    return MappingProxyType(dict(zip(bundled_articles(), readings, strict=True)))


def write_readings(readings: Sequence[Reading]) -> str:
    """Write readings as JSON: whole, each geometry once, as WKB in hexadecimal digits."""
    shapes: list[str] = []
    records = _converter(shapes).unstructure(readings)
    return json.dumps({"shapes": shapes, "readings": records}, ensure_ascii=False, indent=0)


def _converter(shapes: list[str]) -> Converter:
    """Convert records to JSON values and back; geometries are numbers of `shapes`, which grows as they are met."""

    def keep(geometry: BaseGeometry) -> int:
        shape = shapely.to_wkb(geometry, hex=True)
        if shape not in shapes:
            shapes.append(shape)
        return shapes.index(shape)

    def is_geometry(kind: object) -> bool:
        return isinstance(kind, type) and issubclass(kind, BaseGeometry)

    converter = Converter(forbid_extra_keys=True)
    converter.register_unstructure_hook_func(is_geometry, keep)
    converter.register_structure_hook_func(is_geometry, lambda number, _: shapely.from_wkb(shapes[number]))
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(date, lambda day, _: date.fromisoformat(day))
    return converter


def main() -> None:
    """Read the bundled reports and write what was read."""
    from geodata.pipeline import extract, open_reader  # noqa: PLC0415 - takes seconds to import; only needed here

    reader = open_reader()
    READINGS.write_text(write_readings([extract(article, reader) for article in bundled_articles()]), encoding="utf-8")


if __name__ == "__main__":
    main()
