"""The files that a reader takes along: one button a format, each file written when it is asked for."""

from collections.abc import Callable, Sequence

import streamlit as st

from geodata.model import Reading

FORMATS: dict[str, tuple[str, str]] = {
    ".csv": ("CSV, for tables", "text/csv"),
    ".geojson": ("GeoJSON, for maps", "application/geo+json"),
    ".gpkg": ("GeoPackage, for QGIS and ArcGIS", "application/geopackage+sqlite3"),
    ".kml": ("KML, for Google Earth", "application/vnd.google-earth.kml+xml"),
    ".parquet": ("GeoParquet, for analysis", "application/vnd.apache.parquet"),
    ".html": ("One page, opens anywhere", "text/html"),
    ".png": ("Picture, for print", "image/png"),
}


def show_files(picked: Callable[[], Sequence[Reading]], name: str) -> None:
    """Draw the formats.

    Args:
        picked: Gives the readings with the events that are shown, when a file is asked for.
        name: Of the files, without the suffix.
    """
    st.caption("The statements that are shown now.")
    for suffix, (label, kind) in FORMATS.items():
        st.download_button(label, _writing(suffix, picked), f"{name}{suffix}", kind, on_click="ignore", width="stretch")


def _writing(suffix: str, picked: Callable[[], Sequence[Reading]]) -> Callable[[], bytes]:
    """Give a function that writes one file."""

    def write() -> bytes:
        from geodata.store import WRITERS  # noqa: PLC0415 - takes long to import; the page is drawn first

        return b"".join(WRITERS[suffix](picked()))

    return write
