"""Judges the displaced figure of excerpts on displacement (IDMC): how many people fled, or how many homes were lost.

An excerpt is about one figure; the reading may give many. `figure` asks that the largest count of displaced people or
households, or of homes where nobody displaced is counted, be the figure; `among` that it be among the counts; `unit` that
households are told apart from people where the figure is there.
"""

from collections.abc import Iterator

from benchmarks.reading import Document
from benchmarks.slots import Slots, verdicts
from geodata.tables import read_table

DWELLINGS = frozenset(
    row[form] for row in read_table("victims") if row["role"] == "dwelling" for form in ("singular", "plural")
)
HOUSEHOLDS = frozenset({"household", "thing"})
"""Units of ours that IDMC's unit "Households" stands for: it counts homes as households."""


def is_stated(document: Document) -> bool:
    """Whether the excerpt states its figure in digits: a sum of several is nobody's words."""
    return bool(document["figure_in_text"])


def judge(document: Document, row: Document) -> Slots:
    """Judge the reading of one excerpt."""
    asked = document["figure"]
    counts = list(_counts(row))
    displaced = [count for count in counts if count["kind"] == "displaced"]
    largest = max((_value(count) for count in displaced or counts), default=None)
    same = [count for count in counts if asked in {count["low"], count["high"]}]
    right = {"figure": largest == asked, "among": bool(same)}
    if same:
        household = document["unit"] == "Households"
        right["unit"] = any((count["unit"] in HOUSEHOLDS) is household for count in same)
    given = {"figure": largest, "among": [_value(count) for count in counts], "unit": [count["unit"] for count in same]}
    return verdicts(document["id"], {slot: (asked, given[slot]) for slot in right}, right)


def _counts(row: Document) -> Iterator[Document]:
    """The counts of displaced people and households, and of homes lost, of a reading's events."""
    for event in row["events"]:
        for figure in event["figures"]:
            words = (figure["who"] or "").lower().split()
            home = figure["unit"] == "thing" and bool(words) and not DWELLINGS.isdisjoint(words)
            if figure["kind"] == "displaced" or home:
                yield figure


def _value(count: Document) -> int:
    return int(count["low"] if count["low"] is not None else count["high"])
