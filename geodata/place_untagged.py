"""Finds the names of places in languages other than English: by the gazetteer's names, spelling and prominence.

A name may be inflected ("в Донецке", "Bakıda", "وحلب"): `tables/inflections.tsv` says what to look up. A well-known
place is believed by itself, a small one in a country that the article speaks of. Where a model labels the names of the
language, what it calls a place is believed, and what it calls a person or an organisation needs more people.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from spacy.tokens import Doc, Span, Token

from geodata.gazetteer import Gazetteer
from geodata.model import Place, PlaceMention
from geodata.names import fold_name
from geodata.place_variants import romanise
from geodata.tables import read_table
from geodata.vocab import PlaceKind

MAX_TOKENS = 4
_WELL_KNOWN, _SMALL, _FEWEST_LETTERS = 100_000, 500, 3
_PLAIN_FACTOR = 10  # a word that may be no name at all (no capital, or the capital of a sentence) needs more people
_PLACE_LABEL, _PERSON_LABEL = "LOC", "PER"
_HYPHENS = frozenset("-‐‑")
_APOSTROPHES = "'’ʼ‘"
_PEOPLE = {
    PlaceKind.COUNTRY: 5_000_000,
    PlaceKind.CONTINENT: 5_000_000,
    PlaceKind.REGION: 500_000,
    PlaceKind.SEA: 500_000,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A stretch of tokens that is a name, with the spelling that the gazetteer has and its places of that spelling.

    `plain` says that the spelling does not tell it from a common word, `loose` that only its spelling in Latin letters is known. `label` is the model's for the name: LOC, PER,
    ORG, or empty; `inner` says that the model has a longer name around it.
    """

    first: int
    last: int
    end: int
    base: str
    places: tuple[Place, ...]
    plain: bool
    loose: bool = False
    label: str = ""
    inner: bool = False


