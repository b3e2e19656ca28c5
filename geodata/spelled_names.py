"""Tells words that are spelled as names, by their capital or by what stands in for it."""

from functools import cache

from spacy.tokens import Doc, Span, Token

from geodata.tables import read_table

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


def is_capitalised(token: Token) -> bool:
    """Whether a token is spelled as a name: a capital, or a script that has none.

    In text that is all in capitals the tagger's proper nouns stand in for it.
    """
    text = token.text
    letter = next((char for char in text if char.isalpha()), "")
    if not letter or not (text[0].isalnum() or text[0] in "'’‘ʻʼ"):
        return False
    if letter.isupper():
        return not is_shouted(token) or token.pos_ in {"PROPN", ""} or token.ent_type_ in PLACE_LABELS
    return not letter.islower()


def is_shouted(token: Token) -> bool:
    """Whether a token in capitals stands among words in capitals."""
    if not token.is_upper or len(token) < 2:
        return False
    near = [other for other in token.doc[max(0, token.i - 4) : token.i + 5] if other.is_alpha and len(other) > 1]
    return len(near) > 3 and all(other.is_upper for other in near)


def no_names(token: Token) -> frozenset[str]:
    """Give the words that are no names of places where a token stands, in lower case.

    At the head of a sentence those are among them that name an occurrence, though a town may be called so ("Artillery").
    """
    return _plain_words() | _war_words() if token.is_sent_start else _plain_words()


@cache
def _plain_words() -> frozenset[str]:
    return frozenset(row["word"].lower() for row in read_table("not_places"))


@cache
def _war_words() -> frozenset[str]:
    return frozenset(row["phrase"].split()[0] for row in read_table("triggers"))


def opens_with_preposition(words: Span) -> bool:
    """Whether the first of several words is only written large where the sentence begins: "Near Gulu town"."""
    return len(words) > 1 and words[0].pos_ == "ADP" and bool(words[0].is_sent_start)


def has_names_beside(doc: Doc, bounds: tuple[int, int], run: tuple[int, int]) -> bool:
    """Whether other names or nouns stand in the run of capitals around a name: the Dolyna of "Hirkova Dolyna"."""
    beside = (*doc[run[0] : bounds[0]], *doc[bounds[1] : run[1]])
    return any(token.pos_ in {"PROPN", "NOUN"} for token in beside)
