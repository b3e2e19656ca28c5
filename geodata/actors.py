"""Names who does it and who suffers it, as the text names them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span, Token

from geodata.clauses import agent_of, is_passive, noun_phrase, object_of, subject_of, text_span
from geodata.model import Reason
from geodata.tables import read_table, read_words
from geodata.vocab import ReasonField

ACTING_ROLES = {"armed", "forces", "political"}
TARGET_PREPOSITIONS = {"on", "against", "at", "of"}
WEAPON_ROLES = {"weapon", "gun"}
MAX_ACTOR_WORDS = 14
CALLED = {"known", "called", "named"}
BONDS = {
    "nsubj": "subject of",
    "nsubjpass": "subject of",
    "dobj": "object of",
    "obj": "object of",
    "pobj": "behind a preposition of",
    "poss": "owner of",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody who takes part: the name as the text has it, and why."""

    name: str
    reason: Reason


@cache
def actor_roles() -> dict[str, str]:
    """Read the table of nouns for actors: lemma to role (armed, forces, civilian, political, monitor)."""
    return {row["lemma"]: row["role"] for row in read_table("actor_words")}


def _forms(token: Token) -> Iterator[str]:
    """Yield the forms that a noun may stand under in the table; of a word taken for a name the lemmatiser leaves the plural."""
    yield token.lower_
    yield token.lemma_.lower()
    if token.tag_ in {"NNP", "NNPS"}:
        yield token.lower_.removesuffix("s")
        yield re.sub("men$", "man", token.lower_)


def role_of(token: Token) -> str | None:
    """Say what part a noun plays in a conflict; None where it plays none.

    A country or an organisation is "political"; so is a person, who speaks for one.
    """
    roles = actor_roles()
    if any(
        child.dep_ in {"amod", "compound"} and child.lower_ in read_words("armed_words", "mark")
        for child in token.children
    ):
        return "armed"
    bound = {child.dep_: child for child in token.children}
    if token.lower_ == "men" and "nummod" not in bound and _is_band(bound.get("compound")):
        return "armed"
    for form in _forms(token):
        if form in roles:
            return roles[form]
    for child in token.children:
        if child.dep_ == "compound" and child.lower_ in roles:
            return roles[child.lower_]
    return "political" if token.ent_type_ in {"GPE", "ORG", "NORP", "PERSON"} else None


def is_envoy(token: Token) -> bool:
    """Whether a noun, or the name that it stands before, is somebody sent to talk: "the mediator", "Foreign Minister Ivanov"."""
    beside = [token, *(child for child in token.lefts if child.dep_ in {"compound", "nmod"})]
    if any(word.lemma_.lower() in read_words("envoy_words", "envoy") for word in beside):
        return True
    ranks = [word for word in beside if word.lemma_.lower() in read_words("envoy_words", "rank")]
    marks = read_words("envoy_words", "mark")
    return any(near.lower_ in marks for word in ranks for near in (*beside, *word.subtree))


def _is_band(name: Token | None) -> bool:
    """Whether the name before "men" is that of those whom they belong to: "Abu Sayyaf men"."""
    return name is not None and name.ent_type_ in {"ORG", "PERSON"}


def name_phrase(token: Token) -> str:
    """Return the words that name an actor, without the times, clauses and marks that hang on them."""
    span = _without_time(_with_full_name(noun_phrase(token), token), token)
    words = span.text.strip(" ,;:-–—\"'“”‘’(").split()
    if len(words) > MAX_ACTOR_WORDS:
        words = token.doc[min(span.start, token.i) : token.i + 1].text.split()
    text = " ".join(words[:MAX_ACTOR_WORDS])
    text = text.replace('"', "") if text.count('"') % 2 else text  # 60 "fighters: the other mark was at the edge
    return text + ")" if text.count("(") > text.count(")") else text


