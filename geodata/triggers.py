"""Finds the words that name an occurrence: "shelling", "were evacuated", "talks"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from spacy.tokens import Doc, Token

from geodata.actors import is_envoy, role_of
from geodata.casing import calendar_words
from geodata.clauses import FINITE_TAGS, subject_of
from geodata.model import Span
from geodata.tables import read_table
from geodata.vocab import EventType

PARTICIPLES = {"VBD", "VBN"}
WEAK = "weak"
ACT_ROLES = {"act", "foray", "murder"}
PARTED_TYPES = {EventType.ATTACK, EventType.EXPLOSION, EventType.ARREST}
"""Types of the acts whose words may stand apart."""
REST_RELATIONS = {"prt", "advmod", "oprd", "acomp", "prep"}
TAKEN_RELATIONS = {"dobj", "obj", "nsubjpass"}
NO_VERB = {"NOUN", "PROPN", "ADP", "DET", "PRON"}
PART_OF_SPEECH = {"N": {"NOUN", "PROPN"}, "V": {"VERB", "AUX"}, "A": {"ADJ", "VERB", "NOUN"}}


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerWord:
    """One row of the table of triggers."""

    lemmas: tuple[str, ...]
    pos: str
    event_type: EventType
    acled_event_type: str
    acled_sub_event_type: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger(Span):
    """Words of the text that name an occurrence; `head` is the index of their head token in the `Doc`."""

    head: int
    text: str
    word: TriggerWord

    @property
    def event_type(self) -> EventType:
        """What kind of occurrence the words name."""
        return self.word.event_type

    @property
    def role(self) -> str:
        """What more it takes for them to name it; the table of triggers tells each role."""
        return self.word.role

    @property
    def names_act(self) -> bool:
        """Whether they name an act by themselves."""
        return self.word.role in ACT_ROLES


def find_triggers(doc: Doc) -> tuple[Trigger, ...]:
    """Find the trigger words of a text, the longest at each place.

    Args:
        doc: Parsed article; without tags the parts of speech are not asked for.

    Returns:
        Triggers in text order, none overlapping.
    """
    found = []
    words = _trigger_words()
    blocked = _blocked_tokens(doc)
    at = 0
    while at < len(doc):
        token = doc[at]
        best: tuple[int, TriggerWord] | None = None
        if at not in blocked:
            for form in _forms(token):
                for word in words.get(form, ()):
                    size = len(word.lemmas)
                    if (best is None or size > best[0]) and _matches(doc, at, word):
                        best = (size, word)
        apart = _with_rest_apart(token) if at not in blocked else None
        if apart is not None and (best is None or (best[0] == 1 and _says_more(apart))):
            best = (1, apart)
        if best is None:
            at += 1
            continue
        span, word = (
            doc[at : at + best[0]],
            _with_weapon(token, _with_envoy(token, _with_object(token, _with_preposition(token, best[1])))),
        )
        found.append(
            Trigger(start=span.start_char, end=span.end_char, head=span.root.i, text=span.text, word=word),
        )
        at += best[0]
    return tuple(found)


def _with_preposition(verb: Token, word: TriggerWord) -> TriggerWord:
    """Return the entry of a general verb with its preposition, which may stand apart: "firing from two cars into the crowd"."""
    if word.role != WEAK or len(word.lemmas) > 1 or verb.pos_ != "VERB":
        return word
    if any(child.dep_ in {"dobj", "obj"} for child in verb.children):
        return word  # "fired workers at its plant"
    apart = {child.lower_ for child in verb.children if child.dep_ == "prep" and child.i > verb.i}
    longer = (
        other for other in _trigger_words().get(word.lemmas[0], ()) if other.pos == "V" and len(other.lemmas) == 2
    )
    return next((other for other in longer if other.lemmas[1] in apart), word)


def _with_rest_apart(verb: Token) -> TriggerWord | None:
    """Return the entry of a verb whose other words stand behind its object: "took 15 men away", "put the hamlet to the torch"."""
    if verb.pos_ != "VERB" or not any(child.dep_ in TAKEN_RELATIONS for child in verb.children):
        return None
    behind = [_lemmas_from(child) for child in verb.rights if child.dep_ in REST_RELATIONS]
    behind += [_lemmas_from(word) for child in verb.rights if child.dep_ == "dobj" for word in (child, *child.rights)]
    entries = (word for form in _forms(verb) for word in _trigger_words().get(form, ()) if word.pos == "V")
    longer = (word for word in entries if len(word.lemmas) > 1 and word.event_type in PARTED_TYPES)
    fitting = (word for word in longer if any(rest[: len(word.lemmas) - 1] == word.lemmas[1:] for rest in behind))
    return max(fitting, key=lambda word: len(word.lemmas), default=None)


def _says_more(word: TriggerWord) -> bool:
    """Whether an entry outweighs that of its bare verb: "took the clerk into custody", "dragged the women off"."""
    return len(word.lemmas) > 2 or word.role in {"assail", "murder"}


def _lemmas_from(token: Token) -> tuple[str, ...]:
    """The lemmas of a word and those behind it that hang on it, without articles."""
    words = (word for word in token.subtree if word.i >= token.i and word.pos_ not in {"DET", "PUNCT"})
    return tuple(word.lemma_.lower() for word in islice(words, 4))


def _with_object(verb: Token, word: TriggerWord) -> TriggerWord:
    """Return the entry for people of a verb that takes places as well as people: "captured the leader of the militia"."""
    if word.role != "territory" or verb.pos_ != "VERB":
        return word
    taken = next((child for child in verb.children if child.dep_ in {"dobj", "obj", "nsubjpass"}), None)
    if taken is None or taken.pos_ != "NOUN" or taken.is_title or role_of(taken) is None:
        return word  # "seized Homs", whatever a model makes of the name
    others = (
        other for other in _trigger_words().get(word.lemmas[0], ()) if (other.lemmas, other.pos) == (word.lemmas, "V")
    )
    return next((other for other in others if other.event_type == EventType.ARREST), word)


def _with_envoy(verb: Token, word: TriggerWord) -> TriggerWord:
    """Return the entry for envoys of a verb by which people in flight move, too: "the mediator arrived in Goma"."""
    traveller = subject_of(verb) if word.role == "move" else None
    if traveller is None or not is_envoy(traveller):
        return word
    others = (other for other in _trigger_words().get(word.lemmas[0], ()) if other.lemmas == word.lemmas)
    return next((other for other in others if other.event_type == EventType.DIPLOMACY), word)


def _with_weapon(verb: Token, word: TriggerWord) -> TriggerWord:
    """Return the entry for weapons of a verb by which troops move, too: "rockets landed on the town"."""
    lander = subject_of(verb) if word.role == "combat" and len(word.lemmas) > 1 else None
    forms = _forms(lander) if lander is not None else ()
    if not any(other.role in {"weapon", "gun"} for form in forms for other in _trigger_words().get(form, ())):
        return word
    return next((other for other in _trigger_words().get(word.lemmas[0], ()) if other.role == "flight"), word)


def _forms(token: Token) -> Iterator[str]:
    """Yield the forms that a word may stand under in a table: as written, its lemma, and what the lemmatiser may have missed."""
    lemma = token.lemma_.lower()
    yield token.lower_
    if lemma and lemma != token.lower_:
        yield lemma
    if token.pos_ == "VERB" and token.lower_ in _irregular_verbs():
        yield _irregular_verbs()[token.lower_]
    if token.tag_ in PARTICIPLES and token.lower_.endswith("ed"):
        yield token.lower_[:-1]
        yield token.lower_[:-2]
    if token.tag_ == "NNPS" and token.lower_.endswith("s"):
        yield token.lower_[:-1]


def _matches(doc: Doc, at: int, word: TriggerWord) -> bool:
    size = len(word.lemmas)
    if at + size > len(doc):
        return False
    tokens = doc[at : at + size]
    if size == 1 and _is_of_the_calendar(tokens[0]):
        return False
    if any(lemma not in set(_forms(token)) for lemma, token in zip(word.lemmas, tokens, strict=True)):
        return False
    return _right_part_of_speech(tokens[-1] if word.pos == "N" else tokens[0], word, size)


def _is_of_the_calendar(token: Token) -> bool:
    """Whether a word written large beside a number is a month: "March 19", "since 3 March"."""
    if not token.is_title or calendar_words().get(token.lower_) != "month":
        return False
    beside = [token.nbor(step) for step in (-1, 1) if 0 <= token.i + step < len(token.doc)]
    return any(word.like_num for word in beside)


def _right_part_of_speech(token: Token, word: TriggerWord, size: int) -> bool:
    if word.pos == "*" or not token.pos_:
        return True
    if size > 1 and word.pos == "N" and any(child.dep_ == "pobj" for child in token.children):
        return False  # "found her sitting in a tree"
    if size > 1:
        return word.pos != "V" or token.pos_ not in NO_VERB
    if token.pos_ in PART_OF_SPEECH[word.pos]:
        return True
    if word.pos != "N" or token.tag_ != "VBG" or token.lower_ != word.lemmas[0]:
        return False
    return not any(child.dep_ in {"dobj", "obj", "nsubj"} for child in token.children)


@cache
def _irregular_verbs() -> dict[str, str]:
    return {row["form"]: row["lemma"] for row in read_table("irregular_verbs")}


@cache
def _trigger_words() -> dict[str, tuple[TriggerWord, ...]]:
    words: dict[str, list[TriggerWord]] = {}
    for row in read_table("triggers"):
        lemmas = tuple(row["phrase"].replace("-", " - ").split())
        words.setdefault(lemmas[0], []).append(
            TriggerWord(
                lemmas=lemmas,
                pos=row["pos"],
                event_type=EventType(row["event_type"]),
                acled_event_type=row["acled_event_type"],
                acled_sub_event_type=row["acled_sub_event_type"],
                role=row["role"],
            ),
        )
    return {lemma: tuple(rows) for lemma, rows in words.items()}


@cache
def _figurative_phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for row in read_table("figurative"):
        lemmas = tuple(row["phrase"].replace("-", " - ").split())
        phrases.setdefault(lemmas[0], []).append(lemmas)
    return {lemma: tuple(rows) for lemma, rows in phrases.items()}


def _blocked_tokens(doc: Doc) -> set[int]:
    """Tokens inside a figurative phrase ("heart attack") or a longer name of a work or an organisation."""
    blocked: set[int] = set()
    phrases = _figurative_phrases()
    for token in doc:
        for form in _forms(token):
            for lemmas in phrases.get(form, ()):
                tokens = doc[token.i : token.i + len(lemmas)]
                if len(tokens) == len(lemmas) and all(
                    lemma in set(_forms(word)) for lemma, word in zip(lemmas, tokens, strict=True)
                ):
                    blocked.update(word.i for word in tokens)
    for entity in doc.ents:
        if entity.label_ in {"WORK_OF_ART", "PRODUCT", "LAW"} or (
            entity.label_ in {"ORG", "PERSON"} and len(entity) > 1
        ):
            blocked.update(word.i for word in entity if word.text[:1].isupper() and not _governs(word))
    return blocked


def _governs(word: Token) -> bool:
    """Whether a word that a model took into a name is the verb of the sentence: "SOTO URGED"."""
    return word.dep_ == "ROOT" and word.tag_ in FINITE_TAGS
