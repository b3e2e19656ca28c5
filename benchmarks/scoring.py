"""Judge claims against the project's own gold reports, by the definitions of docs/gold.md.

A gold event and a claim can pair where the claim's sentence touches the event's sentence, or another mention of it.
Pairs are one to one, taken greedily, the pair that agrees most first. A pair is detected when the type is one of the
gold's, and complete when place, date and figures are right as well. Events that a careful reader might leave out, and
second accounts of an occurrence that is listed already, are neutral: found or missed, they change no rate.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

EARTH_KM = 6371.0088
VAGUE_KM = 150.0
"""An area this wide pins nothing: it is as good as no place where the report gives none."""
EXCESS_DAYS = 7
"""How much longer than the gold's a right date range may be."""
HARMS = frozenset({"killed", "wounded", "missing", "displaced"})
STATEMENTS = frozenset({"diplomacy", "protest"})
DENIED = "denied"
SLOTS = ("place", "date", "figures", "speaker", "modality", "part_of", "same_as", DENIED)
EMPTY_WORDS = frozenset(
    re.findall(
        r"\w+", "a an and at by for from her his in its of official officials on said source sources the their to"
    )
)

Row = Mapping[str, Any]
"""One JSON object: an event of a gold file, or of the contract's output."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A gold event and the claim that was paired with it; positions in their reports."""

    gold: int
    claim: int
    detected: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts of one report or of many: scores add up."""

    reports: int = 0
    gold: int = 0
    claims: int = 0
    detected: int = 0
    complete: int = 0
    traps: int = 0
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    misses: tuple[str, ...] = ()

    def __add__(self, other: "Score") -> "Score":
        """Join the counts of two disjoint sets of reports."""
        return Score(
            reports=self.reports + other.reports,
            gold=self.gold + other.gold,
            claims=self.claims + other.claims,
            detected=self.detected + other.detected,
            complete=self.complete + other.complete,
            traps=self.traps + other.traps,
            right=self.right + other.right,
            asked=self.asked + other.asked,
            misses=self.misses + other.misses,
        )

    def rates(self) -> dict[str, float]:
        """Name every rate in [0, 1]; a slot that nothing asked for is left out."""
        slots = {slot: self.right[slot] / self.asked[slot] for slot in SLOTS if self.asked[slot]}
        return {"detection": self._f1(self.detected), "complete": self._f1(self.complete), **slots}

    def _f1(self, hits: int) -> float:
        return 2 * hits / (self.gold + self.claims) if self.gold + self.claims else 0.0


def score_report(report: Row, claims: Sequence[Row]) -> Score:
    """Judge the claims read from one gold report.

    Args:
        report: A gold file.
        claims: Events of the contract's output, offsets into the same text.
    """
    events: Sequence[Row] = report["events"]
    pairs = pair_events(events, claims)
    neutral = {pair.claim for pair in pairs if not is_counted(events[pair.gold])}
    hits = [pair for pair in pairs if pair.detected]
    right, asked, misses = Counter[str](), Counter[str](), []
    complete = 0
    for pair in hits:
        verdict = judge_slots(events[pair.gold], claims[pair.claim])
        verdict |= judge_links(pair, hits, events, claims)
        counted = pair.claim not in neutral
        kept = {slot: ok for slot, ok in verdict.items() if counted or slot == "same_as"}
        asked.update(kept.keys())
        right.update(slot for slot, ok in kept.items() if ok)
        complete += counted and all(verdict[slot] for slot in ("place", "date", "figures"))
        wrong = [f"{slot} read as {_read_as(slot, claims[pair.claim])}" for slot, ok in kept.items() if not ok]
        if wrong:
            misses.append(_miss(report, events[pair.gold]["gid"], "; ".join(wrong), events[pair.gold]))
    for event in events:
        if event["modality"] == DENIED:
            asked[DENIED] += 1
            right[DENIED] += any(_shared(event, claim) and claim["modality"] == DENIED for claim in claims)
    found, used = {pair.gold for pair in hits}, {pair.claim for pair in hits} | neutral
    misses += [
        _miss(report, event["gid"], "not found", event)
        for position, event in enumerate(events)
        if position not in found and is_counted(event)
    ]
    misses += [
        _miss(report, "-", f"no such {claim['event_type']}", claim)
        for position, claim in enumerate(claims)
        if position not in used
    ]
    return Score(
        reports=1,
        gold=sum(map(is_counted, events)),
        claims=len(claims) - len(neutral),
        detected=sum(pair.claim not in neutral for pair in hits),
        complete=complete,
        traps=sum(is_trapped(report, claim) for claim in claims),
        right=right,
        asked=asked,
        misses=tuple(misses),
    )


def pair_events(events: Sequence[Row], claims: Sequence[Row]) -> tuple[Pair, ...]:
    """Pair gold events with claims on touching sentences, best agreement first; ties keep the order of the text."""
    ranked = []
    for gold, event in enumerate(events):
        for claim, row in enumerate(claims):
            shared = max(_shared(span, row) for span in (event, *event.get("mentions", ())))
            if shared:
                verdict = judge_slots(event, row)
                agreement = 4 * _same_type(event, row) + 2 * verdict["place"] + 2 * verdict["figures"] + verdict["date"]
                ranked.append((-agreement, -shared, gold, claim))
    pairs: list[Pair] = []
    for _, _, gold, claim in sorted(ranked):
        if all(pair.gold != gold and pair.claim != claim for pair in pairs):
            pairs.append(Pair(gold=gold, claim=claim, detected=_same_type(events[gold], claims[claim])))
    return tuple(pairs)


def judge_slots(event: Row, claim: Row) -> dict[str, bool]:
    """Say for each slot of a pair whether it is right."""
    tests: dict[str, Callable[[Row, Row], bool]] = {
        "place": is_place_right,
        "date": is_date_right,
        "figures": are_figures_right,
        "speaker": is_speaker_right,
    }
    modalities = {event["modality"], *event.get("modality_also", ())}
    return {slot: test(event, claim) for slot, test in tests.items()} | {"modality": claim["modality"] in modalities}


def judge_links(pair: Pair, hits: Iterable[Pair], events: Sequence[Row], claims: Sequence[Row]) -> dict[str, bool]:
    """Say whether the links of a pair lead where the gold's lead, for the links that either of them has.

    A link whose goal was not found asks nothing. `part_of` must name the claim paired with the total; two accounts of
    one occurrence must be joined by `same_as`, in whichever direction and over however many steps.
    """
    event, claim = events[pair.gold], claims[pair.claim]
    claim_of = {events[hit.gold]["gid"]: claims[hit.claim] for hit in hits}
    verdict = {}
    total = claim_of.get(event.get("part_of"))
    if total is not None:
        verdict["part_of"] = claim.get("part_of") == total["id"]
    elif not event.get("part_of") and claim.get("part_of"):
        verdict["part_of"] = False
    other = claim_of.get(event.get("same_as"))
    if other is not None:
        verdict["same_as"] = claim["id"] in _accounts(other["id"], claims)
    return verdict


def is_place_right(event: Row, claim: Row) -> bool:
    """Whether the label point lies within the gold's tolerance of one of its places.

    Where the gold has no place, no point or an area of a country's size is right. A statement may go without a point,
    and so may a protest whose place is only to be inferred.
    """
    places = event["places"]
    if claim["lat"] is None or claim["lon"] is None:
        kind = event["types"][0]
        return not places or kind == "diplomacy" or (kind in STATEMENTS and any(p.get("inherited") for p in places))
    if not places:
        return (claim.get("uncertainty_km") or 0.0) >= VAGUE_KM
    return any(_distance_km(claim, place) <= place["within_km"] for place in places)


def is_date_right(event: Row, claim: Row) -> bool:
    """Whether the ranges meet, slack included, and the claim's is not more than a week longer."""
    first, last = _range(event)
    if first is None or last is None:
        return True
    start, end = _range(claim)
    if start is None or end is None:
        return False
    slack = timedelta(days=event.get("date_slack_days", 0))
    meets = start <= last + slack and end >= first - slack
    return meets and (end - start) - (last - first) <= timedelta(days=EXCESS_DAYS)


