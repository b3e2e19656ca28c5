"""The libraries of a plain folium map from installed packages, served by the app itself: none is asked of another host."""

from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp

import folium
import streamlit as st
from folium.plugins import MarkerCluster
from streamlit.components.v1 import declare_component

from geodata.web import leaflet_dir

SERVED = "plain"
JQUERY = "jquery-3.7.1.min.js"
"""The name that folium asks for."""


def use_own_files(plain_map: folium.Map, cluster: MarkerCluster) -> None:
    """Let a map and its clusters load their usual files from this app; what no package has is an empty file."""
    for element in (plain_map, cluster):
        usual = type(element)
        element.default_js = [(name, _address(link)) for name, link in usual.default_js]
        element.default_css = [(name, _address(link)) for name, link in usual.default_css]


def _address(link: str) -> str:
    name = link.rpartition("/")[2]
    path = _folder() / name
    if not path.exists():
        path.write_bytes(_libraries()[name].read_bytes() if name in _libraries() else b"")
    return f"../{__name__}.{SERVED}/{name}"


@st.cache_resource(show_spinner=False)
def _folder() -> Path:
    """Serve a folder, once a process."""
    folder = Path(mkdtemp(prefix="dateline-plain-"))
    declare_component(SERVED, path=str(folder))
    return folder


def _libraries() -> dict[str, Path]:
    """Find the files that the plain app loads, by the name that it asks for: Leaflet, its marker clusters, jQuery."""
    found = {name: leaflet_dir() / name for name in ("leaflet.js", "leaflet.css")}
    for package in ("leaflet_markercluster", "jquery"):
        spec = find_spec(f"xstatic.pkg.{package}")
        if spec is None or spec.origin is None:
            msg = "the plain app needs pip install -r requirements-dev.txt"
            raise SystemExit(msg)
        found |= {path.name: path for path in (Path(spec.origin).parent / "data").iterdir()}
    return found | {JQUERY: found["jquery.js"]}
