"""Figures: the dead, the wounded, the displaced and the like, each with its bounds and its words."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc
from spacy.tokens import Span as Words

from geodata.figure_links import link_phrases
from geodata.figure_phrases import Phrase, find_phrases
from geodata.figure_pronouns import Clause, clauses_of, count_told_of
from geodata.figure_units import Link
from geodata.figure_words import Item, cues, read_items
from geodata.model import Figure
from geodata.numerals import Number, find_numbers
from geodata.tables import read_words
from geodata.vocab import FigureKind, FigureUnit

_PERSON_KINDS = frozenset({"killed", "wounded", "missing", "captured", "displaced"})
_PLACE_KINDS = {"locality": FigureKind.LOCALITIES, "position": FigureKind.POSITIONS}
_THING_HARMS = frozenset({"destroyed", "damaged", "captured", "seized", "burned", "buried", "other"})
_HOME_LOST = frozenset({"displaced", "destroyed", "burned", "buried"})
_RUINED = frozenset({"destroyed", "damaged", "burned"})
_UNDER = re.compile(
    r"\bburied\s+(?:alive|under|beneath|below|in\s+(?:the\s+)?(?:rubble|debris|ruins|mud|snow|tunnel))\b", re.IGNORECASE
)
_TO_DEATH = re.compile(r"\s(?:to death|dead)\b", re.IGNORECASE)


def find_figures(doc: Doc) -> tuple[Figure, ...]:
    """Find what the text counts: people harmed, displaced or taken, localities, positions, things destroyed.

    Ages, distances, amounts, durations and numbers of attacks are no figures.

    Args:
        doc: A document with sentence starts; tags help and are not needed.

    Returns:
        Figures in text order; offsets in characters of `doc.text`, end exclusive.

    Source:
        Own rules over function words and tables of harm (victims.tsv, harm_words.tsv); no parse is read, so text in
        capitals reads as any other.
    """
    text = doc.text
    numbers = find_numbers(doc)
    starts = [number.start for number in numbers]
    sentences = doc.sents if doc.has_annotation("SENT_START") else (doc[:],)
    figures: list[Figure] = []
    clauses: list[Clause] = []
    for sentence in sentences:
        inside = numbers[bisect_left(starts, sentence.start_char) : bisect_left(starts, sentence.end_char)]
        items = read_items(sentence, inside)
        phrases = find_phrases(items)
        found = list(_as_parts(text, list(_sentence_figures(text, sentence, items, phrases))))
        clauses += clauses_of(items, phrases, found)
        figures += found
    return tuple(sorted((*figures, *count_told_of(clauses)), key=lambda figure: (figure.start, figure.end)))


def _sentence_figures(text: str, sentence: Words, items: Sequence[Item], phrases: Sequence[Phrase]) -> Iterator[Figure]:
    """Figures of one sentence."""
    links = link_phrases(items, phrases)
    roles = _roles(items, phrases, links)
    homes_lost = any(
        role == "dwelling" and link and link.kind in _HOME_LOST for role, link in zip(roles, links, strict=True)
    )
    for phrase, link, role in zip(phrases, links, roles, strict=True):
        buried = _UNDER.search(text, phrase.number.start, sentence.end_char) is None
        kind, unit = _classified(phrase, link, role, by_hand=buried)
        if kind is FigureKind.OTHER and role == "dwelling" and link and link.kind == "damaged" and not homes_lost:
            unit = FigureUnit.HOUSEHOLD
        if kind is None or (phrase.definite and kind is FigureKind.OTHER) or _is_vague_part(phrase, link):
            continue
        end = max(items[phrase.end - 1].end, link.end if link else 0)
        if kind is FigureKind.OTHER and unit is FigureUnit.PERSON and _TO_DEATH.match(text, end):
            kind = FigureKind.KILLED
        number = _counted_number(items, phrase, kind)
        yield Figure(
            start=number.start,
            end=end,
            kind=kind,
            low=number.low,
            high=number.high,
            qualifier=number.qualifier,
            who=_who(text, items, phrase),
            unit=unit,
            subset=link.subset if link else False,
            reason=link.rule if link else "counted",
        )


def _counted_number(items: Sequence[Item], phrase: Phrase, kind: FigureKind) -> Number:
    """The number that is told of those harmed: all of them in "one of 90 people displaced", "one of 90 who fled"."""
    behind = items[phrase.end].code if phrase.end < len(items) else ""
    whole = behind in {"P", "S"} or (behind == "w" and kind is FigureKind.DISPLACED)
    return phrase.whole if phrase.whole and whole else phrase.number


def _as_parts(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Make those who bring a toll to its sum a part of it: "two more died, bringing the toll to nine"."""
    for number, figure in enumerate(figures):
        behind = [other for other in figures[number + 1 :] if other.kind == figure.kind and other.unit == figure.unit]
        raised = any(_raising().search(text, figure.end, other.start) for other in behind)
        yield replace(figure, subset=True) if raised else figure


@cache
def _raising() -> re.Pattern[str]:
    return re.compile(rf",\s(?:{'|'.join(sorted(cues('raise')))})\s", re.IGNORECASE)


