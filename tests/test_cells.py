"""Tests of geodata.build.cells: what is known of a division from the settlements in it."""

import pytest
import shapely
from hypothesis import example, given
from hypothesis import strategies as st

from geodata.build.cells import cells, district_reach_km, district_shapes, find_cell, share_out, split_tracts
from geodata.build.shapes import Tract

LAND = shapely.box(0, 0, 4, 1)
HOMES = [(0.5, 0.5, 900, (1, 11)), (1.5, 0.5, 900, (1, 12)), (2.5, 0.5, 900, (2, 13)), (3.5, 0.5, 900, (2, 14))]
VOTES = {1: 1800, 2: 1800, 11: 900, 12: 900, 13: 900, 14: 900}
OLD = Tract(country_code="UT", names=frozenset(), other_names=frozenset(), shape=LAND, votes=VOTES, people=3600)
POINTS = st.lists(
    st.tuples(st.integers(0, 40).map(lambda x: x / 10), st.integers(0, 10).map(lambda y: y / 10)),
    min_size=1,
    max_size=8,
)


def test_a_new_division_takes_its_part_of_the_old_one():
    """The half where its settlements lie, with a margin; the division that had the whole keeps the other half."""
    split = split_tracts([OLD], HOMES, {1, 2}, {1: [0]})
    assert split[2].covers(shapely.box(2, 0, 4, 1))
    assert not split[2].intersects(shapely.box(0, 0, 1.8, 1))
    assert split[1].covers(shapely.box(0, 0, 2, 1))
    assert split[1].area < 0.6 * LAND.area


def test_an_undivided_tract_is_left_alone():
    """Without a division that lacks an outline nothing is made."""
    assert split_tracts([OLD], HOMES, {1, 2}, {1: [0], 2: [0]}) == {}


def test_one_settlement_misplaced_makes_no_part():
    """A division most of whose people live elsewhere has no part of a tract for one village of it."""
    stray = Tract(
        country_code="UT", names=OLD.names, other_names=OLD.names, shape=LAND, votes={1: 3550, 2: 5}, people=3555
    )
    away = Tract(
        country_code="UT",
        names=OLD.names,
        other_names=OLD.names,
        shape=shapely.box(9, 0, 10, 1),
        votes={2: 90},
        people=90,
    )
    assert 1 not in split_tracts([stray, away], [*HOMES, (9.5, 0.5, 90, (2,))], {1, 2}, {1: [0]})


def test_a_shape_is_shared_out_whole():
    """Nothing of it belongs to nobody."""
    assert shapely.union_all(list(share_out(LAND, HOMES, {1, 2}).values())).equals(LAND)


@given(POINTS)
@example([(0.6, 0.3), (0.8, 0.1), (1.0, 0.1), (1.0, 0.7)])
def test_cells_hold_their_points_and_cover_the_shape(points):
    """Each point lies in its own cell, and together they leave nothing out."""
    found = cells(points, LAND)
    for point, cell in zip(points, found, strict=True):
        assert cell.distance(shapely.Point(point)) < 1e-6
    assert shapely.union_all(found).area == pytest.approx(LAND.area, rel=1e-6)


def test_a_district_reaches_as_far_as_its_settlements():
    """From its point to the far side of its cell, in km."""
    reach = district_reach_km([OLD], HOMES, {11: (0.5, 0.5), 12: (0.5, 0.5)})
    assert reach[11] == pytest.approx(62.7, abs=1)
    assert reach[12] > 150


def test_districts_and_towns_are_outlined_by_their_cells():
    """A district is the cells of its settlements; a town is the cell of the settlement nearest to its point."""
    assert district_shapes([OLD], HOMES, {12})[12].equals(shapely.box(1, 0, 2, 1))
    assert find_cell([OLD], HOMES)((3.6, 0.4)).equals(shapely.box(3, 0, 4, 1))
