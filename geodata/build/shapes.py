"""Outlines of countries and divisions: Natural Earth 1:10m, each polygon matched to a place of GeoNames."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
import shapely.ops
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geodata.build.divisions import bare_names
from geodata.build.entries import Entry
from geodata.build.sources import countries_shapefile, qgis_world_map
from geodata.names import fold_name

Home = tuple[float, float, int, tuple[int, ...]]
"""A populated place: lon, lat, people, and the ids of the divisions that it lies in."""
Ground = tuple[Sequence[Any], NDArray[np.object_]]
"""Natural Earth's divisions: their rows, and their shapes in the same order."""
ASHORE_DEG, INLAND_DEG = 0.1, 0.001
_SURE = 0.8
_NEAR_DEG = 0.3
_PREFIXES = (
    "provincia de", "provincia di", "provincia del", "departement de la", "departement des", "departement du",
    "departement de l", "departement d", "departement de", "departamento de", "departamento del", "muhafazat", "mohafazat", "mohafazet", "raionul",
    "estado do", "estado da", "estado de", "state of", "union territory of", "concelho de", "gobolka", "oblast",
    "opstina", "region de", "region du", "region de l", "wilaya de", "wilayat", "gouvernorat de", "eparchia", "respublika",
    "distrito de", "judetul", "changwat", "ostan e", "kraj", "circonscription de", "city of", "municipio de",
)  # fmt: skip
_SUFFIXES = (
    "apskritis",
    "rajons",
    "oblast",
    "kray",
    "state",
    "province",
    "region",
    "ili",
    "sheng",
    "to",
    "ken",
    "rayon",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tract:
    """A polygon of Natural Earth and, by place, the people who live inside by GeoNames.

    `names` are GeoNames' names of it as Natural Earth knows them, `other_names` its own, which are often wrong.
    """

    country_code: str
    names: frozenset[str]
    other_names: frozenset[str]
    shape: BaseGeometry
    votes: Mapping[int, int]
    people: int


def loose_names(names: Iterable[str]) -> frozenset[str]:
    """Give the folded names with and without the word for the kind of division."""
    found = set()
    for name in names:
        folded = fold_name(name)
        found.add(folded)
        found.update(folded.removeprefix(f"{word} ") for word in _PREFIXES if folded.startswith(f"{word} "))
        found.update(folded.removesuffix(f" {word}") for word in _SUFFIXES if folded.endswith(f" {word}"))
    return frozenset(found - {""})


def match_tracts(tracts: Sequence[Tract], divisions: Sequence[Entry]) -> dict[int, list[int]]:
    """Say which tracts make up which division.

    First by name among the divisions whose people live inside or whose centre is near; then by people alone,
    where nearly all inside live in one division and nearly all of that division live inside; a tract that is still no
    first-order division's goes to the one that nearly all its people live in: one made of several since (Davao, Tây Ninh).

    Returns:
        Indices of tracts by place id.

    Source:
        Own rule: Natural Earth's names are sometimes wrong, GeoNames' points sometimes misplaced.
    """
    people: dict[int, Counter[int]] = defaultdict(Counter)
    for index, tract in enumerate(tracts):
        for place_id, count in tract.votes.items():
            people[place_id][index] += count
    matched: dict[int, list[int]] = defaultdict(list)
    taken = set()
    for index, choice in _match_by_name(tracts, divisions, people).items():
        matched[choice].append(index)
        taken.add(index)
    for index, tract in enumerate(tracts):
        for place_id in tract.votes:
            if index not in taken and place_id not in matched and _share(place_id, index, tract, people) > _SURE:
                matched[place_id].append(index)
    firsts = {entry.place_id for entry in divisions if entry.feature_code == "ADM1"}
    whole = {index for place_id in firsts & set(matched) for index in matched[place_id]}
    for place_id in sorted(firsts):
        parts = [i for i in people[place_id] if i not in whole and _inside(place_id, tracts[i]) > _SURE]
        if parts:
            matched[place_id] += parts
    return dict(matched)


def _match_by_name(
    tracts: Sequence[Tract], divisions: Sequence[Entry], people: Mapping[int, Counter[int]]
) -> dict[int, int]:
    """Give the division that each tract bears the name of, where its people or its centre agree."""
    named: dict[tuple[str | None, str], set[int]] = defaultdict(set)
    by_id = {entry.place_id: entry for entry in divisions}
    for entry in divisions:
        for name in loose_names([*entry.all_names, *bare_names(entry.all_names)]):
            named[entry.country_code, name].add(entry.place_id)
    matched = {}
    for index, tract in enumerate(tracts):
        codes = {tract.country_code} | {by_id[place_id].country_code for place_id in tract.votes}
        for names in (tract.names, tract.other_names):
            found = {place_id for code in codes for name in names for place_id in named.get((code, name), ())}
            scored = [(_name_score(by_id[place_id], index, tract, people), place_id) for place_id in found]
            likely = max(((score, place_id) for score, place_id in scored if score > 0), default=None)
            if likely and (index not in matched or likely[0] > 1):
                matched[index] = likely[1]
            if likely and likely[0] > 1:
                break
    return matched


def _name_score(entry: Entry, index: int, tract: Tract, people: Mapping[int, Counter[int]]) -> float:
    """Weigh a division of the tract's name: people in common first, else nearness; 0 where neither agrees."""
    first = 0.5 if entry.feature_code == "ADM1" else 0.1
    if share := _share(entry.place_id, index, tract, people):
        return 1 + first + share
    if people.get(entry.place_id):
        near = (
            entry.lon is not None
            and entry.lat is not None
            and tract.shape.distance(shapely.Point(entry.lon, entry.lat)) < _NEAR_DEG
        )
        return first if near else 0.0
    return first


def _share(place_id: int, index: int, tract: Tract, people: Mapping[int, Counter[int]]) -> float:
    """How far tract and division have the same people, 0 to 1."""
    if place_id not in tract.votes:
        return 0.0
    return min(_inside(place_id, tract), people[place_id][index] / sum(people[place_id].values()))


def _inside(place_id: int, tract: Tract) -> float:
    """Which share of the tract's people live in this division."""
    return tract.votes[place_id] / tract.people


def read_ground() -> Ground:
    """Read Natural Earth's first-order divisions, their shapes made valid."""
    import pyogrio  # noqa: PLC0415 - heavy, and only here

    rows = pyogrio.read_dataframe(qgis_world_map(), layer="states_provinces")
    return list(rows.itertuples()), shapely.make_valid(rows.geometry.to_numpy())


def come_ashore(homes: Sequence[Home], shapes: NDArray[np.object_]) -> list[Home]:
    """Move the homes that lie outside of every shape, at most 0.1 degrees away, into the nearest: the coast is coarse.

    Lagos, Monrovia and Mombasa lie in the water by Natural Earth's coast.
    """
    points = shapely.points([home[:2] for home in homes])
    tree = shapely.STRtree(shapes)
    adrift = np.setdiff1d(np.arange(len(homes)), tree.query(points, predicate="within")[0])
    ashore = list(homes)
    for found, shape in tree.query_nearest(points[adrift], max_distance=ASHORE_DEG, all_matches=False).T:
        index = adrift[found]
        inland = shapely.buffer(shapes[shape], -INLAND_DEG)
        _, spot = shapely.ops.nearest_points(points[index], shapes[shape] if inland.is_empty else inland)
        ashore[index] = (spot.x, spot.y, *homes[index][2:])
    return ashore


def count_tracts(ground: Ground, homes: Sequence[Home]) -> list[Tract]:
    """Count who lives in each of Natural Earth's divisions.

    Args:
        ground: From `read_ground`.
        homes: Lon, lat, people and the ids of the divisions of each populated place.
    """
    rows, shapes = ground
    tree = shapely.STRtree(shapely.points([home[0] for home in homes], [home[1] for home in homes]))
    votes: list[Counter[int]] = [Counter() for _ in shapes]
    total = [0] * len(shapes)
    for tract, home in tree.query(shapes, predicate="contains").T:
        total[tract] += homes[home][2]
        for place_id in homes[home][3]:
            votes[tract][place_id] += homes[home][2]
    return [
        Tract(
            country_code=row.iso_a2,
            names=loose_names([row.gn_name] if isinstance(row.gn_name, str) else []),
            other_names=loose_names(name for name in (row.name, row.woe_name) if isinstance(name, str)),
            shape=shape,
            votes=dict(vote),
            people=people,
        )
        for row, shape, vote, people in zip(rows, shapes, votes, total, strict=True)
    ]


def read_country_shapes(codes: Mapping[str, str]) -> dict[str, BaseGeometry]:
    """Read the outlines of countries by two-letter code; what several codes share is joined.

    Args:
        codes: Two-letter code by Natural Earth's three-letter one.
    """
    import pyogrio  # noqa: PLC0415 - heavy, and only here

    rows = pyogrio.read_dataframe(countries_shapefile())
    parts: dict[str, list[BaseGeometry]] = defaultdict(list)
    for row in rows.itertuples():
        code = codes.get(row.ADM0_A3, row.ISO_A2_EH)
        parts[code].append(shapely.make_valid(row.geometry))
    return {code: shapely.union_all(shapes) for code, shapes in parts.items() if len(code) == 2}


def simplify_together(shapes: Mapping[int, BaseGeometry], tolerance_deg: float) -> dict[int, BaseGeometry]:
    """Simplify polygons that share borders so that they still share them."""
    keys = list(shapes)
    simple = shapely.coverage_simplify([shapes[key] for key in keys], tolerance_deg)
    return dict(zip(keys, simple, strict=True))


def settle(shape: BaseGeometry, step_deg: float) -> BaseGeometry | None:
    """Round to the grid and keep the shape valid; None where nothing is left."""
    fixed = shapely.set_precision(shapely.make_valid(shape), step_deg)
    parts = [part for part in shapely.get_parts(shapely.get_parts(fixed)) if part.length]
    areas = [part for part in parts if part.geom_type == "Polygon"]
    kept = areas or [part for part in parts if part.geom_type == "LineString"]
    return shapely.union_all(kept, grid_size=step_deg) if kept else None
