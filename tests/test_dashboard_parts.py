"""The parts of the page that need no running page."""

import json
from datetime import date

import pytest
from sample_events import event, killed, place, reading

from dashboard.assets import asset_url
from dashboard.layers import features_json
from dashboard.sources import MOST_OWN_CHARS, MOST_OWN_REPORTS, Source, read_own
from dashboard.table import table_frame
from dashboard.words import span_words
from geodata.errors import InputError
from geodata.model import Article
from geodata.page import MAP_FIELDS


def test_unknown_asset_is_an_error():
    """A file that nobody serves is never silently asked of somebody else."""
    with pytest.raises(FileNotFoundError, match=r"leaflet/jquery\.js"):
        asset_url("leaflet", "jquery.js")


@pytest.mark.parametrize(
    "name", [("leaflet", "leaflet.js"), ("web", "basemap.js"), ("basemap", "world.json"), ("page", "map_page.js")]
)
def test_assets_are_relative(name):
    """An address goes up from the frame, so that it is right under any base path."""
    assert asset_url(*name).startswith("../dashboard.assets.")


def test_map_gets_no_more_than_a_sign_needs():
    """The frame gets place, type and date, and not the article's sentences; an event without place has no geometry."""
    located, unlocated = json.loads(
        features_json(reading(event("a", location=place(), figures=(killed(120),)), event("b")))
    )["features"]
    assert set(located["properties"]) == {*MAP_FIELDS, "size"}
    assert located["geometry"] == {"type": "Point", "coordinates": [34.8, 50.9]}
    assert located["properties"]["size"] == 3
    assert unlocated["geometry"] is None


def test_table_is_in_plain_words():
    """A row tells an event as the card does."""
    row = table_frame([event(location=place(), figures=(killed(),))]).iloc[0]
    assert (row["What"], row["Where"], row["When"], row["Figures"], row["How"]) == (
        "✚ Casualties",
        "Sumy",
        "–",
        "3 killed",
        "Claimed",
    )


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ("no dates", []),
        ("20 September 2023", [date(2023, 9, 20)]),
        ("19 – 20 September 2023", [date(2023, 9, 20), date(2023, 9, 19)]),
        ("30 September – 2 October 2023", [date(2023, 9, 30), date(2023, 10, 2)]),
        ("31 December 2023 – 1 January 2024", [date(2023, 12, 31), date(2024, 1, 1)]),
    ],
)
def test_span_of_days_says_nothing_twice(told, days):
    """Month and year stand once where they are the same."""
    assert span_words(days) == told


@pytest.mark.parametrize(
    ("sentence", "text", "files"),
    [
        ("There is no text. Paste", "  ", []),
        ("The suffix says what a file holds", "", [("a.pdf", b"%PDF")]),
        ("longer than", "a" * (MOST_OWN_CHARS + 1), []),
        ("These are 21 reports", "", [("a.jsonl", b'{"text": "One."}\n' * (MOST_OWN_REPORTS + 1))]),
    ],
)
def test_what_is_no_report_is_refused_in_a_sentence(sentence, text, files):
    """An own report that cannot be read says what happened and what to do."""
    with pytest.raises(InputError, match=sentence):
        read_own(text, files, None)


def test_own_reports_take_the_day_that_is_given():
    """The day of publication that the reader gives is the article's."""
    articles = read_own("It rained in Sumy.", [("b.txt", b"It snowed in Lviv.")], date(2024, 3, 12))
    assert [(one.text, one.published) for one in articles] == [
        ("It rained in Sumy.", date(2024, 3, 12)),
        ("It snowed in Lviv.", date(2024, 3, 12)),
    ]


def test_report_without_headline_is_named_by_its_first_words():
    """A pasted report is called by how it begins, cut where it is long."""
    source = Source(article=Article(article_id="a", text=f"\n\n{'word ' * 40}"), address=None)
    assert source.title.endswith("word…")
    assert len(source.title) <= 80
