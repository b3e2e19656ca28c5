"""Tests, by the role that the table of triggers gives a word, whether it names an occurrence where it stands."""

from collections.abc import Callable
from functools import cache

from spacy.tokens import Token

from geodata.actors import role_of
from geodata.clauses import object_of, subject_of
from geodata.ground import LEAVING, fights, has_armed_subject, is_by_named, marches, ousts, takes_territory, yields
from geodata.movers import (
    PERSONS,
    are_civilians_moved,
    are_led_away,
    civilians_move,
    is_crowd_acting,
    is_of_fighters,
    is_person_hit,
)
from geodata.pointing import is_of_known
from geodata.scenes import Scene
from geodata.speech_verbs import force_of
from geodata.statements import is_journey, is_statement, is_talk, is_weak_talk
from geodata.tables import read_words
from geodata.threats import is_threat
from geodata.triggers import Trigger
from geodata.unreal import died_otherwise
from geodata.vocab import DatePrec, EventType, FigureKind

HARM_KINDS = {FigureKind.KILLED, FigureKind.WOUNDED, FigureKind.MISSING}
HELPING_ROLES = {"weapon", "gun", "platform"}
RoleTest = Callable[[Trigger, Token, Scene], bool]
"""Whether a trigger of some role, with its head and its scene, names an occurrence."""


def fits_role(trigger: Trigger, head: Token, scene: Scene) -> bool:
    """Whether a trigger has beside it what its role asks for; a role without a test names acts.

    Args:
        trigger: The words, with their role.
        head: Their head token.
        scene: Their sentence.
    """
    return _role_tests().get(trigger.role, _act_counts)(trigger, head, scene)


@cache
def _role_tests() -> dict[str, RoleTest]:
    """What each role of `triggers.tsv` asks for; the other roles name acts."""
    return {
        "weak": _weak_counts,
        "damage": lambda _, head, scene: _is_armed_act(head, scene),
        "flight": _flies,
        "territory": lambda _, head, scene: takes_territory(head, scene),
        "state": lambda _, __, scene: any(mention.prec >= DatePrec.MONTH for mention in scene.dates),
        "statement": is_statement,
        "journey": lambda _, head, scene: is_journey(head, scene),
        "threat": is_threat,
        "assail": lambda _, head, __: is_person_hit(head) or (head.pos_ == "VERB" and has_armed_subject(head)),
        "block": lambda _, head, __: _blocks_road(head),
        "move": lambda _, head, scene: civilians_move(head, scene),
        "oust": lambda _, head, __: ousts(head),
        "armed": lambda _, head, __: head.pos_ == "VERB" and object_of(head) is None and has_armed_subject(head),
        "combat": lambda _, head, __: fights(head),
        "siege": lambda _, head, __: fights(head) or is_by_named(head),
        "yield": lambda _, head, scene: yields(head, scene),
        "march": lambda _, head, scene: marches(head, scene),
        "crowd": lambda _, head, scene: is_crowd_acting(head, scene),
        "rally": lambda _, head, __: _rallies(head),
        "harm": _harm_counts,
    }


def _rallies(head: Token) -> bool:
    """Whether people without arms come together to make a demand or to condemn something: "gathered to demand their release"."""
    who = subject_of(head)
    if head.pos_ != "VERB" or who is None or is_of_fighters(who) or role_of(who) == "political":
        return False
    if who.tag_ in {"NNS", "NNPS"} and any(map(_is_before_power, head.rights)):
        return True
    purposes = (child for child in head.children if child.dep_ in {"advcl", "xcomp"} and child.i > head.i)
    return any(
        any(mark.lower_ == "to" for mark in child.lefts)
        and (force_of(child) in {"demand", "judge"} or child.lemma_.lower() in {"protest", "denounce"})
        for child in purposes
    )


def _is_before_power(way: Token) -> bool:
    """Whether people stand before a seat of power: "gathered outside the base", "in front of parliament"."""
    before = way.lower_ == "outside" or (way.lower_ == "in" and any(child.lower_ == "front" for child in way.children))
    seats = (word for word in way.subtree if word.lemma_.lower() in read_words("placing_words", "power"))
    return before and next(seats, None) is not None


def _flies(trigger: Trigger, head: Token, scene: Scene) -> bool:
    """Whether a verb as general as "land" or "throw" tells of a weapon; what falls must be one itself."""
    weapons = [scene.head(other) for other in scene.triggers if other.role in {"weapon", "gun"}]
    what = subject_of(head) if trigger.word.lemmas[0] in LEAVING else None
    return any(what is None or word.i in {below.i for below in what.subtree} for word in weapons)


def _blocks_road(head: Token) -> bool:
    """Whether people without arms block a road: "relatives blocked a motorway"."""
    blocker, road = subject_of(head), object_of(head)
    if head.pos_ != "VERB" or blocker is None or road is None or is_of_fighters(blocker):
        return False
    persons = role_of(blocker) is not None or blocker.tag_ in {"NNS", "NNPS", "PRP"}
    return persons and road.lemma_.lower() in read_words("where_words", "road") | read_words("placing_words", "public")


