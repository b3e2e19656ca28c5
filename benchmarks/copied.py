"""Which of our own strings share so many words in a row with a text of ../shared? Those texts belong to their publishers.

    python -m benchmarks.copied ../shared [--words 8]

Every text is compared, those that nobody reads too; what is printed of them is their id, and the words that our own file
holds anyway. Set phrases (`copied.tsv`) count for nothing. The exit status is 1 where something else is shared.
"""

import argparse
import csv
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).parents[1]
PHRASES = Path(__file__).with_suffix(".tsv")
OWN = (
    "tests/*.py",
    "tests/*.tsv",
    "tests/gold/*.json",
    "tests/long/**/*.json",
    "tests/blind/**/*.json",
    "geodata/*.py",
    "geodata/tables/*.tsv",
    "dashboard/reports/*.json*",
)
"""Where our own sentences stand: tests, examples in docstrings, tables, and the reports that we composed."""
LEAST = 8
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|[nrt])")


@dataclass(frozen=True, slots=True)
class Copy:
    """Words in a row that a file of ours shares with a text."""

    place: str
    source: str
    words: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Print each run of shared words: our file and line, the corpus and id of the text, the words."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("shared", type=Path, help="the folder that holds corpora/ and gold/")
    parser.add_argument("--words", type=int, default=LEAST, help=f"how many words in a row are too many ({LEAST})")
    options = parser.parse_args(arguments)
    copies = list(find_copies(ROOT, options.shared, options.words, read_phrases()))
    for copy in copies:
        print(f"{copy.place}: {copy.source}: {copy.words}")
    return 1 if copies else 0


def find_copies(root: Path, shared: Path, least: int, phrases: Sequence[str]) -> Iterator[Copy]:
    """Yield the longest runs of at least so many words that a file under `root` shares with a text under `shared`."""
    files = {path: read_words(path) for pattern in OWN for path in sorted(root.glob(pattern))}
    own = {run for words in files.values() for run in _runs([word for word, _ in words], least)}
    sources = {
        run: source
        for source, text in read_texts(shared)
        for run in _runs(split_words(text), least)
        if run in own and not any(f" {phrase} " in f" {run} " for phrase in phrases)
    }
    for path, words in files.items():
        runs = _runs([word for word, _ in words], least)
        hits = [(at, run) for at, run in enumerate(runs) if run in sources]
        for _, stretch in groupby(enumerate(hits), key=lambda hit: hit[1][0] - hit[0]):
            row = [hit for _, hit in stretch]
            shared_words = " ".join(word for word, _ in words[row[0][0] : row[-1][0] + least])
            place = f"{path.relative_to(root)}:{words[row[0][0]][1]}"
            yield Copy(place=place, source=sources[row[0][1]], words=shared_words)


def read_texts(shared: Path) -> Iterator[tuple[str, str]]:
    """Yield the corpus and id of each text with its title and body."""
    for path in sorted((shared / "corpora").glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for document in map(json.loads, lines):
                yield f"{path.stem} {document['id']}", f"{document.get('title') or ''}\n{document['text']}"
    for path in sorted((shared / "gold").glob("*.json")):
        report = json.loads(path.read_text(encoding="utf-8"))
        yield f"gold {report['id']}", f"{report.get('title') or ''}\n{report['text']}"


def read_words(path: Path) -> list[tuple[str, int]]:
    """Split a file of ours into words, each with its line; what is escaped in a string is read as what it stands for."""
    lines = path.read_text(encoding="utf-8").splitlines()
    plain = (_ESCAPE.sub(lambda match: chr(int(match[1], 16)) if match[1] else " ", line) for line in lines)
    return [(word, number) for number, line in enumerate(plain, start=1) for word in split_words(line)]


def read_phrases(path: Path = PHRASES) -> tuple[str, ...]:
    """Read the set phrases that anybody uses, each as the words that are compared."""
    with path.open(encoding="utf-8") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
        return tuple(" ".join(split_words(row["phrase"])) for row in rows)


def split_words(text: str) -> list[str]:
    """Split a text into words in lower case, without marks."""
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]


def _runs(words: Sequence[str], length: int) -> Iterator[str]:
    """Yield every so many words in a row, as one string."""
    return (" ".join(words[at : at + length]) for at in range(len(words) - length + 1))


if __name__ == "__main__":
    sys.exit(main())
