"""Tells claims that only point back at an occurrence told before: "the attack took place at dawn"."""

from collections.abc import Sequence
from dataclasses import replace

from shapely.geometry import Point

from geodata.claim import Claim
from geodata.model import Location
from geodata.roles import HARM_KINDS
from geodata.sift import VIOLENT_TYPES
from geodata.vocab import DatePrec, EventType, Modality

REACH = 8
"""How many claims back an occurrence may have been told."""
REPEATED_WORDS = 7
"""A sentence of more words that stands twice is a copy, not a refrain."""
WIDE_KM = 60.0
"""A place that reaches this far may hold the town that a later sentence names."""
GENERAL_WORDS = {"attack", "attacks", "assault", "assaults", "violence"}


def absorb_mentions(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Leave out the claims whose words only point back.

    A definite noun ("the attack", "these killings") points back at violence told before where its sentence counts nobody and
    names no other place and no other day; right behind the claim that it points at, its sentence joins the quote. Where it counts
    somebody it stays, with the act told before. A sentence that stands twice, word for word, tells it once.

    Args:
        claims: Claims in text order.

    Returns:
        The claims that are left, in text order.
    """
    kept: list[Claim] = []
    for claim in claims:
        if _is_repeated(claim, kept):
            continue
        at = _told_before(claim, kept) if claim.points_back and claim.event_type in VIOLENT_TYPES else None
        if at is None:
            kept.append(claim)
        elif any(figure.kind in HARM_KINDS for figure in claim.figures):
            kept.append(_with_act(claim, kept[at]))
        else:
            near = at == len(kept) - 1 and claim.sentence.paragraph == kept[at].sentence.paragraph
            told = _told_closer(kept[at], claim) if near else kept[at]
            kept[at] = replace(told, end=max(told.end, claim.end)) if near else told
    return tuple(kept)


def _told_closer(told: Claim, claim: Claim) -> Claim:
    """Give an occurrence the day and the place that the sentence behind it adds: "the killings occurred in A on 24 May"."""
    dated = told.when is None and claim.when is not None and claim.when.prec == DatePrec.DAY
    finer = claim.location is not None and told.location is not None and _lies_in(claim.location, told.location)
    return replace(told, when=claim.when if dated else told.when, location=claim.location if finer else told.location)


def _lies_in(inner: Location, outer: Location) -> bool:
    """Whether a place is a part of a wide one."""
    if inner.area is None or outer.area is None or outer.area.uncertainty_km < WIDE_KM:
        return False
    finer = inner.area.uncertainty_km < outer.area.uncertainty_km
    return finer and outer.area.geometry.covers(Point(inner.area.lon, inner.area.lat))


def _is_repeated(claim: Claim, kept: Sequence[Claim]) -> bool:
    """Whether a sentence that stood before, as in a caption or a pasted lead, tells the same again."""
    sentence = claim.sentence
    return len(sentence.text.split()) > REPEATED_WORDS and any(
        other.sentence.start != sentence.start
        and other.sentence.text == sentence.text
        and other.event_type == claim.event_type
        for other in kept
    )


def _told_before(claim: Claim, kept: Sequence[Claim]) -> int | None:
    """Return the position of the nearest claim that a claim may point at: one of its own type before any other."""
    fitting = [
        at
        for at in range(len(kept) - 1, max(-1, len(kept) - 1 - REACH), -1)
        if kept[at].event_type in VIOLENT_TYPES
        and kept[at].modality != Modality.HISTORICAL
        and _same_place(kept[at].location, claim.location)
        and _same_day(kept[at], claim)
    ]
    return next((at for at in fitting if kept[at].event_type == claim.event_type), next(iter(fitting), None))


def _with_act(claim: Claim, told: Claim) -> Claim:
    """Give "the attack" the type, the place and the date of the blast or the clash that it points at."""
    general = claim.trigger.text.lower() in GENERAL_WORDS and told.event_type != EventType.CASUALTY
    placed = replace(claim, told_at=told.location or told.told_at, told_when=told.when or told.told_when)
    return replace(placed, event_type=told.event_type, acled=told.acled) if general else placed


def _same_place(told: Location | None, named: Location | None) -> bool:
    """Whether a place is that of the claim before, a part of it where that is wide, or a wider one that may hold it."""
    if told is None or named is None or told.identity == named.identity:
        return True
    if told.area is None or named.area is None:
        return False
    if _lies_in(named, told):
        return True
    return named.area.uncertainty_km > told.area.uncertainty_km


def _same_day(told: Claim, claim: Claim) -> bool:
    if told.when is None or claim.when is None:
        return True
    return told.when.first <= claim.when.last and claim.when.first <= told.when.last
