"""The same occurrence told in many ways, about towns of many wars: what is read must not hang on the name of the town."""

import csv
from datetime import date
from itertools import cycle
from pathlib import Path

import pytest

from geodata import article_from_text, extract
from geodata.lookup import default_reader
from geodata.vocab import FigureKind

TOWNS = ("Kharkiv", "Idlib", "Mosul", "Taiz", "Kidal", "Maiduguri", "Bunia", "Malakal", "Nyala", "Kismayo", "Kunduz")
TOWNS += ("Quetta", "Lashio", "Jolo", "Baalbek", "Gori", "Ganja", "Mostar", "Jaffna", "Huambo", "Ayacucho", "Homs")
NUMBERS = {"n": 7, "m": 12, "n00": 700, "n+1": 8, "1": 1}
WORDS = {"n": "seven", "m": "12"}
PUBLISHED = date(2016, 12, 16)
LINES = Path(__file__).with_name("wordings.tsv").read_text(encoding="utf-8").splitlines()
ROWS = list(
    csv.DictReader((line for line in LINES if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
)


def told(row, town):
    """Write a sentence of the table about a town; a round number stands in digits."""
    text = row["text"].replace("{n}00", "700").format(P=town, **WORDS)
    return text[0].upper() + text[1:]


def asked_figures(row):
    """The kinds and counts that a row asks for."""
    pairs = (pair.split("=") for pair in row["figures"].split(";") if "=" in pair)
    return {(kind, NUMBERS[count]) for kind, count in pairs}


@pytest.mark.parametrize(
    ("row", "town"), list(zip(ROWS, cycle(TOWNS), strict=False)), ids=[row["text"] for row in ROWS]
)
def test_what_is_told_is_read_whatever_the_town(row, town):
    """Type, modality, figures, speaker, place and day are those of the table."""
    events = extract(article_from_text(told(row, town), published=PUBLISHED), default_reader()).events
    fitting = [event for event in events if event.event_type.value in row["types"].split("|")]
    assert fitting, [event.event_type.value for event in events]
    event = max(fitting, key=lambda each: len(each.figures))
    counts = {(figure.kind.value, figure.low) for figure in event.figures if figure.kind != FigureKind.OTHER}
    assert counts == asked_figures(row)
    assert event.modality.value in row["modality"].split("|")
    assert (event.claimed_by or "-").lower().find(row["speaker"].lower()) >= 0
    if row["place"] == "P":
        assert event.area is not None
        assert town in event.location.mention
    if row["day"] != "-":
        first, _, last = row["day"].partition("..")
        assert event.when is not None
        assert (event.when.first.day, event.when.last.day) <= (int(last or first), int(last or first))
        assert event.when.last.day >= int(first)
