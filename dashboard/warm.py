"""What a server loads before its first visitor comes, beside the browser that loads the page's own program."""

import streamlit_folium
from streamlit.components.v1.custom_component import CustomComponent

from dashboard.assets import basemap_url, register_component
from dashboard.bring import adopt_report  # noqa: F401 - loaded here with all that the page imports, so that nobody waits
from dashboard.bundled import bundled_readings
from dashboard.header import show_header  # noqa: F401 - the same


def get_ready() -> None:
    """Load what was read of the bundled reports, and have the server know the page's components.

    A component that is declared outside a run of the page is unknown to the server until somebody says so.
    """
    for component in vars(streamlit_folium).values():
        if isinstance(component, CustomComponent):
            register_component(component)
    basemap_url()
    bundled_readings()
