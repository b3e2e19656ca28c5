"""What speaks for and against a stretch of text being the name of a place, as named features of a linear model.

A feature is a short readable string; `benchmarks/train_places.py` learns one weight for each.
"""

import math
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from geodata.model import Place
from geodata.namesakes import CIVIC, word_groups, word_set
from geodata.place_evidence import ENGLISH, DocEvidence, exact_places, holds, joined
from geodata.place_spans import Candidate, place_words
from geodata.place_words import SEATS, asked_kind
from geodata.spelled_names import PLACE_LABELS, is_capitalised
from geodata.tables import read_words
from geodata.vocab import PlaceKind

_CLOSED = frozenset({"ADP", "DET", "CCONJ", "PUNCT", "PRON", "SCONJ", "PART", "AUX", "SYM"})
_DIVISIONS = frozenset({PlaceKind.DISTRICT, PlaceKind.REGION, PlaceKind.VILLAGE})
_LIST_JOINTS = frozenset({",", "and", "-", "/", "("})
_AREAS = frozenset({PlaceKind.COUNTRY, PlaceKind.REGION})
_POPULATION_STEPS = (1, 1_000, 5_000, 20_000, 100_000, 500_000, 3_000_000)


def describe(candidate: Candidate, doc: Doc, evidence: DocEvidence) -> tuple[str, ...]:
    """Name the features of a candidate."""
    label = _label(candidate, doc)
    size = _size(candidate.places)
    length = min(sum(token.text[0].isalnum() for token in doc[candidate.first : candidate.last]), 3)
    before = _side(doc, candidate.first - 1)
    after = _side(doc, candidate.last)
    features = [
        f"label={label}",
        f"size={size}",
        f"length={length}",
        f"before={before}",
        f"after={after}",
        f"source={candidate.source}",
        *(["a-person's-country"] if label == "in-start:PERSON" and size == "country" else []),
        *_run_features(candidate, doc, label),
        *_document_features(candidate, evidence, doc),
        *_grammar_features(candidate, doc),
        *_gazetteer_features(candidate, evidence, label),
        *_neighbour_features(candidate, doc, evidence),
        *_asked_features(candidate, doc),
    ]
    return tuple(dict.fromkeys(features))


def _label(candidate: Candidate, doc: Doc) -> str:
    """How the model's labels lie on a candidate: exact, in (a longer one), over (a shorter one), part, none."""
    for token in doc[candidate.first : candidate.last]:
        if not token.ent_type_:
            continue
        first, last = _label_bounds(token)
        if (first, last) == (candidate.first, candidate.last):
            return f"exact:{token.ent_type_}"
        if first <= candidate.first and candidate.last <= last:
            if _is_whole_side(candidate, doc, first, last):
                return "none"
            side = "start" if first == candidate.first else "end" if last == candidate.last else "middle"
            return f"in-{side}:{token.ent_type_}"
        if candidate.first <= first and last <= candidate.last:
            return f"over:{token.ent_type_}"
        return f"part:{token.ent_type_}"
    return "none" if doc.has_annotation("ENT_IOB") else "unknown"


def _label_bounds(token: Token) -> tuple[int, int]:
    """The first token of the model's label on a token and the one past its last, without an article or a genitive."""
    doc = token.doc
    first = token.i
    while doc[first].ent_iob_ == "I" and first > 0:
        first -= 1
    last = token.i + 1
    while last < len(doc) and doc[last].ent_iob_ == "I":
        last += 1
    while first < last and doc[first].lower_ in {"the", "a", "an"}:
        first += 1
    while last > first and doc[last - 1].lower_ in {"'s", "’s", "'"}:
        last -= 1
    return first, last


def _is_whole_side(candidate: Candidate, doc: Doc, first: int, last: int) -> bool:
    """Whether a candidate is all that stands on one side of a slash inside a label: "Musa Qala/Helmand" is no one name."""
    opens = candidate.first == first or doc[candidate.first - 1].text == "/"
    closes = candidate.last >= last or doc[candidate.last].text == "/" or doc[candidate.last : last].text.isspace()
    return opens and closes and "/" in {token.text for token in doc[first:last]}


