"""What the words and digits of a number are worth: "1.4 million", "two hundred and fifty", "2.5 lakh"."""

import re
from collections.abc import Iterable
from functools import cache

from geodata.tables import read_table

MAX_COUNT = 10**10
"""More than all of mankind: a number beyond it counts nobody."""
_DIGITS = r"(?:(?<![\w.,:/$€£¥#°])|(?<=[^\W\d_]{2}/))(?<![^\W\d_][-‐‑–])(?P<digits>\d{1,2}(?:,\d\d)+,\d{3}(?!\d)|\d{1,3}(?:(?:[,. \u00a0\u202f'’]|,\s(?=000\b))\d{3})+(?![\d])|\d+(?:\.\d+)?)"
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_THOUSANDS = re.compile(r"\d+\s?[-‐‑–—]\s?\d{1,3}[,. \u00a0\u202f'’]000")


@cache
def words_of(role: str) -> dict[str, int]:
    """Number words of one role with their values."""
    return {row["word"]: int(row["value"]) for row in read_table("number_words") if row["role"] == role}


def either(words: Iterable[str]) -> str:
    """Alternation of words, longest first, that tolerates any blank between them."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@cache
def number_pattern() -> re.Pattern[str]:
    """Everything that can be a number: digits, vague words, number words."""
    unit, tens, scale, vague = (either(words_of(role)) for role in ("unit", "tens", "scale", "vague"))
    small = rf"(?:(?:{tens})(?:[\s-](?:{unit}))?|{unit})"
    spelt = (
        rf"(?:{small}|half\s+an?|an?)[\s-](?:{scale})(?:s\b)?(?:\s(?:and\s)?{small}(?:\s(?:{scale}))?)*"
        rf"|{small}(?![\s-](?:{scale})\b)"
    )
    digits = rf"{_DIGITS}(?:[\s-]?(?P<scale>{either(words_of('behind'))})\b)?"
    return re.compile(rf"{digits}|(?<![\w-])(?P<vague>{vague})\b|(?<![\w-])(?P<spelt>{spelt})\b", re.IGNORECASE)


def spelt_value(words: str) -> int:
    """Value of a number in words, as "two hundred and fifty"; zero for none."""
    total = current = 0
    scales, numbers = words_of("scale"), words_of("unit") | words_of("tens")
    for word in re.split(r"[\s-]+", words.lower()):
        name = word if word in scales else word.removesuffix("s")
        if word == "half":
            current = -2
        elif name in scales:
            step = scales[name] * (current or 1) if current >= 0 else scales[name] // 2
            total, current = (total + step, 0) if scales[name] >= 1_000 else (total, step)
        elif word in numbers:
            current += numbers[word]
    return total + max(current, 0)


def digit_value(digits: str, scale: str | None) -> int | None:
    """Value of a number in digits, or None for a fraction without a scale and for what no count can be."""
    plain = re.sub(r"[,\s\u00a0\u202f'’]", "", digits)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", plain) and not scale:
        plain = plain.replace(".", "")
    factor = words_of("behind")[scale.lower()] if scale else 1
    value = float(plain) * factor
    if value > MAX_COUNT:
        return None
    return int(value + 0.5) if value.is_integer() or scale else None


def scale_left_out(words: str, first: int, second: int) -> int:
    """The scale that the first number of a range leaves to the second: 1000 in "3-4,000", 100 in "two or three hundred".

    Args:
        words: The range, from the start of its first number to the end of its second.
        first: Value of the first number as it stands.
        second: Value of the second.
    """
    last = _LAST_WORD.search(words)
    scales = words_of("scale") | words_of("behind")
    scale = scales.get(last[0].lower(), 1) if last else 1000 if _THOUSANDS.fullmatch(words) else 1
    return scale if first * scale < second and first < 1000 else 1
