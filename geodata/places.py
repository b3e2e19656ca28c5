"""Finds the names of places: the gazetteer proposes, the words around a name decide.

Every stretch that may name a place is scored by a linear model over readable features (`place_features`), whose
weights stand in `tables/place_weights.tsv`. A name that the article uses clearly once is believed where it stands alone.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from geodata.distance import distance_km
from geodata.gazetteer import Gazetteer
from geodata.model import Place, PlaceMention
from geodata.namesakes import word_set
from geodata.place_evidence import gather_evidence
from geodata.place_features import describe
from geodata.place_spans import Candidate, find_candidates
from geodata.place_untagged import find_untagged
from geodata.place_words import asked_kind, is_bearing, is_metonym, is_taken, is_told_as_place
from geodata.tables import read_table
from geodata.vocab import DEFAULT_LANGUAGE, PlaceKind

BASE = "(always)"
TOGETHER = (
    "(own score)",
    "(same name elsewhere)",
    "(same name at its clearest)",
    "(near a likely place)",
    "(in the region of a likely place)",
    "(known)",
    "(known among likely places)",
    "(together)",
)
LEAST_LOG_ODDS = -1.0  # a place of a report missed costs more than a name left open: reports of war name small towns
INTRODUCED = 0.5  # log odds that a name gains everywhere where the text once says what it is: "the town of Rawa"
TOLD = 2.5  # the same where words stand beside it once that go with places only: "nearby Rawa"
VOUCHED = 0.5  # chance of a place close by from which on what is taken is a town, not a person: "rebels captured Leer"
LIKELY = 0.0  # log odds above which a name vouches for names near it, by its chance
_NEAR_KM, _REGION_KM = 55.0, 220.0
_CELL_DEG = 4.0  # wider than `_REGION_KM` up to 60 degrees of latitude
_VAST = frozenset({PlaceKind.COUNTRY, PlaceKind.CONTINENT})
_WIDE = _VAST | {PlaceKind.REGION, PlaceKind.SEA, PlaceKind.RIVER}
_WELL_KNOWN_POPULATION = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The likeliest place of a name that vouches for names near it; `chance` that the name is a place, in [0, 1]."""

    name: str
    lon: float
    lat: float
    chance: float


def find_places(doc: Doc, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Find every mention of a place by name.

    Args:
        doc: From `parse_text`; `find_untagged` reads it where it is in another language than English.
        gazetteer: Proposes names; a name that it lacks counts where the model or its place word vouch for it.

    Returns:
        Mentions in the order of the text, none overlapping. Names of persons, organisations and peoples are not
        among them.
    """
    if doc.lang_ != DEFAULT_LANGUAGE:
        return find_untagged(doc, gazetteer)
    candidates = [each for each in find_candidates(doc, gazetteer) if not is_bearing(each, doc)]
    weights = place_weights()
    introduced = {each.name for each in candidates if each.source == "gazetteer" and asked_kind(each, doc)}
    rows = describe_together(candidates, score_alone(candidates, doc, weights))
    beside = TOGETHER.index("(in the region of a likely place)")
    told = {
        each.name
        for each, row in zip(candidates, rows, strict=True)
        if is_told_as_place(each, doc) or (row[beside] > VOUCHED and is_taken(each, doc))
    }
    scores = [
        math.fsum(weights[name] * value for name, value in zip(TOGETHER, row, strict=True))
        + INTRODUCED * (candidate.name in introduced)
        + TOLD * (candidate.name in told)
        for candidate, row in zip(candidates, rows, strict=True)
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
    surest = max((anchor.chance for anchor in anchors), default=0.0)
    cells = _by_cell(anchors)
    vouched: dict[str, tuple[float, float]] = {}
    rows: list[tuple[float, ...]] = []
    for candidate, score in zip(candidates, scores, strict=True):
        same = by_name[candidate.name.lower()]
        others = (math.fsum(same) - score) / (len(same) - 1) if len(same) > 1 else score
        if candidate.name not in vouched:
            vouched[candidate.name] = _vouched(candidate, cells)
        known = bool(candidate.places)
        rows.append((score, others, max(same), *vouched[candidate.name], known, known * surest, 1.0))
    return rows


def _anchors(candidates: Sequence[Candidate], scores: Sequence[float]) -> list[Anchor]:
    """The likeliest place of every name that is likely a town or region, each name once at its clearest."""
    anchors: dict[str, Anchor] = {}
    for candidate, score in zip(candidates, scores, strict=True):
        name, chance = candidate.name.lower(), 1 / (1 + math.exp(-score))
        if score <= LIKELY or (name in anchors and anchors[name].chance >= chance):
            continue
        placed = _placed(candidate)
        best = max(placed, key=lambda place: (place.kind == PlaceKind.COUNTRY, place.population), default=None)
        if best and best.kind not in _VAST and best.lon is not None and best.lat is not None:
            anchors[name] = Anchor(name=name, lon=best.lon, lat=best.lat, chance=chance)
    return list(anchors.values())


def _placed(candidate: Candidate) -> list[Place]:
    """The places of that very spelling that have coordinates; of any spelling where there is none."""
    exact = [place for place in candidate.places if place.match != "folded" and place.lon is not None]
    return exact or [place for place in candidate.places if place.lon is not None]


def _by_cell(anchors: Sequence[Anchor]) -> dict[tuple[int, int], list[Anchor]]:
    """Sort likely places into cells of `_CELL_DEG`."""
    cells: dict[tuple[int, int], list[Anchor]] = {}
    for anchor in anchors:
        cells.setdefault(_cell(anchor.lon, anchor.lat), []).append(anchor)
    return cells


def _cell(lon: float, lat: float) -> tuple[int, int]:
    """The cell of a point."""
    return int(lon // _CELL_DEG), int(lat // _CELL_DEG)


def _vouched(candidate: Candidate, cells: Mapping[tuple[int, int], list[Anchor]]) -> tuple[float, float]:
    """How likely another name's place is that lies near a place of a candidate's name, and in its region."""
    own = candidate.name.lower()
    near = region = 0.0
    for place in candidate.places:
        if place.match == "folded" or place.kind in _VAST or place.lon is None or place.lat is None:
            continue
        column, row = _cell(place.lon, place.lat)
        for key in ((column + east, row + north) for east in (-1, 0, 1) for north in (-1, 0, 1)):
            for anchor in cells.get(key, ()):
                if anchor.name == own or anchor.chance <= near:
                    continue
                away_km = distance_km(place.lon, place.lat, anchor.lon, anchor.lat)
                near = max(near, anchor.chance * (away_km < _NEAR_KM))
                region = max(region, anchor.chance * (away_km < _REGION_KM))
    return near, region


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
