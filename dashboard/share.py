"""Taking the page along: a link that restores it, and files of exactly what is shown."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from dashboard.downloads import show_files
from dashboard.layers import told_by_frame
from dashboard.selection import correct_shown, shown_events
from dashboard.sending import write_sending
from dashboard.sources import Collection
from geodata.model import Reading
from geodata.records import pick_events

COPY_SCRIPT = Path(__file__).parent / "web" / "copy_link.js"
COPY_HTML = '<button type="button"></button><output role="status" hidden></output>'
COPY_STYLE = """
:host, div { position: relative; }
button { font: inherit; font-size: 0.875rem; height: 2.2rem; padding: 0 0.75rem; cursor: pointer; white-space: nowrap;
  color: var(--st-text-color); background: var(--st-background-color); border: 1px solid var(--st-border-color);
  border-radius: var(--st-button-radius); }
button:hover, button:focus-visible { border-color: var(--st-primary-color); color: var(--st-primary-color); outline: none; }
output { position: absolute; right: 0; top: 2.5rem; z-index: 20; width: max-content; max-width: 16rem; padding: 0.4rem 0.6rem;
  font-size: 0.8rem; color: var(--st-background-color); background: var(--st-text-color); border-radius: 4px;
  overflow-wrap: anywhere; }
"""
COPIED = "Link copied. It restores the report, the filters, the statement and the view."
CODE_COPIED = "Code copied. Paste it where another page shall show this map."
COPIED_OWN = "Link copied. It cannot hold your own report: whoever opens it sees the default one."


def show_copy_link(collection: Collection, *, as_code: bool = False) -> None:
    """Draw the button that copies the page's address, or the code that shows its map on another page."""
    copy_link = st.components.v2.component(
        "dateline_copy_link", html=COPY_HTML, css=COPY_STYLE, js=COPY_SCRIPT.read_text(encoding="utf-8")
    )
    copied = (CODE_COPIED if as_code else COPIED) if collection.is_linkable else COPIED_OWN
    label = "Copy code for another page" if as_code else "Copy link"
    data = {"label": label, "copied": copied, "code": as_code}
    copy_link(key="copy_code" if as_code else "copy_link", data=data, width="stretch" if as_code else "content")


def show_downloads(collection: Collection, readings: Sequence[Reading]) -> None:
    """Draw the files of the events shown; each is written when it is asked for."""
    name, told = collection.address or "report", told_by_frame()

    def picked() -> tuple[Reading, ...]:
        shown = shown_events(readings, write_sending(readings).key, told)
        return correct_shown(pick_events(readings, {event.event_id for event in shown}), told)

    with st.popover("Download", icon=":material/download:", key="downloads"):
        show_files(picked, name)
        show_copy_link(collection, as_code=True)
