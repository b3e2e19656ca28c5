"""The day of publication, where the input does not give it: what the text itself supports, and nothing else.

The present day plays no part. Years are sought in a fixed range; where two fit and nothing written decides between
them, the day stays unknown.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from geodata.cleaning import find_furniture, masked_text
from geodata.dateline import find_dateline
from geodata.model import Article
from geodata.tables import read_table
from geodata.written_days import WrittenDay, calendar_names, find_written_days

FIRST_YEAR, LAST_YEAR = 1990, 2035
SHORT_YEAR_PIVOT = 70
LEAD_CHARS = 300
DAYS_AFTER = 3
CUE_CHARS = 40
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S|[ \t]+[a-z\d])[^.!?\n]*)*")
_YEAR = re.compile(r"(?<![\w.,$€£-])(?:19|20)\d\d(?![\w%]|[.,]\d|-\d)")
_SPAN_OF_YEARS = re.compile(r"\b([a-z]+|\d{1,2})\s+years?\s+(?:after|later|ago|earlier|since|on)\b", re.IGNORECASE)
_ADDRESS_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:[/_-]|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Evidence:
    """What a text says about days, furniture and outlook set aside.

    `days` stand in the lead, where the news of the day is; `years` are the years it writes; `weekdays` (0 is Monday) are named without a date; `spans` are the N of "N years
    after".
    """

    days: tuple[WrittenDay, ...]
    years: frozenset[int]
    weekdays: frozenset[int]
    spans: frozenset[int]


def infer_published(article: Article) -> Article:
    """Give an article its day of publication, if it lacks one and its text supports one.

    Tries the address, the page's own stamp, the dateline, and the days of the news in the text, in this order.

    Returns:
        The article as it is; or with `published`, `published_inferred` and `published_reason` set.

    Source:
        CONTRACT of the project; own rules, measured against articles whose day is known.
    """
    if article.published:
        return article
    cleaned = replace(article, furniture=article.furniture or find_furniture(article.text))
    found = _from_address(article.url) or _from_stamp(cleaned) or _from_dateline(cleaned) or _from_text(cleaned)
    if not found:
        return article
    return replace(article, published=found[0], published_inferred=True, published_reason=found[1])


def _from_address(url: str | None) -> tuple[date, str] | None:
    """Read the day in an address such as /2023/09/20/."""
    match = _ADDRESS_DAY.search(url or "")
    try:
        return (date(*map(int, match.groups())), "the day in the address") if match else None
    except ValueError:
        return None


def _from_stamp(article: Article) -> tuple[date, str] | None:
    """Read the page's own label, "Published on 20 September 2023"; an update counts where there is nothing else."""
    for cue in _cues("stamp"):
        for span in article.furniture:
            label = article.text[span.start : span.end]
            match = cue.search(label)
            for day in find_written_days(label[match.end() :]) if match else ():
                found = day.within(day.year) if day.year else None
                if found:
                    return found, "the page's own date of publication"
    return None


def _from_dateline(article: Article) -> tuple[date, str] | None:
    """Read the day of the dateline, if it has a year."""
    dateline = find_dateline(article.text, article.furniture)
    written = dateline.written if dateline else None
    if written is None:
        return None
    year = written.year
    if year is None and written.short_year is not None:
        year = written.short_year + (1900 if written.short_year >= SHORT_YEAR_PIVOT else 2000)
    found = written.within(year) if year else None
    return (found, "the dateline") if found else None


