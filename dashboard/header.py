"""The page's first line: which report, how much of it is shown, and what to take along."""

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from dashboard.address import notes_sentence
from dashboard.controls import is_filtered, reset_filters
from dashboard.selection import Filters, find_loosenings
from dashboard.share import show_copy_link, show_downloads
from dashboard.sources import Source
from dashboard.words import counted, span_words
from geodata.language import DEFAULT_LANGUAGE
from geodata.model import Event, Reading
from geodata.vocab import Modality


def show_header(
    source: Source, reading: Reading, shown: Sequence[Event], filters: Filters, *, is_read: bool, refusal: str | None
) -> None:
    """Draw title, count and the page's actions, and what the reader must know of report, link and filters."""
    empty = empty_sentence(reading.events, filters) if is_read and not shown else None
    line = refusal or _language_sentence(reading) or empty or _reach_words(reading, is_read=is_read)
    with st.container(key="top"):
        with st.container(horizontal=True, vertical_alignment="center", key="header", gap="small"):
            st.html(
                Markup('<h1 class="dl-title">{}</h1><p class="dl-under">{}</p>').format(source.title, line),
                width="stretch",
            )
            if is_read:
                st.html(_count_html(len(shown), len(reading.events)), width="content")
            if is_filtered(filters):
                st.button("Reset", type="tertiary", key="reset", on_click=reset_filters)
            show_copy_link(source)
            show_downloads(source, reading, shown)
        if notes_sentence():
            st.html(Markup('<p class="dl-under" role="status">{}</p>').format(notes_sentence()))


def _language_sentence(reading: Reading) -> str | None:
    """Say that only places are read of a report that is not in English."""
    language = reading.article.language
    if language in {None, DEFAULT_LANGUAGE}:
        return None
    names = counted(len(reading.toponyms), "name of a place", "names of places")
    return f"This report seems not to be in English (language code “{language}”): {names} read, but no events."


def empty_sentence(events: Sequence[Event], filters: Filters) -> str:
    """Say which filter to loosen, where nothing is shown."""
    if not events:
        return "Nothing in this report was understood as an event with a type that the map shows."
    ways = [
        f"the filter “{name}” shows {counted(count, 'statement', 'statements')}"
        for name, count in find_loosenings(events, filters)
    ]
    return f"Nothing is left. Loosening {'; '.join(ways)}." if ways else "Nothing is left. Reset the filters."


def _count_html(shown: int, known: int) -> Markup:
    """Write how much of the report is shown."""
    return Markup('<p class="dl-count" role="status"><b>{}</b> of {} shown</p>').format(shown, known)


def _reach_words(reading: Reading, *, is_read: bool) -> str:
    """Tell which days a report reaches over and when it was published; an inferred date says so."""
    article = reading.article
    dated = [event.when for event in reading.events if event.when and event.modality is not Modality.HISTORICAL]
    days = [day for when in dated for day in (when.first, when.last)]
    told = [span_words(days) if is_read else "Reading the report…"]
    if article.publisher:
        told.append(article.publisher)
    if article.published:
        how = "published (inferred)" if article.published_inferred else "published"
        told.append(f"{how} {span_words([article.published])}")
    return " · ".join(told)