def _act_counts(trigger: Trigger, head: Token, scene: Scene) -> bool:
    if trigger.event_type == EventType.EVACUATION:
        return are_civilians_moved(head) and not _only_says_who(head, scene)
    if trigger.text.lower().startswith("demonstrat") and head.pos_ == "VERB":
        shown = object_of(head) is not None or any(child.dep_ == "ccomp" for child in head.children)
        shower = subject_of(head)
        return not shown and (shower is None or shower.lower_ not in {"this", "that", "it", "which"})
    if trigger.event_type == EventType.PROTEST:
        return not _is_among_states(head)
    return trigger.event_type != EventType.DIPLOMACY or is_talk(head, scene)


def _is_among_states(head: Token) -> bool:
    """Whether a protest is one that a state or a mission makes: "lodged a protest", "the envoy protested against the delay"."""
    if head.dep_ == "dobj" and head.head.lemma_.lower() in read_words("pointing_words", "lodged"):
        return True
    who = subject_of(head) if head.pos_ == "VERB" and head.lemma_.lower() == "protest" else None
    return who is not None and who.tag_ not in {"NNS", "NNPS"} and role_of(who) in {"political", "monitor"}


def _only_says_who(head: Token, scene: Scene) -> bool:
    """Whether a participle only says who people are, and none of them are counted: "a school that shelters displaced people"."""
    if any(figure.kind == FigureKind.DISPLACED for figure in scene.figures):
        return False
    verb = head.head if head.dep_ in {"dobj", "obj"} else head
    houses = verb.lemma_.lower() in read_words("motion_words", "house") and object_of(verb) is not None
    return houses or head.dep_ == "amod"


def _weak_counts(trigger: Trigger, head: Token, scene: Scene) -> bool:
    kinds = {figure.kind for figure in scene.figures}
    match trigger.event_type:
        case EventType.EVACUATION:
            return FigureKind.DISPLACED in kinds
        case EventType.PROTEST:
            mover = subject_of(head) if head.pos_ == "VERB" else None
            return head.pos_ != "VERB" or (
                mover is not None and not is_of_fighters(mover) and role_of(mover) != "political"
            )
        case EventType.ARREST:
            return are_led_away(head)
        case EventType.DIPLOMACY:
            return is_weak_talk(head, scene)
        case EventType.ATTACK:
            return _hits_somebody(head, scene)
    if head.lemma_.lower() == "push" and is_person_hit(head):
        return ousts(head)
    return (
        bool(kinds & HARM_KINDS)
        or any(other.role in {"weapon", "gun"} for other in scene.triggers)
        or (head.pos_ == "VERB" and (has_armed_subject(head) or _strikes_military(head)))
        or _has_place_after(head, scene)
    )


def _strikes_military(head: Token) -> bool:
    """Whether what a verb strikes is held by troops: "struck positions"."""
    struck = object_of(head)
    return struck is not None and struck.lemma_.lower() in read_words("territory_words", "military")


def _hits_somebody(head: Token, scene: Scene) -> bool:
    """Whether a verb as general as "fire" or "burn" does harm: by armed people, with a weapon, or to property."""
    if _is_armed_act(head, scene):
        return True
    hit = next((child for child in head.children if child.dep_ == "nsubjpass"), None)
    return hit is not None and hit.lemma_.lower() in _property() and head.dep_ not in {"acl", "amod"}


def _is_armed_act(head: Token, scene: Scene) -> bool:
    """Whether armed people do it, or a weapon."""
    weapons = [scene.head(other) for other in scene.triggers if other.role in HELPING_ROLES]
    return has_armed_subject(head) or any(word.i == below.i for word in weapons for below in head.subtree)


def _property() -> frozenset[str]:
    return read_words("property_words")


def _has_place_after(head: Token, scene: Scene) -> bool:
    places = [(location.start, location.end) for location in scene.locations if not location.metonym]
    return any(
        start <= word.idx < end
        for child in head.children
        if child.dep_ == "prep" and child.lower_ in read_words("placing_words", "area")
        for word in child.subtree
        for start, end in places
    )


def _harm_counts(trigger: Trigger, head: Token, scene: Scene) -> bool:
    """Whether a word of harm tells of harm done: it has a figure, or is a verb whose victim is named."""
    if died_otherwise(scene) or is_of_known(head, scene):
        return False
    if any(figure.kind in HARM_KINDS or figure.kind == FigureKind.OTHER for figure in scene.figures):
        return True
    if trigger.word.pos != "V" or head.pos_ != "VERB":
        return False
    victims = [object_of(head), *(child for child in head.children if child.dep_ in {"nsubj", "nsubjpass"})]
    return any(
        victim is not None
        and (role_of(_counted(victim)) is not None or (victim.dep_ == "dobj" and victim.lower_ in PERSONS))
        and not any(child.lower_ in {"these", "those", "no"} for child in victim.children)
        for victim in victims
    )


def _counted(victim: Token) -> Token:
    """Return who is counted: the soldiers of "two of our soldiers"."""
    if victim.pos_ not in {"NUM", "DET", "PRON"}:
        return victim
    partitive = (word for child in victim.children if child.lower_ == "of" for word in child.children)
    return next(partitive, victim)


def has_harm(scene: Scene) -> bool:
    """Whether a sentence counts dead, wounded or missing people."""
    return any(figure.kind in HARM_KINDS for figure in scene.figures)