def are_figures_right(event: Row, claim: Row) -> bool:
    """Whether every harm that the gold counts is there with its bounds, and none that the gold does not know.

    Parts of a figure and numbers that the annotator derived may be given or not; of a kind that the text gives in
    vague words ("dozens") any number will do.
    """
    harms = [figure for figure in event["figures"] if figure["kind"] in HARMS]
    free = {figure["kind"] for figure in harms if figure.get("vague")}
    known = {_bounds(figure) for figure in harms}
    asked = {_bounds(f) for f in harms if not (f.get("subset") or f.get("derived") or f["kind"] in free)}
    given = {_bounds(f) for f in claim["figures"] if f["kind"] in HARMS - free}
    return asked <= given <= known


def is_speaker_right(event: Row, claim: Row) -> bool:
    """Whether both have no speaker, or the two share a word that carries meaning."""
    gold, given = event["claimed_by"], claim["claimed_by"]
    if not gold or not given:
        return not gold and not given
    return bool(_content_words(gold) & _content_words(given))


def is_counted(event: Row) -> bool:
    """Whether missing this gold event is a fault."""
    return bool(event.get("essential", True)) and not event.get("same_as")


def is_trapped(report: Row, claim: Row) -> bool:
    """Whether most of the claim's sentence lies in a stretch that holds no event."""
    traps = [*report["absent"], *report.get("furniture", ())]
    return any(2 * _shared(trap, claim) > claim["end"] - claim["start"] for trap in traps)


