"""Tells whom a pronoun stands for, as far as number and kind say: the speaker before, else whoever was named last."""

from spacy.tokens import Token

from geodata.actors import name_phrase, role_of
from geodata.clauses import SUBJECT_RELATIONS
from geodata.speech_cues import is_source_word

MEMORY_WORDS = 200
PEOPLE, COLLECTIVE = {"civilian", "armed"}, {"forces", "political", "monitor", "source"}
PLURAL = {"NNS", "NNPS"}


def can_speak(token: Token) -> bool:
    """Whether a noun can say something: a name, somebody who plays a part, or one whose trade it is to know."""
    return token.pos_ == "PROPN" or role_of(token) is not None or is_source_word(token, "voice")


def stands_for(pronoun: Token, speaker: Token) -> bool:
    """Whether a pronoun can stand for a speaker, by number and kind; a pronoun or a relative can stand for any."""
    word = pronoun.lower_
    if speaker.pos_ == "PRON" or word not in {"he", "she", "it", "they"}:
        return True
    plural = speaker.tag_ in PLURAL or any(child.dep_ == "conj" for child in speaker.children)
    if word in {"he", "she"}:
        return not plural
    if word == "it":
        return (not plural or speaker.lemma_.lower() == "force") and speaker.ent_type_ != "PERSON"
    return plural or speaker.ent_type_ != "PERSON"


def named_before(pronoun: Token) -> str | None:
    """Name whom a pronoun stands for where nobody fitting has spoken yet; None where nobody was named."""
    if pronoun.lower_ in {"he", "she"}:
        return _last_person(pronoun) or _last_subject(pronoun)
    if pronoun.lower_ == "they":
        groups = [token for token in pronoun.sent if token.i < pronoun.i and token.pos_ == "NOUN" and role_of(token)]
        return name_phrase(groups[-1]) if groups else _last_subject(pronoun)
    return _last_subject(pronoun) if pronoun.lower_ == "it" else None


def _last_person(pronoun: Token) -> str | None:
    doc = pronoun.doc
    people = [token.i for token in doc[max(0, pronoun.i - MEMORY_WORDS) : pronoun.i] if token.ent_type_ == "PERSON"]
    if not people:
        return None
    first = people[-1]
    while first - 1 in people and doc[first].ent_iob_ == "I":
        first -= 1
    return str(doc[first : people[-1] + 1].text)


def _last_subject(pronoun: Token) -> str | None:
    """Name the subject of the sentence before that could speak and that the pronoun fits."""
    doc, start = pronoun.doc, pronoun.sent.start
    if start == 0:
        return None
    for token in doc[start - 1].sent:
        if token.dep_ in SUBJECT_RELATIONS and token.pos_ in {"NOUN", "PROPN"} and can_speak(token):
            return name_phrase(token) if stands_for(pronoun, token) else None
    return None
