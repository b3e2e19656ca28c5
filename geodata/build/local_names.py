"""Builds the table of names by language: `local_names.sqlite`."""

from collections.abc import Iterable

from geodata.build.divisions import bare_names
from geodata.build.letters import likeness, names_by_letters, sounding_alike
from geodata.build.name_sources import (
    Named,
    read_spellings,
    read_tagged_names,
    read_territories,
    read_zone_cities,
)
from geodata.build.sources import SCRATCH
from geodata.build.write import pack, write_local_names
from geodata.expand import DATA
from geodata.gazetteer import Gazetteer, open_gazetteer
from geodata.local_names import LANGUAGES, NAMES
from geodata.model import Place
from geodata.tables import read_table

BOTH = " / "
"""Stands between the two names of a dispute."""


def build_local_names() -> None:
    """Read the names of the bundled gazetteer's places by language, write the file and pack it."""
    with open_gazetteer() as gazetteer:
        rows = choose_names((*_said(gazetteer), *_told_by_letters(gazetteer)), gazetteer)
    write_local_names(SCRATCH / NAMES, rows)
    pack([SCRATCH / NAMES], DATA)
    print(f"{len(rows)} names by language")


def choose_names(named: Iterable[Named], gazetteer: Gazetteer) -> list[Named]:
    """Keep the first name of each place in each language, where the place is known and the name is not its main one.

    A place with two names in a dispute keeps both: the one in the language first, the other as the gazetteer has it
    unless it is given too.
    """
    first: dict[tuple[int, str], str] = {}
    for place_id, language, name in named:
        first.setdefault((place_id, language), name)
    rows = []
    for (place_id, language), name in sorted(first.items()):
        place = gazetteer.place(place_id)
        if place is not None and name not in {place.name, *bare_names([place.name])}:
            rows.append((place_id, language, _with_other(name, place)))
    return rows


def _with_other(name: str, place: Place) -> str:
    if not place.also or BOTH in name:
        return name
    return f"{name}{BOTH}{place.name if likeness(name, place.also) > likeness(name, place.name) else place.also}"


def _said(gazetteer: Gazetteer) -> Iterable[Named]:
    """Give the names whose language the source says, the best source first."""
    regions = read_table("region_names")
    yield from (
        (int(row["place_id"]), language, row[language]) for row in regions for language in LANGUAGES if row[language]
    )
    yield from read_territories()
    yield from read_zone_cities(gazetteer)
    yield from read_tagged_names()


def _told_by_letters(gazetteer: Gazetteer) -> Iterable[Named]:
    """Give the names whose letters say their language, where the cleaned gazetteer has them too."""
    for place_id, country, names in read_spellings():
        place = gazetteer.place(place_id)
        if place is None or not country:
            continue
        known = [
            name
            for name in names
            if not name.isascii() and any(other.place_id == place_id for other in gazetteer.find(name))
        ]
        alike = sounding_alike(known, place.name)
        others = [name for name in known if name not in alike]
        own = names_by_letters(alike, country)
        rival = names_by_letters(sounding_alike(others, place.also), country) if place.also else {}
        for language in sorted(own | rival):
            both = (own.get(language, place.name), rival.get(language, place.also))
            yield place_id, language, BOTH.join(dict.fromkeys(name for name in both if name))
