"""Joins Natural Earth's towns to GeoNames' places, and airports to both."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from geodata.build.cities import Town
from geodata.build.entries import Entry, unique
from geodata.build.sources import package_folder
from geodata.names import fold_name
from geodata.vocab import PlaceKind

_NEAR_DEG, _SAME_DEG = 0.2, 1.0
_GROWN = 5
_SHORTEST_NAME = 5


def join_towns(cities: Sequence[Entry], towns: Sequence[Town], codes: Mapping[str, str]) -> list[Entry]:
    """Raise populations that are far too small and add the towns that GeoNames' set lacks.

    GeoNames gives Khankendi 2,100 people, Natural Earth 57,000: where Natural Earth's figure is more than five
    times as large, it is taken. A town of Natural Earth without GeoNames' id is matched by name within 0.2 degrees.

    Args:
        cities: GeoNames' places.
        towns: Natural Earth's.
        codes: Two-letter country code by Natural Earth's three-letter one.

    Returns:
        All places; added ones keep GeoNames' id, towns without an id are not added.
    """
    by_id = {city.place_id: city for city in cities}
    by_name: dict[tuple[str | None, str], list[Entry]] = defaultdict(list)
    for city in cities:
        for name in {fold_name(name) for name in city.all_names}:
            by_name[city.country_code, name].append(city)
    for town in towns:
        code = codes.get(town.country_a3)
        own = by_id.get(town.geonameid or 0)
        found = own if own is not None and _is_near(town, own) else _nearest(town, code, by_name)
        if found is None and own is None and town.geonameid is not None:
            by_id[town.geonameid] = _new_city(town, code)
        elif found is not None and town.population > _GROWN * found.population:
            by_id[found.place_id] = replace(by_id[found.place_id], population=town.population, kind=PlaceKind.CITY)
    return list(by_id.values())


def _nearest(town: Town, code: str | None, by_name: Mapping[tuple[str | None, str], Sequence[Entry]]) -> Entry | None:
    for name in (town.name, *town.names):
        for city in by_name.get((code, fold_name(name)), ()):
            if _is_near(town, city, _NEAR_DEG):
                return city
    return None


def _is_near(town: Town, city: Entry, most_deg: float = _SAME_DEG) -> bool:
    """Whether two towns lie so near to each other, in degrees."""
    if city.lon is None or city.lat is None:
        return False
    return max(abs(city.lon - town.lon), abs(city.lat - town.lat)) < most_deg


def _new_city(town: Town, code: str | None) -> Entry:
    return Entry(
        place_id=town.geonameid or 0,
        name=town.name,
        kind=PlaceKind.CITY if town.population >= 5_000 else PlaceKind.VILLAGE,
        country_code=code,
        lon=town.lon,
        lat=town.lat,
        population=town.population,
        feature_code="PPL",
        names=town.names,
    )


def read_airports() -> list[Entry]:
    """Read the airports that have an IATA code, with their names with and without the word for the kind.

    Source:
        Package `airportsdata` (MIT).
    """
    import csv  # noqa: PLC0415 - only here

    path = package_folder("airportsdata") / "airports.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["iata"] and row["icao"].isalnum() and " " in row["name"]]
    return [
        Entry(
            place_id=airport_id(row["icao"]),
            name=row["name"],
            kind=PlaceKind.SITE,
            country_code=row["country"],
            lon=round(float(row["lon"]), 5),
            lat=round(float(row["lat"]), 5),
            feature_code="AIRP",
            names=airport_names(row["name"], row["city"]),
        )
        for row in rows
    ]


def airport_id(icao: str) -> int:
    """Give an airport a number of our own that depends on its ICAO code alone."""
    return -1_000_000 - int(icao, 36)


def airport_names(name: str, city: str) -> tuple[str, ...]:
    """Give the ways a report names an airport: "Boryspil International Airport" is "Boryspil Airport", too."""
    core = name.removesuffix(" Airport").removesuffix(" International").removesuffix(" Regional")
    names = [f"{core} Airport", f"{core} International Airport"]
    if core.startswith(f"{city} ") and len(core) > len(city) + _SHORTEST_NAME:
        rest = core.removeprefix(f"{city} ").strip(" -")
        names += [f"{rest} Airport", f"{rest} International Airport"]
        if " " not in rest:
            names.append(rest)
    return unique(each for each in names if each != name)
