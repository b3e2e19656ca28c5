"""What the recipes of `tables/regions.tsv` draw on: the layers of Natural Earth, read once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.build.sources import countries_shapefile, gpuwm_ocean, natural_earth_folder, qgis_world_map

_TRACT_CODES = {"CYN": "CY", "SOL": "SO", "KAS": "IN"}
Named = Sequence[tuple[tuple[str, ...], BaseGeometry]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pantry:
    """What recipes draw on: shapes by code or name, towns as `lon, lat` by "UA:Odesa"."""

    divisions: Mapping[str, BaseGeometry]
    districts: Mapping[str, BaseGeometry]
    countries: Mapping[str, BaseGeometry]
    tracts: Mapping[str, BaseGeometry]
    areas: Mapping[str, BaseGeometry]
    lines: Named
    borders: Named
    lakes: Named
    rivers: Named
    ocean: BaseGeometry
    town: Callable[[str], tuple[float, float]]
    cell: Callable[[tuple[float, float]], BaseGeometry]


def stock_pantry(
    divisions: Mapping[str, BaseGeometry],
    countries: Mapping[str, BaseGeometry],
    districts: Mapping[int, BaseGeometry],
    town: Callable[[str], tuple[float, float]],
    cell: Callable[[tuple[float, float]], BaseGeometry],
) -> Pantry:
    """Read the layers that recipes draw on.

    Args:
        divisions: Shape by GeoNames code.
        countries: Shape by two-letter code.
        districts: Shape of second-order divisions by GeoNames id.
        town: Gives lon and lat of "UA:Odesa"; raises KeyError where there is no such town.
        cell: Gives what lies nearer to a settlement, at lon and lat, than to any other of its division.
    """
    world, folder = qgis_world_map(), natural_earth_folder()
    tracts, named_areas = {}, {}
    for (code, a3, name), shape in _read(world, ("iso_a2", "adm0_a3", "name"), layer="states_provinces"):
        tracts[f"{_TRACT_CODES.get(a3, code)}:{name}"] = shape
    for (a3,), shape in _read(countries_shapefile(), ("ADM0_A3",)):
        named_areas[a3] = shape
    borders = [
        ((f"{left} {right}", name, f"{name} {left} {right}"), shape)
        for (left, right, name), shape in _read(
            folder / "ne_10m_admin_0_boundary_lines_land.shp", ("adm0_a3_l", "adm0_a3_r", "name")
        )
    ]
    ocean = shapely.union_all([shape for _, shape in _read(gpuwm_ocean(), ())])
    return Pantry(
        divisions=divisions,
        districts={str(place_id): shape for place_id, shape in districts.items()},
        countries=countries,
        tracts=tracts,
        areas=named_areas,
        lines=_read(world, ("name",), layer="disputed_borders"),
        borders=borders,
        lakes=_read(folder / "ne_10m_ocean.shp", ("name",)),
        rivers=_read(folder / "ne_10m_rivers_lake_centerlines.shp", ("name",)),
        ocean=ocean,
        town=town,
        cell=cell,
    )


def _read(
    path: str | Path, columns: Sequence[str], layer: str | None = None
) -> list[tuple[tuple[str, ...], BaseGeometry]]:
    """Read the columns and the shape of every feature; an absent value is the word "None"."""
    import pyogrio  # noqa: PLC0415 - heavy, and only here

    facts, _, shapes, fields = pyogrio.raw.read(path, layer=layer, columns=list(columns))
    by_name = dict(zip(facts["fields"], fields, strict=True))
    cells = [[str(value) for value in by_name[column]] for column in columns]
    valid = shapely.make_valid(shapely.from_wkb(shapes))
    rows = list(zip(*cells, strict=True)) if cells else [()] * len(valid)
    return list(zip(rows, valid, strict=True))
