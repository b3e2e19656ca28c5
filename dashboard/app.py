"""Dateline's dashboard: what a report says happened, where, when, and who says so.

Run from the project's root: `python -m streamlit run dashboard/app.py`.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WEB = Path(__file__).resolve().parent / "web"
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # Streamlit puts the script's folder there; the packages lie beside it

import streamlit as st  # noqa: E402 - the project's root comes first

from dashboard.address import REPORT, open_address, open_event  # noqa: E402
from dashboard.bring import adopt_report, bring_report, change_report  # noqa: E402
from dashboard.card import show_card  # noqa: E402
from dashboard.controls import choices, show_filters, show_map_settings  # noqa: E402
from dashboard.header import show_header  # noqa: E402
from dashboard.layers import show_map  # noqa: E402
from dashboard.legend import sign_style  # noqa: E402
from dashboard.selection import select_events  # noqa: E402
from dashboard.sources import bundled_sources, find_reading, find_refusal, own_sources, try_reading  # noqa: E402
from dashboard.table import show_tables  # noqa: E402
from geodata.model import Reading  # noqa: E402

st.set_page_config(page_title="Dateline", page_icon=str(WEB / "icon.svg"), layout="wide")
st.html(WEB / "page.css")
st.html(sign_style())

sources = {source.report_id: source for source in (*bundled_sources(), *own_sources())}
open_address(tuple(sources.values()), choices())
adopt_report()

with st.sidebar:
    st.html('<p class="dl-brand">Dateline</p>')
    report_id = st.selectbox(
        "Report", list(sources), format_func=lambda name: sources[name].title, key=REPORT, on_change=change_report
    )
    st.button("Bring a report", icon=":material/add:", on_click=bring_report, key="bring", width="stretch")

source = sources[report_id]
reading = find_reading(source.article)
refusal = find_refusal(source.article)
is_read = reading is not None or refusal is not None
reading = reading or Reading(article=source.article, toponyms=(), events=(), unresolved=())
if is_read:
    open_event(reading.events)

with st.sidebar:
    filters = show_filters(reading.events)
    tiles = show_map_settings()

shown = select_events(reading.events, filters)
show_header(source, reading, shown, filters, is_read=is_read, refusal=refusal)
with st.container(key="body"):
    map_column, card_column = st.columns([7, 3], gap="small")
    with map_column:
        show_map(source, reading, shown, is_read=is_read, tiles=tiles)
    with card_column:
        show_card(reading.article, reading.events, shown)
if is_read:
    show_tables(shown)
else:  # the map is on the screen; now read, and draw again
    try_reading(source.article)
    st.rerun()
