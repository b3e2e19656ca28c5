"""Inputs to articles: every kind of file, and what is wrong with bad ones."""

import io
import json
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.errors import InputError
from geodata.model import Article
from geodata.readers import article_from_text, articles_from_bytes, read_articles

REPORT = "Снаряди впали на Мар'їнку.\n\nZwei Tote — «sagt» der Bürgermeister."
PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>Bridge hit</title>
<meta property="og:title" content="Bridge hit"><meta property="og:site_name" content="Example Wire">
<meta property="article:published_time" content="2024-03-12T23:30:00+02:00"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Bridge hit</h1>
<p>A rocket hit the bridge at Antonivka on Monday evening, the regional governor said in a statement.</p>
<p>Nobody was hurt, he added, but the road to the east stays closed until engineers have looked at it.</p>
</article><footer>Copyright 2030 Example Wire</footer></body></html>"""


def only(results):
    """Give the one result."""
    (result,) = results
    return result


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_text_is_read_in_every_unicode_encoding(tmp_path, encoding):
    """A byte order mark decides, is no part of the text, and UTF-8 needs none."""
    file = tmp_path / "report.txt"
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    file.write_bytes((mark + REPORT).encode(encoding))
    assert only(read_articles(file)).text == REPORT


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Le président a déclaré que l’armée s’était retirée de la région après des combats très violents."),
        ("cp1251", "Войска отошли от города после тяжёлых боёв, сообщили местные власти. Погибли двое мирных жителей."),
    ],
)
def test_older_encodings_are_guessed(encoding, text):
    """Bytes that are no UTF-8 are read as what they most likely are."""
    assert only(articles_from_bytes("old.txt", (text * 3).encode(encoding))).text == text * 3


def test_a_broken_character_does_not_change_the_others():
    """A text in UTF-8 with one byte cut off is still read as UTF-8."""
    assert only(articles_from_bytes("cut.txt", REPORT.encode() + b"\xd0")).text == REPORT + "\ufffd"


def test_line_ends_of_text_files_are_those_of_open(tmp_path):
    """Offsets fit the text as Python's own open gives it."""
    file = tmp_path / "report.txt"
    file.write_bytes(b"One.\r\n\r\nTwo.\rThree.")
    assert only(read_articles(file)).text == file.read_text(encoding="utf-8") == "One.\n\nTwo.\nThree."


def test_a_page_gives_text_title_date_and_publisher():
    """The page's own words become fields; paragraphs are separated by blank lines; navigation is left out."""
    article = only(articles_from_bytes("page.html", PAGE.encode()))
    assert article.text.startswith("A rocket hit the bridge at Antonivka")
    assert article.text.count("\n\n") == 1
    assert "Home" not in article.text
    assert (article.title, article.published, article.publisher) == ("Bridge hit", date(2024, 3, 12), "Example Wire")
    assert not article.published_inferred


@pytest.mark.parametrize(
    ("expected", "head"),
    [
        (date(2021, 6, 4), '<meta name="date" content="2021-06-04">'),
        (date(2021, 6, 4), '<script type="application/ld+json">{"datePublished": "2021-06-04T09:00:00Z"}</script>'),
        (date(2021, 6, 4), '<meta name="pubdate" content="Fri, 04 Jun 2021 09:00:00 GMT">'),
        (None, '<meta name="date" content="soon">'),
        (None, '<meta name="revised" content="2021-06-04">'),
    ],
)
def test_only_a_declared_date_counts(expected, head):
    """Meta elements and JSON-LD declare a date; nothing else in a page does, and today never."""
    page = f"<html><head>{head}</head><body><p>{'Two villages were shelled, the council said. ' * 5}</p></body></html>"
    assert only(articles_from_bytes("page.html", page.encode())).published == expected


def test_a_page_declares_its_encoding():
    """The encoding that a page declares is used where the bytes are no UTF-8."""
    page = PAGE.replace("utf-8", "windows-1251").replace("Antonivka", "Антоновка").encode("cp1251")
    assert "Антоновка" in only(articles_from_bytes("page.htm", page)).text


def test_lines_of_json_keep_their_fields_and_text():
    """All fields arrive, the text to the last character; blank lines are passed over."""
    row = {
        "id": 7,
        "title": " T ",
        "text": " a\r\n\u2028b ",
        "published": "2024-03-12T10:00:00Z",
        "url": "https://x.example",
        "publisher": "P",
    }
    article = only(articles_from_bytes("a.jsonl", f"\n{json.dumps(row, ensure_ascii=False)}\n\n".encode()))
    assert article == Article(
        article_id="7",
        text=" a\r\n\u2028b ",
        title="T",
        published=date(2024, 3, 12),
        url="https://x.example",
        publisher="P",
    )


def test_a_given_date_overrides_the_input():
    """The command line's date wins over the row's."""
    content = b'{"text": "Rain.", "published": "2020-01-01"}'
    assert only(articles_from_bytes("a.jsonl", content, published=date(2024, 3, 12))).published == date(2024, 3, 12)


