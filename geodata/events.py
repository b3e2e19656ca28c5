"""Turns claims into events: fills in the place and the date that the text around them gives, and names them."""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from geodata.background import goes_on_with
from geodata.claim import Claim
from geodata.enclosing import filed_around, find_around
from geodata.model import Article, DateMention, Event, Location, Reason, Span
from geodata.pointed import pointed_place
from geodata.setting import NOT_THE_NEWS, WIDE_KINDS, Setting
from geodata.surroundings import STILL_TO_COME, date_around, place_around
from geodata.tables import read_words
from geodata.vocab import DatePrec, EventType, Modality, ReasonField

ID_LENGTH = 12
REACH_EVENTS = 6
WHOLE = "told of the whole country"
BESIDE = "named in the sentence for the act beside it"
TOLD = "the occurrence that its words point at"
FILED = "none named, taken to be around where the report was filed"
ELSEWHERE = {EventType.DIPLOMACY, EventType.EVACUATION}
"""What is not held, and does not end, where the acts beside it are."""
WISHES = {Modality.THREATENED, Modality.DEMANDED, Modality.PROPOSED}


def build_events(article: Article, claims: Sequence[Claim], setting: Setting) -> tuple[Event, ...]:
    """Make an event of each claim.

    A place or a date that the sentence does not give is taken from the events shortly before it in the same
    paragraph, else from the article's setting; the place is then marked as inherited. Talks have no place
    unless one is said. A present tense without any date is the day of publication. What is only threatened, demanded
    or proposed has the place it names, or none.

    Args:
        article: The article; offsets refer to its text.
        claims: Its claims in text order.
        setting: Where and when the article plays.

    Returns:
        Events in text order, with ids that no two share.
    """
    events: list[Event] = []
    seen: Counter[str] = Counter()
    for number, claim in enumerate(claims):
        before = [
            event
            for other, event in zip(claims[max(0, number - 6) : number], events[max(0, number - 6) :], strict=True)
            if other.sentence.paragraph == claim.sentence.paragraph and other.modality not in NOT_THE_NEWS
        ]
        told_before = (event for event in reversed(events[-REACH_EVENTS:]) if event.event_type != EventType.DIPLOMACY)
        earlier = next((event.location for event in told_before if event.location), None)
        told = _placed_beside(claim, claims[max(0, number - REACH_EVENTS) : number + REACH_EVENTS], setting)
        last = events[-1] if events else None
        if last is not None and goes_on_with(told, last):
            told = _put_back(told, last)
        location, inherited, where = _place_of(told, before, setting, earlier)
        last_told = next((event.when for event in reversed(events[-1:]) if event.modality not in NOT_THE_NEWS), None)
        when, dated = _date_of(article, told, before, setting, last_told)
        event = _event(article, told, location, when, (where, dated), inherited=inherited)
        seen[event.event_id] += 1
        if seen[event.event_id] > 1:
            event = replace(event, event_id=f"{event.event_id}-{seen[event.event_id]}")
        events.append(event)
    return tuple(events)


def _placed_beside(claim: Claim, others: Sequence[Claim], setting: Setting) -> Claim:
    """Give a claim without a place the one that its sentence names for the act beside it, if that is one."""
    if claim.location is not None or claim.event_type == EventType.DIPLOMACY or claim.told_at or claim.whole:
        return claim
    beside = {
        other.location.identity: other.location
        for other in others
        if other.sentence.start == claim.sentence.start and other.location and other.event_type not in ELSEWHERE
    }
    if len(beside) != 1 or pointed_place(claim, setting) is not None:
        return claim
    location = next(iter(beside.values()))
    return replace(claim, location=replace(location, reason=f"{BESIDE}; {location.reason}"))


def _put_back(claim: Claim, last: Event) -> Claim:
    """Set a claim back to the time of the story that it goes on with."""
    kept = (reason for reason in claim.reasons if reason.field != ReasonField.MODALITY)
    reason = Reason(field=ReasonField.MODALITY, rule="goes on with what is long past", words=None)
    claim = replace(claim, told_at=claim.told_at or last.location, reasons=(*kept, reason))
    return replace(claim, modality=Modality.HISTORICAL, when=last.when)


