"""What our own strings share with the texts beside the project is found, and set phrases are not held against anybody."""

import json

import pytest

from benchmarks import copied
from benchmarks.copied import Copy, find_copies, read_phrases, read_words

TEXT = "Nine ferrymen rowed the last goats over the lake,\nsaid the Union of Ferrymen."


@pytest.fixture
def shared(tmp_path):
    """A folder with one text of a corpus and one gold report, both made up."""
    folder = tmp_path / "shared"
    (folder / "corpora").mkdir(parents=True)
    (folder / "gold").mkdir()
    lines = [{"id": "lake-0", "text": "Rain."}, {"id": "lake-1", "title": "Goats on the lake", "text": TEXT}]
    (folder / "corpora" / "lake.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    report = {"id": "hill-7", "title": None, "text": "The shepherd’s dog barked at six grey wolves."}
    (folder / "gold" / "hill-7.json").write_text(json.dumps(report), encoding="utf-8")
    return folder


@pytest.fixture
def root(tmp_path):
    """A project with a test, a table and a report of its own."""
    folder = tmp_path / "project"
    for name, text in {
        "tests/test_goats.py": 'A = 1\nB = "FERRYMEN rowed the last, goats over"\nC = "rowed the last mile"\n',
        "geodata/tables/dogs.tsv": "phrase\nthe shepherd's dog barked at\n",
        "tests/gold/own.json": '{"text": "He met\\nthe Union of Ferr\\u0079men, said the Union of Ferrymen."}',
        "README.md": TEXT,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_longest_runs_with_their_line_and_the_id_of_the_text(root, shared):
    """Case, marks and line breaks part nothing; what lies in no place of our own strings is left out."""
    assert list(find_copies(root, shared, 5, ["union of ferrymen"])) == [
        Copy("tests/test_goats.py:2", "lake lake-1", "ferrymen rowed the last goats over"),
        Copy("geodata/tables/dogs.tsv:2", "gold hill-7", "the shepherd's dog barked at"),
    ]


@pytest.mark.parametrize(("least", "found"), [(4, 2), (5, 1), (6, 0)])
def test_set_phrases_and_short_runs_count_for_nothing(least, found, root, shared):
    """Without the list the name of a union is shared; so few words as nobody asks for never are."""
    places = [copy.place for copy in find_copies(root, shared, least, [])]
    assert places.count("tests/gold/own.json:1") == found


def test_escapes_are_read_as_what_they_stand_for(root):
    """A line break parts two words, a code makes a letter."""
    words = [word for word, _ in read_words(root / "tests" / "gold" / "own.json")]
    assert words[:6] == ["text", "he", "met", "the", "union", "of"]
    assert words.count("ferrymen") == 2


def test_each_set_phrase_has_a_reason():
    """The list is short, and says why for each."""
    rows = [line.split("\t") for line in copied.PHRASES.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    assert all(len(row) == 2 and row[1] for row in rows)
    assert 0 < len(read_phrases()) == len(rows) - 1 <= 20


def test_command_fails_where_something_is_shared(root, shared, monkeypatch, capsys):
    """The exit status says it, and nothing but our own words is printed."""
    monkeypatch.setattr(copied, "ROOT", root)
    assert copied.main([str(shared)]) == 0
    assert copied.main([str(shared), "--words", "6"]) == 1
    assert capsys.readouterr().out == "tests/test_goats.py:2: lake lake-1: ferrymen rowed the last goats over\n"
