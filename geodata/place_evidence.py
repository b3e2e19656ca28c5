"""What a whole document says about its names: labels, surnames, words in lower case, countries."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from geodata.distance import distance_km
from geodata.model import Place
from geodata.namesakes import word_set
from geodata.peoples import demonyms
from geodata.place_spans import Candidate
from geodata.spelled_names import is_capitalised
from geodata.vocab import PlaceKind

ENGLISH = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})  # their towns bear the surnames of English
_COMPARED, _CLOSE_KM, _RARE = 8, 100.0, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class DocEvidence:
    """What the whole document says about its words.

    `labels` counts the model's labels of each name; `small` are the words that also stand in lower case; `surnames`
    the last words of names of persons; `starts` and `ends` map a token index to the candidate that starts or ends
    there; `countries` are those that the text names, or names the people of.
    """

    labels: dict[str, Counter[str]]
    small: frozenset[str]
    surnames: frozenset[str]
    starts: dict[int, Candidate]
    ends: dict[int, Candidate]
    countries: frozenset[str]


def gather_evidence(doc: Doc, candidates: Sequence[Candidate]) -> DocEvidence:
    """Collect once what the features of every candidate ask of the document."""
    labels: dict[str, Counter[str]] = {}
    surnames = set()
    for entity in doc.ents:
        name = _bare(entity)
        labels.setdefault(name, Counter())[entity.label_] += 1
        if entity.label_ == "PERSON" and len(name.split()) > 1:
            surnames.add(name.split()[-1])
    titles, words = word_set("person_titles"), [token.text for token in doc]
    for index, word in enumerate(words[:-1]):
        after = doc[index + 1]
        if word.lower().rstrip(".") in titles and is_capitalised(doc[index]) and is_capitalised(after):
            last = after
            while last.i + 1 < len(doc) and is_capitalised(doc[last.i + 1]):
                last = doc[last.i + 1]
            surnames.add(last.text)
    return DocEvidence(
        labels=labels,
        small=frozenset(word for word in words if word.islower()),
        surnames=frozenset(surnames),
        starts={candidate.first: candidate for candidate in candidates},
        ends={candidate.last: candidate for candidate in candidates},
        countries=_countries(words, candidates),
    )


def _countries(words: Sequence[str], candidates: Sequence[Candidate]) -> frozenset[str]:
    """The countries that a text names, and those whose people it names."""
    named = {
        place.country_code
        for candidate in candidates
        for place in candidate.places
        if place.kind == PlaceKind.COUNTRY and place.match != "folded" and place.country_code
    }
    peoples = demonyms()
    return frozenset(named | {code for word in words if (code := peoples.get(word))})


def _bare(entity: Span) -> str:
    """An entity's words without article and possessive."""
    words = [
        token.text for token in entity if token.lower_ not in {"the", "a", "an", "'s", "’s"} and not token.is_space
    ]
    return " ".join(words)


def holds(holder: Place, place: Place) -> bool:
    """Whether one place lies inside another, by country and first-order division."""
    if holder.place_id == place.place_id or holder.country_code != place.country_code:
        return False
    if holder.kind == PlaceKind.COUNTRY:
        return place.kind != PlaceKind.COUNTRY
    return holder.admin1 is not None and holder.admin1 == place.admin1 and place.feature_code != "ADM1"


def exact_places(candidate: Candidate) -> list[Place]:
    """The largest places of that very spelling."""
    return [place for place in candidate.places if place.match != "folded"][:_COMPARED]


def joined(one: Candidate, other: Candidate) -> Iterator[str]:
    """Whether two names beside each other have places close to each other, or are rare names of one country."""
    if _lie_close(one, other):
        yield "joined-close"
    elif len(one.places) <= _RARE and len(other.places) <= _RARE:
        shared = {place.country_code for place in exact_places(one)} & {
            place.country_code for place in exact_places(other)
        }
        if shared - ENGLISH - {None}:
            yield "joined-country"


def _lie_close(one: Candidate, other: Candidate) -> bool:
    """Whether two names have places close to each other."""
    return any(
        distance_km(place.lon, place.lat, near.lon, near.lat) < _CLOSE_KM
        for place in exact_places(one)
        for near in exact_places(other)
        if place.lon is not None and place.lat is not None and near.lon is not None and near.lat is not None
        if PlaceKind.COUNTRY not in {place.kind, near.kind}
    )