def _accounts(claim_id: str, claims: Sequence[Row]) -> set[str]:
    """Ids of every claim that `same_as` joins to this one."""
    joined = {claim_id}
    for _ in claims:
        for claim in claims:
            if claim.get("same_as") and {claim["id"], claim["same_as"]} & joined:
                joined |= {claim["id"], claim["same_as"]}
    return joined


def _same_type(event: Row, claim: Row) -> bool:
    return claim["event_type"] in event["types"]


def _shared(one: Row, other: Row) -> int:
    """Characters that two spans share."""
    start, end = max(one["start"], other["start"]), min(one["end"], other["end"])
    return int(max(0, end - start))


def _bounds(figure: Row) -> tuple[str, int, int | None]:
    """Kind and bounds of a figure; an open lower bound is 0."""
    return figure["kind"], figure["low"] or 0, figure["high"]


def _range(row: Row) -> tuple[date | None, date | None]:
    first, last = row.get("date_start"), row.get("date_end") or row.get("date_start")
    return (date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)


def _content_words(name: str) -> set[str]:
    words = set(re.findall(r"\w+", name.lower()))
    return words - EMPTY_WORDS or words


def _distance_km(one: Row, other: Row) -> float:
    """Great-circle distance between two rows with `lat` and `lon` in degrees (haversine)."""
    lat, other_lat = math.radians(one["lat"]), math.radians(other["lat"])
    half_lon = math.radians(other["lon"] - one["lon"]) / 2
    chord = math.sin((other_lat - lat) / 2) ** 2 + math.cos(lat) * math.cos(other_lat) * math.sin(half_lon) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))


def _read_as(slot: str, claim: Row) -> str:
    """What a claim has in a slot, for the list of misses."""
    if slot == "figures":
        return ", ".join(f"{f['kind']} {f['low']}-{f['high']}" for f in claim["figures"]) or "none"
    keys = {"place": ("place_name", "lat", "lon"), "date": ("date_start", "date_end"), "speaker": ("claimed_by",)}
    return " ".join(str(claim.get(key)) for key in keys.get(slot, (slot,)))


def _miss(report: Row, gid: str, verdict: str, row: Row) -> str:
    return f"{report['id']} {gid}: {verdict}: {' '.join(report['text'][row['start'] : row['end']].split())}"
