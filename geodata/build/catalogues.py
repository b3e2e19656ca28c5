"""Brings the catalogues of the interface up to date: `python -m geodata.build.catalogues`, or `make words`.

Messages are taken from the code, put into each `dateline.po` and compiled. What a language lacks is printed; it is
written into its `dateline.po` by hand. A code behind the command begins a language: `… catalogues de`.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from geodata.build.calendars import build_calendars
from geodata.tongue import DOMAIN, LOCALE

ROOT = LOCALE.parents[1]
PACKAGES = ("geodata", "dashboard")
MARKS = {"message": (1,), "messages": (1, 2), "tell": (1,)}
"""What marks a message, with the places of its texts (`geodata.tongue`)."""
WIDTH = 120
PROJECT = {"project": "Dateline", "version": "0.1.0", "msgid_bugs_address": ""}
HEADER = "# Words of Dateline's interface. Messages come from the code by `make words`; the words of this language are written by hand."


def extract_messages() -> Catalog:
    """Gather the marked messages of the code, each with the files that say it."""
    found = Catalog(fuzzy=False, **PROJECT)
    for path in sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py")):
        with path.open("rb") as file:
            for _, text, _, _ in extract("python", file, MARKS, options={"encoding": "utf-8"}):
                found.add(text, locations=[(path.relative_to(ROOT).as_posix(), 0)])
    return found


def catalogue_path(language: str) -> Path:
    """Name a language's catalogue."""
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def read_catalogue(language: str) -> Catalog:
    """Read a language's catalogue; one that is not there yet is empty."""
    path = catalogue_path(language)
    if not path.exists():
        return Catalog(
            locale=language, header_comment=HEADER, last_translator="", language_team="", fuzzy=False, **PROJECT
        )
    with path.open("rb") as file:
        return read_po(file, locale=language)


def lacking(catalogue: Catalog) -> list[str]:
    """Give the messages that a catalogue has no word for yet."""
    return [str(one.id) for one in catalogue if one.id and (one.fuzzy or not is_told(one.string))]


def is_told(string: str | Sequence[str] | None) -> bool:
    """Whether a message is written in every form that the language has."""
    return bool(string) if string is None or isinstance(string, str) else all(string)


def update_catalogue(language: str, found: Catalog) -> Catalog:
    """Put the messages of the code into a catalogue, drop those that nobody says any more, and compile it."""
    catalogue, path = read_catalogue(language), catalogue_path(language)
    catalogue.update(found, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=WIDTH, include_lineno=False, sort_by_file=True)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)
    return catalogue


def main(begun: Iterable[str]) -> None:
    """Update every catalogue, and those of the languages that are to begin."""
    found = extract_messages()
    languages = {path.name for path in LOCALE.iterdir() if path.is_dir()} | set(begun)
    for language in sorted(languages):
        for text in lacking(update_catalogue(language, found)):
            print(f"{language} lacks {text}: write it into {catalogue_path(language).relative_to(ROOT)}")
    build_calendars()


if __name__ == "__main__":
    main(sys.argv[1:])
