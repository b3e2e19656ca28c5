"""`python -m geodata.build`: builds the bundled data anew."""

from geodata.build.places import build_places

if __name__ == "__main__":
    build_places()
