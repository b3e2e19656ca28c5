"""Tells what only goes on with a story from long before the news: "In June they fought there. The rebels lost 30 men"."""

import re

from geodata.claim import Claim
from geodata.model import Event
from geodata.past_deeds import PAST_DEED
from geodata.tables import read_words
from geodata.vocab import EventType, Modality

TOLD = {Modality.HAPPENED, Modality.CLAIMED}
LEAST_LETTERS = 4
_SUBJECT = re.compile(r"the\s+((?:[\w-]+\s+){1,3})", re.IGNORECASE)
_LETTERS = re.compile(r"[\w-]+")


def goes_on_with(claim: Claim, last: Event | None) -> bool:
    """Whether a claim without a day of its own takes up what the event right before it tells of long ago.

    Its sentence opens with a pronoun, or with "the" and a noun of the sentence before. Behind a deed of somebody whom the news
    is about the news goes on.

    Args:
        claim: The claim.
        last: The event before it.
    """
    if last is None or any(reason.rule == PAST_DEED for reason in last.reasons):
        return False
    if last.modality != Modality.HISTORICAL or last.when is None or last.start >= claim.sentence.start:
        return False
    own_day = claim.when is not None or claim.told_when is not None or claim.present or claim.whole
    if own_day or claim.modality not in TOLD or claim.event_type == EventType.DIPLOMACY:
        return False
    if claim.sentence.start - last.end > 2:  # not the next sentence of the paragraph
        return False
    first = _LETTERS.match(claim.sentence.text)
    if first and first[0].lower() in read_words("pointing_words", "opens"):
        return True
    subject = _SUBJECT.match(claim.sentence.text)
    told = {word.lower() for word in _LETTERS.findall(last.quote)}
    return subject is not None and any(
        word.lower() in told and len(word) >= LEAST_LETTERS for word in _LETTERS.findall(subject[1])
    )
