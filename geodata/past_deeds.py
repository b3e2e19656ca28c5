"""Tells as background what somebody whom the news is about did before: "the captured leader was behind a raid that killed two"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Token

from geodata.claim import Claim
from geodata.clauses import ancestors, text_span
from geodata.model import Reason, Span
from geodata.roles import HARM_KINDS
from geodata.tables import read_words
from geodata.vocab import EventType, FigureKind, Modality, ReasonField

TOLD = {Modality.HAPPENED, Modality.CLAIMED}
IN_PASSING = {"acl", "amod", "relcl"}
SUBJECTS = {"nsubj", "nsubjpass"}
PAST_DEED = "what one whom the news is about did before"
SEIZED = {FigureKind.CAPTURED, FigureKind.KILLED}

_OPENING = re.compile(r"(?:(?:during|in)\s+)?(?:the|that|this)\s+(\w+)\b", re.IGNORECASE)


def tell_past_deeds(claims: Sequence[Claim], doc: Doc) -> list[Claim]:
    """Put what one person, or a band, is charged with to the past, where the report tells of the hunt for them.

    Args:
        claims: Claims in text order.
        doc: The parsed article.
    """
    hunted = _hunt_begins(claims, doc)
    if hunted is None:
        return list(claims)
    told: list[Claim] = []
    for claim in claims:
        word = _charge_over(claim, doc) if claim.sentence.end > hunted else None
        if word is None and told and told[-1].sentence.end < claim.sentence.start:
            word = _pointed_at(claim, told[-1])
        told.append(_put_back(claim, word) if word else claim)
    return told


def _hunt_begins(claims: Sequence[Claim], doc: Doc) -> int | None:
    """Where the report first tells of somebody who was sought, seized or killed; None where it does not."""
    told = [claim.trigger.start for claim in claims if claim.modality in TOLD and _seizes_one(claim)]
    sought = _sought().search(doc.text)
    return min([*told, *([sought.start()] if sought else [])], default=None)


def _seizes_one(claim: Claim) -> bool:
    one = [figure for figure in claim.figures if figure.kind in SEIZED and figure.low == figure.high == 1]
    banned = read_words("deed_words", "who")
    hunted = any(
        figure.kind == FigureKind.CAPTURED or banned & set((figure.who or "").lower().split()) for figure in one
    )
    return claim.event_type == EventType.ARREST or hunted


@cache
def _sought() -> re.Pattern[str]:
    after, who = ("|".join(sorted(read_words("deed_words", role))) for role in ("sought", "who"))
    return re.compile(rf"\b(?:{after})\b(?:\s+[\w'’-]+){{0,5}}?\s+(?:{who})s?\b", re.IGNORECASE)


def is_charged(head: Token) -> bool:
    """Whether a word tells what somebody is charged with: "suspected of the attack in A, was killed in B"."""
    return any(map(_is_charge, ancestors(head)))


def _charge_over(claim: Claim, doc: Doc) -> Span | None:
    """The word of charge that rules over what a claim tells, and whose subject is who the report is about."""
    if claim.modality not in TOLD or claim.event_type in {EventType.ARREST, EventType.DIPLOMACY}:
        return None
    charges = [word for word in ancestors(doc[claim.trigger.head]) if _is_charge(word)]
    word = min(charges, key=lambda charge: charge.i, default=None)
    if word is None or (word.dep_ in IN_PASSING and _counts_before(claim, word)):
        return None
    return text_span(word)


def _counts_before(claim: Claim, word: Token) -> bool:
    """Whether the sentence counts the dead before a charge in passing: "killed a leader responsible for raids" is the news."""
    return any(
        claim.sentence.start <= figure.start < word.idx and figure.kind in HARM_KINDS for figure in claim.figures
    )


def _pointed_at(claim: Claim, last: Claim) -> Span | None:
    """The words by which a sentence goes on with a deed told in the one before: "During the attack two died", "The blast killed two"."""
    opening = _OPENING.match(claim.sentence.text)
    past = any(reason.rule == PAST_DEED for reason in last.reasons)
    if opening is None or not past or claim.modality not in TOLD:
        return None
    act = opening[1].lower()
    if act not in read_words("deed_words", "act") or act not in last.sentence.text.lower():
        return None
    return Span(start=claim.sentence.start, end=claim.sentence.start + opening.end())


def _put_back(claim: Claim, words: Span) -> Claim:
    """The claim as background."""
    reason = Reason(field=ReasonField.MODALITY, rule=PAST_DEED, words=Span(start=words.start, end=words.end))
    kept = (other for other in claim.reasons if other.field != ReasonField.MODALITY)
    return replace(claim, modality=Modality.HISTORICAL, reasons=(*kept, reason))


def _is_charge(word: Token) -> bool:
    """Whether a word says that one person, or a band, stands behind what hangs on it: "responsible for", "led"."""
    lemma, subject = word.lemma_.lower(), _subject(word)
    if lemma in read_words("deed_words", "behind"):
        return word.dep_ == "prep" and _is_of_the_band(word.head) and _tells_act(word)
    if word.pos_ not in {"VERB", "ADJ"}:
        return False
    passive = lemma in read_words("deed_words", "charge") and (word.tag_ == "VBN" or _is_held_to(word))
    if subject is None or subject.dep_ not in SUBJECTS or subject.tag_ == "WP":
        told_of = word.head if word.dep_ in {"acl", "relcl", "amod"} or subject is None else subject.head.head
        return (passive or lemma in read_words("deed_words", "guilt")) and _is_of_the_band(told_of)
    if not _is_the_one(subject):
        return False
    return lemma in read_words("deed_words", "deed") or (passive and subject.dep_ == "nsubjpass")


def _tells_act(behind: Token) -> bool:
    """Whether it is a deed that somebody is behind: "behind the murder of", not "behind a wall"."""
    return any(
        child.dep_ == "pobj" and child.lemma_.lower() in read_words("deed_words", "act") for child in behind.children
    )


def _is_held_to(word: Token) -> bool:
    """Whether an infinitive charges whom the passive before it is about: "was held to blame for"."""
    above = word.head
    return (
        word.dep_ in {"xcomp", "advcl"}
        and word.tag_ == "VB"
        and above.tag_ == "VBN"
        and above.lemma_.lower() in read_words("deed_words", "held")
    )


def _is_of_the_band(noun: Token) -> bool:
    """Whether a noun that a charge is told of in passing is one person: "a rebel leader responsible for", a name."""
    return noun.ent_type_ == "PERSON" or (noun.tag_ in {"NN", "NNP"} and noun.lower_ in read_words("deed_words", "who"))


def _subject(word: Token) -> Token | None:
    """The subject of a predicate, or of the verb that it hangs on; none where it hangs on a noun."""
    if word.dep_ in {"acl", "amod"}:
        return None
    for above in (word, *ancestors(word)):
        subject = next((child for child in above.children if child.dep_ in SUBJECTS), None)
        if subject is not None or above.dep_ in {"relcl", "ROOT"}:
            return subject
    return None


def _is_the_one(subject: Token) -> bool:
    """Whether a subject is one person known from before, or a band: "he", "the leader", "this network", "a detained man"."""
    if subject.lower_ in {"he", "she"} or subject.ent_type_ == "PERSON":
        return True
    if subject.tag_ not in {"NN", "NNP"}:
        return False
    known = any(child.dep_ in {"det", "poss"} and child.lower_ not in {"a", "an"} for child in subject.children)
    seized = any(child.lower_ in read_words("deed_words", "seized") for child in subject.children)
    return (known or seized) and subject.lower_ in read_words("deed_words", "who")
