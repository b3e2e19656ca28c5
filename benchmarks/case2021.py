"""Judges the type of snippets labelled with ACLED's kinds of event (CASE 2021, task 2), where those map to ours.

`type` asks that the first event that is told as real have one of the types that the label maps to, `any_type` that one
of the events have. Snippets whose label has no type of ours are in the confusion table only.
"""

from collections import Counter
from collections.abc import Iterator

from benchmarks.reading import Document
from benchmarks.slots import Slots
from geodata.vocab import EventType

TYPES: dict[str, tuple[str, ...]] = {
    "ARMED_CLASH": ("fighting",),
    "GOV_REGAINS_TERIT": ("fighting",),
    "NON_STATE_ACTOR_OVERTAKES_TER": ("fighting",),
    "AIR_STRIKE": ("explosion",),
    "ART_MISS_ATTACK": ("explosion",),
    "REM_EXPLOS": ("explosion",),
    "GRENADE": ("explosion",),
    "SUIC_BOMB": ("explosion",),
    "CHEM_WEAP": ("explosion", "attack"),
    "ATTACK": ("attack",),
    "SEX_VIOL": ("attack",),
    "ABDUCT_DISSAP": ("attack",),
    "PROPERTY_DISTRUCT": ("attack",),
    "MOB_VIOL": ("protest", "attack"),
    "PEACE_PROTEST": ("protest",),
    "VIOL_DEMONSTR": ("protest",),
    "PROTEST_WITH_INTER": ("protest",),
    "FORCE_AGAINST_PROTEST": ("protest", "attack"),
    "AGREEMENT": ("diplomacy",),
    "DIPLO": ("diplomacy",),
    "ARREST": ("arrest",),
}
"""Our types for each label that has any, by the definitions of the gold schema; the others name no event of ours
(disasters, crime, headquarters, changes of a group, weapons found) or are no event (attribution)."""
UNREAL = frozenset({"denied", "threatened", "demanded", "proposed", "planned"})
COLUMNS = (*(str(kind) for kind in EventType), "none")


def judge(document: Document, row: Document) -> Slots:
    """Judge the type of one snippet."""
    label = document["label"]
    real = [event["event_type"] for event in row["events"] if event["modality"] not in UNREAL]
    found = real or [event["event_type"] for event in row["events"]]
    first = found[0] if found else "none"
    pairs = Counter({(label, first): 1})
    if label not in TYPES:
        return Slots(pairs=pairs)
    right = {"type": first in TYPES[label], "any_type": not set(TYPES[label]).isdisjoint(found)}
    misses = () if right["type"] else (f"{document['id']} {label}: given {', '.join(found) or 'none'}",)
    return Slots(
        asked=Counter(dict.fromkeys(right, 1)),
        right=Counter({slot: int(is_right) for slot, is_right in right.items()}),
        pairs=pairs,
        misses=misses,
    )


def confusion(slots: Slots) -> Iterator[str]:
    """The lines of a table: one row a label, one column a type of ours, and the share that is right where the label maps."""
    yield f"{'':<30}" + "".join(f"{column[:9]:>10}" for column in COLUMNS) + f"{'right':>10}"
    labels = sorted(
        {label for label, _ in slots.pairs}, key=lambda label: (label not in TYPES, TYPES.get(label, ()), label)
    )
    for label in labels:
        counts = [slots.pairs[label, column] for column in COLUMNS]
        right = sum(slots.pairs[label, column] for column in TYPES.get(label, ()))
        share = f"{right / sum(counts):>10.2f}" if label in TYPES else f"{'-':>10}"
        yield f"{label:<30}" + "".join(f"{count or '':>10}" for count in counts) + share
