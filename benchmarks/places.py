"""Score the places that the pipeline finds in the place corpora, where those are at hand.

    python -m benchmarks.places ../shared trnews    # one corpus, whole and by halves, as `make gold` scores them

Documents with an even index are for development, those with an odd index are the test: look at the text of the first
half only, at the numbers of both. The corpora and their scorer lie outside the project, in `../shared`.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.reading import Document, read_all, read_toponyms

CORPORA = ("lgl", "trnews")
HALVES = {"development": 0, "test": 1}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the rates of one corpus, whole and by halves, as a line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("shared", type=Path, help="the folder that holds corpora/ and score/")
    parser.add_argument("corpus", choices=CORPORA)
    options = parser.parse_args(arguments)
    documents = load_corpus(options.shared, options.corpus)
    rows = read_all(undated(documents), read_toponyms)
    parts = {"all": slice(None), **{half: slice(first, None, 2) for half, first in HALVES.items()}}
    rates = {part: score_rows(options.shared, documents[chosen], rows[chosen]) for part, chosen in parts.items()}
    print(json.dumps(rates))
    return 0


def load_corpus(shared: Path, corpus: str, limit: int | None = None) -> list[Document]:
    """Load the documents of a corpus, at most `limit`."""
    with (shared / "corpora" / f"{corpus}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in islice(lines, limit)]


def undated(documents: Sequence[Document]) -> list[Document]:
    """Leave of each document only what a reader would be given: no day of publication, no answers."""
    return [{"id": document["id"], "text": document["text"]} for document in documents]


def score_places(shared: Path, limit: int | None = None) -> dict[str, dict[str, float]]:
    """Read every corpus and score both halves.

    Args:
        shared: The folder that holds `corpora/` and `score/`.
        limit: At most this many documents of each corpus.

    Returns:
        For "places.<corpus>.<half>" the exact-span F1, the share of matched places within 161 km, and the end-to-end F1.
    """
    scores = {}
    for corpus in CORPORA:
        documents = load_corpus(shared, corpus, limit)
        rows = read_all(undated(documents), read_toponyms)
        for half, first in HALVES.items():
            if documents[first::2]:
                scores[f"places.{corpus}.{half}"] = score_rows(shared, documents[first::2], rows[first::2])
    return scores


def score_rows(shared: Path, gold: Sequence[Document], rows: Sequence[Document]) -> dict[str, float]:
    """Hand documents and what was read to the shared scorer and pick the rates to report."""
    with TemporaryDirectory() as folder:
        gold_path, rows_path = Path(folder, "gold.jsonl"), Path(folder, "rows.jsonl")
        for path, documents in ((gold_path, gold), (rows_path, rows)):
            path.write_text("".join(json.dumps(document) + "\n" for document in documents), encoding="utf-8")
        command = [sys.executable, str(shared / "score" / "toponyms.py"), str(gold_path), str(rows_path)]
        answer = subprocess.run([*command, "--json", "--id-match"], check=True, capture_output=True, encoding="utf-8")
    verdict = json.loads(answer.stdout)
    return {
        "exact": verdict["recognition_exact"]["f1"],
        "overlap": verdict["recognition_overlap"]["f1"],
        "within_161_km": verdict["resolution"]["acc161_matched"] or 0.0,
        "end_to_end": verdict["end_to_end"]["f1"],
    }


if __name__ == "__main__":
    sys.exit(main())
