"""Which events the filters leave, and what to loosen."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_events import FRIDAY, MONDAY, event, when

from dashboard.selection import DEFAULT_MODALITIES, Filters, find_loosenings, select_events
from geodata.vocab import EventType, Modality

EVENTS = (
    event("monday", when=when(MONDAY)),
    event("week", when=when(MONDAY, FRIDAY), event_type=EventType.FIGHTING),
    event("undated", event_type=EventType.FIGHTING, modality=Modality.PLANNED),
    event("past", when=when(date(1994, 5, 12)), modality=Modality.HISTORICAL),
)


@pytest.mark.parametrize(
    ("shown", "filters"),
    [
        ("monday week undated", {}),
        ("week undated", {"types": frozenset({EventType.FIGHTING})}),
        ("week undated", {"first": FRIDAY}),
        ("week", {"first": FRIDAY, "undated": False}),
        ("monday week undated", {"undated": False}),
        ("undated", {"last": date(2024, 3, 10)}),
        ("past", {"modalities": frozenset({Modality.HISTORICAL})}),
        ("", {"modalities": frozenset()}),
    ],
)
def test_filters_keep_what_may_be_meant(shown, filters):
    """A vague date passes where it may lie in the range; an undated event stays unless it is asked away."""
    assert [one.event_id for one in select_events(EVENTS, Filters(**filters))] == shown.split()


def test_wishes_and_background_are_off_at_first():
    """What is only demanded or threatened, and what is history, waits until it is asked for."""
    assert frozenset(Modality) - DEFAULT_MODALITIES == {Modality.DEMANDED, Modality.THREATENED, Modality.HISTORICAL}


def test_empty_result_names_the_filters_that_would_help():
    """Each filter that alone hides everything is named with what it would show."""
    filters = Filters(types=frozenset({EventType.PROTEST}))
    assert find_loosenings(EVENTS, filters) == (("type", 3),)


@given(st.frozensets(st.sampled_from(EventType)), st.frozensets(st.sampled_from(Modality)), st.booleans())
def test_loosening_a_filter_never_hides(types, modalities, undated):
    """Everything that a filter shows is shown without it too."""
    shown = set(select_events(EVENTS, Filters(types=types, modalities=modalities, first=FRIDAY, undated=undated)))
    assert shown <= set(select_events(EVENTS, Filters(modalities=frozenset(Modality))))
