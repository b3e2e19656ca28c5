"""Cooks the outlines of `tables/regions.tsv` from Natural Earth; nothing is drawn by eye.

    divisions AZ.28 RU.12        union of first-order divisions, by GeoNames code
    countries GE AM AZ           union of countries without what lies overseas
    overlap IL.03 IL             what a first-order division holds of a country
    outside IL.03 IL SY          what it holds outside of these countries
    tracts PK:F.A.T.A.           polygons of Natural Earth's first-order layer, by country and Natural Earth's name
    piece GE GE:Tskhinvali NAME  the part of the country nearest the town, cut along the lines of that name
    ring NAME | NAME             what the disputed lines and boundaries of these names enclose
    line NAME                    the disputed lines or boundaries themselves
    border AFG PAK               the boundary between two countries
    lease USG                    the country polygon of that three-letter code
    water UA:Odesa RU:Sochi      sea inside the convex hull of these ports, the largest part
    lake NAME, river NAME        by Natural Earth's name
    river NAME in US MX          the same, only the parts that touch one of these countries

Several recipes of one cell are joined by ";", several names by " | ".
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.build.sources import countries_shapefile, gpuwm_ocean, natural_earth_folder, qgis_world_map
from geodata.errors import GazetteerError

_GAPS_DEG = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02)
_LEAST_RING_DEG2 = 0.05
_MOST_OF_COUNTRY = 0.8
_OVERSEAS_DEG = 12
_SLIVER_DEG2 = 0.005
_TRACT_CODES = {"CYN": "CY", "SOL": "SO", "KAS": "IN"}
Named = Sequence[tuple[tuple[str, ...], BaseGeometry]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pantry:
    """What recipes draw on: shapes by code or name, towns as `lon, lat` by "UA:Odesa"."""

    divisions: Mapping[str, BaseGeometry]
    countries: Mapping[str, BaseGeometry]
    tracts: Mapping[str, BaseGeometry]
    areas: Mapping[str, BaseGeometry]
    lines: Named
    borders: Named
    lakes: Named
    rivers: Named
    ocean: BaseGeometry
    town: Callable[[str], tuple[float, float]]


def cook(recipe: str, pantry: Pantry) -> BaseGeometry:
    """Make the shape of a recipe.

    Raises:
        GazetteerError: The recipe names something that the sources lack, or gives nothing.
    """
    shapes = [_cook_part(part.strip(), pantry) for part in recipe.split(";")]
    shape = shapely.union_all(shapes)
    if shape.is_empty:
        msg = f"recipe {recipe!r} gives an empty shape"
        raise GazetteerError(msg)
    return shape


def _cook_part(part: str, pantry: Pantry) -> BaseGeometry:
    verb, _, rest = part.partition(" ")
    words = rest.split()
    try:
        if verb in {"divisions", "countries"}:
            shelf = pantry.divisions if verb == "divisions" else pantry.countries
            found = [shelf[word] for word in words if word in shelf or _needed(word, words, shelf)]
            return shapely.union_all(found if verb == "divisions" else [_mainland(shape) for shape in found])
        if verb in {"tracts", "lease"}:
            return (pantry.tracts if verb == "tracts" else pantry.areas)[rest]
        if verb == "overlap":
            division, country = words
            return _areas(pantry.divisions[division].intersection(pantry.countries[country]))
        if verb == "outside":
            claimed = shapely.union_all([pantry.countries[word] for word in words[1:]])
            return _areas(pantry.divisions[words[0]].difference(claimed))
        if verb == "border":
            return _named_lines(pantry.borders, [" ".join(words), " ".join(reversed(words))])
        if verb == "line":
            return _named_lines([*pantry.lines, *pantry.borders], [rest])
        if verb == "ring":
            return _ring(_named_lines([*pantry.lines, *pantry.borders], _names(rest)))
        if verb == "piece":
            code, town, name = rest.split(" ", 2)
            line = _named_lines([*pantry.lines, *pantry.borders], [name])
            return _piece(pantry.countries[code], line, shapely.Point(pantry.town(town)))
        if verb == "water":
            return _water(pantry.ocean, [pantry.town(word) for word in _towns(rest)])
        names, _, codes = rest.partition(" in ")
        water = _named_lines(pantry.lakes if verb == "lake" else pantry.rivers, _names(names))
        banks = [pantry.countries[code] for code in codes.split()]
        return shapely.union_all(
            [part for part in shapely.get_parts(water) if not banks or any(part.intersects(bank) for bank in banks)]
        )
    except KeyError as error:
        msg = f"recipe {part!r} needs {error}, which the sources lack"
        raise GazetteerError(msg) from error


def _areas(shape: BaseGeometry) -> BaseGeometry:
    """Leave out lines, points and slivers."""
    return shapely.union_all([part for part in shapely.get_parts(shape) if part.area > _SLIVER_DEG2])


def _needed(word: str, words: Sequence[str], shelf: Mapping[str, BaseGeometry]) -> bool:
    """Whether a missing shape must stop the recipe: yes where no other word of the recipe has one."""
    if any(other in shelf for other in words):
        print(f"no outline for {word}")
        return False
    raise KeyError(word)


def _names(rest: str) -> list[str]:
    return [name.strip() for name in rest.split("|")]


def _towns(rest: str) -> list[str]:
    """Split "UA:Odesa IR:Bandar Abbas" before each country code."""
    words: list[str] = []
    for word in rest.split(" "):
        if word[2:3] == ":":
            words.append(word)
        else:
            words[-1] += f" {word}"
    return words


def _named_lines(shelf: Named, names: Sequence[str]) -> BaseGeometry:
    found = [shape for labels, shape in shelf if any(name in labels for name in names)]
    if not found:
        raise KeyError(" | ".join(names))
    return shapely.union_all(found)


def _ring(lines: BaseGeometry) -> BaseGeometry:
    """Give what the lines enclose, bridging the smallest gaps that close it."""
    for gap_deg in _GAPS_DEG:
        walls = shapely.get_parts(lines.buffer(gap_deg))
        inside = [shapely.Polygon(hole) for wall in walls for hole in wall.interiors]
        if inside and (best := max(inside, key=lambda shape: shape.area)).area > _LEAST_RING_DEG2:
            return best.buffer(gap_deg)
    return shapely.Polygon()


def _piece(country: BaseGeometry, line: BaseGeometry, town: BaseGeometry) -> BaseGeometry:
    """Cut the country along the line and keep the part nearest the town, bridging the smallest gaps that cut it."""
    for gap_deg in _GAPS_DEG:
        parts = shapely.get_parts(country.difference(line.buffer(gap_deg)))
        part = min(parts, key=town.distance)
        if part.area < _MOST_OF_COUNTRY * country.area:
            return part.buffer(gap_deg).intersection(country)
    return shapely.Polygon()


def _mainland(country: BaseGeometry) -> BaseGeometry:
    """Leave out the parts of a country that lie more than 12 degrees from its largest part."""
    parts = shapely.get_parts(country)
    largest = max(parts, key=lambda part: part.area)
    return shapely.union_all([part for part in parts if part.distance(largest) < _OVERSEAS_DEG])


def _water(ocean: BaseGeometry, ports: Sequence[tuple[float, float]]) -> BaseGeometry:
    hull = shapely.MultiPoint(ports).convex_hull.buffer(_GAPS_DEG[-1])
    return max(shapely.get_parts(ocean.intersection(hull)), key=lambda part: part.area)


def stock_pantry(
    divisions: Mapping[str, BaseGeometry],
    countries: Mapping[str, BaseGeometry],
    town: Callable[[str], tuple[float, float]],
) -> Pantry:
    """Read the layers that recipes draw on.

    Args:
        divisions: Shape by GeoNames code.
        countries: Shape by two-letter code.
        town: Gives lon and lat of "UA:Odesa"; raises KeyError where there is no such town.
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
        countries=countries,
        tracts=tracts,
        areas=named_areas,
        lines=_read(world, ("name",), layer="disputed_borders"),
        borders=borders,
        lakes=_read(folder / "ne_10m_ocean.shp", ("name",)),
        rivers=_read(folder / "ne_10m_rivers_lake_centerlines.shp", ("name",)),
        ocean=ocean,
        town=town,
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
