"""Sentences that tell of an occurrence in words that no table has."""

from datetime import date
from functools import cache

import pytest

from geodata import article_from_text, extract
from geodata.likely import LEAST, weigh
from geodata.pipeline import open_reader
from geodata.tables import read_table
from geodata.vocab import EventType

RULE = "worded like sentences that tell of such"


@cache
def reader():
    """The reader, opened once."""
    return open_reader()


def rules(text: str) -> list[tuple[str, bool]]:
    """The type of each event, and whether only the model takes it for one."""
    events = extract(article_from_text(text, published=date(2016, 12, 16)), reader()).events
    return [(event.event_type.value, any(reason.rule == RULE for reason in event.reasons)) for event in events]


def test_more_words_of_harm_make_an_occurrence_likelier() -> None:
    """The chance grows with what speaks for it, and the type follows it."""
    calm = weigh({"D:first", "quoted", "w:percent", "rt:VBZ"})
    harm = weigh({"D:prev:attack", "f:killed", "tt:attack", "d:1", "s:say", "l:city:place"})
    assert calm.chance < 0.1 < LEAST < harm.chance
    assert harm.event_type in {EventType.ATTACK, EventType.CASUALTY}


def test_a_report_on_peace_gives_the_model_nothing() -> None:
    """Where no rule finds an occurrence, no sentence is taken for one by its wording."""
    text = "The mayor opened a new school in Lyon on Monday. Two hundred pupils sang. The minister spoke of a good day."
    assert rules(text) == []


def test_a_sentence_that_points_back_tells_nothing_new() -> None:
    """A definite noun goes on with what was told."""
    assert rules(
        "Gunmen attacked a school near Gao on Monday. The attack took place at dawn and has shaken the village."
    ) == [("attack", False)]


def test_the_weights_name_nobody() -> None:
    """Each feature is a word, a role or a finding: no capital, no digit but a grade."""
    features = [row["feature"] for row in read_table("sentence_weights")]
    words = [feature[2:] for feature in features if feature[:2] in {"v:", "w:"}]
    assert len(features) == len(set(features)) > 1000
    assert [word for word in words if not word.isalpha() or word != word.lower()] == []


@pytest.mark.parametrize("column", ["any", *(kind.value for kind in EventType)])
def test_every_type_is_weighed(column: str) -> None:
    """Each column of the table has weights, and an intercept."""
    rows = read_table("sentence_weights")
    assert rows[0]["feature"] == ""
    assert rows[0][column]
    assert sum(bool(row[column]) for row in rows) > 100
