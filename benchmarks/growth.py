"""How reading time grows with length: ratios measured in one run, for reports and for texts that no report should be.

    python -m benchmarks.growth [--chars N]

Each text is read, and again at four times its length, in processor time: a growth of 1.0 is time in proportion to length,
4.0 its square. The memory is what the process holds afterwards. Linux only, for the memory.
"""

import argparse
import time
from collections.abc import Sequence
from datetime import date

from benchmarks.memory import resident_mb
from benchmarks.speed import load_articles
from geodata.model import Article
from geodata.pipeline import Reader, extract, open_reader

FACTOR = 4
ENDLESS_CHARS = 10_000
ENDLESS = (
    " ",
    ". ",
    '"',
    "(",
    "- ",
    "x",
    "1",
    "A ",
    "By Ana ",
    "attack ",
    "Kyiv ",
    "123 ",
    "12 killed, ",
    "Goma, Bukavu, Aleppo, Homs, ",
    "He said “she said ‘",
    "Ten people died in Goma, ",
    "Shells hit Kharkiv and two men died. ",
    "a\u200b\u00ad",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--chars", type=int, default=100_000, help="length of the shorter text of joined reports")
    options = parser.parse_args(arguments)
    reader = open_reader()
    joined = "\n\n".join(article.text for article in load_articles()) + "\n\n"
    texts = {
        "reports joined": (joined, options.chars),
        "reports in one line": (joined.replace("\n", " "), options.chars),
    }
    texts |= {f"{part[:30]!a} without end": (part, ENDLESS_CHARS) for part in ENDLESS}
    seconds_for(joined[:ENDLESS_CHARS], reader)  # whatever is loaded the first time
    for name, (text, chars) in texts.items():
        once, longer = (seconds_for(cycled(text, length), reader) for length in (chars, FACTOR * chars))
        growth = longer / (FACTOR * once)
        print(
            f"{name:48s} {chars:8,d} characters {once:6.2f} s   growth {growth:5.2f}   {resident_mb():6.0f} MB",
            flush=True,
        )
    return 0


def seconds_for(text: str, reader: Reader) -> float:
    """Processor time of reading a text, in seconds."""
    began = time.process_time()
    extract(Article(article_id="long", text=text, published=date(2024, 6, 13)), reader)
    return time.process_time() - began


def cycled(text: str, chars: int) -> str:
    """So many characters of a text told over and over."""
    return (text * (chars // len(text) + 1))[:chars]


if __name__ == "__main__":
    raise SystemExit(main())
