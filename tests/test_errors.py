"""Errors: one sentence in English as a string, the same in the reader's language, wherever they go."""

import json
import pickle

import pytest

from geodata.addresses import parse_site
from geodata.corrections import parse_corrections
from geodata.errors import AddressRefused, DatelineError, InputError
from geodata.fetch import LIMITS
from geodata.readers import articles_from_bytes, read_articles
from geodata.tongue import message, messages, open_tongue

FRENCH = open_tongue("fr")


def refused(act, *given):
    """Give the error that refuses something."""
    with pytest.raises(InputError) as caught:
        act(*given)
    return caught.value


def only(found):
    """Give the error that stands in place of the only article."""
    (error,) = found
    assert isinstance(error, InputError)
    return error


@pytest.mark.parametrize(
    ("english", "french", "error"),
    [
        (
            "a.pdf: This PDF is damaged and could not be read. Print it to a new PDF, or paste the text.",
            "a.pdf\u00a0: Ce PDF est endommagé et n’a pas pu être lu. Imprimez-le dans un nouveau PDF, ou collez le texte.",
            lambda: only(articles_from_bytes("a.pdf", b"%PDF-1.7 and no more")),
        ),
        (
            "a.csv, line 2: The row has 3 cells and not 2. Put text with commas in quotes.",
            (
                "a.csv, ligne\u00a02\u00a0: La ligne a 3\u00a0cellules au lieu de 2. "
                "Mettez entre guillemets le texte qui contient des virgules."
            ),
            lambda: only(articles_from_bytes("a.csv", b"id,text\n1,Shells fell, he said.\n")),
        ),
        (
            'a.jsonl, line 1200: This is no JSON object. Write {"text": "..."}, one article a line.',
            'a.jsonl, ligne\u00a01200\u00a0: Ce n’est pas un objet JSON. Écrivez {"text": "..."}, un article par ligne.',
            lambda: only(articles_from_bytes("a.jsonl", b"\n" * 1199 + b"[]")),
        ),
        (
            "a.txt: This is a picture, not text. Save it as text in UTF-8, or paste the text.",
            "a.txt\u00a0: C’est une image, pas du texte. Enregistrez-le en texte, en UTF-8, ou collez le texte.",
            lambda: only(articles_from_bytes("a.txt", b"\x89PNG\r\n")),
        ),
        (
            "http://127.0.0.1/: This address could not be read: it is not on the public internet. Paste the text instead.",
            (
                "http://127.0.0.1/\u00a0: Cette adresse n’a pas pu être lue\u00a0: elle n’est pas sur l’internet public. "
                "Collez plutôt le texte."
            ),
            lambda: only(read_articles("http://127.0.0.1/")),
        ),
        (
            "This address could not be read: port 8080 is not one that pages are read from. Paste the text instead.",
            "Cette adresse n’a pas pu être lue\u00a0: aucune page n’est lue sur le port 8080. Collez plutôt le texte.",
            lambda: refused(parse_site, "http://news.example:8080/", LIMITS.ports),
        ),
        (
            "c.json: record 1 is no correction: its “to” is no place. Export the file again.",
            (
                "c.json\u00a0: l’enregistrement 1 n’est pas une correction\u00a0: son «\u00a0to\u00a0» ne convient pas au champ place. "
                "Exportez de nouveau le fichier."
            ),
            lambda: refused(
                parse_corrections,
                json.dumps([{"event_id": "e", "article_id": "a", "field": "place", "to": 7}]).encode(),
                "c.json",
            ),
        ),
        (
            "c.json was not read: it is no JSON list of at most 5,000 corrections. Export it again.",
            "c.json n’a pas été lu\u00a0: ce n’est pas une liste JSON d’au plus 5\u202f000 corrections. Exportez-le de nouveau.",
            lambda: refused(parse_corrections, b"{", "c.json"),
        ),
    ],
)
def test_an_error_says_the_same_in_english_and_french(english, french, error):
    """As a string an error is its English sentence; in French all of it is French, its reason and its place too."""
    found = error()
    assert (str(found), found.told(FRENCH)) == (english, french)


def test_what_a_value_holds_is_never_read_as_a_name_in_braces():
    """A file's name may hold braces."""
    assert str(only(articles_from_bytes("{a}.txt", b""))) == "{a}.txt: This is empty. Give a report."


def test_errors_pass_between_processes_whole():
    """An error that a reading process sends back keeps its kind, its values and its place."""
    error = AddressRefused(message("{name} is not text. Put it in quotes."), name="{url}").at("a.jsonl")
    sent = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert type(sent) is AddressRefused
    assert (str(sent), sent.told(FRENCH)) == (str(error), error.told(FRENCH))


def test_an_error_may_count():
    """A sentence that counts takes its plural in the reader's language."""
    assert str(DatelineError(messages("{count} report", "{count} reports"), count=2)) == "2 reports"
