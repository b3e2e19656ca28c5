"""Measures places in sentences as agencies write them from wars of every continent: `python -m benchmarks.wars`.

The sentences are our own (`tests/war_places.tsv`; `tests/world_places.tsv` adds disasters and epidemics). Some name what is called
after a place and is none: persons, ships, papers, teams, streets, operations. Each sentence is read alone, without the article
that would help. Of the second table, rows with an odd index are the test: of those only the numbers are printed.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from geodata.distance import distance_km
from geodata.lookup import geoparse
from geodata.model import PlaceChoice

TESTS = Path(__file__).parents[1] / "tests"
WARS, WORLD = TESTS / "war_places.tsv", TESTS / "world_places.tsv"
NEAR_KM = 161.0


def main() -> int:
    """Print what is not right, then the counts of each table."""
    world = list(read_sentences(WORLD))
    tables = {"wars": list(read_sentences(WARS)), "world, development": world[::2], "world, test": world[1::2]}
    for said, sentences in tables.items():
        total: Counter[str] = Counter()
        for text, places, others in sentences:
            verdicts = judge(text, places, others)
            total.update(verdicts.values())
            faults = [f"{name} {verdict}" for name, verdict in verdicts.items() if verdict not in {"right", "rejected"}]
            if faults and said != "world, test":
                print(f"{text}\n    {', '.join(faults)}")
        print(
            f"{said}: {len(sentences)} sentences;", ", ".join(f"{verdict} {n}" for verdict, n in sorted(total.items()))
        )
    return 0


def read_sentences(table: Path) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Give each sentence of a table with the places that it names and the words that name none."""
    lines = [line for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
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
