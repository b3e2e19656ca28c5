"""Outlines of divisions that Natural Earth does not know yet, and the reach of districts, from the settlements in them.

A settlement's cell is all that lies nearer to it than to any other. A division made after Natural Earth's map is the part
of an old division that the cells of its settlements cover; a district reaches as far as the cells of its settlements.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geodata.build.shapes import Home, Tract
from geodata.distance import KM_PER_DEG, distance_km

MARGIN_KM = 8.0
SPLIT_TOLERANCE_DEG = 0.01
NUDGE_DEG = 1e-8
_SOUND = 1e-6
_LEAST_SHARE, _LEAST_OWN_SHARE = 0.02, 0.2
_REACH_QUANTILE = 0.95
_LEAST_REACH_KM, _MOST_REACH_KM = 5.0, 300.0


def split_tracts(
    tracts: Sequence[Tract], homes: Sequence[Home], firsts: AbstractSet[int], parts: Mapping[int, Sequence[int]]
) -> dict[int, BaseGeometry]:
    """Share out each tract in which divisions without an outline lie, among those and the one that it was matched to.

    Args:
        tracts: Natural Earth's first-order divisions.
        homes: Lon, lat, people and the ids of the divisions of each populated place.
        firsts: Ids of the first-order divisions.
        parts: Indices of tracts by place id, as matched.

    Returns:
        Outlines by place id, `MARGIN_KM` wider than the cells inside the tract, for the border is only known to lie
        between settlements; of the divisions that had none, and of those that were matched to a tract since divided.

    Source:
        Own rule, GeoNames' settlements by division; measured against divisions of known outline in docs/data.md.
    """
    missing = {place_id for place_id in firsts if place_id not in parts}
    people = sum((Counter(tract.votes) for tract in tracts), Counter())
    newcomers = [
        {place_id for place_id in missing & set(tract.votes) if _has_part(place_id, tract, people[place_id])}
        for tract in tracts
    ]
    tree = shapely.STRtree(shapely.points([home[:2] for home in homes]))
    grown: dict[int, list[BaseGeometry]] = defaultdict(list)
    for index, tract in enumerate(tracts):
        if newcomers[index]:
            sharers = newcomers[index] | {place_id for place_id in firsts if index in parts.get(place_id, ())}
            own = [homes[i] for i in sorted(tree.query(tract.shape, predicate="contains"))]
            for place_id, shape in share_out(tract.shape, own, sharers).items():
                grown[place_id].append(shape)
    for place_id in grown:
        grown[place_id] += [tracts[i].shape for i in parts.get(place_id, ()) if not newcomers[i]]
    return {place_id: shapely.union_all(shapes) for place_id, shapes in grown.items()}


def share_out(shape: BaseGeometry, homes: Sequence[Home], sharers: AbstractSet[int]) -> dict[int, BaseGeometry]:
    """Divide a shape among divisions: each gets the cells of its settlements, a margin around them, inside the shape."""
    sites = [(home, place_id) for home in homes for place_id in home[3] if place_id in sharers]
    own: dict[int, list[BaseGeometry]] = defaultdict(list)
    for (_, place_id), cell in zip(sites, cells([site[0][:2] for site in sites], shape), strict=True):
        own[place_id].append(cell)
    margin_deg = MARGIN_KM / KM_PER_DEG
    return {
        place_id: shapely.union_all(found).buffer(margin_deg).simplify(SPLIT_TOLERANCE_DEG).intersection(shape)
        for place_id, found in own.items()
    }


def cells(points: Sequence[tuple[float, float]], shape: BaseGeometry) -> NDArray[np.object_]:
    """Give the cell of each point inside a shape, in the order of the points; degrees are taken as a plane."""
    distinct = sorted(set(points))
    if len(distinct) < 2:
        return np.full(len(points), shape, dtype=object)
    by_site = _by_site(distinct, shape, 0.0) or _by_site(distinct, shape, NUDGE_DEG)
    return np.array([by_site[point] for point in points], dtype=object)


def _by_site(
    distinct: Sequence[tuple[float, float]], shape: BaseGeometry, nudge_deg: float
) -> dict[tuple[float, float], BaseGeometry]:
    """Give the cells by point, the points moved by no more than that; none where GEOS gives cells that do not fill the shape.

    GEOS may trip over points that lie on one circle, as those of a grid do.
    """
    places = np.array(distinct) + np.random.default_rng(0).uniform(-nudge_deg, nudge_deg, (len(distinct), 2))
    sites = shapely.points(places)
    try:
        found = shapely.get_parts(shapely.voronoi_polygons(shapely.MultiPoint(places), extend_to=shape))
        pairs = shapely.STRtree(found).query(sites, predicate="intersects")
        by_site = {distinct[site]: shapely.intersection(found[cell], shape) for site, cell in pairs.T}
    except shapely.errors.GEOSException:
        return {}
    filled = sum(cell.area for cell in by_site.values())
    sound = len(by_site) == len(distinct) and math.isclose(filled, shape.area, rel_tol=_SOUND)
    return by_site if sound else {}


def district_reach_km(
    tracts: Sequence[Tract], homes: Sequence[Home], centres: Mapping[int, tuple[float, float]]
) -> dict[int, float]:
    """Say how far districts reach from their point, by the cells of their settlements.

    Args:
        tracts: The cells end where these end.
        homes: As for `split_tracts`.
        centres: Lon and lat of the districts asked for, by place id.

    Returns:
        Kilometres by place id: what holds 95 % of the area of the district's cells.
    """
    spans: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for home, cell in _cells_of(tracts, homes):
        for place_id in centres.keys() & set(home[3]):
            spans[place_id].append(_span_km(cell, centres[place_id]))
    return {place_id: _reach_km(found) for place_id, found in spans.items()}


def district_shapes(
    tracts: Sequence[Tract], homes: Sequence[Home], wanted: AbstractSet[int]
) -> dict[int, BaseGeometry]:
    """Give the cells of districts as their outlines, by place id: as near as is known where no map has them."""
    found: dict[int, list[BaseGeometry]] = defaultdict(list)
    for home, cell in _cells_of([tract for tract in tracts if wanted & set(tract.votes)], homes):
        for place_id in wanted & set(home[3]):
            found[place_id].append(cell)
    return {place_id: shapely.union_all(shapes) for place_id, shapes in found.items()}


def _cells_of(tracts: Sequence[Tract], homes: Sequence[Home]) -> Iterator[tuple[Home, BaseGeometry]]:
    """Yield each settlement that lies in a tract, with its cell there."""
    tree = shapely.STRtree(shapely.points([home[:2] for home in homes]))
    for tract in tracts:
        own = [homes[i] for i in sorted(tree.query(tract.shape, predicate="contains"))]
        yield from zip(own, cells([home[:2] for home in own], tract.shape), strict=True)


def find_cell(tracts: Sequence[Tract], homes: Sequence[Home]) -> Callable[[tuple[float, float]], BaseGeometry]:
    """Make a function that gives the cell of the settlement at, or nearest to, lon and lat."""
    grounds = shapely.STRtree([tract.shape for tract in tracts])
    tree = shapely.STRtree(shapely.points([home[:2] for home in homes]))

    def cell(point: tuple[float, float]) -> BaseGeometry:
        ground = tracts[int(grounds.nearest(shapely.Point(point)))].shape
        own = [homes[i][:2] for i in sorted(tree.query(ground, predicate="contains"))]
        nearest = min(own, key=lambda home: (home[0] - point[0]) ** 2 + (home[1] - point[1]) ** 2)
        shape: BaseGeometry = cells(own, ground)[own.index(nearest)]
        return shape

    return cell


def _span_km(cell: BaseGeometry, centre: tuple[float, float]) -> tuple[float, float]:
    """How far the far side of a cell lies from a point, and the area of the cell in square km."""
    narrow = max(math.cos(math.radians(centre[1])), 0.05)
    area_km2 = cell.area * narrow * KM_PER_DEG**2
    middle = cell.centroid
    return distance_km(*centre, middle.x, middle.y) + math.sqrt(area_km2 / math.pi), area_km2


def _reach_km(spans: Sequence[tuple[float, float]]) -> float:
    """The distance within which that share of the area lies."""
    ordered = sorted(spans)
    covered = np.cumsum([area_km2 for _, area_km2 in ordered])
    at = int(np.searchsorted(covered, _REACH_QUANTILE * covered[-1]))
    return round(min(max(ordered[at][0], _LEAST_REACH_KM), _MOST_REACH_KM), 1)


def _has_part(place_id: int, tract: Tract, all_people: int) -> bool:
    """Whether a division has a part of a tract: more of its people, or of the tract's, than one settlement misplaced."""
    own = tract.votes[place_id]
    return own > _LEAST_SHARE * tract.people or own > _LEAST_OWN_SHARE * all_people
