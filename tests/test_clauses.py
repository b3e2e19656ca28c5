"""Clauses, subjects and noun phrases off the parse."""

import pytest
from parsed import parse

from geodata.clauses import agent_of, clause_root, is_hypothetical, noun_phrase, object_of, subject_of


def token(text, word):
    """The first token with this form."""
    return next(item for item in parse(text) if item.lower_ == word)


def test_subject_object_and_agent():
    """A verb knows who does it and to whom, in the active and in the passive."""
    active, passive = "Rebels shelled the port.", "The port was shelled by rebels."
    assert subject_of(token(active, "shelled")).text == "Rebels"
    assert object_of(token(active, "shelled")).text == "port"
    assert agent_of(token(passive, "shelled")).text == "rebels"


def test_coordinated_verb_shares_its_subject():
    """The second of two coordinated verbs has the first one's subject."""
    assert subject_of(token("Rebels shelled the port and burned two boats.", "burned")).text == "Rebels"


def test_clauses_of_a_sentence_are_told_apart():
    """Words belong to the nearest verb above them."""
    text = "Shells hit the school after rebels attacked the barracks."
    assert clause_root(token(text, "school")).text == "hit"
    assert clause_root(token(text, "barracks")).text == "attacked"


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "If rebels attack the town, the bridge will be closed."),
        (False, "When rebels attack the town, people flee."),
    ],
)
def test_hypotheses_are_seen(expected, text):
    """What stands under "if" has not happened."""
    assert is_hypothetical(token(text, "attack")) is expected


def test_noun_phrase_leaves_clauses_out():
    """A name carries its modifiers and not the clause that follows."""
    phrase = noun_phrase(token("A spokesman for the army, who spoke by phone, denied it.", "spokesman"))
    assert phrase.text.startswith("A spokesman")
    assert "phone" not in phrase.text
