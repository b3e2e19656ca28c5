"""Who says what."""

import pytest
from parsed import parse

from geodata.attribution import find_sayings
from geodata.sentences import split_sentences


def sayings(text):
    """Find the sayings of a text."""
    doc = parse(text)
    return find_sayings(doc, split_sentences(doc))


@pytest.mark.parametrize(
    ("name", "force", "text"),
    [
        ("The army", "say", "The army said two posts were hit."),
        ("witnesses", "say", "Two posts were hit, witnesses said."),
        ("the health ministry", "say", "Nine people died, according to the health ministry."),
        ("Rebels", "say", "Rebels reported 14 dead and dozens hurt."),
        ("The governor", "deny", "The governor denied that troops had fired."),
        ("The union", "demand", "The union demanded an end to the siege."),
        ("The president", "propose", "The president proposed talks in the capital."),
        ("officials and residents", "say", "Nine people died, officials and residents said."),
        ("one of its doctors", "say", "The hospital took in nine wounded, one of its doctors said."),
        ("Human Rights Watch", "say", "Human Rights Watch lowered the toll of the raid to 28 dead."),
        ("A count by the council", "say", "A count by the council stood at 540 dead."),
        (
            "local and security sources",
            "say",
            "The rebels took the town after clashes, local and security sources told reporters.",
        ),
        ("two aid workers", "say", "The road was mined, two aid workers told reporters."),
    ],
)
def test_speaker_and_force(name, force, text):
    """A reporting verb gives its subject as the speaker and says what is done by speaking."""
    (found,) = sayings(text)
    assert (found.speaker.name, found.force) == (name, force)


def test_pronoun_stands_for_the_speaker_before():
    """The words "they said" are said by whoever spoke last."""
    found = sayings("The rebels said the town was quiet. Both bridges had been destroyed, they said.")
    assert [item.speaker.name for item in found] == ["The rebels", "The rebels"]


def test_relative_pronoun_stands_for_its_noun():
    """In "as for X, which denounced" X speaks."""
    found = sayings("As for the union, which denounced the raid, it urged calm.")
    assert {item.speaker.name for item in found} == {"the union"}


def test_quotation_runs_on_over_sentences():
    """A sentence inside an open quotation is its speaker's, also when he is named at its end."""
    found = sayings("“We heard shots. Two boys fell,” the teacher said.")
    assert [item.speaker.name for item in found][-1] == "the teacher"


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on the market.",
        "The road to the coast was cut overnight.",
        "Our teams reported 40 new huts.",
        "Abductions went on, with 40 cases reported.",
    ],
)
def test_outlet_speaks_for_itself(text):
    """A sentence without a reporting verb has no speaker."""
    assert sayings(text) == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "Bishop Paul Okello, head of the diocese",
            "Bishop Paul Okello, head of the diocese, who accused the army, asked for calm.",
        ),
        (
            "Ibrahim Kone, mayor of Sevare",
            "Ibrahim Kone, mayor of Sevare, underlined that eight villagers had been killed.",
        ),
        (
            "a rights group known as the Emergency Lawyers",
            "Forty were hurt, according to a rights group known as the Emergency Lawyers.",
        ),
        ("The Observatory for Human Rights", "The Observatory for Human Rights, a monitor abroad, put the toll at 34."),
        ("Ali Hassan", "Shells hit a market in Goma, the head of the regional police, Ali Hassan, said."),
        (
            "the secretary-general of the party",
            "Shells hit a market in Goma, the secretary-general of the party said.",
        ),
        ("sources", "This morning sources close to the inquiry announced that two men had been held."),
    ],
)
def test_whole_name_of_the_speaker(name, text):
    """A speaker's name is the name, not its description behind a comma, and has no time of day in it."""
    assert name in {item.speaker.name for item in sayings(text)}


def test_a_place_above_a_report_issues_nothing():
    """A line that names where it happened is no communique's; one that names a ministry is."""
    told = {}
    for heading in ("Sangin, Helmand", "MINISTRY OF DEFENCE OF ARMENIA"):
        text = f"Clashes went on.\n\n{heading}\nOur correspondent saw tanks. A patrol was shelled near a bridge."
        doc = parse(text)
        told[heading] = {saying.speaker.name for saying in find_sayings(doc, split_sentences(doc))}
    assert told["Sangin, Helmand"] == set()
    assert told["MINISTRY OF DEFENCE OF ARMENIA"] == {"MINISTRY OF DEFENCE OF ARMENIA"}
