"""Readings as the JSON of the contract and as flat rows."""

import json
from dataclasses import replace

import pytest
from readings import TEXT, event, reading, sentence

from geodata.model import Figure
from geodata.records import event_record, event_row, flat_figures, pick_events, reading_record
from geodata.vocab import EventType, FigureKind, FigureUnit, Qualifier

EVENT_FIELDS = [
    "id",
    "event_type",
    "acled_event_type",
    "acled_sub_event_type",
    "modality",
    "place_name",
    "mention",
    "geonameid",
    "place_kind",
    "country_code",
    "admin1",
    "lat",
    "lon",
    "uncertainty_km",
    "where_prec",
    "place_inherited",
    "date_start",
    "date_end",
    "date_prec",
    "time_of_day",
    "figures",
    "actor",
    "target",
    "claimed_by",
    "part_of",
    "same_as",
    "quote",
    "start",
    "end",
    "confidence",
    "reason",
    "reasons",
    "article_id",
    "url",
    "publisher",
    "published",
    "corrected",
    "original_event_type",
    "original_place_name",
    "original_lat",
    "original_lon",
]
TOPONYM_FIELDS = [
    "start",
    "end",
    "name",
    "canonical",
    "geonameid",
    "lat",
    "lon",
    "country_code",
    "admin1",
    "kind",
    "score",
    "reason",
    "metonym",
]


def figure(kind=FigureKind.KILLED, low=None, high=None, **fields):
    """Make a figure somewhere in the text."""
    return Figure(kind=kind, low=low, high=high, qualifier=Qualifier.EXACT, **{**sentence("at least 3"), **fields})


def test_a_reading_has_the_fields_of_the_contract():
    """Names and order are fixed, so that equal readings are equal bytes."""
    record = reading_record(reading())
    article_fields = ["id", "title", "published", "published_inferred", "published_reason", "language"]
    assert list(record) == [*article_fields, "toponyms", "events", "occurrences", "unresolved"]
    assert [list(toponym) for toponym in record["toponyms"]] == [TOPONYM_FIELDS] * 2
    assert [list(event) for event in record["events"]] == [EVENT_FIELDS] * 3


def test_a_reason_carries_its_words():
    """Each reason says its field, its rule and the words between its offsets; null where no words decided."""
    shelling = reading_record(reading())["events"][0]
    assert shelling["reasons"] == [
        {"field": "type", "rule": "verb", "words": "Shells", "start": 0, "end": 6},
        {"field": "place", "rule": "in the sentence", "words": None, "start": None, "end": None},
    ]


def test_every_span_of_a_record_slices_back():
    """Quotes and names are the text between their offsets."""
    record = reading_record(reading())
    assert all(TEXT[event["start"] : event["end"]] == event["quote"] for event in record["events"])
    assert all(TEXT[toponym["start"] : toponym["end"]] == toponym["name"] for toponym in record["toponyms"])


def test_a_record_is_json():
    """Only JSON values stand in it, and no number that JSON does not know."""
    record = reading_record(reading())
    assert json.loads(json.dumps(record, allow_nan=False)) == record


def test_a_place_that_stays_open_has_no_coordinates():
    """The name is recognised, the kind is what the words ask for, and everything of the gazetteer is null."""
    toponym = reading_record(reading())["toponyms"][1]
    assert (toponym["name"], toponym["kind"]) == ("Pokrovsk", "district")
    assert {toponym[field] for field in ("canonical", "geonameid", "lat", "lon", "country_code", "admin1")} == {None}


def test_an_event_without_place_or_date_says_so_with_null():
    """Nothing is invented for what the text does not give."""
    record = event_record(reading().events[2], reading().article)
    empty = ("place_name", "lat", "lon", "uncertainty_km", "where_prec", "date_start", "date_end", "date_prec")
    assert {record[field] for field in empty} == {None}
    assert record["figures"] == []


@pytest.mark.parametrize(
    ("low", "high", "figures"),
    [
        (None, None, ()),
        (3, None, (figure(low=3),)),
        (27, 27, (figure(low=27, high=27), figure(low=2, high=2, subset=True))),
        (4, None, (figure(low=4, high=4), figure(low=1, high=1))),
        (None, 50, (figure(high=50),)),
        (None, None, (figure(FigureKind.WOUNDED, low=9, high=9),)),
        (0, 0, (figure(low=0, high=0),)),
    ],
)
def test_flat_figures_never_add(low, high, figures):
    """Parts are left out; figures that may overlap give a low bound and stay open above."""
    flat = flat_figures(figures)
    assert (flat["killed_low"], flat["killed_high"]) == (low, high)


def test_households_are_not_persons():
    """A household figure has columns of its own."""
    flat = flat_figures((figure(FigureKind.DISPLACED, low=40, unit=FigureUnit.HOUSEHOLD),))
    assert (flat["displaced_low"], flat["displaced_households_low"]) == (None, 40)


def test_a_row_is_the_record_with_bounds_and_one_reason():
    """The flat row differs from the record in the figures and in the reasons, and in nothing else."""
    shelling, article = reading().events[0], reading().article
    row, record = event_row(shelling, article), event_record(shelling, article)
    assert row["reason"] == "type: verb; place: in the sentence"
    assert json.loads(row["reasons"]) == record["reasons"]
    assert {key: row[key] for key in record if key not in {"figures", "reason", "reasons"}} == {
        key: cell for key, cell in record.items() if key not in {"figures", "reason", "reasons"}
    }


def test_picking_keeps_articles_and_order():
    """Chosen events stay in the order of the text; a reading without one stays, empty."""
    (picked,) = pick_events([reading()], {"e3", "e1"})
    assert [event.event_id for event in picked.events] == ["e1", "e3"]
    assert replace(picked, events=reading().events) == reading()


def test_rounding_leaves_no_negative_zero():
    """A longitude just west of Greenwich is 0.0, not -0.0."""
    shelling = event("e9", "medics", EventType.CASUALTY)
    location = reading().events[0].location
    west = replace(location, area=replace(location.area, lon=-1e-9))
    assert str(event_record(replace(shelling, location=west), reading().article)["lon"]) == "0.0"
