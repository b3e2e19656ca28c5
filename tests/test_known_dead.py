"""Deaths told one by one of those told dead before."""

import pytest
from parsed import claims_of

from geodata.vocab import FigureKind


@pytest.mark.parametrize(
    ("killed", "text"),
    [
        (
            [3, 1, 1],
            "Two nurses and a driver died on Monday. The driver was shot near a bridge; one of the nurses was hit by a shell.",
        ),
        ([3, 1], "Three teachers were killed this week. One of the teachers was shot by a sniper."),
        (
            [2, 1],
            "Two monks were killed in the hills. One of the monks was caught in crossfire between troops and rebels.",
        ),
        ([3, 0], "Three policemen were killed on Sunday. The governor was shot on Monday."),
        ([3, 0], "Three policemen were killed on Sunday. A policeman was shot on Monday."),
    ],
)
def test_those_told_dead_before_are_counted_where_their_death_is_told(killed, text):
    """Of one of the dead told before, "was shot" tells a death; of anybody else it does not."""
    counts = [
        sum(figure.low or 0 for figure in claim.figures if figure.kind == FigureKind.KILLED)
        for claim in claims_of(text)
    ]
    assert counts == killed
