"""Decides which trigger words of a sentence really name an occurrence."""

from collections.abc import Callable, Sequence
from functools import cache

from spacy.tokens import Token

from geodata.actors import role_of
from geodata.clauses import agent_of, clause_root, governors, is_hypothetical, object_of, subject_of
from geodata.movers import (
    are_civilians_moved,
    are_led_away,
    civilians_move,
    is_crowd_acting,
    is_of_fighters,
    is_person_hit,
)
from geodata.pointing import DEFINITE, counts_such, describes, is_of_known, is_told_before, refers_back
from geodata.scenes import Scene
from geodata.speech_verbs import force_of
from geodata.statements import calls_for, has_speaker, is_side_remark, is_statement, is_talk, is_weak_talk
from geodata.tables import read_words
from geodata.triggers import Trigger
from geodata.unreal import (
    died_otherwise,
    is_habit,
    is_none_there,
    is_only_tried,
    is_possible,
    is_sport,
    is_threatened,
    is_unexploded,
    is_unreal,
)
from geodata.vocab import DatePrec, EventType, FigureKind
from geodata.whole_war import is_since

HARM_KINDS = {FigureKind.KILLED, FigureKind.WOUNDED, FigureKind.MISSING}
VIOLENT_TYPES = {EventType.FIGHTING, EventType.EXPLOSION, EventType.ATTACK, EventType.CASUALTY}
HELPING_ROLES = {"weapon", "gun", "platform"}
LEAVING = {"fall", "retreat", "withdraw"}
WISHING_FORCES = {"demand", "judge", "propose"}
RoleTest = Callable[[Trigger, Token, Scene], bool]
"""Whether a trigger of some role, with its head and its scene, names an occurrence."""


def select_triggers(scene: Scene) -> tuple[Trigger, ...]:
    """Keep the triggers that name an occurrence of their own.

    Left out: words under "if"; what only says since when something goes on; modifiers ("ceasefire monitor"); what a
    demand or a condemnation only speaks about; weak words without a figure, a place or an armed actor beside them.

    Args:
        scene: A sentence with what was found in it.

    Returns:
        The triggers that count, in text order.
    """
    kept = [
        trigger
        for trigger in scene.triggers
        if not _only_dates_or_counts(scene.head(trigger)) and _names_occurrence(trigger, scene)
    ]
    if any(trigger.event_type != EventType.DIPLOMACY for trigger in kept):
        kept = [trigger for trigger in kept if not is_side_remark(trigger, scene)]
    kept = [trigger for trigger in kept if not calls_for(trigger, scene, kept)]
    kept = [trigger for trigger in kept if not _is_crowd_harmed(trigger, scene, kept)]
    statements = {trigger.head for trigger in kept if trigger.role == "statement"}
    kept = [trigger for trigger in kept if not _only_spoken_about(trigger, scene, statements)]
    if any(trigger.role != "state" and trigger.event_type in VIOLENT_TYPES for trigger in kept):
        kept = [trigger for trigger in kept if trigger.role != "state"]
    return tuple(kept)


def _only_dates_or_counts(head: Token) -> bool:
    """Whether words only say since when something goes on, or how many there have been: "the third such attack"."""
    return counts_such(head) or is_since(clause_root(head))


def _is_crowd_harmed(trigger: Trigger, scene: Scene, kept: Sequence[Trigger]) -> bool:
    """Whether a crowd is only named as who suffers violence or arrest: "one protester was killed"."""
    head = scene.head(trigger)
    done = {other.head for other in kept if other.event_type in {*VIOLENT_TYPES, EventType.ARREST}}
    return trigger.role == "crowd" and head.head.i in done and head.dep_ in {"dobj", "obj", "nsubjpass"}


