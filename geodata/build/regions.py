"""Places of the project's own tables: regions, seas, lakes, rivers, lines, aliases and disputed names."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.build.entries import Entry, add_names, unique
from geodata.build.pantry import Pantry
from geodata.build.recipes import cook
from geodata.errors import GazetteerError
from geodata.tables import read_table
from geodata.vocab import PlaceKind

_FEATURES = {PlaceKind.REGION: "RGN", PlaceKind.SEA: "SEA", PlaceKind.RIVER: "STM", PlaceKind.ROUTE: "RTE"}


def read_regions() -> list[Entry]:
    """Read the places of `regions.tsv`, still without a point."""
    return [
        Entry(
            place_id=int(row["place_id"]),
            name=row["name"],
            kind=PlaceKind(row["kind"]),
            country_code=row["country_code"] or None,
            feature_code=_FEATURES.get(PlaceKind(row["kind"]), "OTH"),
            also=row["also"] or None,
            names=unique(row["names"].split("|")),
        )
        for row in read_table("regions")
    ]


def cook_regions(pantry: Pantry) -> dict[int, BaseGeometry]:
    """Make the outlines of `regions.tsv`, by place id."""
    return {int(row["place_id"]): cook(row["outline"], pantry) for row in read_table("regions") if row["outline"]}


def recipe_districts() -> frozenset[int]:
    """Give the ids of the second-order divisions that `regions.tsv` is cooked from."""
    parts = [part.split() for row in read_table("regions") for part in row["outline"].split(";")]
    return frozenset(int(word) for verb, *words in filter(None, parts) if verb == "districts" for word in words)


def label_point(shape: BaseGeometry) -> tuple[float, float]:
    """Give lon and lat of a point on the shape, well inside its largest part."""
    part = max(shapely.get_parts(shape), key=lambda each: (each.area, each.length))
    inside = part.interpolate(0.5, normalized=True) if part.geom_type == "LineString" else part.representative_point()
    return round(inside.x, 4), round(inside.y, 4)


def place_points(entries: Sequence[Entry], shapes: Mapping[int, BaseGeometry]) -> list[Entry]:
    """Put divisions and regions at a point inside their outline; other entries keep theirs."""
    moved = []
    for entry in entries:
        shape = shapes.get(entry.place_id)
        if shape is None or entry.kind == PlaceKind.COUNTRY or _lies_inside(entry, shape):
            moved.append(entry)
        else:
            lon, lat = label_point(shape)
            moved.append(replace(entry, lon=lon, lat=lat))
    return moved


def _lies_inside(entry: Entry, shape: BaseGeometry) -> bool:
    return entry.lon is not None and entry.lat is not None and shape.contains(shapely.Point(entry.lon, entry.lat))


def is_strict(alias: str) -> bool:
    """Whether an alias counts only when written just so: "US" and "Ill.", not "us" and "ill"."""
    return alias.endswith(".") or (alias.isupper() and len(alias) <= 5)


def apply_tables(entries: Sequence[Entry]) -> list[Entry]:
    """Add the names of `place_aliases.tsv` and `disputed_names.tsv`.

    Raises:
        GazetteerError: A table names a place that the sources lack.
    """
    by_id = {entry.place_id: entry for entry in entries}
    for row in [*read_table("place_aliases"), *read_table("disputed_names")]:
        place_id = int(row["place_id"])
        if place_id not in by_id:
            msg = "a table names {place} ({place_id}), which the packages lack"
            raise GazetteerError(msg, place=row["place"], place_id=str(place_id))
        if "also" in row:
            by_id[place_id] = replace(add_names(by_id[place_id], [row["also"]]), also=row["also"])
        elif is_strict(row["alias"]):
            by_id[place_id] = replace(
                by_id[place_id], strict_names=unique((*by_id[place_id].strict_names, row["alias"]))
            )
        else:
            by_id[place_id] = add_names(by_id[place_id], [row["alias"]])
    return [by_id[entry.place_id] for entry in entries]
