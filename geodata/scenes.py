"""Gathers, for each sentence, everything the finders found in it."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from geodata.attribution import Saying
from geodata.clauses import FINITE_TAGS, tokens_at
from geodata.model import DateMention, Figure, Location, Sentence, Span
from geodata.speech_cues import ACCORDING_RULE
from geodata.triggers import Trigger

Found = TypeVar("Found", bound=Span)

MAX_HEADING_WORDS, MAX_HEADLINE_WORDS = 12, 24
CARRIED_RULES = {"act before", "event before", "toll before", "the count before goes on", "part of the figure before"}
SEMICOLON = re.compile(r";\s+")
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
    """One sentence, or what stands between its semicolons, with its tokens and what was found in it.

    The sayings are always those of the whole sentence; `elsewhere` are its places that belong to another member of its list.
    """

    sentence: Sentence
    tokens: TokenSpan
    triggers: tuple[Trigger, ...]
    figures: tuple[Figure, ...]
    locations: tuple[Location, ...]
    dates: tuple[DateMention, ...]
    sayings: tuple[Saying, ...]
    elsewhere: tuple[Location, ...] = ()

    def head(self, trigger: Trigger) -> Token:
        """Return the head token of a trigger."""
        return self.tokens.doc[trigger.head]


def build_scenes(doc: Doc, sentences: Sequence[Sentence], findings: Findings) -> tuple[Scene, ...]:
    """Hand every finding to its sentence; headings are left out, for they repeat what the body says.

    A text of nothing but lines without a full stop has no body: none of them is a heading.

    Args:
        doc: Parsed article.
        sentences: Its sentences, in text order.
        findings: What the finders found, in text order.

    Returns:
        One scene or more for each sentence that is not a heading.
    """
    in_paragraph = Counter(sentence.paragraph for sentence in sentences)
    headings = [
        in_paragraph[sentence.paragraph] == 1 and is_heading(sentence.text, first=sentence.paragraph == 0)
        for sentence in sentences
    ]
    has_body = not all(headings)
    scenes: list[Scene] = []
    for sentence, heading in zip(sentences, headings, strict=True):
        if heading and has_body:
            continue
        scenes.extend(_scene(doc, sentence, part, findings) for part in _parts(sentence))
    return tuple(scenes)


def _is_place(figure: Figure, locations: Sequence[Location]) -> bool:
    """Whether what seems one person taken or killed is a place: "captured Leer", "the outskirts of Leer North"."""
    return figure.low == figure.high == 1 and any(
        location.overlaps(figure)
        and (location.end == figure.end or (location.start == figure.start and (figure.who or "").istitle()))
        for location in locations
    )


def _speaks(figure: Figure, sayings: Sequence[Saying], doc: Doc) -> bool:
    """Whether those counted are the ones who tell it: "according to two nurses", "put the toll at 12, but a nurse said"."""
    tokens = tokens_at(doc, figure)
    if figure.low == figure.high == 1 and figure.reason in CARRIED_RULES:
        return tokens.root.i in {saying.head for saying in sayings if doc[saying.verb].dep_ != "relcl"}
    told = [saying for saying in sayings if saying.speaker.reason == ACCORDING_RULE and saying.cue.end <= figure.start]
    joined = tokens.start > 0 and tokens[0].nbor(-1).lower_ == "and"
    return any(saying.head == tokens.root.i or (joined and _is_one_name(doc, saying, tokens.start)) for saying in told)


def _is_one_name(doc: Doc, saying: Saying, end: int) -> bool:
    """Whether nothing but names stands between "according to" and a word: no comma and no verb in the past or the present."""
    return not any(word.text == "," or word.tag_ in FINITE_TAGS for word in doc[saying.verb : end])


def _scene(doc: Doc, sentence: Sentence, part: Span, findings: Findings) -> Scene:
    locations = inside(findings.locations, part)
    sayings = _sayings_inside(findings.sayings, sentence)
    figures = tuple(
        figure
        for figure in inside(findings.figures, part)
        if not _is_place(figure, locations) and not _speaks(figure, sayings, doc)
    )
    return Scene(
        sentence=sentence,
        tokens=tokens_at(doc, part),
        triggers=inside(findings.triggers, part),
        figures=figures,
        locations=locations,
        dates=inside(findings.dates, part),
        sayings=sayings,
    )


def _parts(sentence: Sentence) -> Iterator[Span]:
    """Cut a sentence at its semicolons: what stands on the two sides are occurrences of their own."""
    start = sentence.start
    for mark in SEMICOLON.finditer(sentence.text):
        end = sentence.start + mark.start()
        if end > start:
            yield Span(start=start, end=end)
        start = sentence.start + mark.end()
    if sentence.end > start:
        yield Span(start=start, end=sentence.end)


def is_heading(text: str, *, first: bool = False) -> bool:
    """Whether a paragraph of one sentence is a heading: short, and without a full stop; the headline may be longer."""
    most = MAX_HEADLINE_WORDS if first else MAX_HEADING_WORDS
    return len(text.split()) <= most and not SENTENCE_END.search(text)


def inside(found: Sequence[Found], part: Span) -> tuple[Found, ...]:
    """Return what begins inside a stretch of text, of findings in text order."""
    first = bisect_left(found, part.start, key=lambda item: item.start)
    last = bisect_left(found, part.end, key=lambda item: item.start)
    return tuple(found[first:last])


def _sayings_inside(sayings: Sequence[Saying], sentence: Sentence) -> tuple[Saying, ...]:
    first = bisect_left(sayings, sentence.start, key=lambda saying: saying.sentence_start)
    last = bisect_left(sayings, sentence.end, key=lambda saying: saying.sentence_start)
    return tuple(sayings[first:last])
