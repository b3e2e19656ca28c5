"""Participles that a parser takes for the verb of their sentence."""

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
