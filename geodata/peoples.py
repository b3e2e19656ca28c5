"""Names of peoples: the country of each, and where one stands for the land that is called as they are."""

from functools import cache

from spacy.tokens import Doc

from geodata.gazetteer import Gazetteer
from geodata.tables import read_table, read_words
from geodata.vocab import PlaceKind

_DIVISIONS = frozenset({PlaceKind.DISTRICT, PlaceKind.REGION})
_GOES_ON = frozenset({"NOUN", "PROPN", "ADJ"})


@cache
def demonyms() -> dict[str, str]:
    """Adjectives and names of peoples, with the code of their country, empty where there is none."""
    return {row["word"]: row["country"] for row in read_table("demonyms")}


def is_land_of_people(doc: Doc, at: int, gazetteer: Gazetteer) -> bool:
    """Whether the name of a people at a position is that of a region of their country: "displaced in Amhara".

    "In Amhara towns" only says whose towns they are.
    """
    country = demonyms().get(doc[at].text)
    if not country or not at or doc[at - 1].lower_ not in read_words("name_particles", "land"):
        return False
    if at + 1 < len(doc) and doc[at + 1].pos_ in _GOES_ON:
        return False
    return any(
        place.kind == PlaceKind.REGION and place.country_code == country and place.match != "folded"
        for place in gazetteer.find(doc[at].text)
    )


def is_division_of_people(doc: Doc, at: int) -> bool:
    """Whether a small word for a division stands at a position: "the Amhara region" is called as its people are."""
    at += at < len(doc) and doc[at].lower_ in read_words("name_particles", "divisional")
    return at < len(doc) and doc[at].is_lower and doc[at].lower_ in _divisions()


@cache
def _divisions() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("place_words") if row["kind"] in _DIVISIONS)
