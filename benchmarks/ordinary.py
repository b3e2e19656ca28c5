"""Ordinary news: in how many reports, of which next to none tells of a conflict, are events read?

    python -m benchmarks.ordinary ../shared [--misses]

Half of the documents (even index) is for development, the other is the test. LGL is local news of the United States for the most
part; a few of its reports tell of wars, so that the right share is a few in a hundred and not nought.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.places import HALVES, load_corpus
from benchmarks.reading import read_all, read_events


def main(arguments: Sequence[str] | None = None) -> int:
    """Read each half; print the share of reports with events, and events for each report."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("shared", type=Path, help="the folder that holds corpora/")
    parser.add_argument("--misses", action="store_true", help="print the events of the development half")
    options = parser.parse_args(arguments)
    documents = load_corpus(options.shared, "lgl")
    for half, first in HALVES.items():
        rows = read_all(documents[first :: len(HALVES)], read_events)
        events = [event for row in rows for event in row["events"]]
        told = sum(bool(row["events"]) for row in rows)
        print(
            f"{half:<12} {told / len(rows):.3f} of {len(rows)} reports with events, {len(events) / len(rows):.2f} events each"
        )
        if options.misses and not first:
            print(*(f"{event['event_type']}: {' '.join(event['quote'].split())}" for event in events), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
