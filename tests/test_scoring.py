"""The scorer of the project's own gold, on reports small enough to judge by eye."""

from dataclasses import replace
from typing import Any

import pytest

from benchmarks.scoring import Score, are_figures_right, is_date_right, is_place_right, is_speaker_right, score_report

TEXT = "Shells killed three people in Ostrava. Two of them were nurses. The film is called War."


def gold_event(gid: str = "e1", **changes: Any) -> dict[str, Any]:
    """A bombardment of Ostrava, in the first sentence."""
    return {
        "gid": gid,
        "types": ["explosion", "fighting"],
        "places": [{"lat": 49.83, "lon": 18.28, "within_km": 15}],
        "date_start": "2001-05-04",
        "date_end": "2001-05-04",
        "figures": [{"kind": "killed", "low": 3, "high": 3}],
        "claimed_by": "the mayor",
        "modality": "claimed",
        "start": 0,
        "end": 38,
    } | changes


def claim(claim_id: str = "c1", **changes: Any) -> dict[str, Any]:
    """The same bombardment, read rightly."""
    return {
        "id": claim_id,
        "event_type": "explosion",
        "lat": 49.8,
        "lon": 18.3,
        "uncertainty_km": 5.0,
        "date_start": "2001-05-04",
        "date_end": "2001-05-04",
        "figures": [{"kind": "killed", "low": 3, "high": 3}],
        "claimed_by": "Mayor Novak",
        "modality": "claimed",
        "start": 0,
        "end": 38,
    } | changes


def report(*events: dict[str, Any]) -> dict[str, Any]:
    """A gold report with these events and one trap, the last sentence."""
    return {"id": "r", "text": TEXT, "events": list(events), "absent": [{"start": 64, "end": 87}], "furniture": []}


def test_a_right_claim_is_complete() -> None:
    """Every rate of a right reading is 1."""
    score = score_report(report(gold_event()), [claim()])
    assert set(score.rates().values()) == {1.0}
    assert score.misses == ()


@pytest.mark.parametrize(
    ("slot", "changes"),
    [
        ("place", {"lat": 50.5}),
        ("date", {"date_start": "2001-05-01", "date_end": "2001-05-03"}),
        ("figures", {"figures": [{"kind": "killed", "low": 3, "high": None}]}),
    ],
)
def test_one_wrong_slot_leaves_a_claim_detected_and_incomplete(slot: str, changes: dict[str, Any]) -> None:
    """Place, date and figures are asked of a complete event."""
    score = score_report(report(gold_event()), [claim(**changes)])
    rates = score.rates()
    assert (rates["detection"], rates["complete"], rates[slot]) == (1.0, 0.0, 0.0)
    assert f"{slot} read as" in score.misses[0]


def test_a_claim_pairs_once() -> None:
    """The claim that agrees more takes the gold event; the other is one too many."""
    score = score_report(report(gold_event()), [claim("c1", lat=None), claim("c2")])
    assert (score.claims, score.detected, score.complete) == (2, 1, 1)


def test_a_wrong_type_is_no_detection() -> None:
    """A claim of another type is a claim too many and the gold event is missed."""
    score = score_report(report(gold_event()), [claim(event_type="protest")])
    assert (score.gold, score.claims, score.detected) == (1, 1, 0)
    assert len(score.misses) == 2


@pytest.mark.parametrize("changes", [{"essential": False}, {"same_as": "e0"}])
def test_a_neutral_event_changes_no_rate(changes: dict[str, Any]) -> None:
    """Found or missed, a borderline event or a second account counts nowhere."""
    found = score_report(report(gold_event(**changes)), [claim()])
    missed = score_report(report(gold_event(**changes)), [])
    assert (found.gold, found.claims) == (missed.gold, missed.claims) == (0, 0)


def test_a_hit_on_a_mention_is_a_hit() -> None:
    """A claim from a repetition of the event counts as the event."""
    score = score_report(report(gold_event(mentions=[{"start": 39, "end": 63}])), [claim(start=39, end=63)])
    assert score.complete == 1


def test_a_claim_in_a_trap_is_counted_as_trapped() -> None:
    """A claim from a stretch that holds no event is a trap."""
    assert score_report(report(gold_event()), [claim(start=64, end=87)]).traps == 1


def test_parts_must_name_the_claim_of_their_total() -> None:
    """part_of is right only where it leads to the claim paired with the total."""
    total, part = gold_event("e1"), gold_event("e2", start=39, end=63, figures=[], part_of="e1")
    claims = [claim("c1"), claim("c2", start=39, end=63, figures=[])]
    linked = [claims[0], claims[1] | {"part_of": "c1"}]
    assert score_report(report(total, part), claims).rates()["part_of"] == 0.0
    assert score_report(report(total, part), linked).rates()["part_of"] == 1.0


def test_two_accounts_may_be_joined_from_either_side() -> None:
    """same_as has no direction."""
    first, second = gold_event("e1"), gold_event("e2", start=39, end=63, same_as="e1")
    claims = [claim("c1", same_as="c2"), claim("c2", start=39, end=63)]
    assert score_report(report(first, second), claims).rates()["same_as"] == 1.0


@pytest.mark.parametrize(
    ("expected", "gold", "given"),
    [
        (
            True,
            [{"kind": "killed", "low": 24, "high": None, "vague": True}],
            [{"kind": "killed", "low": 12, "high": 60}],
        ),
        (True, [{"kind": "killed", "low": None, "high": 8}], [{"kind": "killed", "low": 0, "high": 8}]),
        (True, [{"kind": "other", "low": 9, "high": 9}], []),
        (False, [], [{"kind": "wounded", "low": 9, "high": 9}]),
        (False, [{"kind": "killed", "low": 3, "high": 3}], []),
    ],
)
def test_figures_compare_bounds_of_harm_only(expected: bool, gold: list[Any], given: list[Any]) -> None:
    """Vague words allow any number; numbers that are no harm are not judged."""
    assert are_figures_right(gold_event(figures=gold), claim(figures=given)) is expected


def test_no_place_is_right_where_the_gold_has_none() -> None:
    """An unlocated event may have no point, or an area of a country's size, but no pin."""
    event = gold_event(places=[])
    assert is_place_right(event, claim(lat=None, lon=None))
    assert is_place_right(event, claim(uncertainty_km=400.0))
    assert not is_place_right(event, claim())


def test_a_date_may_be_wider_by_a_week_at_most() -> None:
    """A right range meets the gold's and does not swallow the month."""
    assert is_date_right(gold_event(), claim(date_end="2001-05-11"))
    assert not is_date_right(gold_event(), claim(date_end="2001-05-31"))
    assert is_date_right(gold_event(date_start=None), claim(date_start=None, date_end=None))


def test_speakers_share_a_word_that_carries_meaning() -> None:
    """A title agrees with a title and a name, another office does not, and silence agrees with silence."""
    assert is_speaker_right(gold_event(), claim())
    assert not is_speaker_right(gold_event(), claim(claimed_by="the police"))
    assert is_speaker_right(gold_event(claimed_by=None), claim(claimed_by=None))


def test_scores_add_up() -> None:
    """Rates over many reports are rates of the summed counts."""
    one = score_report(report(gold_event()), [claim()])
    both = one + replace(one, reports=1, detected=0, complete=0)
    assert both.reports == 2
    assert both.rates()["detection"] == 0.5
    assert Score().rates() == {"detection": 0.0, "complete": 0.0}
