"""Sentences whose parse is led astray: participles taken for verbs, what is told taken for a clause about the listener."""

import pytest

from geodata import article_from_text, extract
from geodata.lookup import default_reader


def told(text):
    """Type and modality of each event of a text."""
    events = extract(article_from_text(text), default_reader()).events
    return [(event.event_type.value, event.modality.value) for event in events]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (
            [("arrest", "happened")],
            "Two brothers wanted over the bombing in Herat were arrested in Gardez on Monday.",
        ),
        ([("attack", "happened")], "The gunman wanted by the police since May was shot dead in Gardez."),
        ([("casualty", "happened")], "A smuggler sought for years was killed in Gardez on Monday."),
        ([("diplomacy", "demanded")], "The rebels wanted talks, and a mediator was sent for."),
    ],
)
def test_who_is_wanted_wants_nothing(expected, text):
    """He suffers what the verb behind tells; where "wanted" is the verb of its sentence it stays one."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ([("explosion", "claimed")], "A spokesman told the monitors that troops had shelled Gardez."),
        ([("attack", "denied")], "A spokesman told the monitors that troops had not fired on people in Gardez."),
        ([("fighting", "denied")], "A spokesman told reporters in Kabul that there had been no ambush near Gardez."),
        ([("diplomacy", "demanded")], "The bishops renewed their appeal for talks."),
        ([("fighting", "claimed")], "The regime in Kabul claims to have shot down a jet near Gardez."),
    ],
)
def test_what_is_told_is_said_and_claims_is_a_verb(expected, text):
    """The clause behind "told the monitors that" is what is said."""
    assert told(text) == expected
