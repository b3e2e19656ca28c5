"""Gathers, for each sentence, everything the finders found in it."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from geodata.attribution import Saying
from geodata.clauses import tokens_at
from geodata.model import DateMention, Figure, Location, Sentence, Span
from geodata.triggers import Trigger

Found = TypeVar("Found", bound=Span)

MAX_HEADING_WORDS = 12
SENTENCE_END = re.compile(r"[.!?…:;\"”»’')\]]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the finders found in a whole article, each in text order."""

    triggers: tuple[Trigger, ...]
    figures: tuple[Figure, ...]
    locations: tuple[Location, ...]
    dates: tuple[DateMention, ...]
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One sentence with its tokens and what was found in it."""

    sentence: Sentence
    tokens: TokenSpan
    triggers: tuple[Trigger, ...]
    figures: tuple[Figure, ...]
    locations: tuple[Location, ...]
    dates: tuple[DateMention, ...]
    sayings: tuple[Saying, ...]

    def head(self, trigger: Trigger) -> Token:
        """Return the head token of a trigger."""
        return self.tokens.doc[trigger.head]


def build_scenes(doc: Doc, sentences: Sequence[Sentence], findings: Findings) -> tuple[Scene, ...]:
    """Hand every finding to its sentence; headings are left out, for they repeat what the body says.

    Args:
        doc: Parsed article.
        sentences: Its sentences, in text order.
        findings: What the finders found, in text order.

    Returns:
        One scene for each sentence that is not a heading.
    """
    in_paragraph = Counter(sentence.paragraph for sentence in sentences)
    scenes = []
    for sentence in sentences:
        if in_paragraph[sentence.paragraph] == 1 and is_heading(sentence.text):
            continue
        tokens = tokens_at(doc, sentence)
        scenes.append(
            Scene(
                sentence=sentence,
                tokens=tokens,
                triggers=_inside(findings.triggers, sentence),
                figures=_inside(findings.figures, sentence),
                locations=_inside(findings.locations, sentence),
                dates=_inside(findings.dates, sentence),
                sayings=_sayings_inside(findings.sayings, sentence),
            ),
        )
    return tuple(scenes)


def is_heading(text: str) -> bool:
    """Whether a paragraph of one sentence is a heading: short, and without a full stop."""
    return len(text.split()) <= MAX_HEADING_WORDS and not SENTENCE_END.search(text)


def _inside(found: Sequence[Found], sentence: Sentence) -> tuple[Found, ...]:
    first = bisect_left(found, sentence.start, key=lambda item: item.start)
    last = bisect_left(found, sentence.end, key=lambda item: item.start)
    return tuple(found[first:last])


def _sayings_inside(sayings: Sequence[Saying], sentence: Sentence) -> tuple[Saying, ...]:
    first = bisect_left(sayings, sentence.start, key=lambda saying: saying.sentence_start)
    last = bisect_left(sayings, sentence.end, key=lambda saying: saying.sentence_start)
    return tuple(sayings[first:last])
