"""Finds the counts that go on from the one before, without its word of harm: "two in A and a child near B"."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from geodata.model import Figure
from geodata.numerals import Number, find_numbers
from geodata.tables import read_table, read_words
from geodata.vocab import PART_OF_BEFORE, FigureKind, Qualifier

CARRIED_KINDS = frozenset(
    {FigureKind.KILLED, FigureKind.WOUNDED, FigureKind.MISSING, FigureKind.DISPLACED, FigureKind.CAPTURED}
)
MAX_NOUN_TOKENS = 3
PLACE_REACH = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Count:
    """A number that opens a member of a list, and the person counted where a noun names one.

    `moved` marks one whose words say where those counted went or came from: "and 2,000 to Erbil".
    """

    number: Number
    end: int
    who: str | None
    moved: bool


def add_elliptic_figures(doc: Doc, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Add the counts that a figure carries on: a number or "another" with a place or a day behind it.

    "Rockets killed three people: two in Ashkelon and one near Sderot", "five died on Monday and another on Tuesday".
    Each counts what the full figure before it in its sentence counts.

    Args:
        doc: Parsed article.
        figures: Its figures, in text order.

    Returns:
        All figures in text order; offsets in characters, end exclusive.

    Source:
        Gapping and N-ellipsis: Huddleston and Pullum, The Cambridge Grammar of the English Language, ch. 5 and 15.
    """
    starts = [figure.start for figure in figures]
    added = []
    for count in _open_counts(doc):
        nearest = bisect_right(starts, count.number.start)
        if any(figure.overlaps(count.number) for figure in figures[max(0, nearest - 1) : nearest + 1]):
            continue
        before = _carrier(doc, figures[:nearest], count.number.start)
        if before is not None and (before.kind == FigureKind.DISPLACED or not count.moved):
            added.append(_carried_on(before, count, subset=_goes_on_with_part(doc, figures[:nearest], before, count)))
    return tuple(sorted((*figures, *added), key=lambda figure: (figure.start, figure.end)))


def _goes_on_with_part(doc: Doc, figures: Sequence[Figure], before: Figure, count: _Count) -> bool:
    """Whether the figure right before a count is a part that has a place: "52, 31 of them in Khuzdar and 21 in Kalat"."""
    part = figures[-1]
    if not part.subset or part.kind != before.kind or None in (part.low, before.low, count.number.low):
        return False
    last = doc.char_span(part.start, part.end, alignment_mode="expand")
    return last is not None and _is_located(last[-1]) and (part.low or 0) + (count.number.low or 0) <= (before.low or 0)


def _carried_on(before: Figure, count: _Count, *, subset: bool) -> Figure:
    number = count.number
    return Figure(
        start=number.start,
        end=count.end,
        kind=before.kind,
        low=number.low,
        high=number.high,
        qualifier=number.qualifier,
        who=count.who or before.who,
        unit=before.unit,
        subset=subset,
        reason=PART_OF_BEFORE if subset else "the count before goes on",
    )


def _open_counts(doc: Doc) -> Iterator[_Count]:
    """Yield counts that open a new member of a list and that a place or a day follows."""
    numbers = {number.end: number for number in find_numbers(doc)}
    for token in doc[1:-1]:
        number = numbers.get(token.idx + len(token)) or _single(token)
        if number is None:
            continue
        first = doc.char_span(number.start, number.end, alignment_mode="expand")
        noun = _person_behind(token)
        last = noun or token
        if (noun is None and token.lower_ in _words("article")) or first is None or first.start == 0:
            continue
        moved = _is_moved(last)
        if doc[first.start - 1].lower_ in _words("joint") and (moved or _is_located(last)):
            who = noun.text if noun is not None else None
            yield _Count(number=number, end=last.idx + len(last), who=who, moved=moved)


def _single(token: Token) -> Number | None:
    """Read "another", "a" and "an" as one."""
    if token.lower_ not in _words("another") | _words("article"):
        return None
    end = token.idx + len(token)
    return Number(start=token.idx, end=end, low=1, high=1, qualifier=Qualifier.EXACT, core=token.idx)


def _person_behind(token: Token) -> Token | None:
    """Return the noun for a person that stands right behind a number, with no more than a few words between."""
    for word in token.doc[token.i + 1 : token.i + 1 + MAX_NOUN_TOKENS]:
        if word.lower_ in _persons():
            return word
        if word.pos_ not in {"ADJ", "NOUN"}:
            return None
    return None


def _is_located(last: Token) -> bool:
    """Whether a preposition of place or day follows, and a name or a day close behind it."""
    doc, at = last.doc, last.i + 1
    if at + 1 < len(doc) and doc[at].lower_ in _words("side") and doc[at + 1].lower_ in _words("of"):
        return _is_named_behind(doc, at + 1)
    return at < len(doc) and doc[at].lower_ in _words("place") and _is_named_behind(doc, at)


def _is_moved(last: Token) -> bool:
    """Whether words for a way follow, and a name close behind them: "to Erbil", "went to Erbil"."""
    doc, at = last.doc, last.i + 1
    at += at < len(doc) and doc[at].lower_ in _words("move")
    return at < len(doc) and doc[at].lower_ in _words("way") and _is_named_behind(doc, at)


def _is_named_behind(doc: Doc, at: int) -> bool:
    return any(word.text[:1].isupper() or word.is_digit for word in doc[at + 1 : at + 1 + PLACE_REACH])


def _carrier(doc: Doc, before: Sequence[Figure], start: int) -> Figure | None:
    """Return the full figure of the same sentence that a count goes on from."""
    word = doc.char_span(start, start + 1, alignment_mode="expand")
    sentence = word.sent if word is not None else doc[:]
    return next(
        (
            figure
            for figure in reversed(before)
            if figure.start >= sentence.start_char and figure.kind in CARRIED_KINDS and not figure.subset
        ),
        None,
    )


def _words(role: str) -> frozenset[str]:
    return read_words("ellipsis_words", role)


@cache
def _persons() -> frozenset[str]:
    rows = [row for row in read_table("victims") if row["role"] == "person"]
    return frozenset(row[form] for row in rows for form in ("singular", "plural") if row[form])
