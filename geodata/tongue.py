"""The reader's language: messages from its catalogue, and numbers and days as it writes them.

English stands in the code, where `message`, `messages` and `Tongue.tell` mark it; other languages stand in
`geodata/locale/<language>/LC_MESSAGES/dateline.po`. `make words` brings the catalogues up to date.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from geodata.tables import read_table

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "dateline"
ENGLISH = "en"
LANGUAGES: dict[str, str] = {
    ENGLISH: "English",
    **{
        row["language"]: row["word"]
        for row in read_table("calendars")
        if row["key"] == "name" and row["language"] != ENGLISH
    },
}
"""Each language of the interface by its code, with its own name."""
PLURAL_SAMPLES = {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 11, "other": 100}
"""CLDR's plural categories, which browsers count by, each with a number that falls into it wherever a language has it."""


class Plural(NamedTuple):
    """A message about `{count}` things."""

    one: str
    other: str


Message = str | Plural


@dataclass(frozen=True, slots=True)
class Saying:
    """A marked message with its values, not told yet; a value may be a saying itself."""

    text: Message
    values: Mapping[str, object] = field(default_factory=dict)


def message(text: str) -> str:
    """Mark a text for the catalogues; what it says in a language tells `Tongue.tell`."""
    return text


def messages(one: str, other: str) -> Plural:
    """Mark a text about `{count}` things for the catalogues."""
    return Plural(one, other)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """A language to tell in. `calendar` has its names of days and months, and its mark between thousands."""

    language: str
    catalogue: NullTranslations
    calendar: Mapping[str, str]

    def tell(self, text: Message, /, **values: object) -> str:
        """Say a message.

        Args:
            text: As it is marked in the code; a `Plural` is chosen by the value `count`.
            values: For the names in braces; whole numbers are written as the language writes them, and sayings told.
        """
        if isinstance(text, Plural):
            count = values["count"]
            told = self.catalogue.ngettext(*text, count if isinstance(count, int) else PLURAL_SAMPLES["other"])
        else:
            told = self.catalogue.gettext(text)
        return told.format(**{name: self._written(value) for name, value in values.items()})

    def _written(self, value: object) -> object:
        """Write a value as the language does."""
        if isinstance(value, Saying):
            return self.tell(value.text, **value.values)
        return self.number(value) if type(value) is int else value

    def forms(self, text: Message) -> str | dict[str, str]:
        """Give a message for a browser: its text with the names in braces, or one by each plural category that differs."""
        if isinstance(text, str):
            return self.catalogue.gettext(text)
        told = {name: self.catalogue.ngettext(*text, number) for name, number in PLURAL_SAMPLES.items()}
        return {name: form for name, form in told.items() if name == "other" or form != told["other"]}

    def number(self, number: int) -> str:
        """Write a whole number."""
        return f"{number:,}".replace(",", self.calendar["thousands"])

    def day(self, day: date) -> str:
        """Write the day of a month: "19"."""
        return self.calendar.get(f"day {day.day}", str(day.day))

    def month(self, day: date, *, short: bool = False) -> str:
        """Name the month of a day, as it stands behind the day's number."""
        return self.calendar[f"{'short' if short else 'month'} {day.month}"]

    def weekday(self, day: date) -> str:
        """Name the day of the week."""
        return self.calendar[f"weekday {day.isoweekday()}"]

    @property
    def direction(self) -> str:
        """Which way it is written: "ltr" or "rtl"."""
        return self.calendar["direction"]


@cache
def open_tongue(language: str) -> Tongue:
    """Open a language of the interface.

    Args:
        language: A key of `LANGUAGES`.
    """
    calendar = {row["key"]: row["word"] for row in read_table("calendars") if row["language"] == language}
    return Tongue(language=language, catalogue=_catalogue(language), calendar=MappingProxyType(calendar))


def choose_language(wanted: Iterable[str | None]) -> str:
    """Give the first language of the interface among some codes such as "fr-CA"; English where there is none."""
    codes = ((code or "").replace("_", "-").partition("-")[0].lower() for code in wanted)
    return next((code for code in codes if code in LANGUAGES), ENGLISH)


def _catalogue(language: str) -> NullTranslations:
    """Read a compiled catalogue; English needs none."""
    if language == ENGLISH:
        return NullTranslations()
    with (LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
        return GNUTranslations(file)


IN_ENGLISH = open_tongue(ENGLISH)
