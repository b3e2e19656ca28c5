"""Everything a caller may set, with its default named."""

from dataclasses import dataclass, field

MIN_PLACE_SCORE = 0.35
MAX_ARTICLE_CHARS = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceOptions:
    """How places are resolved: below `min_score` in [0, 1] a place stays recognised and unresolved."""

    min_score: float = MIN_PLACE_SCORE


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Options of a whole extraction."""

    places: PlaceOptions = field(default_factory=PlaceOptions)
    max_article_chars: int = MAX_ARTICLE_CHARS
