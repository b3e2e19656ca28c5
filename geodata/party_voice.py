"""Tells a report that a party to the conflict itself gives out, as its radio or its communique: who then says all of it."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from geodata.actors import role_of
from geodata.quotations import Quotation
from geodata.speech_verbs import force_of

HIDDEN = "clandestine"
"""What stands for the place in the datelines of stations of a party that broadcasts from nobody knows where."""
LEAST_SIGNS = 2
_OWN = {"we", "our", "us"}
_FIGHTING_ROLES, _WISHING = {"armed", "forces"}, {"demand", "propose", "threaten", "deny"}
_ISSUED = re.compile(r"\[(?:communique|statement|press release)\]\s*\[(?P<name>[^\]\n]{3,90})\]", re.IGNORECASE)
_HEAD_CHARS = 400


def find_party(doc: Doc, quotations: Sequence[Quotation], outlet: str | None) -> str | None:
    """Name who gives a report out, where it speaks of its own fighters as "ours" or demands and threatens as "we".

    Any "we" is that of a station that says of itself that nobody knows where it is.

    Args:
        doc: The parsed report.
        quotations: Its direct speech, in which "we" is whoever is quoted.
        outlet: The agency or station of its dateline, or the publisher.

    Returns:
        The name in the heading "[COMMUNIQUE] [name]", else the outlet; None for a report that speaks of both sides as others.
    """
    hidden = doc.text.lstrip()[: len(HIDDEN)].casefold() == HIDDEN
    own = (token for token in doc if not _is_quoted(token, quotations))
    signs = sum(token.lower_ in _OWN if hidden else _is_sign(token) for token in own)
    if signs < LEAST_SIGNS:
        return None
    issued = _ISSUED.search(doc.text, 0, _HEAD_CHARS)
    return issued["name"].split(",")[0].strip() if issued else outlet


def _is_sign(token: Token) -> bool:
    """Whether a word is that of a party: the "our" of "our units", the "we" of "we demand"."""
    if token.lower_ == "our":
        return role_of(token.head) in _FIGHTING_ROLES
    return token.lower_ == "we" and token.dep_ == "nsubj" and force_of(token.head) in _WISHING


def _is_quoted(token: Token, quotations: Sequence[Quotation]) -> bool:
    return any(quotation.start <= token.idx < quotation.end for quotation in quotations)
