"""A page that shows the address of the bundled basemap."""

import streamlit

from dashboard.assets import basemap_url

streamlit.text(basemap_url())
