"""Tells a name that only bears that of a place: a ship, a team, a newspaper, a treaty, a movement, a street."""

from functools import cache

from spacy.tokens import Doc, Token

from geodata.spelled_names import is_capitalised, is_shouted
from geodata.tables import read_table, read_words

CIVIC, _BRAND, _WARSHIP, _TEAM, _PACT, _UNIT = "civic", "brand", "warship", "team", "pact", "unit"
_NAME_REACH = 2


@cache
def word_set(table: str) -> frozenset[str]:
    """The column `word` of a table, in lower case."""
    return frozenset(row["word"].lower() for row in read_table(table))


@cache
def word_groups(table: str) -> dict[str, str]:
    """The group of each word of a table, words in lower case."""
    return {row["word"].lower(): row["group"] for row in read_table(table)}


def is_named_after(doc: Doc, bounds: tuple[int, int], run: tuple[int, int], *, of_state: bool) -> bool:
    """Whether a candidate is a person's name behind a title, or a part of a name that only comes from a place.

    Its police stands in a place and is its own; a newspaper, bank, team, ship, treaty or avenue only bears the name.

    Args:
        doc: The text.
        bounds: The token indexes of the candidate, end exclusive.
        run: Those of the whole run of capitals around it.
        of_state: Whether it may be the name of a state: a party to a treaty, and not what it is called after.
    """
    first, last = bounds
    if _names_other(doc, first) or (last - first == 1 and last < run[1] and _names_other(doc, last) == _TEAM):
        return True
    if (first and _is_title(doc[first - 1])) or (
        last - first == 1 < run[1] - run[0] and _foreign_group(doc[first]) == _UNIT
    ):
        return True
    if first > 1 and doc[first - 1].lower_ == "of" and is_capitalised(doc[first - 2]):
        return doc[first - 2].lower_ in read_words("name_particles", "street") or bool(_foreign_group(doc[first - 2]))
    behind = doc[run[1]] if run[1] < len(doc) and doc[run[1]].is_lower else None
    if behind is not None:
        group = _foreign_group(behind)
        if word_groups("name_words").get(behind.lower_) == _WARSHIP or (group == _PACT and not of_state):
            return True
        if (first, last) != run and group in {_BRAND, _UNIT}:
            return True
    return any(_foreign_group(token) for token in doc[last : min(run[1], last + _NAME_REACH)])


def _names_other(doc: Doc, at: int) -> str:
    """The group of the word, or of the two words, before a position that make a name of what is no place, else empty.

    A quotation mark may stand between: the corvette "Virginia".
    """
    groups = word_groups("name_words")
    at -= bool(at and doc[at - 1].is_quote)
    if at > 2 and doc[at - 1].lower_ == "the" and doc[at - 2].text == "," and groups.get(doc[at - 3].lower_) == "ship":
        return "ship"  # "a river ferry, the Tombouctou"
    one = groups.get(doc[at - 1].lower_, "") if at else ""
    return one or (groups.get(doc[at - 2 : at].text.lower(), "") if at > 1 else "")


def _is_title(token: Token) -> bool:
    """Whether a capitalised token is what persons are called: "Mr.", "Governor"."""
    return token.is_title and token.lower_.rstrip(".") in word_set("person_titles")


def _foreign_group(token: Token) -> str:
    """The group of a word of organisations, empty for those that belong to their place."""
    group = word_groups("org_words").get(token.lower_.rstrip("."), "")
    return "" if group == CIVIC or is_shouted(token) else group
