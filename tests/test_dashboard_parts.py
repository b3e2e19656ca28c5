"""The parts of the page that need no running page."""

import json
from datetime import date

import pytest
from sample_events import event, reading

from dashboard.assets import asset_url
from dashboard.sending import write_sending
from dashboard.sources import MOST_OWN_CHARS, MOST_OWN_REPORTS, Source, read_own
from dashboard.words import span_words
from geodata.errors import InputError
from geodata.model import Article


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


def test_sending_is_written_once():
    """The same readings are the same files; each report's text lies in the chunk that is named for it."""
    readings = [reading(*(event(f"{number}-{k}") for k in range(120))) for number in range(3)]
    sending = write_sending(readings)
    assert write_sending(readings) is sending
    assert sending.chunk_of == (0, 0, 1)
    assert set(json.loads(sending.chunks[1])) == {"2"}
    assert len(json.loads(sending.record)["events"]["id"]) == 360


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
