"""Stretches of text that may be names of places: looked up, built with a place word, or labelled by the model."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from geodata.gazetteer import Gazetteer
from geodata.model import Place, Span
from geodata.names import fold_name
from geodata.namesakes import is_named_after, word_set
from geodata.peoples import is_division_of_people, is_land_of_people
from geodata.place_variants import find_called, is_listed
from geodata.spelled_names import (
    PLACE_LABELS,
    has_names_beside,
    is_capitalised,
    no_names,
    opens_with_preposition,
)
from geodata.tables import read_table, read_words
from geodata.vocab import HAMLET_IDS, PlaceKind

MAX_NAME_TOKENS = 8
LONGEST_CAPITALS = 60
"""Tokens of a run of capitals: each name in it looks at all of it."""
_JOINTS = frozenset({"-", "‐", "‑", "–", "'", "’", "‘", "`", "/", "&"})
_PAIRERS = frozenset({"and", "y", "et", "on", "e"})
_ARTICLES = frozenset({"the", "a", "an", "'s", "’s"})
_OWNERS = frozenset({"'s", "’s"})
_EZAFE = frozenset({"e", "i", "ye", "yi"})  # Persian "of": "Pul-e Khumri"
_MAX_UNKNOWN_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate(Span):
    """A stretch of text that may name a place.

    `first`, `last` are token indexes, end exclusive; `run` the token indexes of the whole capitalised run around it.
    `source` is gazetteer, typed (closed by a place word such as "County") or label (the model's).
    """

    first: int
    last: int
    run: tuple[int, int]
    name: str
    source: str
    places: tuple[Place, ...]
    typed: PlaceKind | None = None


@cache
def place_words() -> dict[str, PlaceKind]:
    """Words that say what kind of place a name stands for."""
    return {row["word"]: PlaceKind(row["kind"]) for row in read_table("place_words")}


def find_candidates(doc: Doc, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """List every stretch that may name a place; stretches may overlap. What is only called after a place is left out."""
    found: dict[tuple[int, int], Candidate] = {}
    for run in _runs(doc):
        for candidate in (*_known(doc, run, gazetteer), *_typed(doc, run, gazetteer), *_unknown(doc, run)):
            found.setdefault((candidate.first, candidate.last), candidate)
    for candidate in _labelled(doc, gazetteer):
        found.setdefault((candidate.first, candidate.last), candidate)
    return tuple(found[key] for key in sorted(found) if not _bears_name(doc, found[key]))


def _bears_name(doc: Doc, candidate: Candidate) -> bool:
    """Whether a candidate only bears the name of a place."""
    of_state = any(place.kind == PlaceKind.COUNTRY for place in candidate.places)
    return is_named_after(doc, (candidate.first, candidate.last), candidate.run, of_state=of_state)


def _runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the longest stretches of capitalised tokens, with the particles and hyphens inside them."""
    index, words = 0, [token.text for token in doc]
    while index < len(doc):
        word = words[index]
        opens = _opens_with_article(doc, index) if word.islower() else is_capitalised(doc[index])
        if not opens:
            index += 1
            continue
        last = index + 1
        while last < len(doc) and last - index < LONGEST_CAPITALS:
            step = next((size for size in (0, 1, 2, 3) if _continues(doc, last, size)), None)
            if step is None:
                break
            last += step + 1
        yield index, last
        index = last


def _opens_with_article(doc: Doc, index: int) -> bool:
    """Whether an Arabic article is tied to a capitalised word: "al-Hazm"."""
    return (
        doc[index].lower_ in read_words("name_particles", "arabic")
        and not doc[index].whitespace_
        and index + 2 < len(doc)
        and doc[index + 1].text in _JOINTS
        and is_capitalised(doc[index + 2])
    )


def _continues(doc: Doc, at: int, joints: int) -> bool:
    """Whether `joints` particles or hyphens at a position lead to another capitalised token."""
    if at + joints >= len(doc) or not is_capitalised(doc[at + joints]):
        return False
    between = doc[at : at + joints]
    hyphens = [token.text in _JOINTS for token in between]
    if joints == 3:
        return hyphens[0] and hyphens[-1] and between[1].is_lower
    if joints == 2 and hyphens[0] != hyphens[1]:
        small = between[hyphens.index(False)].lower_
        return small in read_words("name_particles", "particle") or small in (
            _EZAFE if hyphens[0] else read_words("name_particles", "arabic")
        )
    return all(
        hyphen or token.lower_ in read_words("name_particles", "particle")
        for hyphen, token in zip(hyphens, between, strict=True)
    )


def _make(doc: Doc, bounds: tuple[int, int], run: tuple[int, int], source: str, places: Sequence[Place]) -> Candidate:
    """Make a candidate of the tokens between two indexes."""
    first, last = bounds
    span = doc[first:last]
    return Candidate(
        start=span.start_char,
        end=span.end_char,
        first=first,
        last=last,
        run=run,
        name=span.text,
        source=source,
        places=tuple(places),
        typed=place_words().get(doc[last - 1].lower_.rstrip(".")) if last - first > 1 else None,
    )


def _known(doc: Doc, run: tuple[int, int], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Yield the longest names of the gazetteer in a run, from the left."""
    index = run[0]
    while index < run[1]:
        size = next(
            (
                size
                for size in range(min(MAX_NAME_TOKENS, _reach(doc, run) - index), 0, -1)
                if (_may_name(doc, index, index + size) and is_listed(doc[index : index + size].text, gazetteer))
                or (size == 1 and is_land_of_people(doc, index, gazetteer))
            ),
            0,
        )
        last = index + size
        if last == index and _is_closed(doc, index + 1, index, gazetteer):
            size, last = 1, index + 2
        elif size and _is_closed(doc, last, index, gazetteer):
            last += 1
        if size:
            name = doc[index:last].text
            places = find_called(name, gazetteer)
            hamlets = bool(places) and all(place.place_id <= HAMLET_IDS for place in places)
            if not (hamlets and has_names_beside(doc, (index, last), run)):
                yield _make(doc, (index, last), run, "gazetteer", places)
        opened = size > 2 and doc[index + 1].lower_ == "of"
        index += 2 if opened else size or 1


def _is_closed(doc: Doc, at: int, first: int, gazetteer: Gazetteer) -> bool:
    """Whether a small place word at a position belongs to the name before it: "Lachin corridor", "Baltic states"."""
    return (
        at < len(doc)
        and doc[at].lower_ in read_words("name_particles", "closer")
        and gazetteer.has_name(doc[first : at + 1].text)
    )


def _reach(doc: Doc, run: tuple[int, int]) -> int:
    """Where a name may end that goes on behind a run: "Trinidad and Tobago", "Cox's Bazar"."""
    last = run[1]
    if last + 1 < len(doc) and doc[last].lower_ in _PAIRERS | _OWNERS and is_capitalised(doc[last + 1]):
        return last + 2
    return last


def _unknown(doc: Doc, run: tuple[int, int]) -> Iterator[Candidate]:
    """Yield a short run that nobody knows: villages that no list has."""
    first, last = run
    first += opens_with_preposition(doc[first:last])
    words = sum(token.text not in _JOINTS for token in doc[first:last])
    if words <= _MAX_UNKNOWN_WORDS and _may_name(doc, first, last):
        yield _make(doc, (first, last), run, "unknown", ())


def _may_name(doc: Doc, first: int, last: int) -> bool:
    """Whether a name may begin and end at these tokens."""
    begins, ends = doc[first], doc[last - 1]
    opens = is_capitalised(begins) or (last - first > 1 and _opens_with_article(doc, first))
    if not (opens and is_capitalised(ends)) or any(token.is_space for token in doc[first:last]):
        return False
    if last - first == 1:
        word = begins.lower_
        if not begins.pos_ and begins.is_stop:
            return False
        people = word in word_set("demonyms") and not is_division_of_people(doc, last)
        return len(fold_name(begins.text)) > 1 and word not in no_names(begins) and not people
    return doc[first:last].text.lower() not in word_set("demonyms") | word_set("not_places")


def _typed(doc: Doc, run: tuple[int, int], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Yield names that a capitalised place word closes or opens: "Butler County", "Lake Chad", "Main Street"."""
    words = place_words()
    for index in range(run[0], run[1]):
        if doc[index].lower_.rstrip(".") not in words:
            continue
        first = index
        while first > run[0] and is_capitalised(doc[first - 1]) and index - first < 4:
            first -= 1
        for begin in {first, index - 1, index - 2} if index > run[0] else ():
            if first <= begin < index and is_capitalised(doc[begin]):
                yield _looked_up(doc, (begin, index + 1), run, gazetteer)
        parts = read_words("name_particles", "part")  # "Neighborhood Watch" is no quarter called "Watch"
        if (
            index + 1 < len(doc)
            and doc[index].lower_ not in parts
            and (doc[index + 1].like_num or (index + 1 < run[1] and is_capitalised(doc[index + 1])))
        ):
            yield _looked_up(doc, (index, index + 2), run, gazetteer)


def _looked_up(doc: Doc, bounds: tuple[int, int], run: tuple[int, int], gazetteer: Gazetteer) -> Candidate:
    """Make a candidate with whatever the gazetteer has for it."""
    return _make(doc, bounds, run, "typed", gazetteer.find(doc[bounds[0] : bounds[1]].text))


def _labelled(doc: Doc, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Yield what the model labels as a place, without article and possessive."""
    for entity in doc.ents:
        if entity.label_ not in PLACE_LABELS:
            continue
        first, last = entity.start, entity.end
        while first < last and (doc[first].lower_ in _ARTICLES or not is_capitalised(doc[first])):
            first += 1
        if not gazetteer.has_name(doc[first:last].text):
            first += opens_with_preposition(doc[first:last])
        while first < last and not is_capitalised(doc[last - 1]):
            last -= 1
        if first < last and last - first <= MAX_NAME_TOKENS and _may_name(doc, first, last):
            yield _make(doc, (first, last), (first, last), "label", gazetteer.find(doc[first:last].text))
