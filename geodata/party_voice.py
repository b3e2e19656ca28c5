"""Tells a report that a party to the conflict itself gives out, as its radio, its communique or under its letterhead: who then says all of it."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from geodata.actors import role_of
from geodata.clauses import FINITE_TAGS
from geodata.quotations import Quotation
from geodata.speech_verbs import force_of
from geodata.spelled_names import PLACE_LABELS
from geodata.tables import read_words

HIDDEN = "clandestine"
"""What stands for the place in the datelines of stations of a party that broadcasts from nobody knows where."""
LEAST_SIGNS = 2
_OWN = {"we", "our", "us"}
_FIGHTING_ROLES, _WISHING = {"armed", "forces"}, {"demand", "propose", "threaten", "deny"}
_PARTIES = {"political", "forces", "armed"}
_ISSUED = re.compile(r"\[(?:communique|statement|press release)\]\s*\[(?P<name>[^\]\n]{3,90})\]", re.IGNORECASE)
_HEAD_CHARS = 400
_LETTERHEAD = re.compile(
    r"\s*(?:(?:the\s+)?(?:press\s+)?office\s+of\s+)?(?P<name>[^\n,:.]{3,90}?)\s*(?:,[^\n.:]{0,60})?(?:\n[^\n.:]{0,60})?\b(?:19|20)\d\d\s*\n\s*\n",
    re.IGNORECASE,
)
"""Who issues a text, and when, alone above it: "Ministry of Defence, Asmara, 3 May 2001"."""


def find_party(doc: Doc, quotations: Sequence[Quotation], outlet: str | None) -> str | None:
    """Name who gives a report out: by its letterhead, or where it calls its fighters "ours" or demands and threatens as "we".

    Any "we" is that of a station that says of itself that nobody knows where it is.

    Args:
        doc: The parsed report.
        quotations: Its direct speech, in which "we" is whoever is quoted.
        outlet: The agency or station of its dateline, or the publisher.

    Returns:
        The name in the letterhead or in the heading "[COMMUNIQUE] [name]", else the outlet; None for a report that speaks
        of both sides as others.
    """
    letterhead = _LETTERHEAD.match(doc.text, 0, _HEAD_CHARS)
    if letterhead and _is_of_party(doc, letterhead.start("name"), letterhead.end("name")):
        return letterhead["name"]
    hidden = doc.text.lstrip()[: len(HIDDEN)].casefold() == HIDDEN
    own = (token for token in doc if not _is_quoted(token, quotations))
    signs = sum(token.lower_ in _OWN if hidden else _is_sign(token) for token in own)
    if signs < LEAST_SIGNS:
        return None
    issued = _ISSUED.search(doc.text, 0, _HEAD_CHARS)
    return issued["name"].split(",")[0].strip() if issued else outlet


def _is_of_party(doc: Doc, start: int, end: int) -> bool:
    """Whether a name is that of an office of a government, its forces or an armed group, and no place or headline."""
    name = doc.char_span(start, end, alignment_mode="expand")
    if (
        name is None
        or name.root.ent_type_ in {*PLACE_LABELS, "PERSON"}
        or any(word.tag_ in FINITE_TAGS for word in name)
    ):
        return False
    return name.root.lemma_.lower() in frozenset().union(*(read_words("actor_words", role) for role in _PARTIES))


def _is_sign(token: Token) -> bool:
    """Whether a word is that of a party: the "our" of "our units", the "we" of "we demand"."""
    if token.lower_ == "our":
        return role_of(token.head) in _FIGHTING_ROLES
    return token.lower_ == "we" and token.dep_ == "nsubj" and force_of(token.head) in _WISHING


def _is_quoted(token: Token, quotations: Sequence[Quotation]) -> bool:
    return any(quotation.start <= token.idx < quotation.end for quotation in quotations)
