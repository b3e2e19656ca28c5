"""The page's address: which reports a copied link opens.

Everything else in the address, the filters, the chosen event and the map's view, belongs to the frame
(`dashboard/web/map_page.js`), which reads it once and keeps it there.
"""

from collections.abc import Sequence

import streamlit as st

from dashboard.sources import ALL, Source

REPORT = "report"
NOTES = "address_notes"
UNKNOWN_REPORT = "the report it names is not here"


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
    st.session_state[NOTES] = () if asked is None or asked in known else (UNKNOWN_REPORT,)


def address_notes() -> tuple[str, ...]:
    """Say what of the address was left out on the server's side."""
    notes: tuple[str, ...] = st.session_state.get(NOTES, ())
    return notes
