"""Learn the weights by which sentences are taken to tell of an occurrence, from the annotated reports to develop on.

Usage: python -m benchmarks.train_sentences [SHARED]. Reads the development halves of the annotated articles and of the
project's own reports; writes `geodata/tables/sentence_weights.tsv`. What is written holds weights of single words, roles and
findings that several reports share: no name, and no sentence of any text.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.annotated import load_annotated
from benchmarks.gold import SET_ASIDE, SHARED, read_reports
from benchmarks.reading import article_of
from benchmarks.train_math import Floats, fit_logistic
from geodata.claims import tell_by_rules, types_told
from geodata.legible import make_legible
from geodata.likely import ANY
from geodata.pipeline import Reader, choose_places, open_reader, prepare, see
from geodata.sentence_features import sentence_features, setting_features
from geodata.topic import find_topic
from geodata.vocab import EventType

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "geodata" / "tables" / "sentence_weights.tsv"
OWN = ("tests/gold", "tests/long/development", "tests/blind/development")
FEWEST_REPORTS, PENALTY, LEAST_WEIGHT = 3, 3.0, 0.02
HALF = 0.5
"""A sentence carries an event that covers this share of either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence: its report, whether a rule finds an occurrence in it, its features, the types of the events that it carries, and whether it is one to learn from.

    `label` is None where annotators hold it to be optional, and False where they only mention what they list elsewhere.
    """

    report: str
    told: bool
    features: frozenset[str]
    label: bool | None
    types: tuple[frozenset[str], ...]


def main() -> None:
    """Read the reports, fit the weights, and write the table."""
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    reports = [
        *load_annotated(shared)["development"],
        *(report for report in read_reports(shared / "gold") if report["id"] not in SET_ASIDE),
        *(report for folder in OWN for report in read_reports(ROOT / folder)),
    ]
    reader = open_reader()
    examples = [example for report in reports for example in _examples(report, reader)]
    rows = learn(examples)
    TABLE.write_text(_table(rows), encoding="utf-8")
    print(f"{len(examples)} sentences of {len(reports)} reports, {len(rows)} features")


def _examples(report: Mapping[str, Any], reader: Reader) -> Iterator[Example]:
    """Read a report as far as its claims, and compare each sentence with its annotation."""
    article = article_of(report)
    if make_legible(article.text, reader.knows).edits:
        return  # its offsets would not be those of the annotation
    article, doc = prepare(article, reader)
    scenes = see(article, doc, choose_places(article, doc, reader), reader).scenes
    if not scenes:
        return
    topic = find_topic(doc)
    told = types_told(scenes, tell_by_rules(scenes, article.published, topic))
    for at, scene in enumerate(scenes):
        start, end = scene.tokens.start_char, scene.tokens.end_char
        carried = [event for event in report["events"] if _carries(start, end, event)]
        label = any(event.get("essential", True) for event in carried)
        yield Example(
            report=report["id"],
            told=bool(told[at]),
            features=sentence_features(scene) | setting_features(at, told, topic),
            label=None if carried and not label else label,
            types=tuple(frozenset(event["types"]) for event in carried),
        )


def _carries(start: int, end: int, event: Mapping[str, Any]) -> bool:
    shared = min(end, event["end"]) - max(start, event["start"])
    return bool(shared > HALF * min(end - start, event["end"] - event["start"]))


def learn(examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Fit one logistic regression for whether a sentence tells of an occurrence, and one for each type among those that do.

    Returns:
        The weights of each feature, by name of what they speak for; those of "" are there at every sentence.
    """
    reports: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for feature in example.features:
            reports[feature].add(example.report)
    names = sorted(feature for feature, seen in reports.items() if len(seen) >= FEWEST_REPORTS)
    sure = [example for example in examples if example.label is not None]
    telling = [example for example in examples if example.types]
    fits = {ANY: _fit(names, sure, [bool(example.label) for example in sure])}
    for kind in EventType:
        fits[kind.value] = _fit(names, telling, [any(kind in types for types in example.types) for example in telling])
    rows: dict[str, dict[str, float]] = {"": {name: round(float(fit[-1]), 2) for name, fit in fits.items()}}
    for index, feature in enumerate(names):
        weights = {name: round(float(fit[index]), 2) for name, fit in fits.items()}
        kept = {name: weight for name, weight in weights.items() if abs(weight) >= LEAST_WEIGHT}
        if kept:
            rows[feature] = kept
    return rows


def _fit(names: Sequence[str], examples: Sequence[Example], labels: Sequence[bool]) -> Floats:
    column = {name: index for index, name in enumerate(names)}
    table = np.zeros((len(examples), len(names) + 1))
    table[:, -1] = 1.0
    for index, example in enumerate(examples):
        table[index, [column[feature] for feature in example.features if feature in column]] = 1.0
    wanted = np.array(labels, dtype=np.float64)
    return fit_logistic(table, wanted, np.ones(len(examples)), penalty=PENALTY)


def _table(rows: Mapping[str, Mapping[str, float]]) -> str:
    names = [ANY, *(kind.value for kind in EventType)]
    lines = [
        "# What speaks for a sentence telling of an occurrence (any), and for its type: logistic weights. The row without a feature is the intercept.",
        "# Features are named in geodata/sentence_features.py.",
        "# Source: learned by benchmarks/train_sentences.py on annotated reports to develop on; holds no text of any.",
        "\t".join(("feature", *names)),
    ]
    for feature, weights in rows.items():
        lines.append("\t".join((feature, *(f"{weights[name]:g}" if name in weights else "" for name in names))))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
