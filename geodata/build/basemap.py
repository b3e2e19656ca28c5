"""Build the bundled basemap: a coarse world, painted at once, and cells of detail, loaded by view.

Every layer is public-domain Natural Earth 1:10m; town names are GeoNames' (CC BY 4.0). The files are read by
`geodata/web/basemap_files.js`. The same sources give the same bytes.
"""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from geodata.basemap import cell_name
from geodata.build import basemap_labels as labels
from geodata.build import basemap_shapes as shapes
from geodata.build import basemap_sources as sources
from geodata.build.basemap_encode import encode_parts
from geodata.build.basemap_shapes import Box, Cutter, Shapes
from geodata.tables import read_table

BASEMAP_DIR = Path(__file__).parents[1] / "data" / "basemap"
CREDIT = "Made with Natural Earth, public domain, naturalearthdata.com; town names GeoNames, CC BY 4.0, geonames.org"
WORLD_SCALE, DETAIL_SCALE = 100, 1000
WORLD_BOX: Box = (-181, -90, 181, 90)
WORLD_RIVER_RANK = 4
DISTRICT_ZOOM = 8
DIVISION_CLASSES = ("Admin-1 boundary", "Admin-1 region boundary", "Admin-1 statistical boundary")
WORLD_TOWN_ZOOM = 5
POLYGONS = ("land", "lakes")
LINES = ("rivers", "divisions", "districts", "borders", "disputed", "former")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grain:
    """How fine a file is: steps in one degree, tolerance in degrees, smallest polygon in square degrees."""

    scale: int
    tolerance_deg: float
    smallest_deg2: float


WORLD_GRAIN = Grain(scale=WORLD_SCALE, tolerance_deg=0.025, smallest_deg2=0.004)
DETAIL_GRAIN = Grain(scale=DETAIL_SCALE, tolerance_deg=0.0012, smallest_deg2=0.0)


def build_basemap(out_dir: Path) -> None:
    """Write the basemap into a folder, replacing what is there.

    Args:
        out_dir: Folder of the files; created.

    Raises:
        GazetteerError: A source package is missing.
    """
    layers = read_layers()
    towns = read_placed_towns()
    shutil.rmtree(out_dir, ignore_errors=True)
    (out_dir / "cells").mkdir(parents=True)
    names = write_cells(layers, towns, out_dir / "cells")
    write_world(layers, towns, names, out_dir / "world.json")
    (out_dir / "CREDIT.txt").write_text(CREDIT + "\n", encoding="utf-8")


def read_layers() -> dict[str, Shapes]:
    """Read the layers of lines and polygons at full detail, the cut at 180° closed."""
    rivers, divisions = sources.rivers(), sources.division_lines()
    rivers = rivers[rivers.featurecla == "River"]
    divisions = divisions[divisions.featurecla.isin(DIVISION_CLASSES)]
    lines = {
        "great_rivers": _shapes(rivers[rivers.scalerank <= WORLD_RIVER_RANK]),
        "rivers": _shapes(rivers),
        "divisions": _shapes(divisions[divisions.min_zoom < DISTRICT_ZOOM]),
        "districts": _shapes(divisions[divisions.min_zoom >= DISTRICT_ZOOM]),
        **read_borders(),
    }
    return {
        "land": shapes.over_the_antimeridian(_shapes(sources.land())),
        "lakes": _shapes(sources.lakes()),
        **{name: shapes.without_the_antimeridian(layer) for name, layer in lines.items()},
    }


def read_borders() -> dict[str, Shapes]:
    """Read the border lines: agreed, disputed, and the former ones that still stand for a region."""
    claims, classed = sources.disputed_lines(), sources.classed_borders()
    is_former = claims["name"].isin(shapes.FORMER_LINES)
    is_outdated = claims["name"].isin(shapes.OUTDATED_LINES)
    classes = list(zip(classed.featurecla, classed.adm0_left, classed.adm0_right, strict=True))
    agreed, contested = shapes.split_borders(
        _shapes(sources.borders()), list(classed.geometry), classes, _shapes(claims[~is_former & ~is_outdated])
    )
    return {"borders": agreed, "disputed": contested, "former": _shapes(claims[is_former])}


