"""Tells who moves or is moved: civilians in flight, people led away, crowds in the street."""

from spacy.tokens import Token

from geodata.actors import role_of
from geodata.clauses import clause_root, object_of, subject_of
from geodata.scenes import Scene
from geodata.speech_verbs import force_of
from geodata.tables import read_words
from geodata.vocab import EventType

FIGHTERS = {"armed", "forces"}
PERSONS = {"him", "her", "them", "he", "she", "they"}
STEPS = {EventType.PROTEST, EventType.DIPLOMACY}
ACTIVE_RELATIONS = {"nsubj", "nsubjpass", "agent"}


def are_civilians_moved(head: Token) -> bool:
    """Whether it is not fighters who flee or withdraw, and not a deal that is rescued."""
    if _are_the_displaced(head) or _are_things(head):
        return False
    mover = (bidden_by(head) or subject_of(head)) if head.pos_ == "VERB" else None
    moved = object_of(head) if head.lemma_.lower() == "rescue" else None
    if moved is not None and role_of(moved) is None and moved.pos_ not in {"PRON", "NUM", "PROPN"}:
        return False
    if moved is not None and moved.tag_ == "NN" and moved.lemma_.lower() not in _words("many"):
        return False  # one person is helped, and nobody displaced
    if mover is not None and mover.lemma_.lower() in _words("fugitive"):
        return False
    led = object_of(head)
    others = led is not None and led.lemma_.lower() not in _words("haven")
    return mover is None or role_of(mover) not in FIGHTERS or others


def _are_things(head: Token) -> bool:
    """Whether what streams in or out is no people: "an influx of supplies"."""
    if head.lemma_.lower() not in _words("stream"):
        return False
    what = (word for child in head.children if child.lower_ == "of" for word in child.children if word.dep_ == "pobj")
    moved = next(what, None)
    return moved is not None and moved.pos_ == "NOUN" and role_of(moved) is None and not _are_many_civilians(moved)


def _are_the_displaced(head: Token) -> bool:
    """Whether a participle stands for people who fled before: "no help has reached the displaced"."""
    named = head.lower_.endswith("ed") and head.dep_ in {"pobj", "dobj", "nsubj", "nsubjpass"}
    return named and any(child.lower_ == "the" for child in head.children)


def civilians_move(head: Token, scene: Scene) -> bool:
    """Whether a verb of motion tells of many civilians on the move: "families have begun to leave the town".

    Somebody must move from or to somewhere: a place of the gazetteer, or a word like home, camp, border, hills.
    """
    if head.pos_ != "VERB":
        return False
    moved = object_of(head) if head.lemma_.lower() in _words("carry") else None
    mover = moved if moved is not None else _passive_subject(head) or bidden_by(head) or subject_of(head)
    return mover is not None and _are_many_civilians(mover) and _has_way(head, mover, scene)


def bidden_by(head: Token) -> Token | None:
    """Return whoever is told to do something: the residents of "ordered residents to leave", "called on residents to leave"."""
    if head.dep_ not in {"xcomp", "advcl", "ccomp"} or not any(child.lower_ == "to" for child in head.lefts):
        return None
    verb = head.head
    if force_of(verb) not in {"demand", "threaten"} and verb.lemma_.lower() not in _words("bid"):
        return None
    reached = [child for child in verb.rights if child.dep_ in {"dobj", "obj", "dative"} and child.i < head.i]
    reached += [word for child in verb.rights if child.lower_ in {"on", "upon"} for word in child.children]
    told = [child for child in head.lefts if child.dep_ == "nsubj"]  # "wants residents to leave"
    return next(iter((*told, *reached)), None)


def are_led_away(head: Token) -> bool:
    """Whether people are held or led away: by fighters or police, or by nobody named."""
    if head.pos_ != "VERB":
        return False
    taken = _passive_subject(head)
    if taken is None:
        holder, taken = subject_of(head), object_of(head)
        in_custody = taken is not None and taken.lemma_.lower() in _words("custody")
        if holder is None or (role_of(holder) not in FIGHTERS and not (in_custody and holder.pos_ == "PRON")):
            return False
    return taken is not None and role_of(taken) in {*FIGHTERS, "civilian", "political"}


def is_person_hit(head: Token) -> bool:
    """Whether it is people who are beaten: somebody with a part in the conflict, or "him", "her", "them"."""
    hit = _passive_subject(head) or object_of(head)
    if hit is None:
        return False
    named = hit.ent_type_ == "PERSON" and head.lemma_ != "beat"  # as one may do at the polls, too
    return named or role_of(hit) in {*FIGHTERS, "civilian"} or hit.lower_ in PERSONS or hit.pos_ == "NUM"


def is_crowd_acting(head: Token, scene: Scene) -> bool:
    """Whether a crowd does or suffers something, and is not only spoken of."""
    if _whole_of(head).dep_ in ACTIVE_RELATIONS:
        return True
    violent = [scene.head(other) for other in scene.triggers if other.event_type not in STEPS]
    return any(clause_root(word).i == clause_root(head).i for word in violent)


def _whole_of(token: Token) -> Token:
    """Return the word for the number of them: the hundreds of "hundreds of protesters"."""
    whole = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
    return whole if whole.lemma_.lower() in _words("many") else token


def is_of_fighters(token: Token) -> bool:
    """Whether a noun stands for fighters or troops, itself or by what it is made up of: "a column of 100 troops"."""
    parts = (word for child in token.children if child.lower_ == "of" for word in child.children)
    return any(role_of(word) in FIGHTERS for word in (token, *parts))


def _passive_subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ == "nsubjpass"), None)


def _are_many_civilians(token: Token) -> bool:
    if is_of_fighters(token):
        return False
    if token.lemma_.lower() in _words("many") or (token.ent_type_ == "NORP" and token.tag_ == "NNPS"):
        return True
    return role_of(token) == "civilian" and token.tag_ in {"NNS", "NNPS"}


def _has_way(head: Token, mover: Token, scene: Scene) -> bool:
    """Whether the way is told: words after the verb name a place, or somewhere people flee from or to.

    Who is to leave leaves where they live: "told the people of Kupiansk to leave".
    """
    after = [word for word in head.subtree if word.i > head.i or (head.lemma_ == "leave" and word.dep_ == "pobj")]
    after += mover.subtree if mover.i < head.i and head.dep_ != "ROOT" and not head.is_ancestor(mover) else []
    named = any(location.start <= word.idx < location.end for word in after for location in scene.locations)
    homes = _words("haven") | (_words("left") if head.lemma_.lower() in _words("leave") else frozenset())
    return named or any(word.lemma_.lower() in homes for word in after)


def _words(kind: str) -> frozenset[str]:
    return read_words("motion_words", kind)
