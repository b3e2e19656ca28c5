"""Builds the gazetteer's two files, step by step."""

from collections.abc import Sequence

from geodata.build.cities import read_cities
from geodata.build.clean import clean_names, drop_borrowed_names
from geodata.build.countries import read_continents, read_countries
from geodata.build.divisions import read_divisions
from geodata.build.entries import Entry, merge_entries
from geodata.build.sources import SCRATCH
from geodata.build.write import pack, write_outlines, write_places
from geodata.expand import DATA
from geodata.gazetteer import OUTLINES, PLACES
from geodata.names import fold_name


def build_places() -> None:
    """Read all sources, join and clean them, write the files and pack them into `geodata/data`."""
    divisions = read_divisions()
    cities = read_cities(_division_names(divisions), _seats(divisions))
    entries = merge_entries([*read_continents(), *read_countries(), *divisions, *cities])
    entries = drop_borrowed_names([clean_names(entry) for entry in entries])
    write_places(SCRATCH / PLACES, entries)
    write_outlines(SCRATCH / OUTLINES, {})
    DATA.mkdir(exist_ok=True)
    pack([SCRATCH / PLACES, SCRATCH / OUTLINES], DATA)
    print(f"{len(entries)} places, {sum(len(entry.all_names) for entry in entries)} names")


def _division_names(divisions: Sequence[Entry]) -> dict[str, str]:
    return {
        f"{entry.country_code}.{entry.admin1_code}": entry.name
        for entry in divisions
        if entry.feature_code == "ADM1" and entry.admin1_code
    }


def _seats(divisions: Sequence[Entry]) -> frozenset[str]:
    return frozenset(f"{entry.country_code} {fold_name(name)}" for entry in divisions for name in entry.all_names)
