"""Office files to text: PDF and Word documents, bounded in size, pages and time; nothing in them is run or fetched."""

import io
import logging
import re
import statistics
import struct
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geodata.errors import InputError
from geodata.options import MAX_ARTICLE_CHARS
from geodata.tongue import message

if TYPE_CHECKING:
    from docx.table import _Row

MAX_PAGES = 300
MAX_SECONDS = 20.0
MAX_UNPACKED_BYTES = 64 * 1024 * 1024
MAX_STREAM_BYTES = 16 * 1024 * 1024
MAX_STREAM_PARTS = 400_000
EDGE_LINES = 2
"""Lines at the head and at the foot of a page that are left out where most pages have them."""
SHORT_LINE, HEADING = 0.8, 0.6
"""Shares of the usual line: a line that ends a sentence and is shorter than the first ends its paragraph; one that ends
none and is shorter than the second, before a capital, is a heading."""
_SENTENCE_END = re.compile(r"""[.!?…։؟。:]["'”’»)\]]*$""")
_DIGITS = re.compile(r"\d+")
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])[-\u00ad]$")
_PROGRAM_TITLE = re.compile(r"^(microsoft word|untitled|document\d*\b)|\.(docx?|pdf|indd|odt|rtf)$", re.IGNORECASE)
_DAMAGED = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
"""What readers of damaged files raise besides their own errors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentText:
    """The text of a document, paragraphs separated by blank lines, and its title where it has one."""

    text: str
    title: str | None


def read_pdf(content: bytes, *, clock: Callable[[], float] = time.monotonic) -> DocumentText:
    """Read the text layer of a PDF.

    Args:
        content: The file.
        clock: Tells the time in seconds; tests bring their own.

    Raises:
        InputError: It is locked, damaged, without text, longer than `MAX_PAGES` or slower than `MAX_SECONDS`.

    Source:
        pypdf for the text of a page; lines are joined to paragraphs by rules of our own.
    """
    from pypdf import apply_configuration  # noqa: PLC0415 - few inputs are PDFs
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError  # noqa: PLC0415 - as above

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    bounds = apply_configuration(
        zlib_maximum_output_length=MAX_STREAM_BYTES,
        lzw_maximum_output_length=MAX_STREAM_BYTES,
        run_length_maximum_output_length=MAX_STREAM_BYTES,
        stream_parsing_work_maximum_count=MAX_STREAM_PARTS,
    )
    try:
        with bounds:
            pages, title = _pdf_pages(content, clock)
    except (FileNotDecryptedError, DependencyError) as error:
        raise InputError(message("This PDF is locked. Print it to a new PDF, or paste the text.")) from error
    except TimeoutError as error:
        raise InputError(
            message("Reading this PDF takes longer than {seconds} seconds. Paste the text instead."),
            seconds=f"{MAX_SECONDS:g}",
        ) from error
    except (PyPdfError, *_DAMAGED) as error:
        raise InputError(
            message("This PDF is damaged and could not be read. Print it to a new PDF, or paste the text.")
        ) from error
    text = "\n\n".join(_paragraphs(_without_running_heads(pages)))
    if not text.strip():
        raise InputError(
            message("This PDF holds pictures and no text. Run text recognition (OCR) over it first, or paste the text.")
        )
    return DocumentText(text=text, title=_title(title))


def read_docx(content: bytes) -> DocumentText:
    """Read the paragraphs and tables of a Word document (.docx), in their order.

    Args:
        content: The file.

    Raises:
        InputError: It is no Word document, damaged, without text or larger than `MAX_UNPACKED_BYTES` when unpacked.

    Source:
        python-docx.
    """
    from docx import Document  # noqa: PLC0415 - few inputs are Word documents
    from docx.opc.exceptions import OpcError  # noqa: PLC0415 - as above
    from lxml.etree import LxmlError  # noqa: PLC0415 - as above

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
        if unpacked > MAX_UNPACKED_BYTES:
            raise InputError(
                message("This document is larger than {size} MB when unpacked. Paste the text."),
                size=MAX_UNPACKED_BYTES // 1024**2,
            )
        document = Document(io.BytesIO(content))
        title, blocks = _docx_blocks(document.iter_inner_content())
        title = title or document.core_properties.title
    except (OpcError, LxmlError, *_DAMAGED) as error:
        raise InputError(
            message("This is no Word document (.docx), or it is damaged. Save it again as .docx, or paste the text.")
        ) from error
    if not blocks:
        raise InputError(message("This document holds no text. Paste the text instead."))
    return DocumentText(text="\n\n".join(blocks), title=_title(title))


def _pdf_pages(content: bytes, clock: Callable[[], float]) -> tuple[list[list[str]], str | None]:
    """Give the lines of each page, and the title that the file names.

    Raises:
        TimeoutError: It takes too long; looked at before each step of each page.
    """
    from pypdf import PdfReader  # noqa: PLC0415 - few inputs are PDFs

    deadline = clock() + MAX_SECONDS

    def keep_time(*_: object) -> None:
        if clock() > deadline:
            raise TimeoutError

    reader = PdfReader(io.BytesIO(content))
    if len(reader.pages) > MAX_PAGES:
        raise InputError(
            message("This PDF has {pages} pages, more than {most}. Give the pages that you need."),
            pages=len(reader.pages),
            most=MAX_PAGES,
        )
    pages: list[list[str]] = []
    for page in reader.pages:
        keep_time()
        text = page.extract_text(visitor_operand_before=keep_time)
        pages.append([line.strip() for line in text.replace("\0", "").splitlines()])
        if sum(len(line) for lines in pages for line in lines) > MAX_ARTICLE_CHARS:
            raise InputError(
                message("This PDF holds more than {most} characters. Give the pages that you need."),
                most=MAX_ARTICLE_CHARS,
            )
    return pages, reader.metadata.title if reader.metadata else None


def _without_running_heads(pages: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Leave out lines at the edges of pages that most pages have, page numbers and all; two pages have none."""
    filled = [[line for line in page if line] for page in pages]
    edges = [{_DIGITS.sub("#", line) for line in (*page[:EDGE_LINES], *page[-EDGE_LINES:])} for page in filled]
    counts = Counter(edge for page in edges for edge in page)
    running = {edge for edge, count in counts.items() if len(pages) > 2 and count > len(pages) / 2}
    for page in pages:
        places = [place for place, line in enumerate(page) if line]
        edge = {*places[:EDGE_LINES], *places[-EDGE_LINES:]}
        yield [line for place, line in enumerate(page) if place not in edge or _DIGITS.sub("#", line) not in running]


