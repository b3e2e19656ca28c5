"""Measures how many ways of telling are read: `python -m benchmarks.probes [--misses]`.

`tests/probes.tsv` has single sentences of all types, in as many words as its writers could find, and sentences in which
words of war tell of no war. A sentence is right where an event of its type is read, or none where none is told.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from geodata.model import Article
from geodata.pipeline import Reader, extract, open_reader

PROBES = Path(__file__).parents[1] / "tests" / "probes.tsv"
NO_EVENT = "none"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the share of sentences read rightly, a row a type and one for all that tell, and the misses where asked."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--misses", action="store_true", help="list the sentences that are read otherwise")
    options = parser.parse_args(arguments)
    right, asked = Counter[str](), Counter[str]()
    for labels, sentence, read in judge(open_reader()):
        asked[labels[0]] += 1
        right[labels[0]] += is_right(labels, read)
        if options.misses and not is_right(labels, read):
            print(f"{'|'.join(labels)} read as {', '.join(read) or NO_EVENT}: {sentence}")
    for label, count in sorted(asked.items()):
        print(f"{label:<11} {right[label] / count:.3f} of {count}")
    told = asked.total() - asked[NO_EVENT]
    print(f"{'all told':<11} {(right.total() - right[NO_EVENT]) / told:.3f} of {told}")


def load_probes(path: Path = PROBES) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield each sentence with the types that are fair for it."""
    with path.open(encoding="utf-8") as lines:
        rows = csv.DictReader(
            (line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE
        )
        for row in rows:
            yield tuple(row["label"].split("|")), row["sentence"]


def judge(reader: Reader) -> Iterator[tuple[tuple[str, ...], str, tuple[str, ...]]]:
    """Yield each sentence's fair types, the sentence, and the types that are read."""
    for labels, sentence in load_probes():
        article = Article(article_id="probe", text=sentence, published=date(2020, 5, 6))
        yield labels, sentence, tuple(event.event_type.value for event in extract(article, reader).events)


def is_right(labels: Sequence[str], read: Sequence[str]) -> bool:
    """Whether one of the fair types is read, or nothing where nothing is told."""
    return not read if labels[0] == NO_EVENT else any(label in read for label in labels)


if __name__ == "__main__":
    main()