def find_untagged(doc: Doc, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Find the mentions of places in a text that carries no parts of speech.

    Args:
        doc: From `parse_text` with the model of its language; entities are heeded where it has labels.
        gazetteer: Gives the names, in every script.

    Returns:
        Mentions in the order of the text; `base` is the spelling to look up where the text inflects it.
    """
    entities = {token.i: entity for entity in doc.ents for token in entity}
    found = tuple(_labelled(name, entities.get(name.first)) for name in _find_names(doc, gazetteer))
    edges = frozenset(edge for name in found if not name.loose for edge in (name.first, name.last - 1))
    bare = frozenset(name.last - 1 for name in found if not name.loose and _is_bare(name, doc))
    names = [name for name in found if not _is_inside_other_name(name, doc, edges, bare)]
    countries = _countries(names)
    believed = [name for name in names if _is_believed(name, countries)]
    believed += _unknown(doc, believed)
    return tuple(
        PlaceMention(
            start=doc[name.first].idx,
            end=name.end,
            name=_written(name, doc),
            base=name.base if name.base != _written(name, doc) else None,
        )
        for name in sorted(believed, key=lambda name: name.first)
    )


def _written(name: Name, doc: Doc) -> str:
    """A name as the text writes it."""
    return doc[name.first : name.last].text[: name.end - doc[name.first].idx]


def _labelled(name: Name, entity: Span | None) -> Name:
    """Give a name the label that the model has for it."""
    if entity is None:
        return name
    inner = entity.start < name.first or name.last < entity.end
    return replace(name, label=entity.label_, inner=inner)


def _unknown(doc: Doc, known: Sequence[Name]) -> Iterator[Name]:
    """Yield what the model calls a place and the gazetteer does not know: recognised, and left open."""
    taken = {index for name in known for index in range(name.first, name.last)}
    for entity in doc.ents:
        first, last = entity.start, entity.end
        while last + 1 < len(doc) and doc[last].text in _HYPHENS and not doc[last].whitespace_:
            last += 2
        span = doc[first:last]
        named = all(token.text[0].isupper() for token in (span[0], span[-1])) and not _is_common(span[0])
        if entity.label_ == _PLACE_LABEL and named and taken.isdisjoint(range(first, last)):
            base = span.text[: _bare_length(span.text, doc.lang_)]
            end = span.start_char + len(base)
            yield Name(first=first, last=last, end=end, base=base, places=(), plain=False)


def _find_names(doc: Doc, gazetteer: Gazetteer) -> Iterator[Name]:
    """Yield the longest known names, from the left."""
    small = frozenset(token.text for token in doc if token.is_lower)
    index = 0
    while index < len(doc):
        name = None
        if _may_open(doc[index], small):
            sizes = range(min(MAX_TOKENS, len(doc) - index), _is_common(doc[index]), -1)
            name = next(filter(None, (_look_up(doc, index, index + size, gazetteer) for size in sizes)), None)
        if name:
            yield name
        index = name.last if name else index + 1


def _may_open(token: Token, small: frozenset[str]) -> bool:
    """Whether a name may begin with a token: a capital, or a script without capitals."""
    if not token.text[0].isalpha() or token.text[0].islower():
        return False
    return not (token.is_sent_start and token.lower_ in small)


def _is_common(token: Token) -> bool:
    """Whether a token is a function word or a common noun of its language."""
    return token.is_stop or token.lower_ in _common_words(token.lang_)


def _look_up(doc: Doc, first: int, last: int, gazetteer: Gazetteer) -> Name | None:
    """Look a stretch up as written and without its endings; the most prominent reading wins."""
    tokens = doc[first:last]
    if any(token.is_space or (token.is_punct and token.text not in "-–") for token in tokens):
        return None
    if len(tokens) > 1 and _is_common(tokens[-1]):
        return None
    text, caseless = tokens.text[: _bare_length(tokens.text, doc.lang_)], _is_caseless(tokens[0])
    end = tokens.start_char + len(text)
    found: list[tuple[float, str, tuple[Place, ...]]] = []
    for base in dict.fromkeys((text, *_bases(text, doc.lang_))):
        places = tuple(place for place in gazetteer.find(base, doc.lang_) if caseless or place.match != "folded")
        if places and len(base) >= _FEWEST_LETTERS:
            found.append((max(map(_people, places)) * (_PLAIN_FACTOR if base == text else 1), base, places))
    loose = not found and last - first == 1 and not caseless and not text.isascii()
    if loose:
        found = [
            (max(map(_people, places)), base, places)
            for base in dict.fromkeys((text, *_bases(text, doc.lang_)))
            if romanise(base) != fold_name(base) and (places := gazetteer.find(romanise(base), doc.lang_))
        ]
    if not found:
        return None
    _, base, places = max(found, key=lambda reading: reading[0])
    plain = caseless if len(tokens) == 1 else caseless and _is_common(tokens[0])
    opens = len(tokens) == 1 and (bool(tokens[0].is_sent_start) or first == 0)
    return Name(first=first, last=last, end=end, base=base, places=places, plain=plain or opens, loose=loose)


def _bases(text: str, language: str) -> Iterator[str]:
    """Yield the spellings that a name may have without its case endings; each of its words may carry one."""
    choices = [(word, *_word_bases(word, language)) for word in text.split(" ")]
    if len(choices) < MAX_TOKENS:
        yield from (" ".join(words) for words in product(*choices))


def _word_bases(word: str, language: str) -> Iterator[str]:
    """Yield what a word may be without the pieces that its language adds."""
    for place, piece, base in _inflections(language):
        if len(word) - len(piece) < _FEWEST_LETTERS - 1:
            continue
        if place == "end" and word.endswith(piece):
            yield word.removesuffix(piece) + base
        elif place == "start" and word.startswith(piece):
            yield base + word.removeprefix(piece)


def _bare_length(text: str, language: str) -> int:
    """How long a stretch is without the apostrophe and endings, or the full stop, that its tokeniser left on it."""
    if language in _parted_languages():
        opens = text.rfind(" ") + 1
        text = text[: min((at for char in _APOSTROPHES if (at := text.find(char, opens)) > opens), default=len(text))]
    while text and not text[-1].isalnum():
        text = text[:-1]
    return len(text)


def _is_caseless(token: Token) -> bool:
    """Whether a token's script has no capitals."""
    return not token.text[0].isupper()


def _is_bare(name: Name, doc: Doc) -> bool:
    """Whether a name carries no ending."""
    last = doc[name.last - 1]
    return name.end == last.idx + len(last) and name.base == _written(name, doc)


def _is_inside_other_name(name: Name, doc: Doc, edges: frozenset[int], bare: frozenset[int]) -> bool:
    """Whether capitals beside a name make it part of a longer one: a person's, an organisation's, one with a hyphen.

    Two bare names of places in a row are a person's ("Florence Nice").
    """
    if _is_caseless(doc[name.first]):
        return False
    if _is_hyphenated(name, doc, edges):
        return True
    if name.label == _PLACE_LABEL and not name.inner:
        return False
    before = doc[name.first - 1] if name.first else None
    after = doc[name.last] if name.last < len(doc) else None
    led = before is not None and _is_name_like(before)
    led = led and before is not None and (before.i in bare or not (before.is_sent_start or before.i in edges))
    last = doc[name.last - 1]
    followed = after is not None and _is_name_like(after) and not after.is_sent_start
    followed = followed and name.end == last.idx + len(last)
    return led or (followed and (last.i in bare or (after is not None and after.i not in edges)))


def _is_name_like(token: Token) -> bool:
    """Whether a token is a word with a capital that is not common."""
    return token.text[:1].isupper() and token.text[-1:].isalnum() and not _is_common(token)


def _is_hyphenated(name: Name, doc: Doc, edges: frozenset[int]) -> bool:
    """Whether a hyphen ties a name to a word that is no name of a place."""
    sides = ((name.first - 1, name.first - 2), (name.last, name.last + 1))
    return any(
        min(joint, other) >= 0
        and max(joint, other) < len(doc)
        and doc[joint].text in _HYPHENS
        and other not in edges
        and not doc[min(joint, other)].whitespace_
        for joint, other in sides
    )


def _people(place: Place) -> int:
    """How many people a place counts for; countries, regions and seas count at least so many."""
    known = 0 if place.feature_code == "ADM1" else _PEOPLE.get(place.kind, 0)
    return max(place.population, known)


def _countries(names: Sequence[Name]) -> dict[str, int]:
    """The fewest people that a place must have to be believed, by country: fewer where two well-known names speak for it."""
    votes: Counter[str] = Counter()
    for places in {name.base: name.places for name in names if not name.loose}.values():
        largest = max(places, key=_people)
        if largest.country_code and _people(largest) >= _WELL_KNOWN:
            votes[largest.country_code] += 2 if largest.kind == PlaceKind.COUNTRY else 1
    return {country: _SMALL if count > 1 else _SMALL * _PLAIN_FACTOR for country, count in votes.items()}


def _is_believed(name: Name, countries: dict[str, int]) -> bool:
    """Whether a model calls it a place, or it is well known, or lies in a country that the text speaks of."""
    if name.label == _PLACE_LABEL:
        return True
    if name.label == _PERSON_LABEL and name.inner:
        return False
    factor = _PLAIN_FACTOR if name.plain or name.label else 1
    if not name.loose and max(map(_people, name.places)) >= _WELL_KNOWN * factor:
        return True
    return any(
        place.country_code in countries and _people(place) >= countries[place.country_code] * factor
        for place in name.places
    )


@cache
def _inflections(language: str) -> tuple[tuple[str, str, str], ...]:
    """Where a piece stands, the piece, and what stands in its place in the bare name."""
    return tuple(
        (row["place"], row["piece"], row["base"] or "")
        for row in read_table("inflections")
        if row["language"] == language and row["piece"] != "'"
    )


@cache
def _parted_languages() -> frozenset[str]:
    """The languages that part a name from its endings by an apostrophe."""
    return frozenset(row["language"] for row in read_table("inflections") if row["piece"] == "'")


@cache
def _common_words(language: str) -> frozenset[str]:
    """The words of a language that are no places, in lower case."""
    rows = read_table("not_places_other")
    return frozenset(word for row in rows if row["language"] == language for word in row["words"].split())
