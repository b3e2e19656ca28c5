"""What a rule of dates is given: the words it fits and what is known around them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from geodata.dates_days import Days, full_year, part_of
from geodata.dates_words import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a rule may know besides its words.

    `anchor` is the last day of the date before it in the text, `day` the last single day told, `year` the year of one in the same sentence,
    `future` whether the clause speaks of what is to come.
    """

    published: date | None
    anchor: date | None = None
    day: date | None = None
    year: int | None = None
    future: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The words of one match, by code."""

    words: tuple[Word, ...]

    def number(self, codes: str, which: int = 0) -> int | None:
        """Value of the first (or `which`) word that has one of the codes, or None."""
        values = [word.value for word in self.words if word.code in codes and isinstance(word.value, int)]
        return values[which] if which < len(values) else None

    def name(self, code: str) -> str:
        """Value of the first word of a code, an empty string for none."""
        return next((str(word.value) for word in self.words if word.code == code), "")

    def has(self, codes: str) -> bool:
        """Whether a word of one of the codes is there."""
        return any(word.code in codes for word in self.words)

    def has_plural(self, code: str) -> bool:
        """Whether a word of a code stands in the plural."""
        return any(word.code == code and word.lower.endswith("s") for word in self.words)

    @property
    def year(self) -> int | None:
        """The year that is written, short or long."""
        year = self.number("Y")
        short = self.number("y")
        return year if year is not None else full_year(short) if short is not None else None


Resolve = Callable[[Found, Context], Days | None]


def narrowed(days: Days, found: Found) -> Days:
    """Early, middle or late part, where the words say so."""
    part = found.name("P")
    return part_of(days, part) if part else days


def clipped(days: Days, context: Context) -> Days:
    """What is told as past ends with the day of publication."""
    return days if context.future or context.published is None else days.until(context.published)
