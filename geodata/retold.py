"""Finds what in a sentence points back at an occurrence told before: "the blast", "Monday's raid", "among the dead", a toll that rose."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from geodata.model import Event, Figure, Span
from geodata.parts import figure_of, value_of
from geodata.tables import read_table, read_words
from geodata.vocab import EventType, FigureKind, Modality

VIOLENCE = frozenset({EventType.FIGHTING, EventType.EXPLOSION, EventType.ATTACK, EventType.CASUALTY})
RAISED = "a newer toll: those told before and those since"
NAMED_AGAIN, AMONG_THEM = "the words name it again", "the words point at those harmed in it"
TOLL_REACH = 60
"""How far apart, in characters, the words for a toll and those for its rise may stand."""


def find_raised(events: Sequence[Event], number: int) -> tuple[int, Span] | None:
    """Find the toll that another took the place of by adding to it: "two more died, taking the toll to 15" after 13.

    Args:
        events: Events of one article in text order.
        number: Which of them may tell of the newer toll.

    Returns:
        The number of the last event that counts as many as are left without those who died since, and the words that say
        that the toll rose; None where no words or no event do.
    """
    newer = events[number]
    figure = figure_of(newer, FigureKind.KILLED)
    total = value_of(newer, FigureKind.KILLED)
    words = _raising().search(newer.quote) if figure and total else None
    if figure is None or total is None or words is None or newer.modality == Modality.HISTORICAL:
        return None
    apart = newer.event_type != EventType.CASUALTY and not newer.place_inherited and names_again(newer) is None
    since = {part.low for part in newer.figures if part is not figure}
    for earlier in range(number - 1, -1, -1):
        before = value_of(events[earlier], FigureKind.KILLED)
        told = events[earlier].modality != Modality.HISTORICAL
        elsewhere = apart and not _at_one_place(events[earlier], newer)
        if before and told and total - before in since and not elsewhere:
            return earlier, Span(start=newer.start + words.start(), end=newer.start + words.end())
    return None


@dataclass(frozen=True, slots=True)
class NamedAgain:
    """Words that name an occurrence as known already: what type they name, which types they may mean, and where they stand."""

    names: frozenset[EventType]
    means: frozenset[EventType]
    words: Span


def _at_one_place(one: Event, two: Event) -> bool:
    """Whether two events may lie at one place, as far as both say where."""
    if one.location is None or two.location is None or one.location.identity == two.location.identity:
        return True
    return bool(one.area and two.area and one.area.geometry.intersects(two.area.geometry))


def names_again(event: Event) -> NamedAgain | None:
    """Find the words that name an occurrence as known already: "in the attack", "Monday's bombing".

    Returns:
        The words; None where nothing points back, or where they only say what came before ("after the attack", "in
        response to the raid"), rank it among others ("the fourth attack") or tell it themselves ("the killing of a nun").
    """
    for match in _definite().finditer(event.quote):
        if not _only_dates_it(event, match) and not _ranks(match):
            names, means = _types()[match["noun"].lower()]
            return NamedAgain(names, means, _span(event, match))
    return None


def tells_of_another(event: Event) -> bool:
    """Whether the words say that it is another occurrence: "another blast", "in a separate incident", "elsewhere"."""
    return _another().search(event.quote) is not None


def points_at_harmed(event: Event) -> Span | None:
    """Find the words that point at people harmed before: "nine children were among the dead", "one of the wounded died"."""
    match = _harmed().search(event.quote)
    return _span(event, match) if match else None


def counts_on(first: Event, second: Event) -> Figure | None:
    """Give the figure by which a sentence of mere harm goes on counting: "Twelve others were hurt" behind "Five were killed".

    The kinds of the two differ, and the second sentence names neither a place, a day nor a speaker of its own.
    """
    if second.claimed_by and first.claimed_by and second.claimed_by != first.claimed_by:
        return None
    if second.event_type != EventType.CASUALTY or not second.place_inherited or first.modality == Modality.HISTORICAL:
        return None
    if second.when is not None and second.start <= second.when.start < second.end:
        return None
    kinds = {figure.kind for figure in first.figures if figure.kind in _HARM}
    own = [figure for figure in second.figures if figure.kind in _HARM and not figure.subset]
    if own and _OWN_CAUSE.search(second.quote, own[0].end - second.start):
        return None
    return own[0] if kinds and own and not kinds & {figure.kind for figure in own} else None


_GENERAL = frozenset({EventType.ATTACK, EventType.FIGHTING})
_OWN_CAUSE = re.compile(r"\b(?:by|when|after|while|as|in an?)\s", re.IGNORECASE)
"""What brings in what befell them, and so tells of something else: "were injured in a stampede"."""
_HARM = frozenset({FigureKind.KILLED, FigureKind.WOUNDED, FigureKind.MISSING})


def _only_dates_it(event: Event, match: re.Match[str]) -> bool:
    """Whether an occurrence is named only as what came before, or what is answered, and the event is another."""
    before = event.quote[: match.start()].lower().split()[-3:]
    apart = read_words("revision_words", "apart")
    return event.event_type != EventType.CASUALTY and any(word in apart for word in before)


def _ranks(match: re.Match[str]) -> bool:
    """Whether an occurrence is only counted or ranked among others: "the fourth attack this month", "the latest raid"."""
    return not read_words("revision_words", "ranks").isdisjoint(match[0].lower().split())


def _span(event: Event, match: re.Match[str]) -> Span:
    return Span(start=event.start + match.start(), end=event.start + match.end())


@cache
def _types() -> dict[str, tuple[frozenset[EventType], frozenset[EventType]]]:
    """What each noun names, and what it may point at, by its forms in lower case."""
    types: dict[str, tuple[frozenset[EventType], frozenset[EventType]]] = {}
    lasting = read_words("revision_words", "lasting")
    for row in read_table("triggers"):
        acts = row["pos"] in {"N", "*"} and row["role"] in {"act", "murder", "weak", "foray"}
        if acts and row["event_type"] in VIOLENCE and row["phrase"] not in lasting:
            kind = EventType(row["event_type"])
            means = VIOLENCE if kind in _GENERAL else frozenset({kind, EventType.CASUALTY})
            types |= dict.fromkeys((row["phrase"], f"{row['phrase']}s"), (frozenset({kind}), means))
    for role, means in (("incident", VIOLENCE), ("advance", _GENERAL | {EventType.CASUALTY})):
        nouns = read_words("incident_words") if role == "incident" else read_words("revision_words", role)
        for noun in nouns - lasting:
            types |= dict.fromkeys((noun, f"{noun}s"), (means, means))
    return types


@cache
def _definite() -> re.Pattern[str]:
    """Compile a word that says that it is known, up to two words between, and a noun for an occurrence."""
    nouns = "|".join(re.escape(noun) for noun in sorted(_types(), key=len, reverse=True))
    days = "|".join(sorted(read_words("revision_words", "day")))
    known = "|".join(sorted(read_words("revision_words", "known")))
    told = "|".join(sorted(read_words("revision_words", "told")))
    said = rf"(?:{known})|(?:{days})(?:\s\w+)?['’]s"
    small = next(row["words"] for row in read_table("stop_words") if row["language"] == "en").split()
    between = rf"(?:(?!(?:{'|'.join(small)})\s)[a-z][\w-]*\s+){{0,2}}?"
    return re.compile(rf"\b(?:{said})\s+{between}(?P<noun>{nouns})\b(?!\s+(?:{told})\b)", re.IGNORECASE)


@cache
def _another() -> re.Pattern[str]:
    nouns = "|".join(re.escape(noun) for noun in sorted(_types(), key=len, reverse=True))
    others = "|".join(sorted(read_words("revision_words", "other")))
    places = "|".join(sorted(read_words("revision_words", "elsewhere")))
    return re.compile(rf"\b(?:(?:{places})|(?:{others})\s+(?:[a-z][\w-]*\s+){{0,2}}?(?:{nouns}))\b", re.IGNORECASE)


@cache
def _harmed() -> re.Pattern[str]:
    nouns = "|".join(read_words("revision_words", "harmed"))
    return re.compile(rf"\b(?:(?:among|of|including)\s+(?:the|those)\s+(?:{nouns})|among\s+them)\b", re.IGNORECASE)


@cache
def _raising() -> re.Pattern[str]:
    lifts, tolls, rises = ("|".join(sorted(read_words("revision_words", role))) for role in ("lifts", "tolls", "rises"))
    reach = rf"[^.;]{{0,{TOLL_REACH}}}?"
    return re.compile(rf"\b(?:(?:{lifts})\s{reach}\b(?:{tolls})|(?:{tolls})\s{reach}\b(?:{rises}))\b", re.IGNORECASE)
