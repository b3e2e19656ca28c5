"""What is said of acts in general, asked about or left out is no occurrence."""

import pytest

from geodata import article_from_text, extract
from geodata.lookup import default_reader


def types_of(text):
    """The types of the events of a text, in its order."""
    return [event.event_type.value for event in extract(article_from_text(text), default_reader()).events]


@pytest.mark.parametrize(
    "text",
    [
        "Burning a church or a temple, whatever the reason, is forbidden by our faith, the imam said.",
        "Shelling hospitals is a war crime, the lawyer told the court.",
        "Attacks on schools are unacceptable, the teacher said.",
        "Which village will be bombed next depends on the weather, the farmer said.",
        "The engineers repaired the pylons without being shelled by either side, the company said.",
        "Instead of storming the barracks the rebels went home, a priest said.",
    ],
)
def test_acts_in_general_are_no_occurrence(text):
    """A norm, an indirect question and what was not done name no act."""
    assert types_of(text) == []


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["attack"], "The massacre in the church in Jos on Monday was a crime, the bishop said."),
        (["explosion"], "The shelling of Homs on Friday was illegal, the teacher said."),
        (["fighting"], "Without waiting for the tanks the rebels stormed the barracks in Sabha on Sunday."),
    ],
)
def test_one_act_that_is_judged_is_told(expected, text):
    """What was done and is then judged has been done."""
    assert types_of(text) == expected