def _is_vague_part(phrase: Phrase, link: Link | None) -> bool:
    """Whether a phrase says only that it is some part of the figure before: "many of them police"."""
    return link is not None and link.subset and phrase.partitive and phrase.head is None and phrase.number.vague


def _are_goers(items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether those counted are about anyway, by their noun or by the one that they are apposed to: "the marchers, some 900 people"."""
    apposed = phrase.first > 1 and items[phrase.first - 1].code == ","
    noun = items[phrase.first - 2].lower if apposed else ""
    return (
        phrase.head is not None and phrase.head.code == "V" and not cues("goer").isdisjoint({phrase.head.lower, noun})
    )


def _roles(items: Sequence[Item], phrases: Sequence[Phrase], links: Sequence[Link | None]) -> list[str]:
    """The role of what each phrase counts; a bare number of things counts those before it: "40 huts burnt and 70 damaged".

    Some "of the army" are persons.
    """
    roles: list[str] = []
    for phrase, link in zip(phrases, links, strict=True):
        role = phrase.head.role if phrase.head else link.role if link else ""
        if _are_goers(items, phrase):
            role = "goer"
        if phrase.partitive and phrase.head and link and link.subset and phrase.head.lower in cues("body"):
            role = ""
        if phrase.head is None and not role and link and link.kind in _RUINED and link.rule != "list":
            role = next((before for before in reversed(roles) if before), "")
            role = role if role in {"dwelling", "thing"} else ""
        roles.append(role)
    return roles


def _classified(phrase: Phrase, link: Link | None, role: str, *, by_hand: bool) -> tuple[FigureKind | None, FigureUnit]:
    """Kind and unit of a phrase: what it counts decides what can have happened to it; `by_hand` where others buried it."""
    harm = link.kind if link else ""
    if role == "" and phrase.head is not None and (_is_beast(phrase.head) or (harm == "burned" and not phrase.inner)):
        return None, FigureUnit.THING
    if role in _PLACE_KINDS:
        told = bool(harm) or not phrase.number.vague
        return (_PLACE_KINDS[role] if told else None), FigureUnit.THING
    if role in {"thing", "dwelling"} and (not phrase.inner or phrase.inner in _RUINED):
        return _thing_kind(role, harm)
    if role == "household" and harm == "destroyed":
        return FigureKind.OTHER, FigureUnit.HOUSEHOLD
    if role == "" and link and harm in {"destroyed", "damaged"} and link.rule == "list":
        return FigureKind.OTHER, FigureUnit.THING
    return _person_kind(
        role, harm, phrase.number, by_hand=by_hand
    ), FigureUnit.HOUSEHOLD if role == "household" else FigureUnit.PERSON


def _is_beast(noun: Item) -> bool:
    """Whether animals are counted: "59 dead dolphins", not "36 Tigers"."""
    return not noun.tag.startswith("NNP") and noun.lower.removesuffix("s") in read_words("nature_words")


def _thing_kind(role: str, harm: str) -> tuple[FigureKind | None, FigureUnit]:
    """Kind and unit of things: homes can be evacuated, everything can be struck or seized.

    A home counts as a household, evacuated or lost, as in IDMC's figures; one that is only damaged does where the sentence
    counts none that is lost.
    """
    unit = FigureUnit.HOUSEHOLD if role == "dwelling" and harm in _HOME_LOST else FigureUnit.THING
    if harm == "displaced" and role == "dwelling":
        return FigureKind.DISPLACED, unit
    return (FigureKind.OTHER if harm in _THING_HARMS else None), unit


def _person_kind(role: str, harm: str, number: Number, *, by_hand: bool) -> FigureKind | None:
    """Kind of a count of persons, or of a bare number; `by_hand` where somebody does it to them: those buried by others are dead."""
    if harm == "burned":
        return FigureKind.WOUNDED
    if harm == "buried":
        return FigureKind.KILLED if by_hand else None
    if harm in {"carried", "arrived"}:
        return FigureKind.DISPLACED if role == "household" or (role == "person" and harm == "carried") else None
    if harm == "seized":
        return FigureKind.CAPTURED if role in {"person", "goer", "attacker"} else None
    if harm == "displaced" and role == "envoy":
        return FigureKind.OTHER
    if harm in _PERSON_KINDS:
        return FigureKind(harm)
    attackers = not harm and role == "attacker" and (number.low or 0) > 1
    return FigureKind.OTHER if harm == "other" or attackers else None


def _who(text: str, items: Sequence[Item], phrase: Phrase) -> str | None:
    """The counted noun with its modifiers, as the text has it; words of harm and of number left out."""
    if phrase.who is None:
        return None
    first, end = phrase.who
    while first < end and (items[first].code in "do" or items[first].lower in cues("vague") or items[first].harms):
        first += 1
    while first < end and (items[end - 1].code in "NY" or items[end - 1].lower in cues("vague")):
        end -= 1
    return text[items[first].start : items[end - 1].end] if first < end else None
