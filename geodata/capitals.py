"""Finds the city that a capital is: "Eritrea's capital", "the capital of Eritrea", and "the capital" of a report on Eritrea."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from geodata.area_phrases import leads_to, says_where
from geodata.gazetteer import Gazetteer
from geodata.model import Place, PlaceChoice, PlaceMention
from geodata.peoples import demonyms
from geodata.place_spans import place_words
from geodata.tables import read_table, read_words
from geodata.vocab import PlaceKind

_OF_BEFORE = re.compile(r"\bthe\s+capital(?:\s+city)?\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_NO_CITY = r"(?!\s+(?:markets?|punishment|city\s+of|of)\b)"
_OWN_BEHIND = re.compile(rf"['’]s?\s+capital(?:\s+city)?\b{_NO_CITY}", re.IGNORECASE)
_PEOPLES = re.compile(rf"\bthe\s+(?P<people>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)\s+capital(?:\s+city)?\b{_NO_CITY}")
_NAMED_BEHIND = re.compile(r",?\s+[A-Z]")
_REACH_CHARS = 30
CAPITAL_CODE = "PPLC"
LEAST_SHARE = 0.6
"""Of the resolved names of a report that must lie in one country for "the capital" to be that country's."""


def name_capitals(choices: Sequence[PlaceChoice], text: str, gazetteer: Gazetteer) -> tuple[PlaceChoice, ...]:
    """Put the capital in place of a country that is only named to say which capital is meant.

    Args:
        choices: Resolved mentions in the order of the text.
        text: The article.
        gazetteer: Knows each country's capital (GeoNames' feature code PPLC).

    Returns:
        The choices, and one more for each "the Somali capital" and "190 km east of the capital"; where the capital's own
        name stands right behind
        ("Eritrea's capital, Asmara") they are as they were.
    """
    found = (
        *_named(choices, text, gazetteer),
        *_of_peoples(choices, text, gazetteer),
        *_from_afar(choices, text, gazetteer),
    )
    return tuple(sorted(found, key=lambda choice: choice.mention.start))


def _of_peoples(choices: Sequence[PlaceChoice], text: str, gazetteer: Gazetteer) -> Iterator[PlaceChoice]:
    """Yield the city that "the Somali capital" means, where no name of a place overlaps the words."""
    for match in _PEOPLES.finditer(text):
        capital = gazetteer.capital(demonyms().get(match["people"], "")) if match["people"] in demonyms() else None
        words = PlaceMention(
            start=match.start("people"), end=match.end(), name=text[match.start("people") : match.end()]
        )
        if (
            capital
            and not _NAMED_BEHIND.match(text, match.end())
            and not any(words.overlaps(one.mention) for one in choices)
        ):
            yield PlaceChoice(mention=words, place=capital, score=1.0, reason="the capital of a country")


def _from_afar(choices: Sequence[PlaceChoice], text: str, gazetteer: Gazetteer) -> Iterator[PlaceChoice]:
    """Yield the city that something lies beside: "190 km east of the capital", of the country of the report; "south of the city"."""
    for match in _beside().finditer(text):
        if any(0 <= choice.mention.start - match.end() <= len(", ") for choice in choices):
            continue
        words = PlaceMention(start=match.start("words"), end=match.end("words"), name=match["words"])
        meant = find_seat(choices, gazetteer) if match["capital"] else ()
        meant = meant or _city_before(choices, text, match)
        yield from (replace(choice, mention=words) for choice in meant)


def _city_before(choices: Sequence[PlaceChoice], text: str, words: re.Match[str]) -> tuple[PlaceChoice, ...]:
    """The city that was named last before words that say where something lies, or the only capital.

    None right behind a known place: "Mellit, north of the city" does not lie north of itself.
    """
    before = [choice for choice in choices if choice.mention.end <= words.start()]
    if before and leads_to(text[before[-1].mention.end : words.start()]):
        if before[-1].place is not None:
            return ()
        before.pop()
    cities = [
        choice
        for choice in reversed(before)
        if choice.place is not None and choice.place.kind == PlaceKind.CITY and not choice.mention.metonym
    ]
    if words["capital"]:
        capitals = {
            choice.place: choice for choice in cities if choice.place and choice.place.feature_code == CAPITAL_CODE
        }
        return tuple(capitals.values()) if len(capitals) == 1 else ()
    return tuple(cities[:1])


@cache
def _beside() -> re.Pattern[str]:
    """Words that put something in or beside a capital or a city that they do not name."""
    parts = "|".join(
        sorted(read_words("name_particles", "part") | {word for word in place_words() if word == "district"})
    )
    return re.compile(
        rf"(?:\b(?:km|kilo|mile)[a-z]*\s+(?:\([^)]*\)\s*)?(?:[a-z-]+\s+){{0,3}}(?:of|from)|{says_where()}"
        rf"|\b(?:{parts})\s+(?:of|in))\s+"
        rf"(?P<words>the\s+(?:(?P<capital>capital)(?:\s+city)?|city|town)\b(?!['’-])){_NO_CITY}",
        re.IGNORECASE,
    )


def find_seat(choices: Sequence[PlaceChoice], gazetteer: Gazetteer) -> tuple[PlaceChoice, ...]:
    """Find the capital of the country that a report is about, as "the capital" means it; none where it is about several.

    Where the report names another seat of government and not the capital, that is meant: Bujumbura, before and after 2019.
    """
    seats = _of_report(choices, gazetteer.capital, "the capital of the report's country")
    named = {choice.place.place_id: choice.place for choice in choices if choice.place is not None}
    if not seats or seats[0].place is None or seats[0].place.place_id in named:
        return seats
    others = {row["town"] for row in read_table("seats") if row["country"] == seats[0].place.country_code}
    other = next((place for place in named.values() if others.intersection(place.names)), None)
    reason = "a seat of government that the report names"
    return (replace(seats[0], place=other, reason=reason),) if other is not None else seats


def find_land(choices: Sequence[PlaceChoice], gazetteer: Gazetteer) -> tuple[PlaceChoice, ...]:
    """Find the country that a report is about, as "across the country" means it; none where it is about several."""
    return _of_report(choices, gazetteer.country, "the report's country")


def _of_report(
    choices: Sequence[PlaceChoice], find: Callable[[str], Place | None], reason: str
) -> tuple[PlaceChoice, ...]:
    """Find a place of the country in which most resolved names lie; governments that only speak do not count."""
    named = [
        (choice, choice.place.country_code)
        for choice in choices
        if choice.place is not None and choice.place.country_code and not choice.mention.metonym
    ]
    countries = Counter(code for _, code in named)
    code, most = next(iter(countries.most_common(1)), ("", 0))
    place = find(code) if code and most >= LEAST_SHARE * countries.total() else None
    if place is None:
        return ()
    words = next(choice.mention for choice, country in named if country == code)
    mention = replace(words, name=place.name, asked_kind=None)
    return (PlaceChoice(mention=mention, place=place, score=most / countries.total(), reason=reason),)


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
