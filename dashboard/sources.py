"""Where reports come from: the bundled ones, and the reader's own for as long as the session lasts."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

import streamlit as st

from dashboard.bundled import bundled_articles, bundled_readings
from dashboard.language import page_tongue
from geodata.errors import DatelineError, InputError
from geodata.model import Article, Reading
from geodata.options import Progress, say_nothing
from geodata.tongue import message

if TYPE_CHECKING:
    from geodata.pipeline import Reader

MOST_OWN_REPORTS = 100
KEPT_READINGS = 64
MOST_TITLE_CHARS = 80
ALL = "all"
"""What the address calls all reports together."""
OWN, REFUSALS = "own_reports", "refusals"
NOT_READ = message("This report could not be read. Try a part of it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A report to choose; `address` is its name in a link, None for a reader's own that this server does not keep."""

    article: Article
    address: str | None

    @property
    def report_id(self) -> str:
        """What the page calls the report."""
        return self.article.article_id

    @property
    def title(self) -> str:
        """The report's headline, or its first words."""
        if self.article.title:
            return self.article.title
        first = next(line.strip() for line in self.article.text.splitlines() if line.strip())
        return first if len(first) <= MOST_TITLE_CHARS else f"{first[:MOST_TITLE_CHARS].rpartition(' ')[0]}…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """The reports that the page shows together: one, or all that are here."""

    sources: tuple[Source, ...]
    is_all: bool = False

    @property
    def address(self) -> str | None:
        """Its name in a link; None for a reader's own report."""
        return ALL if self.is_all else self.sources[0].address

    @property
    def is_linkable(self) -> bool:
        """Whether a link can hold all of it."""
        return all(source.address for source in self.sources)


def bundled_sources() -> tuple[Source, ...]:
    """Give the bundled reports, the default first."""
    return tuple(Source(article=article, address=article.article_id) for article in bundled_articles())


def own_sources() -> tuple[Source, ...]:
    """Give the reports that the reader brought in this session."""
    return tuple(st.session_state.get(OWN, ()))


def keep_own(brought: Sequence[Source]) -> None:
    """Keep what the reader brought for the session, the newest last, each once."""
    kept = {source.report_id: source for source in own_sources()}
    kept |= {source.report_id: source for source in brought}
    st.session_state[OWN] = tuple(kept.values())[-MOST_OWN_REPORTS:]


def find_readings(sources: Sequence[Source]) -> tuple[tuple[Reading, ...], tuple[Article, ...]]:
    """Give what this server has read of some sources already.

    Returns:
        The readings, an empty one for a report that could not be read; and the articles that nobody has tried yet.
    """
    known, refusals = _shelf().readings, st.session_state.get(REFUSALS, {})
    articles = [source.article for source in sources]
    unread = tuple(one for one in articles if one not in known and one.article_id not in refusals)
    readings = tuple(known.get(article) or _empty_reading(article) for article in articles)
    return readings, unread


@cache
def _empty_reading(article: Article) -> Reading:
    return Reading(article=article, toponyms=(), events=(), unresolved=())


def read_report(article: Article, on_progress: Progress = say_nothing) -> Reading:
    """Read an article, once for the same words and date; readings stay on a shelf of bounded size.

    Raises:
        GazetteerError: The place data are missing or damaged.
    """
    shelf = _shelf()
    with shelf.lock:
        if article not in shelf.readings:
            from geodata.pipeline import extract  # noqa: PLC0415 - takes seconds to import; the page is drawn first

            while len(shelf.readings) >= KEPT_READINGS:
                shelf.readings.pop(next(iter(shelf.readings)))
            shelf.readings[article] = extract(article, _reader(), on_progress)
        return shelf.readings[article]


def try_reading(article: Article, on_progress: Progress = say_nothing) -> DatelineError | None:
    """Read an article, telling what is being done; where that fails, give the error, which the session remembers."""
    try:
        read_report(article, on_progress)
    except DatelineError as error:
        refusal = error
    except Exception:  # whatever a stranger's text does, the page answers in a sentence
        logging.getLogger(__name__).exception("a report could not be read")
        refusal = InputError(NOT_READ)
    else:
        return None
    st.session_state.setdefault(REFUSALS, {})[article.article_id] = refusal
    return refusal


def find_refusal(article: Article) -> str | None:
    """Say why this session could not read an article; None where it could, or has not tried."""
    refusals: dict[str, DatelineError] = st.session_state.get(REFUSALS, {})
    refusal = refusals.get(article.article_id)
    return refusal.told(page_tongue()) if refusal else None


@dataclass(slots=True)
class _Shelf:
    """The readings of this server, the bundled ones and then the oldest first; one report is read at a time."""

    lock: Lock = field(default_factory=Lock)
    readings: dict[Article, Reading] = field(default_factory=lambda: dict(bundled_readings()))


@cache
def _shelf() -> _Shelf:
    """Keep one shelf a process."""
    return _Shelf()


@cache
def _reader() -> "Reader":
    """Load gazetteer and model once a process."""
    from geodata.pipeline import open_reader  # noqa: PLC0415 - takes seconds to import; the page is drawn first

    return open_reader()
