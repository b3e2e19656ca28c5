"""What the sources of the gazetteer are turned into before it is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from geodata.vocab import PlaceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place with all its names; `names` are the alternates, `name` is the main one.

    `strict_names` count only when written just so ("US", "Ill.").
    `admin1_code` is GeoNames' code of the first-order division inside the country, `admin1` its name.
    """

    place_id: int
    name: str
    kind: PlaceKind
    country_code: str | None = None
    admin1: str | None = None
    admin1_code: str | None = None
    lon: float | None = None
    lat: float | None = None
    population: int = 0
    feature_code: str = ""
    also: str | None = None
    names: tuple[str, ...] = ()
    strict_names: tuple[str, ...] = ()

    @property
    def all_names(self) -> tuple[str, ...]:
        """The main name, then the alternates."""
        return (self.name, *self.names)


def merge_entries(entries: Iterable[Entry]) -> list[Entry]:
    """Join entries of one place: the first gives the facts, later ones fill gaps and add names.

    Returns:
        One entry a place, by id.
    """
    merged: dict[int, Entry] = {}
    for entry in entries:
        first = merged.get(entry.place_id)
        merged[entry.place_id] = entry if first is None else _join(first, entry)
    return [merged[place_id] for place_id in sorted(merged)]


def _join(first: Entry, later: Entry) -> Entry:
    own = first.lon is not None
    return replace(
        first,
        lon=first.lon if own else later.lon,
        lat=first.lat if own else later.lat,
        country_code=first.country_code or later.country_code,
        admin1=first.admin1 or later.admin1,
        admin1_code=first.admin1_code or later.admin1_code,
        population=first.population or later.population,
        also=first.also or later.also,
        names=unique((*first.names, later.name, *later.names)),
        strict_names=unique((*first.strict_names, *later.strict_names)),
    )


def add_names(entry: Entry, names: Sequence[str]) -> Entry:
    """Give a copy of the entry with more alternates."""
    return replace(entry, names=unique((*entry.names, *names)))


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Drop repetitions and empty strings, keep the order."""
    return tuple(dict.fromkeys(name for name in names if name))
