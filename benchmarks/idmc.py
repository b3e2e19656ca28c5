"""Judges the displaced figure of excerpts on displacement (IDMC): how many people fled, or how many homes were lost.

An excerpt is about one figure; the reading may give many. `figure` asks that the largest count of displaced people or
households, or of homes where nobody displaced is counted, be the figure; `figure_in_english` is the same over
the excerpts that are in English; `among` asks that it be among the counts; `unit` that households are told apart from
people where the figure is there.
"""

from collections.abc import Iterator

from benchmarks.reading import Document
from benchmarks.slots import Slots, verdicts

HOUSEHOLD = "household"
"""Our unit that IDMC's unit "Households" stands for: both count homes as households."""


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
    if row["language"] == "en":
        right["figure_in_english"] = right["figure"]
    if same:
        household = document["unit"] == "Households"
        right["unit"] = any((count["unit"] == HOUSEHOLD) is household for count in same)
    given = {
        "figure": largest,
        "figure_in_english": largest,
        "among": [_value(count) for count in counts],
        "unit": [count["unit"] for count in same],
    }
    return verdicts(document["id"], {slot: (asked, given[slot]) for slot in right}, right)


def _counts(row: Document) -> Iterator[Document]:
    """The counts of displaced people and households, and of homes lost, of a reading's events."""
    for event in row["events"]:
        for figure in event["figures"]:
            if figure["kind"] == "displaced" or (figure["kind"] == "other" and figure["unit"] == HOUSEHOLD):
                yield figure


def _value(count: Document) -> int:
    return int(count["low"] if count["low"] is not None else count["high"])
