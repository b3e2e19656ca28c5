"""What stands on a news page and is no text of the report, and the line that says where it was filed.

Precision comes first: a paragraph with news is never set aside. Nothing is removed; spans say what to pass over, so that
offsets always refer to the text as stored.
"""

import re
from collections.abc import Iterator
from functools import cache

from geodata.model import Article, Span
from geodata.tables import read_table

HEADLINE_CHARS = 220
CAPTION_CHARS = 600
_DECORATION = r"[\s\"'“”„«»‹›•·*►▶→>|–—-]*"
_SENTENCE_END = re.compile(r"[.!?…。؟۔][\"'“”»)\]]*$")
_FULL_STOP = re.compile(r"[.…。۔][\"'“”»)\]]*$")
_GLUED = re.compile(r"\b[a-zß-ÿ]{3,}[A-ZÀ-Þ][a-zß-ÿ]{2,}")
_BLANK = re.compile(r"[^\n]")
_LINE_ENDS = str.maketrans(dict.fromkeys("\u2028\u2029\x85\x0b\x0c", "\n"))


def plain_lines(text: str) -> str:
    """Put a line feed for each other character that ends a line or a page: as many characters as before."""
    return text.translate(_LINE_ENDS)


def find_furniture(text: str) -> tuple[Span, ...]:
    """Find the stretches that are no text of the report.

    Teasers of other reports, promotions, captions with their credits, signatures, share buttons, cookie notes,
    copyright lines, and headline-like lines in which two words are glued together by a page's layout.

    Returns:
        Spans in order, without overlap; a dateline is not among them (`find_dateline`).

    Source:
        tables/furniture.tsv, own rules.
    """
    found: list[Span] = []
    start = 0
    text = plain_lines(text)
    for line in text.split("\n"):
        found.extend(_line_furniture(text, start, line.rstrip()))
        start += len(line) + 1
    return tuple(_merged(sorted(found, key=lambda span: span.start)))


def masked_text(article: Article) -> str:
    """Give the text with its furniture blanked out.

    Returns:
        As many characters as `article.text`: spaces for furniture, line breaks kept.
    """
    text = plain_lines(article.text)
    parts, done = [], 0
    for span in article.furniture:
        parts += [text[done : span.start], _BLANK.sub(" ", text[span.start : span.end])]
        done = span.end
    return "".join([*parts, text[done:]])


@cache
def _patterns(where: str) -> tuple[re.Pattern[str], ...]:
    """Compile the table's patterns for one position in a line."""
    wraps = {
        "line": rf"{_DECORATION}(?:%s){_DECORATION}",
        "lead": rf"{_DECORATION}(?:%s)",
        "mark": rf"^{_DECORATION}(?P<hit>%s)",
        "note": r"(?P<hit>%s)",
        "tail": r"(?<=[.!?…\"”»])\s*(?P<hit>%s)\s*$",
        "sentence": r"(?<=[.!?…\"”»]\s)(?P<hit>%s)",
        "credit": r"(?P<hit>%s)\s*$",
    }
    rows = (row for row in read_table("furniture") if row["where"] == where)
    return tuple(re.compile(wraps[where] % row["pattern"], re.IGNORECASE) for row in rows)


def _line_furniture(text: str, start: int, words: str) -> Iterator[Span]:
    """Find the furniture of one line, which begins at `start` and ends with a word."""
    if not words:
        return
    headline = len(words) <= HEADLINE_CHARS and not _FULL_STOP.search(words)
    if (
        any(pattern.fullmatch(words) for pattern in _patterns("line"))
        or (headline and any(pattern.match(words) for pattern in _patterns("lead")))
        or (headline and start > 0 and not _SENTENCE_END.search(words) and _GLUED.search(words))
    ):
        yield Span(start=start, end=start + len(words))
        return
    for where in ("mark", "note", "tail", "sentence", "credit"):
        for hit in filter(None, (pattern.search(words) for pattern in _patterns(where))):
            first = (
                _caption_start(text, start, start + hit.start("hit")) if where == "credit" else start + hit.start("hit")
            )
            yield Span(start=first, end=start + hit.end("hit"))


def _caption_start(text: str, start: int, credit: int) -> int:
    """Find where the caption begins that a credit ends: with its line, or with the hard-wrapped lines above it.

    A caption is short; in a long line nobody can say where it begins, and only the credit goes.
    """
    if credit - start > CAPTION_CHARS:
        return credit
    while start > 0:
        above = text[text.rfind("\n", 0, start - 1) + 1 : start - 1]
        first = start - len(above) - 1
        if not above.strip() or _SENTENCE_END.search(above.rstrip()) or credit - first > CAPTION_CHARS:
            break
        start = first
    return start


def _merged(spans: list[Span]) -> Iterator[Span]:
    """Join spans that overlap."""
    current: Span | None = None
    for span in spans:
        if current and span.start < current.end:
            current = Span(start=current.start, end=max(current.end, span.end))
        else:
            if current:
                yield current
            current = span
    if current:
        yield current
