"""The command line, as a user meets it."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from geodata.cli import main

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-m", "geodata", "extract"]
REPORT = "Shells fell on Mykolaiv on Monday evening, killing at least three people, the mayor said."
REPORTS = [
    {"id": "one", "title": "Shells on a city", "text": REPORT, "published": "2022-08-30", "publisher": "Example Wire"},
    {"id": "two", "text": "Two soldiers were killed near Aleppo on 3 May 2016, the army said."},
    {"id": "three", "text": "The two sides agreed on a truce in Geneva."},
]


@pytest.fixture
def reports(tmp_path):
    """A file of three reports."""
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in REPORTS), encoding="utf-8")
    return path


def run(*arguments, **options):
    """Run the real command in a process of its own."""
    return subprocess.run([*COMMAND, *map(str, arguments)], cwd=ROOT, capture_output=True, check=False, **options)


@pytest.mark.parametrize(
    ("words", "arguments"),
    [
        ("required: INPUT", []),
        ("'20.9.2023' is not a date. Write it as YYYY-MM-DD.", ["a.txt", "--published", "20.9.2023"]),
        ("'0' is not a number of processes", ["a.txt", "--workers", "0"]),
        ("the suffix chooses the format", ["a.txt", "--out", "events.docx"]),
        ("there is no folder", ["a.txt", "--out", "/no/such/folder/events.csv"]),
    ],
)
def test_wrong_usage_is_status_two(capsys, words, arguments):
    """The message says what is wrong, before anything is read."""
    with pytest.raises(SystemExit) as ended:
        main(["extract", *arguments])
    assert ended.value.code == 2
    assert words in capsys.readouterr().err


def test_help_names_inputs_formats_and_statuses(capsys):
    """Whoever asks for help needs no other page."""
    with pytest.raises(SystemExit) as ended:
        main(["extract", "--help"])
    assert ended.value.code == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert all(word in shown for word in (".parquet", ".html", "standard input", "exit status", "--published"))


def test_a_failed_input_is_named_and_the_old_file_stays(tmp_path, capsys):
    """Where nothing could be read, nothing is written over."""
    out = tmp_path / "events.csv"
    out.write_text("old", encoding="utf-8")
    assert main(["extract", str(tmp_path / "none.txt"), "http://127.0.0.1/x", "--out", str(out)]) == 1
    named = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[0] for line in named] == [str(tmp_path / "none.txt"), "http://127.0.0.1/x"]
    assert out.read_text(encoding="utf-8") == "old"


def test_the_others_are_written_when_one_fails(tmp_path, reports, capsysbinary):
    """Status 1, one sentence for the bad input, one line for each good report."""
    reports.write_text(reports.read_text(encoding="utf-8") + '{"text": ""}\n', encoding="utf-8")
    assert main(["extract", str(tmp_path / "none.txt"), str(reports)]) == 1
    shown = capsysbinary.readouterr()
    assert [json.loads(line)["id"] for line in shown.out.splitlines()] == ["one", "two", "three"]
    assert b"line 4: There is no text." in shown.err


def test_the_same_id_twice_is_a_failed_input(reports, capsysbinary):
    """A report given twice is read once and named once."""
    assert main(["extract", str(reports), str(reports)]) == 1
    shown = capsysbinary.readouterr()
    assert len(shown.out.splitlines()) == 3
    assert shown.err.count(b"was there before") == 3


@pytest.mark.parametrize(
    ("expected", "row", "options"),
    [
        (("2020-01-01", False), REPORTS[0], ["--published", "2020-01-01"]),
        (("2022-08-30", False), REPORTS[0], []),
        (("2016-05-03", True), REPORTS[1], []),
        ((None, False), REPORTS[2], []),
    ],
)
def test_the_day_of_publication_comes_from_the_best_source(tmp_path, capsysbinary, expected, row, options):
    """Option, then input, then text, then unknown: never today."""
    path = tmp_path / "report.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    assert main(["extract", str(path), *options]) == 0
    record = json.loads(capsysbinary.readouterr().out)
    assert (record["published"], record["published_inferred"]) == expected


def test_quotes_and_names_slice_back(reports, capsysbinary):
    """Every offset of the output refers to the text as it was given."""
    assert main(["extract", str(reports)]) == 0
    for line, row in zip(capsysbinary.readouterr().out.splitlines(), REPORTS, strict=True):
        record = json.loads(line)
        assert all(row["text"][event["start"] : event["end"]] == event["quote"] for event in record["events"])
        assert all(row["text"][name["start"] : name["end"]] == name["name"] for name in record["toponyms"])


def test_names_are_added_in_the_language_asked_for(reports, capsysbinary):
    """A reader of French is told that Aleppo is Alep."""
    assert main(["extract", str(reports), "--names", "fr"]) == 0
    lines = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    assert [toponym.get("local_name") for line in lines for toponym in line["toponyms"]] == [None, "Alep", None]
    assert "Alep" in {event.get("local_name") for event in lines[1]["events"]}


def test_workers_and_runs_give_the_same_bytes(tmp_path, reports):
    """Two processes write what one writes, in the same order; a file holds what standard output shows."""
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    shown = run(reports)
    assert run(reports, "--out", one).returncode == 0
    assert run(reports, "--workers", 2, "--out", two).returncode == 0
    assert shown.stdout == one.read_bytes() == two.read_bytes()
    assert (shown.returncode, shown.stderr, shown.stdout.count(b"\n")) == (0, b"", 3)


def test_standard_input_is_a_report():
    """A dash reads text; the id is made from it."""
    shown = run("-", input=REPORT.encode())
    record = json.loads(shown.stdout)
    assert (shown.returncode, shown.stderr, len(record["id"])) == (0, b"", 16)


def test_a_reader_that_goes_is_met_with_silence(reports):
    """A closed pipe is no error."""
    with subprocess.Popen(
        [*COMMAND, str(reports)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_a_termination_leaves_the_old_file_whole(tmp_path):
    """A run that is ended while it writes leaves the old bytes and no temporary file."""
    source, out = tmp_path / "many.jsonl", tmp_path / "out" / "events.jsonl"
    source.write_text("".join(json.dumps({"text": f"{REPORT} {n}"}) + "\n" for n in range(3000)), encoding="utf-8")
    out.parent.mkdir()
    out.write_text("old", encoding="utf-8")
    with subprocess.Popen([*COMMAND, str(source), "--out", str(out)], cwd=ROOT, stderr=subprocess.PIPE) as process:
        while process.poll() is None and len(list(out.parent.iterdir())) < 2:
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        assert process.wait() == 143
        assert process.stderr.read() == b""
    assert [path.read_text(encoding="utf-8") for path in out.parent.iterdir()] == ["old"]


def test_corrections_are_applied_and_strays_are_named(reports, tmp_path, capsys):
    """A file of corrections changes its events; one that fits none is named, and the status says so."""
    out, fixes = tmp_path / "events.jsonl", tmp_path / "corrections.json"
    assert main(["extract", str(reports), "--out", str(out)]) == 0
    event_id = json.loads(out.read_text(encoding="utf-8").splitlines()[0])["events"][0]["id"]
    fix = {
        "event_id": event_id,
        "article_id": "one",
        "field": "event_type",
        "to": "arrest",
        "at": "2026-01-31T09:30:00Z",
    }
    fixes.write_text(json.dumps([fix]), encoding="utf-8")
    assert main(["extract", str(reports), "--out", str(out), "--corrections", str(fixes)]) == 0
    told = json.loads(out.read_text(encoding="utf-8").splitlines()[0])["events"][0]
    assert (told["id"], told["event_type"], told["corrected"]) == (event_id, "arrest", "event_type")
    fixes.write_text(json.dumps([fix | {"event_id": "stray"}]), encoding="utf-8")
    assert main(["extract", str(reports), "--out", str(out), "--corrections", str(fixes)]) == 1
    assert "no event stray of these reports takes its event_type" in capsys.readouterr().err


def test_file_of_corrections_that_is_none_is_wrong_usage(reports, tmp_path, capsys):
    """Nothing is read before the corrections are understood."""
    with pytest.raises(SystemExit) as ended:
        main(["extract", str(reports), "--corrections", str(tmp_path / "none.json")])
    assert ended.value.code == 2
    assert "none.json was not read" in capsys.readouterr().err


def test_page_speaks_the_language_asked_for(tmp_path):
    """What is told in words is told in French, with the French names of places; nothing else changes."""
    report, page = tmp_path / "report.txt", tmp_path / "page.html"
    report.write_text("Shelling killed two people in Aleppo on Tuesday, officials said.", encoding="utf-8")
    assert main(["extract", str(report), "--out", str(page), "--language", "fr"]) == 0
    written = page.read_text(encoding="utf-8")
    assert '<html lang="fr" dir="ltr">' in written
    assert "2 tués" in written
    assert '"names":{"Aleppo":"Alep"}' in written
