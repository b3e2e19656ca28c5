"""`make gold`: floors, ceilings, and the file they stand in."""

import tomllib

from benchmarks.gold import FLOORS, PROMISED, SET_ASIDE, STAGES, find_faults, find_promises
from geodata.tables import read_table

SCORES = {"own": {"detection": 0.7996, "traps": 2}, "places.lgl.test": {"exact": 0.5}}


def test_scores_at_their_floors_pass() -> None:
    """A score may equal its floor to three digits, and a count its ceiling."""
    floors = {"own": {"detection": 0.8, "traps": 2}, "places": {"lgl": {"test": {"exact": 0.5}}}}
    assert find_faults(SCORES, floors) == []


def test_a_score_under_its_floor_is_named_in_one_sentence() -> None:
    """The sentence names the section, the score and the floor; traps fail when they rise."""
    faults = find_faults(SCORES, {"own": {"detection": 0.85, "traps": 1}})
    assert faults == [
        "own.detection is 0.8, under its floor of 0.85.",
        "own.traps is 2, over its ceiling of 1.0.",
    ]


def test_a_section_that_did_not_run_is_not_compared() -> None:
    """Floors of data that are not at hand do not fail; a slot missing from a section that ran does."""
    assert find_faults(SCORES, {"shared": {"all": {"detection": 0.9}}}) == []
    assert find_faults(SCORES, {"own": {"place": 0.9}}) == ["own.place has a floor of 0.9 and was not measured."]


def test_the_floors_are_numbers_in_known_sections() -> None:
    """The file names only sections that the runner has, and every floor is a rate or a ceiling of traps."""
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    assert set(floors) <= set(STAGES)
    assert all(0 <= rate <= 1 for name, rate in floors["own"].items() if name != "traps")


def test_the_page_promises_no_more_than_is_measured() -> None:
    """A number on the page that is higher than the measured one is named; what was not measured is not compared."""
    assert find_promises({PROMISED: {"place": 0.605, "date": 0.9}}, {"place": 60, "date": 90}) == []
    assert find_promises({"own": {"place": 0.1}}, {"place": 60}) == []
    assert find_promises({PROMISED: {"place": 0.599}}, {"place": 60}) == [
        "The page tells place 60 %, and annotated.test has 59.9 %: lower it in tables/measured.tsv."
    ]


def test_the_page_tells_what_is_guarded() -> None:
    """Each number on the page is at most five points under its floor, and none is over it."""
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["annotated"]["test"]
    for row in read_table("measured"):
        assert 0 <= 100 * floors[row["name"]] - int(row["percent"]) < 5, row


def test_four_reports_are_set_aside() -> None:
    """The reports that nobody reads while developing stay the same four."""
    assert len(SET_ASIDE) == 4