def _names_occurrence(trigger: Trigger, scene: Scene) -> bool:
    head = scene.head(trigger)
    if trigger.role in HELPING_ROLES or is_hypothetical(head) or _is_modifier(head, scene) or _is_taken(trigger, scene):
        return False
    if trigger.event_type in VIOLENT_TYPES and is_threatened(head):
        return trigger.role not in {"state", "harm"}
    if trigger.event_type in VIOLENT_TYPES and not _has_harm(scene) and _is_only_mentioned(head, scene):
        return False
    if trigger.event_type == EventType.EXPLOSION and head.pos_ != "VERB" and is_unexploded(head):
        return False
    if trigger.event_type in VIOLENT_TYPES and not scene.figures and not scene.dates and is_habit(head):
        return False
    if trigger.event_type == EventType.ARREST and is_only_tried(head):
        return False
    if trigger.event_type != EventType.DIPLOMACY and _is_untrue(head, scene):
        return False
    if trigger.event_type != EventType.DIPLOMACY and (is_possible(head) or is_sport(scene)):
        return False
    return _role_tests().get(trigger.role, _act_counts)(trigger, head, scene)


def _is_untrue(head: Token, scene: Scene) -> bool:
    """Whether a verb is negated and nobody is there who would deny it: "three bombs had not exploded"."""
    if is_none_there(head) and not scene.sayings:
        return True
    verb = head.head if head.dep_ in {"nsubj", "nsubjpass"} else head
    negated = verb.pos_ == "VERB" and any(child.dep_ == "neg" for child in verb.children)
    return negated and not scene.sayings and not _has_harm(scene)


def _is_only_mentioned(head: Token, scene: Scene) -> bool:
    return is_unreal(head) or refers_back(head, scene) or is_told_before(head) or describes(head, scene)


def _flies(trigger: Trigger, head: Token, scene: Scene) -> bool:
    """Whether a verb as general as "land" or "throw" tells of a weapon; what falls must be one itself."""
    weapons = [scene.head(other) for other in scene.triggers if other.role in {"weapon", "gun"}]
    what = subject_of(head) if trigger.word.lemmas[0] in LEAVING else None
    return any(what is None or word.i in {below.i for below in what.subtree} for word in weapons)


def _is_threat(trigger: Trigger, head: Token, scene: Scene) -> bool:
    """Whether somebody threatens who can, or somebody is threatened: by whatever means, also by a leaflet."""
    if head.dep_ == "relcl" or _is_peaceful_threat(head):
        return False
    threatened = object_of(head)
    return has_speaker(trigger, head, scene) or (threatened is not None and role_of(threatened) is not None)


def _is_peaceful_threat(head: Token) -> bool:
    """Whether what is threatened is a step at law or at work: "threatened to sue"."""
    return any(
        child.dep_ == "xcomp" and child.lemma_.lower() in read_words("peaceful_steps") for child in head.children
    )


def _act_counts(trigger: Trigger, head: Token, scene: Scene) -> bool:
    if trigger.event_type == EventType.EVACUATION:
        return are_civilians_moved(head)
    if trigger.text.lower().startswith("demonstrat") and head.pos_ == "VERB":
        shown = object_of(head) is not None or any(child.dep_ == "ccomp" for child in head.children)
        shower = subject_of(head)
        return not shown and (shower is None or shower.lower_ not in {"this", "that", "it", "which"})
    return trigger.event_type != EventType.DIPLOMACY or is_talk(head, scene)


def _is_taken(trigger: Trigger, scene: Scene) -> bool:
    """Whether the word is part of a date or of a place's name ("in March", "Battle Creek")."""
    return any(trigger.overlaps(span) for span in (*scene.dates, *scene.locations))


def _has_harm(scene: Scene) -> bool:
    return any(figure.kind in HARM_KINDS for figure in scene.figures)


def _is_modifier(head: Token, scene: Scene) -> bool:
    """Whether the word only describes another noun: "protest leader", "attack helicopter"."""
    if head.dep_ not in {"compound", "nmod", "amod"} or head.pos_ not in {"NOUN", "PROPN", "VERB"}:
        return False
    if head.tag_ in {"VBN", "VBG"} and head.dep_ == "amod":
        if any(child.lower_ in DEFINITE for child in head.head.children):
            return True
        return head.head.pos_ == "NOUN" and role_of(head.head) is None
    types = {trigger.head: trigger.event_type for trigger in scene.triggers}
    own = next((trigger.event_type for trigger in scene.triggers if trigger.head == head.i), None)
    about = types.get(head.head.i)
    return about is None or (about == EventType.DIPLOMACY and own != EventType.DIPLOMACY)


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
    if kinds & HARM_KINDS or any(other.role in {"weapon", "gun"} for other in scene.triggers):
        return True
    return (head.pos_ == "VERB" and _armed_subject(head)) or _has_place_after(head, scene)


