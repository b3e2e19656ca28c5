"""The page's first line: which reports, and what to bring and take along."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.address import REPORT
from dashboard.bring import offer_to_bring
from dashboard.language import choose_page_language, page_tongue
from dashboard.share import show_copy_link, show_downloads
from dashboard.sources import ALL, Collection, Source
from dashboard.words import all_reports
from geodata.model import Reading


def chosen_sources(sources: Mapping[str, Source]) -> Collection:
    """Give the report, or all of them, that the reader chose."""
    chosen = st.session_state[REPORT]
    return Collection(sources=tuple(sources.values()) if chosen == ALL else (sources[chosen],), is_all=chosen == ALL)


def choose_sources(sources: Mapping[str, Source]) -> None:
    """Draw the choice of reports."""
    st.html('<p class="dl-brand">Dateline</p>', width="content")
    tongue = page_tongue()
    names = {name: source.title for name, source in sources.items()} | {ALL: all_reports(len(sources), tongue)}
    st.selectbox(
        tongue.tell("Report"),
        list(names),
        format_func=lambda name: names[name],
        key=REPORT,
        label_visibility="collapsed",
    )


def show_header(collection: Collection, readings: Sequence[Reading]) -> None:
    """Draw the actions of the page."""
    offer_to_bring()
    choose_page_language()
    show_copy_link(collection)
    show_downloads(collection, readings)
