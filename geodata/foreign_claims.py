"""Makes claims of what a report in another language than English counts: who was harmed or displaced, where, when, and who says so.

Only counts are read there: what is told without a number stays unread, and so do denials, threats and plans.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc

from geodata.claim import Claim
from geodata.clauses import tokens_at
from geodata.foreign_counts import AFFECTED, find_counts
from geodata.foreign_words import places_of
from geodata.modality import is_background
from geodata.model import DateMention, Figure, Location, Reason, Sentence, Span
from geodata.scenes import inside
from geodata.triggers import Trigger, TriggerWord
from geodata.vocab import EventType, FigureKind, Modality, ReasonField

HARM = (FigureKind.KILLED, FigureKind.WOUNDED, FigureKind.MISSING)
NAMED, OWN_VOICE, SOMEBODY, LONG_PAST = (
    "the words name it",
    "the report's own voice",
    "somebody says so",
    "older than the news of the day",
)
ACCORDING, SAYS = "according to", "reporting verb"
MAX_SPEAKER_WORDS = 8
_SPEAKER = re.compile(r"\s*(?:[^\W\d_][\w’'.-]*\s?)+")


@dataclass(frozen=True, slots=True)
class _Voice:
    """Who says a sentence: the words for the speaker, where they stand, and the rule; nothing where the report does."""

    name: str | None = None
    words: Span | None = None
    rule: str = ""


def build_foreign_claims(
    doc: Doc,
    sentences: Sequence[Sentence],
    locations: Sequence[Location],
    dates: Sequence[DateMention],
    published: date | None,
    language: str,
) -> tuple[Claim, ...]:
    """Make a claim of each sentence's dead, hurt and missing, and one of its displaced.

    Args:
        doc: The article.
        sentences: Its sentences, in text order.
        locations: Its places.
        dates: Its dates.
        published: Publication date, if known.
        language: One of `counted_languages()`.

    Returns:
        Claims in text order.
    """
    claims: list[Claim] = []
    for sentence in sentences:
        around = inside(locations, sentence)
        days = [day for day in inside(dates, sentence) if not any(day.overlaps(place) for place in around)]
        figures = find_counts(sentence, language, days)
        if not figures:
            continue
        places = [place for place in around if not place.metonym]
        when = next(iter(days), None)
        voice = _voice_of(sentence, language)
        for event_type, own in _by_type(figures):
            claim = _claim(doc, sentence, event_type, own, voice)
            claims.append(_dated(replace(claim, location=_nearest(own[0], places, voice)), when, published))
    return tuple(claims)


def _by_type(figures: Sequence[Figure]) -> Iterator[tuple[EventType, tuple[Figure, ...]]]:
    """Yield the occurrences of a sentence: homes lost tell of flight where nobody is harmed, people affected of none."""
    harmed = tuple(figure for figure in figures if figure.kind in HARM)
    moved = tuple(figure for figure in figures if figure.kind not in HARM)
    fled = any(figure.kind == FigureKind.DISPLACED for figure in moved)
    lost = any(figure.reason != AFFECTED for figure in moved)
    if harmed:
        yield EventType.CASUALTY, harmed if fled else (*harmed, *moved)
    if fled or (lost and not harmed):
        yield EventType.EVACUATION, moved


def _claim(doc: Doc, sentence: Sentence, event_type: EventType, figures: tuple[Figure, ...], voice: _Voice) -> Claim:
    """Make the claim of one sentence, without its place and its date."""
    first = figures[0]
    words = tokens_at(doc, first)
    word = TriggerWord(
        lemmas=(), pos="N", event_type=event_type, acled_event_type="", acled_sub_event_type="", role="harm"
    )
    modality, why = (Modality.CLAIMED, SOMEBODY) if voice.rule else (Modality.HAPPENED, OWN_VOICE)
    reasons = [
        Reason(field=ReasonField.TYPE, rule=NAMED, words=Span(start=first.start, end=first.end)),
        Reason(field=ReasonField.MODALITY, rule=why, words=voice.words),
    ]
    if voice.name:
        reasons.append(Reason(field=ReasonField.SPEAKER, rule=voice.rule, words=voice.words))
    return Claim(
        sentence=sentence,
        end=sentence.end,
        trigger=Trigger(start=first.start, end=first.end, head=words.root.i, text=words.text, word=word),
        event_type=event_type,
        acled=("", ""),
        modality=modality,
        figures=figures,
        location=None,
        when=None,
        said_on=None,
        present=False,
        points_back=False,
        whole=False,
        so_far=False,
        claimed_by=voice.name,
        actor=None,
        target=first.who,
        reasons=tuple(reasons),
    )


def _dated(claim: Claim, when: DateMention | None, published: date | None) -> Claim:
    """Give a claim its date; what is older than the news is history."""
    if when is None or not is_background(when, published):
        return replace(claim, when=when)
    kept = (reason for reason in claim.reasons if reason.field != ReasonField.MODALITY)
    words = Span(start=when.start, end=when.end)
    reasons = (*kept, Reason(field=ReasonField.MODALITY, rule=LONG_PAST, words=words))
    return replace(claim, when=when, modality=Modality.HISTORICAL, reasons=reasons)


def _nearest(figure: Figure, places: Sequence[Location], voice: _Voice) -> Location | None:
    """Give the place nearest to a figure, but not one in the name of who speaks, or behind it in what says who that is."""
    said = voice.words
    outside = [place for place in places if said is None or not said.start <= place.start < max(said.end, figure.start)]
    return min(
        outside, key=lambda place: min(abs(place.start - figure.end), abs(figure.start - place.end)), default=None
    )


def _voice_of(sentence: Sentence, language: str) -> _Voice:
    """Say who speaks: behind "selon", else beside a verb of saying; a verb alone says that somebody does."""
    for cue in places_of(sentence, language, "according"):
        named = _SPEAKER.match(sentence.text, cue.end())
        if named and len(named[0].split()) <= MAX_SPEAKER_WORDS:
            return _voice(sentence, named.start(), named.end(), ACCORDING)
    said = list(places_of(sentence, language, "says"))
    if not said:
        return _Voice()
    cue = said[0]
    before = re.split(r"[,;:.«»“”\"]", sentence.text[: cue.start()])[-1]
    if 0 < len(before.split()) <= MAX_SPEAKER_WORDS:
        return _voice(sentence, cue.start() - len(before), cue.start(), SAYS)
    behind = _SPEAKER.match(sentence.text, cue.end())
    if behind and len(behind[0].split()) <= MAX_SPEAKER_WORDS:
        return _voice(sentence, behind.start(), behind.end(), SAYS)
    return _Voice(rule=SAYS, words=Span(start=sentence.start + cue.start(), end=sentence.start + cue.end()))


def _voice(sentence: Sentence, start: int, end: int, rule: str) -> _Voice:
    text = sentence.text[start:end]
    start += len(text) - len(text.lstrip())
    name = text.strip().rstrip(".")
    return _Voice(
        name=name, words=Span(start=sentence.start + start, end=sentence.start + start + len(name)), rule=rule
    )
