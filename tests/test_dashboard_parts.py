"""The parts of the page that need no running page."""

import json
import sys

from sample_events import event, reading
from streamlit.testing.v1 import AppTest

from dashboard.sending import write_sending
from dashboard.sources import Source
from geodata.model import Article


def show_basemap_address():
    """A page that shows the address."""
    import streamlit  # noqa: PLC0415 - AppTest copies this function's source

    from dashboard.assets import basemap_url  # noqa: PLC0415

    streamlit.text(basemap_url())


def test_basemap_address_is_relative(monkeypatch):
    """The address goes up from the frame, so that it is right under any base path."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])  # Streamlit puts the page in its place
    assert AppTest.from_function(show_basemap_address).run().text[0].value == "../dashboard.assets.basemap/"


def test_sending_is_written_once():
    """The same readings are the same files; each report's text lies in the chunk that is named for it."""
    readings = [reading(*(event(f"{number}-{k}") for k in range(120))) for number in range(3)]
    sending = write_sending(readings)
    assert write_sending(readings) is sending
    assert sending.chunk_of == (0, 0, 1)
    assert set(json.loads(sending.chunks[1])) == {"2"}
    assert len(json.loads(sending.record)["events"]["id"]) == 360


def test_report_without_headline_is_named_by_its_first_words():
    """A pasted report is called by how it begins, cut where it is long."""
    source = Source(article=Article(article_id="a", text=f"\n\n{'word ' * 40}"), address=None)
    assert source.title.endswith("word…")
    assert len(source.title) <= 80
