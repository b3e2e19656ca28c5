"""Tells a place from which somebody only speaks, or where others are told, from where what is told happened."""

from spacy.tokens import Token

from geodata.actors import role_of
from geodata.clauses import SUBJECT_RELATIONS, ancestors
from geodata.model import Location, Span
from geodata.scenes import Scene
from geodata.speech_cues import is_source_word
from geodata.tables import read_words
from geodata.vocab import PlaceKind

ADJUNCT_RELATIONS = {"prep", "npadvmod", "advmod", "agent"}
CAPITAL_CODE = "PPLC"
LOCAL_KINDS = {PlaceKind.CITY, PlaceKind.VILLAGE, PlaceKind.DISTRICT, PlaceKind.REGION, PlaceKind.SITE}


def is_speakers(token: Token, scene: Scene, own: set[int]) -> bool:
    """Whether a place belongs to who speaks or to where it is said, and not to what is said."""
    line = [token, *ancestors(token)]
    for saying in scene.sayings:
        verb = scene.tokens.doc[saying.verb]
        if verb in line[1:] and verb.i in own and _is_outside_wish(line, verb, saying.force):
            return True
        if verb.i in own or verb not in line[1:] or not _is_told_by(verb, saying.cue):
            continue
        child = line[line.index(verb) - 1]
        if any(word.i in own for word in line[: line.index(verb)]):
            continue
        if is_source_word(verb, "according"):
            return True
        if child.dep_ in SUBJECT_RELATIONS and (child.i < verb.i) == (token.i < verb.i):
            return not any(word.i in own for word in child.subtree)
        if child.dep_ not in ADJUNCT_RELATIONS and not _is_audience(child, verb):
            continue
        if _has_matter_before(verb, child):
            return False
        first, last = sorted((verb.i, token.i))
        if not any(first < head < last for head in own):
            return own == set() or verb.i < token.i or _speaks_for_a_state(verb)
    return False


def _is_outside_wish(line: list[Token], verb: Token, force: str) -> bool:
    """Whether a place stands beside a verb that threatens or demands, and not in what it does: "in Kano he threatened to bomb the towns"."""
    below = {word.i for word in line[: line.index(verb)]}
    wished = [child for child in verb.children if child.dep_ in {"xcomp", "ccomp"}]
    return force in {"threaten", "demand"} and bool(wished) and not any(child.i in below for child in wished)


def _is_told_by(verb: Token, cue: Span) -> bool:
    """Whether a verb is the one that says it, and not that of a sentence whose speaker stands in another."""
    return cue.start <= verb.idx < cue.end and cue.end - cue.start < len(verb.sent.text)


def _has_matter_before(verb: Token, adjunct: Token) -> bool:
    """Whether the thing told stands between a verb and a place: "put the losses in X at 40", not "told reporters in X"."""
    return any(
        child.dep_ in {"dobj", "obj"}
        and verb.i < child.i < adjunct.i
        and not child.ent_type_
        and role_of(child) is None
        and child.pos_ == "NOUN"
        for child in verb.children
    )


def is_local(location: Location, token: Token, scene: Scene) -> bool:
    """Whether who speaks belongs to a place below a capital: "the governor of X", "police in X" speak of what is there."""
    if location.place is None or location.place.feature_code == CAPITAL_CODE or location.kind not in LOCAL_KINDS:
        return False
    return has_local_speaker(token, scene)


def has_local_speaker(token: Token, scene: Scene) -> bool:
    """Whether who speaks is of the place: "police in X said", "in X, a doctor said"."""
    verbs = {saying.verb for saying in scene.sayings}
    above = list(ancestors(token))
    speakers = [word for word in above if word.dep_ in SUBJECT_RELATIONS and word.head.i in verbs]
    speakers += [
        child for word in above if word.i in verbs for child in word.children if child.dep_ in SUBJECT_RELATIONS
    ]
    return any(word.lemma_.lower() in read_words("placing_words", "local") for word in speakers)


def _is_audience(child: Token, verb: Token) -> bool:
    """Whether someone is told something: "told reporters in X that"."""
    return child.dep_ in {"dobj", "dative"} and any(other.dep_ == "ccomp" for other in verb.children)


def _speaks_for_a_state(verb: Token) -> bool:
    """Whether a government speaks: "in X the ministry said" is where it sits; "in X, residents said" is where they are."""
    return any(child.dep_ in SUBJECT_RELATIONS and role_of(child) == "political" for child in verb.children)
