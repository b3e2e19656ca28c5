"""Decides which trigger words of a sentence really name an occurrence."""

from collections.abc import Sequence

from spacy.tokens import Token

from geodata.actors import role_of
from geodata.clauses import ancestors, clause_root, governors, is_hypothetical, past_behind, subject_of
from geodata.negation import is_none_there
from geodata.norms import is_general
from geodata.pointing import (
    DEFINITE,
    counts_such,
    describes,
    is_fled_from,
    is_in_support,
    is_ones_flight,
    is_told_before,
    refers_back,
)
from geodata.roles import HARM_KINDS, HELPING_ROLES, fits_role, has_harm
from geodata.scenes import Scene
from geodata.speech_verbs import force_of
from geodata.statements import calls_for, is_side_remark
from geodata.threats import faced_above
from geodata.triggers import Trigger
from geodata.unreal import (
    is_beyond_them,
    is_by_nature,
    is_habit,
    is_only_tried,
    is_possible,
    is_sport,
    is_threatened,
    is_unexploded,
    is_unreal,
)
from geodata.vocab import EventType
from geodata.whole_war import is_since

VIOLENT_TYPES = {EventType.FIGHTING, EventType.EXPLOSION, EventType.ATTACK, EventType.CASUALTY}
DAMAGE = "Looting/property destruction"
WISHING_FORCES = {"demand", "judge", "propose"}


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
    kept = [trigger for trigger in kept if not _is_riot(trigger, scene, kept)]
    kept = [trigger for trigger in kept if not _comes_after(trigger, scene, kept)]
    kept = [trigger for trigger in kept if not _fled_before(trigger, scene, kept)]
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


def _is_riot(trigger: Trigger, scene: Scene, kept: Sequence[Trigger]) -> bool:
    """Whether a crowd that protests damages property: that is its riot, and no attack beside it ("protesters set fire to cars")."""
    damage = trigger.event_type == EventType.ATTACK and trigger.word.acled_sub_event_type == DAMAGE
    doer = subject_of(scene.head(trigger)) if damage else None
    crowds = {other.head for other in kept if other.event_type == EventType.PROTEST}
    return doer is not None and doer.i in crowds


def _comes_after(trigger: Trigger, scene: Scene, kept: Sequence[Trigger]) -> bool:
    """Whether the news is only set beside what came before it: "the killings come two months after the abduction of 279"."""
    head = scene.head(trigger)
    if head.dep_ != "nsubj":
        return False
    return any(past_behind(head.head, scene.head(other)) for other in kept if other is not trigger)


def _fled_before(trigger: Trigger, scene: Scene, kept: Sequence[Trigger]) -> bool:
    """Whether a clause only says of those harmed, or of where, that they had fled there: "killing 90 who had taken refuge"."""
    clause = clause_root(scene.head(trigger))
    of_flight = trigger.event_type == EventType.EVACUATION and clause.dep_ == "relcl"
    if not of_flight or not any(child.dep_ == "aux" and child.lower_ == "had" for child in clause.children):
        return False
    outside = (scene.head(other) for other in kept if other.event_type in VIOLENT_TYPES)
    return any(head.i < clause.head.i and not clause.is_ancestor(head) for head in outside)


def _names_occurrence(trigger: Trigger, scene: Scene) -> bool:
    head = scene.head(trigger)
    if trigger.role in HELPING_ROLES or is_hypothetical(head) or _is_modifier(head, scene) or _is_taken(trigger, scene):
        return False
    threatened = is_threatened(head) and not any(word.lower_ == "any" for word in head.lefts)
    if trigger.event_type in VIOLENT_TYPES and (threatened or faced_above(head) is not None):
        return trigger.role not in {"state", "harm"}
    mentioned = is_fled_from(head) or (not has_harm(scene) and _is_only_mentioned(head, scene))
    if trigger.event_type in VIOLENT_TYPES and mentioned:
        return False
    if trigger.event_type == EventType.EXPLOSION and head.pos_ != "VERB" and is_unexploded(head):
        return False
    if trigger.event_type in VIOLENT_TYPES and not scene.figures and not scene.dates and is_habit(head):
        return False
    if _is_small_matter(trigger, head):
        return False
    if trigger.event_type != EventType.DIPLOMACY and (
        _is_untrue(head, scene) or is_possible(head) or is_general(head) or is_sport(scene)
    ):
        return False
    return fits_role(trigger, head, scene)


def _is_small_matter(trigger: Trigger, head: Token) -> bool:
    """Whether somebody only set out to arrest, one person once fled, or the weather "pounded" something."""
    if trigger.event_type == EventType.ARREST:
        return is_only_tried(head)
    if trigger.event_type in VIOLENT_TYPES:
        return is_by_nature(head)
    return trigger.event_type == EventType.EVACUATION and is_ones_flight(head)


def _is_untrue(head: Token, scene: Scene) -> bool:
    """Whether a verb is negated and nobody is there who would deny it: "three bombs had not exploded"."""
    if is_beyond_them(head) or (is_none_there(head) and all(saying.verb == head.head.i for saying in scene.sayings)):
        return True
    verb = head.head if head.dep_ in {"nsubj", "nsubjpass"} else head
    negated = verb.pos_ == "VERB" and any(child.dep_ == "neg" for child in verb.children)
    return negated and not scene.sayings and not has_harm(scene)


def _is_only_mentioned(head: Token, scene: Scene) -> bool:
    return (
        is_in_support(head)
        or is_unreal(head)
        or refers_back(head, scene)
        or is_told_before(head)
        or describes(head, scene)
    )


def _is_taken(trigger: Trigger, scene: Scene) -> bool:
    """Whether the word is part of a date or of a place's name ("in March", "Battle Creek")."""
    return any(trigger.overlaps(span) for span in (*scene.dates, *scene.locations))


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
    if any(first <= span.start <= last for span in (*scene.figures, *scene.dates)):
        return False
    return not (trigger.names_act and _tells_of_harm(head, scene))


def _tells_of_harm(head: Token, scene: Scene) -> bool:
    """Whether a clause behind an act counts whom it harmed, whatever it was hung on: "a bombing on a market in X that killed 17"."""
    clauses = [word for word in scene.tokens if word.dep_ in {"relcl", "acl", "advcl"} and word.i > head.i]
    return any(
        figure.kind in HARM_KINDS and clause.left_edge.idx <= figure.start <= clause.right_edge.idx
        for clause in clauses
        if any(word.is_ancestor(clause) and word.i >= head.left_edge.i for word in ancestors(clause))
        for figure in scene.figures
    )


def _is_demand(head: Token, statements: set[int]) -> bool:
    """Whether the statement above the words demands: "demanded that the wounded be flown out"."""
    return any(word.i in statements and force_of(word) in {"demand", "propose"} for word in governors(head))
