"""The reports that the page opens with."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from geodata.model import Article
from geodata.readers import read_articles

FOLDER = Path(__file__).parents[1] / "dashboard" / "reports"
PATHS = sorted(FOLDER.glob("*.jsonl"))
every_path = pytest.mark.parametrize("path", PATHS, ids=[path.stem for path in PATHS])


def row_of(path: Path) -> dict[str, Any]:
    """Parse the one line of a report."""
    (line,) = path.read_text(encoding="utf-8").splitlines()
    return dict(json.loads(line))


def test_the_first_report_is_the_default() -> None:
    """Three reports are bundled, and the first by name is the one on Nagorno-Karabakh."""
    assert [path.stem for path in PATHS] == [
        "1-nagorno-karabakh-2023-09-20",
        "2-hodeida-2018-11-14",
        "3-mindanao-2008-08-22",
    ]


@every_path
def test_a_report_is_one_line_that_says_what_it_is(path: Path) -> None:
    """Each file holds one article, dated as its name says, from no address, and marked as composed."""
    row = row_of(path)
    assert row["id"] == path.stem
    assert path.stem.endswith(date.fromisoformat(row["published"]).isoformat())
    assert row["url"] is None
    assert row["publisher"] == "Dateline sample"
    assert "omposed" in row["note"]


@every_path
def test_a_report_reads_as_an_article(path: Path) -> None:
    """The reader of the command line takes the file as it stands."""
    (article,) = read_articles(path)
    assert isinstance(article, Article)
    assert (article.article_id, article.text) == (path.stem, row_of(path)["text"])


@every_path
def test_no_report_passes_invention_for_news(path: Path) -> None:
    """A report whose events are invented says so in its title and in its first sentence."""
    row = row_of(path)
    invented = "invented" in row["note"]
    assert invented == (path != PATHS[0])
    assert invented == ("composed sample" in row["title"] and row["text"].startswith("This is a composed sample"))


FACTS = (
    "at least 29 lives; 27 killed; over 200 wounded; 7,000 inhabitants; 16 localities; Six Azerbaijanis died; "
    "sixty Armenian positions; between Shusha and Fizuli; Agdam district; Yevlakh; Stepanakert; Shushi; "
    "Security Council; General Assembly; Turkey; In Yerevan demonstrators; 1988; 1994; autumn of 2020"
)


@pytest.mark.parametrize("words", FACTS.split("; "))
def test_the_default_report_has_the_facts_of_the_day(words: str) -> None:
    """The figures and places that the README promises stand in the default report."""
    assert words in row_of(PATHS[0])["text"]
