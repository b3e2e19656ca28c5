"""The dashboard's view over made-up events, for the measurements: `EVENTS` of them, runs timed into the file `RUN_LOG`."""

import os
import time
from pathlib import Path

BEGAN = time.perf_counter()

import streamlit as st  # noqa: E402 - the clock comes first

from benchmarks.crowd import make_readings  # noqa: E402
from dashboard.address import NOTES  # noqa: E402
from dashboard.header import show_header  # noqa: E402
from dashboard.layers import show_view  # noqa: E402
from dashboard.sources import Collection, Source  # noqa: E402

st.set_page_config(page_title="Dateline", layout="wide")
st.html(Path("dashboard/web/page.css"))
readings = st.cache_resource(make_readings, show_spinner=False)(int(os.environ["EVENTS"]))
collection = Collection(
    sources=tuple(Source(article=reading.article, address=None) for reading in readings), is_all=True
)
st.session_state.setdefault(NOTES, ())
with st.container(horizontal=True, key="header"):
    show_header(collection, readings)
show_view(collection, readings, is_read=True)
with Path(os.environ["RUN_LOG"]).open("a", encoding="utf-8") as log:
    log.write(f"{time.perf_counter() - BEGAN}\n")
