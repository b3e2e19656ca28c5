"""Finds the division of a district that only the project's own table has: "Marjah" lies in Helmand."""

import re
from collections.abc import Iterable
from functools import cache

from geodata.areas import place_area, place_name
from geodata.gazetteer import Gazetteer
from geodata.model import Location, Place
from geodata.names import fold_name
from geodata.place_spans import place_words
from geodata.tables import read_table
from geodata.vocab import PlaceKind

_HOLDER = re.compile(r",| in ")


def find_districts(places: Iterable[Location], land: str | None, gazetteer: Gazetteer) -> dict[str, Location]:
    """Find the divisions of places that no gazetteer has.

    Args:
        places: Places as the text has them, maybe with a word for their kind and what holds them ("Chak district, Afghanistan").
        land: Two-letter code of the country that the report is about; None where it is about none.
        gazetteer: Gives the divisions.

    Returns:
        The division of each that the table has for its country, by its words in the text.
    """
    found: dict[str, Location] = {}
    for place in places:
        country = place.place.country_code if place.place and place.kind == PlaceKind.COUNTRY else land
        division = _divisions(country).get(_plain(place.mention)) if country else None
        whole = _find(division, country, gazetteer) if division else None
        if whole is not None and (place.area is None or place.kind == PlaceKind.COUNTRY):
            found[place.mention] = _located(place.mention, whole, gazetteer)
    return found


@cache
def _divisions(country_code: str) -> dict[str, str]:
    """The divisions of a country's districts by their folded names."""
    rows = (row for row in read_table("district_names") if row["country_code"] == country_code)
    return {fold_name(row["name"]): row["division"] for row in rows}


def _plain(name: str) -> str:
    """The folded name without the word for its kind and what it is said to lie in."""
    words = _HOLDER.split(name)[0].split()
    return fold_name(" ".join(words[:-1] if len(words) > 1 and words[-1].lower() in place_words() else words))


def _find(division: str, country_code: str | None, gazetteer: Gazetteer) -> Place | None:
    return next(
        (
            place
            for place in gazetteer.find(division)
            if place.country_code == country_code and place.feature_code == "ADM1"
        ),
        None,
    )


def _located(name: str, place: Place, gazetteer: Gazetteer) -> Location:
    """The division as a location; whoever takes it gives it the words of the text."""
    return Location(
        start=0,
        end=len(name),
        name=place_name(place),
        mention=place_name(place),
        kind=place.kind,
        area=place_area(place, gazetteer),
        place=place,
        metonym=False,
        score=0.0,
        reason="the table of districts",
    )
