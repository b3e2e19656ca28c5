"""Bringing a report of one's own: pasted or uploaded, read here, kept for the session."""

from datetime import date

import streamlit as st

from dashboard.address import REPORT
from dashboard.sources import MOST_OWN_CHARS, keep_own, read_own, try_reading
from geodata.errors import InputError
from geodata.model import Article

NEXT_REPORT = "next_report"


@st.dialog("Bring a report", width="medium")
def bring_report() -> None:
    """Ask for a report, read it and show it."""
    text = st.text_area(
        "Text of the report",
        height=200,
        max_chars=MOST_OWN_CHARS,
        key="own_text",
        placeholder="Paste it here, without the headline.",
    )
    files = st.file_uploader(
        "Or files", type=["txt", "html", "htm", "jsonl", "csv"], accept_multiple_files=True, key="own_files"
    )
    published = st.date_input(
        "Published on",
        value=None,
        format="YYYY-MM-DD",
        min_value=date(1900, 1, 1),
        key="own_published",
        help="“Tuesday evening” is counted from this day. Left empty, the day is taken from the report where it gives one.",
    )
    st.caption("The report is read on this server, kept for this session only, and is not part of a copied link.")
    if st.button("Read it", type="primary", key="own_read"):
        _read(text, [(file.name, file.getvalue()) for file in files], published)


def adopt_report() -> None:
    """Show the report that was just brought, before the choice of reports is drawn."""
    report_id = st.session_state.pop(NEXT_REPORT, None)
    if report_id is not None:
        st.session_state[REPORT] = report_id


def _read(text: str, files: list[tuple[str, bytes]], published: date | None) -> None:
    """Read what was given; a failure is one sentence, which may hold a file's name and is not Markdown."""
    with st.status("Reading…", expanded=True) as status:
        refusal: str | None = None
        articles: tuple[Article, ...] = ()
        try:
            articles = read_own(text, files, published)
        except InputError as error:
            refusal = str(error)
        for number, article in enumerate(articles, start=1):
            status.update(label=f"Reading report {number} of {len(articles)}: {len(article.text.split()):,} words")
            refusal = try_reading(article)
            if refusal:
                break
        if refusal:
            status.update(label="Not read", state="error")
            st.text(refusal)
            return
    keep_own(articles)
    st.session_state[NEXT_REPORT] = articles[0].article_id
    st.rerun()
