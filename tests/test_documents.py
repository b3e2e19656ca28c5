"""PDF and Word documents, made by libraries as people's programs make them, and made to do harm."""

import io
import itertools
import zipfile

import docx
import pytest
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from geodata import documents
from geodata.documents import read_docx, read_pdf
from geodata.errors import InputError
from geodata.model import Article
from geodata.readers import articles_from_bytes

FIRST = (
    "Shells fell on the eastern outskirts of Mykolaiv late on Monday evening and killed at least three people, the mayor of "
    "the city said. Two of them were workers at a warehouse that burned down overnight, he added."
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday")
SECOND = (
    "More than forty households left the district on Tuesday, according to the regional administration, which opened two "
    "schools for them. Nobody could say when they would be able to return to their homes."
)


def pdf(*paragraphs, head="", pages=1, title=None, encrypt=None):
    """Make a PDF with the paragraphs on each page, below a running head with the page's number."""
    made = FPDF(format="A4")
    made.set_title(title or "")
    for number in range(1, pages + 1):
        made.add_page()
        made.set_font("helvetica", size=12)
        if head:
            made.cell(text=f"{head} {number}", new_x="LMARGIN", new_y="NEXT")
        for paragraph in paragraphs:
            made.multi_cell(
                0, 6, paragraph.replace("DAY", DAYS[number % len(DAYS)]), align="L", new_x="LMARGIN", new_y="NEXT"
            )
    if encrypt:
        made.set_encryption(owner_password="owner", user_password=encrypt)  # noqa: S106 - of a file that lives for one test
    return bytes(made.output())


def word(fill, title=None):
    """Make a Word document; `fill` writes into it."""
    made, file = docx.Document(), io.BytesIO()
    made.core_properties.title = title or ""
    fill(made)
    made.save(file)
    return file.getvalue()


def refusal(read, content, **options):
    """Give the sentence that refuses a document."""
    with pytest.raises(InputError) as caught:
        read(content, **options)
    return str(caught.value)


def test_pdf_gives_its_paragraphs_whole():
    """Lines are joined again: each paragraph comes back as it was written."""
    assert read_pdf(pdf(FIRST, SECOND)).text == f"{FIRST}\n\n{SECOND}"


def test_running_heads_are_no_text():
    """What stands at the edge of most pages, but for its number, is left out; a paragraph of one page is not."""
    text = read_pdf(pdf(f"On DAY: {FIRST}", SECOND + " DAY.", head="Example Agency, report, page", pages=4)).text
    assert "Example Agency" not in text
    assert text.count("Mykolaiv") == 4


def test_words_broken_at_a_line_end_become_whole():
    """A hyphen at the end of a line goes where small letters follow, and stays where a name goes on."""
    assert documents._joined(["the evacu-", "ation of Nagorno-", "Karabakh"]) == "the evacuation of Nagorno- Karabakh"


def test_heading_stands_alone():
    """A short line before a capital is a paragraph of its own, not the start of the next sentence."""
    assert read_pdf(pdf("Night of shelling", FIRST)).text == f"Night of shelling\n\n{FIRST}"


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Night of shelling", "Night of shelling"),
        ("Microsoft Word - sitrep.docx", None),
        ("sitrep_final.pdf", None),
        ("", None),
    ],
)
def test_title_is_the_documents_own(title, told):
    """A program's title and a file's name are none."""
    assert read_pdf(pdf(FIRST, title=title)).title == told


def test_word_gives_paragraphs_tables_and_title():
    """Everything in its order: the styled title is the headline, a table's row is a line."""

    def fill(made):
        made.add_heading("Night of shelling", 0)
        made.add_paragraph(FIRST)
        table = made.add_table(rows=2, cols=2)
        for row, cells in zip(table.rows, (("Place", "Killed"), ("Mykolaiv", "3")), strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        made.add_paragraph(SECOND)

    document = read_docx(word(fill))
    assert document.title == "Night of shelling"
    assert document.text == f"{FIRST}\n\nPlace · Killed\nMykolaiv · 3\n\n{SECOND}"


@pytest.mark.parametrize(
    ("words", "content"),
    [
        ("locked", pdf(FIRST, encrypt="secret")),
        ("damaged", pdf(FIRST)[:400]),
        ("damaged", b"%PDF-1.7 nothing"),
        ("pictures and no text", pdf()),
        ("302 pages", pdf(pages=302)),
    ],
)
def test_pdf_that_cannot_be_read_is_one_sentence(words, content):
    """It says what is wrong and what to do."""
    said = refusal(read_pdf, content)
    assert words in said
    assert said.count(".") >= 2


def test_pdf_that_takes_too_long_is_given_up():
    """Time is looked at within a page, not only between pages."""
    ticks = itertools.count()
    said = refusal(read_pdf, pdf(*[FIRST] * 20), clock=lambda: float(next(ticks)))
    assert "longer than 20 seconds" in said
    assert next(ticks) < 30


def test_pdf_bomb_is_refused():
    """A page of a few kilobytes that unpacks to gigabytes costs neither the memory nor the time."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(FIRST))))
    stream = DecodedStreamObject()
    stream.set_data(b"BT (x) Tj ET " * 4_000_000)
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    file = io.BytesIO()
    writer.write(file)
    assert len(file.getvalue()) < 200_000
    assert "could not be read" in refusal(read_pdf, file.getvalue())


def test_zip_bomb_is_refused():
    """A document is measured before anything of it is unpacked."""
    file = io.BytesIO(word(lambda made: made.add_paragraph(FIRST)))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/media/bomb.xml", b"\0" * (documents.MAX_UNPACKED_BYTES + 1))
    assert len(file.getvalue()) < 200_000
    assert "64 MB when unpacked" in refusal(read_docx, file.getvalue())


def test_entities_are_not_expanded():
    """A document whose XML multiplies or fetches itself gives neither memory nor files away."""
    source = io.BytesIO(word(lambda made: made.add_paragraph("MARK")))
    file = io.BytesIO()
    entities = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY f SYSTEM "file:///etc/hostname">' + "".join(
        f'<!ENTITY {chr(98 + n)}a "{("&" + (chr(97 + n) + ("a" if n else "")) + ";") * 10}">' for n in range(9)
    )
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(file, "w") as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "word/document.xml":
                data = data.replace(b"?>", f"?>{entities}]>".encode(), 1).replace(b"MARK", b"start &ja; &f; end")
            new.writestr(part, data)
    try:
        text = read_docx(file.getvalue()).text
    except InputError:
        text = ""
    assert len(text) < 200


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"", b"{}", word(lambda _: None)])
def test_word_that_cannot_be_read_is_one_sentence(content):
    """No Word document, a damaged one and an empty one each say what to do."""
    assert "aste the text" in refusal(read_docx, content)


@pytest.mark.parametrize(
    ("name", "content"), [("a.pdf", pdf(FIRST)), ("A.DOCX", word(lambda made: made.add_paragraph(FIRST)))]
)
def test_readers_take_documents(name, content):
    """The command line and the page read them by their suffix; the day that a file was made is no day of publication."""
    (article,) = articles_from_bytes(name, content)
    assert isinstance(article, Article)
    assert (article.text, article.published) == (FIRST, None)


def test_errors_name_the_document():
    """Whoever brings many files learns which one failed."""
    (error,) = articles_from_bytes("sitrep.pdf", b"x")
    assert str(error).startswith("sitrep.pdf: This PDF is damaged")
