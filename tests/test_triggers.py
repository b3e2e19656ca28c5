"""Which words name an occurrence, and of which type."""

import pytest
from parsed import parse

from geodata.triggers import find_triggers


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["explosion"], "Shelling was heard near the river port before dawn."),
        (["explosion"], "An air strike flattened a warehouse."),
        (["explosion"], "A suicide bomber struck the checkpoint."),
        (["fighting"], "Clashes broke out along the front."),
        (["fighting"], "Rebels seized power in the capital."),
        (["attack"], "Gunmen kidnapped a nurse on the road."),
        (["attack"], "Men in masks were firing from two cars into the crowd."),
        ([], "The company fired thirty workers at its plant."),
        (["evacuation"], "Thousands of families fled the valley."),
        (["protest"], "Students staged a sit-in at the ministry."),
        (["diplomacy"], "The two sides signed a truce."),
        (["arrest"], "Police detained nine men."),
    ],
)
def test_acts_are_found_with_their_type(expected, text):
    """A verb or a noun of the table names the type of its occurrence."""
    types = [trigger.event_type.value for trigger in find_triggers(parse(text)) if trigger.names_act]
    assert types[:1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "He died of a heart attack at home.",
        "The film bombshell won three awards.",
        "The party began a charm offensive in the suburbs.",
        "The club lost on a penalty shootout.",
    ],
)
def test_figures_of_speech_name_no_act(text):
    """A war word inside a figurative phrase is left alone."""
    assert not [trigger for trigger in find_triggers(parse(text)) if trigger.names_act]


def test_longest_phrase_wins():
    """The words "missile strike" are one trigger, not a weapon and a strike."""
    (trigger,) = find_triggers(parse("A missile strike followed."))
    assert (trigger.text, trigger.word.acled_sub_event_type) == (
        "missile strike",
        "Shelling/artillery/missile attack",
    )


def test_spans_slice_back():
    """Offsets of a trigger cut its words out of the text."""
    text = "Rebels said shelling and an ambush near the bridge killed four."
    for trigger in find_triggers(parse(text)):
        assert text[trigger.start : trigger.end] == trigger.text


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("attack", "Two women were raped near the well."),
        ("fighting", "Rebels retook the town."),
        ("explosion", "Rockets hit the port."),
    ],
)
def test_words_are_found_whatever_the_lemmatiser_makes_of_them(expected, text):
    """Participles, irregular verbs and plurals at the head of a sentence stand for their lemma."""
    assert expected in {trigger.event_type.value for trigger in find_triggers(parse(text))}