def _from_text(article: Article) -> tuple[date, str] | None:
    """Take the newest day that the lead writes, moved on to a weekday that the text names soon after.

    A day without a year counts where its weekday decides the year. A day older than the newest year in the text is
    background, not news.
    """
    evidence = _evidence(masked_text(article), article.language or "en")
    dated = [(found, "the newest date in the lead") for day in evidence.days if (found := day.within(day.year or 0))]
    yearless = [day for day in evidence.days if day.year is None and day.weekday is not None]
    year = _fitting_year(yearless, evidence)
    fitted = [found for day in yearless if year and (found := day.within(year))]
    dated += [(found, f"{found} is the {_weekday_name(found)} that fits the years in the text") for found in fitted]
    newest, reason = max(dated, default=(date.min, ""))
    if newest.year < max(evidence.years, default=FIRST_YEAR):
        return None
    later = [(weekday - newest.weekday()) % 7 for weekday in evidence.weekdays]
    days_on = max((days for days in later if days <= DAYS_AFTER), default=0)
    if days_on:
        reason += f", and the text goes on to {_weekday_name(newest + timedelta(days_on))}"
    return newest + timedelta(days_on), reason


def _fitting_year(days: Iterable[WrittenDay], evidence: _Evidence) -> int | None:
    """Find the one year in which all days have their weekdays: the newest that is written, or N years after one that is.

    The nearest fitting year is not taken: of four such cases in LGL it was wrong in two.
    """
    days = tuple(days)
    fitting = [year for year in range(FIRST_YEAR, LAST_YEAR + 1) if days and all(day.within(year) for day in days)]
    if not evidence.years:
        return None
    newest = max(evidence.years)
    counted = {year + span for year in evidence.years for span in evidence.spans}
    exact = [year for year in fitting if year in counted and year >= newest]
    if newest in fitting:
        return newest
    return exact[0] if len(exact) == 1 else None


def _evidence(body: str, language: str) -> _Evidence:
    """Gather what a text says about days."""
    days: list[WrittenDay] = []
    years: set[int] = set()
    weekdays: set[int] = set()
    lead_end = len(body) - len(body.lstrip()) + LEAD_CHARS
    for sentence in _SENTENCE.finditer(body):
        words = sentence.group()
        written = find_written_days(words)
        if any(cue.search(words) for cue in _cues("ahead")):
            continue
        if sentence.start() < lead_end:
            days += [
                day
                for day in written
                if day.weekday is not None or not _is_background(words[max(0, day.start - CUE_CHARS) : day.start])
            ]
        years |= {int(match.group()) for match in _YEAR.finditer(words)}
        weekdays |= set(_loose_weekdays(words, written, language))
    spans = {_number(match[1]) for match in _SPAN_OF_YEARS.finditer(body)} - {0}
    return _Evidence(days=tuple(days), years=frozenset(years), weekdays=frozenset(weekdays), spans=frozenset(spans))


def _is_background(before: str) -> bool:
    """Whether the words before a date make it the beginning of something long past ("since 24 February 2022")."""
    return any(cue.search(before) for cue in _cues("past"))


def _loose_weekdays(words: str, written: Iterable[WrittenDay], language: str) -> Iterator[int]:
    """Find weekdays that no date goes with, and that are not put a week away ("last Friday")."""
    names, taken = calendar_names("weekday", language), tuple(written)
    for match in re.finditer(r"[^\W\d_]+", words):
        number = names.get(match.group().lower())
        if number is None or any(day.start <= match.start() < day.end for day in taken):
            continue
        if not re.search(
            r"\b(?:last|previous|prior|every|each)\s+$",
            words[max(0, match.start() - CUE_CHARS) : match.start()],
            re.IGNORECASE,
        ):
            yield number


@cache
def _cues(cue: str) -> tuple[re.Pattern[str], ...]:
    """Compile the table's patterns for one cue."""
    return tuple(re.compile(row["pattern"], re.IGNORECASE) for row in read_table("day_cues") if row["cue"] == cue)


def _number(word: str) -> int:
    """Give the value of a small number in digits or English words; 0 for any other word."""
    units = {row["word"]: int(row["value"]) for row in read_table("number_words") if row["role"] == "unit"}
    return int(word) if word.isdigit() else units.get(word.lower(), 0)


def _weekday_name(day: date) -> str:
    """Name a weekday in English."""
    return ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[day.weekday()]
