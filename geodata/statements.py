"""Decides which statements and talks are diplomacy: somebody who can, to or about the parties."""

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from geodata.actors import is_envoy, role_of
from geodata.clauses import (
    agent_of,
    ancestors,
    clause_root,
    governors,
    is_passive,
    is_verb_of_root,
    object_of,
    subject_of,
)
from geodata.scenes import Scene
from geodata.speech_verbs import force_of
from geodata.tables import read_table, read_words
from geodata.triggers import Trigger
from geodata.vocab import EventType

SPOKEN_RELATIONS = {"nsubj", "nsubjpass", "dobj", "obj", "ROOT", "attr"}
CHARGED_TYPES = {EventType.FIGHTING, EventType.EXPLOSION, EventType.ATTACK, EventType.CASUALTY, EventType.ARREST}
MAIN_RELATIONS = {"nsubj", "nsubjpass", "dobj", "obj", "ROOT", "conj", "attr"}


def is_statement(trigger: Trigger, head: Token, scene: Scene) -> bool:
    """Whether a verb tells of a step between the parties: "urged them to stop", "recalled its ambassador"."""
    if (
        (head.dep_ in {"relcl", "acl"} and not is_verb_of_root(head))
        or _is_standing(head)
        or not has_speaker(trigger, head, scene)
    ):
        return False
    if _orders_a_strike(head, scene):
        return False
    asked = _matters_asked().get(head.lemma_.lower())
    if asked == "truce" and force_of(head) == "say":
        return False  # "offered another version"
    if _blames_for_violence(head, scene):
        return False
    return asked is None or (not is_passive(head) and _has_matter(head, asked))


def _blames_for_violence(head: Token, scene: Scene) -> bool:
    """Whether somebody is accused of an act of violence: that is a claim about the act, and no step between the parties."""
    if head.lemma_.lower() != "accuse":
        return False
    inside = {word.i for word in head.subtree}
    return any(trigger.head in inside and trigger.event_type in CHARGED_TYPES for trigger in scene.triggers)


def _orders_a_strike(head: Token, scene: Scene) -> bool:
    """Whether troops call for their own weapons, or for people to come out: that asks nothing of the parties."""
    speaker = subject_of(head)
    if speaker is None or role_of(speaker) not in {"forces", "armed"} or head.lemma_.lower() != "call":
        return False
    weapons = {trigger.head for trigger in scene.triggers if trigger.event_type == EventType.EXPLOSION}
    asked = [word for child in head.children if child.lower_ == "for" for word in child.subtree if word.i > child.i]
    bidden = any(word.lower_ == "to" and word.dep_ == "aux" for child in head.children for word in child.subtree)
    return any(word.i in weapons for word in asked) or (bidden and not any(map(_is_party, asked)))


def is_talk(head: Token, scene: Scene) -> bool:
    """Whether a noun tells of talks or of a truce themselves, not of something beside them."""
    told = {saying.verb for saying in scene.sayings}
    above = [word for word in ancestors(head) if word.pos_ == "VERB" and word.i not in told]
    aside = head.pos_ != "VERB" and any(word.dep_ in {"relcl", "acl"} for word in above)
    return not (aside or _hangs_on_noun(head, scene) or (_is_standing(head) and not scene.dates))


def is_weak_talk(head: Token, scene: Scene) -> bool:
    """Whether a noun as general as "meeting" stands among those who talk; not an envoy who only says something."""
    if any(saying.verb == head.head.i and head.dep_ == "nsubj" for saying in scene.sayings):
        return False
    political = any(role_of(token) == "political" for token in scene.tokens if token.pos_ in {"NOUN", "PROPN"})
    called = head.dep_ == "pobj" and head.head.lower_ in {"in", "during"} and head.lower_ in {"call", "conversation"}
    return political and (called or head.dep_ in MAIN_RELATIONS)


def is_journey(head: Token, scene: Scene) -> bool:
    """Whether an envoy comes to a place, or is to come on a day: "a mediator is expected on Tuesday", "arrived in Goma".

    Not what one is expected to do.
    """
    if head.dep_ in {"relcl", "acl"} or any(child.dep_ in {"xcomp", "ccomp"} for child in head.children):
        return False
    verb = head.head if head.dep_ == "acomp" else head
    traveller = subject_of(verb)
    if traveller is None or not is_envoy(traveller):
        return False
    if head.lemma_.lower() in {"expect", "due"}:
        return bool(scene.dates or scene.locations) and (head.dep_ == "acomp" or is_passive(head))
    ways = [head, *(child for child in head.children if child.dep_ == "prep" and child.i > head.i)]
    ends = [word for way in ways for word in way.children if word.dep_ in {"pobj", "dobj"}]
    return any(place.start <= word.idx < place.end for word in ends for place in scene.locations)


def is_side_remark(trigger: Trigger, scene: Scene) -> bool:
    """Whether talks or a truce are only mentioned beside violence: "despite a truce"."""
    head = scene.head(trigger)
    if trigger.event_type != EventType.DIPLOMACY:
        return False
    if clause_root(head).dep_ == "relcl":
        return True
    return head.dep_ in {"relcl", "acl"} if head.pos_ == "VERB" else head.dep_ not in SPOKEN_RELATIONS


def has_speaker(trigger: Trigger, head: Token, scene: Scene) -> bool:
    """Whether somebody who can demand, condemn or threaten does so: a state, also by its capital, an organisation, a leader, a crowd."""
    if head.pos_ not in {"VERB", "AUX"}:
        return False
    speaker = agent_of(head) if is_passive(head) else subject_of(head)
    if speaker is None:
        return False
    return _can_demand(speaker, trigger) or any(
        location.metonym and location.start <= speaker.idx < location.end for location in scene.locations
    )


