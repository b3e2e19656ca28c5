"""Decides which trigger words of a sentence really name an occurrence."""

from collections.abc import Sequence

from spacy.tokens import Token

from geodata.actors import role_of
from geodata.attribution import force_of
from geodata.clauses import agent_of, ancestors, clause_root, is_hypothetical, is_passive, object_of, subject_of
from geodata.scenes import Scene
from geodata.tables import read_table
from geodata.triggers import Trigger
from geodata.unreal import died_otherwise, is_possible, is_sport, is_told_before, is_unreal
from geodata.vocab import DatePrec, EventType, FigureKind

HARM_KINDS = {FigureKind.KILLED, FigureKind.WOUNDED, FigureKind.MISSING}
VIOLENT_TYPES = {EventType.FIGHTING, EventType.EXPLOSION, EventType.ATTACK, EventType.CASUALTY}
DEFINITE = {"the", "this", "these", "those", "such", "that"}
SPOKEN_RELATIONS = {"nsubj", "nsubjpass", "dobj", "obj", "ROOT", "attr"}
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
    if any(trigger.event_type != EventType.DIPLOMACY for trigger in kept):
        kept = [trigger for trigger in kept if not _is_side_remark(trigger, scene)]
    kept = [trigger for trigger in kept if not _calls_for(trigger, scene, kept)]
    statements = {trigger.head for trigger in kept if trigger.role == "statement"}
    kept = [trigger for trigger in kept if not _only_spoken_about(trigger, scene, statements)]
    if any(trigger.role != "state" and trigger.event_type in VIOLENT_TYPES for trigger in kept):
        kept = [trigger for trigger in kept if trigger.role != "state"]
    return tuple(kept)


def _names_occurrence(trigger: Trigger, scene: Scene) -> bool:
    head = scene.head(trigger)
    if trigger.role == "weapon" or is_hypothetical(head) or _is_modifier(head, scene) or _is_taken(trigger, scene):
        return False
    if trigger.event_type in VIOLENT_TYPES and not _has_harm(scene) and _is_only_mentioned(head, scene):
        return False
    if trigger.event_type != EventType.DIPLOMACY and (is_possible(head) or is_sport(scene)):
        return False
    return _counts_by_role(trigger, head, scene)


def _is_only_mentioned(head: Token, scene: Scene) -> bool:
    return is_unreal(head) or _refers_back(head, scene) or is_told_before(head) or _describes(head, scene)


def _describes(head: Token, scene: Scene) -> bool:
    """Whether a participle only says what somebody does for a living: "groups fighting to topple the president"."""
    if head.tag_ != "VBG" or head.dep_ != "acl" or role_of(head.head) not in {"armed", "forces", "political"}:
        return False
    first, last = head.left_edge.idx, head.right_edge.idx
    return not any(first <= span.start <= last for span in (*scene.locations, *scene.dates))


def _counts_by_role(trigger: Trigger, head: Token, scene: Scene) -> bool:
    match trigger.role:
        case "weak":
            return _weak_counts(trigger, head, scene)
        case "territory":
            return _takes_territory(head, scene)
        case "state":
            return any(mention.prec >= DatePrec.MONTH for mention in scene.dates)
        case "statement":
            return head.dep_ not in {"relcl", "acl"} and _has_speaker(trigger, head) and not _is_standing(head)
        case "threat":
            return head.dep_ != "relcl" and _has_speaker(trigger, head)
        case "harm":
            return _harm_counts(trigger, head, scene)
        case _:
            return _act_counts(trigger, head, scene)


def _act_counts(trigger: Trigger, head: Token, scene: Scene) -> bool:
    if trigger.event_type == EventType.EVACUATION:
        return _civilians_move(head)
    if trigger.event_type == EventType.DIPLOMACY:
        aside = head.pos_ != "VERB" and clause_root(head).dep_ == "relcl"
        return not (aside or _hangs_on_noun(head, scene) or (_is_standing(head) and not scene.dates))
    return True


def _is_taken(trigger: Trigger, scene: Scene) -> bool:
    """Whether the word is part of a date or of a place's name ("in March", "Battle Creek")."""
    return any(trigger.overlaps(span) for span in (*scene.dates, *scene.locations))


def _civilians_move(head: Token) -> bool:
    """Whether it is not fighters who flee or withdraw."""
    mover = subject_of(head) if head.pos_ == "VERB" else None
    return mover is None or role_of(mover) not in {"armed", "forces"} or object_of(head) is not None


def _hangs_on_noun(head: Token, scene: Scene) -> bool:
    """Whether a noun only qualifies another: "guarantor of a ceasefire", but not "the start of talks"."""
    if head.pos_ == "VERB" or head.dep_ != "pobj" or head.head.head.pos_ not in {"NOUN", "PROPN"}:
        return False
    owner = head.head.head
    aspects = {row["lemma"] for row in read_table("aspect_words")}
    return owner.lemma_.lower() not in aspects and owner.i not in {trigger.head for trigger in scene.triggers}


def _is_side_remark(trigger: Trigger, scene: Scene) -> bool:
    """Whether talks or a truce are only mentioned beside violence: "despite a truce"."""
    head = scene.head(trigger)
    if trigger.event_type != EventType.DIPLOMACY:
        return False
    if clause_root(head).dep_ == "relcl":
        return True
    return head.dep_ in {"relcl", "acl"} if head.pos_ == "VERB" else head.dep_ not in SPOKEN_RELATIONS


