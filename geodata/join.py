"""Joins the claims of neighbouring sentences that tell of one occurrence."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from geodata.claim import Claim
from geodata.grouping import counts_lost_homes
from geodata.model import Figure, Location, Reason, Span
from geodata.roles import HARM_KINDS
from geodata.sift import VIOLENT_TYPES
from geodata.tables import read_words
from geodata.vocab import EventType, Modality, ReasonField

MAX_GAP = 40
_WORDS = re.compile(r"[\w-]+")


def join_claims(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Join a claim to the one before it where it only adds to it.

    That is so where all its figures are parts of the figure before ("six of the victims were nurses"), or where it
    names nothing but the harm that an act did, told in the sentence before ("a cook was hurt").

    Args:
        claims: Claims in text order.

    Returns:
        Claims in text order; the quote of a joined one runs over both sentences.
    """
    joined: list[Claim] = []
    for bare in claims:
        claim = _with_act(bare, joined)
        home = next((at for at in _near(joined) if _adds_to(joined[at], claim)), None)
        if home is None:
            joined.append(claim)
        else:
            joined[home] = _joined(joined[home], claim)
    return tuple(joined)


def _near(claims: Sequence[Claim]) -> Iterator[int]:
    """Yield where the claims stand that another may add to: the last, and the one before where that is no violence of its sentence."""
    if claims:
        yield len(claims) - 1
    if len(claims) > 1 and claims[-1].event_type not in VIOLENT_TYPES and claims[-1].sentence == claims[-2].sentence:
        yield len(claims) - 2


def _with_act(claim: Claim, before: Sequence[Claim]) -> Claim:
    """Give a claim of harm "in the incident" the act that the paragraph told before."""
    if claim.event_type != EventType.CASUALTY or not before:
        return claim
    last = before[-1]
    words = set(_WORDS.findall(claim.sentence.text.lower()))
    points_back = words & read_words("incident_words")
    if not points_back or last.sentence.paragraph != claim.sentence.paragraph or last.event_type not in VIOLENT_TYPES:
        return claim
    points_at = [replace(reason, rule="the act told before") for reason in _of(last, {ReasonField.TYPE})]
    others = [reason for reason in claim.reasons if reason.field != ReasonField.TYPE]
    return replace(claim, event_type=last.event_type, acled=last.acled, reasons=(*points_at, *others))


def _of(claim: Claim, fields: Container[ReasonField]) -> list[Reason]:
    return [reason for reason in claim.reasons if reason.field in fields]


def _adds_to(first: Claim, second: Claim) -> bool:
    """Whether the second claim stands right behind the first, in its paragraph, and tells no occurrence of its own."""
    next_to = 0 < second.sentence.start - first.end <= MAX_GAP or _shares_sentence(first, second)
    if not next_to or first.sentence.paragraph != second.sentence.paragraph:
        return False
    if _lost_homes_of(first, second):
        return True
    historical = Modality.HISTORICAL in {first.modality, second.modality} and not _shares_sentence(first, second)
    crowd = first.event_type == EventType.PROTEST and _shares_sentence(first, second)
    if historical or {first.event_type, second.event_type} - VIOLENT_TYPES - ({EventType.PROTEST} if crowd else set()):
        return False
    harm = [figure for figure in second.figures if figure.kind in HARM_KINDS]
    if not _same_time(first, second):
        return False
    if harm and all(figure.subset for figure in harm) and second.trigger.word.pos != "V":
        return True
    if second.points_back and harm and _same_place(first, second) and not _kinds(first.figures):
        return True
    only_harm = second.trigger.role == "harm" and second.event_type in {EventType.CASUALTY, first.event_type}
    if not only_harm or not harm or not _same_place(first, second) or _are_rivals(first, second) or _is_long(second):
        return False
    return first.event_type != EventType.CASUALTY and not _kinds(first.figures)


def _lost_homes_of(first: Claim, second: Claim) -> bool:
    """Whether the first only counts homes lost, and the second those who fled: "30 houses were destroyed; 50 people fled"."""
    flight = first.event_type == second.event_type == EventType.EVACUATION
    return flight and bool(first.figures) and all(map(counts_lost_homes, first.figures)) and _same_place(first, second)


def _same_time(first: Claim, second: Claim) -> bool:
    """Whether the second names no day, or one within the time of the first."""
    if first.when is None or second.when is None:
        return True
    return first.when.first <= second.when.first and second.when.last <= first.when.last


def _is_long(claim: Claim) -> bool:
    """Whether a claim sums up a longer time: "463 have been killed since the operation began"."""
    return claim.so_far and claim.when is not None and claim.when.last > claim.when.first


def _are_rivals(first: Claim, second: Claim) -> bool:
    """Whether two speakers vouch for the two: rival counts stay side by side."""
    return bool(first.claimed_by and second.claimed_by) and first.claimed_by != second.claimed_by


def _same_place(first: Claim, second: Claim) -> bool:
    return second.location is None or (
        first.location is not None and first.location.identity == second.location.identity
    )


def _shares_sentence(first: Claim, second: Claim) -> bool:
    """Whether the second stands behind a semicolon of the first's sentence."""
    if first.sentence.start != second.sentence.start or second.trigger.start <= first.trigger.start:
        return False
    between = first.sentence.text[
        first.trigger.end - first.sentence.start : second.trigger.start - first.sentence.start
    ]
    return ";" in between


def _kinds(figures: Sequence[Figure]) -> set[str]:
    return {figure.kind for figure in figures if figure.kind in HARM_KINDS and figure.high != 0}


def _joined(first: Claim, second: Claim) -> Claim:
    """Keep the first claim's act; take from the second what the first does not say, and the more precise place."""
    added = Span(start=second.sentence.start, end=second.end)
    source = second if second.claimed_by and not first.claimed_by else first
    said = {ReasonField.SPEAKER, ReasonField.MODALITY}
    kept = [reason for reason in first.reasons if reason.field not in said]
    figures = Reason(field=ReasonField.FIGURES, rule="the next sentence adds to it", words=added)
    return replace(
        first,
        end=second.end,
        figures=(*first.figures, *second.figures),
        location=_preciser(first, second),
        when=first.when or second.when,
        claimed_by=source.claimed_by,
        modality=source.modality,
        reasons=(*kept, *_of(source, said), figures),
    )


def _preciser(first: Claim, second: Claim) -> Location | None:
    one, two = first.location, second.location
    if one is None or two is None or one.area is None or two.area is None:
        return one or two
    return two if two.area.uncertainty_km < one.area.uncertainty_km else one
