"""The view: a folium map whose script never changes, and one command that says what it shows.

The frame filters by itself. Everything that a report says reaches it as JSON over HTTP, never as a part of a script.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import folium
import streamlit as st
from branca.element import MacroElement
from folium.template import Template
from streamlit_folium import st_folium

from dashboard.address import address_notes
from dashboard.assets import basemap_url, serve_script, serve_style, serve_text
from dashboard.language import language_in_address, page_tongue
from dashboard.sending import Sending, write_sending
from dashboard.sources import Collection
from dashboard.words import FRAME_WORDS, collection_title, under_words
from geodata.model import Reading
from geodata.page import page_options, script_json
from geodata.tongue import Tongue

KEY = "map"
HEIGHT_PX = 560  # of the frame before the page's style has its say
MIN_ZOOM, MAX_ZOOM = 2, 16
TILES = {"url": "https://tile.openstreetmap.org/{z}/{x}/{y}.png", "attribution": "© OpenStreetMap contributors"}


class EventMap(MacroElement):
    """What the frame does first, once: `dashboard/web/map_page.js` with its options."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        window.dateline = DatelineMap({{ this._parent.get_name() }}, {{ this.options }});
        {% endmacro %}
        """
    )

    def __init__(self, tongue: Tongue) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # folium's base has no types
        self._name = "EventMap"
        options = page_options(tongue)
        words = options["words"] | {key: tongue.forms(word) for key, word in FRAME_WORDS.items()}
        self.options = script_json({**options, "words": words, "basemapUrl": basemap_url(), "tiles": TILES})


class Command(MacroElement):
    """What the frame is told each time something changes."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        window.dateline.apply({{ this.command }});
        {% endmacro %}
        """
    )

    def __init__(self, command: Mapping[str, object]) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # folium's base has no types
        self._name = "Command"
        self.command = script_json(command)


def show_view(collection: Collection, readings: Sequence[Reading], *, is_read: bool) -> None:
    """Draw the frame and tell it what to show; another language is another frame, which the address leads to the same view.

    Args:
        collection: The reports, with their name in the address.
        readings: All that was read of them; their events are sent once.
        is_read: False while a report is still being read; the frame says so.
    """
    tongue = page_tongue()
    group = folium.FeatureGroup(name="command", control=False)
    command = {
        "isRead": is_read,
        "title": collection_title(collection, tongue),
        "under": under_words(collection, readings, is_read=is_read),
        "address": collection.address,
        "language": language_in_address(),
        "notes": address_notes(),
        **(_addresses(write_sending(readings, tongue)) if is_read else {}),
    }
    group.add_child(Command(command))
    st_folium(
        _frame_map(tongue),
        key=_frame_key(tongue),
        height=HEIGHT_PX,
        use_container_width=True,
        feature_group_to_add=group,
        returned_objects=["last_active_drawing"],
    )


def told_by_frame() -> Mapping[str, Any]:
    """Give the frame's last word on what it shows; empty before it has spoken."""
    drawing = (st.session_state.get(_frame_key(page_tongue())) or {}).get("last_active_drawing") or {}
    told: Mapping[str, Any] = drawing.get("properties") or {}
    return told


def _addresses(sending: Sending) -> dict[str, object]:
    """Serve a sending's files, and name them."""
    return {
        "key": sending.key,
        "record": serve_text(sending.record, "application/json", "record"),
        "chunks": [
            serve_text(chunk, "application/json", f"chunk {number}") for number, chunk in enumerate(sending.chunks)
        ],
        "chunkOf": sending.chunk_of,
    }


def _frame_key(tongue: Tongue) -> str:
    return f"{KEY}-{tongue.language}"


def _frame_map(tongue: Tongue) -> folium.Map:
    """Build the constant map; one script and one style are all that its frame loads."""
    frame_map = folium.Map(
        location=(20, 10),
        zoom_start=MIN_ZOOM,
        tiles=None,
        zoom_control=False,
        minZoom=MIN_ZOOM,
        maxZoom=MAX_ZOOM,
        zoomSnap=0.5,
    )
    frame_map.default_js = [("dateline", serve_script())]
    frame_map.default_css = [("dateline", serve_style())]
    EventMap(tongue).add_to(frame_map)
    return frame_map
