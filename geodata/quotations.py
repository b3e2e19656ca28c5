"""Finds direct speech: where quotation marks open and close, and which sentences lie between them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geodata.model import Sentence, Span

OPENING, CLOSING, STRAIGHT = "“«„", "”»", '"'
MARKS = re.compile(f"[{OPENING}{CLOSING}{STRAIGHT}]")
MIN_WORDS = 3
"""A shorter quotation is a word that the outlet does not call its own, and no speech."""
MOSTLY = 0.6
_LAST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Span):
    """What stands between two quotation marks, or from one to the end of its paragraph where none closes it.

    `goes_on` marks one that takes up a quotation left open at the end of the paragraph before.
    """

    paragraph_start: int
    goes_on: bool


def find_quotations(text: str, sentences: Sequence[Sentence]) -> tuple[Quotation, ...]:
    """Find the direct speech of an article, paragraph by paragraph.

    Args:
        text: The article.
        sentences: Its sentences, in text order.

    Returns:
        Quotations in text order; they do not overlap.
    """
    found: list[Quotation] = []
    left_open = False
    for start, end in _paragraphs(sentences):
        opened: int | None = None
        for mark in MARKS.finditer(text, start, end):
            if opened is None:
                opened = None if mark[0] in CLOSING else mark.end()
            elif mark[0] in CLOSING + STRAIGHT:
                found += _quotation(text, opened, mark.start(), start, goes_on=left_open)
                opened, left_open = None, False
        if opened is not None:
            found += _quotation(text, opened, end, start, goes_on=left_open)
        left_open = opened is not None
    return tuple(found)


def quotations_in(quotations: Sequence[Quotation], sentence: Sentence) -> tuple[Quotation, ...]:
    """Return the quotations that a sentence has a part of, of the last few that begin before its end."""
    number = bisect_right(quotations, sentence.end, key=lambda quotation: quotation.start)
    return tuple(each for each in quotations[max(0, number - _LAST) : number] if each.overlaps(sentence))


def quotation_around(quotations: Sequence[Quotation], sentence: Sentence) -> Quotation | None:
    """Return the quotation that most of a sentence lies in."""
    for quotation in reversed(quotations_in(quotations, sentence)):
        shared = min(quotation.end, sentence.end) - max(quotation.start, sentence.start)
        if shared >= MOSTLY * (sentence.end - sentence.start):
            return quotation
    return None


def _paragraphs(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    start = end = paragraph = -1
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            if end >= 0:
                yield start, end
            start, paragraph = sentence.start, sentence.paragraph
        end = sentence.end
    if end >= 0:
        yield start, end


def _quotation(text: str, start: int, end: int, paragraph_start: int, *, goes_on: bool) -> Iterator[Quotation]:
    if len(text[start:end].split()) >= MIN_WORDS:
        yield Quotation(start=start, end=end, paragraph_start=paragraph_start, goes_on=goes_on)
