"""Dateline's dashboard: what reports say happened, where, when, and who says so.

Run from the project's root: `python -m streamlit run dashboard/app.py`.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WEB = Path(__file__).resolve().parent / "web"
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # Streamlit puts the script's folder there; the packages lie beside it

import streamlit as st  # noqa: E402 - the project's root comes first

from dashboard.address import open_address  # noqa: E402
from dashboard.bring import adopt_report, open_kept_report  # noqa: E402
from dashboard.embed import leave_the_rest_away  # noqa: E402
from dashboard.header import choose_sources, show_header  # noqa: E402
from dashboard.layers import show_view  # noqa: E402
from dashboard.sources import bundled_sources, find_readings, own_sources, try_reading  # noqa: E402

st.set_page_config(page_title="Dateline", page_icon=str(WEB / "icon.svg"), layout="wide")
st.html(WEB / "page.css")
leave_the_rest_away()

open_kept_report()
sources = {source.report_id: source for source in (*bundled_sources(), *own_sources())}
open_address(tuple(sources.values()))
adopt_report()

with st.container(horizontal=True, vertical_alignment="center", key="header", gap="small"):
    collection = choose_sources(sources)
    readings, unread = find_readings(collection.sources)
    show_header(collection, readings)
show_view(collection, readings, is_read=not unread)
if unread:  # the map is on the screen; now read, and draw again
    for article in unread:
        try_reading(article)
    st.rerun()
