"""Decides which trigger words of a sentence really name an occurrence."""

from spacy.tokens import Token

from geodata.actors import role_of
from geodata.clauses import agent_of, ancestors, is_hypothetical, object_of, subject_of
from geodata.scenes import Scene
from geodata.tables import read_table
from geodata.triggers import Trigger
from geodata.vocab import EventType, FigureKind

HARM_KINDS = {FigureKind.KILLED, FigureKind.WOUNDED, FigureKind.MISSING}
VIOLENT_TYPES = {EventType.FIGHTING, EventType.EXPLOSION, EventType.ATTACK, EventType.CASUALTY}
MAIN_RELATIONS = {"nsubj", "nsubjpass", "dobj", "obj", "ROOT", "conj", "attr", "pobj"}
WISHING_FORCES = {"demand", "judge", "propose"}


def select_triggers(scene: Scene) -> tuple[Trigger, ...]:
    """Keep the triggers that name an occurrence of their own.

    Left out: words under "if"; modifiers ("ceasefire monitor"); what a demand or a condemnation only speaks about;
    weak words without a figure, a place or an armed actor beside them.

    Args:
        scene: A sentence with what was found in it.

    Returns:
        The triggers that count, in text order.
    """
    kept = [trigger for trigger in scene.triggers if _names_occurrence(trigger, scene)]
    statements = {trigger.head for trigger in kept if trigger.role == "statement"}
    kept = [trigger for trigger in kept if not _only_spoken_about(trigger, scene, statements)]
    if any(trigger.role != "state" and trigger.event_type in VIOLENT_TYPES for trigger in kept):
        kept = [trigger for trigger in kept if trigger.role != "state"]
    return tuple(kept)


def _names_occurrence(trigger: Trigger, scene: Scene) -> bool:
    head = scene.head(trigger)
    if trigger.role == "weapon" or is_hypothetical(head) or _is_modifier(head, scene):
        return False
    if trigger.role == "weak":
        return _weak_counts(trigger, head, scene)
    if trigger.role == "territory":
        return _takes_territory(head, scene)
    if trigger.role == "state":
        return bool(scene.dates)
    if trigger.role == "statement":
        return _political_speaker(head)
    if trigger.role == "harm":
        return _harm_counts(trigger, head, scene)
    return True


def _is_modifier(head: Token, scene: Scene) -> bool:
    """Whether the word only describes another noun: "protest leader", "attack helicopter"."""
    if head.dep_ not in {"compound", "nmod", "amod"} or head.pos_ not in {"NOUN", "PROPN", "VERB"}:
        return False
    if head.tag_ in {"VBN", "VBG"} and head.dep_ == "amod":
        return head.head.pos_ == "NOUN" and role_of(head.head) is None
    heads = {trigger.head for trigger in scene.triggers}
    return head.head.i not in heads


def _weak_counts(trigger: Trigger, head: Token, scene: Scene) -> bool:
    kinds = {figure.kind for figure in scene.figures}
    if trigger.event_type == EventType.EVACUATION:
        return FigureKind.DISPLACED in kinds
    if trigger.event_type == EventType.DIPLOMACY:
        return head.dep_ in MAIN_RELATIONS - {"pobj"} and _has_political_actor(scene)
    if kinds & HARM_KINDS or any(other.role == "weapon" for other in scene.triggers):
        return True
    if head.pos_ == "VERB":
        actors = (subject_of(head), agent_of(head))
        return any(actor is not None and role_of(actor) in {"armed", "forces"} for actor in actors)
    return _has_place_after(head, scene)


def _has_place_after(head: Token, scene: Scene) -> bool:
    places = [(location.start, location.end) for location in scene.locations if not location.metonym]
    return any(
        start <= word.idx < end
        for child in head.children
        if child.dep_ == "prep" and child.lower_ in {"on", "in", "against", "at", "near"}
        for word in child.subtree
        for start, end in places
    )


def _takes_territory(head: Token, scene: Scene) -> bool:
    """Whether what is taken is a place or a position: "captured the town", "the fall of"."""
    objects = [object_of(head), *(child for child in head.children if child.dep_ in {"nsubjpass", "prep"})]
    territory = {row["lemma"] for row in read_table("territory_words")}
    for item in objects:
        if item is None or (item.dep_ == "prep" and item.lower_ not in {"of", "to"}):
            continue
        for word in item.subtree:
            if word.lemma_.lower() in territory:
                return True
            if any(location.start <= word.idx < location.end for location in scene.locations):
                return True
    return False


def _political_speaker(head: Token) -> bool:
    if head.pos_ not in {"VERB", "AUX"}:
        return False
    speakers = (subject_of(head), agent_of(head))
    return any(speaker is not None and role_of(speaker) in {"political", "monitor"} for speaker in speakers)


def _harm_counts(trigger: Trigger, head: Token, scene: Scene) -> bool:
    """Whether a word of harm tells of harm done: it has a figure, or is a verb whose victim is named."""
    if any(figure.kind in HARM_KINDS or figure.kind == FigureKind.OTHER for figure in scene.figures):
        return True
    if trigger.word.pos != "V" or head.pos_ != "VERB":
        return False
    victims = [object_of(head), *(child for child in head.children if child.dep_ in {"nsubj", "nsubjpass"})]
    return any(victim is not None and role_of(victim) is not None for victim in victims)


def _has_political_actor(scene: Scene) -> bool:
    return any(role_of(token) == "political" for token in scene.tokens if token.pos_ in {"NOUN", "PROPN"})


def _only_spoken_about(trigger: Trigger, scene: Scene, statements: set[int]) -> bool:
    """Whether a violent word only stands in what is demanded, condemned or offered, with no figure of its own."""
    if trigger.event_type not in VIOLENT_TYPES:
        return False
    head = scene.head(trigger)
    wishes = {saying.verb for saying in scene.sayings if saying.force in WISHING_FORCES} | statements
    ruled = any(word.i in wishes for word in ancestors(head))
    if not ruled:
        return False
    own = head.left_edge.idx, head.right_edge.idx + len(head.right_edge)
    return not any(figure.kind in HARM_KINDS and own[0] <= figure.start < own[1] for figure in scene.figures)
