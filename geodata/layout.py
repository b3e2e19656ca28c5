"""Tells lines that end where their column does from lines that end what they say."""

import math
from itertools import pairwise

WIDEST_COLUMN = 120
LEAST_FULL_LINES = 3
"""So many lines that the next word did not fit into make a column."""


def column_width(text: str) -> float:
    """The width of the column that a text is set in.

    Returns:
        Characters of its longest line; infinite where lines are whole paragraphs, or too few are full.
    """
    lines = [line.strip() for line in text.split("\n")]
    width = max(map(len, lines))
    if width > WIDEST_COLUMN:
        return math.inf
    full = sum(bool(after) and is_full(line, after.split()[0], width) for line, after in pairwise(lines))
    return width if full >= LEAST_FULL_LINES else math.inf


def is_full(line: str, next_word: str, width: float) -> bool:
    """Whether a line had no room for the next word: that it ends there says nothing of its sentence."""
    return len(line) + 1 + len(next_word) > width
