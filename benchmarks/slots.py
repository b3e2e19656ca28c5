"""Counts of slots asked for, given and right: the common currency of the corpora's judges."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """Counts of one document or of many: they add up.

    `right` may hold halves, for a fill that is right and less precise than asked. A slot in `given` has a recall and a
    precision, any other slot an accuracy. `pairs` counts (asked, given) labels for a confusion table.
    """

    asked: Counter[str] = field(default_factory=Counter)
    given: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    misses: tuple[str, ...] = ()

    def __add__(self, other: "Slots") -> "Slots":
        """Join the counts of two disjoint sets of documents."""
        return Slots(
            asked=self.asked + other.asked,
            given=self.given + other.given,
            right=self.right + other.right,
            pairs=self.pairs + other.pairs,
            misses=self.misses + other.misses,
        )

    def rates(self) -> dict[str, float]:
        """Accuracy of each slot, or its recall (`slot_r`) and precision (`slot_p`); nothing for a slot never asked for."""
        rates = {}
        for slot, asked in self.asked.items():
            if slot in self.given:
                rates |= {f"{slot}_r": self.right[slot] / asked, f"{slot}_p": self.right[slot] / self.given[slot]}
            else:
                rates[slot] = self.right[slot] / asked
        return rates


def verdicts(document_id: str, answers: dict[str, tuple[object, object]], right: dict[str, bool]) -> Slots:
    """Judge one document slot by slot.

    Args:
        document_id: For the list of misses.
        answers: For each slot what was asked for and what was given.
        right: For each slot whether it is right.
    """
    misses = tuple(
        f"{document_id} {slot}: asked {answers[slot][0]}, given {answers[slot][1]}" for slot in right if not right[slot]
    )
    return Slots(
        asked=Counter(dict.fromkeys(right, 1)), right=Counter({slot: int(right[slot]) for slot in right}), misses=misses
    )
