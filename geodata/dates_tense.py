"""Whether a clause speaks of what is to come: it decides which Thursday is meant."""

import re

from spacy.tokens import Doc, Token

from geodata.model import Span

_WINDOW_CHARS = 90
_FUTURE_MODALS = frozenset(
    {"will", "'ll", "shall", "would", "could", "may", "might", "should", "wo", "ca", "can", "must"}
)
_PLANS = frozenset(
    {
        "due",
        "schedule",
        "plan",
        "expect",
        "set",
        "slate",
        "intend",
        "hope",
        "prepare",
        "want",
        "agree",
        "vow",
        "promise",
        "threaten",
        "pledge",
        "urge",
        "call",
        "propose",
        "invite",
        "aim",
        "upcoming",
        "forthcoming",
        "await",
        "announce",
    }
)
_FUTURE_WORDS = (
    r"will|'ll|shall|would|could|may|might|due|scheduled|planned|plans|expected|set to|slated|to be held|going to|"
    r"ahead of|upcoming|deadline|to take place|next"
)
_PAST_WORDS = r"was|were|had|has|have|did|said|told|reported|announced|called|killed|since|\w{3,}ed"
_CUE = re.compile(rf"\b(?:(?P<future>{_FUTURE_WORDS})|(?P<past>{_PAST_WORDS}))\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"(?:\b(?:ahead of|due|planned for|scheduled for|set for|expected|slated for|until|till|from next|not before|as early as|"
    r"postponed (?:to|until)|deadline of)\s+(?:on\s+|the\s+|late\s+|early\s+)*)$",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.;:!?]|\bthat\b|\bwhich\b|\bbut\b", re.IGNORECASE)


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
    if _AHEAD.search(before):
        return not _PAST_SPEECH.search(before)
    if doc.has_annotation("DEP"):
        tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
        verb = _verb_above(tokens.root) if tokens is not None else None
        if verb is not None and (verb.tag_ in {"VBD", "VBN"} or _is_future(verb)):
            return _is_future(verb)
    return _nearest_cue(before, text[span.end : span.end + _WINDOW_CHARS])


_PAST_SPEECH = re.compile(r"\b(?:said|told|reported|announced)\s+(?:by|due)\s+$", re.IGNORECASE)


def _verb_above(token: Token) -> Token | None:
    """The verb that a token hangs on, or None."""
    for above in (token, *token.ancestors):
        if above.pos_ in {"VERB", "AUX"} and above.dep_ not in {"aux", "auxpass"}:
            return above
    return None


def _is_future(verb: Token) -> bool:
    """Whether a verb stands in the future: a modal, or an infinitive that stands alone or under a word of planning."""
    words = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if words & _FUTURE_MODALS:
        return "have" not in words
    if (
        verb.tag_ == "VBN"
        and verb.lemma_.lower() in _PLANS
        and verb.lower_ in {"due", "scheduled", "planned", "expected", "set", "slated"}
    ):
        return True
    if verb.tag_ in {"VB", "VBN"} and "to" in words:
        above = verb.head
        return above.i == verb.i or above.lemma_.lower() in _PLANS or _is_future(above)
    return (
        verb.tag_ == "VBG"
        and verb.dep_ in {"pcomp", "xcomp"}
        and verb.head.i != verb.i
        and verb.head.lemma_.lower() in _PLANS
    )


def _nearest_cue(before: str, after: str) -> bool:
    """Whether the nearest word of tense in the clause is one of the future."""
    breaks = list(_CLAUSE_END.finditer(before))
    cues = list(_CUE.finditer(before[breaks[-1].end() if breaks else 0 :]))
    if cues:
        return cues[-1]["future"] is not None
    stop = _CLAUSE_END.search(after)
    cue = _CUE.search(after[: stop.start()] if stop else after)
    return cue is not None and cue["future"] is not None
