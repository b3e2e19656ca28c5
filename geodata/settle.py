"""Settles the type of an occurrence and its ACLED label."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from geodata.actors import find_actor_token, find_target_token, role_of
from geodata.clauses import ancestors, clause_root
from geodata.model import Figure, Reason, Span
from geodata.scenes import Scene
from geodata.triggers import Trigger
from geodata.vocab import EventType, FigureKind, ReasonField

ARMED = {"armed", "forces"}
CLASH = ("Battles", "Armed clash")
ATTACK = ("Violence against civilians", "Attack")
NAMED = "the words name it"


def settle_type(
    scene: Scene, group: Sequence[Trigger], figures: Sequence[Figure]
) -> tuple[EventType, tuple[str, str], Reason]:
    """Settle the type: a weapon makes an attack an explosion, armed people on both sides make it fighting.

    Args:
        scene: The sentence.
        group: The words that name the occurrence, the leading ones first.
        figures: Its figures.

    Returns:
        Event type, ACLED event and sub-event type (empty for none), and the reason.
    """
    lead = group[0]
    word = lead.word
    label = (word.acled_event_type, word.acled_sub_event_type)
    head = scene.head(lead)
    if lead.event_type == EventType.FIGHTING and _side(find_target_token(head)) == "civilian":
        return EventType.ATTACK, ATTACK, _reason("civilians are the target", lead)
    if lead.event_type not in {EventType.ATTACK, EventType.CASUALTY} or lead.role == "threat":
        return lead.event_type, label, _reason(NAMED, lead)
    weapon = next((item for item in scene.triggers if item.role == "weapon" and _linked(scene, item, group)), None)
    if weapon is not None:
        kind = weapon.word
        return (
            EventType.EXPLOSION,
            (kind.acled_event_type, kind.acled_sub_event_type),
            _reason("a weapon is named", weapon),
        )
    actor, target = _side(find_actor_token(head)), _side(find_target_token(head))
    if actor in ARMED and target in ARMED:
        return EventType.FIGHTING, CLASH, _reason("armed on both sides", lead)
    if lead.event_type == EventType.CASUALTY and target == "armed" and _has_dead(figures):
        return EventType.FIGHTING, CLASH, _reason("the dead are fighters", lead)
    if lead.event_type == EventType.CASUALTY and actor in ARMED and head.lemma_.lower() in {"kill", "slay"}:
        return EventType.ATTACK, ATTACK, _reason("killed by an armed actor", lead)
    return lead.event_type, label, _reason(NAMED, lead)


def _reason(rule: str, words: Trigger) -> Reason:
    return Reason(field=ReasonField.TYPE, rule=rule, words=Span(start=words.start, end=words.end))


def _has_dead(figures: Sequence[Figure]) -> bool:
    return any(figure.kind == FigureKind.KILLED for figure in figures)


def _side(token: Token | None) -> str | None:
    return role_of(token) if token is not None else None


def _linked(scene: Scene, weapon: Trigger, group: Sequence[Trigger]) -> bool:
    """Whether a weapon hangs on the words of harm or attack, or they on its clause; not on a coordinated one."""
    token = scene.head(weapon)
    heads = [scene.head(trigger) for trigger in group]
    if any(word.i == head.i for word in ancestors(token) for head in heads):
        return True
    clause = clause_root(token).i
    return any(clause == word.i for head in heads for word in _clauses_above(head))


def _clauses_above(head: Token) -> Iterator[Token]:
    """Yield the heads of the clauses that a word stands in, up to the first coordinated one."""
    for word in (clause_root(head), *ancestors(clause_root(head))):
        yield word
        if word.dep_ == "conj":
            return