def read_placed_towns() -> list[tuple[int, labels.Town]]:
    """Read the towns to be named, each with its first zoom."""
    others = {int(row["place_id"]): row["also"] for row in read_table("disputed_names")}
    towns = labels.read_towns(sources.geonames_towns(), sources.ranked_towns(), sources.capitals(), others)
    return labels.place_towns(towns)


def write_world(
    layers: Mapping[str, Shapes], towns: list[tuple[int, labels.Town]], cells: list[str], path: Path
) -> None:
    """Write the coarse world: land, lakes, great rivers, borders, country names, the largest towns, the list of cells."""
    empty = np.array([], dtype=object)
    coarse = {**layers, "rivers": layers["great_rivers"], "divisions": empty, "districts": empty}
    simple = {name: _thin(coarse[name], WORLD_GRAIN) for name in (*POLYGONS, *LINES)}
    encoded = _encode({name: Cutter(layer).cut(WORLD_BOX) for name, layer in simple.items()}, WORLD_GRAIN)
    shown = [(zoom, town) for zoom, town in towns if zoom <= WORLD_TOWN_ZOOM]
    _write_json(
        {
            "credit": CREDIT,
            "scale": WORLD_SCALE,
            "cellDeg": shapes.CELL_DEG,
            "cells": cells,
            **encoded,
            "seas": labels.sea_labels(read_table("sea_names")),
            "countries": labels.country_labels(sources.countries()),
            "towns": _rows(shown),
        },
        path,
    )


def write_cells(layers: Mapping[str, Shapes], towns: list[tuple[int, labels.Town]], folder: Path) -> list[str]:
    """Write a file for each cell that has something on it; returns the names of the cells written."""
    simple = {name: _thin(layers[name], DETAIL_GRAIN) for name in (*POLYGONS, *LINES)}
    cutters = {name: Cutter(layer) for name, layer in simple.items()}
    towns_by_cell: dict[tuple[int, int], list[tuple[int, labels.Town]]] = {}
    for zoom, town in towns:
        if zoom > WORLD_TOWN_ZOOM:
            corner = int(town.lon // shapes.CELL_DEG), int(town.lat // shapes.CELL_DEG)
            towns_by_cell.setdefault(corner, []).append((zoom, town))
    names: list[str] = []
    for west, south in shapes.cells():
        box = shapes.cell_box(west, south)
        encoded = _encode({name: cutter.cut(box) for name, cutter in cutters.items()}, DETAIL_GRAIN)
        shown = towns_by_cell.get((west // shapes.CELL_DEG, south // shapes.CELL_DEG), [])
        if encoded or shown:
            names.append(cell_name(west, south))
            _write_json({"scale": DETAIL_SCALE, **encoded, "towns": _rows(shown)}, folder / f"{names[-1]}.json")
    return names


def _shapes(frame: gpd.GeoDataFrame) -> Shapes:
    return shapes.parts_of(np.asarray(frame.geometry, dtype=object))


def _thin(layer: Shapes, grain: Grain) -> Shapes:
    return shapes.thin(layer, grain.tolerance_deg, grain.smallest_deg2) if len(layer) else layer


def _encode(layers: Mapping[str, Shapes], grain: Grain) -> dict[str, str]:
    polygons = {name: shapes.ring_parts(_of_dimension(layers[name], 2), grain.scale) for name in POLYGONS}
    lines = {name: shapes.line_parts(_of_dimension(layers[name], 1), grain.scale) for name in LINES}
    return {name: encode_parts(parts) for name, parts in (polygons | lines).items() if parts}


def _of_dimension(layer: Shapes, dimension: int) -> Shapes:
    return np.asarray(layer[shapely.get_dimensions(layer) == dimension], dtype=object)


def _rows(towns: list[tuple[int, labels.Town]]) -> list[list[Any]]:
    """Write towns as name, lon, lat, first zoom and role, and where there are others, names by language."""
    return [
        [town.name, round(town.lon, 3), round(town.lat, 3), zoom, town.role, *filter(None, [labels.told_names(town)])]
        for zoom, town in towns
    ]


def _write_json(value: Mapping[str, Any], path: Path) -> None:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    build_basemap(BASEMAP_DIR)
