"""How fast it reads: ratios measured in one run, printed as a table.

    python -m benchmarks.speed [--rounds N]

Reading is compared with bare spaCy, article by article, in processor time: the machines are shared, so the ratio counts
and the seconds do not. The page is timed by `benchmarks.page`.
"""

import argparse
import itertools
import json
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from geodata.model import Article
from geodata.pipeline import Reader, extract, open_reader, read_places

ROOT = Path(__file__).parents[1]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--rounds", type=int, default=5, help="rounds of each measurement; the median is printed")
    options = parser.parse_args(arguments)
    print_reading(options.rounds)
    return 0


def load_articles() -> list[Article]:
    """Load the bundled reports and the project's own gold reports."""
    articles = []
    for path in sorted((ROOT / "dashboard" / "reports").glob("*.jsonl")):
        row = json.loads(path.read_text(encoding="utf-8"))
        articles.append(_article(row["id"], row["text"], row.get("published")))
    for path in sorted((ROOT / "tests" / "gold").glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        articles.append(_article(row["id"], row["text"], row.get("published")))
    return articles


def _article(name: str, text: str, published: str | None) -> Article:
    return Article(article_id=name, text=text, published=date.fromisoformat(published) if published else None)


def print_reading(rounds: int) -> None:
    """Print words per second of bare spaCy, of places alone and of the whole reading, and their ratios."""
    reader: Reader = open_reader()
    model = reader.model("en")
    articles = load_articles()
    words = sum(len(article.text.split()) for article in articles)
    stages: dict[str, Callable[[Article], object]] = {
        "bare spaCy": lambda article: model(article.text),
        "places": lambda article: read_places(article, reader),
        "whole reading": lambda article: extract(article, reader),
    }
    seconds: dict[str, list[float]] = {name: [] for name in stages}
    for _ in range(rounds):
        taken = dict.fromkeys(stages, 0.0)
        for article, (name, read) in itertools.product(articles, stages.items()):
            began = time.process_time()
            read(article)
            taken[name] += time.process_time() - began
        for name in stages:
            seconds[name].append(taken[name])
    bare = statistics.median(seconds["bare spaCy"])
    print(f"{len(articles)} reports, {words} words, median of {rounds} rounds")
    for name, times in seconds.items():
        median = statistics.median(times)
        print(f"{name:15s} {words / median:8,.0f} words/s   {median / bare:5.2f} x bare spaCy")


if __name__ == "__main__":
    raise SystemExit(main())
