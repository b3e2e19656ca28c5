"""The words of a text as codes, one character each, so that a date is a short pattern over the codes."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from spacy.tokens import Doc

from geodata.model import Span
from geodata.tables import read_table, read_words

OTHER = "."
BREAK = "|"

_BREAK_GAP = 20
_CODES = {
    "weekday": "W",
    "weekday_short": "w",
    "month": "M",
    "season": "S",
    "part": "P",
    "unit": "U",
    "time": "T",
    "deictic": "R",
    "tonight": "G",
    "overnight": "V",
    "last": "L",
    "next": "X",
    "this": "H",
    "that": "z",
    "ago": "A",
    "before": "B",
    "after": "C",
    "beside": "d",
    "from": "f",
    "to": "t",
    "until": "u",
    "between": "b",
    "and": "&",
    "since": "s",
    "in": "i",
    "of": "o",
    "the": "h",
    "same": "e",
    "one": "a",
    "number": "N",
    "ordinal": "Q",
    "weekend": "K",
    "name_after": "n",
    "name_before": "m",
    "auxiliary": "x",
    "come": "k",
    "holiday": "F",
    "eve": "E",
    "clock": "c",
}
_MARKS = {",": ",", "-": "-", "‐": "-", "‑": "-", "–": "-", "—": "-", ".": "q", "'": "'", "’": "'", "/": "/"}
_LEXEME = re.compile(
    r"(?P<iso>\d{4}-\d{2}-\d{2})(?!\d)"
    r"|(?P<numeric>\d{1,2}(?P<sign>[./-])\d{1,2}(?P=sign)(?:\d{4}|\d{2}))(?![\d/])"
    r"|(?P<clock>(?<!\d)\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?m\b\.?|(?<![\d:])\d{1,2}:\d{2}(?![\d:]))"
    r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th|d))\b"
    r"|(?P<decade>(?:1[5-9]|20)\d0s)\b"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<word>(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0903\u093c-\u094f\u200c])+)"
    r"|(?P<mark>[^\w\s])",
    re.IGNORECASE,
)
FIRST_LATE = "2100"
"""From here on four digits are no year of a report."""
_FOUR_DIGITS = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_NUMERIC_YEAR_FIRST = 1500
_YEAR_LIMIT = 2100
_LONGEST_NUMBER = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Word(Span):
    """A word of the text: its code, its value under that code, and itself in lower case."""

    code: str
    lower: str
    value: int | str = ""
    day: date | None = None
    capital: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A text as words and as a string of their codes, of the same length."""

    words: tuple[Word, ...]
    codes: str


@cache
def _dictionary(language: str) -> dict[str, tuple[str, int | str]]:
    """Code and value of the date words of one language, and of English for any other."""
    rows = [row for row in read_table("date_words") if row["lang"] == language] or [
        row for row in read_table("date_words") if row["lang"] == "en"
    ]
    return {
        row["word"]: (_CODES[row["role"]], int(row["value"]) if row["value"].lstrip("-").isdigit() else row["value"])
        for row in rows
    }


def _numeric_day(text: str) -> date | None:
    """The day that "19/9/2023" or "2023-09-19" writes, or None where it could be two days or is none.

    A number above twelve tells day from month; where none does, the day comes first, as in most of the world.
    """
    parts = [int(part) for part in re.split(r"[./-]", text)]
    if parts[0] >= _NUMERIC_YEAR_FIRST:
        year, month, day = parts
    else:
        day, month, year = parts
        if month > 12:
            day, month = month, day
        if year < 100:
            year += 2000 if year < 70 else 1900
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _code_number(text: str) -> tuple[str, int | str]:
    """Code of a number in digits: D for a day, y for a short year, Y for a year, else other."""
    if not text.isdecimal() or len(text) > _LONGEST_NUMBER:
        return OTHER, ""
    value = int(text)
    if len(text) <= 2:
        return ("D" if 1 <= value <= 31 else "y"), value
    if len(text) == 4 and _NUMERIC_YEAR_FIRST <= value < _YEAR_LIMIT:
        return "Y", value
    return OTHER, value


