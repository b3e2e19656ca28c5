"""What the words around a name of a place ask for: a kind of place, or the government that sits there."""

import re
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Token

from geodata.place_spans import Candidate, place_words
from geodata.spelled_names import is_shouted
from geodata.tables import read_table, read_words
from geodata.vocab import TOWNS, PlaceKind

_BESIDE = frozenset({"and", "or", ",", "-", "–"})
_SURE_INSIDE = frozenset({PlaceKind.DISTRICT, PlaceKind.REGION, PlaceKind.SEA, PlaceKind.RIVER})
_DIVIDED = TOWNS | {PlaceKind.DISTRICT, PlaceKind.REGION}
UNITS = frozenset({"km", "kilometres", "kilometers", "miles"})
SEATS = frozenset({"PPLC", "PCLI", "PCLD", "PCLS", "PCL", "PCLF"})


def asked_kind(candidate: Candidate, doc: Doc) -> PlaceKind | None:
    """Say which kind of place the words ask for: "Kailahun district", "town of Segou", "the villages of A and B".

    A place word inside a name that the gazetteer knows asks only for what no town is called by: Salt Lake City,
    Long Beach and Mount Pleasant are towns.
    """
    opening = place_words().get(doc[candidate.first].lower_) if candidate.last - candidate.first > 1 else None
    inside = candidate.typed or opening
    if inside and (candidate.source == "typed" or inside in _SURE_INSIDE):
        return inside
    return _kind_after(candidate, doc) or _kind_before(candidate, doc)


def is_told_as_place(candidate: Candidate, doc: Doc) -> bool:
    """Whether words beside a name go with places only: "nearby X", "the outskirts of X", "in X district, …", "a house in X"."""
    first, last = candidate.first, candidate.last
    before = doc[first - 1].lower_ if first else ""
    if before in read_words("telling_words", "beside"):
        return True
    if _is_described(last, doc) or _ends_road(candidate, doc) or _is_put(candidate, doc):
        return True
    if first > 1 and before == "of" and doc[first - 2].lower_ in read_words("telling_words", "of"):
        return True
    if (
        before == "in"
        and last + 1 < len(doc)
        and doc[last].is_lower
        and place_words().get(doc[last].lower_) in _DIVIDED
    ):
        return doc[last + 1].text in {",", "(", "in", "of"}
    owned = last < len(doc) and doc[last].tag_ == "POS"
    if first > 1 and before in read_words("telling_words", "at") and not owned:
        return doc[first - 2].lower_ in read_words("telling_words", "site")
    if before == "of" and _kind_before(candidate, doc) in TOWNS:
        return True
    return _heads_villages(last, doc) or (bool(candidate.places) and _is_struck(doc[last - 1]))


def is_taken(candidate: Candidate, doc: Doc) -> bool:
    """Whether a name of one word is what armed people take or lose: a town where one lies close by, else maybe a person."""
    token = doc[candidate.last - 1]
    alone = candidate.last - candidate.first == 1 and (candidate.first, candidate.last) == candidate.run
    return alone and token.dep_ in {"dobj", "nsubjpass"} and token.head.lemma_ in read_words("telling_words", "taken")


def _is_struck(token: Token) -> bool:
    """Whether a name is what a weapon hits or an army storms: "the shells that hit X", "X was shelled"."""
    if token.dep_ not in {"dobj", "nsubjpass"}:
        return False
    verb = token.head
    if verb.lemma_ in read_words("telling_words", "object"):
        return True
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    doer = verb.head if verb.dep_ == "relcl" and (subject is None or subject.tag_ == "WDT") else subject
    struck = verb.lemma_ in read_words("telling_words", "strike")
    return struck and doer is not None and doer.lemma_ in read_words("telling_words", "weapon")


def _is_described(at: int, doc: Doc) -> bool:
    """Whether words behind a name say what kind of place it is and where: "X, a village in", "X, a rebel-held town 40 km"."""
    behind = doc[at : at + 8]
    if len(behind) < 4 or behind[0].text != "," or behind[1].lower_ not in {"a", "an", "the"}:
        return False
    for word, after in pairwise(behind[2:]):
        if word.lower_ in _words_of_kind() and word.is_lower:
            return after.pos_ in {"ADP", "ADV", "NUM", "SCONJ"} or after.lower_ in read_words("where_words", "side")
        if not (word.is_alpha or word.text == "-"):
            return False
    return False


