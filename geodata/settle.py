"""Settles the type of an occurrence and its ACLED label."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from geodata.actors import find_actor_token, find_target_token, role_of
from geodata.clauses import agent_of, ancestors, clause_root, is_passive, subject_of
from geodata.model import Figure, Reason, Span
from geodata.scenes import Scene
from geodata.tables import read_words
from geodata.triggers import Trigger
from geodata.vocab import EventType, FigureKind, ReasonField

ARMED = {"armed", "forces"}
CLASH = ("Battles", "Armed clash")
FIRED_FROM = {"from", "by", "with"}
ABDUCTION = ("Violence against civilians", "Abduction/forced disappearance")
SHELLING = ("Explosions/Remote violence", "Shelling/artillery/missile attack")
ATTACK = ("Violence against civilians", "Attack")
GROUP_LABELS = {"ORG", "NORP"}
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
    target = find_target_token(scene.head(lead))
    if lead.event_type == EventType.ARREST and _is_abduction(lead, scene.head(lead), target):
        return EventType.ATTACK, ABDUCTION, _reason("civilians are taken by armed men", lead)
    weapon = None if lead.role in {"threat", "march"} else _weapon_of(scene, group)
    from_afar = weapon is not None and weapon.role == "platform"
    if on_civilians := None if from_afar else _is_on_civilians(scene, group, target):
        return EventType.ATTACK, ATTACK, _reason(on_civilians, lead)
    if weapon is not None:
        kind = weapon.word
        return kind.event_type, (kind.acled_event_type, kind.acled_sub_event_type), _reason("a weapon is named", weapon)
    if scene.head(lead).lemma_.lower() == "target" and _is_place(scene, target):
        return EventType.EXPLOSION, SHELLING, _reason("a place is targeted", lead)
    clash = _clash(scene, group, target, figures)
    if clash:
        return EventType.FIGHTING, CLASH, _reason(clash, lead)
    if lead.event_type == EventType.CASUALTY and _is_by_hand(scene.head(lead)):
        return EventType.ATTACK, ATTACK, _reason("a hand weapon is named", lead)
    if _is_killing(scene, lead):
        return EventType.ATTACK, ATTACK, _reason("killed by an armed actor", lead)
    return lead.event_type, (lead.word.acled_event_type, lead.word.acled_sub_event_type), _reason(NAMED, lead)


def _is_abduction(lead: Trigger, head: Token, target: Token | None) -> bool:
    """Whether armed men who are no troops or police lead civilians away: "gunmen took away two nurses"."""
    if lead.role == "harm" and head.dep_ in {"dobj", "nsubjpass"} and head.head.pos_ == "VERB":
        head, target = head.head, head  # people counted as taken, and no word beside them that names it
    taken = _side(target) or _side(_made_up_of(target))
    nobody_known = taken is None and target is not None and target.pos_ == "NOUN"
    by_armed = _side(find_actor_token(head)) == "armed"
    return lead.role in {"weak", "harm"} and by_armed and (taken == "civilian" or nobody_known)


def _is_on_civilians(scene: Scene, group: Sequence[Trigger], target: Token | None) -> str | None:
    """Say why what sounds like fighting was violence against civilians; None where it was not."""
    foray = next((trigger for trigger in group if trigger.role == "foray"), None)
    if foray is not None and group[0].role == "harm":  # "the death toll from a raid on villages"
        group = [foray, *group]
        target = find_target_token(scene.head(foray)) or target
    lead = group[0]
    if lead.event_type == EventType.FIGHTING and "civilian" in {_side(target), _side(_made_up_of(target))}:
        return "civilians are the target"
    if lead.role not in {"foray", "march"} or _is_military(scene, target):
        return None
    if _side(_victim(scene, lead, group)) == "civilian":
        return "civilians are harmed"
    gunmen = _side(find_actor_token(scene.head(lead))) == "armed"
    return "civilians are the target" if gunmen and target is not None and _is_civilian_building(target) else None


def _is_civilian_building(target: Token) -> bool:
    """Whether what gunmen storm is a house, a school, a village or the like, and not one of the state's."""
    of_troops = read_words("territory_words") - read_words("territory_words", "lived")
    return target.lemma_.lower() in read_words("property_words") - of_troops


def _is_place(scene: Scene, target: Token | None) -> bool:
    """Whether the name of a place is the target: what is targeted then is fired at from afar."""
    return target is not None and any(place.start <= target.idx < place.end for place in scene.locations)


def _made_up_of(target: Token | None) -> Token | None:
    """Return whom a target is made up of: "a convoy of volunteers"."""
    parts = (word for child in (target.children if target else ()) if child.lower_ == "of" for word in child.children)
    return next((word for word in parts if word.dep_ == "pobj"), None)


def _reason(rule: str, words: Trigger) -> Reason:
    return Reason(field=ReasonField.TYPE, rule=rule, words=Span(start=words.start, end=words.end))


def _clash(scene: Scene, group: Sequence[Trigger], target: Token | None, figures: Sequence[Figure]) -> str | None:
    """Say why an attack, or harm without an act, was fighting; None where it was not."""
    lead = group[0]
    if lead.event_type not in {EventType.ATTACK, EventType.CASUALTY} or lead.role in {"threat", "murder"}:
        return None
    if lead.event_type == EventType.CASUALTY and _is_only_suffered(scene.head(lead)):
        return None
    made_up_of = _made_up_of(target)
    if made_up_of is not None and _side(made_up_of) not in ARMED and lead.event_type == EventType.ATTACK:
        return None
    target = made_up_of or target
    if lead.event_type == EventType.ATTACK and _is_military(scene, target):
        return "a military target"
    if lead.event_type == EventType.ATTACK and _is_on_troops(scene.head(lead), target):
        return "troops are the target"
    if _is_by_armed(scene.head(lead)) and _side(target or _victim(scene, lead, group)) in ARMED:
        return "armed on both sides"
    if lead.event_type == EventType.CASUALTY and _side(target) == "armed" and _has_dead(figures):
        return "the dead are fighters"
    return None


