"""Tells a report on a conflict from one on everyday life, where the same words mean crime, courts, sport or trade."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from geodata.claim import Claim
from geodata.clauses import tokens_at
from geodata.grouping import counts_lost_homes
from geodata.tables import read_table
from geodata.vocab import EventType, FigureKind

CONTENT_WORDS = {"NOUN", "VERB", "ADJ"}
MIN_EVERYDAY = 3
"""Fewer words of everyday life than this, each counted once, do not make a report one on everyday life."""
EVERYDAY_SHARE = 2
"""So many words of everyday life for each word of conflict make it one."""
MIN_WORDS = 60
"""A report shorter than this is not called free of conflict only because it has no word of the table."""
NEEDS_CONFLICT = {"territory", "weak", "move", "statement"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """The words of a report that speak for a conflict and for everyday life, each counted once."""

    conflict: int
    everyday: int
    words: int

    @property
    def is_everyday(self) -> bool:
        """Whether words of everyday life prevail."""
        return self.everyday >= MIN_EVERYDAY and self.everyday >= EVERYDAY_SHARE * self.conflict

    @property
    def is_peaceful(self) -> bool:
        """Whether a report of some length has no word of conflict at all."""
        return not self.conflict and self.words >= MIN_WORDS


def find_topic(doc: Doc) -> Topic:
    """Count the words of a parsed report that tell its topic.

    Source:
        Own rule; `benchmarks.ordinary` says how often ordinary news gives events. A logistic model over the words of four
        corpora was tried and left out: of a fifth corpus, which it had not seen, it took half of the war reports for ordinary news.
    """
    lemmas = _lemmas(doc)
    topics = [_topics()[lemma] for lemma in lemmas if lemma in _topics()]
    return Topic(conflict=topics.count("conflict"), everyday=topics.count("everyday"), words=len(doc))


def fits_topic(claim: Claim, doc: Doc, topic: Topic) -> bool:
    """Whether a claim is to be believed of a report on its topic.

    In a report on everyday life only people displaced, homes lost and what its own sentence tells of conflict count, and no diplomacy. In one without any
    word of conflict the words that are also of everyday use ("took", "met", "left") count for nothing, nor does harm that
    no act did.

    Args:
        claim: The claim.
        doc: The parsed report.
        topic: Its topic.
    """
    if any(figure.kind == FigureKind.DISPLACED or counts_lost_homes(figure) for figure in claim.figures):
        return True
    if topic.is_everyday:
        return claim.event_type != EventType.DIPLOMACY and any(
            _topics().get(lemma) == "conflict" for lemma in _lemmas(tokens_at(doc, claim.sentence))
        )
    if topic.is_peaceful:
        if topic.everyday and claim.trigger.role == "harm":
            return False
        return claim.event_type != EventType.DIPLOMACY and claim.trigger.role not in NEEDS_CONFLICT
    return True


def _lemmas(tokens: Iterable[Token]) -> set[str]:
    return {token.lemma_.lower() for token in tokens if not token.pos_ or token.pos_ in CONTENT_WORDS}


@cache
def _topics() -> dict[str, str]:
    return {row["lemma"]: row["topic"] for row in read_table("topic_words")}