def _hits_somebody(head: Token, scene: Scene) -> bool:
    """Whether a verb as general as "fire" or "burn" does harm: by armed people, with a weapon, or to property."""
    if _is_armed_act(head, scene):
        return True
    hit = next((child for child in head.children if child.dep_ == "nsubjpass"), None)
    return hit is not None and hit.lemma_.lower() in _property() and head.dep_ not in {"acl", "amod"}


def _is_armed_act(head: Token, scene: Scene) -> bool:
    """Whether armed people do it, or a weapon."""
    weapons = [scene.head(other) for other in scene.triggers if other.role in HELPING_ROLES]
    return _armed_subject(head) or any(word.i == below.i for word in weapons for below in head.subtree)


def _property() -> frozenset[str]:
    return read_words("property_words")


def _armed_subject(head: Token) -> bool:
    actors = (subject_of(head), agent_of(head))
    return any(actor is not None and role_of(actor) in {"armed", "forces"} for actor in actors)


def _has_place_after(head: Token, scene: Scene) -> bool:
    places = [(location.start, location.end) for location in scene.locations if not location.metonym]
    return any(
        start <= word.idx < end
        for child in head.children
        if child.dep_ == "prep" and child.lower_ in read_words("placing_words", "area")
        for word in child.subtree
        for start, end in places
    )


def _takes_territory(head: Token, scene: Scene) -> bool:
    """Whether what is taken is a place or a position: "captured the town", "the fall of"."""
    wanted = {"of"} if head.pos_ != "VERB" else {"to", "from"} if head.lemma_.lower() in LEAVING else set()
    objects = [object_of(head), *(child for child in head.children if child.dep_ in {"nsubjpass", "prep"})]
    territory = read_words("territory_words")
    for item in objects:
        if item is None or (item.dep_ == "prep" and item.lower_ not in wanted):
            continue
        for word in item.subtree:
            if word.lemma_.lower() in territory:
                return True
            if any(location.start <= word.idx < location.end for location in scene.locations):
                return True
    return False


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
        and role_of(_counted(victim)) is not None
        and not any(child.lower_ in {"these", "those", "no"} for child in victim.children)
        for victim in victims
    )


def _counted(victim: Token) -> Token:
    """Return who is counted: the soldiers of "two of our soldiers"."""
    if victim.pos_ not in {"NUM", "DET", "PRON"}:
        return victim
    partitive = (word for child in victim.children if child.lower_ == "of" for word in child.children)
    return next(partitive, victim)


def _only_spoken_about(trigger: Trigger, scene: Scene, statements: set[int]) -> bool:
    """Whether a violent word only stands in what is demanded or condemned, with no figure and no date of its own."""
    if trigger.event_type not in VIOLENT_TYPES:
        return False
    head = scene.head(trigger)
    wishes = {saying.verb for saying in scene.sayings if saying.force in WISHING_FORCES} | statements
    ruled = {word.i for word in governors(head)} & wishes
    if not ruled:
        return False
    if trigger.role == "harm" and ruled & statements:
        return _is_demand(head, statements)
    first, last = head.left_edge.idx, head.right_edge.idx
    return not any(first <= span.start <= last for span in (*scene.figures, *scene.dates))


def _is_demand(head: Token, statements: set[int]) -> bool:
    """Whether the statement above the words demands: "demanded that the wounded be flown out"."""
    return any(word.i in statements and force_of(word) in {"demand", "propose"} for word in governors(head))


@cache
def _role_tests() -> dict[str, RoleTest]:
    """What each role of `triggers.tsv` asks for; the other roles name acts."""
    return {
        "weak": _weak_counts,
        "damage": lambda _, head, scene: _is_armed_act(head, scene),
        "flight": _flies,
        "territory": lambda _, head, scene: _takes_territory(head, scene),
        "state": lambda _, __, scene: any(mention.prec >= DatePrec.MONTH for mention in scene.dates),
        "statement": is_statement,
        "threat": _is_threat,
        "assail": lambda _, head, __: is_person_hit(head),
        "move": lambda _, head, scene: civilians_move(head, scene),
        "crowd": lambda _, head, scene: is_crowd_acting(head, scene),
        "harm": _harm_counts,
    }
