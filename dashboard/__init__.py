"""The dashboard: draws a frame of events on a Folium map in Streamlit."""
