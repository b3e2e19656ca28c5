"""Parses that lost who does it or who says so."""

from datetime import date
from functools import cache

import pytest

from geodata import article_from_text, extract
from geodata.pipeline import open_reader


@cache
def reader():
    """The reader, opened once."""
    return open_reader()


def told(text: str) -> list[tuple[str, str | None]]:
    """The type of each event of a text, and who says so."""
    events = extract(article_from_text(text, published=date(2016, 12, 16)), reader()).events
    return [(event.event_type.value, event.claimed_by) for event in events]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ([("attack", "police")], "Gunmen on a motorcycle shot dead a clerk in Taiz, police said."),
        (
            [("explosion", "Anka News Agency (ANA)")],
            "A shepherd lost a hand when a mine went off in a pasture in Gevas, Anka News Agency (ANA) reported.",
        ),
        (
            [("diplomacy", "Rebel leader Omar Duran")],
            "Rebel leader Omar Duran, in remarks carried by a Georgian newspaper, offered to open talks with Russia.",
        ),
        (
            [("casualty", "a priest")],
            "In Deir el-Qamar, where aid is short, a priest reached by radio said two men had died of wounds.",
        ),
        (
            [("diplomacy", "The governor"), ("explosion", "The governor")],
            "The governor condemned a suicide bombing on a checkpoint in Khost City, Khost province, that killed 17 people.",
        ),
        (
            [("explosion", None), ("explosion", None)],
            "Shelling killed a woman in Beryslav and a drone struck a bus in Zorbivka, injuring the driver.",
        ),
        (
            [("explosion", None), ("fighting", "Moscow")],
            "Bombs hit a street in Kharkiv, killing four people, and Moscow said its troops had captured a village in the east.",
        ),
    ],
)
def test_each_verb_has_its_own_subject(expected: list[tuple[str, str | None]], text: str) -> None:
    """What the parser hung elsewhere is given back."""
    assert told(text) == expected


def test_people_who_gather_to_demand_something_protest() -> None:
    """And leaders who do so talk."""
    assert told("About 200 women gathered outside the prison in Gao to demand the release of their sons.") == [
        ("protest", None)
    ]


def test_armed_men_who_seize_people_abduct_them() -> None:
    """A town that stands behind those seized is not what is taken."""
    assert told("Abu Sayyaf men seized a foreman and two of his workers in Patikul town, police said.") == [
        ("attack", "police")
    ]