@pytest.mark.parametrize(
    ("expected", "published"),
    [
        (date(2024, 3, 12), "2024-03-12T23:59:00-05:00"),
        (date(2024, 3, 12), "Tue, 12 Mar 2024 08:00:00 GMT"),
        (date(2024, 3, 12), "9:43 PM, March 12, 2024"),
        (date(2024, 3, 12), "12 березня 2024"),
        (date(2024, 3, 12), "12.3.2024"),
        (None, "7:58 AM ET"),
        (None, "Tue Mar 12"),
        (None, ""),
    ],
)
def test_a_date_field_is_read_as_people_write_it(expected, published):
    """A date with a year counts in any common form; without a year it is no date."""
    row = json.dumps({"text": "Rain.", "published": published}).encode()
    assert only(articles_from_bytes("a.jsonl", row)).published == expected


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("not valid JSON", "{"),
        ("no JSON object", "[1]"),
        ("There is no text", '{"title": "x"}'),
        ("There is no text", '{"text": null}'),
        ("There is no text", '{"text": "  "}'),
        ("text is not text", '{"text": ["a"]}'),
        ("title is not text", '{"text": "a", "title": true}'),
        ("published is '2024-13-45'", '{"text": "a", "published": "2024-13-45"}'),
        ("published is '3/4/2024'", '{"text": "a", "published": "3/4/2024"}'),
        ("null characters", '{"text": "a\\u0000b"}'),
        ("not valid JSON", "[" * 100_000),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(words, line):
    """One sentence says the file, the line and what is wrong; the lines around it are articles."""
    before, problem, after = articles_from_bytes("a.jsonl", f'{{"text": "1"}}\n{line}\n{{"text": "3"}}'.encode())
    assert (before.text, after.text) == ("1", "3")
    assert isinstance(problem, InputError)
    assert str(problem).startswith("a.jsonl, line 2: ")
    assert words in str(problem)


def test_half_a_character_of_json_becomes_a_replacement_character():
    """A lone surrogate cannot be written as UTF-8; it becomes one other character, so offsets stay."""
    assert only(articles_from_bytes("a.jsonl", b'{"text": "a\\ud800b"}')).text == "a\ufffdb"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_is_read_by_its_header(delimiter):
    """Columns come in any order and case; quoted text keeps commas and line breaks."""
    sheet = 'Published,TEXT,id\n2024-03-12,"One, two.\nThree ""four"".",x\n'.replace(",", delimiter)
    article = only(articles_from_bytes("a.csv", sheet.encode("utf-8-sig")))
    assert article.text == f'One{delimiter} two.\nThree "four".'
    assert (article.article_id, article.published) == ("x", date(2024, 3, 12))


def test_a_bad_row_of_csv_is_named_by_its_line():
    """The line is the row's first in the file; the rows after it are read."""
    sheet = b'id,text\n1,"a\nb"\n2\n3,c\n4,\n'
    first, short, third, empty = articles_from_bytes("a.csv", sheet)
    assert (first.text, third.text) == ("a\nb", "c")
    assert str(short).startswith("a.csv, line 4: The row has 1 cells and not 2.")
    assert str(empty).startswith("a.csv, line 6: There is no text.")


def test_csv_without_a_text_column_is_one_error():
    """The header is wrong once, not once a row."""
    assert "one called text" in str(only(articles_from_bytes("a.csv", b"id,body\n1,a\n2,b\n")))


@pytest.mark.parametrize(
    ("words", "name", "content"),
    [
        ("This is empty", "a.txt", b""),
        ("This is empty", "a.jsonl", b" \n"),
        ("a PDF", "a.txt", b"%PDF-1.7 ..."),
        ("a Word or zip file", "a.txt", b"PK\x03\x04"),
        ("a picture", "a.html", b"\x89PNG\r\n"),
        ("null characters", "a.txt", b"ab\x00\x00cd"),
        ("The suffix says what a file holds", "a.xlsx", b"x"),
        ("no Word document", "a.docx", b"x"),
        ("This PDF is damaged", "a.pdf", b"x"),
        ("No article text was found", "a.html", b"<html><body></body></html>"),
    ],
)
def test_what_is_no_report_is_refused_in_one_sentence(words, name, content):
    """The error names the file, the reason and what to do."""
    problem = only(articles_from_bytes(name, content))
    assert str(problem).startswith(f"{name}: ")
    assert words in str(problem)


def test_a_text_beyond_the_limit_is_refused(monkeypatch):
    """A text may have so many characters and no more."""
    monkeypatch.setattr("geodata.readers.MAX_ARTICLE_CHARS", 10)
    assert article_from_text("x" * 10).text == "x" * 10
    with pytest.raises(InputError, match="longer than 10 characters"):
        article_from_text("x" * 11)


def test_missing_files_and_folders_are_named(tmp_path):
    """Each is one error with its name."""
    assert "no such file" in str(only(read_articles(tmp_path / "none.txt")))
    assert "is a folder" in str(only(read_articles(tmp_path)))


def test_standard_input_is_text(monkeypatch):
    """A dash reads standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Дощ.".encode())))
    assert only(read_articles("-")).text == "Дощ."


def test_an_address_inside_is_refused():
    """The refusal comes in the place of the article."""
    assert "not on the public internet" in str(only(read_articles("HTTP://127.0.0.1/report")))


@settings(deadline=None)
@given(
    suffix=st.sampled_from(["txt", "html", "pdf", "docx", "jsonl", "csv"]),
    content=st.binary(max_size=300)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | st.lists(
        st.sampled_from(["<p>", "</p>", "<div", '"', "{", "}", "text", ",", "\n", "\r", ":", "a", "\0", "é", ";", "'"]),
        max_size=40,
    ).map(lambda parts: "".join(parts).encode()),
)
def test_no_bytes_break_a_reader(suffix, content):
    """Whatever is uploaded comes out as articles and errors, each with the file's name, and never as an exception."""
    for result in articles_from_bytes(f"a.{suffix}", content):
        assert result.text.strip() if isinstance(result, Article) else str(result).startswith(f"a.{suffix}")


@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_a_text_and_its_id_survive_json(text):
    """The text arrives unchanged through a line of JSON, and its id depends on nothing else."""
    (article,) = articles_from_bytes("a.jsonl", json.dumps({"text": text}).encode())
    if text.strip():
        assert article == article_from_text(text)
        assert article.text == text
    else:
        assert isinstance(article, InputError)
