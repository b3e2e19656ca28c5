"""Drops names that are noise: codes, machine transliterations, names of a far bigger neighbour."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from geodata.build.entries import Entry, unique
from geodata.names import fold_name
from geodata.vocab import PlaceKind

_CODE = re.compile(r"[A-Z0-9]{2,5}")
_ODD = re.compile(r"[;:|=<>\[\]{}@#*\\]|https?|\d")
_LATIN_LOWER = re.compile(r"[a-z][a-z0-9 '`’.,()/-]*")
_LONGEST_NAME = 60
_BIGGER = 1.5
_LEAST_PEOPLE = 500
_LARGE_TOWN = 100_000
_ALIKE = 0.6
_WORLD = frozenset({PlaceKind.COUNTRY, PlaceKind.CONTINENT})


def is_noise(name: str, main_name: str) -> bool:
    """Say whether an alternate name is none that a report would write.

    Noise are airport and statistics codes ("GNJ"), GeoNames' machine transliterations, which have no capital
    ("swldw"), names with digits or signs, and very long ones. What the main name has too is no noise.

    Source:
        Own rule; read off GeoNames' alternate names.
    """
    if len(name) > _LONGEST_NAME or not fold_name(name):
        return True
    if name == main_name:
        return False
    if _CODE.fullmatch(name) and not main_name.isupper():
        return True
    if _ODD.search(name) and not _ODD.search(main_name):
        return True
    return bool(_LATIN_LOWER.fullmatch(name)) and not main_name[0].islower()


def clean_names(entry: Entry) -> Entry:
    """Drop the noise from an entry's alternates; what stands in brackets is a name of its own ("Goris (Kori)")."""
    split = (part for name in entry.names for part in _split_brackets(name))
    return replace(entry, names=unique(name for name in split if not is_noise(name, entry.name)))


def _split_brackets(name: str) -> tuple[str, ...]:
    found = re.fullmatch(r"([^()]+?)\s*\(([^()]+)\)\s*", name)
    return (found[1], found[2]) if found else (name,)


def drop_borrowed_names(entries: Sequence[Entry]) -> list[Entry]:
    """Drop an alternate that is the main name of a bigger place in the same country and unlike the own name.

    The name of a country or continent is dropped, too, from small places elsewhere ("Turkey" in New Jersey; Amman keeps the
    Arabic name that it shares with Oman).
    GeoNames lists "Gəncə" among the names of Yevlakh; a mistake of this kind would pin a report on one city to another.

    Source:
        Own rule: half as many people again, and less than 0.6 alike by difflib's ratio.
    """
    world: dict[str, str | None] = {
        fold_name(name): entry.country_code for entry in entries if entry.kind in _WORLD for name in entry.all_names
    }
    owners: dict[tuple[str | None, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        for name in {fold_name(name) for name in entry.all_names}:
            owners[entry.country_code, name].append(entry)
    return [replace(entry, names=tuple(_own_names(entry, owners, world))) for entry in entries]


def _own_names(
    entry: Entry, owners: Mapping[tuple[str | None, str], list[Entry]], world: Mapping[str, str | None]
) -> Iterable[str]:
    for name in entry.names:
        folded = fold_name(name)
        small = entry.kind not in _WORLD and entry.population < _LARGE_TOWN
        if small and world.get(folded, entry.country_code) != entry.country_code:
            continue
        rivals = owners[entry.country_code, folded]
        if len(rivals) == 1 or _alike(folded, entry.name) or not _has_owner(folded, entry, rivals):
            yield name


def _has_owner(folded: str, entry: Entry, rivals: Iterable[Entry]) -> bool:
    """Whether the name is rather that of a bigger place."""
    least = _BIGGER * max(entry.population, _LEAST_PEOPLE)
    return any(rival.population > least and _alike(folded, rival.name) for rival in rivals)


def _alike(folded: str, name: str) -> bool:
    return SequenceMatcher(None, folded, fold_name(name), autojunk=False).ratio() >= _ALIKE
