"""Every file that the map's frame loads, served by this app: an asset that nobody serves is an error.

The frame lies at `<base>/component/<name>/index.html`, so a relative address is right under any base path.
"""

from pathlib import Path

import streamlit as st
from streamlit.components.v1 import declare_component
from streamlit.runtime import get_instance

from geodata.web import BASEMAP_DIR, asset_path, leaflet_dir

PAGE = Path(__file__).parent / "web"
FOLDERS = ("leaflet", "web", "basemap", "page")


@st.cache_resource(show_spinner=False)
def serve_folders() -> dict[str, Path]:
    """Serve the folders of Leaflet, the shared scripts, the basemap and the page, once a process.

    Returns:
        Folder of each name in `FOLDERS`.
    """
    folders = {
        "leaflet": leaflet_dir(),
        "web": asset_path("event_layer.js").parent,
        "basemap": BASEMAP_DIR,
        "page": PAGE,
    }
    for name, folder in folders.items():
        declare_component(name, path=str(folder))
    return folders


def asset_url(folder: str, name: str = "") -> str:
    """Name the address of a served file, or folder, as the map's frame sees it.

    Raises:
        FileNotFoundError: Nobody serves the file.
    """
    served = serve_folders()
    if folder not in served or not (served[folder] / name).exists():
        msg = f"No asset {folder}/{name} is served by this app."
        raise FileNotFoundError(msg)
    return f"../{__name__}.{folder}/{name}"


def serve_text(text: str, mimetype: str, name: str) -> str:
    """Serve a text for as long as this session shows it under this name; the same text has the same address.

    Uses Streamlit's store of media files, which its own images and downloads use.
    """
    address = get_instance().media_file_mgr.add(text.encode(), mimetype, coordinates=f"{__name__}:{name}")
    return f"../..{address}"