def _size(places: Sequence[Place]) -> str:
    """The most prominent place of that name: country, region, or a step of population."""
    if not places:
        return "none"
    exact = [place for place in places if place.match != "folded"] or places
    if any(place.kind == PlaceKind.COUNTRY for place in exact):
        return "country"
    population = max(place.population for place in exact)
    step = sum(population >= bound for bound in _POPULATION_STEPS)
    if any(place.kind in {PlaceKind.REGION, PlaceKind.CONTINENT, PlaceKind.SEA} for place in exact):
        return "region" if step >= 4 else "region-small"
    return f"people-{step}"


def _word_class(token: Token) -> str:
    """The class of a content word, from the word tables."""
    word = token.lower_.rstrip(".")
    if word in word_set("person_titles"):
        return "title"
    kind = place_words().get(word)
    group = word_groups("org_words").get(word)
    if kind and group:
        return "org-or-place"
    if kind:
        return f"place-word:{kind}"
    if group:
        return "org-word" if group == CIVIC else "org-other"
    if word in word_set("demonyms") or token.text in word_set("demonyms"):
        return "demonym"
    return ""


def _side(doc: Doc, index: int) -> str:
    """What stands beside a candidate: a function word itself, else the class of the word."""
    if not 0 <= index < len(doc):
        return "edge"
    token = doc[index]
    if token.is_space:
        return "space"
    if token.pos_ in _CLOSED or (not token.pos_ and not is_capitalised(token)):
        return token.lower_
    spelling = "capital" if is_capitalised(token) else "small"
    return f"{spelling}:{_word_class(token) or token.pos_}"


def _run_features(candidate: Candidate, doc: Doc, label: str) -> Iterator[str]:
    """What else stands in the run of capitals around a candidate."""
    first, last = candidate.run
    left, right = doc[first : candidate.first], doc[candidate.last : last]
    where = "whole" if not (left or right) else "first" if not left else "last" if not right else "middle"
    yield f"run={where}"
    yield f"run={where}&label={label.partition(':')[0]}"
    for side, tokens in (("left", left), ("right", right)):
        for kind in {_word_class(token) for token in tokens} - {""}:
            yield f"run-{side}={kind}"
    if left and left[-1].lower_ == "of" and len(left) > 1:
        yield f"of={_word_class(left[-2]) or 'name'}"
    if right and right[0].lower_ == "of":
        yield "opens-of"
    if any(token.lower_ == "and" for token in doc[candidate.first : candidate.last]):
        yield "holds-and"
    yield f"run-length={min(last - first, 6)}&source={candidate.source}"


def _document_features(candidate: Candidate, evidence: DocEvidence, doc: Doc) -> Iterator[str]:
    """What the rest of the document says about the name."""
    single = candidate.last - candidate.first == 1
    last_word = doc[candidate.last - 1].text
    counts = evidence.labels.get(candidate.name)
    if counts:
        most = max(sorted(counts), key=counts.__getitem__)
        yield f"mostly={most}"
        if PLACE_LABELS & counts.keys():
            yield "once-a-place"
    if single and candidate.name in evidence.surnames:
        yield "surname"
    if not single and last_word in evidence.surnames:
        yield "holds-surname"
    if single and candidate.name.lower() in evidence.small:
        yield "also-small"
    if candidate.name.isupper() and single:
        yield f"capitals={min(len(candidate.name), 5)}"


def _grammar_features(candidate: Candidate, doc: Doc) -> Iterator[str]:
    """Part of speech and role of the last word, and where in the sentence the name stands."""
    token = doc[candidate.last - 1]
    yield f"tag={token.tag_}"
    yield f"role={token.dep_}"
    if token.dep_ in {"pobj", "nsubj", "dobj", "poss"}:
        yield f"role={token.dep_}&head={token.head.lower_ if token.head.pos_ == 'ADP' else token.head.pos_}"
    if token.dep_ == "nsubj" and token.head.lemma_ in _speech_verbs():
        yield f"speaks&seat={any(place.feature_code in SEATS for place in candidate.places)}"
    if token.dep_ in {"dobj", "nsubjpass"}:
        if token.head.lemma_ in _place_verbs("object"):
            yield "taken-or-hit"
        elif token.head.lemma_ in _place_verbs("weak"):
            yield "held-or-crossed"
    if token.dep_ == "pobj" and token.head.pos_ == "ADP":
        governor = token.head.head
        if governor.lemma_ in _place_verbs("motion"):
            yield "moved-to"
        yield f"prep={token.head.lower_}&governor={_word_class(governor) or governor.pos_}"
    if candidate.first == 0 or doc[candidate.first].is_sent_start or doc[candidate.first - 1].is_space:
        yield "opens-sentence"
        yield f"opens-sentence&tag={token.tag_}"


