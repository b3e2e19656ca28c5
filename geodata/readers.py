"""Inputs to articles: text, HTML, PDF, Word, JSON lines, CSV, standard input and addresses.

One bad file, row or page never stops the others: it comes out as an `InputError` in its place.
"""

import csv
import hashlib
import io
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from geodata.documents import DocumentText, read_docx, read_pdf
from geodata.errors import InputError
from geodata.fetch import DOCX, PDF, fetch
from geodata.model import Article
from geodata.options import FIRST_PUBLISHED_YEAR, LAST_PUBLISHED_YEAR, MAX_ARTICLE_CHARS
from geodata.tongue import Saying, message
from geodata.webtext import PageText, decode_text, parse_day, read_page

MAX_FILE_BYTES = 256 * 1024 * 1024
STANDARD_INPUT = "-"
SUFFIXES = (".txt", ".html", ".htm", ".pdf", ".docx", ".jsonl", ".csv")
DOCUMENTS = {".pdf": read_pdf, ".docx": read_docx}
_YEAR = re.compile(r"\d{4}")
_SURROGATE = re.compile("[\ud800-\udfff]")


def read_articles(source: str | Path, *, published: date | None = None) -> Iterator[Article | InputError]:
    """Read the articles of one input of the command line.

    Args:
        source: A file with one of `SUFFIXES`, an http(s) address, or "-" for text on standard input.
        published: Publication date that overrides the one the input gives.

    Yields:
        Articles in the order of the input; an `InputError` stands where a file, row or page could not be read.
    """
    name = str(source)
    try:
        if name == STANDARD_INPUT:
            yield article_from_text(_plain_lines(decode_text(sys.stdin.buffer.read())), published=published)
        elif name.lower().startswith(("http://", "https://")):
            yield _from_address(name, published)
        else:
            yield from articles_from_bytes(name, _file_content(Path(source)), published=published)
    except InputError as error:
        yield error.at(Saying(message("standard input")) if name == STANDARD_INPUT else name)


def articles_from_bytes(name: str, content: bytes, *, published: date | None = None) -> Iterator[Article | InputError]:
    """Read the articles of an uploaded file.

    Args:
        name: File name; its suffix says what the content is, and errors name it.
        content: The file's bytes, in UTF-8, UTF-16 or an older encoding.
        published: Publication date that overrides the one the file gives.

    Yields:
        Articles in the order of the file; an `InputError` stands where a row could not be read.
    """
    try:
        suffix = _known_suffix(name)
        if suffix in DOCUMENTS:
            yield _document_article(DOCUMENTS[suffix](content), published)
            return
        text = decode_text(content, markup=suffix in {".html", ".htm"})
        if suffix == ".jsonl":
            yield from _json_articles(name, text, published)
        elif suffix == ".csv":
            yield from _csv_articles(name, text, published)
        elif suffix == ".txt":
            yield article_from_text(_plain_lines(text), published=published)
        else:
            yield _page_article(read_page(text), published)
    except InputError as error:
        yield error.at(name)


def article_from_text(
    text: str,
    *,
    article_id: str | None = None,
    title: str | None = None,
    published: date | None = None,
) -> Article:
    """Make an article of a text; offsets will refer to it as it stands here.

    Args:
        text: The report, at most `MAX_ARTICLE_CHARS` characters.
        article_id: Any stable name; without one it is a hash of the text.
        title: Its headline, which is no part of the text.
        published: Day that relative dates are resolved against.

    Raises:
        InputError: The text is empty, too long or not text, or the day lies outside the years that have news.
    """
    if not text.strip():
        raise InputError(message("There is no text. Give the words of a report."))
    if "\0" in text:
        raise InputError(message("The text holds null characters. Save it as plain text in UTF-8."))
    if len(text) > MAX_ARTICLE_CHARS:
        raise InputError(
            message("The text is longer than {most} characters. Split it into its articles."), most=MAX_ARTICLE_CHARS
        )
    if published and not FIRST_PUBLISHED_YEAR <= published.year <= LAST_PUBLISHED_YEAR:
        raise InputError(
            message("The day of publication is {day}. Give one of the years {first} to {last}, or none."),
            day=published,
            first=str(FIRST_PUBLISHED_YEAR),
            last=str(LAST_PUBLISHED_YEAR),
        )
    text = _SURROGATE.sub("\ufffd", text)
    return Article(
        article_id=article_id or hashlib.sha256(text.encode()).hexdigest()[:16],
        text=text,
        title=title,
        published=published,
    )


