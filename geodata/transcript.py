"""Finds whose turn it is in an interview or a debate that is printed turn by turn: "[MORALES] Our units hold the pass"."""

import re
from dataclasses import dataclass
from itertools import pairwise

from geodata.model import Span
from geodata.tables import read_words

TURN_RULE = "whose turn it is to speak"
LEAST_TURNS = 2
_BRACKETED = re.compile(r"(?:^|(?<=\]))[ \t]*\[(?P<name>[A-Z][\w .,'’-]{1,60})\][ \t]+(?=\S)", re.MULTILINE)
_RECORDED = re.compile(r"\[(?:begin|end) recording\]|\[[^\]\n]{0,40}\binterview\b", re.IGNORECASE)
_RECORDING_ENDS = re.compile(r"\[end (?:of )?recording\]", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_BEFORE_COLON = re.compile(r"^[ \t]*(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}):[ \t]+(?=\S)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn(Span):
    """A stretch in which one person speaks; `name` is None for whoever asks, and `label` is where the name stands."""

    name: str | None
    label: Span


def find_turns(text: str) -> tuple[Turn, ...]:
    """Find the turns of a text that is printed turn by turn.

    Args:
        text: The article's text.

    Returns:
        Turns in text order, each up to the next label or the end of the recording; none where fewer than two lines begin
        with a label, and no recording is spoken of.
    """
    for pattern in (_BRACKETED, _BEFORE_COLON):
        labels = [match for match in pattern.finditer(text) if not _is_note(match["name"])]
        names = [match["name"] for match in labels]
        recorded = pattern is _BRACKETED and _RECORDED.search(text) is not None
        again = len(set(names)) < len(names)
        turns = len(labels) >= LEAST_TURNS and again and (pattern is _BRACKETED or "?" in text)
        if labels and (turns or recorded):
            stop = _RECORDING_ENDS if pattern is _BRACKETED else _BLANK_LINE
            ends = [_end_of(stop, text, match.end(), after.start()) for match, after in pairwise(labels)]
            ends.append(_end_of(stop, text, labels[-1].end(), len(text)))
            return tuple(_turn(match, end) for match, end in zip(labels, ends, strict=True))
    return ()


def _end_of(stop: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Where a turn ends: with the recording or the paragraph, at the latest where the next one begins."""
    ends = stop.search(text, start, end)
    return ends.start() if ends else end


def _turn(match: re.Match[str], end: int) -> Turn:
    name = match["name"].strip()
    asks = name.lower() in read_words("source_words", "asks")
    label = Span(start=match.start("name"), end=match.end("name"))
    return Turn(start=match.end(), end=max(end, match.end() + 1), name=None if asks else name, label=label)


def _is_note(name: str) -> bool:
    """Whether words in brackets are the printer's and not a name: "[words indistinct]"."""
    return not read_words("source_words", "note").isdisjoint(name.lower().split())
