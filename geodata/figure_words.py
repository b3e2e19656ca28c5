"""The words of a sentence as items, one code each, so that what a number counts is a short pattern over the codes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Span as Words
from spacy.tokens import Token

from geodata.model import Span
from geodata.numerals import Number
from geodata.tables import read_table, read_words

NOUNS = "VFDLKXn"
"""Codes of nouns: person, household, dwelling, locality, position, thing, any other."""

_ROLE_CODES = {
    "person": "V",
    "attacker": "V",
    "envoy": "V",
    "household": "F",
    "dwelling": "D",
    "locality": "L",
    "position": "K",
    "thing": "X",
}
_FORM_CODES = {
    "toll": "T",
    "participle": "P",
    "gerund": "G",
    "finite": "B",
    "intransitive": "I",
    "state": "S",
    "lives": "Y",
    "noun": "N",
    "event": "E",
    "force": "W",
}
_NOUN_FORMS = frozenset({"noun", "event", "toll", "lives"})
_MARKS = dict(zip(",()[]:=-–—;/", ",()()::--,;-", strict=True)) | dict.fromkeys('"“”', '"')
_QUOTES = frozenset('"“”«»„')
_ONE_OF_A_PEOPLE = ("an", "i")
"""How the name of a people ends that also names one of it: "a Palestinian", "an Iraqi", not "a French"."""
_LONGEST = 6
_ADVERB_ROLES = frozenset({"weekday", "month", "deictic", "tonight", "overnight"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Span):
    """A word, or several that belong together; `harms` maps each of its forms to the kind of harm."""

    code: str
    lower: str
    tag: str = ""
    role: str = ""
    singular: bool = False
    number: Number | None = None
    name: bool = False
    harms: dict[str, str] = field(default_factory=dict)


@cache
def _functions() -> dict[str, str]:
    """Codes of function words; days and months stand beside verbs as adverbs do."""
    rows = [row for row in read_table("date_words") if row["lang"] == "en" and row["role"] in _ADVERB_ROLES]
    days = {row["word"] + ("." if len(row["word"]) <= 4 and row["role"] == "month" else ""): "r" for row in rows}
    return days | {row["word"]: row["code"] for row in read_table("figure_words")}


@cache
def _one_of_a_people() -> frozenset[str]:
    """Names of one or more of a people: "a Palestinian", "two Iraqis"."""
    words = {row["word"].lower() for row in read_table("demonyms") if row["word"].endswith(_ONE_OF_A_PEOPLE)}
    return frozenset(words | {f"{word}s" for word in words})


def _qualifies(token: Token) -> bool:
    """Whether a word only says whose the noun behind it is: "the Syrian Observatory"."""
    return token.i + 1 < len(token.doc) and token.nbor().pos_ in {"NOUN", "PROPN", "ADJ"}


def cues(role: str) -> frozenset[str]:
    """Words that play one role beside a count: attempt, conjunction, flight, member, nobody, pronoun, refuge or report."""
    return read_words("figure_cues", role)


@cache
def _nouns() -> dict[str, tuple[str, bool]]:
    """Role of each counted noun, and whether the form is the singular."""
    rows = read_table("victims")
    plurals = {row["plural"]: (row["role"], False) for row in rows if row["plural"]}
    plurals |= {word: ("person", not word.endswith("s")) for word in _one_of_a_people()}
    return plurals | {row["singular"]: (row["role"], True) for row in rows if row["singular"]}


@cache
def _harms() -> dict[str, dict[str, str]]:
    """Forms of each word of harm, with the kind of harm, most telling form first."""
    harms: dict[str, dict[str, str]] = {}
    for form in _FORM_CODES:
        for row in read_table("harm_words"):
            if row["form"] == form:
                harms.setdefault(row["word"], {})[form] = row["kind"]
    return harms


@cache
def _openers() -> frozenset[str]:
    """First words of the word groups of the tables."""
    groups = _harms().keys() | _functions().keys() | _nouns().keys()
    first = {re.split(r"[ -]", words)[0] for words in groups if " " in words or "-" in words}
    return frozenset(first | {word.removesuffix("not") for word in first})  # "cannot" is two tokens


def read_items(sentence: Words, numbers: Sequence[Number]) -> list[Item]:
    """Write a sentence as items.

    Args:
        sentence: A sentence of any spaCy document; tags help and are not needed.
        numbers: The numbers inside the sentence, in text order.
    """
    return list(_items([token for token in sentence if not (token.is_space or token.text in _QUOTES)], list(numbers)))


def _items(tokens: list[Token], numbers: list[Number]) -> Iterator[Item]:
    """Items in text order: numbers, groups of harm, single words."""
    index, following = 0, 0
    while index < len(tokens):
        token = tokens[index]
        while following < len(numbers) and numbers[following].end <= token.idx:
            following += 1
        number = numbers[following] if following < len(numbers) else None
        if number and number.start < token.idx + len(token):
            start = min(number.start, token.idx)
            while index < len(tokens) and tokens[index].idx < number.end:
                index += 1
            yield Item(start=start, end=number.end, code="#", lower="", number=number)
            following += 1
            continue
        size = _name_size(tokens, index)
        if size:
            last = tokens[index + size - 1]
            yield Item(start=token.idx, end=last.idx + len(last), code="n", lower=token.lower_, name=True)
        else:
            size = _group_size(tokens, index)
            yield _item(tokens[index : index + size])
        index += size


def _name_size(tokens: list[Token], index: int) -> int:
    """How many tokens from here on are the name of a person; none where no name starts here."""
    size = 0
    while index + size < len(tokens) and tokens[index + size].ent_type_ == "PERSON":
        if size and tokens[index + size].ent_iob_ == "B":
            break
        size += 1
    known = any(_is_known(token.lower_) for token in tokens[index : index + size])
    return 0 if known or (size and not tokens[index].text[0].isupper()) else size


def _is_known(word: str) -> bool:
    """Whether a small word is of the tables, so that a label which makes it a name is wrong ("Population Evacuated")."""
    return word in _nouns() or word in _functions() or "participle" in _harms().get(word, {})


def _group_size(tokens: list[Token], index: int) -> int:
    """How many tokens from here on make one word group of the tables; one where none do."""
    if tokens[index].lower_ not in _openers():
        return 1
    for size in range(min(_LONGEST, len(tokens) - index), 1, -1):
        words = _joined(tokens[index : index + size])
        if words in _harms() or words in _functions() or words in _nouns():
            return size
    return 1


def _joined(tokens: list[Token]) -> str:
    """The words of some tokens in lower case, one blank where the text has any."""
    return " ".join("".join(token.text_with_ws for token in tokens).lower().split())


def _item(tokens: list[Token]) -> Item:
    """One word or word group as an item."""
    first, last = tokens[0], tokens[-1]
    start, end = first.idx, last.idx + len(last)
    lower = _joined(tokens)
    tag = last.tag_
    harms = _fitting_harms(lower, tag)
    role, singular = _nouns().get(lower, ("", False))
    if lower in _one_of_a_people() and _qualifies(last):
        role, singular = "", False
    if lower in cues("acronym") and first.text.isupper():
        code, harms = "n", {}
    elif lower in _functions():
        code = _functions()[lower]
        harms = {}
    elif harms:
        code = _FORM_CODES[next(iter(harms))]
    elif role and not tag.startswith(("VB", "JJ", "RB")):
        code = _ROLE_CODES[role]
    else:
        code = _MARKS.get(lower) or _code_by_tag(tag, last)
    return Item(start=start, end=end, code=code, lower=lower, tag=tag, role=role, singular=singular, harms=harms)


def _fitting_harms(lower: str, tag: str) -> dict[str, str]:
    """Forms of harm that the word can have with its tag: "wounds" as a noun is no act."""
    harms = _harms().get(lower, {})
    if not harms or not tag or " " in lower:
        return harms
    if tag.startswith("NN") and lower not in cues("verbal"):
        if "state" in harms or ("participle" in harms and lower.endswith(("ed", "t", "n", "d"))):
            return harms
        return {
            form: kind for form, kind in harms.items() if form in _NOUN_FORMS or (form == "gerund" and len(harms) > 1)
        }
    if tag in {"VB", "VBZ", "VBP"}:
        return {form: kind for form, kind in harms.items() if form not in _NOUN_FORMS}
    return harms


def _code_by_tag(tag: str, token: Token) -> str:
    """Code of a word that no table knows."""
    if tag in {"MD", "VBD", "VBZ", "VBP", "VB"}:
        return "v"
    if tag in {"VBN", "VBG"}:
        return "e"
    if tag.startswith("JJ"):
        return "j"
    if tag.startswith("RB") or tag == "RP":
        return "r"
    if tag in {"IN", "TO"}:
        return "p"
    if token.is_punct:
        return "."
    return "n"
