"""Chooses, for one occurrence in a sentence, its own date: never that of the statement about it."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from geodata.attribution import Saying
from geodata.clauses import ancestors, clause_root, goes_on_since
from geodata.dates_rules import COUNTED_FROM_THIS
from geodata.model import DateMention
from geodata.scenes import Scene
from geodata.ties import token_at
from geodata.vocab import DatePrec, EventType

SINCE = "since "
APPOSED = 6
"""Characters between two dates that name one time in two ways."""


def choose_date(
    scene: Scene, heads: Sequence[Token], saying: Saying | None, event_type: EventType
) -> DateMention | None:
    """Choose the date of the occurrence, not of the statement about it.

    Args:
        scene: The sentence with what was found in it.
        heads: Head tokens of the words that name the occurrence.
        saying: The statement that carries it, if any.
        event_type: What it is; for diplomacy the day of the statement is the day of the occurrence.

    Returns:
        The date, or None when the sentence gives none for it.
    """
    roots = {clause_root(head).i for head in heads}
    others = {clause_root(scene.head(other)).i for other in scene.triggers if scene.head(other) not in heads} - roots
    ranked = []
    for mention in scene.dates:
        token = token_at(scene, mention)
        root = clause_root(token)
        distance = min(abs(token.i - head.i) for head in heads)
        if _ranks(token) or (root.i not in roots and goes_on_since(root)):
            continue
        if saying is not None and event_type != EventType.DIPLOMACY and _is_behind(token, saying):
            continue
        said = saying is not None and root.i == saying.verb and root.i not in roots
        if said and saying is not None and abs(token.i - saying.verb) < distance and event_type != EventType.DIPLOMACY:
            continue
        if mention.reason == COUNTED_FROM_THIS and all(head.i < token.i for head in heads):
            continue
        aside = _is_aside(root, heads, roots)
        if aside and (mention.prec >= DatePrec.MONTH or (event_type == EventType.DIPLOMACY and root.i in others)):
            continue
        ranked.append((not aside, _tells_of(root, heads), root.i in roots, -distance, mention))
    best = max(ranked, key=lambda item: item[:4])[4] if ranked else None
    if best is not None and best.reason.startswith(SINCE) and _began(token_at(scene, best), heads):
        return replace(best, last=best.first, prec=DatePrec.DAY, reason=f"{best.reason}, the day it began")
    return best and _narrowest(best, scene)


def _began(day: Token, heads: Sequence[Token]) -> bool:
    """Whether what happened is told of the first day: "since Friday, when gunmen stormed a school"."""
    clauses = [word for head in heads for word in (head, *ancestors(head)) if word.dep_ in {"relcl", "advcl", "acl"}]
    return any(
        clause.left_edge.i > day.i and any(word.lower_ == "when" for word in clause.children) for clause in clauses
    )


def _tells_of(root: Token, heads: Sequence[Token]) -> bool:
    """Whether a clause is a relative one of the occurrence itself: "the blast that tore through a church on Sunday"."""
    return root.dep_ in {"relcl", "acl"} and any(root.head.i == head.i for head in heads)


def _narrowest(chosen: DateMention, scene: Scene) -> DateMention:
    """Take the most exact of the dates of the same time: "two weeks ago, on 7 August"."""
    inside = [
        mention
        for mention in scene.dates
        if 0 <= mention.start - chosen.end <= APPOSED and chosen.first <= mention.first and mention.last <= chosen.last
    ]
    return min((chosen, *inside), key=lambda mention: mention.last - mention.first)


def choose_statement_date(scene: Scene, saying: Saying | None) -> DateMention | None:
    """Return the date of the statement itself: what it tells of cannot be later.

    Args:
        scene: The sentence with what was found in it.
        saying: The statement, if any.
    """
    if saying is None:
        return None
    days = ((mention, token_at(scene, mention)) for mention in scene.dates)
    return next(
        (mention for mention, day in days if clause_root(day).i == saying.verb or _is_behind(day, saying)), None
    )


def _ranks(day: Token) -> bool:
    """Whether a time only says among what something is the most: "the heaviest fighting this year", "the worst since May"."""
    for noun in ancestors(day):
        if noun.pos_ not in {"ADP", "SCONJ", "NOUN", "ADJ", "PROPN", "NUM"}:
            return False
        if noun.pos_ == "NUM" and any(_is_most(word) for word in noun.subtree):
            return True  # "one of the bloodiest attacks in recent years"
        if noun.tag_ == "JJS" or any(_is_most(child) and child.i < day.i for child in noun.children):
            return True
        if noun.lemma_ == "time" and any(child.ent_type_ == "ORDINAL" for child in noun.children):
            return True  # "for the 30th time this year"
    return False


def _is_most(word: Token) -> bool:
    """Whether a word is a superlative, also one that the tagger took for something else: "bloodiest"."""
    return word.tag_ == "JJS" or (word.dep_ in {"amod", "compound"} and word.lower_.endswith("iest"))


def _is_behind(day: Token, saying: Saying) -> bool:
    """Whether a day stands right behind the verb of a statement, which it dates: "said Monday its army had killed"."""
    return day.i == saying.verb + 1


def _is_aside(root: Token, heads: Sequence[Token], roots: set[int]) -> bool:
    """Whether a clause hangs on some other word as a relative: "the truce agreed last year"."""
    own = roots | {head.i for head in heads}
    for word in (root, *ancestors(root)):
        if word.i in own:
            return False
        if word.dep_ in {"relcl", "acl"}:
            return word.head.i not in own and not any(word.is_ancestor(head) for head in heads)
    return False
