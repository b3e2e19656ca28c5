"""The same events as a plain streamlit-folium app shows them, Marker and MarkerCluster: what the page is measured against."""

import os
import time
from pathlib import Path

BEGAN = time.perf_counter()

import folium  # noqa: E402 - the clock comes first
import streamlit as st  # noqa: E402
from folium.plugins import MarkerCluster  # noqa: E402
from streamlit_folium import st_folium  # noqa: E402

from benchmarks.crowd import make_readings  # noqa: E402
from benchmarks.plain_files import use_own_files  # noqa: E402
from geodata.words import TYPES  # noqa: E402

st.set_page_config(page_title="Plain", layout="wide")
readings = st.cache_resource(make_readings, show_spinner=False)(int(os.environ["EVENTS"]))
events = [event for reading in readings for event in reading.events]
chosen = st.sidebar.multiselect("Type", list(TYPES), default=list(TYPES), format_func=TYPES.get, key="type")
first_off = st.sidebar.toggle("Without the first type", key="off")
shown = [event for event in events if event.event_type in chosen[int(first_off) :]]
plain_map = folium.Map(location=(48.2, 31.0), zoom_start=5)
cluster = MarkerCluster().add_to(plain_map)
use_own_files(plain_map, cluster)
for event in shown:
    folium.Marker(
        (event.area.lat, event.area.lon), popup=event.quote, tooltip=f"{TYPES[event.event_type]}: {event.location.name}"
    ).add_to(cluster)
clicked = st_folium(plain_map, key="map", height=600, use_container_width=True)
st.html(f'<p id="shown">{len(shown)}</p>')
st.html(f'<p id="card">{clicked.get("last_object_clicked_popup") or ""}</p>')
with Path(os.environ["RUN_LOG"]).open("a", encoding="utf-8") as log:
    log.write(f"{time.perf_counter() - BEGAN}\n")
