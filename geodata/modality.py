"""Tells what happened from what is claimed, denied, threatened, demanded, proposed, planned or long past."""

from datetime import date, timedelta

from spacy.tokens import Token

from geodata.attribution import Saying, force_of
from geodata.clauses import ancestors, clause_root, text_span
from geodata.model import DateMention, Reason, Span
from geodata.vocab import DatePrec, Modality, ReasonField

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
) -> tuple[Modality, Reason]:
    """Say how an occurrence is put.

    Args:
        head: Head token of the words that name it.
        saying: The statement that it is part of, if any.
        when: Its date, if known.
        published: Publication date, if known.

    Returns:
        The modality and its reason.
    """
    governed = _governing_force(head)
    if governed is not None:
        modality, word = governed
        return modality, _reason("a word that rules over it", text_span(word))
    if when is not None and is_background(when, published):
        return Modality.HISTORICAL, _reason("older than the news of the day", when)
    negation = _negation(clause_root(head))
    if negation is not None and saying is not None:
        return Modality.DENIED, _reason("negated by who speaks", text_span(negation))
    future = _future(clause_root(head))
    if future is not None:
        if saying is not None and head.doc[saying.verb].lemma_ == "suggest":
            return Modality.PROPOSED, _reason("suggested", saying.cue)
        return Modality.PLANNED, _reason(future[0], text_span(future[1]))
    if saying is not None:
        return Modality.CLAIMED, _reason("somebody says so", saying.cue)
    return Modality.HAPPENED, _reason("the report's own voice", None)


def _reason(rule: str, words: Span | None) -> Reason:
    stretch = Span(start=words.start, end=words.end) if words else None
    return Reason(field=ReasonField.MODALITY, rule=rule, words=stretch)


def is_background(when: DateMention | None, published: date | None) -> bool:
    """Whether a date lies so far back that it tells of history: another year, or more than a month ago."""
    if when is None or published is None:
        return False
    if when.prec == DatePrec.YEAR and when.first.year != published.year:
        return when.last < published
    return when.last < published - timedelta(days=BACKGROUND_DAYS)


def _governing_force(head: Token) -> tuple[Modality, Token] | None:
    """Look up the tree for a verb or noun that wishes, offers, plans, threatens or denies."""
    below = head
    for word in (head, *ancestors(head)):
        if word.pos_ == "NOUN" and word is not head and below.dep_ in {"pobj", "prep", "acl", "pcomp"}:
            force = NOUN_FORCES.get(word.lemma_.lower())
            if force is not None:
                return force, word
        if word.pos_ == "VERB" and (word is head or below.dep_ not in {"advcl", "nsubj", "nsubjpass", "relcl"}):
            force = FORCES.get(force_of(word) or "")
            if force is not None and (word is head or _rules_over(below)):
                return _warned(word, force, head), word
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


def _negation(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ == "neg"), None)


def _future(verb: Token) -> tuple[str, Token] | None:
    """Say by which rule, and by which word, a clause speaks of what is to come."""
    to = next((child for child in verb.lefts if child.lower_ == "to"), None)
    if to is not None and verb.dep_ == "xcomp" and verb.head.lemma_ == "be":
        return "is to", to
    auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    future = next((word for word in auxiliaries if word.lower_ in FUTURE_WORDS), None)
    if future is not None:
        return "future tense", future
    possible = next((word for word in auxiliaries if word.lower_ in POSSIBLE_WORDS), None)
    if possible is not None and not any(word.lemma_ == "have" for word in auxiliaries):
        return "not yet the case", possible
    return None
