"""Learn the weights by which places are recognised and resolved, from the development halves of the place corpora.

    python -m benchmarks.train_places ../shared/corpora [--corpus trnews] [--all]

Writes `geodata/tables/place_weights.tsv` and `resolve_weights.tsv`; score them with `make gold`. With one `--corpus`
and `--all`, the other corpus is an honest test of what carries over.
"""

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc

from benchmarks.train_math import Floats, fit_choice, fit_logistic, fit_named
from geodata.distance import distance_km
from geodata.gazetteer import Gazetteer, open_gazetteer
from geodata.language import load_model, parse_text
from geodata.model import Place
from geodata.outlet import NOWHERE, Home, find_home
from geodata.place_evidence import gather_evidence
from geodata.place_features import describe
from geodata.place_spans import Candidate, find_candidates
from geodata.places import BASE, TOGETHER, describe_together, find_places, place_weights
from geodata.resolve import NONE_OF_THEM, ROUNDS, to_chances
from geodata.resolve_features import ALONE, features_alone, features_together
from geodata.resolve_features import TOGETHER as WITH_OTHERS
from geodata.resolve_topics import gather_topics, named_countries

TABLES = Path(__file__).parent.parent / "geodata" / "tables"
CORPUS_WEIGHTS = {"lgl": 1.0, "trnews": 2.0}  # a document of the small corpus counts more
UNLABELLED = 0.3  # weight of a copy of each example without the model's labels, for names that the model fails on
OF_LABELS = frozenset({"once-a-place", "a-person's-country"})
OUTLET = frozenset({"outlet's country", "near the outlet's town"})
NEAR_KM = 161.0
BELIEFS = {
    "taken-or-hit": 2.0,
    "held-or-crossed": 1.0,
    "moved-to": 1.0,
    "asked": 1.0,
    "asked&source=unknown": 2.5,
    "a-person's-country": -3.0,
    "asked-division": 4.5,
    "asked-site": 1.5,
    "speaks&seat=False": -1.0,
    "where": 0.5,
    "country-fits=all": 1.0,
    "country-fits=some": 0.5,
    "country-fits=all&match=alternate": 0.5,
    "joined-close": 1.5,
    "joined-country": 1.5,
    "soon-its-area&other": 2.0,
    "soon-its-area&english": 0.5,
}  # own beliefs about reports from everywhere, before any example is seen
LEAST_WEIGHT = 0.05
RANKER_AT_LEAST = {
    "tied to its region": 1.2,
    "people named": 1.0,
}  # own beliefs: local news says where a place lies by its state, reports of war by the district or the people around it


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One document with its gold toponyms, the candidates found in it, and how much it counts."""

    doc: Doc
    gold: tuple[dict[str, Any], ...]
    candidates: tuple[Candidate, ...]
    features: tuple[tuple[str, ...], ...]
    weight: float
    home: Home = NOWHERE

    @property
    def labels(self) -> list[bool]:
        """Which candidates the gold marks, to the character."""
        spans = {(toponym["start"], toponym["end"]) for toponym in self.gold}
        return [(candidate.start, candidate.end) in spans for candidate in self.candidates]


def main() -> None:
    """Read the corpora, fit both models, write their tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--corpus", choices=sorted(CORPUS_WEIGHTS), help="learn from one corpus only")
    parser.add_argument("--all", action="store_true", help="learn from every document, not from the development half")
    options = parser.parse_args()
    names = [options.corpus] if options.corpus else sorted(CORPUS_WEIGHTS)
    with open_gazetteer() as gazetteer:
        lessons = [
            lesson for name in names for lesson in read_lessons(options.corpora, name, gazetteer, every=options.all)
        ]
        print(f"{len(lessons)} documents, {sum(len(lesson.gold) for lesson in lessons)} toponyms")
        write_finder(lessons)
        place_weights.cache_clear()
        write_ranker(lessons, gazetteer)


