"""Builds the gazetteer's two files, step by step."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.build.cells import district_reach_km, district_shapes, find_cell, split_tracts
from geodata.build.cities import read_cities, read_towns
from geodata.build.clean import clean_names, drop_borrowed_names
from geodata.build.countries import country_codes, read_continents, read_countries
from geodata.build.divisions import read_divisions, read_homes
from geodata.build.entries import Entry, merge_entries
from geodata.build.pantry import stock_pantry
from geodata.build.regions import apply_tables, cook_regions, place_points, read_regions, recipe_districts
from geodata.build.shapes import (
    Home,
    Tract,
    come_ashore,
    count_tracts,
    match_tracts,
    read_country_shapes,
    read_ground,
    settle,
    simplify_together,
)
from geodata.build.sources import SCRATCH
from geodata.build.towns import join_towns, read_airports
from geodata.build.villages import read_villages
from geodata.build.write import pack, write_outlines, write_places
from geodata.expand import DATA
from geodata.gazetteer import OUTLINES, PLACES
from geodata.names import fold_name
from geodata.outline import STEPS_PER_DEGREE, encode_outline

DIVISION_TOLERANCE_DEG = 0.004
COUNTRY_TOLERANCE_DEG = 0.008
REGION_TOLERANCE_DEG = 0.005


def build_places() -> None:
    """Read all sources, join and clean them, write the files and pack them into `geodata/data`."""
    divisions = read_divisions()
    cities = join_towns(read_cities(_division_names(divisions), _seats(divisions)), read_towns(), country_codes())
    countries = read_countries()
    ground = read_ground()
    homes = come_ashore(read_homes(), ground[1])
    tracts = count_tracts(ground, homes)
    shapes = build_shapes(tracts, homes, divisions, countries, cities)
    villages = read_villages(cities)
    entries = merge_entries(
        [*read_continents(), *countries, *divisions, *cities, *villages, *read_airports(), *read_regions()]
    )
    entries = drop_borrowed_names([clean_names(entry) for entry in entries])
    entries = place_points(apply_tables(entries), shapes)
    write_places(SCRATCH / PLACES, entries)
    centres = {
        entry.place_id: (entry.lon, entry.lat)
        for entry in divisions
        if entry.place_id not in shapes and entry.lon is not None and entry.lat is not None
    }
    outlines = {place_id: encode_outline(shape) for place_id, shape in shapes.items()}
    write_outlines(SCRATCH / OUTLINES, outlines, district_reach_km(tracts, homes, centres))
    DATA.mkdir(exist_ok=True)
    pack([SCRATCH / PLACES, SCRATCH / OUTLINES], DATA)
    print(f"{len(entries)} places, {sum(len(entry.all_names) for entry in entries)} names, {len(shapes)} outlines")


def build_shapes(
    tracts: Sequence[Tract],
    homes: Sequence[Home],
    divisions: Sequence[Entry],
    countries: Sequence[Entry],
    cities: Sequence[Entry],
) -> dict[int, BaseGeometry]:
    """Make the outlines of divisions, countries and regions, simplified, on the grid and valid; by place id."""
    parts = match_tracts(tracts, divisions)
    simple = simplify_together({index: tract.shape for index, tract in enumerate(tracts)}, DIVISION_TOLERANCE_DEG)
    full = {place_id: shapely.union_all([tracts[i].shape for i in own]) for place_id, own in parts.items()}
    found = {place_id: shapely.union_all([simple[i] for i in own]) for place_id, own in parts.items()}
    firsts = {entry.place_id for entry in divisions if entry.feature_code == "ADM1"}
    split = split_tracts(tracts, homes, firsts, parts)
    full |= split
    found |= split
    by_code = read_country_shapes(country_codes())
    ids = {entry.country_code or "": entry.place_id for entry in countries}
    found |= {ids[code]: shape.simplify(COUNTRY_TOLERANCE_DEG) for code, shape in by_code.items() if code in ids}
    codes = {
        f"{entry.country_code}.{entry.admin1_code}": full[entry.place_id]
        for entry in divisions
        if entry.place_id in full and entry.place_id in firsts
    }
    districts = district_shapes(tracts, homes, recipe_districts())
    cooked = cook_regions(stock_pantry(codes, by_code, districts, find_town(cities), find_cell(tracts, homes)))
    found |= {place_id: shape.simplify(REGION_TOLERANCE_DEG) for place_id, shape in cooked.items()}
    settled = {place_id: settle(shape, 1 / STEPS_PER_DEGREE) for place_id, shape in found.items()}
    return {place_id: shape for place_id, shape in settled.items() if shape is not None}


def find_town(cities: Sequence[Entry]) -> Callable[[str], tuple[float, float]]:
    """Make a function that gives lon and lat of "UA:Odesa": the most populous place of that name in the country."""
    named: Mapping[tuple[str | None, str], list[Entry]] = defaultdict(list)
    for city in cities:
        for name in {fold_name(name) for name in city.all_names}:
            named[city.country_code, name].append(city)

    def town(word: str) -> tuple[float, float]:
        code, _, name = word.partition(":")
        found = named.get((code, fold_name(name)))
        if not found:
            raise KeyError(word)
        best = max(found, key=lambda city: (city.population, city.place_id))
        return best.lon or 0.0, best.lat or 0.0

    return town


def _division_names(divisions: Sequence[Entry]) -> dict[str, str]:
    return {
        f"{entry.country_code}.{entry.admin1_code}": entry.name
        for entry in divisions
        if entry.feature_code == "ADM1" and entry.admin1_code
    }


def _seats(divisions: Sequence[Entry]) -> frozenset[str]:
    return frozenset(f"{entry.country_code} {fold_name(name)}" for entry in divisions for name in entry.all_names)
