"""The page, from top to bottom: Streamlit runs it anew for each visitor and each change that the server must know of."""

from pathlib import Path

import streamlit as st

from dashboard.address import open_address
from dashboard.bring import adopt_report, end_adoption, open_kept_report
from dashboard.embed import leave_the_rest_away
from dashboard.header import choose_sources, chosen_sources, show_header
from dashboard.language import page_tongue
from dashboard.layers import show_view
from dashboard.progress import progress_teller
from dashboard.sources import bundled_sources, find_readings, own_sources, try_reading

WEB = Path(__file__).resolve().parent / "web"

st.set_page_config(page_title="Dateline", page_icon=str(WEB / "icon.svg"), layout="wide")
st.html(WEB / "page.css")
leave_the_rest_away()

open_kept_report()
sources = {source.report_id: source for source in (*bundled_sources(), *own_sources())}
open_address(tuple(sources.values()))
adopt_report()

header = st.container(horizontal=True, vertical_alignment="center", key="header", gap="small")
collection = chosen_sources(sources)
readings, unread = find_readings(collection.sources)
show_view(collection, readings, is_read=not unread)  # first, as the map takes longest to come up
with header:
    choose_sources(sources)
    show_header(collection, readings)
    telling = st.empty()
end_adoption()
if unread:  # the map is on the screen; now read, and draw again
    for source in collection.sources:
        if source.article in unread:
            try_reading(source.article, progress_teller(source.title, page_tongue(), telling.caption))
    st.rerun()
