"""The files that a reader takes along: one button a format, each file written when it is asked for."""

from collections.abc import Callable, Sequence

import streamlit as st

from geodata.model import Reading
from geodata.tongue import Tongue, message

FORMATS: dict[str, tuple[str, str]] = {
    ".csv": (message("CSV, for tables"), "text/csv"),
    ".geojson": (message("GeoJSON, for maps"), "application/geo+json"),
    ".gpkg": (message("GeoPackage, for QGIS and ArcGIS"), "application/geopackage+sqlite3"),
    ".kml": (message("KML, for Google Earth"), "application/vnd.google-earth.kml+xml"),
    ".parquet": (message("GeoParquet, for analysis"), "application/vnd.apache.parquet"),
    ".html": (message("One page, opens anywhere"), "text/html"),
    ".png": (message("Picture, for print"), "image/png"),
}


def show_files(picked: Callable[[], Sequence[Reading]], name: str, tongue: Tongue) -> None:
    """Draw the formats.

    Args:
        picked: Gives the readings with the events that are shown, when a file is asked for.
        name: Of the files, without the suffix.
        tongue: Language of the page; machine-read columns and keys stay English.
    """
    st.caption(tongue.tell("The statements that are shown now."))
    for suffix, (label, kind) in FORMATS.items():
        write = _writing(suffix, picked, tongue)
        st.download_button(
            tongue.tell(label), write, f"{name}{suffix}", kind, key=f"file{suffix}", on_click="ignore", width="stretch"
        )


def _writing(suffix: str, picked: Callable[[], Sequence[Reading]], tongue: Tongue) -> Callable[[], bytes]:
    """Give a function that writes one file."""

    def write() -> bytes:
        from geodata.store import WRITERS  # noqa: PLC0415 - takes long to import; the page is drawn first

        return b"".join(WRITERS[suffix](picked(), tongue))

    return write
