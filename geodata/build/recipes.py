"""Cooks the outlines of `tables/regions.tsv` from Natural Earth and GeoNames; nothing is drawn by eye.

    divisions AZ.28 RU.12        union of first-order divisions, by GeoNames code
    districts 94824 448166       union of second-order divisions by GeoNames id, each the cells of its settlements
    settlements SY:Douma SY:Arbin  union of the cells of these towns: what lies nearer to them than to other settlements
    countries GE AM AZ           union of countries without what lies overseas
    overlap IL.03 IL             what a first-order division holds of a country
    outside IL.03 IL SY          what it holds outside of these countries
    rest RS RS.VO                a country without these of its first-order divisions
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

import re
from collections.abc import Callable, Mapping, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.build.pantry import Named, Pantry
from geodata.errors import GazetteerError

_GAPS_DEG = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.02)
_LEAST_RING_DEG2 = 0.05
_MOST_OF_COUNTRY = 0.8
_OVERSEAS_DEG = 12
_SLIVER_DEG2 = 0.005


def cook(recipe: str, pantry: Pantry) -> BaseGeometry:
    """Make the shape of a recipe.

    Raises:
        GazetteerError: The recipe names something that the sources lack, or gives nothing.
    """
    shapes = [_cook_part(part.strip(), pantry) for part in recipe.split(";")]
    shape = shapely.union_all(shapes)
    if shape.is_empty:
        msg = "recipe {recipe!r} gives an empty shape"
        raise GazetteerError(msg, recipe=recipe)
    return shape


def _cook_part(part: str, pantry: Pantry) -> BaseGeometry:
    verb, _, rest = part.partition(" ")
    try:
        return _VERBS[verb](rest, pantry)
    except KeyError as error:
        msg = "recipe {recipe!r} needs {part}, which the sources lack"
        raise GazetteerError(msg, recipe=part, part=error) from error


def _divisions(rest: str, pantry: Pantry) -> BaseGeometry:
    return shapely.union_all(_present(rest.split(), pantry.divisions))


def _countries(rest: str, pantry: Pantry) -> BaseGeometry:
    return shapely.union_all([_mainland(shape) for shape in _present(rest.split(), pantry.countries)])


def _present(words: Sequence[str], shelf: Mapping[str, BaseGeometry]) -> list[BaseGeometry]:
    """Take the shapes that the sources have; that they have none of them is an error."""
    found = [shelf[word] for word in words if word in shelf]
    if not found:
        raise KeyError(" ".join(words))
    return found


def _overlap(rest: str, pantry: Pantry) -> BaseGeometry:
    division, country = rest.split()
    return _areas(pantry.divisions[division].intersection(pantry.countries[country]))


def _outside(rest: str, pantry: Pantry) -> BaseGeometry:
    division, *codes = rest.split()
    claimed = shapely.union_all([pantry.countries[code] for code in codes])
    return _areas(pantry.divisions[division].difference(claimed))


def _rest(rest: str, pantry: Pantry) -> BaseGeometry:
    code, *divisions = rest.split()
    others = shapely.union_all([pantry.divisions[division] for division in divisions])
    return _areas(pantry.countries[code].difference(others))


def _border(rest: str, pantry: Pantry) -> BaseGeometry:
    left, right = rest.split()
    return _named_lines(pantry.borders, [f"{left} {right}", f"{right} {left}"])


def _line(rest: str, pantry: Pantry) -> BaseGeometry:
    return _named_lines([*pantry.lines, *pantry.borders], rest.split(" | "))


def _ring(rest: str, pantry: Pantry) -> BaseGeometry:
    """Give what the lines enclose, bridging the smallest gaps that close it."""
    lines = _line(rest, pantry)
    for gap_deg in _GAPS_DEG:
        walls = shapely.get_parts(lines.buffer(gap_deg))
        inside = [shapely.Polygon(hole) for wall in walls for hole in wall.interiors]
        if inside and (best := max(inside, key=lambda shape: shape.area)).area > _LEAST_RING_DEG2:
            return best.buffer(gap_deg)
    return shapely.Polygon()


def _piece(rest: str, pantry: Pantry) -> BaseGeometry:
    """Cut the country along the line and keep the part nearest the town, bridging the smallest gaps that cut it."""
    code, town_word, name = rest.split(" ", 2)
    country, line, town = pantry.countries[code], _line(name, pantry), shapely.Point(pantry.town(town_word))
    for gap_deg in _GAPS_DEG:
        parts = shapely.get_parts(country.difference(line.buffer(gap_deg)))
        part: BaseGeometry = min(parts, key=town.distance)
        if part.area < _MOST_OF_COUNTRY * country.area:
            return part.buffer(gap_deg).intersection(country)
    return shapely.Polygon()


def _water(rest: str, pantry: Pantry) -> BaseGeometry:
    ports = [pantry.town(word) for word in split_towns(rest)]
    hull = shapely.MultiPoint(ports).convex_hull.buffer(_GAPS_DEG[-1])
    largest: BaseGeometry = max(shapely.get_parts(pantry.ocean.intersection(hull)), key=lambda part: part.area)
    return largest


def _settlements(rest: str, pantry: Pantry) -> BaseGeometry:
    return shapely.union_all([pantry.cell(pantry.town(word)) for word in split_towns(rest)])


def _lake(rest: str, pantry: Pantry) -> BaseGeometry:
    return _named_lines(pantry.lakes, rest.split(" | "))


def _river(rest: str, pantry: Pantry) -> BaseGeometry:
    names, _, codes = rest.partition(" in ")
    parts = shapely.get_parts(_named_lines(pantry.rivers, names.split(" | ")))
    banks = [pantry.countries[code] for code in codes.split()]
    return shapely.union_all([part for part in parts if not banks or any(part.intersects(bank) for bank in banks)])


_VERBS: Mapping[str, Callable[[str, Pantry], BaseGeometry]] = {
    "divisions": _divisions,
    "districts": lambda rest, pantry: shapely.union_all(_present(rest.split(), pantry.districts)),
    "settlements": _settlements,
    "countries": _countries,
    "overlap": _overlap,
    "outside": _outside,
    "rest": _rest,
    "tracts": lambda rest, pantry: pantry.tracts[rest],
    "lease": lambda rest, pantry: pantry.areas[rest],
    "border": _border,
    "line": _line,
    "ring": _ring,
    "piece": _piece,
    "water": _water,
    "lake": _lake,
    "river": _river,
}


def split_towns(rest: str) -> list[str]:
    """Split "UA:Odesa IR:Bandar Abbas" before each country code."""
    return re.split(r" (?=[A-Z]{2}:)", rest)


def _areas(shape: BaseGeometry) -> BaseGeometry:
    """Leave out lines, points and slivers."""
    return shapely.union_all([part for part in shapely.get_parts(shape) if part.area > _SLIVER_DEG2])


def _named_lines(shelf: Named, names: Sequence[str]) -> BaseGeometry:
    found = [shape for labels, shape in shelf if any(name.strip() in labels for name in names)]
    if not found:
        raise KeyError(" | ".join(names))
    return shapely.union_all(found)


def _mainland(country: BaseGeometry) -> BaseGeometry:
    """Leave out the parts of a country that lie more than 12 degrees from its largest part."""
    parts = shapely.get_parts(country)
    largest = max(parts, key=lambda part: part.area)
    return shapely.union_all([part for part in parts if part.distance(largest) < _OVERSEAS_DEG])