def _is_put(candidate: Candidate, doc: Doc) -> bool:
    """Whether a name stands behind a preposition of place and goes on with another: "at X, in the Y valley", "around X, 40 km from"."""
    first, last = candidate.first, candidate.last
    if not first or last + 2 >= len(doc) or doc[first - 1].lower_ not in read_words("placing_words", "naming"):
        return False
    after, whole = doc[last + 1], (first, last) == candidate.run and doc[first].ent_type_ != "ORG" and last - first == 1
    goes_on = after.lower_ in read_words("placing_words", "naming") or after.lower_ in read_words("where_words", "side")
    near = after.lower_ == "on" and doc[last + 2].lower_ == "the"
    return whole and doc[last].text == "," and (goes_on or near or (after.like_num and doc[last + 2].lower_ in UNITS))


def _ends_road(candidate: Candidate, doc: Doc) -> bool:
    """Whether a name is an end of a road that is called after both: "the X-Y road"."""
    first, last = candidate.first, candidate.last
    roads = read_words("where_words", "road")
    if (
        last + 2 < len(doc)
        and doc[last].text in _BESIDE
        and not doc[last].whitespace_
        and doc[last + 1].text[:1].isupper()
    ):
        return doc[last + 2].lower_ in roads
    before = doc[first - 1] if first > 1 else None
    hyphened = before is not None and before.text in _BESIDE and not before.whitespace_
    return hyphened and doc[first - 2].text[:1].isupper() and last < len(doc) and doc[last].lower_ in roads


@cache
def _words_of_kind() -> frozenset[str]:
    """Words for towns and divisions."""
    return frozenset(word for word, kind in place_words().items() if kind in _DIVIDED)


def _heads_villages(at: int, doc: Doc) -> bool:
    """Whether "and two nearby villages" goes on behind a name."""
    behind = [token.lower_ for token in doc[at : at + 4]]
    if behind[:1] != ["and"]:
        return False
    more = [index for index, word in enumerate(behind[1:], start=1) if word in read_words("telling_words", "more")]
    return any(at + index + 1 < len(doc) and _kind(doc[at + index + 1], plural=True) is not None for index in more)


def _kind_after(candidate: Candidate, doc: Doc) -> PlaceKind | None:
    """Read the place word behind a name, or behind the list that the name is in."""
    index, listed, named = candidate.last, False, False
    while index < len(doc) and index < candidate.last + 6:
        token = doc[index]
        kind = _kind(token, plural=listed)
        if kind and listed and not named:
            return None  # "In Gao, mines killed three": what goes on is another matter
        if kind:
            return None if _is_part_of_another(token) else kind
        if not (token.text in _BESIDE or (listed and token.text[:1].isupper())):
            return None
        listed, named = True, named or token.text[:1].isupper()
        index += 1
    return None


def _kind_before(candidate: Candidate, doc: Doc) -> PlaceKind | None:
    """Read the place word before a name: "town of X", "the city X", "villages of X and Y"."""
    index, listed = candidate.first - 1, False
    while index >= 0 and index > candidate.first - 6:
        token = doc[index]
        if token.text in _BESIDE:
            listed = True
        elif token.lower_ == "of" and index > 0:
            single = not (listed or _goes_on(candidate.last, doc))
            return None if _is_of_another(doc, index, single=single) else _kind(doc[index - 1], plural=listed)
        elif not (listed and token.text[:1].isupper()):
            return None if listed else _kind(token, plural=False)
        index -= 1
    return None


def _goes_on(at: int, doc: Doc) -> bool:
    """Whether a list of names goes on behind one: a comma or "and", and another word with a capital."""
    return at + 1 < len(doc) and doc[at].text in _BESIDE and doc[at + 1].text[:1].isupper()


def _is_of_another(doc: Doc, of: int, *, single: bool) -> bool:
    """Whether "of" ties a capital, or parts, to what they belong to: "the capital city of Chad", "districts of Kharkiv"."""
    seats, parts = read_words("name_particles", "seat"), read_words("name_particles", "part")
    before = doc[of - 1].lower_
    many = before.endswith("s") and before not in place_words()
    return any(token.lower_ in seats for token in doc[max(of - 2, 0) : of]) or (many and (single or before in parts))


