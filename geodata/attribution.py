"""Finds who says what: reporting verbs, "according to", open quotations, and what they carry over.

Source: own rules over the classes of reporting verbs in `tables/speech_verbs.tsv` (VerbNet); see FINDINGS on why no
quotation library serves.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Doc, Token

from geodata.actors import name_phrase, role_of
from geodata.clauses import SUBJECT_RELATIONS, text_span, tokens_at
from geodata.model import Sentence, Span, Speaker
from geodata.tables import read_table

ACCORDING = {"according", "per"}
PRONOUNS = {"he", "she", "they", "it", "we", "i"}
MEMORY_WORDS = 200
PLAIN_VERBS = {"say", "tell", "announce", "declare", "add", "report", "confirm", "count"}
RELATIVES = {"who", "which", "that", "whom"}
PAPERS = {"statement", "report", "communique", "communiqué"}
OPENING, CLOSING = "“«", "”»"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A speaker found at a verb: what the verb does (`force`), the index of its token, and the words that say so (`cue`)."""

    sentence_start: int
    speaker: Speaker
    force: str
    verb: int
    cue: Span


@cache
def speech_verbs() -> dict[str, str]:
    """Read the table of reporting verbs: lemma to force (say, deny, demand, propose, threaten, plan, judge)."""
    return {row["lemma"]: row["force"] for row in read_table("speech_verbs")}


def force_of(verb: Token) -> str | None:
    """Say what a reporting verb does; None for other verbs, and for "called him a traitor"."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ in {"prep", "prt"} and f"{lemma} {child.lower_}" in speech_verbs():
            return speech_verbs()[f"{lemma} {child.lower_}"]
    return speech_verbs().get(lemma)


def find_sayings(doc: Doc, sentences: Sequence[Sentence]) -> tuple[Saying, ...]:
    """Find every reported statement and name its speaker.

    A pronoun stands for the speaker before it; a sentence inside an open quotation is its speaker's.

    Args:
        doc: Parsed article.
        sentences: Its sentences.

    Returns:
        Sayings in text order. A speaker's span is the stretch of text that it vouches for.
    """
    sayings: list[Saying] = []
    waiting: list[int] = []
    open_quote = False
    paragraph = 0
    for sentence in sentences:
        open_quote = open_quote and sentence.paragraph == paragraph
        paragraph = sentence.paragraph
        tokens = tokens_at(doc, sentence)
        found = list(_sayings_in(sentence, list(tokens), sayings))
        inside = open_quote
        open_quote = _quote_open_after(sentence.text, open_quote)
        if found:
            for number in waiting if inside else ():
                speaker = replace(sayings[number].speaker, name=found[0].speaker.name)
                sayings[number] = replace(sayings[number], speaker=speaker)
            waiting = []
        elif (inside or open_quote) and sayings:
            waiting.append(len(sayings))
            last = sayings[-1].speaker
            carried = Speaker(start=sentence.start, end=sentence.end, name=last.name, reason="open quotation")
            found = [
                Saying(
                    sentence_start=sentence.start,
                    speaker=carried,
                    force="say",
                    verb=tokens.root.i,
                    cue=sayings[-1].cue,
                )
            ]
        sayings.extend(found)
    return tuple(sayings)


def _sayings_in(sentence: Sentence, tokens: Sequence[Token], before: Sequence[Saying]) -> Iterator[Saying]:
    previous = before[-1].speaker.name if before else None
    for token in tokens:
        if token.lower_ in ACCORDING or token.lower_ == "account":
            name = _according_to(token) if token.lower_ in ACCORDING else _by_account(token, previous)
            if name:
                rule = "according to" if token.lower_ in ACCORDING else "by its account"
                yield _saying(sentence, (sentence.start, sentence.end), name, token, "say", rule)
            continue
        force = force_of(token)
        if force is None or token.pos_ not in {"VERB", "AUX"}:
            continue
        speaker = _speaker_of(token, force)
        if speaker is None:
            continue
        if speaker.lower_ in RELATIVES:
            speaker = token.head if token.dep_ == "relcl" else speaker
        name, rule = _speaker_name(speaker), "reporting verb"
        if speaker.lower_ in PRONOUNS | RELATIVES:
            name, rule = previous or _named_before(speaker), "reporting verb, a pronoun for the speaker before"
        if name is None:
            continue
        yield _saying(sentence, _content_span(token, speaker, sentence), name, token, force, rule)
        previous = name


def _named_before(pronoun: Token) -> str | None:
    """Name whom a pronoun stands for where nobody has spoken yet: the last person, or the last group of people."""
    if pronoun.lower_ not in {"he", "she"}:
        groups = [token for token in pronoun.sent if token.i < pronoun.i and token.pos_ == "NOUN" and role_of(token)]
        return name_phrase(groups[-1]) if groups and pronoun.lower_ == "they" else None
    doc = pronoun.doc
    people = [token.i for token in doc[max(0, pronoun.i - MEMORY_WORDS) : pronoun.i] if token.ent_type_ == "PERSON"]
    if not people:
        return None
    first = people[-1]
    while first - 1 in people and doc[first].ent_iob_ == "I":
        first -= 1
    return str(doc[first : people[-1] + 1].text)


def _saying(sentence: Sentence, extent: tuple[int, int], name: str, verb: Token, force: str, rule: str) -> Saying:
    start, end = max(extent[0], sentence.start), min(extent[1], sentence.end)
    if start >= end:
        start, end = sentence.start, sentence.end
    speaker = Speaker(start=start, end=end, name=name, reason=rule)
    return Saying(sentence_start=sentence.start, speaker=speaker, force=force, verb=verb.i, cue=text_span(verb))


def _speaker_of(verb: Token, force: str) -> Token | None:
    current = verb
    for _ in range(3):
        for child in current.children:
            if child.dep_ in SUBJECT_RELATIONS and child.dep_ != "nsubjpass":
                return child if _can_speak(child, verb) else None
        if current.dep_ in {"conj", "xcomp", "advcl"} and current.head.pos_ in {"VERB", "AUX"}:
            current = current.head
            continue
        if current.dep_ in {"acl", "relcl"} and _can_speak(current.head, verb):
            return current.head
        break
    return _agent_who_speaks(verb) if force == "say" else None


def _agent_who_speaks(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            return next((word for word in child.children if word.dep_ == "pobj" and _can_speak(word, verb)), None)
    return None


def _can_speak(token: Token, verb: Token) -> bool:
    if token.pos_ == "NOUN" and (
        verb.lemma_.lower() in PLAIN_VERBS or any(child.dep_ == "ccomp" for child in verb.children)
    ):
        return True
    return token.lower_ in PRONOUNS | RELATIVES or token.pos_ == "PROPN" or role_of(token) is not None


def _speaker_name(token: Token) -> str:
    """Name the speaker; "a statement by the ministry" and "the ministry's statement" are the ministry's."""
    if token.lemma_.lower() in PAPERS:
        for child in token.children:
            if child.dep_ == "poss":
                return name_phrase(child)
            if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from"}:
                owner = next((word for word in child.children if word.dep_ == "pobj"), None)
                if owner is not None:
                    return name_phrase(owner)
    return name_phrase(token)