def _file_content(path: Path) -> bytes:
    """Read a file of bounded size.

    Raises:
        InputError: It is missing, a folder, too large or not readable.
    """
    try:
        if path.is_dir():
            raise InputError(message("This is a folder. Name the files in it."))
        if path.stat().st_size > MAX_FILE_BYTES:
            raise InputError(message("This is larger than {size} MB. Split it."), size=MAX_FILE_BYTES // 1024**2)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(message("There is no such file. Check the name.")) from error
    except (OSError, ValueError) as error:
        raise InputError(
            message("It could not be opened ({reason}). Check the name and its permissions."),
            reason=getattr(error, "strerror", None) or error,
        ) from error


def _known_suffix(name: str) -> str:
    """Give the suffix that says what a file holds."""
    suffix = Path(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise InputError(
            message("The suffix says what a file holds. Give one of {suffixes}."), suffixes=", ".join(SUFFIXES)
        )
    return suffix


def _from_address(address: str, published: date | None) -> Article:
    """Fetch a page and make it an article."""
    page = fetch(address)
    document = {PDF: read_pdf, DOCX: read_docx}.get(page.content_type)
    if document:
        return replace(_document_article(document(page.content), published), url=page.address)
    text = decode_text(page.content, charset=page.charset, markup=page.content_type != "text/plain")
    if page.content_type == "text/plain":
        return replace(article_from_text(_plain_lines(text), published=published), url=page.address)
    return _page_article(read_page(text, page.address), published)


def _document_article(document: DocumentText, published: date | None) -> Article:
    """Make an article of a document; the day that a file was made is not the day of publication."""
    return article_from_text(document.text, title=document.title, published=published)


def _page_article(page: PageText, published: date | None) -> Article:
    """Make an article of a page's text."""
    article = article_from_text(page.text, title=page.title, published=published or page.published)
    return replace(article, url=page.url, publisher=page.publisher)


def _json_articles(name: str, text: str, published: date | None) -> Iterator[Article | InputError]:
    """Read one article a line; empty lines are passed over."""
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield _row_article(_json_row(line), published)
        except InputError as error:
            yield error.at(_line(name, number))
        except (ValueError, RecursionError):
            yield InputError(message("This is not valid JSON. Write one article a line.")).at(_line(name, number))


def _csv_articles(name: str, text: str, published: date | None) -> Iterator[Article | InputError]:
    """Read one article a row; the first row names the columns, in any order and case."""
    csv.field_size_limit(MAX_FILE_BYTES)
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns: list[str] = []
    while True:
        where = _line(name, rows.line_num + 1)
        try:
            cells = next(rows)
            if not columns:
                columns = [cell.strip().lower() for cell in cells]
                _check_columns(columns)
            elif cells:
                yield _row_article(_csv_row(cells, columns), published)
        except StopIteration:
            return
        except (InputError, csv.Error) as error:
            problem = (
                error
                if isinstance(error, InputError)
                else InputError(message("The row is not valid CSV ({reason}). Check its quotes."), reason=error)
            )
            yield problem.at(where)
            if "text" not in columns:
                return


def _json_row(line: str) -> Mapping[str, object]:
    """Take a line of JSON apart."""
    row = json.loads(line)
    if not isinstance(row, dict):
        raise InputError(message('This is no JSON object. Write {{"text": "..."}}, one article a line.'))
    return row


def _check_columns(columns: Sequence[str]) -> None:
    """Refuse a table without a column of texts."""
    if "text" not in columns:
        raise InputError(message("The first row must name the columns, with one called text."))


def _csv_row(cells: Sequence[str], columns: Sequence[str]) -> Mapping[str, str]:
    """Put cells under their columns."""
    if len(cells) != len(columns):
        raise InputError(
            message("The row has {cells} cells and not {columns}. Put text with commas in quotes."),
            cells=len(cells),
            columns=len(columns),
        )
    return dict(zip(columns, cells, strict=True))


def _row_article(row: Mapping[str, object], published: date | None) -> Article:
    """Make an article of the fields of a line or row; unknown fields are passed over.

    Raises:
        InputError: A field has the wrong type, or the date has a year and cannot be read; without a year it is no date.
    """
    fields = {name: _field(row, name) for name in ("id", "title", "text", "published", "url", "publisher")}
    day = parse_day(fields["published"])
    if day is None and published is None and _YEAR.search(fields["published"]):
        raise InputError(
            message("published is {value}. Write the date as YYYY-MM-DD."), value=repr(fields["published"][:40])
        )
    article = article_from_text(
        fields["text"], article_id=fields["id"] or None, title=fields["title"] or None, published=published or day
    )
    return replace(article, url=fields["url"] or None, publisher=fields["publisher"] or None)


def _field(row: Mapping[str, object], name: str) -> str:
    """Give a field as text; a missing or null one is empty, and everything but the text is trimmed."""
    value = row.get(name)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise InputError(message("{name} is not text. Put it in quotes."), name=name)
    return str(value) if name == "text" else _SURROGATE.sub("\ufffd", str(value)).strip()


def _plain_lines(text: str) -> str:
    """End lines as Python's own `open` does, so that offsets fit a file read that way."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _line(name: str, number: int) -> Saying:
    """Name a line of a file."""
    return Saying(message("{name}, line {number}"), {"name": name, "number": str(number)})
