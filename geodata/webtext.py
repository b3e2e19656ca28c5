"""Bytes to text, and HTML pages to their article: what a reader needs before there is an `Article`."""

import re
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime

from charset_normalizer import from_bytes

from geodata.errors import InputError
from geodata.options import FIRST_PUBLISHED_YEAR, LAST_PUBLISHED_YEAR
from geodata.tongue import Saying, message
from geodata.written_days import find_written_days

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
BROKEN_SHARE = 10
SAVE_AS_TEXT = message("Save it as text in UTF-8")
_BINARY = (
    (b"%PDF", message("a PDF"), message("Give it a name that ends in .pdf")),
    (b"PK\x03\x04", message("a Word or zip file"), message("Give a Word document a name that ends in .docx")),
    (b"\x89PNG", message("a picture"), SAVE_AS_TEXT),
    (b"\xff\xd8\xff", message("a picture"), SAVE_AS_TEXT),
)
_OLD_ENCODINGS = [
    "cp1252",
    "cp1251",
    "koi8_r",
    "cp1254",
    "cp1256",
    "cp1253",
    "gb18030",
    "shift_jis",
    "euc_kr",
]
_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_DATE_NAMES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """What a page says about itself, and its article as plain text, paragraphs separated by blank lines."""

    text: str
    title: str | None
    published: date | None
    url: str | None
    publisher: str | None


def decode_text(content: bytes, *, charset: str | None = None, markup: bool = False) -> str:
    """Decode bytes of unknown encoding, without a byte order mark.

    Tries a byte order mark, UTF-8, the declared encoding, UTF-8 with a few broken characters, then the older encodings
    by likelihood. UTF-8 comes before what is declared, because other encodings hardly ever look like it by chance.

    Args:
        content: The bytes of a whole file or page.
        charset: Encoding that the sender declared; an unknown name is passed over.
        markup: Whether the bytes are HTML, which may declare its encoding itself.

    Raises:
        InputError: The bytes are empty or no text.
    """
    if not content.strip():
        raise InputError(message("This is empty. Give a report."))
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    if marked is None:
        _refuse_binary(content)
    declared = _DECLARED.search(content[:4096]) if markup else None
    named = declared.group(1).decode("ascii", "ignore") if declared else None
    for encoding in (marked, "utf-8", charset, named):
        if encoding:
            try:
                return content.decode(_as_browsers_do(encoding))
            except (LookupError, UnicodeError):
                continue
    loose = content.decode("utf-8", "replace")
    broken = loose.count("\ufffd")
    if sum(sign > "\x7f" for sign in loose) - broken > BROKEN_SHARE * broken:
        return loose
    best = from_bytes(content, cp_isolation=_OLD_ENCODINGS).best()
    return str(best) if best else content.decode("cp1252", "replace")


def read_page(html: str, address: str | None = None) -> PageText:
    """Find the article of an HTML page.

    Args:
        html: The page.
        address: Where it was fetched; a page read from a file may name its own.

    Raises:
        InputError: No article text was recognised.

    Source:
        trafilatura for text, title and site name. The date comes only from what the page declares (meta elements,
        JSON-LD, a marked time element), never from guesses over its body, and never from the day of reading.
    """
    import trafilatura  # noqa: PLC0415 - takes long to import, and most reports are no pages
    from trafilatura.settings import Document  # noqa: PLC0415 - as above

    found = trafilatura.bare_extraction(
        html, url=address, include_comments=False, include_tables=False, with_metadata=True
    )
    lines: list[str] = []
    if isinstance(found, Document):
        lines = [line.strip() for line in (found.text or "").split("\n") if line.strip()]
    if not isinstance(found, Document) or not lines:
        raise InputError(message("No article text was found in this page. Paste the text instead."))
    if len(lines) > 1 and lines[0] == found.title:
        lines = lines[1:]
    return PageText(
        text="\n\n".join(lines),
        title=found.title,
        published=_declared_date(html),
        url=address or found.url,
        publisher=found.sitename or found.hostname,
    )


def _refuse_binary(content: bytes) -> None:
    """Refuse what is not text, by its first bytes or by control characters."""
    kind, remedy = next(((kind, remedy) for mark, kind, remedy in _BINARY if content.startswith(mark)), (None, ""))
    if kind is None and b"\0" in content[:65536]:
        kind, remedy = message("a binary file, or text with null characters"), SAVE_AS_TEXT
    if kind:
        raise InputError(
            message("This is {kind}, not text. {remedy}, or paste the text."), kind=Saying(kind), remedy=Saying(remedy)
        )


def _as_browsers_do(encoding: str) -> str:
    """Read Latin-1 and ASCII as Windows-1252, as every browser does (WHATWG Encoding)."""
    return "cp1252" if encoding.lower() in {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"} else encoding


def _declared_date(html: str) -> date | None:
    """Find the publication date that a page declares."""
    from trafilatura import load_html  # noqa: PLC0415 - as in `read_page`

    tree = load_html(html)
    if tree is None:
        return None
    declared: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for key in ("property", "name", "itemprop"):
            declared.setdefault((meta.get(key) or "").lower(), meta.get("content") or "")
    times = [
        time.get("datetime") or ""
        for time in tree.iter("time")
        if time.get("pubdate") or time.get("itemprop") == "datePublished"
    ]
    texts = [*(declared.get(name, "") for name in _DATE_NAMES), *_JSON_DATE.findall(html), *times]
    return next((day for day in map(parse_day, texts) if day), None)


def parse_day(text: str) -> date | None:
    """Parse the day of a date as a field or a page writes it: ISO, e-mail, or in words with a year.

    Returns:
        The day as written, whatever the time zone; None for anything else, such as a time, a day without year or a
        placeholder ("0001-01-01").
    """
    day = _written_day(text.strip())
    return day if day and FIRST_PUBLISHED_YEAR <= day.year <= LAST_PUBLISHED_YEAR else None


def _written_day(text: str) -> date | None:
    """Parse a day of any year."""
    try:
        return date.fromisoformat(re.split(r"[T ]", text, maxsplit=1)[0])
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text).date()
    except ValueError:
        days = (day.within(day.year) for day in find_written_days(text) if day.year)
        return next((day for day in days if day), None)
