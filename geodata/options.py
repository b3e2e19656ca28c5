"""Everything a caller may set, with its default named."""

from collections.abc import Callable
from dataclasses import dataclass, field

from geodata.vocab import Step

MIN_PLACE_SCORE = 0.35
MAX_ARTICLE_CHARS = 2_000_000
FIRST_PUBLISHED_YEAR, LAST_PUBLISHED_YEAR = 1500, 2500
"""A day of publication outside these years is a slip or a placeholder ("0001-01-01")."""


Progress = Callable[[Step, int, int], None]
"""Told what is being done, and how many of how many are done."""


def say_nothing(_step: Step, _done: int, _total: int) -> None:
    """Nobody waits for a word on progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceOptions:
    """How places are resolved: below `min_score` in [0, 1] a place stays recognised and unresolved."""

    min_score: float = MIN_PLACE_SCORE


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Options of a whole extraction."""

    places: PlaceOptions = field(default_factory=PlaceOptions)