def name_speakers(token: Token) -> str:
    """Return the words that name who speaks, and who speaks with them: "officials and residents"."""
    name = name_phrase(token)
    joined = next((child for child in token.children if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN"}), None)
    if joined is None or not any(child.lower_ == "and" for child in token.children):
        return name
    both = f"{name} and {name_phrase(joined)}"
    written = both in token.doc[token.left_edge.i : joined.right_edge.i + 1].text
    return both if written and len(both.split()) <= MAX_ACTOR_WORDS else name


def _with_full_name(span: Span, token: Token) -> Span:
    """Take in what names an organisation behind a preposition: "the Observatory for Human Rights", "a group known as Salam"."""
    doc = token.doc
    if span.end + 1 >= len(doc) or span.end - 1 != token.i:
        return span
    follows = doc[span.end]
    named = token.pos_ == "PROPN" and follows.lower_ == "for"
    called = follows.lower_ in CALLED and (follows.lower_ != "known" or doc[span.end + 1].lower_ == "as")
    first = span.end + (2 if follows.lower_ == "known" else 1)
    last = first
    while last < len(doc) and (doc[last].pos_ == "PROPN" or (last == first and doc[last].lower_ == "the")):
        last += 1
    return doc[span.start : last] if (named or called) and last > first else span


def _without_time(span: Span, token: Token) -> Span:
    """Leave out a time of day that the parse took for part of a name: "this morning sources"."""
    first = span.start
    while first < token.i and span.doc[first].ent_type_ in {"DATE", "TIME"}:
        first += 1
    return span.doc[first : span.end]


def find_actor(heads: Iterable[Token]) -> Party | None:
    """Name who does it, as the text does.

    Args:
        heads: Head tokens of the words for the occurrence; the first that names somebody decides.

    Returns:
        The actor; None where nobody is named who could do it.
    """
    found = ((head, find_actor_token(head)) for head in heads)
    able = ((head, actor) for head, actor in found if actor is not None and role_of(actor) in ACTING_ROLES)
    return next((_party(ReasonField.ACTOR, head, actor) for head, actor in able), None)


def find_target(heads: Iterable[Token]) -> Party | None:
    """Name who or what suffers it, as the text does.

    Args:
        heads: Head tokens of the words for the occurrence; the first that names something decides.

    Returns:
        The target; None where nothing is named.
    """
    found = ((head, find_target_token(head)) for head in heads)
    named = ((head, target) for head, target in found if target is not None and _is_named(target))
    return next((_party(ReasonField.TARGET, head, target) for head, target in named), None)


@cache
def _deeds() -> frozenset[str]:
    """Give the nouns of what is done ("attack"), what it is done with ("missile") and what is lost by it ("a leg"): nobody suffers as one."""
    rows = read_table("triggers")
    deeds = {row["phrase"] for row in rows if row["pos"] == "N" or row["role"] in WEAPON_ROLES}
    lost = {row["phrase"].rpartition(" ")[2] for row in rows if row["phrase"].startswith("lose ")}
    return frozenset(deeds | lost | {"fire", "refuge"})


def _is_deed(token: Token) -> bool:
    """Tell whether a noun is what is done or what it is done with, by itself or with the noun before it ("tear gas")."""
    lemma = token.lemma_.lower().removesuffix("s") if token.tag_ == "NNPS" else token.lemma_.lower()
    return lemma in _deeds() or (token.i > 0 and f"{token.nbor(-1).lower_} {lemma}" in _deeds())


def _is_named(target: Token) -> bool:
    """Tell whether a noun names somebody or something that can suffer; one may act "against" a deed, too."""
    is_opposed = target.head.lower_ == "against"
    if target.pos_ not in {"NOUN", "PROPN"} or (_is_deed(target) and not is_opposed):
        return False
    return not any(child.tag_ in {"PRP$", "WP$"} for child in target.children)


def _party(field: ReasonField, head: Token, token: Token) -> Party:
    rule = f"{BONDS.get(token.dep_, 'hangs on')} “{head.lower_}”"
    name = name_phrase(token)
    if token.pos_ == "PROPN":
        name = name.partition(", ")[0]  # "Bakhmut, the last town on the road": what it is stays out
    return Party(name=name, reason=Reason(field=field, rule=rule, words=text_span(noun_phrase(token))))


def find_actor_token(head: Token) -> Token | None:
    """Return who does it: the agent of a passive, the subject of an active verb, the "by" of a noun."""
    agent = agent_of(head) or _by_phrase(head)
    if agent is not None:
        return agent
    if _is_verb(head):
        return None if is_passive(head) else subject_of(head) or _said_to_do(head)
    owner = next((child for child in head.children if child.dep_ == "poss"), None)
    if owner is None and head.dep_ in {"dobj", "obj"}:
        return subject_of(head.head)
    return owner


def find_target_token(head: Token) -> Token | None:
    """Return who suffers it: the object of a verb, the subject of a passive, the "on" or "of" of a noun."""
    target = next((child for child in head.children if child.dep_ == "nsubjpass"), None)
    if target is None and _is_verb(head):
        target = subject_of(head) if head.lemma_.lower() in {"die", "perish"} else object_of(head)
    if target is not None and not _is_deed(target):
        return target
    return next(
        (
            word
            for child in head.children
            if child.dep_ == "prep" and child.lower_ in TARGET_PREPOSITIONS
            for word in child.children
            if word.dep_ == "pobj" and word.ent_type_ not in {"DATE", "TIME"}
        ),
        target,
    )


def _is_verb(head: Token) -> bool:
    return head.pos_ in {"VERB", "AUX"}


def _said_to_do(head: Token) -> Token | None:
    """Return of whom it is said: "accused rebels of killing four", "blamed soldiers for shelling the town"."""
    if head.dep_ != "pcomp" or head.head.lower_ not in {"of", "for", "with"}:
        return None
    above = head.head.head
    return object_of(above) if _is_verb(above) else above if above.dep_ in {"dobj", "obj"} else None


def _by_phrase(head: Token) -> Token | None:
    """Return the noun after "by", also where it hangs on the words between ("shelling of villages by the army")."""
    for word in head.subtree:
        if word.lower_ == "by" and word.i > head.i and word.dep_ in {"prep", "agent"}:
            return next((child for child in word.children if child.dep_ == "pobj"), None)
    return None
