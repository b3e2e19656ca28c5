"""Resident memory while a thousand articles are read: it must not grow with their number.

    python -m benchmarks.memory [CORPUS.jsonl ...] [--articles N]

Reads the texts of the given files (one JSON object with `text` a line), else the project's own reports, again and
again until N are read. Linux only: the figure is the kernel's.
"""

import argparse
import itertools
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.speed import load_articles
from geodata.model import Article
from geodata.pipeline import extract, open_reader

STOPS = (100, 250, 500, 750, 1000)
STATUS = Path("/proc/self/status")


def main(arguments: Sequence[str] | None = None) -> int:
    """Read and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("corpora", nargs="*", type=Path)
    parser.add_argument("--articles", type=int, default=STOPS[-1])
    options = parser.parse_args(arguments)
    reader = open_reader()
    articles = _from_corpora(options.corpora) if options.corpora else itertools.cycle(load_articles())
    print(f"{0:5d} articles {resident_mb():7.1f} MB")
    for count, article in enumerate(itertools.islice(articles, options.articles), start=1):
        extract(article, reader)
        if count in STOPS or count == options.articles:
            print(f"{count:5d} articles {resident_mb():7.1f} MB", flush=True)
    return 0


def resident_mb() -> float:
    """The resident memory of this process in megabytes."""
    found = re.search(r"^VmRSS:\s+(\d+) kB$", STATUS.read_text(encoding="ascii"), re.MULTILINE)
    if found is None:
        msg = f"{STATUS} does not tell the resident memory"
        raise OSError(msg)
    return int(found[1]) / 1024


def _from_corpora(paths: Sequence[Path]) -> Iterator[Article]:
    """Yield the articles of all files, a line of each in turn, over and over."""
    for _ in itertools.count():
        files = [path.open(encoding="utf-8") for path in paths]
        for lines in itertools.zip_longest(*files):
            for line in filter(None, lines):
                row = json.loads(line)
                yield Article(article_id=row["id"], text=row["text"])
        for file in files:
            file.close()


if __name__ == "__main__":
    sys.exit(main())
