"""`python -m geodata.build`: builds the bundled data anew, place data first, then names by language, then the basemap."""

from geodata.build.basemap import build_basemap
from geodata.build.local_names import build_local_names
from geodata.build.places import build_places
from geodata.expand import DATA

if __name__ == "__main__":
    build_places()
    build_local_names()
    build_basemap(DATA / "basemap")