def _according_to(token: Token) -> str | None:
    for word in token.subtree:
        if word.dep_ == "pobj" and word.i > token.i and word.head.lower_ in {"to", "per"}:
            return _speaker_name(word)
    return None


def _by_account(token: Token, previous: str | None) -> str | None:
    """Name whose account it is: "by their account", "by the army's account"."""
    owner = next((child for child in token.children if child.dep_ == "poss"), None)
    if owner is None or token.head.lower_ not in {"by", "in", "on"}:
        return None
    return previous if owner.pos_ == "PRON" else name_phrase(owner)


def _content_span(verb: Token, speaker: Token, sentence: Sentence) -> tuple[int, int]:
    """Return what the verb brings in: all of the sentence, less a coordinated clause that another verb rules.

    "A said that x, while y": y is the outlet's own; "x, A said" is A's up to the verb.
    """
    doc = verb.doc
    content = [child for child in verb.children if child.dep_ in {"ccomp", "xcomp", "dobj", "obj", "parataxis"}]
    before = [child for child in content if child.i < verb.i]
    if any(
        child.dep_ == "prep" and f"{verb.lemma_.lower()} {child.lower_}" in speech_verbs() for child in verb.children
    ):
        return verb.left_edge.idx if before else sentence.start, sentence.end
    if before or verb.dep_ == "parataxis":
        return sentence.start, max(verb.idx + len(verb), speaker.idx + len(speaker))
    if not content:
        return sentence.start, sentence.end
    edge = max((child.right_edge.i for child in verb.children if child.i >= verb.i), default=verb.i)
    last = doc[edge]
    return verb.left_edge.idx, last.idx + len(last)


def _quote_open_after(text: str, is_open: bool) -> bool:
    for mark in text:
        if mark == '"':
            is_open = not is_open
        elif mark in OPENING:
            is_open = True
        elif mark in CLOSING:
            is_open = False
    return is_open
