"""Tells what is said of a whole war or a whole country, which belongs to no day and no town, from a single occurrence."""

from collections.abc import Container, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Span, Token

from geodata.clauses import SUBJECT_RELATIONS, ancestors, clause_root
from geodata.dates_days import span_days
from geodata.model import DateMention
from geodata.tables import read_words

PERFECT = {"has", "have", "'ve", "’ve"}


def is_whole(heads: Sequence[Token], sentence: Span) -> bool:
    """Whether a sentence tells something of a whole war or a whole country.

    "The war has driven 8 million from their homes", "14,000 people have been killed in the conflict", "600 were arrested
    across the country". Such a total belongs to no town that the sentences before it name.

    Args:
        heads: Head tokens of the words for the occurrence.
        sentence: The sentence that tells it.
    """
    roots = {clause_root(head).i for head in heads}
    if any(is_since(clause) and clause.head.i in roots for clause in sentence):
        return True
    if any(_has_lasted(clause_root(head)) for head in heads):
        return True
    return any(_names_land(word) for word in sentence if clause_root(word).i in roots) or any(
        _is_of_a_war(word, roots) for word in sentence if word.lemma_.lower() in read_words("war_words", "war")
    )


def since_began(when: DateMention, day: Token, published: date | None) -> DateMention:
    """Read the day on which a war began as "since that day": "killed in the war, which began on 15 April".

    Args:
        when: The date chosen for an occurrence.
        day: The token that heads the date.
        published: Publication date, if known.

    Returns:
        The time from that day to publication; the date itself where it dates no beginning.
    """
    clause = clause_root(day)
    if published is None or when.last >= published or not (is_since(clause) or _began_of(clause)):
        return when
    days = span_days(when.first, published, when.prec)
    return replace(when, last=days.last, prec=days.prec, reason=f"since {when.reason}")


def _has_lasted(clause: Token) -> bool:
    """Whether a clause, or the one that it is joined to, says how long something has gone on: "has lasted ten years and killed"."""
    joined = (clause, clause.head) if clause.dep_ == "conj" else (clause,)
    return any(verb.lemma_.lower() in read_words("war_words", "last") and is_perfect(verb) for verb in joined)


def _begins(clause: Token) -> bool:
    return clause.lemma_.lower() in read_words("war_words", "begin")


def is_since(clause: Token) -> bool:
    """Whether a clause says since when something has gone on: "have died since the army invaded in May"."""
    since = clause.dep_ == "advcl" and any(
        child.lower_ == "since" and child.dep_ == "mark" for child in clause.children
    )
    if clause.dep_ == "relcl" and clause.head.head.lower_ == "since":  # "since 26 April, when the marches began"
        return _begins(clause)
    told = is_perfect(clause.head) or is_perfect(clause.head, {"had"})  # "said 345 had been killed since it began"
    return since and _begins(clause) and told


def _began_of(clause: Token) -> bool:
    """Whether a clause says when a war, or what has gone on until now, began: "the war, which began", "the offensive, launched in"."""
    if clause.dep_ not in {"relcl", "acl"} or not _begins(clause):
        return False
    war = clause.head
    return war.lemma_.lower() in read_words("war_words", "war") or is_perfect(clause_root(war))


def _names_land(word: Token) -> bool:
    """Whether a word stands for the whole country: "nationwide", "across the country"."""
    if word.lower_ in read_words("war_words", "everywhere"):
        return True
    definite = any(child.lower_ == "the" for child in word.children)
    spread = word.dep_ == "pobj" and word.head.lower_ in read_words("war_words", "spread")
    return word.lower_ in read_words("war_words", "land") and definite and spread


def _is_of_a_war(war: Token, roots: set[int]) -> bool:
    """Whether a war is what did it, or in which it happened, up to now."""
    if not any(child.lower_ in {"the", "this"} or child.dep_ == "poss" for child in war.children):
        return False
    above = war.head
    if war.dep_ == "pobj" and above.lower_ in read_words("war_words", "within"):
        above = next((word for word in ancestors(above) if word.pos_ in {"VERB", "AUX"}), above)
    elif war.dep_ not in SUBJECT_RELATIONS:
        return False
    return above.i in roots and is_perfect(above)


def is_perfect(verb: Token, auxiliaries: Container[str] = PERFECT) -> bool:
    """Whether a verb stands in the present perfect, maybe by the auxiliary of the verb before "and": "have been shot and wounded"."""
    if any(child.dep_ == "aux" and child.lower_ in auxiliaries for child in verb.children):
        return True
    bare = not any(child.dep_ in {"aux", "auxpass"} for child in verb.children)
    return bare and verb.dep_ == "conj" and verb.head.i < verb.i and is_perfect(verb.head, auxiliaries)
