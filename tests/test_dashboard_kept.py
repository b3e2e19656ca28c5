"""Reports kept on the server: found by their link only, for their days only, and never more than are allowed."""

import os
import time
from dataclasses import replace
from datetime import date

import pytest

from dashboard.kept import find_kept, keep_article
from dashboard.settings import Settings
from geodata.model import Article

ARTICLE = Article(
    article_id="one",
    text="Shells fell\non <b>Sumy</b> — «так»\u2028today.",
    title="A title",
    published=date(2024, 3, 12),
    url="https://news.example/x",
    publisher="Example Wire",
)


@pytest.fixture
def settings(tmp_path):
    """A server that keeps three reports for a day, in a folder that is not there yet."""
    return Settings(store=tmp_path / "kept", store_days=1, store_reports=3)


def test_link_gives_the_same_article(settings):
    """Every word and field comes back; the same report is the same link and one file."""
    address = keep_article(ARTICLE, settings)
    assert find_kept(address, settings) == ARTICLE
    assert keep_article(ARTICLE, settings) == address
    assert [path.name for path in settings.store.iterdir()] == [f"{address}.jsonl"]


def test_another_report_is_another_link(settings):
    """A day or a title is enough: links never mix two reports up."""
    others = [replace(ARTICLE, title="Another"), replace(ARTICLE, published=None)]
    assert len({keep_article(one, settings) for one in (ARTICLE, *others)}) == 3


@pytest.mark.parametrize(
    "address", ["", "kept-", "../../etc/passwd", "kept-../x", "kept-" + "0" * 32, "KEPT-" + "a" * 32]
)
def test_other_addresses_find_nothing(settings, address):
    """A link names a file only by the letters that a kept report's name may have."""
    keep_article(ARTICLE, settings)
    assert find_kept(address, settings) is None


def test_days_end(settings):
    """A report whose days are over is not found, and is removed when the next one is kept."""
    address = keep_article(ARTICLE, settings)
    path = settings.store / f"{address}.jsonl"
    os.utime(path, (time.time() - 90_000,) * 2)
    assert find_kept(address, settings) is None
    keep_article(replace(ARTICLE, title="Another"), settings)
    assert not path.exists()


def test_the_oldest_go_when_there_are_too_many(settings):
    """The folder never holds more than its number."""
    for number in range(5):
        address = keep_article(replace(ARTICLE, title=str(number)), settings)
        os.utime(settings.store / f"{address}.jsonl", (time.time() - 100 + number,) * 2)
    assert len(list(settings.store.iterdir())) == 3
    assert find_kept(address, settings).title == "4"


def test_a_server_without_a_folder_keeps_nothing(tmp_path):
    """No folder, and a folder that cannot be written, give no link instead of an error."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert keep_article(ARTICLE, Settings()) is None
    assert keep_article(ARTICLE, Settings(store=tmp_path / "file")) is None
    assert find_kept("kept-" + "0" * 32, Settings()) is None
