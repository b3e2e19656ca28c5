"""Measures places in sentences as agencies write them from wars of every continent: `python -m benchmarks.wars`.

The sentences are our own (`tests/war_places.tsv`). Half of them name what is called after a place and is none: persons,
ships, papers, teams, streets, operations. Each sentence is read alone, without the article that would help.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from geodata.distance import distance_km
from geodata.lookup import geoparse
from geodata.model import PlaceChoice

SENTENCES = Path(__file__).parents[1] / "tests" / "war_places.tsv"
NEAR_KM = 161.0


def main() -> int:
    """Print what is not right, then the counts."""
    total: Counter[str] = Counter()
    for text, places, others in read_sentences():
        verdicts = judge(text, places, others)
        total.update(verdicts.values())
        faults = [f"{name} {verdict}" for name, verdict in verdicts.items() if verdict not in {"right", "rejected"}]
        if faults:
            print(f"{text}\n    {', '.join(faults)}")
    print(", ".join(f"{verdict} {count}" for verdict, count in sorted(total.items())))
    return 0


def read_sentences() -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Give each sentence with the places that it names and the words that name none."""
    lines = [line for line in SENTENCES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for line in lines[1:]:
        text, places, others = line.split("\t")
        yield text, _parts(places), _parts(others)


def judge(text: str, places: Sequence[str], others: Sequence[str]) -> Mapping[str, str]:
    """Judge one sentence.

    Returns:
        For each place "right" (its country, within 161 km where a point is given), "wrong", "open" or "missed"; for each
        other word "rejected" or "pinned".
    """
    choices = geoparse(text)
    verdicts = {}
    for place in places:
        name, country, *point = place.split("|")
        choice = next((each for each in choices if name in each.mention.name), None)
        verdicts[name] = _verdict(choice, country, [float(degrees) for degrees in point])
    for word in others:
        pinned = any(word in choice.mention.name and choice.place is not None for choice in choices)
        verdicts[word] = "pinned" if pinned else "rejected"
    return verdicts


def _verdict(choice: PlaceChoice | None, country: str, point: Sequence[float]) -> str:
    """How one expected place was read; `point` is lat, lon or empty."""
    if choice is None:
        return "missed"
    place = choice.place
    if place is None or place.lon is None or place.lat is None:
        return "open"
    if country and place.country_code != country:
        return "wrong"
    return "right" if not point or distance_km(place.lon, place.lat, point[1], point[0]) <= NEAR_KM else "wrong"


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


if __name__ == "__main__":
    sys.exit(main())
