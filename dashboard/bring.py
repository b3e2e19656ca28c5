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
IS_OPEN = "bring_is_open"
ASKED = "bring_asked"
OUTCOME = "bring_outcome"
OPENED = "kept_opened"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader sent to be read, and whether to keep it behind a link."""

    brought: Brought
    keep: bool


@dataclass(slots=True)
class Outcome:
    """What came of a batch: the reports that were read, and a sentence for each that was not."""

    sources: list[Source] = field(default_factory=list)
    refusals: list[DatelineError] = field(default_factory=list)


def offer_to_bring() -> None:
    """Draw the button, and the dialog while it is open: a run that the map asked for must not close it."""
    title = page_tongue().tell("Bring a report")
    if st.button(title, icon=":material/add:", key="bring"):
        st.session_state[IS_OPEN] = True
    if st.session_state.get(IS_OPEN):
        st.dialog(title, width="medium", on_dismiss=_close)(bring_report)()


def bring_report() -> None:
    """Ask for reports, read them and show the first; a reading that another run cuts short is begun again."""
    settings, tell = read_settings(), page_tongue().tell
    if not settings.uploads:
        st.text(tell("This server takes no reports of visitors. Run Dateline on your own machine to read one."))
        return
    asked = _ask_for_reports(settings)
    if asked:
        st.session_state[ASKED] = asked
        st.session_state.pop(OUTCOME, None)
    if ASKED in st.session_state:
        st.session_state[OUTCOME] = _read(st.session_state[ASKED], settings)
        del st.session_state[ASKED]
    if OUTCOME in st.session_state:
        _show_outcome(st.session_state[OUTCOME])


def _close() -> None:
    """Forget what was asked for, and what came of it."""
    for name in (IS_OPEN, ASKED, OUTCOME):
        st.session_state.pop(name, None)


def _ask_for_reports(settings: Settings) -> Asked | None:
    """Ask for texts, files or an address, and whether to keep them; None until the reader sends them.

    A form, because its button waits until the files are here.
    """
    tell = page_tongue().tell
    with st.form("bring", border=False):
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
        if not st.form_submit_button(tell("Read it"), type="primary", key="own_read"):
            return None
    brought = Brought(
        text=text,
        files=tuple((file.name, file.getvalue()) for file in files),
        address=address,
        published=published,
        taken=frozenset(source.report_id for source in bundled_sources()),
    )
    return Asked(brought, keep=keep)


def adopt_report() -> None:
    """Show the report that was just brought, before the choice of reports is drawn."""
    if NEXT_REPORT in st.session_state:
        st.session_state[REPORT] = st.session_state[NEXT_REPORT]


def end_adoption() -> None:
    """Forget which report was just brought, once the choice of it is drawn: a run cut short before that loses it."""
    st.session_state.pop(NEXT_REPORT, None)


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
        "Read on this server and kept for this session only. Behind a link, the text is kept for {count} day; whoever has the link can open it.",
        "Read on this server and kept for this session only. Behind a link, the text is kept for {count} days; whoever has the link can open it.",
    )
    st.caption(tell(kept, count=settings.store_days))
    return keep


def _read(asked: Asked, settings: Settings) -> Outcome:
    """Open and read a batch, saying what is being done."""
    outcome, tell, place = Outcome(), page_tongue().tell, st.empty()
    with place.status(tell("Opening…")) as status:
        for name, found in open_brought(asked.brought, settings, page_tongue()):
            if isinstance(found, InputError):
                outcome.refusals.append(found)
                continue
            reading = messages("Reading {name}: {count} word", "Reading {name}: {count} words")
            status.update(label=tell(reading, name=name, count=len(found.text.split())))
            teller = progress_teller(name, page_tongue(), lambda told: status.update(label=told))
            _read_one(name, found, outcome, settings if asked.keep else None, teller)
    place.empty()
    keep_own(outcome.sources)
    return outcome


def _read_one(name: str, article: Article, outcome: Outcome, settings: Settings | None, on_progress: Progress) -> None:
    """Read one article, and keep it where that is wanted."""
    refusal = try_reading(article, on_progress)
    if refusal:
        outcome.refusals.append(refusal.at(name))
        return
    address = keep_article(article, settings) if settings else None
    outcome.sources.append(Source(article=article, address=address))


def _show_outcome(outcome: Outcome) -> None:
    """Show the first report at once where all went well; else say why not, and offer those that were read."""
    if not outcome.refusals:
        _show_first(outcome.sources)
    tell, told = page_tongue().tell, page_tongue().tell("Not read")
    if outcome.sources:
        done = tell(REPORTS, count=len(outcome.sources))
        told = tell("Read {reports}, {number} not", reports=done, number=len(outcome.refusals))
    st.status(told, state="error")
    for refusal in outcome.refusals:
        st.text(refusal.told(page_tongue()))  # it may hold a file's name, and is not Markdown
    label = messages("Show {count} report", "Show {count} reports")
    if outcome.sources and st.button(tell(label, count=len(outcome.sources)), key="own_show"):
        _show_first(outcome.sources)


def _show_first(sources: Sequence[Source]) -> None:
    """Close the dialog, and have the page show the first of some reports."""
    _close()
    st.session_state[NEXT_REPORT] = sources[0].report_id
    st.rerun()
