"""Measures the places of the test reports in other languages: `python -m benchmarks.languages`."""

import json
from pathlib import Path
from typing import Any

from geodata.distance import distance_km
from geodata.language import detect_language
from geodata.lookup import geoparse
from geodata.model import PlaceChoice

REPORTS = Path(__file__).parents[1] / "tests" / "languages"
NEAR_KM = 161.0


def measure(report: dict[str, Any]) -> str:
    """Say how many places of one report were found, lie where they are, and were made up."""
    choices = {choice.mention.name: choice for choice in geoparse(report["text"])}
    expected = {place["name"]: place for place in report["places"]}
    found = [name for name in expected if name in choices]
    right = [name for name in found if _is_near(expected[name], choices[name])]
    false = sorted(choices.keys() - expected.keys())
    missed = sorted(set(expected) - set(right))
    return (
        f"{report['language']} read as {detect_language(report['text'])}: places {len(expected)}, found {len(found)}, "
        f"within 161 km {len(right)}, false {len(false)}; not right: {', '.join(missed)}; false: {', '.join(false)}"
    )


def _is_near(expected: dict[str, Any], choice: PlaceChoice) -> bool:
    """Whether a choice lies near the expected place."""
    place = choice.place
    if place is None or place.lon is None or place.lat is None or expected["lat"] is None:
        return False
    return distance_km(place.lon, place.lat, expected["lon"], expected["lat"]) <= NEAR_KM


if __name__ == "__main__":
    for path in sorted(REPORTS.glob("*.json")):
        print(measure(json.loads(path.read_text(encoding="utf-8"))))
