"""Reads a share of a known whole before its number: "half of the region's 150,000 people"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from geodata.tables import read_table, read_words

MIN_WHOLE = 10
"""Of fewer nobody says what share."""
_REACH_CHARS = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part of a whole: where its words start, and its bounds; `low` is None where only "most of" is said."""

    start: int
    low: int | None
    high: int


def find_share(text: str, start: int, whole: int) -> Share | None:
    """Find what share of a whole its words ask for.

    Args:
        text: The text around the number.
        start: Where the number of the whole starts, in characters of `text`.
        whole: Its value.

    Returns:
        The share, or None where the number is told as it stands.
    """
    if whole < MIN_WHOLE:
        return None
    begin = max(0, start - _REACH_CHARS)
    told = _pattern().search(text[begin:start])
    if told is None:
        return None
    fraction = (
        Fraction(told["percent"]) / 100 if told["percent"] else _fractions()[" ".join(told["share"].lower().split())]
    )
    part = int(whole * fraction + Fraction(1, 2))
    return Share(start=begin + told.start(), low=part if fraction < 1 else None, high=part)


@cache
def _fractions() -> dict[str, Fraction]:
    """Words for a share with their value; 1 where they leave open how much of the whole."""
    return {row["word"]: Fraction(row["value"]) for row in read_table("number_words") if row["role"] == "fraction"}


@cache
def _pattern() -> re.Pattern[str]:
    shares, owners, about = map(
        _either, (_fractions(), read_words("number_units", "whole"), read_words("number_units", "about"))
    )
    percent = _either(read_words("number_units", "percent"))
    owner = r"[^\W\d_]+['’]s\s+"
    whole = rf"(?:(?:{owners})\s+(?:[^\W\d_]+\s+){{0,2}}?(?:{owner})?|(?:[^\W\d_]+\s+)?{owner})(?:(?:{about})\s+)?"
    hundredths = rf"(?P<percent>\d{{1,2}}(?:\.\d+)?)\s?(?:%|{percent})\s+of"
    return re.compile(
        rf"\b(?P<share>{hundredths}(?=\s+(?:{whole})?$)|{shares}(?=\s+{whole}$))\s+(?:{whole})?$", re.IGNORECASE
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
