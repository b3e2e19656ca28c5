"""What a claim inherits from the text around it, and how events are named."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parsed import claims_of
from records import day, location

from geodata.events import build_events
from geodata.model import Article
from geodata.setting import Setting, find_setting
from geodata.vocab import DatePrec, EventType, Modality, PlaceKind

TEXT = "Shelling hit a school. Two guards were killed by gunmen. The president called for talks."
NOWHERE = Setting(location=None, when=None)


def article(text=TEXT, published=date(2020, 5, 6)):
    """An article of one paragraph."""
    return Article(article_id="a", text=text, published=published)


def test_quote_is_the_sentence_as_it_stands():
    """Every event's quote slices out of the article's own text."""
    for event in build_events(article(), claims_of(TEXT), NOWHERE):
        assert TEXT[event.start : event.end] == event.quote


def test_place_of_the_sentence_before_is_inherited_and_said_so():
    """A sentence without a place takes the one before it in its paragraph."""
    first, *rest = claims_of(TEXT)
    events = build_events(article(), [replace(first, location=location("Harun")), *rest], NOWHERE)
    assert [(event.location.name if event.location else None, event.place_inherited) for event in events] == [
        ("Harun", False),
        ("Harun", True),
        (None, False),
    ]


def test_talks_take_no_place_but_their_own():
    """A call for talks is not pinned to where the fighting is."""
    events = build_events(article(), claims_of(TEXT), Setting(location=location("Harun"), when=None))
    talks = next(event for event in events if event.event_type == EventType.DIPLOMACY)
    assert talks.area is None


def test_unknown_date_stays_unknown():
    """Where nothing supports a date there is none: the day of publication is not assumed for the past."""
    events = build_events(article(), claims_of(TEXT), NOWHERE)
    assert [event.when for event in events] == [None, None, None]


def test_present_tense_is_the_day_of_publication():
    """What "is taking place" takes place on the day of publication."""
    text = "Clashes are taking place along the river."
    (event,) = build_events(article(text), claims_of(text), NOWHERE)
    assert (event.when.first, event.when.prec) == (date(2020, 5, 6), DatePrec.DAY)


def test_history_inherits_no_date():
    """A war of another year lends its date to nothing, and takes none."""
    claim = replace(claims_of("Shelling hit a school.")[0], modality=Modality.HISTORICAL)
    (event,) = build_events(article(), [claim], Setting(location=None, when=day(2020, 5, 5)))
    assert event.when is None


def test_setting_prefers_towns_to_countries():
    """The place an article keeps to is a country only where it names nothing smaller."""
    country = location("Haruna", kind=PlaceKind.COUNTRY)
    setting = find_setting([], [], [], [country, country, location("Mesk")], [day(2020, 5, 5)])
    assert (setting.location.name, setting.when.first) == ("Mesk", date(2020, 5, 5))


@pytest.mark.parametrize("times", [2, 3])
def test_ids_are_stable_and_never_shared(times):
    """The same claims give the same ids, and two alike are told apart."""
    claims = [claims_of("Shelling hit a school.")[0]] * times
    first, second = (build_events(article(), claims, NOWHERE) for _ in range(2))
    assert [event.event_id for event in first] == [event.event_id for event in second]
    assert len({event.event_id for event in first}) == times


@given(st.permutations(range(3)))
def test_order_of_paragraphs_changes_no_event(order):
    """Paragraphs that inherit nothing are read alike wherever they stand."""
    parts = ["Shelling hit a school on Monday.", "Gunmen abducted a nurse on Sunday.", "Students marched on Tuesday."]
    text = "\n\n".join(parts[number] for number in order)
    events = build_events(article(text), claims_of(text), NOWHERE)
    assert {(event.event_type.value, event.quote) for event in events} == {
        ("explosion", parts[0]),
        ("attack", parts[1]),
        ("protest", parts[2]),
    }