def _clock_part(text: str) -> str:
    """Part of the day of a time such as "6:10 p.m." or "19:30"."""
    hour = _leading_number(text)
    if "p" in text.lower() and hour < 12:
        hour += 12
    elif "a" in text.lower() and hour == 12:
        hour = 0
    return "night" if hour < 5 or hour >= 22 else "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"


def _code_word(text: str, lower: str, dictionary: dict[str, tuple[str, int | str]]) -> tuple[str, int | str]:
    """Code of a word of letters; a month that is a common word too needs its capital."""
    code, value = dictionary.get(lower, (OTHER, ""))
    if code in "MWw" and lower in read_words("date_homographs") and not text[0].isupper():
        return OTHER, ""
    return code, value


def _code_lexeme(
    match: re.Match[str], lower: str, dictionary: dict[str, tuple[str, int | str]]
) -> tuple[str, int | str, date | None]:
    """Code, value and, for a date in digits, day of one word of the text."""
    kind, text = match.lastgroup, match[0]
    if kind in {"numeric", "iso"}:
        day = _numeric_day(text)
        return ("J" if day else OTHER), "", day
    if kind == "clock":
        return "T", _clock_part(text), None
    if kind == "ordinal":
        return "O", _leading_number(text), None
    if kind == "decade":
        return "Z", int(text[:4]), None
    if kind == "number":
        return *_code_number(text), None
    if kind == "word":
        return *_code_word(text, lower, dictionary), None
    return _MARKS.get(text, OTHER), "", None


def _leading_number(text: str) -> int:
    """The one or two digits that a word starts with."""
    return int(text[:2] if text[1].isdigit() else text[0])


def code_words(doc: Doc) -> Coded:
    """Write a text as coded words, with a break at each start of a sentence and at each wide gap.

    Args:
        doc: Any spaCy document; its language chooses the words.
    """
    dictionary = _dictionary(doc.lang_ or "en")
    starts = {sent.start_char for sent in doc.sents} if doc.has_annotation("SENT_START") else set()
    words: list[Word] = []
    text = doc.text
    last = 0
    for match in _LEXEME.finditer(text):
        start, end = match.span()
        if start and (start in starts or start - last > _BREAK_GAP or "\n\n" in text[last:start]):
            words.append(Word(start=start, end=end, code=BREAK, lower=""))
        last = end
        lower = match[0].lower()
        code, value, day = _code_lexeme(match, lower, dictionary)
        words.append(
            Word(start=start, end=end, code=code, lower=lower, value=value, day=day, capital=match[0][0].isupper())
        )
    timed = _with_clocks(words)
    return Coded(words=tuple(timed), codes="".join(word.code for word in timed))


def _is_late(word: Word, before: Word) -> bool:
    """Whether the second of two numbers is a time of day, and no year for a long while: "from 1710 to 2250"."""
    return _FOUR_DIGITS.fullmatch(before.lower) is not None and word.lower >= FIRST_LATE


def _with_clocks(words: list[Word]) -> list[Word]:
    """The same with "0810" as a time of day where the words beside it say so: "at 0810", "1400 and 1630 hrs", "from 1710 to 2250"."""
    timed = list(words)
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if not _FOUR_DIGITS.fullmatch(word.lower):
            continue
        behind = timed[index + 1 : index + 3]
        if (
            (index and words[index - 1].lower == "at")
            or (behind and (behind[0].code == "c" or behind[0].value == "hour"))
            or (index > 1 and words[index - 1].code in "&t-" and _is_late(word, words[index - 2]))
            or (len(behind) > 1 and behind[0].code in "&t-" and behind[1].code == "T" and behind[1].lower.isdigit())
        ):
            timed[index] = replace(word, code="T", value=_clock_part(f"{word.lower[:2]}:{word.lower[2:]}"))
    return timed
