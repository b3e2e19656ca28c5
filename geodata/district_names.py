"""Finds the division of a district that only the project's own table has: "Marjah" lies in Helmand."""

from collections.abc import Iterable
from functools import cache

from geodata.areas import place_area, place_name
from geodata.gazetteer import Gazetteer
from geodata.model import Location, Place
from geodata.names import fold_name
from geodata.place_spans import place_words
from geodata.tables import read_table


def find_districts(names: Iterable[str], country_code: str | None, gazetteer: Gazetteer) -> dict[str, Location]:
    """Find the divisions of names that no gazetteer has.

    Args:
        names: Names as the text has them, maybe with a word for their kind ("Chak district").
        country_code: Two-letter code of the country that the report is about; None where it is about none.
        gazetteer: Gives the divisions.

    Returns:
        The division of each name that the table has for that country, by the name.
    """
    divisions = _divisions(country_code) if country_code else {}
    found = {name: divisions.get(_plain(name)) for name in names}
    places = {name: _find(division, country_code, gazetteer) for name, division in found.items() if division}
    return {name: _located(name, place, gazetteer) for name, place in places.items() if place is not None}


@cache
def _divisions(country_code: str) -> dict[str, str]:
    """The divisions of a country's districts by their folded names."""
    rows = (row for row in read_table("district_names") if row["country_code"] == country_code)
    return {fold_name(row["name"]): row["division"] for row in rows}


def _plain(name: str) -> str:
    """The folded name without the word for its kind."""
    words = name.split()
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