def calls_for(trigger: Trigger, scene: Scene, kept: Sequence[Trigger]) -> bool:
    """Whether a statement is one with what has a type of its own: "called for a rally", "rallied to demand"."""
    if trigger.event_type != EventType.DIPLOMACY or trigger.role == "act":
        return False
    head = scene.head(trigger)
    wanted = [scene.head(other) for other in kept if other.event_type in {EventType.PROTEST, EventType.EVACUATION}]
    if any(word.i == trigger.head for below in wanted for word in ancestors(below)):
        return True
    return head.dep_ in {"advcl", "xcomp", "acl"} and any(
        word.i in {below.i, below.head.i} for below in wanted for word in governors(head)
    )


def _can_demand(speaker: Token, trigger: Trigger) -> bool:
    if speaker.ent_type_ == "NORP":
        return trigger.role == "threat"
    if speaker.pos_ in {"PROPN", "PRON"}:
        return speaker.lower_ not in {"which", "that", "this", "there"}
    return role_of(speaker) is not None


def _hangs_on_noun(head: Token, scene: Scene) -> bool:
    """Whether a noun only qualifies another: "sponsor of a peace deal", but not "the start of talks"."""
    if head.pos_ == "VERB" or head.dep_ != "pobj" or head.head.head.pos_ not in {"NOUN", "PROPN"}:
        return False
    owner = head.head.head
    aspects = read_words("aspect_words")
    return owner.lemma_.lower() not in aspects and owner.i not in {trigger.head for trigger in scene.triggers}


def _is_standing(head: Token) -> bool:
    """Whether a statement tells of a lasting state: "the truce excludes both groups"."""
    root = clause_root(head)
    return head.pos_ != "VERB" and head.dep_ == "nsubj" and root.tag_ in {"VBZ", "VBP"} and root.lemma_ != "be"


def _has_matter(verb: Token, asked: str) -> bool:
    """Whether what a verb is about is a matter between states or parties: a truce, an envoy, somebody who rules."""
    matters = _matters()
    if verb.lemma_.lower() == "want":
        return _wants_of_party(verb)
    if verb.lemma_.lower() == "ask":
        return _bids_party(verb)
    if verb.lemma_.lower() == "speak":
        partner = (word for child in verb.rights if child.lower_ == "with" for word in child.children)
        return (_is_many(subject_of(verb)) and _is_with_another(verb)) or any(map(_is_party, partner))
    addressed = object_of(verb)
    if force_of(verb) == "deny":
        return addressed is not None and _is_matter(addressed, asked)
    if asked == "truce" and any(child.dep_ == "ccomp" for child in verb.children):
        return True
    if asked == "party" and addressed is not None and addressed.ent_type_ == "GPE" and verb.lemma_.lower() != "meet":
        return True
    for word in verb.subtree:
        kinds = matters.get(word.lemma_.lower(), "").split()
        if word.i > verb.i and (asked in kinds or (asked == "party" and _is_party(word))):
            return True
    return asked == "party" and verb.lemma_.lower() == "meet" and _is_many(subject_of(verb))


def _is_matter(noun: Token, asked: str) -> bool:
    """Whether a noun is a matter itself, or names one behind "of" or "for": "a proposal for a truce"."""
    inside = [word for child in noun.children if child.lower_ in {"of", "for"} for word in child.children]
    return any(asked in _matters().get(word.lemma_.lower(), "").split() for word in (noun, *inside))


def _wants_of_party(verb: Token) -> bool:
    """Whether somebody wants a matter between the parties, or a party to do something: "wants the release of", "want the army to"."""
    if any(child.dep_ == "neg" for child in verb.children):
        return False
    wanted = [child for child in verb.children if child.dep_ in {"dobj", "obj", "ccomp"}]
    done_by = [word for child in wanted if child.dep_ == "ccomp" for word in child.children if word.dep_ == "nsubj"]
    matters = any(
        "truce" in _matters().get(word.lemma_.lower(), "") for word in (*wanted, *done_by) if word.pos_ == "NOUN"
    )
    return matters or any(map(_is_party, done_by))


def _bids_party(verb: Token) -> bool:
    """Whether a state or a party is asked to do something: "asked Kabul to hand over the men", not "asked to leave the room"."""
    asked = [child for child in verb.rights if child.dep_ in {"dobj", "obj"}]
    if any(child.lower_ == "for" and (child.i == verb.i + 1 or any(map(_is_party, asked))) for child in verb.rights):
        return True
    done = [child for child in verb.rights if child.dep_ in {"xcomp", "ccomp"}]
    asked += [word for child in done for word in child.children if word.dep_ == "nsubj"]
    infinitive = any(word.lower_ == "to" for child in done for word in child.lefts)
    return infinitive and any(word.ent_type_ == "GPE" or _is_party(word) for word in asked)


def _is_with_another(verb: Token) -> bool:
    """Whether those who speak do so to each other: "the presidents spoke", not "officials, speaking on condition that"."""
    behind = {child.lower_ for child in verb.rights if child.dep_ in {"prep", "dobj", "ccomp"}}
    return verb.tag_ != "VBG" and behind <= {"by", "after", "before", "with"}


def _is_party(word: Token) -> bool:
    return word.pos_ in {"NOUN", "PROPN"} and role_of(word) in {"political", "armed", "forces"}


def _is_many(subject: Token | None) -> bool:
    """Whether those who meet are several: "the two sides met"."""
    return subject is not None and (
        subject.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "conj" for child in subject.children)
    )


@cache
def _matters_asked() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in read_table("diplomacy_matters") if row["use"] == "verb"}


@cache
def _matters() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in read_table("diplomacy_matters") if row["use"] == "matter"}
