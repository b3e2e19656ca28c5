"""Bringing reports of one's own: pasted, uploaded or by address, read here, kept for the session or behind a link."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import streamlit as st

from dashboard.address import REPORT
from dashboard.brought import FILE_TYPES, Brought, open_brought
from dashboard.kept import find_kept, keep_article
from dashboard.language import page_tongue
from dashboard.progress import progress_teller
from dashboard.settings import Settings, may_fetch, read_settings
from dashboard.sources import Source, bundled_sources, keep_own, try_reading
from dashboard.words import REPORTS
from geodata.errors import DatelineError, InputError
from geodata.model import Article
from geodata.options import Progress
from geodata.tongue import messages

NEXT_REPORT = "next_report"
OUTCOME = "brought_outcome"
OPENED = "kept_opened"


@dataclass(slots=True)
class Outcome:
    """What came of a batch: the reports that were read, and a sentence for each that was not."""

    sources: list[Source] = field(default_factory=list)
    refusals: list[DatelineError] = field(default_factory=list)


def bring_report() -> None:
    """Open the dialog."""
    st.dialog(page_tongue().tell("Bring a report"), width="medium")(_ask)()


def _ask() -> None:
    """Ask for reports, read them and show the first."""
    settings, tell = read_settings(), page_tongue().tell
    if not settings.uploads:
        st.text(tell("This server takes no reports of visitors. Run Dateline on your own machine to read one."))
        return
    text = st.text_area(
        tell("Text of the report"),
        height=160,
        max_chars=settings.most_chars,
        key="own_text",
        placeholder=tell("Paste it here, without the headline."),
    )
    files = st.file_uploader(tell("Or files"), type=FILE_TYPES, accept_multiple_files=True, key="own_files")
    address = ""
    if may_fetch(settings):
        address = st.text_input(tell("Or its address"), key="own_address", placeholder="https://")
    published = st.date_input(
        tell("Published on"),
        value=None,
        format="YYYY-MM-DD",
        min_value=date(1900, 1, 1),
        key="own_published",
        help=tell(
            "“Tuesday evening” is counted from this day. Left empty, the day is taken from the report where it gives one."
        ),
    )
    keep = _ask_to_keep(settings)
    if st.button(tell("Read it"), type="primary", key="own_read"):
        brought = Brought(
            text=text,
            files=tuple((file.name, file.getvalue()) for file in files),
            address=address,
            published=published,
            taken=frozenset(source.report_id for source in bundled_sources()),
        )
        _read(brought, settings, keep=keep)
    _offer_the_rest()


def adopt_report() -> None:
    """Show the report that was just brought, before the choice of reports is drawn."""
    report_id = st.session_state.pop(NEXT_REPORT, None)
    if report_id is not None:
        st.session_state[REPORT] = report_id


def open_kept_report() -> None:
    """Open the kept report that the address names, once a session, so that it is among those to choose from."""
    if OPENED in st.session_state:
        return
    st.session_state[OPENED] = True
    asked = st.query_params.get(REPORT, "")
    article = find_kept(asked, read_settings())
    if article is not None:
        keep_own([Source(article=article, address=asked)])


def _ask_to_keep(settings: Settings) -> bool:
    """Ask whether the reports may be kept, where the server keeps any; say what becomes of them."""
    tell = page_tongue().tell
    if settings.store is None:
        st.caption(
            tell(
                "Read on this server and kept for this session only: a copied link cannot open it. To pass it on, download it as one page."
            )
        )
        return False
    keep = st.toggle(tell("Let a copied link open it"), value=False, key="own_keep")
    kept = messages(
        "The text is kept on this server for {count} day; whoever has the link can open it.",
        "The text is kept on this server for {count} days; whoever has the link can open it.",
    )
    st.caption(
        tell(kept, count=settings.store_days) if keep else tell("Read on this server and kept for this session only.")
    )
    return keep


def _read(brought: Brought, settings: Settings, *, keep: bool) -> None:
    """Open and read a batch, saying what is being done; where all went well, show the first report at once."""
    outcome, tell = Outcome(), page_tongue().tell
    with st.status(tell("Opening…"), expanded=True) as status:
        for name, found in open_brought(brought, settings, page_tongue()):
            if isinstance(found, InputError):
                outcome.refusals.append(found)
                continue
            reading = messages("Reading {name}: {count} word", "Reading {name}: {count} words")
            status.update(label=tell(reading, name=name, count=len(found.text.split())))
            teller = progress_teller(name, page_tongue(), lambda told: status.update(label=told))
            _read_one(name, found, outcome, settings if keep else None, teller)
        told = tell("Not read")
        if outcome.sources:
            done = tell(REPORTS, count=len(outcome.sources))
            told = tell("Read {reports}, {number} not", reports=done, number=len(outcome.refusals))
        status.update(label=told, state="error" if outcome.refusals else "complete")
    for refusal in outcome.refusals:
        st.text(refusal.told(page_tongue()))  # it may hold a file's name, and is not Markdown
    if not outcome.sources:
        return
    keep_own(outcome.sources)
    st.session_state[OUTCOME] = outcome
    if not outcome.refusals:
        _show_first(outcome.sources)
        st.rerun()


def _read_one(name: str, article: Article, outcome: Outcome, settings: Settings | None, on_progress: Progress) -> None:
    """Read one article, and keep it where that is wanted."""
    refusal = try_reading(article, on_progress)
    if refusal:
        outcome.refusals.append(refusal.at(name))
        return
    address = keep_article(article, settings) if settings else None
    outcome.sources.append(Source(article=article, address=address))


def _offer_the_rest() -> None:
    """Where a part of a batch failed, wait until the reader has seen why, and show the others when asked."""
    outcome: Outcome | None = st.session_state.get(OUTCOME)
    if outcome is None:
        return
    label = page_tongue().tell(messages("Show {count} report", "Show {count} reports"), count=len(outcome.sources))
    if st.button(label, key="own_show"):
        _show_first(outcome.sources)
        st.rerun()


def _show_first(sources: Sequence[Source]) -> None:
    """Ask the page to show the first of some reports."""
    st.session_state.pop(OUTCOME, None)
    st.session_state[NEXT_REPORT] = sources[0].report_id
