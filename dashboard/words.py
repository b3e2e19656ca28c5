"""Words of the page itself; what is said about an event stands in `geodata.words`."""

from collections.abc import Sequence
from datetime import date

from dashboard.sources import Collection, find_refusal
from geodata.model import Reading
from geodata.vocab import DEFAULT_LANGUAGE, Modality
from geodata.words import day_words

FRAME_WORDS: dict[str, dict[str, str]] = {
    "map": {
        "all": "Show all signs",
        "online": "Streets and terrain from OpenStreetMap, when this computer is online",
        "whole": "Open the whole page",
        "legend": "Signs",
    },
    "status": {
        "reading": "Reading the report…",
        "lost": "The statements could not be loaded. Reload the page.",
        "trying": "Asking for the online map…",
        "failed": "The online map does not answer. The built-in map is shown.",
        "coarse": "Part of the built-in map could not be loaded. Reload the page.",
    },
    "link": {
        "left": "Part of the link was left out: {parts}.",
        "value": "there is no “{value}”",
        "view": "its map view cannot be read",
        "event": "the statement it names is not in this report",
    },
}


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


def under_words(collection: Collection, readings: Sequence[Reading], *, is_read: bool) -> str:
    """Tell under the title which days the reports reach over and who published them, or why one could not be read."""
    if not is_read:
        return "Reading the report…" if len(readings) == 1 else "Reading the reports…"
    refusals = [refusal for source in collection.sources if (refusal := find_refusal(source.article))]
    foreign = [told for reading in readings if (told := _language_sentence(reading))]
    if refusals or foreign:
        return " ".join((*refusals, *foreign))
    days = [
        day
        for reading in readings
        for event in reading.events
        if event.when and event.modality is not Modality.HISTORICAL
        for day in (event.when.first, event.when.last)
    ]
    return " · ".join([span_words(days), *(_published_words(readings[0]) if len(readings) == 1 else ())])


def _published_words(reading: Reading) -> list[str]:
    """Tell who published a report and when; an inferred day says so."""
    article = reading.article
    told = [article.publisher] if article.publisher else []
    if article.published:
        how = "published (inferred)" if article.published_inferred else "published"
        told.append(f"{how} {span_words([article.published])}")
    return told


def _language_sentence(reading: Reading) -> str | None:
    """Say that only places are read of a report that is not in English."""
    language = reading.article.language
    if language in {None, DEFAULT_LANGUAGE}:
        return None
    names = counted(len(reading.toponyms), "name of a place", "names of places")
    return f"This report seems not to be in English (language code “{language}”): {names} read, but no events."