def _is_part_of_another(token: Token) -> bool:
    """Whether a word for a part of a town goes on with "of": "the Baghdad neighbourhood of Karrada" is not called Baghdad."""
    after = token.i + 1
    return (
        token.lower_ in read_words("name_particles", "part")
        and after < len(token.doc)
        and token.doc[after].lower_ == "of"
    )


def _kind(token: Token, *, plural: bool) -> PlaceKind | None:
    """The kind that a small noun names, a word for a quarter also in text in capitals; in its plural only beside a list.

    A road leads away from a place; a street or a square has its own name.
    """
    word = token.lower_
    quarter = word in read_words("name_particles", "part")
    if not (token.is_lower or (quarter and is_shouted(token))) or token.pos_ not in {"NOUN", "PROPN", ""}:
        return None
    kind = place_words().get(word) or (place_words().get(_singular(word)) if plural or word.endswith("s") else None)
    return None if kind == PlaceKind.ROUTE and word not in read_words("name_particles", "street") - {"road"} else kind


def _singular(word: str) -> str:
    """The singular of a regular plural."""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word.removesuffix("s")


def kind_follows(text: str, at: int) -> bool:
    """Whether a noun stands behind a name that tells it from its namesakes: " province"."""
    return _kind_behind().match(text, at) is not None


@cache
def _kind_behind() -> re.Pattern[str]:
    """The nouns that tell a name from its namesakes, behind it."""
    return re.compile(rf"[ \t]+(?:{'|'.join(sorted(read_words('where_words', 'holder')))})\b", re.IGNORECASE)


def is_bearing(candidate: Candidate, doc: Doc) -> bool:
    """Whether a name only says on which side of another place something is: "65 km North West of Dusmareb"."""
    sides = {row["phrase"] for row in read_table("where_words") if row["role"] == "side"}
    spelled = " ".join(candidate.name.lower().replace("-", " ").split())
    return spelled in {side.replace("-", " ") for side in sides} and doc.text.startswith(" of ", candidate.end)


def is_metonym(candidate: Candidate, doc: Doc) -> bool:
    """Say whether the name of a country or a seat of government stands for those who govern.

    Source:
        Own rule: the subject of an act, the one spoken to, a side of talks, the owner of an envoy.
    """
    spoken, roles = _words("speech"), _metonym_words()
    token = doc[candidate.last - 1]
    governs = any(place.feature_code in SEATS or place.kind == PlaceKind.COUNTRY for place in candidate.places)
    regional = any(place.kind == PlaceKind.REGION or place.feature_code == "PPLA" for place in candidate.places)
    if not (governs or regional):
        return False
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    head = token.head
    if token.dep_ == "nsubj" and head.pos_ in {"VERB", "AUX"}:
        return head.lemma_ in spoken or (governs and head.pos_ == "VERB" and head.lemma_ not in roles["endure"])
    if not governs:
        return False
    if token.dep_ in {"dobj", "dative"}:
        return head.lemma_ in roles["address"]
    if token.dep_ == "poss":
        return head.lemma_ in roles["envoy"]
    if token.dep_ in {"pobj", "agent"} and head.pos_ == "ADP":
        return _is_side(token, head)
    return False


def _is_side(token: Token, preposition: Token) -> bool:
    """Whether a name after a preposition is a side of talks or the doer of what was done."""
    if preposition.dep_ == "agent":
        return True
    if preposition.lower_ in {"between", "with"}:
        return preposition.head.lemma_ in _metonym_words()["talk"]
    return preposition.lower_ == "for" and preposition.head.lower_ == "as" and token.sent.start == preposition.head.i


@cache
def _metonym_words() -> dict[str, frozenset[str]]:
    """The words of each role of `metonym_words.tsv`."""
    rows = read_table("metonym_words")
    return {
        role: frozenset(row["word"] for row in rows if row["role"] == role) for role in {row["role"] for row in rows}
    }


def _words(table: str) -> frozenset[str]:
    """The lemmas of a verb table."""
    return read_words(f"{table}_verbs")
