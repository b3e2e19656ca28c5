"""The map on another page: what the page leaves away there."""

from pathlib import Path

import streamlit as st

WEB = Path(__file__).parent / "web"


def leave_the_rest_away() -> None:
    """Hide all but the frame where the address says `embed=true`; the frame leaves its own parts away."""
    if st.context.is_embedded:
        st.html(WEB / "embed_page.css")
