"""Reads "Eritrea's capital" and "the capital of Eritrea" as the city that they mean, where the text does not name it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from geodata.gazetteer import Gazetteer
from geodata.model import PlaceChoice
from geodata.vocab import PlaceKind

_OF_BEFORE = re.compile(r"\bthe\s+capital(?:\s+city)?\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_OWN_BEHIND = re.compile(r"['’]s?\s+capital(?:\s+city)?\b(?!\s+(?:markets?|punishment|city\s+of|of)\b)", re.IGNORECASE)
_NAMED_BEHIND = re.compile(r",?\s+[A-Z]")
_REACH_CHARS = 30


def name_capitals(choices: Sequence[PlaceChoice], text: str, gazetteer: Gazetteer) -> tuple[PlaceChoice, ...]:
    """Put the capital in place of a country that is only named to say which capital is meant.

    Args:
        choices: Resolved mentions in the order of the text.
        text: The article.
        gazetteer: Knows each country's capital (GeoNames' feature code PPLC).

    Returns:
        The choices; where the capital's own name stands right behind ("Eritrea's capital, Asmara") they are as they were.
    """
    return tuple(_named(choices, text, gazetteer))


def _named(choices: Sequence[PlaceChoice], text: str, gazetteer: Gazetteer) -> Iterator[PlaceChoice]:
    for choice in choices:
        mention, country = choice.mention, choice.place
        if country is None or country.kind != PlaceKind.COUNTRY or country.country_code is None:
            yield choice
            continue
        owned = _OWN_BEHIND.match(text, mention.end)
        first = max(0, mention.start - _REACH_CHARS)
        of = _OF_BEFORE.search(text[first : mention.start])
        end = owned.end() if owned else mention.end
        capital = gazetteer.capital(country.country_code) if owned or of else None
        if capital is None or _NAMED_BEHIND.match(text, end):
            yield choice
            continue
        start = first + of.start() if of else mention.start
        words = replace(mention, start=start, end=end, name=text[start:end], metonym=False)
        yield replace(choice, mention=words, place=capital, reason=f"the capital of a country; {choice.reason}")
