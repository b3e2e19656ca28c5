"""Who does it, and who suffers it."""

import pytest
from parsed import parse

from geodata.actors import find_actor, find_target, role_of


def token(text, word):
    """The first token with this form."""
    return next(item for item in parse(text) if item.lower_ == word)


@pytest.mark.parametrize(
    ("actor", "target", "word", "text"),
    [
        ("Rebels", "a convoy", "ambushed", "Rebels ambushed a convoy near the bridge."),
        ("gunmen", "Four teachers", "abducted", "Four teachers were abducted by gunmen."),
        ("the army", "villages", "shelling", "Shelling of villages by the army went on."),
        (None, "Two farmers", "killed", "Two farmers were killed on Monday."),
        (None, None, "explosion", "An explosion was heard at dawn."),
        ("Houthi forces", None, "fired", "Houthi forces fired missiles on Monday."),
        ("Police", "the marchers", "fired", "Police fired tear gas from the roof at the marchers."),
        (None, None, "lost", "Two farmers lost their legs."),
        (None, "four people", "injuring", "A drone hit the mill, Governor Malkov said, injuring four people."),
        ("The militia", None, "opened", "The militia opened fire near the mill."),
        ("The army", None, "launched", "The army launched an offensive in the valley."),
        (None, "the blockade", "protested", "Thousands protested against the blockade."),
        (None, "nine passers-by", "injured", "A car bomb injured nine passers-by near the barracks."),
        (None, None, "sought", "Some 300 villagers sought refuge in the church."),
        (None, "Goma", "shelled", "Goma, the last big town on the lake, was shelled."),
    ],
)
def test_actor_and_target(actor, target, word, text):
    """They are named as the text names them, or not at all."""
    head = token(text, word)
    parties = find_actor([head]), find_target([head])
    assert [party and party.name for party in parties] == [actor, target]


@pytest.mark.parametrize(
    ("expected", "word"), [("armed", "rebels"), ("forces", "soldiers"), ("civilian", "villagers"), (None, "weather")]
)
def test_roles(expected, word):
    """A noun's part in a conflict comes from the table."""
    assert role_of(token(f"The {word} moved on.", word)) == expected
