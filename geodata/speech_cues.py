"""Finds speakers that no reporting verb brings in: "according to X", "by X's count", "X: …", "… – X", "…, X states"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from geodata.actors import actor_roles, name_speakers
from geodata.clauses import text_span
from geodata.model import Span
from geodata.tables import read_table, read_words

ACCOUNT_PREPOSITIONS = {"by", "in", "on"}
POSSESSIVES = {"'s", "’s", "'", "’"}
OWNERS = {"their", "his", "her", "its"}
MAX_NAME_WORDS = 8
ACCORDING_RULE = "according to"
MAX_LABEL_WORDS = 5
DASHES = {"-", "–", "—", "--"}
QUOTES = {"“", "«", "„", '"'}
TAGGED_AS_NOUN = ("s",)
"""A reporting verb in the present ("states", "estimates") is often tagged as a plural noun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A speaker brought in by something other than a verb.

    `verb` and `head` are the indices of the tokens of the cue and of the speaker's name; `words` what stands for the
    cue in the text; `extent` the stretch that is the speaker's, None for the whole sentence.
    """

    name: str
    rule: str
    verb: int
    head: int
    words: Span
    extent: Span | None = None


def _words(role: str) -> frozenset[str]:
    return read_words("source_words", role)


@cache
def _spoken_forms() -> frozenset[str]:
    """Third persons of the verbs that report: "says", "estimates"."""
    lemmas = {row["lemma"] for row in read_table("speech_verbs") if row["force"] == "say" and " " not in row["lemma"]}
    return frozenset(lemma[:-1] + "ies" if lemma.endswith("fy") else lemma + "s" for lemma in lemmas)


def is_source_word(token: Token, role: str) -> bool:
    """Whether a word has a role in the table of words that bring in a speaker."""
    return token.lower_ in _words(role) or token.lemma_.lower() in _words(role)


def find_cues(tokens: TokenSpan, previous: str | None) -> Iterator[Cue]:
    """Find the speakers of a sentence that no verb brings in.

    Args:
        tokens: The sentence.
        previous: Who spoke before: the owner of "their account".

    Yields:
        Cues; several may have the same extent.
    """
    for token in tokens:
        if token.lower_ in _words("according"):
            yield from _according_to(token, tokens)
        elif token.lower_ in _words("account"):
            yield from _by_account(token, tokens, previous)
            yield from _own_count(token)
        if token.pos_ == "NOUN" and token.lower_ in _spoken_forms():
            yield from _mistagged(token, tokens)
    yield from _label(tokens)
    yield from _signature(tokens)


def _according_to(token: Token, tokens: TokenSpan) -> Iterator[Cue]:
    for word in token.subtree:
        if word.dep_ == "pobj" and word.i > token.i and word.head.lower_ in {"to", "per"}:
            name = name_speakers(issuer(word))
            end = word.head if word.head.i > token.i else token
            words = Span(start=token.idx, end=end.idx + len(end))
            extent = _part(token, tokens)
            yield Cue(name=name, rule=ACCORDING_RULE, verb=token.i, head=word.i, words=words, extent=extent)
            return


def issuer(word: Token) -> Token:
    """Return whose paper it is ("a statement by the ministry", "the ministry's report"); the word itself where it is none."""
    if not is_source_word(word, "paper"):
        return word
    for child in word.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from"}:
            return next((each for each in child.children if each.dep_ == "pobj"), word)
    return word


def _by_account(token: Token, tokens: TokenSpan, previous: str | None) -> Iterator[Cue]:
    """Name whose account it is: "by their account", "by the army's count"; the words alone decide, not the parse."""
    first = tokens.start
    words = tokens.doc[max(first, token.i - MAX_NAME_WORDS) : token.i]
    if len(words) == 0:
        return
    if words[-1].lower_ in OWNERS and len(words) > 1 and words[-2].lower_ in ACCOUNT_PREPOSITIONS and previous:
        cue = Span(start=words[-2].idx, end=token.idx + len(token))
        yield Cue(name=previous, rule="by its account", verb=token.i, head=words[-1].i, words=cue)
        return
    mark = next((word for word in words if word.lower_ in POSSESSIVES), None)
    before = [word for word in words if mark is not None and word.i < mark.i]
    leads = [word.i for word in before if word.lower_ in ACCOUNT_PREPOSITIONS]
    if mark is None or not leads or token.i - mark.i > 3 or leads[-1] + 1 >= mark.i:
        return
    owner = tokens.doc[leads[-1] + 1 : mark.i]
    cue = Span(start=tokens.doc[leads[-1]].idx, end=token.idx + len(token))
    yield Cue(name=owner.text, rule="by its account", verb=token.i, head=mark.i - 1, words=cue)


def _own_count(token: Token) -> Iterator[Cue]:
    """Name whose count it is that is the subject: "an Agency count stood at 540 dead", "a tally by the council"."""
    owned = any(child.dep_ in {"compound", "poss"} and child.pos_ == "PROPN" for child in token.children)
    maker = next((child for child in token.children if child.lower_ == "by"), None)
    if token.dep_ == "nsubj" and (owned or maker is not None):
        last = token if maker is None else maker.right_edge
        name = token.doc[token.left_edge.i : last.i + 1].text
        yield Cue(name=name, rule="by its account", verb=token.i, head=token.i, words=text_span(token))


def _mistagged(token: Token, tokens: TokenSpan) -> Iterator[Cue]:
    """Name who stands between a comma and a verb that the tagger took for a noun: "…, the ministry states"."""
    comma = next(
        (word for word in reversed(tokens.doc[tokens.start : token.i]) if word.lower_ in {",", "”", '"'}), None
    )
    if comma is None or not 0 < token.i - comma.i - 1 <= MAX_NAME_WORDS:
        return
    name = tokens.doc[comma.i + 1 : token.i]
    ends = token.i + 1 == tokens.end or tokens.doc[token.i + 1].pos_ in {"PUNCT", "ADP", "SCONJ", "CCONJ"}
    if not ends or any(word.pos_ in {"VERB", "AUX", "CCONJ"} or word.lower_ == "than" for word in name):
        return
    if not _plays_a_part(name):
        return
    extent = Span(start=_part(token, tokens).start, end=token.idx + len(token))
    yield Cue(
        name=name.text, rule="reporting verb", verb=token.i, head=token.i - 1, words=text_span(token), extent=extent
    )


def _label(tokens: TokenSpan) -> Iterator[Cue]:
    """Name who stands before a colon: "Army: 14 killed", "Colonel Adeyemi: “…”"."""
    colon = next((word for word in tokens[: MAX_LABEL_WORDS + 1] if word.text == ":"), None)
    if colon is None or colon.i == tokens.start or colon.i + 1 >= tokens.end:
        return
    name = tokens.doc[tokens.start : colon.i]
    quoted = tokens.doc[colon.i + 1].text in QUOTES
    if any(word.pos_ in {"VERB", "AUX", "NUM"} for word in name):
        return
    if not _plays_a_part(name) and not (quoted and name[-1].pos_ == "PROPN"):
        return
    extent = Span(start=tokens.doc[colon.i + 1].idx, end=tokens.end_char)
    yield Cue(
        name=name.text,
        rule="named before a colon",
        verb=colon.i,
        head=colon.i - 1,
        words=text_span(name),
        extent=extent,
    )


def _signature(tokens: TokenSpan) -> Iterator[Cue]:
    """Name who stands behind the last dash or colon: "Six killed in market – hospital"."""
    last = tokens.end - 1 if tokens[-1].pos_ == "PUNCT" and len(tokens) > 1 else tokens.end
    marks = [
        word for word in tokens.doc[max(tokens.start, last - MAX_LABEL_WORDS - 1) : last] if word.text in DASHES | {":"}
    ]
    if not marks or marks[-1].i == tokens.start:
        return
    mark = marks[-1]
    name = tokens.doc[mark.i + 1 : last]
    if (
        len(name) == 0
        or any(word.pos_ in {"VERB", "AUX", "NUM", "ADP", "PUNCT"} for word in name)
        or not _plays_a_part(name)
    ):
        return
    if mark.whitespace_ == "" and mark.text != ":":
        return
    extent = Span(start=tokens.start_char, end=mark.idx)
    yield Cue(
        name=name.text,
        rule="named behind a dash or colon",
        verb=mark.i,
        head=last - 1,
        words=text_span(name),
        extent=extent,
    )


def _plays_a_part(name: TokenSpan) -> bool:
    """Whether the last word of a name is in the table of actors: what the model labels is not enough for a bare name."""
    last = name[-1]
    forms = (last.lower_, last.lemma_.lower(), name[-2:].text.lower())
    head = next(
        (word for word in name if word.dep_ != "compound" and any(child.lower_ == "of" for child in word.children)),
        last,
    )
    parts = actor_roles().keys() | _words("voice")
    return any(form in parts for form in (*forms, head.lower_))


def _part(token: Token, tokens: TokenSpan) -> Span:
    """Return the part of the sentence between its semicolons that a word stands in."""
    marks = [word.i for word in tokens if word.text == ";"]
    start = max((mark + 1 for mark in marks if mark < token.i), default=tokens.start)
    end = min((mark for mark in marks if mark > token.i), default=tokens.end)
    part = tokens.doc[start:end]
    return Span(start=part.start_char, end=part.end_char)
