"""The page's own scripts, the bundled basemap and the installed Leaflet: where they are on disk."""

import re
from importlib.util import find_spec
from pathlib import Path

from geodata.errors import OutputError
from geodata.tongue import message

WORKSPACE_SCRIPTS = (
    "dom.js",
    "when.js",
    "mercator.js",
    "basemap_files.js",
    "basemap_cells.js",
    "basemap_tiles.js",
    "basemap_labels.js",
    "basemap_names.js",
    "basemap_online.js",
    "basemap.js",
    "signs.js",
    "event_places.js",
    "event_room.js",
    "event_buttons.js",
    "event_marks.js",
    "event_layer.js",
    "filters.js",
    "panel.js",
    "timeline.js",
    "figures.js",
    "reading.js",
    "corrections.js",
    "correct.js",
    "move.js",
    "card.js",
    "sheet.js",
    "lists.js",
    "draw_area.js",
    "map_tools.js",
    "workspace.js",
)
"""The scripts of the interactive page, in the order in which they run; each says in its first lines what it is for."""
WORKSPACE_STYLES = ("workspace.css", "basemap.css", "event_layer.css")
"""The styles of the interactive page, in the order in which they count."""
BASEMAP_DIR = Path(__file__).parents[1] / "data" / "basemap"

_FILE_ADDRESS = re.compile(r"url\([^)]*\)")
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


def asset_path(name: str) -> Path:
    """Give the path of what belongs to this project: a script, such as `basemap.js`, or the folder `basemap`.

    Raises:
        OutputError: There is nothing of that name.
    """
    path = BASEMAP_DIR if name == "basemap" else Path(__file__).parent / name
    if not path.exists():
        raise OutputError(message("{name} of the page is missing: install Dateline again"), name=name)
    return path


def workspace_style() -> str:
    """Read all styles of the interactive page."""
    return "\n".join(asset_path(name).read_text(encoding="utf-8") for name in WORKSPACE_STYLES)


def leaflet_dir() -> Path:
    """Give the folder with `leaflet.js`, `leaflet.css` and `images/` of the package django-js-lib-leaflet.

    Raises:
        OutputError: The package is not installed.
    """
    spec = find_spec("js_lib_leaflet")
    folders = spec.submodule_search_locations if spec else None
    folder = Path(folders[0]) / "static" / "js_lib_leaflet" if folders else None
    if folder is None or not (folder / "leaflet.js").is_file():
        raise OutputError(message("Leaflet is missing: pip install -r requirements.txt"))
    return folder


def leaflet_script() -> str:
    """Read Leaflet's program, without its pointer to a file that nobody serves."""
    return _SOURCE_MAP.sub("", (leaflet_dir() / "leaflet.js").read_text(encoding="utf-8"))


def leaflet_style() -> str:
    """Read Leaflet's style, without the pictures of its own markers, which no page of ours shows."""
    return _FILE_ADDRESS.sub("none", (leaflet_dir() / "leaflet.css").read_text(encoding="utf-8"))
