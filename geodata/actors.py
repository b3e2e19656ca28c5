"""Names who does it and who suffers it, as the text names them."""

from functools import cache

from spacy.tokens import Span, Token

from geodata.clauses import SUBJECT_RELATIONS, agent_of, is_passive, noun_phrase, object_of, subject_of
from geodata.tables import read_table

ARMED_ROLES = {"armed", "forces"}
MAX_ACTOR_WORDS = 14


@cache
def actor_roles() -> dict[str, str]:
    """Read the table of nouns for actors: lemma to role (armed, forces, civilian, political, monitor)."""
    return {row["lemma"]: row["role"] for row in read_table("actor_words")}


def role_of(token: Token) -> str | None:
    """Say what part a noun plays in a conflict; None where it plays none.

    A country or an organisation is "political"; so is a person, who speaks for one.
    """
    roles = actor_roles()
    for form in (token.lower_, token.lemma_.lower()):
        if form in roles:
            return roles[form]
    for child in token.children:
        if child.dep_ == "compound" and child.lower_ in roles:
            return roles[child.lower_]
    return "political" if token.ent_type_ in {"GPE", "ORG", "NORP", "PERSON"} else None


def name_phrase(token: Token) -> str:
    """Return the words that name an actor, without the clauses and marks that hang on them."""
    span: Span = noun_phrase(token)
    words = span.text.strip(" ,;:-–—\"'“”‘’(").split()
    if len(words) > MAX_ACTOR_WORDS:
        words = token.doc[min(span.start, token.i) : token.i + 1].text.split()
    text = " ".join(words[:MAX_ACTOR_WORDS])
    return text + ")" if text.count("(") > text.count(")") else text


def find_actor(head: Token) -> str | None:
    """Name who does it: the agent of a passive, the subject of an active verb, the "by" of a noun."""
    if head.pos_ in {"VERB", "AUX"}:
        agent = agent_of(head)
        if agent is None and not is_passive(head):
            agent = subject_of(head)
        return _named(agent, {"armed", "forces", "political"})
    by = next((child for child in head.children if child.dep_ in {"prep", "agent"} and child.lower_ == "by"), None)
    agent = next((word for word in by.children if word.dep_ == "pobj"), None) if by is not None else None
    if agent is None:
        agent = next((child for child in head.children if child.dep_ == "poss"), None)
    if agent is None and head.dep_ in {"dobj", "obj"}:
        agent = subject_of(head.head)
    return _named(agent, {"armed", "forces", "political"})


def find_target(head: Token) -> str | None:
    """Name who suffers it: the object of an active verb, the subject of a passive, the "on" or "against" of a noun."""
    if head.pos_ in {"VERB", "AUX"}:
        target = next((child for child in head.children if child.dep_ == "nsubjpass"), None)
        target = target if target is not None else object_of(head)
    else:
        target = next(
            (
                word
                for child in head.children
                if child.dep_ == "prep" and child.lower_ in {"on", "against", "at", "of"}
                for word in child.children
                if word.dep_ == "pobj" and word.ent_type_ not in {"DATE", "TIME"}
            ),
            None,
        )
    return _named(target, {"armed", "forces", "civilian", "political"})


def _named(token: Token | None, roles: set[str]) -> str | None:
    if token is None or token.pos_ == "PRON" or (token.dep_ in SUBJECT_RELATIONS and token.pos_ == "DET"):
        return None
    role = role_of(token)
    return name_phrase(token) if role in roles else None
