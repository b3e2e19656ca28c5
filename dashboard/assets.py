"""Every file that the map's frame loads, served by this app under addresses that are right under any base path.

The frame lies at `<base>/component/<name>/index.html`. Its scripts are one file, and its styles another: it asks for a
file only when it has the one before.
"""

from functools import cache
from pathlib import Path

from streamlit.components.types.base_custom_component import BaseCustomComponent
from streamlit.components.v1 import declare_component
from streamlit.runtime import get_instance

from geodata.web import BASEMAP_DIR, WORKSPACE_SCRIPTS, asset_path, leaflet_script, leaflet_style, workspace_style

PAGE = Path(__file__).parent / "web"
BASEMAP = "basemap"


@cache
def basemap_url() -> str:
    """Serve the folder of the basemap, and give its address as the map's frame sees it; once a process."""
    register_component(declare_component(BASEMAP, path=str(BASEMAP_DIR)))
    return f"../{__name__}.{BASEMAP}/"


def register_component(component: BaseCustomComponent) -> None:
    """Have this server serve a component, whether or not a page runs just now."""
    get_instance().component_registry.register_component(component)


def serve_script() -> str:
    """Serve Leaflet and all scripts of the frame, in the order in which they run."""
    return serve_text(_script(), "application/javascript", "script")


def serve_style() -> str:
    """Serve all styles of the frame."""
    return serve_text(_style(), "text/css", "style")


def serve_text(text: str, mimetype: str, name: str) -> str:
    """Serve a text for as long as this session shows it under this name; the same text has the same address.

    Uses Streamlit's store of media files, which its own images and downloads use.
    """
    address = get_instance().media_file_mgr.add(text.encode(), mimetype, coordinates=f"{__name__}:{name}")
    return f"../..{address}"


@cache
def _script() -> str:
    paths = [*(asset_path(name) for name in WORKSPACE_SCRIPTS), PAGE / "embed.js", PAGE / "map_page.js"]
    return ";\n".join([leaflet_script(), *(path.read_text(encoding="utf-8") for path in paths)])


@cache
def _style() -> str:
    paths = [PAGE / "map_page.css", PAGE / "embed.css"]
    return "\n".join([leaflet_style(), workspace_style(), *(path.read_text(encoding="utf-8") for path in paths)])