def read_lessons(folder: Path, name: str, gazetteer: Gazetteer, *, every: bool) -> list[Lesson]:
    """Parse a corpus and list the candidates of each document."""
    model = load_model()
    rows = [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").split("\n") if line]
    lessons = []
    for row in rows if every else rows[::2]:
        doc = parse_text(row["text"], model)
        candidates = find_candidates(doc, gazetteer)
        evidence = gather_evidence(doc, candidates)
        features = tuple(describe(candidate, doc, evidence) for candidate in candidates)
        gold = tuple(row["toponyms"])
        lessons.append(
            Lesson(
                doc=doc,
                gold=gold,
                candidates=candidates,
                features=features,
                weight=CORPUS_WEIGHTS[name],
                home=find_home(None, row["source"], gazetteer),
            )
        )
    return lessons


def fit_finder(lessons: Sequence[Lesson]) -> tuple[dict[str, float], float]:
    """Fit the weights of the features of a single candidate."""
    rows, labels, weights = [], [], []
    for lesson in lessons:
        for features, label in zip(lesson.features, lesson.labels, strict=True):
            rows += [features, without_labels(features)]
            labels += [label, label]
            weights += [lesson.weight, lesson.weight * UNLABELLED]
    return fit_named(rows, labels, weights, beliefs=BELIEFS)


def without_labels(features: Iterable[str]) -> tuple[str, ...]:
    """The features of a candidate as they would be had the model labelled nothing."""
    kept = [name for name in features if "label=" not in name and "mostly=" not in name and name not in OF_LABELS]
    return ("label=none", *kept)


def write_finder(lessons: Sequence[Lesson]) -> None:
    """Fit both stages of recognition, the second on documents that the first has not seen, and write the table."""
    tables, labels, weights = [], [], []
    for held, rest in ((lessons[::2], lessons[1::2]), (lessons[1::2], lessons[::2])):
        fitted, base = fit_finder(rest)
        for lesson in held:
            scores = [base + sum(fitted.get(name, 0.0) for name in features) for features in lesson.features]
            tables += describe_together(lesson.candidates, scores)
            labels += lesson.labels
            weights += [lesson.weight] * len(scores)
    together = fit_logistic(
        np.array(tables, dtype=np.float64), np.array(labels, dtype=np.float64), np.array(weights), penalty=0.01
    )
    fitted, base = fit_finder(lessons)
    rows = [(BASE, base), *zip(TOGETHER, together, strict=True)]
    rows += [(name, weight) for name, weight in sorted(fitted.items()) if abs(weight) >= LEAST_WEIGHT]
    head = [
        "# Weight of each feature of a possible name of a place, in log odds (geodata/place_features.py).",
        _source(),
    ]
    lines = [*head, "feature\tweight", *(f"{name}\t{weight:.2f}" for name, weight in rows)]
    (TABLES / "place_weights.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_ranker(lessons: Sequence[Lesson], gazetteer: Gazetteer) -> None:
    """Fit both stages of the ranker and write the table; what an outlet says is learned last, on top of the rest."""
    articles = [article for lesson in lessons if (article := _ranked(lesson, gazetteer, NOWHERE)) is not None]
    alone, together = _fit_stages(articles)
    known = [lesson for lesson in lessons if lesson.home != NOWHERE]
    articles = [article for lesson in known if (article := _ranked(lesson, gazetteer, lesson.home)) is not None]
    if articles:
        alone, together = _fit_outlet(articles, alone, together)
    names = (*ALONE, *WITH_OTHERS, NONE_OF_THEM)
    together = np.maximum(together, [RANKER_AT_LEAST.get(name, -np.inf) for name in names])
    single = dict(zip((*ALONE, NONE_OF_THEM), alone, strict=True))
    head = [
        "# Weights of the ranker of places, for a candidate alone and with the other names of the article.",
        _source(),
    ]
    rows = [f"{name}\t{single.get(name, 0.0):.3f}\t{weight:.3f}" for name, weight in zip(names, together, strict=True)]
    text = "\n".join([*head, "feature\talone\ttogether", *rows]) + "\n"
    (TABLES / "resolve_weights.tsv").write_text(text, encoding="utf-8")


def _fit_stages(articles: Sequence["Ranked"]) -> tuple[Floats, Floats]:
    """Fit a candidate alone, then with the other names of its article, as often as ranking is repeated."""
    alone = fit_choice([group for article in articles for group in article.groups(article.alone)])
    tables = _contexts(articles, [article.alone for article in articles], alone)
    together = fit_choice(_groups(articles, tables))
    for _ in range(ROUNDS - 1):
        tables = _contexts(articles, tables, together)
        together = fit_choice(_groups(articles, tables))
    return alone, together


def _fit_outlet(articles: Sequence["Ranked"], alone: Floats, together: Floats) -> tuple[Floats, Floats]:
    """Fit the weights of where an outlet is at home, all others as they are."""
    free = np.array([name in OUTLET for name in (*ALONE, *WITH_OTHERS, NONE_OF_THEM)])
    single = np.append(free[: len(ALONE)], False)
    tables = [article.alone for article in articles]
    alone = fit_choice(_groups(articles, tables), start=alone, free=single)
    tables = _contexts(articles, tables, alone)
    for _ in range(ROUNDS - 1):
        tables = _contexts(articles, tables, together)
        together = fit_choice(_groups(articles, tables), start=together, free=free)
    return alone, together


def _contexts(articles: Sequence["Ranked"], tables: Sequence[Floats], weights: Floats) -> list[Floats]:
    """All features of each article under the chances that the weights give."""
    return [
        article.together(to_chances(table, weights[:-1], weights[-1], article.sizes))
        for article, table in zip(articles, tables, strict=True)
    ]


def _groups(articles: Sequence["Ranked"], tables: Sequence[Floats]) -> list[tuple[Floats, Any, float]]:
    """The judged names of all articles."""
    return [group for article, table in zip(articles, tables, strict=True) for group in article.groups(table)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One document's names with candidates: features of each candidate, and which candidates are right."""

    topics: tuple[Any, ...]
    alone: Floats
    answers: tuple[Any, ...]
    weight: float

    @property
    def sizes(self) -> list[int]:
        """The number of candidates of each name."""
        return [len(topic.places) for topic in self.topics]

    def together(self, chances: Floats) -> Floats:
        """All features, those of the context under the given chances."""
        return np.hstack([self.alone, features_together(self.topics, chances)])

    def groups(self, table: Floats) -> list[tuple[Floats, Any, float]]:
        """The judged names as groups of a softmax; their last member is "none of them"."""
        groups, start = [], 0
        for size, answer in zip(self.sizes, self.answers, strict=True):
            if answer is not None:
                features = np.zeros((size + 1, table.shape[1] + 1))
                features[:-1, :-1], features[-1, -1] = table[start : start + size], 1.0
                right, mentions = answer
                groups.append((features, np.append(right, not right.any()), self.weight * min(mentions, 3) ** 0.5))
            start += size
        return groups


def _ranked(lesson: Lesson, gazetteer: Gazetteer, home: Home) -> Ranked | None:
    """Prepare a document for the ranker, its names as the finder finds them, its outlet at home where it is said to be."""
    mentions = find_places(lesson.doc, gazetteer)
    topics = tuple(topic for topic in gather_topics(mentions, lesson.doc, gazetteer) if topic.places)
    if not topics:
        return None
    gold = {(toponym["start"], toponym["end"]): toponym for toponym in lesson.gold if toponym.get("lat") is not None}
    answers = []
    for topic in topics:
        judged = [
            gold[span] for index in topic.mentions if (span := (mentions[index].start, mentions[index].end)) in gold
        ]
        answers.append((_right(topic.places, judged[0]), len(judged)) if judged else None)
    alone = features_alone(topics, named_countries(lesson.doc), home)
    return Ranked(topics=topics, alone=alone, answers=tuple(answers), weight=lesson.weight)


def _right(places: Sequence[Any], toponym: dict[str, Any]) -> Any:  # noqa: ANN401 - a boolean array
    """Which candidates are the gold's place: the same id, else within 161 km of it."""
    same = np.array([place.place_id == toponym.get("geonameid") for place in places])
    if same.any():
        return same
    return np.array([_is_near(place, toponym) for place in places])


def _is_near(place: Place, toponym: dict[str, Any]) -> bool:
    """Whether a candidate is where the corpus says; a district without coordinates is nowhere."""
    if place.lon is None or place.lat is None:
        return False
    return distance_km(place.lon, place.lat, toponym["lon"], toponym["lat"]) <= NEAR_KM


def _source() -> str:
    return "# Source: learned by benchmarks/train_places.py on the development halves of LGL and TR-News; holds no text of either."


if __name__ == "__main__":
    main()
