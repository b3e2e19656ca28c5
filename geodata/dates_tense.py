"""Whether a clause speaks of what is to come: it decides which Thursday is meant."""

import re
from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from geodata.model import Span
from geodata.speech_verbs import force_of
from geodata.tables import read_words

_WINDOW_CHARS = 90
_AHEAD_OF = re.compile(r"\bahead of\s(?:[\w'’-]+\s){1,6}(?:on|in|for)\s+(?:the\s+)?$", re.IGNORECASE)
"""What is still to be held: "violence has climbed ahead of elections on August 20"."""
_FROM = re.compile(r"\bfrom\s[^.;]{1,30}\s(?:until|till)\s+$", re.IGNORECASE)
_PAST_SPEECH = re.compile(r"\b(?:said|told|reported|announced)\s+(?:by|due)\s+$", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.;:!?]|\bthat\b|\bwhich\b|\bbut\b", re.IGNORECASE)


def tense_words(role: str) -> frozenset[str]:
    """Give the words of one role from the table."""
    return read_words("tense_words", role)


@cache
def _cue() -> re.Pattern[str]:
    """Compile the words of tense; any other word in -ed is one of the past, and "May" beside a number a month."""
    return re.compile(
        rf"\b(?!may\s\d|(?<=\d\s)may\b)(?:(?P<future>{_choice('cue')})|(?P<past>{_choice('past')}|\w{{3,}}ed))\b",
        re.IGNORECASE,
    )


@cache
def _ahead() -> re.Pattern[str]:
    """Compile the words that put the date right behind them ahead."""
    return re.compile(rf"\b(?:{_choice('ahead')})\s+(?:on\s+|the\s+|late\s+|early\s+)*$", re.IGNORECASE)


def _choice(role: str) -> str:
    return "|".join(sorted(map(re.escape, tense_words(role)), key=len, reverse=True))


def speaks_of_future(doc: Doc, text: str, span: Span) -> bool:
    """Whether the clause around a date speaks of what is to come.

    The verb that the date hangs on decides; without a parse, the nearest word of tense in the clause, what stands before
    the date first.

    Args:
        doc: With or without parse.
        text: Its text, taken once: spaCy joins it anew at each access.
        span: The words of the date; offsets in characters.
    """
    before = text[max(0, span.start - _WINDOW_CHARS) : span.start]
    if _AHEAD_OF.search(before):
        return True
    if _ahead().search(before) and not _FROM.search(before):
        return not _PAST_SPEECH.search(before)
    if doc.has_annotation("DEP"):
        tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
        verb = _verb_above(_head_of(tokens)) if tokens is not None else None
        if verb is not None and (verb.tag_ in {"VBD", "VBN"} or _is_future(verb)):
            return _is_future(verb)
    return _nearest_cue(before, text[span.end : span.end + _WINDOW_CHARS])


def _head_of(tokens: TokenSpan) -> Token:
    """The word that heads the words of a date; never the full stop behind them, which may hang on another verb."""
    outward = (token for token in tokens if not token.is_punct and token.head not in tokens)
    return next(outward, tokens.root)


def dates_a_statement(doc: Doc, span: Span) -> bool:
    """Whether words of a date hang on a verb that only reports: "…, the mayor announced yesterday"; False without a parse."""
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand") if doc.has_annotation("DEP") else None
    verb = _verb_above(_head_of(tokens)) if tokens is not None else None
    return verb is not None and force_of(verb) == "say"


def _verb_above(token: Token) -> Token | None:
    """The verb that a token hangs on, or None."""
    for above in (token, *token.ancestors):
        if above.pos_ in {"VERB", "AUX"} and above.dep_ not in {"aux", "auxpass"}:
            return above
    return None


def _is_future(verb: Token) -> bool:
    """Whether a verb stands in the future: a modal, "is to", an infinitive alone, or one under a word of planning."""
    words = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    above, plans = verb.head, tense_words("plan")
    if words & tense_words("modal"):
        return "have" not in words
    if verb.tag_ == "VBN" and verb.lower_ in tense_words("due"):
        return True
    if verb.tag_ == "VBN" and verb.lower_ == "set" and any(child.dep_ == "xcomp" for child in verb.children):
        return True
    if above.i == verb.i:
        return verb.tag_ in {"VB", "VBN"} and "to" in words
    if verb.tag_ in {"VB", "VBN"} and "to" in words:
        ordered = above.lemma_ == "be" and above.tag_ in {"VBZ", "VBP"} and verb.dep_ == "xcomp"
        return ordered or above.lemma_.lower() in plans or _is_future(above)
    if verb.tag_ in {"VB", "VBP"}:
        return verb.dep_ == "ccomp" and above.lemma_.lower() in plans
    if verb.tag_ == "VBG" and verb.dep_ in {"pcomp", "xcomp"} and above.lemma_.lower() in plans:
        return True
    ruling = _verb_above(above) if verb.tag_ == "VBG" and verb.dep_ in {"advcl", "acl", "prep"} else None
    return ruling is not None and _is_future(ruling)


def _nearest_cue(before: str, after: str) -> bool:
    """Whether the nearest word of tense in the clause is one of the future."""
    breaks = list(_CLAUSE_END.finditer(before))
    cues = list(_cue().finditer(before[breaks[-1].end() if breaks else 0 :]))
    if cues:
        return cues[-1]["future"] is not None
    stop = _CLAUSE_END.search(after)
    cue = _cue().search(after[: stop.start()] if stop else after)
    return cue is not None and cue["future"] is not None
