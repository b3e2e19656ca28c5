"""Counts people whom a report told to be dead before it tells how each of them died."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from geodata.actors import find_target_token
from geodata.claim import Claim
from geodata.clauses import tokens_at
from geodata.model import Figure
from geodata.pointing import DEFINITE
from geodata.sift import VIOLENT_TYPES
from geodata.vocab import FigureKind, Modality, Qualifier

REACH = 6
"""How many claims back the dead may have been told."""


def count_known_dead(claims: Sequence[Claim], doc: Doc) -> tuple[Claim, ...]:
    """Count one killed where a claim tells what befell one of those told dead before.

    "Two nurses and a driver died. The driver was shot at a roadblock; one of the nurses was hit by a shell": each is one of
    the three, though "shot" and "hit" alone do not say that anybody died.

    Args:
        claims: Claims in text order.
        doc: The text that they were read from.

    Returns:
        The same claims, some with a figure more.
    """
    counted: list[Claim] = []
    for claim in claims:
        victim = _one_known(claim, doc, counted)
        counted.append(claim if victim is None else _with_victim(claim, victim))
    return tuple(counted)


def _one_known(claim: Claim, doc: Doc, before: Sequence[Claim]) -> Token | None:
    """Return the word for the victim of a claim that kills nobody yet, where it is one of the dead told before."""
    if claim.event_type not in VIOLENT_TYPES or any(figure.kind == FigureKind.KILLED for figure in claim.figures):
        return None
    victim = _victim(doc[claim.trigger.head])
    noun = _one_of(victim) if victim is not None else None
    told = {lemma for other in before[-REACH:] if other.modality != Modality.HISTORICAL for lemma in _dead(other, doc)}
    return victim if noun is not None and noun.lemma_.lower() in told else None


def _victim(head: Token) -> Token | None:
    """Return who suffers it: the target of the word for the act, or the subject of the passive that it hangs on ("caught in")."""
    target = find_target_token(head)
    if target is not None or head.dep_ != "pobj":
        return target
    return find_target_token(head.head.head)


def _one_of(victim: Token) -> Token | None:
    """Return the noun of one person who was told of before: of "the driver", of "one of the nurses"."""
    if victim.lower_ == "one":
        many = (word for child in victim.children if child.lower_ == "of" for word in child.children)
        return next((word for word in many if _is_definite(word)), None)
    return victim if victim.tag_ in {"NN", "NNP"} and _is_definite(victim) else None


def _is_definite(noun: Token) -> bool:
    return any(child.lower_ in DEFINITE for child in noun.children)


def _dead(claim: Claim, doc: Doc) -> Iterator[str]:
    """Yield the lemmas of the nouns that a claim counts as killed."""
    for figure in claim.figures:
        if figure.kind == FigureKind.KILLED and not figure.subset:
            yield from (word.lemma_.lower() for word in tokens_at(doc, figure) if word.pos_ in {"NOUN", "PROPN"})


def _with_victim(claim: Claim, victim: Token) -> Claim:
    """Add the victim to the figures, in place of what counted the same word."""
    start, end = victim.idx, victim.idx + len(victim)
    others = [figure for figure in claim.figures if not figure.start <= start < figure.end]
    one = Figure(
        start=start,
        end=end,
        kind=FigureKind.KILLED,
        low=1,
        high=1,
        qualifier=Qualifier.EXACT,
        reason="one of the dead told before",
    )
    return replace(claim, figures=(*others, one))
