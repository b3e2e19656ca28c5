"""Names of places in the reader's language, as far as the packages have them."""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from geodata.errors import GazetteerError
from geodata.expand import expand
from geodata.model import Location, Place, PlaceChoice, Reading
from geodata.tongue import message

NAMES = "local_names.sqlite"
LANGUAGES = ("ar", "az", "es", "fr", "hy", "ru", "tr", "uk")


def local_name(place: Place, language: str) -> str | None:
    """Give a place's name in a language; both names where a dispute has two, each in it if it is known.

    >>> from geodata import geocode, local_name
    >>> [local_name(geocode("Aleppo"), language) for language in ("fr", "es", "ar", "tr", "hy")]
    ['Alep', 'Alepo', 'حلب', 'Halep', None]

    Args:
        place: Of the bundled gazetteer.
        language: ISO 639-1 code: ar, az, es, fr, hy, ru, tr or uk; region and script are ignored ("fr-CA").

    Returns:
        The name, or None where the packages have no other than `place.name`: nothing is transliterated.

    Raises:
        GazetteerError: The bundled names are missing or damaged.

    Source:
        Unicode CLDR (countries, capitals), GeoNames' alternate names (towns, divisions), our own table of regions.
    """
    return names_in(language.replace("_", "-").partition("-")[0].lower()).get(place.place_id)


def name_place(place: Place, language: str) -> Place:
    """Give a copy of a place that carries its name in a language."""
    return replace(place, local_name=local_name(place, language))


def name_choices(choices: Iterable[PlaceChoice], language: str) -> tuple[PlaceChoice, ...]:
    """Give copies of resolved mentions whose places carry their names in a language."""
    return tuple(
        replace(choice, place=name_place(choice.place, language)) if choice.place else choice for choice in choices
    )


def name_reading(reading: Reading, language: str) -> Reading:
    """Give a copy of a reading whose toponyms and events carry the names of their places in a language."""
    events = tuple(
        replace(event, location=_name_location(event.location, language)) if event.location else event
        for event in reading.events
    )
    return replace(reading, toponyms=name_choices(reading.toponyms, language), events=events)


@cache
def names_in(language: str) -> Mapping[int, str]:
    """Read all names of a language by the ids of their places, once: up to 35,000, in some hundredths of a second."""
    path = expand(NAMES)
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            rows = connection.execute("SELECT place_id, name FROM local_name WHERE language = ?", (language,))
            return MappingProxyType(dict(rows.fetchall()))
    except sqlite3.Error as error:
        raise GazetteerError(
            message("{path} cannot be read ({reason}); delete it and start again"), path=path, reason=error
        ) from error


def _name_location(location: Location, language: str) -> Location:
    """Name a place, and what else its name may mean."""
    others = tuple(replace(other, place=name_place(other.place, language)) for other in location.others)
    return replace(location, place=name_place(location.place, language) if location.place else None, others=others)
