"""The words before the report that say where it was filed, by whom and when: never where something happened."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from geodata.cleaning import plain_lines
from geodata.model import Span
from geodata.names import fold_name
from geodata.tables import read_table, read_words
from geodata.written_days import WrittenDay, find_written_days

_NAME = r"[A-ZÀ-ÞĞİŞА-ЯҐЄІЇ][\w'’.]*"
_PARTICLES = "|".join(sorted(read_words("name_particles", "dateline")))
_PLACE = rf"{_NAME}(?:(?:[ /-]|, ?)(?:{_NAME}|{_PARTICLES})){{0,5}}"
_DATE = (
    r"(?:(?:le|el)\s+)?(?:\d{1,2}(?:er|\.)?\s+[^\W\d_]{3,10}\.?|[^\W\d_]{3,10}\.?\s+\d{1,2})(?:,?\s+(?:\d{4}|\d{2}))?"
)
_DATELINE = re.compile(
    rf"[\s\"“”]*(?P<place>{_PLACE}?(?: \({_PLACE}\)(?=, {_DATE}))?)(?:(?:,|(?<=[A-Z]{{2}}))\s+(?P<day>{_DATE}))?(?:,?\s*\((?P<note>[^()\n]{{2,40}})\))?"
    rf"(?:\s+(?P<agency>[A-Z]{{2,8}}))?"
    rf"(?P<sign>\s*[-–]{{2,3}}|\s*—|\s+[-–](?=\s)|(?<=[A-Z)])-(?=\s)|\s*:(?=\s)|(?<=\))(?=\s+[A-Z])|(?=\s*\n))"
    rf"(?:[ \t]*(?P<after>{_DATE})(?=[ \t]*(?:\n|$)))?"
)
_BRACKETED = re.compile(rf"\((?P<place>{_PLACE}?),\s+(?P<day>{_DATE})\)(?:\s*[-–—:])?")
_BYLINE = re.compile(
    rf"(?:By|BY)\s+{_NAME}(?:\s+{_NAME}){{1,3}}(?:(?:,|\s+and)\s+{_NAME}(?:\s+{_NAME}){{1,3}})*\s+in\s+(?P<place>{_PLACE})\s*(?=\n|$)"
)
_NO_PLACES = re.compile(
    r"(?:BREAKING|UPDATED?|EXCLUSIVE|LIVE|WATCH|VIDEO|PHOTOS?|URGENT|FILE|ANALYSIS|OPINION|FACTBOX|TIMELINE|EXPLAINER"
    r"|CORRECTED|READ|NEWS|ALERT|MORE|NOTE|EDITOR)\b"
)
_LINES = 9
_FIRST_CHARS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline(Span):
    """A dateline, or a byline that names a place; `written` is its day, if it has one."""

    place: str
    agency: str | None = None
    written: WrittenDay | None = None


def find_dateline(text: str, furniture: Iterable[Span] = ()) -> Dateline | None:
    """Find the dateline of a report.

    Args:
        text: The report.
        furniture: Spans to pass over, so that a caption above the report hides nothing.

    Returns:
        The first dateline at the head of one of the first lines or sentences, else a byline with a place, else None.
        The span ends before the first word of the report.

    Source:
        Own rules after the habits of agencies: "GOMA, DR Congo, Nov 20 (Reuters) -", "KYIV (AP) —", "МОСКВА, 20 сен -".
    """
    text = plain_lines(text)
    heads = list(_heads(text, tuple(furniture)))
    found = (_dateline_at(text, start) for start in heads)
    bylines = (_byline_at(text, start) for start in heads)
    return next((dateline for dateline in (*found, *bylines) if dateline), None)


def _heads(text: str, furniture: tuple[Span, ...]) -> Iterator[int]:
    """Give the places where a dateline may begin: first lines, and sentences that follow a headline in the same line."""
    marks = [span.end for span in furniture if span.end < _FIRST_CHARS]
    lines = [match.start() for match in re.finditer(r"^[^\n]*\S", text[:4000], re.MULTILINE)][:_LINES]
    sentences = [match.end() for match in re.finditer(r"[.!?]\s+", text[:_FIRST_CHARS])]
    for start in sorted({*marks, *lines, *sentences}):
        if not any(span.start <= start < span.end for span in furniture):
            yield start


def _dateline_at(text: str, start: int) -> Dateline | None:
    """Read a dateline at one offset."""
    bracketed = _BRACKETED.match(text, start)
    written_days = find_written_days(bracketed["day"]) if bracketed else ()
    if bracketed and written_days:
        place = bracketed["place"]
        return Dateline(start=bracketed.start(), end=bracketed.end(), place=place, written=written_days[0])
    match = _DATELINE.match(text, start)
    if not match or _NO_PLACES.match(match["place"]):
        return None
    dates = [find_written_days(part) for part in (match["day"], match["note"], match["after"]) if part]
    written = next((days[0] for days in dates if days), None)
    note = match["note"] if match["note"] and not find_written_days(match["note"]) else match["agency"]
    capitals = match["place"].split(",")[0].isupper() and len(match["place"]) > 2
    dashed = "-" in match["sign"] or "–" in match["sign"] or "—" in match["sign"]
    strong_dash = "—" in match["sign"] or match["sign"].strip() in {"--", "---", "––"}
    named = note is not None and note[:1].isupper() and len(note.split()) <= 4
    sure = (
        (dashed and (written or named or capitals or (strong_dash and "," in match["place"])))
        or ((dashed or match["sign"] == ":") and _names_country(match["place"]))
        or (match["sign"] == ":" and capitals and (written or "," in match["place"]))
        or (match["sign"] == " :" and match["place"].istitle() and " " not in match["place"])
        or (match["sign"] == "" and written and (capitals or "," in match["place"]))
    )
    if not sure:
        return None
    first = match.start("place")
    return Dateline(start=first, end=match.end(), place=match["place"].rstrip(" ,"), agency=note, written=written)


def _names_country(place: str) -> bool:
    """Whether a country stands behind the name of a town: "Marawi City, Philippines"."""
    _, comma, country = place.rpartition(",")
    return bool(comma) and fold_name(country) in _countries()


@cache
def _countries() -> frozenset[str]:
    """The names of countries, folded, in any language."""
    return frozenset(row["name"] for row in read_table("country_names"))


def _byline_at(text: str, start: int) -> Dateline | None:
    """Read "By Name in Place" at one offset."""
    match = _BYLINE.match(text, start)
    return Dateline(start=match.start(), end=match.end(), place=match["place"]) if match else None
