"""Drops names that are noise: codes, machine transliterations, names of a far bigger neighbour."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from geodata.build.entries import Entry, unique
from geodata.names import fold_name

_CODE = re.compile(r"[A-Z0-9]{2,5}")
_ODD = re.compile(r"[;:|=<>\[\]{}@#*\\]|https?|\d")
_LATIN_LOWER = re.compile(r"[a-z][a-z0-9 '`’.,()/-]*")
_LONGEST_NAME = 60
_BIGGER = 1.5
_ALIKE = 0.6


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

    GeoNames lists "Gəncə" among the names of Yevlakh; a mistake of this kind would pin a report on one city to another.

    Source:
        Own rule: half as many people again, and less than 0.6 alike by difflib's ratio.
    """
    owners: dict[tuple[str | None, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        for name in {fold_name(name) for name in entry.all_names}:
            owners[entry.country_code, name].append(entry)
    return [replace(entry, names=tuple(_own_names(entry, owners))) for entry in entries]


def _own_names(entry: Entry, owners: dict[tuple[str | None, str], list[Entry]]) -> Iterable[str]:
    for name in entry.names:
        folded = fold_name(name)
        rivals = owners[entry.country_code, folded]
        if len(rivals) == 1 or _alike(folded, entry.name):
            yield name
        elif not any(
            rival.population > _BIGGER * max(entry.population, 500) and _alike(folded, rival.name) for rival in rivals
        ):
            yield name


def _alike(folded: str, name: str) -> bool:
    return SequenceMatcher(None, folded, fold_name(name), autojunk=False).ratio() >= _ALIKE