def _paragraphs(pages: Iterator[list[str]]) -> Iterator[str]:
    """Join lines to paragraphs: a blank line ends one, so does a short line that ends a sentence, and a heading is one."""
    lines = [line for page in pages for line in page]
    usual = statistics.median_high([len(line) for line in lines if line] or [0])
    parts: list[str] = []
    for line, following in zip(lines, [*lines, ""][1:], strict=True):
        if line:
            parts.append(line)
        ends = _SENTENCE_END.search(line) and len(line) < SHORT_LINE * usual
        heads = following[:1].isupper() and len(line) < HEADING * usual
        if parts and (not line or not following or ends or heads):
            yield _joined(parts)
            parts = []


def _joined(lines: Sequence[str]) -> str:
    """Join the lines of a paragraph; a word that a hyphen breaks at a line's end becomes whole where small letters go on."""
    text = lines[0]
    for line in lines[1:]:
        broken = _BROKEN_WORD.search(text) and line[0].islower()
        text = f"{text[:-1]}{line}" if broken else f"{text} {line}"
    return text


def _docx_blocks(content: Iterator[object]) -> tuple[str | None, list[str]]:
    """Give the paragraph that is styled as the title, and the text of all others; a table is a line a row."""
    from docx.table import Table  # noqa: PLC0415 - few inputs are Word documents
    from docx.text.paragraph import Paragraph  # noqa: PLC0415 - as above

    title: str | None = None
    blocks: list[str] = []
    for block in content:
        if isinstance(block, Table):
            text = "\n".join(_row_text(row) for row in block.rows)
        else:
            text = block.text.strip() if isinstance(block, Paragraph) else ""
            style = block.style.name if isinstance(block, Paragraph) and block.style else ""
            if style == "Title" and title is None:
                title, text = text, ""
        if text.strip():
            blocks.append(text)
    return title, blocks


def _row_text(row: "_Row") -> str:
    """Give a table's row as a line; cells that were merged are told once."""
    cells = dict.fromkeys(cell.text.strip() for cell in row.cells)
    return " · ".join(cell for cell in cells if cell)


def _title(title: str | None) -> str | None:
    """Give a document's title, but not a program's own, nor a file's name."""
    told = " ".join((title or "").split())
    return told if told and not _PROGRAM_TITLE.search(told) else None
