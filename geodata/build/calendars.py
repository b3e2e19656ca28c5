"""Builds `geodata/tables/calendars.tsv`: how each language of the interface writes days, months and numbers, from CLDR."""

from collections.abc import Iterator
from importlib.metadata import version

from babel import Locale

from geodata.tongue import ENGLISH, LOCALE

TABLE = LOCALE.parent / "tables" / "calendars.tsv"
FIRST_DAY = {"fr": "1er"}
"""The first of a month where a language has a form of its own for it, which CLDR's patterns do not know."""


def build_calendars() -> None:
    """Write the table anew."""
    head = f"# Source: Unicode CLDR through babel {version('babel')} (python -m geodata.build.calendars); 1er: own row."
    TABLE.write_text("\n".join([head, *calendar_table(), ""]), encoding="utf-8")


def calendar_table() -> list[str]:
    """Give the lines of the table, for English and each language that has a catalogue."""
    languages = [ENGLISH, *sorted(path.name for path in LOCALE.iterdir() if path.is_dir())]
    rows = ("\t".join((language, *row)) for language in languages for row in _rows(language))
    return ["language\tkey\tword", *rows]


def _rows(language: str) -> Iterator[tuple[str, str]]:
    """Give the words of a language by key; months as they stand behind the day's number."""
    locale = Locale.parse(language)
    yield "name", (locale.language_name or language).capitalize()
    yield "direction", locale.text_direction
    yield "thousands", locale.number_symbols["latn"]["group"]
    for key, width in (("month", "wide"), ("short", "abbreviated")):
        for number, name in locale.months["format"][width].items():
            yield f"{key} {number}", name
    for number, name in locale.days["format"]["wide"].items():
        yield f"weekday {number + 1}", name
    if language in FIRST_DAY:
        yield "day 1", FIRST_DAY[language]


if __name__ == "__main__":
    build_calendars()