def _place_of(
    claim: Claim, before: Sequence[Event], setting: Setting, earlier: Location | None
) -> tuple[Location | None, bool, str]:
    if claim.location is not None:
        around = _around_unknown(claim.location, claim, setting)
        return (around[0], True, around[1]) if around else (claim.location, False, claim.location.reason)
    if claim.event_type == EventType.DIPLOMACY or claim.modality in WISHES:
        return None, False, "none said"
    if claim.told_at is not None:
        return claim.told_at, True, TOLD
    if claim.whole:
        return setting.land, setting.land is not None, WHOLE
    if claim.modality in NOT_THE_NEWS:
        pointed = pointed_place(claim, setting)
        if pointed is not None:
            return pointed[0], True, pointed[1]
        return setting.location, setting.location is not None, "the report's"
    location, rule = place_around(claim, before, setting, earlier)
    filed = filed_around(claim, setting) if location is None else None
    around = _around_unknown(location, claim, setting) if location is not None else None
    location, rule = around or ((filed, FILED) if filed else (location, rule))
    return location, location is not None, rule


def _around_unknown(place: Location, claim: Claim, setting: Setting) -> tuple[Location, str] | None:
    """Find what a place that no gazetteer has lies in or around, and the rule; None for any other place."""
    unknown = place.area is None and place.kind not in WIDE_KINDS and not place.metonym
    unknown = unknown or (place.kind in WIDE_KINDS and place.mention in setting.districts)
    past = claim.modality in NOT_THE_NEWS
    return find_around(place, claim.event_type, setting, past=past) if unknown else None


def _date_of(
    article: Article, claim: Claim, before: Sequence[Event], setting: Setting, last_told: DateMention | None
) -> tuple[DateMention | None, str]:
    if claim.when is not None:
        return claim.when, claim.when.reason
    if claim.told_when is not None:
        return claim.told_when, TOLD
    if claim.modality in NOT_THE_NEWS or (claim.whole and claim.so_far):
        return None, "none said"
    if claim.present and claim.event_type != EventType.CASUALTY and article.published is not None:
        sentence = claim.sentence
        today = DateMention(
            start=sentence.start, end=sentence.end, first=article.published, last=article.published, prec=DatePrec.DAY
        )
        return today, "present tense, day of publication"
    if last_told is not None and _goes_on().match(claim.sentence.text):
        return last_told, "the sentence before"
    latest = claim.said_on.last if claim.said_on else None
    if latest is None and (claim.modality not in STILL_TO_COME or claim.modality in WISHES):  # a wish is voiced by now
        latest = article.published
    for when, rule in date_around(claim, before, setting):
        if latest is None or when.first <= latest:
            return when, rule
    return None, "none said"


@cache
def _goes_on() -> re.Pattern[str]:
    """Compile the words that open a sentence and put it right behind what was told before, in whatever paragraph."""
    openers = "|".join(map(re.escape, sorted(read_words("tense_words", "next"))))
    return re.compile(rf"(?:{openers})\b", re.IGNORECASE)


def _event(
    article: Article,
    claim: Claim,
    location: Location | None,
    when: DateMention | None,
    rules: tuple[str, str],
    *,
    inherited: bool,
) -> Event:
    sentence = claim.sentence
    place = location.canonical if location else ""
    key = f"{article.article_id}\x1f{sentence.start}\x1f{claim.end}\x1f{claim.event_type}\x1f{place}"
    return Event(
        event_id=hashlib.sha256(key.encode()).hexdigest()[:ID_LENGTH],
        article_id=article.article_id,
        event_type=claim.event_type,
        acled_event_type=claim.acled[0] or None,
        acled_sub_event_type=claim.acled[1] or None,
        modality=claim.modality,
        quote=article.text[sentence.start : claim.end],
        start=sentence.start,
        end=claim.end,
        confidence=_confidence(claim, location, when),
        reasons=(
            *claim.reasons,
            _reason(ReasonField.PLACE, rules[0], location),
            _reason(ReasonField.DATE, rules[1], when),
            *(_reason(ReasonField.FIGURES, figure.reason, figure) for figure in claim.figures),
        ),
        location=location,
        place_inherited=inherited,
        when=when,
        figures=claim.figures,
        actor=claim.actor,
        target=claim.target,
        claimed_by=claim.claimed_by,
    )


def _reason(field: ReasonField, rule: str, found: Span | None) -> Reason:
    return Reason(field=field, rule=rule, words=Span(start=found.start, end=found.end) if found else None)


def _confidence(claim: Claim, location: Location | None, when: DateMention | None) -> float:
    """Weigh how much of the event the sentence itself says; an own rule, in [0, 1]."""
    score = 0.35 + 0.2 * (claim.trigger.names_act)
    score += 0.2 * (claim.location is not None) + 0.05 * (location is not None)
    score += 0.1 * (claim.when is not None) + 0.05 * (when is not None) + 0.05 * bool(claim.figures)
    return round(min(score, 1.0), 2)
