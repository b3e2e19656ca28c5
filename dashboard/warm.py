"""What a server loads before its first visitor comes, beside the browser that loads the page's own program.

Components of Streamlit (`streamlit_folium`) are left out: they must be loaded by a run of the page.
"""

import folium.plugins  # noqa: F401 - loaded here, so that the first visitor need not wait

from dashboard.bundled import bundled_readings


def get_ready() -> None:
    """Load what was read of the bundled reports."""
    bundled_readings()
