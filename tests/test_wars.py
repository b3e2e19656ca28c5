"""Tests of benchmarks.wars: places in sentences from wars, and what is only called after a place."""

from collections import Counter
from functools import cache

import pytest

from benchmarks.wars import WARS, WORLD, judge, read_sentences

LEAST_RIGHT, MOST_WRONG, MOST_PINNED = 0.85, 0.03, 0.15


@cache
def verdicts(table):
    """How many places of all sentences of a table were read rightly, wrongly, not at all."""
    return Counter(
        verdict for text, places, others in read_sentences(table) for verdict in judge(text, places, others).values()
    )


@pytest.mark.parametrize(("table", "least"), [(WARS, 250), (WORLD, 130)])
def test_most_places_of_wars_are_read_rightly(table, least):
    """Each sentence stands alone: small towns without their country are the hard part, and are left open, not guessed."""
    counts = verdicts(table)
    named = sum(counts[verdict] for verdict in ("right", "wrong", "open", "missed"))
    assert named >= least
    assert counts["right"] >= LEAST_RIGHT * named
    assert counts["wrong"] <= MOST_WRONG * named


@pytest.mark.parametrize("table", [WARS, WORLD])
def test_what_is_called_after_a_place_is_not_pinned(table):
    """Persons, ships, papers, teams, treaties, streets and operations bear names of towns."""
    counts = verdicts(table)
    assert counts["pinned"] <= MOST_PINNED * (counts["pinned"] + counts["rejected"])


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("Gettysburg", "The USS Gettysburg fired missiles at the launch sites."),
        ("Moskva", "The cruiser Moskva sank after a fire, the navy said."),
        ("Aleppo", "Operation Aleppo Shield began at dawn, a colonel said."),
        ("Kyiv", "Two reporters of the Kyiv Independent were hurt, the paper said."),
        ("Damascus", "A shell fell on the Avenue of Damascus."),
        ("Jackson", "Jackson said that his men had fought well."),
        ("Georgia", "Georgia Smith told the court so."),
        ("Donetsk", "Shakhtar Donetsk lost on Saturday."),
        ("Geneva", "The Geneva Conventions forbid it."),
        ("Sabrouka", "Floods in Northern Sabrouka drowned nine herders."),
    ],
)
def test_one_of_each_kind_is_never_pinned(word, text):
    """A part of a longer name is not the place that it comes from; an unknown region is left open."""
    assert judge(text, (), (word,)) == {word: "rejected"}
