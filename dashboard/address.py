"""The page's address: which reports a copied link opens.

Everything else in the address, the filters, the chosen event and the map's view, belongs to the frame
(`dashboard/web/map_page.js`), which reads it once and keeps it there.
"""

from collections.abc import Sequence

import streamlit as st

from dashboard.language import is_unknown_language, page_tongue
from dashboard.sources import ALL, Source
from geodata.tongue import message

REPORT = "report"
NOTES = "address_notes"
UNKNOWN_REPORT = message("the report it names is not here")
UNKNOWN_LANGUAGE = message("the page does not speak the language it names")


def open_address(sources: Sequence[Source]) -> None:
    """Read the address when a session starts; a report that is not here is left out, with a word.

    Args:
        sources: Reports that may be asked for; the first is the default.
    """
    if NOTES in st.session_state:
        return
    asked = st.query_params.get(REPORT)
    known = {source.address: source.report_id for source in sources if source.address} | {ALL: ALL}
    st.session_state[REPORT] = known.get(asked or "", sources[0].report_id)
    notes = [] if asked is None or asked in known else [UNKNOWN_REPORT]
    st.session_state[NOTES] = (*notes, UNKNOWN_LANGUAGE) if is_unknown_language() else tuple(notes)


def address_notes() -> tuple[str, ...]:
    """Say what of the address was left out on the server's side."""
    notes: tuple[str, ...] = st.session_state.get(NOTES, ())
    return tuple(page_tongue().tell(note) for note in notes)
