"""Inputs to articles: text, HTML, PDF, Word, JSON lines, CSV, standard input and addresses.

One bad file, row or page never stops the others: it comes out as an `InputError` in its place.
"""

import csv
import hashlib
import io
import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NoReturn

from geodata.documents import DocumentText, read_docx, read_pdf
from geodata.errors import InputError
from geodata.fetch import DOCX, PDF, fetch
from geodata.model import Article
from geodata.options import FIRST_PUBLISHED_YEAR, LAST_PUBLISHED_YEAR, MAX_ARTICLE_CHARS
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
        yield _located("standard input" if name == STANDARD_INPUT else name, error)


def articles_from_bytes(name: str, content: bytes, *, published: date | None = None) -> Iterator[Article | InputError]:
    """Read the articles of an uploaded file.

    Args:
        name: File name; its suffix says what the content is, and errors name it.
        content: The file's bytes, in UTF-8, UTF-16 or an older encoding.
        published: Publication date that overrides the one the file gives.

    Yields:
        Articles in the order of the file; an `InputError` stands where a row could not be read.
    """
    suffix = Path(name).suffix.lower()
    try:
        if suffix not in SUFFIXES:
            _refuse(f"The suffix says what a file holds. Give one of {', '.join(SUFFIXES)}.")
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
        yield _located(name, error)


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
        _refuse("There is no text. Give the words of a report.")
    if "\0" in text:
        _refuse("The text holds null characters. Save it as plain text in UTF-8.")
    if len(text) > MAX_ARTICLE_CHARS:
        _refuse(f"The text is longer than {MAX_ARTICLE_CHARS:,} characters. Split it into its articles.")
    if published and not FIRST_PUBLISHED_YEAR <= published.year <= LAST_PUBLISHED_YEAR:
        years = f"{FIRST_PUBLISHED_YEAR} to {LAST_PUBLISHED_YEAR}"
        _refuse(f"The day of publication is {published}. Give one of the years {years}, or none.")
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
            _refuse("This is a folder. Name the files in it.")
        if path.stat().st_size > MAX_FILE_BYTES:
            _refuse(f"This is larger than {MAX_FILE_BYTES // 1024**2} MB. Split it.")
        return path.read_bytes()
    except FileNotFoundError:
        _refuse("There is no such file. Check the name.")
    except (OSError, ValueError) as error:
        _refuse(
            f"It could not be opened ({getattr(error, 'strerror', None) or error}). Check the name and its permissions."
        )


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
            row = json.loads(line)
            if not isinstance(row, dict):
                _refuse('This is no JSON object. Write {"text": "..."}, one article a line.')
            yield _row_article(row, published)
        except InputError as error:
            yield _located(f"{name}, line {number}", error)
        except (ValueError, RecursionError):
            problem = InputError("This is not valid JSON. Write one article a line.")
            yield _located(f"{name}, line {number}", problem)


def _csv_articles(name: str, text: str, published: date | None) -> Iterator[Article | InputError]:
    """Read one article a row; the first row names the columns, in any order and case."""
    csv.field_size_limit(MAX_FILE_BYTES)
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    columns: list[str] = []
    while True:
        where = f"{name}, line {rows.line_num + 1}"
        try:
            cells = next(rows)
            if not columns:
                columns = [cell.strip().lower() for cell in cells]
                if "text" not in columns:
                    _refuse("The first row must name the columns, with one called text.")
            elif cells:
                if len(cells) != len(columns):
                    _refuse(f"The row has {len(cells)} cells and not {len(columns)}. Put text with commas in quotes.")
                yield _row_article(dict(zip(columns, cells, strict=True)), published)
        except StopIteration:
            return
        except (InputError, csv.Error) as error:
            problem = (
                error
                if isinstance(error, InputError)
                else InputError(f"The row is not valid CSV ({error}). Check its quotes.")
            )
            yield _located(where, problem)
            if "text" not in columns:
                return


def _row_article(row: Mapping[str, object], published: date | None) -> Article:
    """Make an article of the fields of a line or row; unknown fields are passed over.

    Raises:
        InputError: A field has the wrong type, or the date has a year and cannot be read; without a year it is no date.
    """
    fields = {name: _field(row, name) for name in ("id", "title", "text", "published", "url", "publisher")}
    day = parse_day(fields["published"])
    if day is None and published is None and _YEAR.search(fields["published"]):
        _refuse(f"published is {fields['published'][:40]!r}. Write the date as YYYY-MM-DD.")
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
        _refuse(f"{name} is not text. Put it in quotes.")
    return str(value) if name == "text" else _SURROGATE.sub("\ufffd", str(value)).strip()


def _plain_lines(text: str) -> str:
    """End lines as Python's own `open` does, so that offsets fit a file read that way."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _located(where: str, error: InputError) -> InputError:
    """Say where an error was."""
    return type(error)(f"{where}: {error}")


def _refuse(reason: str) -> NoReturn:
    """Refuse an input."""
    raise InputError(reason)
