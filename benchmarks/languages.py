"""Measures the places of the test reports in other languages: `python -m benchmarks.languages`.

Where `requirements-languages.txt` is installed, French and Russian are read twice: without their models and with them.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geodata.distance import distance_km
from geodata.language import load_model, with_sentences
from geodata.language_models import has_model, load_blank
from geodata.lookup import default_reader, geoparse
from geodata.model import PlaceChoice
from geodata.pipeline import Reader
from geodata.written_language import detect_language

REPORTS = Path(__file__).parents[1] / "tests" / "languages"
NEAR_KM = 161.0


def main() -> None:
    """Print one row a language and way of reading, and what is not right."""
    print("| language | reports | names | found | within 161 km | false |\n|---|---|---|---|---|---|")
    faults = []
    for language in sorted({path.stem.partition("-")[0] for path in REPORTS.glob("*.json")}):
        for said, reader in readers(language):
            counts, missed, false = measure(language, reader)
            print(f"| {language}{said} | {' | '.join(map(str, counts))} |")
            faults.append(f"{language}{said}: not right {', '.join(missed) or '-'}; false {', '.join(false) or '-'}")
    print("\n".join(faults))


def readers(language: str) -> Iterator[tuple[str, Reader]]:
    """Give a reader without a model of the language, and one with it where it is installed."""
    gazetteer = default_reader().gazetteer
    yield "", Reader(gazetteer=gazetteer, models={language: with_sentences(load_blank(language))})
    if has_model(language):
        yield ", with its model", Reader(gazetteer=gazetteer, models={language: load_model(language)})


def load_reports(language: str) -> list[dict[str, Any]]:
    """Load the reports of a language: `text`, and its `places` with the positions of the gazetteer's English names."""
    paths = sorted(REPORTS.glob(f"{language}*.json"))
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def measure(language: str, reader: Reader) -> tuple[tuple[int, int, int, int, int], list[str], list[str]]:
    """Count over the reports of a language.

    Returns:
        Numbers of reports, of names, of those found, of those within 161 km and of false ones; the names that are not right;
        the false ones.
    """
    found = names = 0
    missed: list[str] = []
    false: list[str] = []
    reports = [report for report in load_reports(language) if detect_language(report["text"]) == language]
    for report in reports:
        choices = {choice.mention.name: choice for choice in geoparse(report["text"], reader=reader)}
        expected = {place["name"]: place for place in report["places"]}
        found += len(expected.keys() & choices.keys())
        names += len(expected)
        missed += [name for name in expected if not _is_near(expected[name], choices.get(name))]
        false += sorted(choices.keys() - expected.keys())
    return (len(reports), names, found, names - len(missed), len(false)), missed, false


def _is_near(expected: dict[str, Any], choice: PlaceChoice | None) -> bool:
    """Whether a choice lies near the expected place; what no gazetteer has is right where it stays open."""
    place = choice.place if choice else None
    if expected["lat"] is None:
        return choice is not None and place is None
    if place is None or place.lon is None or place.lat is None:
        return False
    return distance_km(place.lon, place.lat, expected["lon"], expected["lat"]) <= NEAR_KM


if __name__ == "__main__":
    main()