def _is_only_suffered(head: Token) -> bool:
    """Whether a verb tells what its subject suffered and nobody's act: "14 soldiers have died"."""
    bound = {child.dep_ for child in head.children}
    return head.pos_ == "VERB" and "nsubj" in bound and bound.isdisjoint({"dobj", "nsubjpass", "auxpass"})


def _is_on_troops(head: Token, target: Token | None) -> bool:
    """Whether a body of troops or fighters is attacked, and not by civilians."""
    if target is None or _side(target) not in ARMED or _side(find_actor_token(head)) == "civilian":
        return False
    many = target.tag_ in {"NNS", "NNPS"} or target.lemma_.lower() in read_words("armed_words", "body")
    return many or any(child.dep_ == "conj" for child in target.children)


def _is_by_armed(head: Token) -> bool:
    """Whether armed people do it: "rebels attacked", "a guerrilla attack"."""
    if _side(find_actor_token(head)) in ARMED:
        return True
    return any(child.dep_ in {"compound", "amod"} and _side(child) in ARMED for child in head.children)


def _victim(scene: Scene, lead: Trigger, group: Sequence[Trigger]) -> Token | None:
    """Return who is harmed in an attack that names no target: "five soldiers were killed in a raid by rebels"."""
    harms = [scene.head(trigger) for trigger in group if trigger.role == "harm" and trigger is not lead]
    return next((victim for victim in map(find_target_token, harms) if victim is not None), None)


def _is_by_hand(head: Token) -> bool:
    """Whether harm was done with a blade or a club: "killed with machetes"."""
    hands = read_words("armed_words", "hand")
    return any(
        word.lemma_.lower() in hands
        for child in head.children
        if child.dep_ == "prep" and child.lower_ in {"with", "by"}
        for word in child.children
    )


def _is_killing(scene: Scene, lead: Trigger) -> bool:
    """Whether somebody killed them: armed people, or a group by its name ("the ABC killed 11 civilians")."""
    head = scene.head(lead)
    if lead.event_type != EventType.CASUALTY or head.lemma_.lower() not in {"kill", "slay"}:
        return False
    actor = subject_of(head) if not is_passive(head) else agent_of(head)
    return _side(find_actor_token(head)) in ARMED or (actor is not None and _is_group(actor))


def _is_group(name: Token) -> bool:
    """Whether a name is that of a group: by its label, or by the letters that it begins with ("ABC-Dera")."""
    letters = any(word.is_alpha and word.is_upper and len(word) > 1 for word in name.lefts)
    return name.pos_ == "PROPN" and (name.ent_type_ in GROUP_LABELS or letters)


def _weapon_of(scene: Scene, group: Sequence[Trigger]) -> Trigger | None:
    """Return the weapon that settles the type: of an attack or mere harm, or a gun where something only "hit".

    A gun, a ship or a plane settles it where it is what fires, not where it is what is fired at.
    """
    lead = group[0]
    if lead.event_type in {EventType.ATTACK, EventType.CASUALTY}:
        wanted = {"weapon"}
    elif lead.event_type == EventType.EXPLOSION and lead.role == "weak":
        wanted = {"gun"}
    else:
        wanted = set()
    weapons = [item for item in scene.triggers if item.role in wanted and _linked(scene, item, group)]
    if lead.event_type in {EventType.ATTACK, EventType.FIGHTING}:
        weapons += [item for item in scene.triggers if item.role == "platform" and _fires(scene, item, group)]
    return next(iter(weapons), None)


def _fires(scene: Scene, weapon: Trigger, group: Sequence[Trigger]) -> bool:
    token = scene.head(weapon)
    heads = [scene.head(trigger) for trigger in group]
    if any(actor is not None and actor.i == token.i for actor in map(find_actor_token, heads)):
        return True
    if token.dep_ == "prep" and any(token.head.i == head.i for head in heads):
        return True  # "killed from the air"
    return token.dep_ == "pobj" and token.head.lower_ in FIRED_FROM and any(token.head.head.i == h.i for h in heads)


def _has_dead(figures: Sequence[Figure]) -> bool:
    return any(figure.kind == FigureKind.KILLED for figure in figures)


def _side(token: Token | None) -> str | None:
    return role_of(token) if token is not None else None


def _is_military(scene: Scene, target: Token | None) -> bool:
    """Whether what is attacked is held or manned by troops: a base, a tank, a helicopter."""
    if target is None:
        return False
    if any(item.role == "platform" and item.head == target.i for item in scene.triggers):
        return True
    if any(child.dep_ in {"amod", "compound"} and role_of(child) == "forces" for child in target.children):
        return True
    return target.lemma_.lower() in read_words("territory_words", "military")


def _linked(scene: Scene, weapon: Trigger, group: Sequence[Trigger]) -> bool:
    """Whether a weapon hangs on the words of harm or attack, or they on its clause; of a coordinated one it is the subject."""
    token = scene.head(weapon)
    heads = [scene.head(trigger) for trigger in group]
    subjects = [subject_of(clause_root(head)) for head in heads]
    if any(word.i == head.i for word in ancestors(token) for head in heads) or token in subjects:
        return True
    clause = clause_root(token).i
    return any(clause == word.i for head in heads for word in _clauses_above(head))


def _clauses_above(head: Token) -> Iterator[Token]:
    """Yield the heads of the clauses that a word stands in, up to the first coordinated one."""
    for word in (clause_root(head), *ancestors(clause_root(head))):
        yield word
        if word.dep_ == "conj":
            return
