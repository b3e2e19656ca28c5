"""Finds a name that stands where the place of an occurrence would, and that no gazetteer has: better unknown than a neighbour's."""

from collections.abc import Sequence

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from geodata.clauses import ancestors, object_of
from geodata.ground import is_ground_taken
from geodata.model import Location
from geodata.place_spans import place_words
from geodata.scenes import Scene
from geodata.spoken_from import has_local_speaker, is_speakers
from geodata.ties import placing_words
from geodata.triggers import Trigger
from geodata.vocab import PlaceKind

OTHER_NAMES = {"PERSON", "ORG", "DATE", "TIME", "NORP", "EVENT", "LAW", "PRODUCT", "CARDINAL", "MONEY", "QUANTITY"}
NAME_WORDS = 2


def find_unknown_place(scene: Scene, triggers: Sequence[Trigger]) -> Location | None:
    """Take a name that stands where a place would, and that no gazetteer has: better unknown than a neighbour's."""
    own = {trigger.head for trigger in triggers}
    heads = [scene.head(trigger) for trigger in triggers]
    overrun = next((it for head in heads if (it := object_of(head)) is not None and is_ground_taken(head, it)), None)
    if overrun is not None and not _is_known(name := overrun.doc[overrun.left_edge.i : overrun.i + 1], scene):
        return _open_location(name)
    leading = (word for word in scene.tokens if word.dep_ == "prep")
    for preposition in (word for word in leading if word.lower_ in placing_words("naming") or _counts_from(word)):
        word = next((child for child in preposition.children if child.dep_ == "pobj"), None)
        if word is None or not _may_be_where(word, preposition, scene, own):
            continue
        part, word = word, _named_part(word)
        before = preposition if word is part else word.head
        phrase = scene.tokens.doc[word.left_edge.i : word.i + 1]
        names = [
            token
            for token in phrase
            if _is_written_as_name(token) and (token.ent_type_ not in OTHER_NAMES or _is_lone_name(phrase, before))
        ]
        if names and not _is_known(phrase, scene) and not _is_common(names):
            return _open_location(phrase.doc[names[0].i : word.i + 1])
    return None


def _may_be_where(word: Token, preposition: Token, scene: Scene, own: set[int]) -> bool:
    """Whether a name hangs on an occurrence, or on what somebody there says of it: "at Zorba, officials said 40 had crossed"."""
    if preposition.head.i in {saying.verb for saying in scene.sayings} and preposition.i < preposition.head.i:
        return has_local_speaker(word, scene)
    return any(above.i in own for above in ancestors(word)) and not is_speakers(word, scene, own)


def _counts_from(preposition: Token) -> bool:
    """Whether it is said how far off a name: "15 kilometres from Zorba", "north of Zorba"."""
    before = preposition.nbor(-1).lemma_.lower() if preposition.i else ""
    return preposition.lower_ in {"from", "of"} and before in placing_words("measure")


def _named_part(noun: Token) -> Token:
    """Return the name that a noun for a place is called by: the Zorba of "in the area of Zorba", else the noun."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in place_words().keys() | placing_words("part"):
        return noun
    of = [word for child in noun.children if child.lower_ == "of" for word in child.children if word.dep_ == "pobj"]
    named = (word for word in of if any(map(_is_written_as_name, (word, *word.lefts))))
    return next(named, noun)


def _is_written_as_name(token: Token) -> bool:
    """Whether a word is a name, also one that the tagger took for a noun: it is written large."""
    return token.pos_ == "PROPN" or (token.pos_ == "NOUN" and token.is_title and not token.is_sent_start)


def _is_lone_name(phrase: TokenSpan, preposition: Token) -> bool:
    """Whether one or two words behind "in" are written as a name: whatever the model calls it, something is said to have been there."""
    names = [token for token in phrase if _is_written_as_name(token)]
    written = all(token.is_title and token.ent_type_ in {"PERSON", "ORG"} for token in names)
    alone = names[0].i == preposition.i + 1 and len(names) <= NAME_WORDS
    behind = phrase.doc[phrase.end] if phrase.end < len(phrase.doc) else None
    return (
        written
        and alone
        and preposition.lower_ in {"in", "near", "at", "of", "from"}
        and (behind is None or not behind.ent_type_)
    )


def _is_common(names: Sequence[Token]) -> bool:
    """Whether a name is only a noun that is written large behind an article: "the Kingdom"."""
    first = names[0]
    return len(names) == 1 and first.i > 0 and first.nbor(-1).lower_ == "the" and not first.ent_type_


def _is_known(phrase: TokenSpan, scene: Scene) -> bool:
    return any(
        span.start < phrase.end_char and phrase.start_char < span.end
        for span in (*scene.locations, *scene.elsewhere, *scene.dates)
    )


def _open_location(phrase: TokenSpan) -> Location:
    return Location(
        start=phrase.start_char,
        end=phrase.end_char,
        name=phrase.text,
        mention=phrase.text,
        kind=PlaceKind.OTHER,
        area=None,
        place=None,
        metonym=False,
        score=0.0,
        reason="no place of that name in the gazetteer",
    )
