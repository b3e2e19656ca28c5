"""Finds the names of places: the gazetteer proposes, the words around a name decide.

Every stretch that may name a place is scored by a linear model over readable features (`place_features`), whose
weights stand in `tables/place_weights.tsv`. A name that the article uses clearly once is believed where it stands alone.
"""

import math
from collections.abc import Mapping, Sequence
from functools import cache

from spacy.tokens import Doc

from geodata.distance import distance_km
from geodata.gazetteer import Gazetteer
from geodata.model import Place, PlaceMention
from geodata.place_evidence import gather_evidence
from geodata.place_features import describe
from geodata.place_spans import Candidate, find_candidates, word_set
from geodata.place_untagged import find_untagged
from geodata.place_words import asked_kind, is_metonym
from geodata.tables import read_table
from geodata.vocab import PlaceKind

BASE = "(always)"
TOGETHER = (
    "(own score)",
    "(same name elsewhere)",
    "(same name at its clearest)",
    "(near a sure place)",
    "(in the region of a sure place)",
    "(known)",
    "(known among sure places)",
    "(together)",
)
LEAST_LOG_ODDS = -1.0  # a place of a report missed costs more than a name left open: reports of war name small towns
SURE = 2.0  # log odds above which a name vouches for names near it
_NEAR_KM, _REGION_KM = 55.0, 220.0
_CELL_DEG = 4.0  # wider than `_REGION_KM` up to 60 degrees of latitude
_VAST = frozenset({PlaceKind.COUNTRY, PlaceKind.CONTINENT})
_WIDE = _VAST | {PlaceKind.REGION, PlaceKind.SEA, PlaceKind.RIVER}
_WELL_KNOWN_POPULATION = 100_000


def find_places(doc: Doc, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Find every mention of a place by name.

    Args:
        doc: From `parse_text`; without parts of speech (languages that have no model) `find_untagged` reads it.
        gazetteer: Proposes names; a name that it lacks counts where the model or its place word vouch for it.

    Returns:
        Mentions in the order of the text, none overlapping. Names of persons, organisations and peoples are not
        among them.
    """
    if len(doc) and not doc.has_annotation("TAG"):
        return find_untagged(doc, gazetteer)
    candidates = find_candidates(doc, gazetteer)
    weights = place_weights()
    scores = [
        math.fsum(weights[name] * value for name, value in zip(TOGETHER, row, strict=True))
        for row in describe_together(candidates, score_alone(candidates, doc, weights))
    ]
    return tuple(
        PlaceMention(
            start=candidate.start,
            end=candidate.end,
            name=candidate.name,
            asked_kind=asked_kind(candidate, doc),
            metonym=is_metonym(candidate, doc),
        )
        for candidate in select(candidates, scores)
    )


def is_well_known(word: str, gazetteer: Gazetteer) -> bool:
    """Whether a word is foremost the name of a place: what `parse_text` asks to restore the case of capitals."""
    return word not in word_set("not_places") and any(
        place.match != "folded" and (place.kind in _WIDE or place.population >= _WELL_KNOWN_POPULATION)
        for place in gazetteer.find(word)
    )


def score_alone(candidates: Sequence[Candidate], doc: Doc, weights: Mapping[str, float]) -> list[float]:
    """Score each candidate by itself, in log odds of being a place."""
    evidence = gather_evidence(doc, candidates)
    base = weights.get(BASE, 0.0)
    return [
        base + math.fsum(weights.get(feature, 0.0) for feature in describe(candidate, doc, evidence))
        for candidate in candidates
    ]


def describe_together(candidates: Sequence[Candidate], scores: Sequence[float]) -> list[tuple[float, ...]]:
    """Describe each candidate by the same name elsewhere in the article, and by sure places close by.

    Returns:
        For each candidate the columns `TOGETHER`.
    """
    by_name: dict[str, list[float]] = {}
    for candidate, score in zip(candidates, scores, strict=True):
        by_name.setdefault(candidate.name.lower(), []).append(score)
    anchors = _anchors(candidates, scores)
    cells = _by_cell(anchors)
    away: dict[str, float] = {}
    rows: list[tuple[float, ...]] = []
    for candidate, score in zip(candidates, scores, strict=True):
        same = by_name[candidate.name.lower()]
        others = (math.fsum(same) - score) / (len(same) - 1) if len(same) > 1 else score
        if candidate.name not in away:
            away[candidate.name] = _nearest_km(candidate, cells)
        away_km = away[candidate.name]
        known = bool(candidate.places)
        rows.append(
            (score, others, max(same), away_km < _NEAR_KM, away_km < _REGION_KM, known, known and bool(anchors), 1.0)
        )
    return rows


def _anchors(candidates: Sequence[Candidate], scores: Sequence[float]) -> dict[str, Place]:
    """The likeliest place of every name that is surely a town or region, by name in small letters."""
    anchors = {}
    for candidate, score in zip(candidates, scores, strict=True):
        if score > SURE and (placed := _placed(candidate)):
            best = max(placed, key=lambda place: (place.kind == PlaceKind.COUNTRY, place.population))
            if best.kind not in _VAST:
                anchors[candidate.name.lower()] = best
    return anchors


def _placed(candidate: Candidate) -> list[Place]:
    """The places of that very spelling that have coordinates; of any spelling where there is none."""
    exact = [place for place in candidate.places if place.match != "folded" and place.lon is not None]
    return exact or [place for place in candidate.places if place.lon is not None]


def _by_cell(anchors: Mapping[str, Place]) -> dict[tuple[int, int], list[tuple[str, float, float]]]:
    """Sort sure places, with their names, into cells of `_CELL_DEG`."""
    cells: dict[tuple[int, int], list[tuple[str, float, float]]] = {}
    for name, place in anchors.items():
        if place.lon is not None and place.lat is not None:
            cells.setdefault(_cell(place.lon, place.lat), []).append((name, place.lon, place.lat))
    return cells


def _cell(lon: float, lat: float) -> tuple[int, int]:
    """The cell of a point."""
    return int(lon // _CELL_DEG), int(lat // _CELL_DEG)


def _nearest_km(candidate: Candidate, cells: Mapping[tuple[int, int], list[tuple[str, float, float]]]) -> float:
    """Distance from a place of a candidate's name to the nearest sure place of another name in the cells around it."""
    own = candidate.name.lower()
    nearest = math.inf
    for place in candidate.places:
        if place.match == "folded" or place.kind in _VAST or place.lon is None or place.lat is None:
            continue
        column, row = _cell(place.lon, place.lat)
        for key in ((column + east, row + north) for east in (-1, 0, 1) for north in (-1, 0, 1)):
            for name, lon, lat in cells.get(key, ()):
                if name != own:
                    nearest = min(nearest, distance_km(place.lon, place.lat, lon, lat))
    return nearest


def select(candidates: Sequence[Candidate], scores: Sequence[float]) -> list[Candidate]:
    """Keep the best candidates that are likely enough and do not overlap, in text order."""
    taken: set[int] = set()
    kept = []
    for score, candidate in sorted(zip(scores, candidates, strict=True), key=lambda pair: (-pair[0], pair[1].start)):
        tokens = range(candidate.first, candidate.last)
        if score > LEAST_LOG_ODDS and taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(candidate)
    return sorted(kept, key=lambda candidate: candidate.start)


@cache
def place_weights() -> dict[str, float]:
    """The learned weight of each feature, in log odds."""
    return {row["feature"]: float(row["weight"]) for row in read_table("place_weights")}
