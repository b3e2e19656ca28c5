"""Words of the page itself; what is said about an event stands in `geodata.words`."""

from collections.abc import Sequence

from dashboard.language import page_tongue
from dashboard.sources import Collection, find_refusal
from geodata.foreign_words import counted_languages
from geodata.model import Reading
from geodata.tongue import Message, Tongue, message, messages
from geodata.vocab import DEFAULT_LANGUAGE, Modality
from geodata.words import published_words, span_words

FRAME_WORDS: dict[str, Message] = {
    "map.all": message("Show all signs"),
    "map.online": message("Streets and terrain from OpenStreetMap, when this computer is online"),
    "map.whole": message("Open the whole page"),
    "map.legend": message("Signs"),
    "status.reading": message("Reading the report…"),
    "status.lost": message("The statements could not be loaded. Reload the page."),
    "status.trying": message("Asking for the online map…"),
    "status.failed": message("The online map does not answer. The built-in map is shown."),
    "status.coarse": message("Part of the built-in map could not be loaded. Reload the page."),
    "link.left": message("Part of the link was left out: {parts}."),
    "link.value": message("there is no “{value}”"),
    "link.view": message("its map view cannot be read"),
    "link.event": message("the statement it names is not in this report"),
}
"""What the frame says besides the words of `geodata.interface`, by key."""
REPORTS = messages("{count} report", "{count} reports")


def collection_title(collection: Collection, tongue: Tongue) -> str:
    """Name what the page shows: a report's title, or how many they are."""
    return all_reports(len(collection.sources), tongue) if collection.is_all else collection.sources[0].title


def all_reports(count: int, tongue: Tongue) -> str:
    """Name all reports together."""
    return tongue.tell(messages("All {count} reports", "All {count} reports"), count=count)


def under_words(collection: Collection, readings: Sequence[Reading], *, is_read: bool) -> str:
    """Tell under the title which days the reports reach over and who published them, or why one could not be read."""
    tongue = page_tongue()
    if not is_read:
        return tongue.tell("Reading the report…") if len(readings) == 1 else tongue.tell("Reading the reports…")
    refusals = [refusal for source in collection.sources if (refusal := find_refusal(source.article))]
    foreign = [sentence for reading in readings if (sentence := _language_sentence(reading, tongue))]
    if refusals or foreign:
        return " ".join((*refusals, *foreign))
    days = [
        day
        for reading in readings
        for event in reading.events
        if event.when and event.modality is not Modality.HISTORICAL
        for day in (event.when.first, event.when.last)
    ]
    told = [span_words(min(days), max(days), tongue) if days else tongue.tell("no dates")]
    if len(readings) == 1:
        article = readings[0].article
        told += [article.publisher or "", published_words(article, tongue)]
    return " · ".join(filter(None, told))


def _language_sentence(reading: Reading, tongue: Tongue) -> str | None:
    """Say what is read of a report that is not in English: its places, and in some languages what it counts."""
    language = reading.article.language
    if language in {None, DEFAULT_LANGUAGE}:
        return None
    if language in counted_languages():
        return tongue.tell(
            messages(
                "This report seems not to be in English (language code “{language}”): read are {count} name of a place, and how "
                "many people it says were killed, hurt, missing or displaced, but nothing told without a number.",
                "This report seems not to be in English (language code “{language}”): read are {count} names of places, and how "
                "many people it says were killed, hurt, missing or displaced, but nothing told without a number.",
            ),
            language=language,
            count=len(reading.toponyms),
        )
    return tongue.tell(
        messages(
            "This report seems not to be in English (language code “{language}”): {count} name of a place read, but no events.",
            "This report seems not to be in English (language code “{language}”): {count} names of places read, but no events.",
        ),
        language=language,
        count=len(reading.toponyms),
    )
