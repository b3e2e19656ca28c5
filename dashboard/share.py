"""Taking the page along: a link that restores it, and files of exactly what is shown."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from dashboard.downloads import show_files
from dashboard.language import page_tongue
from dashboard.layers import told_by_frame
from dashboard.selection import correct_shown, shown_events
from dashboard.sending import name_readings, write_sending
from dashboard.sources import Collection
from geodata.model import Reading
from geodata.records import pick_events
from geodata.tongue import message

COPY_SCRIPT = Path(__file__).parent / "web" / "copy_link.js"
COPY_HTML = """<button type="button"><svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
<path d="M8.5 11.5a3.5 3.5 0 0 0 5 0l3-3a3.5 3.5 0 0 0-5-5l-1 1M11.5 8.5a3.5 3.5 0 0 0-5 0l-3 3a3.5 3.5 0 0 0 5 5l1-1"/></svg>
<span></span></button><output role="status" hidden></output>"""
COPY_STYLE = """
:host, div { position: relative; }
button { display: inline-flex; align-items: center; justify-content: center; gap: 0.4rem; font: inherit; font-size: 0.875rem; height: 2.2rem; padding: 0 0.75rem; cursor: pointer; white-space: nowrap;
  color: var(--st-text-color); background: var(--st-background-color); border: 1px solid var(--st-border-color);
  border-radius: var(--st-button-radius); }
button:hover, button:focus-visible { border-color: var(--st-primary-color); color: var(--st-primary-color); outline: none; }
svg { display: none; fill: none; stroke: currentColor; stroke-width: 1.7; stroke-linecap: round; }
@media (max-width: 640px) {
  .short svg { display: block; }
  .short span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
}
output { position: absolute; inset-inline-end: 0; top: 2.5rem; z-index: 20; width: max-content; max-width: 16rem; padding: 0.4rem 0.6rem;
  font-size: 0.8rem; color: var(--st-background-color); background: var(--st-text-color); border-radius: 4px;
  overflow-wrap: anywhere; }
"""
COPIED = message("Link copied. It restores the report, the filters, the statement, the view and the language.")
CODE_COPIED = message("Code copied. Paste it where another page shall show this map.")
COPIED_OWN = message("Link copied. It cannot hold your own report: whoever opens it sees the default one.")


def show_copy_link(collection: Collection, *, as_code: bool = False) -> None:
    """Draw the button that copies the page's address, or the code that shows its map on another page."""
    copy_link = st.components.v2.component(
        "dateline_copy_link", html=COPY_HTML, css=COPY_STYLE, js=COPY_SCRIPT.read_text(encoding="utf-8")
    )
    copied = (CODE_COPIED if as_code else COPIED) if collection.is_linkable else COPIED_OWN
    tongue = page_tongue()
    label = tongue.tell("Copy code for another page") if as_code else tongue.tell("Copy link")
    data = {"label": label, "copied": tongue.tell(copied), "code": as_code}
    copy_link(key="copy_code" if as_code else "copy_link", data=data, width="stretch" if as_code else "content")


def show_downloads(collection: Collection, readings: Sequence[Reading]) -> None:
    """Draw the files of the events shown; each is written when it is asked for."""
    name, told, tongue = collection.address or "report", told_by_frame(), page_tongue()

    def picked() -> tuple[Reading, ...]:
        shown = shown_events(readings, write_sending(readings, tongue).key, told)
        corrected = correct_shown(pick_events(readings, {event.event_id for event in shown}), told)
        return name_readings(corrected, tongue)

    with st.popover(tongue.tell("Download"), icon=":material/download:", key="downloads"):
        show_files(picked, name, tongue)
        show_copy_link(collection, as_code=True)
