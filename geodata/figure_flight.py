"""Counts as displaced those whom a sentence of flight counts and no word of harm takes: "evacuation orders for 900 residents"."""

import re
from collections.abc import Mapping, Sequence

from geodata.figure_units import LEAST, Link, Unit, is_unsure
from geodata.figure_words import cues

_CUT_OFF = re.compile(r"[;.QATPGBWx0t]")


def flight_left_open(units: Sequence[Unit], codes: str, taken: Mapping[int, Link | None]) -> dict[int, Link]:
    """Link the persons and households that nothing else takes to the word of flight in their clause.

    Args:
        units: The sentence, a unit each counted phrase.
        codes: Their codes.
        taken: The link of each counted phrase by its place, None where none was found.

    Returns:
        The first such phrase with its link; none where the sentence counts displaced people already.
    """
    if any(link is not None and link.kind == "displaced" for link in taken.values()):
        return {}
    words = [
        at for at, unit in enumerate(units) if _tells_of_flight(unit) and not _is_practised(units[at + 1 : at + 2])
    ]
    for at, link in taken.items():
        if (
            link is None
            and _is_countable(units[at], codes[:at])
            and any(_is_near(units, codes, at, word) for word in words)
        ):
            return {at: Link(kind="displaced", rule="a sentence of flight")}
    return {}


def _is_practised(behind: Sequence[Unit]) -> bool:
    """Whether a flight is only practised or talked about: "an evacuation drill"."""
    return any(unit.item is not None and unit.item.lower in cues("drill") for unit in behind)


def _tells_of_flight(unit: Unit) -> bool:
    """Whether a word tells of a flight, and not only of refugees, or places are counted where people stay who fled."""
    if unit.phrase is not None:
        return unit.code == "Q" and not cues("refuge").isdisjoint(unit.phrase.words)
    return unit.item is not None and unit.code not in "WN" and "displaced" in unit.item.harms.values()


def _is_countable(unit: Unit, before: str) -> bool:
    """Whether a phrase counts civilians, and not as the people of a town or as part of others."""
    phrase = unit.phrase
    if phrase is None or phrase.head is None or phrase.head.code not in "VF" or phrase.partitive or phrase.number.vague:
        return False
    if unit.code == "A" or phrase.inner or before.endswith(("o", "g", "i")) or phrase.head.lower in cues("troop"):
        return False
    return (phrase.number.low or phrase.number.high or 0) >= LEAST


def _is_near(units: Sequence[Unit], codes: str, at: int, word: int) -> bool:
    """Whether nothing between a phrase and a word of flight starts another story, or says that it may be so."""
    first, last = min(at, word) + 1, max(at, word)
    return _CUT_OFF.search(codes[first:last]) is None and not any(map(is_unsure, units[first:last]))
