"""Finds the place and the date that the text around a sentence gives it: what stands before it, and what the report keeps to."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from geodata.claim import Claim
from geodata.model import DateMention, Event, Location
from geodata.pointed import REACH_BACK, pointed_place
from geodata.setting import WIDE_KINDS, Ground, Setting
from geodata.vocab import DatePrec, EventType, Modality

STILL_TO_COME = {Modality.THREATENED, Modality.DEMANDED, Modality.PROPOSED, Modality.PLANNED}
BEFORE = "named in the sentence before"
REACH_SENTENCES = 3
_LABEL = re.compile(r"\s*(?:[.:]|$)")


def place_around(
    claim: Claim, before: Sequence[Event], setting: Setting, earlier: Location | None = None
) -> tuple[Location | None, str]:
    """Find the place of a claim whose sentence names none.

    What its words point back at comes first ("in the town"), then the place of the last sentence of its paragraph that
    has one, then that of the report.

    Args:
        claim: The claim.
        before: The events of its paragraph before it, in text order, those set aside that lend nothing.
        setting: What the article offers.
        earlier: The place of the last event before it in any paragraph, for an article that keeps to none.

    Returns:
        The place, or None, and the rule that gave it.
    """
    if (pointed := pointed_place(claim, setting)) is not None:
        return pointed
    lending = _lending(claim, before)
    near = [event for event in lending if event.location is not None and event.event_type != EventType.DIPLOMACY]
    last = near[-1] if near else None
    aside: Location | None = None
    for ground in _grounds_before(claim, before, setting):
        if last is not None and last.end > ground.start:
            break
        named = next((location for location in ground.locations if location.kind not in WIDE_KINDS), None)
        aside = aside or named
        if named is not None and not ground.lasting:
            return named, BEFORE
    if aside is not None:
        return aside, BEFORE
    if last is not None:
        return last.location, "the sentence before"
    later = setting.location is not None and setting.location.start >= claim.sentence.end
    if later and setting.headed is not None and earlier is None:
        return setting.headed, "named in the heading"
    if setting.location is not None or earlier is None:
        return setting.location, "the report's" if setting.location else "none said"
    return earlier, "the event before"


def date_around(claim: Claim, before: Sequence[Event], setting: Setting) -> Iterator[tuple[DateMention, str]]:
    """Yield the dates that a claim without one may take, nearest first, each with its rule."""
    item = _item_start(claim, setting)
    dated = [event for event in _lending(claim, before) if event.when is not None and event.start >= item]
    last = next(reversed(dated), None)
    for ground in _grounds_before(claim, before, setting):
        if ground.start < item or (last is not None and last.end > ground.start):
            break
        for mention in ground.dates:
            if mention.prec <= DatePrec.WEEK:
                yield mention, "said in the sentence before"
    for event in reversed(dated):
        if event.when is not None:
            yield event.when, "the sentence before"
    if setting.when is not None and setting.when.start < claim.trigger.start:
        yield setting.when, "the report's"
    if claim.said_on is not None:
        yield claim.said_on, "that of the statement"
    if setting.when is not None:
        yield setting.when, "the report's"


def _lending(claim: Claim, before: Sequence[Event]) -> list[Event]:
    """The events that lend a claim their place and date: what is still to come lends none to what has happened."""
    if claim.modality in STILL_TO_COME:
        return list(before)
    return [event for event in before if event.modality not in STILL_TO_COME]


def _grounds_before(claim: Claim, before: Sequence[Event], setting: Setting) -> Iterator[Ground]:
    """Yield the last sentences of the paragraph before a claim, nearest first; not those of what only is to come."""
    grounds = setting.grounds
    here = bisect_right(grounds, claim.trigger.start, key=lambda ground: ground.start)
    lending = _lending(claim, before)
    open_events = [event for event in before if event not in lending]
    for ground in reversed(grounds[max(0, here - 1 - REACH_SENTENCES) : max(0, here - 1)]):
        if ground.paragraph != claim.sentence.paragraph:
            return
        if not any(event.start < ground.end and ground.start < event.end for event in open_events):
            yield ground


def _item_start(claim: Claim, setting: Setting) -> int:
    """Where the item of a list that a claim stands in begins: at a sentence that opens with the name of its place.

    "Malanje: the shelling ended on 9 July. Kuito: 12,400 people have arrived": the second item has no date of the first.
    """
    grounds = setting.grounds
    here = bisect_right(grounds, claim.trigger.start, key=lambda ground: ground.start)
    for ground in reversed(grounds[max(0, here - REACH_BACK) : here]):
        if ground.paragraph != claim.sentence.paragraph:
            break
        if any(
            _LABEL.match(ground.text[place.end - ground.start :])
            for place in ground.named
            if place.start == ground.start
        ):
            return ground.start
    return 0
