"""The map: a folium map whose script never changes, and one command that says what it shows.

Everything that an article says reaches the frame as JSON over HTTP, never as a part of a script.
"""

import json
from collections.abc import Sequence

import folium
import streamlit as st
from branca.element import MacroElement
from folium.elements import JSCSSMixin
from folium.template import Template
from streamlit_folium import st_folium

from dashboard.address import EVENT, FLY, choose_event
from dashboard.assets import asset_url, serve_text
from dashboard.legend import MAP_WORDS
from dashboard.sources import Source
from geodata.geojson import to_feature
from geodata.model import Event, Reading
from geodata.page import MAP_FIELDS, script_json
from geodata.signs import sign_size, sign_types

KEY = "map"
HEIGHT_PX = 560  # of the frame before the page's style has its say
MIN_ZOOM, MAX_ZOOM = 2, 16
TILES = {"url": "https://tile.openstreetmap.org/{z}/{x}/{y}.png", "attribution": "© OpenStreetMap contributors"}


class EventMap(JSCSSMixin, MacroElement):
    """What runs in the frame, once: `dashboard/web/map_page.js` with its options."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        window.dateline = DatelineMap({{ this._parent.get_name() }}, {{ this.options }});
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # folium's base has no types
        self._name = "EventMap"
        names = (("web", "basemap.js"), ("web", "event_layer.js"), ("page", "map_page.js"))
        self.default_js = [(name, asset_url(folder, name)) for folder, name in names]
        self.default_css = [("map_page.css", asset_url("page", "map_page.css"))]
        self.options = script_json(
            {
                "types": {theme: sign_types(theme) for theme in ("light", "dark")},
                "language": "en",
                "basemapUrl": asset_url("basemap"),
                "words": MAP_WORDS,
            }
        )


class Command(MacroElement):
    """What the frame is told each time something changes."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        window.dateline.apply({{ this.command }});
        {% endmacro %}
        """
    )

    def __init__(self, command: dict[str, object]) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # folium's base has no types
        self._name = "Command"
        self.command = script_json(command)


def show_map(source: Source, reading: Reading, shown: Sequence[Event], *, is_read: bool, tiles: bool) -> None:
    """Draw the map and tell it what to show; a sign that is picked becomes the chosen event.

    Args:
        source: The report, with its name in the address.
        reading: All its events; they are sent once.
        shown: The events that pass the filters.
        is_read: False while the report is still being read; the map says so.
        tiles: Whether the reader asked for online tiles.
    """
    chosen = st.session_state.get(EVENT)
    group = folium.FeatureGroup(name="command", control=False)
    group.add_child(
        Command(
            {
                "report": source.report_id,
                "isRead": is_read,
                "features": serve_text(features_json(reading), "application/json") if is_read else None,
                "address": {"report": source.address, "event": chosen},
                "shown": [event.event_id for event in shown],
                "chosen": chosen,
                "fly": st.session_state.get(FLY, False),
                "tiles": TILES if tiles else None,
            }
        )
    )
    st_folium(
        _frame_map(),
        key=KEY,
        height=HEIGHT_PX,
        use_container_width=True,
        feature_group_to_add=group,
        returned_objects=["last_active_drawing"],
        on_change=_choose_picked,
    )


def features_json(reading: Reading) -> str:
    """Write the features that the event layer loads: what a sign needs, and no more of the article."""
    features = []
    for event in reading.events:
        feature = to_feature(event, reading.article)
        properties = {name: feature["properties"][name] for name in MAP_FIELDS}
        features.append({**feature, "properties": {**properties, "size": sign_size(event)}})
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, separators=(",", ":"))


def _frame_map() -> folium.Map:
    """Build the constant map; Leaflet is all it loads of what folium would."""
    frame_map = folium.Map(
        location=(20, 10), zoom_start=MIN_ZOOM, tiles=None, minZoom=MIN_ZOOM, maxZoom=MAX_ZOOM, zoomSnap=0.5
    )
    frame_map.default_js = [("leaflet", asset_url("leaflet", "leaflet.js"))]
    frame_map.default_css = [("leaflet_css", asset_url("leaflet", "leaflet.css"))]
    EventMap().add_to(frame_map)
    return frame_map


def _choose_picked() -> None:
    """Choose the event whose sign was just picked."""
    drawing = (st.session_state.get(KEY) or {}).get("last_active_drawing") or {}
    picked = drawing.get("properties", {}).get("id")
    choose_event(picked if isinstance(picked, str) else None, fly=False)
