"""Words of the page itself; what is said about an event stands in `geodata.words`."""

from collections.abc import Sequence
from datetime import date

from geodata.words import day_words


def counted(number: int, one: str, many: str) -> str:
    """Count things: "1 statement", "9 statements"."""
    return f"{number:,} {one if number == 1 else many}"


def span_words(days: Sequence[date]) -> str:
    """Tell from when to when a report reaches: "19 – 20 September 2023"."""
    if not days:
        return "no dates"
    first, last = min(days), max(days)
    if first == last:
        return day_words(first)
    if first.year != last.year:
        return f"{day_words(first)} – {day_words(last)}"
    begin = str(first.day) if first.month == last.month else f"{first.day} {first:%B}"
    return f"{begin} – {day_words(last)}"