def _speech_verbs() -> frozenset[str]:
    """Verbs whose subject is a person or a government."""
    return read_words("speech_verbs")


def _place_verbs(role: str) -> frozenset[str]:
    """Verbs that stand beside a place in that role."""
    return read_words("place_verbs", role)


def _asked_features(candidate: Candidate, doc: Doc) -> Iterator[str]:
    """Whether small words beside the name say that it is a place: "town of X", "X district", "near X"."""
    kind = asked_kind(candidate, doc)
    if kind and not candidate.typed:
        yield "asked"
        yield f"asked&source={candidate.source}"
        if kind in _DIVISIONS and candidate.source in {"gazetteer", "typed"}:
            yield "asked-division"
        if kind == PlaceKind.SITE and candidate.source == "gazetteer":
            yield "asked-site"
    before = doc[candidate.first - 1].lower_ if candidate.first else ""
    if before in read_words("placing_words", "before"):
        yield "where"
        yield f"where&source={candidate.source}"
        if asked_kind(candidate, doc):
            yield "where&asked"


def _gazetteer_features(candidate: Candidate, evidence: DocEvidence, label: str) -> Iterator[str]:
    """How the gazetteer knows the name."""
    if candidate.typed:
        yield f"typed={candidate.typed}"
        yield f"typed={candidate.typed}&known={bool(candidate.places)}"
    if not candidate.places:
        return
    codes = {place.country_code for place in candidate.places if place.match != "folded"}
    if evidence.countries:
        met = codes & evidence.countries
        fits = "none" if not met else "english" if met <= ENGLISH else "all" if codes <= evidence.countries else "some"
        yield f"country-fits={fits}"
        yield f"country-fits={fits}&size={_size(candidate.places)}"
        yield f"country-fits={fits}&label={label}"
        yield f"country-fits={fits}&match={min(candidate.places, key=_match_rank).match}"
    yield f"match={min(candidate.places, key=_match_rank).match}"
    namesakes = min(int(math.log2(len(candidate.places))), 5)
    yield f"namesakes={namesakes}"
    if candidate.last - candidate.first == 1:
        yield f"letters={min(len(candidate.name) // 2, 6)}"
        yield f"letters={min(len(candidate.name) // 2, 6)}&namesakes={min(namesakes, 2)}"
    best = max(candidate.places, key=lambda place: place.population)
    yield f"kind={best.kind}"
    yield f"kind={best.kind}&match={best.match}"


def _match_rank(place: Place) -> int:
    """Best match first."""
    return ("primary", "alternate", "folded").index(place.match)


def _neighbour_features(candidate: Candidate, doc: Doc, evidence: DocEvidence) -> Iterator[str]:
    """Other candidates beside this one: "Springfield, Illinois", "Shusha and Fizuli", "Goma, in eastern Congo"."""
    after = evidence.starts.get(candidate.last + 1)
    joint = doc[candidate.last].text if after else ""
    if after and joint in _LIST_JOINTS:
        wide = any(place.kind in _AREAS for place in after.places)
        yield f"then{joint}{'area' if wide else 'name'}"
        yield f"then{joint}{doc[after.first].ent_type_}"
        yield from joined(candidate, after)
    before = evidence.ends.get(candidate.first - 1)
    joint = doc[candidate.first - 1].text if before else ""
    if before and joint in _LIST_JOINTS:
        wide = any(place.kind in _AREAS for place in candidate.places)
        yield f"following{joint}{'area' if wide else 'name'}"
        yield f"following{joint}{doc[before.last - 1].ent_type_}"
        yield from joined(candidate, before)
    holder = next(
        (evidence.starts[at] for at in range(candidate.last + 1, candidate.last + 7) if at in evidence.starts), None
    )
    if holder and any(
        place.kind in _AREAS and holds(place, own) for place in holder.places for own in exact_places(candidate)
    ):
        yield f"soon-its-area&{'english' if _english(candidate) else 'other'}"


def _english(candidate: Candidate) -> bool:
    """Whether the largest place of the name lies in an English-speaking country."""
    return any(place.country_code in ENGLISH for place in exact_places(candidate)[:1])
