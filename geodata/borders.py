"""Reads "the Thai-Cambodian border" as the border of the two countries, where only their peoples are named."""

import re
from collections.abc import Sequence

from geodata.gazetteer import Gazetteer
from geodata.model import PlaceChoice, PlaceMention
from geodata.peoples import demonyms

_BORDER = re.compile(r"\b(?P<one>[A-Z][a-z]+)[-–](?P<other>[A-Z][a-z]+)(?=\s+(?:border|frontier|boundary)\b)")


def name_borders(choices: Sequence[PlaceChoice], text: str, gazetteer: Gazetteer) -> tuple[PlaceChoice, ...]:
    """Put the two countries in place of the two peoples whose border is named.

    Args:
        choices: Resolved mentions in the order of the text.
        text: The article.
        gazetteer: Knows the countries.

    Returns:
        The choices, and two more for each such border whose words no mention overlaps.
    """
    found = list(choices)
    for match in _BORDER.finditer(text):
        words = [
            PlaceMention(start=match.start(part), end=match.end(part), name=match[part]) for part in ("one", "other")
        ]
        countries = [gazetteer.country(demonyms().get(word.name) or "") for word in words]
        if None not in countries and not any(word.overlaps(one.mention) for word in words for one in choices):
            found += [
                PlaceChoice(mention=word, place=country, score=1.0, reason="the country of a people")
                for word, country in zip(words, countries, strict=True)
            ]
    return tuple(sorted(found, key=lambda choice: choice.mention.start))