def _has_harm(scene: Scene) -> bool:
    return any(figure.kind in HARM_KINDS for figure in scene.figures)


def _refers_back(head: Token, scene: Scene) -> bool:
    """Whether a noun only points at an occurrence told before: "the bombardment", "no claim for the attacks"."""
    if head.pos_ == "VERB":
        return False
    if any(
        word.lower_ in {"no", "without"} for owner in ancestors(head) for word in owner.children if owner.pos_ == "NOUN"
    ):
        return True
    definite = any(child.lower_ in DEFINITE for child in head.children)
    first, last = head.left_edge.idx, head.right_edge.idx
    said = any(first <= span.start <= last for span in (*scene.locations, *scene.dates))
    return definite and not said and head.dep_ in {"pobj", "dobj", "obj", "conj"}


def _is_standing(head: Token) -> bool:
    """Whether a statement tells of a lasting state: "the truce excludes both groups"."""
    root = clause_root(head)
    return head.pos_ != "VERB" and head.dep_ == "nsubj" and root.tag_ in {"VBZ", "VBP"} and root.lemma_ != "be"


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
    if trigger.event_type == EventType.PROTEST:
        mover = subject_of(head) if head.pos_ == "VERB" else None
        return head.pos_ != "VERB" or (mover is not None and role_of(mover) not in {"armed", "forces", "political"})
    if trigger.event_type == EventType.ATTACK:
        return object_of(head) is not None and _armed_subject(head)
    if trigger.event_type == EventType.DIPLOMACY:
        return head.dep_ in MAIN_RELATIONS - {"pobj"} and _has_political_actor(scene)
    if kinds & HARM_KINDS or any(other.role == "weapon" for other in scene.triggers):
        return True
    return _armed_subject(head) if head.pos_ == "VERB" else _has_place_after(head, scene)


def _armed_subject(head: Token) -> bool:
    actors = (subject_of(head), agent_of(head))
    return any(actor is not None and role_of(actor) in {"armed", "forces"} for actor in actors)


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


def _has_speaker(trigger: Trigger, head: Token) -> bool:
    """Whether somebody who can demand, condemn or threaten does so: a state, an organisation, a leader, a crowd."""
    if head.pos_ not in {"VERB", "AUX"}:
        return False
    speaker = agent_of(head) if is_passive(head) else subject_of(head)
    return speaker is not None and _can_demand(speaker, trigger)


def _can_demand(speaker: Token, trigger: Trigger) -> bool:
    if speaker.ent_type_ == "NORP":
        return trigger.role == "threat"
    if speaker.pos_ in {"PROPN", "PRON"}:
        return speaker.lower_ not in {"which", "that", "this", "there"}
    return role_of(speaker) is not None


def _harm_counts(trigger: Trigger, head: Token, scene: Scene) -> bool:
    """Whether a word of harm tells of harm done: it has a figure, or is a verb whose victim is named."""
    if died_otherwise(scene):
        return False
    if any(figure.kind in HARM_KINDS or figure.kind == FigureKind.OTHER for figure in scene.figures):
        return True
    if trigger.word.pos != "V" or head.pos_ != "VERB":
        return False
    victims = [object_of(head), *(child for child in head.children if child.dep_ in {"nsubj", "nsubjpass"})]
    return any(
        victim is not None
        and role_of(victim) is not None
        and not any(child.lower_ in {"these", "those", "no"} for child in victim.children)
        for victim in victims
    )


def _has_political_actor(scene: Scene) -> bool:
    return any(role_of(token) == "political" for token in scene.tokens if token.pos_ in {"NOUN", "PROPN"})


def _calls_for(trigger: Trigger, scene: Scene, kept: Sequence[Trigger]) -> bool:
    """Whether a statement only calls for what has a type of its own: "called for a rally" is about the rally."""
    if trigger.role != "statement":
        return False
    wanted = [scene.head(other) for other in kept if other.event_type in {EventType.PROTEST, EventType.EVACUATION}]
    return any(word.i == trigger.head for head in wanted for word in ancestors(head))


def _only_spoken_about(trigger: Trigger, scene: Scene, statements: set[int]) -> bool:
    """Whether a violent word only stands in what is demanded or condemned, with no figure and no date of its own."""
    if trigger.event_type not in VIOLENT_TYPES:
        return False
    head = scene.head(trigger)
    wishes = {saying.verb for saying in scene.sayings if saying.force in WISHING_FORCES} | statements
    ruled = any(word.i in wishes for word in ancestors(head))
    if not ruled:
        return False
    if trigger.role == "harm" and any(word.i in statements for word in ancestors(head)):
        return _is_demand(head, statements)
    first, last = head.left_edge.idx, head.right_edge.idx
    return not any(first <= span.start <= last for span in (*scene.figures, *scene.dates))


def _is_demand(head: Token, statements: set[int]) -> bool:
    """Whether the statement above the words demands: "demanded that the wounded be flown out"."""
    return any(word.i in statements and force_of(word) in {"demand", "propose"} for word in ancestors(head))
