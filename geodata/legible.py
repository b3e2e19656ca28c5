"""The text as it is meant to be read, without what printing, scanning and copying left in it, and the way back to the text as it is."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from geodata.model import Article, Event, PlaceChoice, Reading, Reason, Span, Unresolved

_INVISIBLE = (
    r"[\x01-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    r"\ufeff\ufff9-\ufffb\U000e0001-\U000e007f]"
)
"""Control characters that are no space, marks of direction, zero-width spaces, soft hyphens, tags."""
_ODD = re.compile(
    rf"(?P<hidden>\u00ad[ \t]*\r?\n[ \t]*(?=[a-z])|{_INVISIBLE}+|(?<=[A-Za-z])[\u200c\u200d]+(?=[A-Za-z]))"
    r"|(?P<broken>(?<![\w-])[A-Za-z]?[a-z]+[-\u2010\u00ac][ \t]*\r?\n[ \t]*[a-z]{2,}(?!\w))"
    r"|(?P<styled>[\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]+)"
    r"|(?P<parted>[^\W\d_][\u0300-\u036f]+)"
    r"|(?P<space>[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]|\r(?!\n))"
    r"|(?P<number>(?<![\w.,/-])(?=[\dlIO.,]*\d)(?=[\dlIO.,]*[lIO])[\dlI](?:[\dO]|[lI](?=[\dO.,])|[.,](?=[\dlIO]))*[\dO](?!\w))"
    r"|(?P<word>(?<=[a-z])[10]+(?=[a-z]))"
    r"|(?P<capital>(?<![\w.,:/-])0(?=[a-z]{3}))"
)
_BREAK = re.compile(r"[-\u2010\u00ac]\s+")
_DIGITS = str.maketrans("lIO", "110")
_LETTERS = str.maketrans("10", "lo")
Moved = TypeVar("Moved", bound=Span)
IsWord = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Legible:
    """A text to be read, and where it differs from the text as it is.

    `edits` are what was put for what, in text order: start and end in `text`, then in the text as it is.
    """

    text: str
    edits: tuple[tuple[int, int, int, int], ...] = ()

    def home(self, span: Moved) -> Moved:
        """The same span in the text as it is; a span of nothing but what was put there covers what stood there."""
        return replace(span, start=self._offset(span.start, at_end=False), end=self._offset(span.end, at_end=True))

    def _offset(self, offset: int, *, at_end: bool) -> int:
        """Where a character stands, or where the one before an end ends."""
        before = bisect_right(self.edits, offset - at_end, key=lambda edit: edit[0]) - 1
        if before < 0:
            return offset
        _, end, first, last = self.edits[before]
        if offset - at_end < end:
            return last if at_end else first
        return last + offset - end


def make_legible(text: str, is_word: IsWord) -> Legible:
    """Put a text as it is meant to be read.

    Left out: marks that nobody sees, and hyphens that only end a line. Put plainly: ligatures and styled letters, letters whose
    accent stands apart, spaces of other widths. Mended: a letter that a scanner took for a digit inside a word ("ki1led"), a
    digit that it took for a letter inside a number ("l2", "3OO").

    Args:
        text: A report, as it is.
        is_word: Whether a small word is one of the language: where its halves are words and the whole is none, a hyphen stays.

    Returns:
        The text to be read; its offsets lead back by `Legible.home`.

    Source:
        Unicode Standard 16, ch. 23 (format characters) and Annex 15 (normalisation); own rules for scanned text.
    """
    parts, edits, done, length = [], [], 0, 0
    for found in _ODD.finditer(text):
        kept, put = text[done : found.start()], _put(found, is_word)
        length += len(kept)
        edits.append((length, length + len(put), found.start(), found.end()))
        parts += [kept, put]
        length += len(put)
        done = found.end()
    return Legible("".join([*parts, text[done:]]), tuple(edits)) if edits else Legible(text)


def bring_home(reading: Reading, article: Article, legible: Legible) -> Reading:
    """Lead every offset of a reading back to the article's text, and quote that text."""
    home, text = legible.home, article.text

    def located(event: Event) -> Event:
        whole = home(Span(start=event.start, end=event.end))
        return replace(
            event,
            start=whole.start,
            end=whole.end,
            quote=text[whole.start : whole.end],
            location=home(event.location) if event.location else None,
            when=home(event.when) if event.when else None,
            figures=tuple(map(home, event.figures)),
            reasons=tuple(map(reasoned, event.reasons)),
        )

    def reasoned(reason: Reason) -> Reason:
        return replace(reason, words=home(reason.words)) if reason.words else reason

    def open_item(item: Unresolved) -> Unresolved:
        moved = home(item)
        return replace(moved, text=text[moved.start : moved.end] if item.text else "")

    return Reading(
        article=replace(reading.article, text=text, furniture=tuple(map(home, reading.article.furniture))),
        toponyms=choices_home(reading.toponyms, article, legible),
        events=tuple(map(located, reading.events)),
        unresolved=tuple(map(open_item, reading.unresolved)),
    )


def choices_home(choices: tuple[PlaceChoice, ...], article: Article, legible: Legible) -> tuple[PlaceChoice, ...]:
    """Lead the names of places back to the article's text, each as it is written there."""
    moved = ((choice, legible.home(choice.mention)) for choice in choices)
    return tuple(
        replace(choice, mention=replace(mention, name=article.text[mention.start : mention.end]))
        for choice, mention in moved
    )


def _put(found: re.Match[str], is_word: IsWord) -> str:
    """What is read for a stretch of the text as it is."""
    words = found.group()
    match found.lastgroup:
        case "hidden":
            return ""
        case "broken":
            return _mended(words, is_word)
        case "styled":
            return unicodedata.normalize("NFKC", words)
        case "parted":
            return unicodedata.normalize("NFC", words)
        case "space":
            return "\n" if words == "\r" else " "
        case "number":
            return words.translate(_DIGITS)
        case "capital":
            return "O"
        case _:
            return words.translate(_LETTERS)


def _mended(words: str, is_word: IsWord) -> str:
    """A word that a line end broke: with its hyphen where only its halves are words ("well-known")."""
    first, second = (half.lower() for half in _BREAK.split(words))
    hyphen = is_word(first) and is_word(second) and not is_word(first + second)
    return _BREAK.sub("-" if hyphen else "", words)
