"""Numbers in the text that can count something, with the bounds that the words give them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc

from geodata.model import Span
from geodata.number_values import MAX_COUNT, digit_value, either, number_pattern, scale_left_out, spelt_value, words_of
from geodata.shares import find_share
from geodata.tables import read_table, read_words
from geodata.vocab import Qualifier

MAX_AGE = 110
FIRST_YEAR = 1500
LAST_YEAR = 2100

_YEAR = re.compile(r"\d{4}")
_GROUPED = re.compile(r"\d{1,3}(?:[,. \u00a0\u202f'’]\d{3})+")
_CONTEXT_CHARS = 40
_NO_COUNT_AFTER = re.compile(
    r"\s?(?:%|°|\$|€|£|¥)|[-‐‑–][A-Za-z]|[:/]\d|(?:st|nd|rd|th)\b|[.,]\d|-?\s?(?:mm|km|kg|cm)\b|\s?[ap]\.?m\b|\w",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_NEXT_WORD = re.compile(r"[\s-]*(?:of\s+)?([^\W\d_]+(?:[.'’][^\W\d_]+)*)")
_LABEL = re.compile(r"([^\W\d_]+)\s*[:=]\s*$")
_LAST_WORD = re.compile(r"([^\W\d_$]+\$?|[$€£¥#])(?P<stop>\.?)[\s-]*$")
_STOPPED = frozenset({"no", "nos", "art", "sec", "vol"})
_APPOSED_AGE = re.compile(r"[^\W\d_],\s$")
_AGE_LIST = re.compile(r"\bage[ds]\s\d{1,2}(?:,\s\d{1,2})*,?\s(?:and|or|to)\s$", re.IGNORECASE)
_AGE_OF = re.compile(r"\b(\w+)(?:\saged)?\sof\s$")
_DAY_AND_MONTH = re.compile(r"\b\d{1,2}\s[^\W\d_]+\s$")
_RANGE_GAP = re.compile(r"\s?[-‐‑–—]\s?|\s(?:to|and|or)\s", re.IGNORECASE)
_RANGE_LEAD = {"and": "between", "to": "from"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Span):
    """A count with its bounds; the span holds the words that bound it ("at least 29").

    `core` is where the number itself starts. `vague` marks words such as "dozens", whose low is a convention.
    """

    low: int | None
    high: int | None
    qualifier: Qualifier
    core: int
    vague: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Raw(Span):
    """A number before its bounds are read."""

    value: int
    vague: bool = False
    digits: bool = False


@cache
def _bounds(side: str) -> re.Pattern[str]:
    """Words that bound a number, at the end of what stands before it or at the start of what stands after."""
    words = either([row["words"] for row in read_table("quantifiers") if row["side"] == side])
    if side == "before":
        between = either([row["words"] for row in read_table("quantifiers") if row["side"] == "between"])
        filler = rf"(?:\s+(?:{between}))?"
        return re.compile(rf"(?<![\w-])(?P<words>{words}){filler}\s+$", re.IGNORECASE)
    return re.compile(rf"\s*(?P<words>{words})(?!\w)", re.IGNORECASE)


@cache
def _qualifiers(side: str) -> dict[str, Qualifier]:
    """What each bounding word means."""
    return {row["words"]: Qualifier(row["qualifier"]) for row in read_table("quantifiers") if row["side"] == side}


def _neighbours(side: str) -> frozenset[str]:
    """Words beside a number that make it no count."""
    return read_words("number_units", side)


@cache
def _spelt() -> frozenset[str]:
    """Number words, which may stand behind a hyphen: "five-six men", not "a five-storey house"."""
    return frozenset().union(*(words_of(role) for role in ("unit", "tens", "scale", "vague")))


@cache
def _months() -> frozenset[str]:
    """English names of months and their abbreviations."""
    return frozenset(row["word"] for row in read_table("date_words") if row["role"] == "month" and row["lang"] == "en")


@cache
def _plurals() -> frozenset[str]:
    """Words that make a number beside them a count: behind a bare four-digit number, which is then no year, or before one."""
    nouns = {row[form] for row in read_table("victims") for form in ("singular", "plural")}
    return frozenset(nouns | read_words("harm_words")) - {""}


def _raw_numbers(text: str) -> Iterator[_Raw]:
    """Everything that looks like a number and is none of age, time, distance, amount, year or name."""
    for match in number_pattern().finditer(text):
        start, end = match.span()
        if match["digits"]:
            value = digit_value(match["digits"], match["scale"])
            plain = _YEAR.fullmatch(match["digits"]) and not match["scale"]
            year = bool(plain) and FIRST_YEAR <= int(match["digits"]) < LAST_YEAR
            if value is not None and _counts(text, start, end, value, year=year):
                yield _Raw(start=start, end=end, value=value, digits=True)
        elif match["vague"]:
            value = words_of("vague")[" ".join(match["vague"].lower().split())]
            last = _last_word(text[max(0, start - _CONTEXT_CHARS) : start])
            if _counts(text, start, end, value) and not (last and last[1].lower() in _neighbours("before_vague")):
                yield _Raw(start=start, end=end, value=value, vague=True)
        elif _counts(text, start, end, value := spelt_value(match["spelt"])):
            yield _Raw(start=start, end=end, value=value)


def _counts(text: str, start: int, end: int, value: int, *, year: bool = False) -> bool:
    """Whether the words around a number let it count something."""
    before, after = text[max(0, start - _CONTEXT_CHARS) : start], text[end : end + _CONTEXT_CHARS]
    last, following = _last_word(before), _NEXT_WORD.match(after)
    last_word = last[1].lower() if last else ""
    next_word = following[1].lower() if following else ""
    bounded = _bounds("after").match(after) or (_RANGE_GAP.match(after) and next_word in _spelt())
    if _NO_COUNT_AFTER.match(after) and not bounded:
        return False
    serial = last_word in _neighbours("before_plain") and not _GROUPED.fullmatch(text[start:end])
    if serial or last_word in _neighbours("before") or next_word in _neighbours("after"):
        return False
    if next_word in _months() and (after[:1].isspace() or after[:1] == "-") and following and following[1][0].isupper():
        return False
    if last_word in _months() and last and last[1][0].isupper() and not _DAY_AND_MONTH.search(before):
        return False
    if text[start].isdigit() and value <= MAX_AGE and _APPOSED_AGE.search(before) and after[:1] in {",", ".", ";", ")"}:
        return False
    if value > MAX_COUNT or _AGE_LIST.search(before) or (value <= MAX_AGE and _is_age_of(before)):
        return False
    if year:
        label = _LABEL.search(before)
        told = label is not None and label[1].lower() in _plurals()
        return told or next_word in _plurals() or _bounds("before").search(before) is not None
    named = last is not None and last[1][:1].isupper() and not last[1].isupper() and before.endswith(last[0])
    return not named or last_word in _plurals() or after[:1].isspace() or _bounds("before").search(before) is not None


def _is_age_of(before: str) -> bool:
    """Whether a number stands behind one person and "of": "a woman of 68"."""
    whose = _AGE_OF.search(before)
    return whose is not None and whose[1].lower() in _single_persons()


@cache
def _single_persons() -> frozenset[str]:
    return frozenset(row["singular"] for row in read_table("victims") if row["role"] == "person")


def _last_word(before: str) -> re.Match[str] | None:
    """The word before a number; one that ends a sentence is none."""
    last = _LAST_WORD.search(before)
    ends = last is not None and last["stop"] and last[1].lower() not in _STOPPED and last[1].lower() not in _months()
    return None if ends else last


def _joined(text: str, raws: list[_Raw]) -> Iterator[tuple[_Raw, _Raw | None]]:
    """Numbers, each with the second one where the two make a range ("20-30", "between 5 and 10", "five or six")."""
    index = 0
    while index < len(raws):
        first, second = raws[index], raws[index + 1] if index + 1 < len(raws) else None
        gap = text[first.end : second.start] if second else ""
        if second and gap == " (" and first.value == second.value and text[second.end : second.end + 1] == ")":
            yield replace(first, end=second.end + 1), None  # "one hundred seventy-five (175)"
            index += 2
            continue
        if second and _RANGE_GAP.fullmatch(gap) and first.value < second.value and not first.vague and not second.vague:
            first = replace(
                first, value=first.value * scale_left_out(text[first.start : second.end], first.value, second.value)
            )
            lead = _RANGE_LEAD.get(gap.strip().lower())
            led = _last_word(text[max(0, first.start - _CONTEXT_CHARS) : first.start])
            climbed = lead == "from" and _climbs(text, first.start)
            if not climbed and (lead != "between" or (led and led[1].lower() == "between")):
                yield first, second
                index += 2
                continue
        yield first, None
        index += 1


def _climbs(text: str, start: int) -> bool:
    """Whether the number is the starting point of a change ("rose from 27 to 31"): no range."""
    before = text[max(0, start - _CONTEXT_CHARS) : start].lower()
    return not read_words("revision_words", "change").isdisjoint(_WORD.findall(before))


def _bounded(text: str, first: _Raw, second: _Raw | None) -> Number:
    """Read the bounding words around a number."""
    share = None if second or first.vague else find_share(text, first.start, first.value)
    if share:
        qualifier = Qualifier.UP_TO if share.low is None else Qualifier.ABOUT
        return Number(
            start=share.start, end=first.end, low=share.low, high=share.high, qualifier=qualifier, core=first.start
        )
    start, end = first.start, second.end if second else first.end
    before = _bounds("before").search(text[max(0, start - _CONTEXT_CHARS) : start])
    after = _bounds("after").match(text[end : end + _CONTEXT_CHARS])
    qualifier = Qualifier.EXACT
    if before:
        qualifier = _qualifiers("before")[" ".join(before["words"].lower().split())]
        start -= len(before[0])
    elif after:
        qualifier = _qualifiers("after")[" ".join(after["words"].lower().split())]
        end += after.end()
    if second:
        lead = _last_word(text[max(0, start - _CONTEXT_CHARS) : start])
        if lead and lead[1].lower() in _RANGE_LEAD.values():
            start -= len(lead[0])
        return Number(
            start=start, end=end, low=first.value, high=second.value, qualifier=Qualifier.RANGE, core=first.start
        )
    low, high = _limits(first, qualifier)
    if first.vague and qualifier is not Qualifier.UP_TO:
        qualifier = Qualifier.AT_LEAST
    return Number(start=start, end=end, low=low, high=high, qualifier=qualifier, core=first.start, vague=first.vague)


def _limits(raw: _Raw, qualifier: Qualifier) -> tuple[int | None, int | None]:
    """Bounds of a number under its qualifier; an upper bound on a vague word says nothing and leaves its low."""
    if raw.vague or qualifier in {Qualifier.AT_LEAST, Qualifier.MORE_THAN}:
        return raw.value, None
    if qualifier is Qualifier.UP_TO:
        return None, raw.value
    return raw.value, raw.value


def find_numbers(doc: Doc) -> tuple[Number, ...]:
    """Find the numbers of a text that can count people or things.

    Ages, distances, amounts, percentages, times, years, ordinals and serial numbers are none.

    Args:
        doc: Any spaCy document; only its text is read.

    Returns:
        Numbers in text order; offsets in characters of `doc.text`, end exclusive.

    Source:
        Bounds as in the gold schema: "more than 200" keeps low 200, "about 7,000" is low and high 7,000 and about,
        "dozens" has low 24 and an open high. A number that words for a share hold ("two thirds of its 900") is none.
    """
    text = doc.text
    numbers = [_bounded(text, first, second) for first, second in _joined(text, list(_raw_numbers(text)))]
    return tuple(
        one for at, one in enumerate(numbers) if all(one.core < behind.start for behind in numbers[at + 1 : at + 3])
    )
