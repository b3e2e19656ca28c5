"""Tells what happened from what is claimed, denied, threatened, demanded, proposed, planned or long past."""

from datetime import date, timedelta

from spacy.tokens import Token

from geodata.attribution import Saying, force_of
from geodata.clauses import ancestors, clause_root
from geodata.model import DateMention
from geodata.vocab import DatePrec, Modality

BACKGROUND_DAYS = 30
FORCES = {
    "deny": Modality.DENIED,
    "demand": Modality.DEMANDED,
    "propose": Modality.PROPOSED,
    "plan": Modality.PLANNED,
    "threaten": Modality.THREATENED,
}
FUTURE_WORDS = {"will", "shall", "'ll", "’ll"}
POSSIBLE_WORDS = {"could", "may", "might", "would", "can", "should", "must"}
NOUN_FORCES = {
    "proposal": Modality.PROPOSED,
    "offer": Modality.PROPOSED,
    "plan": Modality.PLANNED,
    "preparation": Modality.PLANNED,
    "threat": Modality.THREATENED,
    "call": Modality.DEMANDED,
    "demand": Modality.DEMANDED,
    "appeal": Modality.DEMANDED,
    "denial": Modality.DENIED,
}


def find_modality(
    head: Token,
    saying: Saying | None,
    when: DateMention | None,
    published: date | None,
) -> tuple[Modality, str]:
    """Say how an occurrence is put.

    Args:
        head: Head token of the words that name it.
        saying: The statement that it is part of, if any.
        when: Its date, if known.
        published: Publication date, if known.

    Returns:
        The modality and the rule that gave it, in words.
    """
    governed = _governing_force(head)
    if governed is not None:
        return governed
    if is_background(when, published):
        return Modality.HISTORICAL, "older than the news of the day"
    if _is_negated(clause_root(head)) and saying is not None:
        return Modality.DENIED, f"negated, {saying.speaker.reason}"
    future = _future(clause_root(head))
    if future is not None:
        suggested = saying is not None and saying.speaker.reason.startswith("suggest")
        return (Modality.PROPOSED, "suggested") if suggested else future
    if saying is not None:
        return Modality.CLAIMED, saying.speaker.reason
    return Modality.HAPPENED, "the outlet's own words"


def is_background(when: DateMention | None, published: date | None) -> bool:
    """Whether a date lies so far back that it tells of history: another year, or more than a month ago."""
    if when is None or published is None:
        return False
    if when.prec == DatePrec.YEAR and when.first.year != published.year:
        return when.last < published
    return when.last < published - timedelta(days=BACKGROUND_DAYS)


def _governing_force(head: Token) -> tuple[Modality, str] | None:
    """Look up the tree for a verb or noun that wishes, offers, plans, threatens or denies."""
    below = head
    for word in (head, *ancestors(head)):
        if word.pos_ == "NOUN" and word is not head and below.dep_ in {"pobj", "prep", "acl", "pcomp"}:
            force = NOUN_FORCES.get(word.lemma_.lower())
            if force is not None:
                return force, word.lower_
        if word.pos_ == "VERB" and (word is head or below.dep_ not in {"advcl", "nsubj", "nsubjpass", "relcl"}):
            force = FORCES.get(force_of(word) or "")
            if force is not None and (word is head or _rules_over(below)):
                return _warned(word, force, head), word.lower_
        if below.dep_ == "relcl" or (below is not head and below.dep_ == "advcl"):
            return None
        below = word
    return None


def _rules_over(below: Token) -> bool:
    """Whether the word below is what the verb wishes or denies, not its time, place or speaker."""
    if below.dep_ == "prep":
        return below.lower_ in {"for", "of", "against", "to", "on", "with"}
    return below.dep_ in {"ccomp", "xcomp", "dobj", "obj", "conj", "pcomp", "advcl"}


def _warned(verb: Token, force: Modality, head: Token) -> Modality:
    """A warning is a threat only of what would come: "warned that vehicles would be fired upon"."""
    if verb.lemma_.lower() != "warn" or verb.i == head.i:
        return force
    root = clause_root(head)
    coming = any(child.dep_ == "aux" and child.lower_ in FUTURE_WORDS | POSSIBLE_WORDS for child in root.children)
    return force if coming else Modality.CLAIMED


def _is_negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def _future(verb: Token) -> tuple[Modality, str] | None:
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and any(child.lower_ == "to" for child in verb.lefts):
        return Modality.PLANNED, "is to"
    auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    if any(word.lower_ in FUTURE_WORDS for word in auxiliaries):
        return Modality.PLANNED, "future tense"
    if any(word.lower_ in POSSIBLE_WORDS for word in auxiliaries) and not any(
        word.lemma_ == "have" for word in auxiliaries
    ):
        return Modality.PLANNED, "not yet the case"
    return None
