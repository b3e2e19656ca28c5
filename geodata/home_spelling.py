"""Finds the names of a country that are written otherwise: "Durayhimi" for "Ad Durayhimi", "Hiran" for "Hiiraan".

Letters that transliterations disagree on are put alike (`tables/sound_rules.tsv`), articles and spaces are dropped. Names that then
have the same consonants, and nearly the same vowels, are one. This is asked only of countries that a report is about:
in the whole world too many names sound alike.
"""

import re
from difflib import SequenceMatcher
from functools import cache, lru_cache

from geodata.gazetteer import Gazetteer
from geodata.model import Place
from geodata.names import fold_name
from geodata.tables import read_table, read_words

LEAST_LETTERS, LEAST_CONSONANTS = 5, 3
LEAST_LIKENESS = 0.85
"""How alike two names must be once their letters are put alike, by difflib's ratio: a vowel in a word of three syllables may differ."""
_COUNTRIES = 8
_VOWELS = re.compile(r"(?!^)[aiuh]+")

Spellings = dict[str, tuple[tuple[str, int], ...]]


def find_in_country(name: str, code: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Give the places of a country that bear a name in another spelling, the most alike first.

    Args:
        name: As the text has it, in Latin letters.
        code: Two-letter code of the country.
        gazetteer: Gives the names of the country.
    """
    folded = fold_name(name)
    sound = to_sound(folded)
    bones = consonants(sound)
    if len(folded) < LEAST_LETTERS or len(bones) < LEAST_CONSONANTS or not folded.isascii():
        return ()
    likeness: dict[int, float] = {}
    for other, place_id in _spellings(gazetteer, code).get(bones, ()):
        ratio = SequenceMatcher(None, sound, other, autojunk=False).ratio()
        if ratio >= max(LEAST_LIKENESS, likeness.get(place_id, 0.0)):
            likeness[place_id] = ratio
    best = sorted(likeness, key=lambda place_id: (-likeness[place_id], place_id))
    return tuple(place for place_id in best if (place := gazetteer.place(place_id)) is not None)


def to_sound(folded: str) -> str:
    """Put the letters of a folded name alike that transliterations disagree on, without articles and spaces."""
    words = [word for word in folded.split() if word not in read_words("name_particles", "arabic")]
    sound = "".join(words) or folded.replace(" ", "")
    for pattern, put in _rules():
        sound = pattern.sub(put, sound)
    return sound


def consonants(sound: str) -> str:
    """What is left of a sound without the vowels behind its first letter."""
    return _VOWELS.sub("", sound)


@lru_cache(_COUNTRIES)
def _spellings(gazetteer: Gazetteer, code: str) -> Spellings:
    """The names of a country by their consonants, each with its sound and its place."""
    found: dict[str, list[tuple[str, int]]] = {}
    for folded, place_id in gazetteer.names_in(code):
        if folded.isascii() and len(folded) >= LEAST_LETTERS:
            sound = to_sound(folded)
            found.setdefault(consonants(sound), []).append((sound, place_id))
    return {bones: tuple(names) for bones, names in found.items()}


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The rules that put letters alike, in their order."""
    return tuple((re.compile(row["pattern"]), row["put"] or "") for row in read_table("sound_rules"))
