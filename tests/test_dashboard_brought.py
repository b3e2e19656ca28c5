"""What a visitor brings: every kind of input, one failure at a time, within the limits of the server."""

import json
from datetime import date

import pytest

from dashboard.brought import Brought, open_brought
from dashboard.settings import Settings
from geodata.errors import InputError
from geodata.fetch import FetchedPage
from geodata.model import Article
from geodata.tongue import open_tongue

REPORT = "Shells killed 12 people in Lviv on Tuesday, the governor said."


def opened(settings=None, **brought):
    """Open what was brought; gives texts of articles and sentences of refusals."""
    found = open_brought(Brought(**brought), settings or Settings())
    return [one.text if isinstance(one, Article) else f"! {one}" for _, one in found]


def test_everything_is_opened_in_order(monkeypatch):
    """Pasted text first, then the files, then the address; a bare host is asked by https."""
    asked = []

    def answer(address):
        asked.append(address)
        return FetchedPage(address=address, content=b"From afar.", content_type="text/plain", charset=None)

    monkeypatch.setattr("geodata.readers.fetch", answer)
    files = (("a.txt", b"One."), ("b.jsonl", b'{"text": "Two."}\n{"text": "Three."}'))
    assert opened(text=REPORT, files=files, address=" news.example/x ") == [
        REPORT,
        "One.",
        "Two.",
        "Three.",
        "From afar.",
    ]
    assert asked == ["https://news.example/x"]


def test_one_failure_does_not_stop_the_others():
    """Each refusal names its file and says what to do; what follows is read."""
    files = (
        ("a.pdf", b"no"),
        ("b.csv", b"text\nOne.\n"),
        ("c.xlsx", b"no"),
        ("d.jsonl", b'{"text": ""}\n{"text": "Two."}'),
    )
    found = opened(files=files)
    assert [one for one in found if not one.startswith("!")] == ["One.", "Two."]
    refusals = [one for one in found if one.startswith("!")]
    assert [one.split(": ")[0] for one in refusals] == ["! a.pdf", "! c.xlsx", "! d.jsonl, line 1"]


def test_private_addresses_are_never_asked():
    """Whatever a visitor types, the server's own network is not read."""
    (refusal,) = opened(address="http://169.254.169.254/latest/meta-data")
    assert "not on the public internet" in refusal


@pytest.mark.parametrize(
    ("words", "brought"),
    [
        ("There is no text", {}),
        ("There is no text", {"text": " \n "}),
        ("longer than 100 characters", {"text": "x" * 101}),
        ("takes 2 reports at once", {"files": (("a.jsonl", b'{"text": "x"}\n' * 3),)}),
    ],
)
def test_limits_are_one_sentence(words, brought):
    """Too little, too much and too long each say so."""
    refusals = [one for one in opened(Settings(most_chars=100, most_reports=2), **brought) if one.startswith("!")]
    assert len(refusals) == 1
    assert words in refusals[0]


def test_no_two_reports_share_an_id():
    """An id of the bundled reports, or of the same batch, is not taken over."""
    rows = b"\n".join(json.dumps({"id": "one", "text": text}).encode() for text in ("One.", "Two."))
    found = open_brought(Brought(files=(("a.jsonl", rows),), taken=frozenset({"two"})), Settings())
    ids = [one.article_id for _, one in found]
    assert ids[0] == "one"
    assert len(set(ids)) == 2


def test_the_day_of_publication_is_given_to_all():
    """A day that the visitor sets stands above what a file says."""
    day = date(2024, 3, 12)
    found = open_brought(Brought(text=REPORT, files=(("a.txt", b"One."),), published=day), Settings())
    assert [one.published for _, one in found if not isinstance(one, InputError)] == [day, day]


def test_what_the_page_refuses_is_said_in_the_visitors_language():
    """A batch that is too long is refused in French words, with the number as French writes it."""
    ((name, refusal),) = open_brought(Brought(text="x " * 2000), Settings(most_chars=1500), open_tongue("fr"))
    assert name == "Le texte collé"
    assert "1\u202f500 caractères" in refusal.told(open_tongue("fr"))
