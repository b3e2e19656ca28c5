"""Builds the claims of a sentence: one for each occurrence that it tells of."""

from collections.abc import Iterator, Sequence
from datetime import date

from spacy.tokens import Token

from geodata.actors import find_actor, find_target, role_of
from geodata.attribution import Saying
from geodata.claim import Claim
from geodata.clauses import ancestors, clause_root, depth, tokens_at
from geodata.join import join_claims
from geodata.modality import find_modality
from geodata.model import Figure, Span
from geodata.placing import choose_date, choose_location
from geodata.scenes import Scene
from geodata.sift import HARM_KINDS, VIOLENT_TYPES, select_triggers
from geodata.triggers import Trigger
from geodata.vocab import EventType, FigureKind

OWN_FIGURES = {
    EventType.EVACUATION: {FigureKind.DISPLACED, FigureKind.LOCALITIES},
    EventType.ARREST: {FigureKind.CAPTURED},
}
LINKING_MARKS = {"after", "while", "whereas", "before", "when", "as"}
ARMED = {"armed", "forces"}
OPINION_FORCES = {"judge", "demand", "propose", "plan"}


def build_claims(scenes: Sequence[Scene], published: date | None) -> tuple[Claim, ...]:
    """Build the claims of an article, sentence by sentence.

    Args:
        scenes: Its sentences with what was found in them.
        published: Publication date, if known.

    Returns:
        Claims in text order.
    """
    return join_claims([claim for scene in scenes for claim in _claims_of(scene, published)])


def _claims_of(scene: Scene, published: date | None) -> Iterator[Claim]:
    kept = select_triggers(scene)
    groups = group_triggers(scene, kept)
    violent = [group for group in groups if group[0].event_type in VIOLENT_TYPES]
    for group in groups:
        rivals = violent if group[0].event_type in VIOLENT_TYPES else [group]
        figures = _figures_of(scene, group, rivals, has_arrest=_has(groups, EventType.ARREST))
        yield _claim(scene, group, figures, published)


def _has(groups: Sequence[Sequence[Trigger]], event_type: EventType) -> bool:
    return any(group[0].event_type == event_type for group in groups)


def group_triggers(scene: Scene, triggers: Sequence[Trigger]) -> list[list[Trigger]]:
    """Group the triggers that name one and the same occurrence.

    Violence is one occurrence unless two clauses tell of it apart ("one died in A and another in B", "after").

    Args:
        scene: The sentence.
        triggers: The triggers that count, in text order.

    Returns:
        Groups in text order, none empty.
    """
    groups: list[list[Trigger]] = []
    for trigger in triggers:
        home = next((group for group in groups if _same_occurrence(scene, group, trigger, triggers)), None)
        if home is None:
            groups.append([trigger])
        else:
            home.append(trigger)
    return [_lead_first(scene, group) for group in groups]


def _same_occurrence(scene: Scene, group: Sequence[Trigger], trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    kinds = {member.event_type for member in group}
    if trigger.event_type not in VIOLENT_TYPES:
        return trigger.event_type in kinds or (
            trigger.event_type == EventType.PROTEST and kinds <= {EventType.FIGHTING, EventType.PROTEST}
        )
    if trigger.event_type == EventType.FIGHTING and EventType.PROTEST in kinds:
        return True
    if not kinds & VIOLENT_TYPES:
        return False
    return not _told_apart(scene, group[-1], trigger, triggers)


def _told_apart(scene: Scene, first: Trigger, second: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Whether two clauses of a sentence tell of two occurrences: each its own figure and place, or "A after B"."""
    one, two = clause_root(scene.head(first)), clause_root(scene.head(second))
    if one.i == two.i:
        return False
    figures = [{figure.kind for figure in _figures_in_clause(scene, root)} for root in (one, two)]
    places = [_place_names_in_clause(scene, root) for root in (one, two)]
    if figures[0] & figures[1] and all(places) and not places[0] & places[1]:
        return True
    linked = two.dep_ in {"advcl", "pcomp"} and any(
        child.dep_ in {"mark", "prep", "advmod"} and child.lower_ in LINKING_MARKS for child in two.children
    )
    acts = [_acts_in_clause(scene, root, triggers) for root in (one, two)]
    return linked and all(acts) and not acts[0] & acts[1]


def _acts_in_clause(scene: Scene, root: Token, triggers: Sequence[Trigger]) -> set[EventType]:
    return {
        trigger.event_type
        for trigger in triggers
        if trigger.role == "act" and clause_root(scene.head(trigger)).i == root.i
    }


def _figures_in_clause(scene: Scene, root: Token) -> list[Figure]:
    return [
        figure
        for figure in scene.figures
        if figure.kind in HARM_KINDS and not figure.subset and _clause_at(scene, figure.start) == root.i
    ]


def _place_names_in_clause(scene: Scene, root: Token) -> set[str]:
    return {
        location.name
        for location in scene.locations
        if not location.metonym and _clause_at(scene, location.start) == root.i
    }


def _clause_at(scene: Scene, offset: int) -> int:
    return clause_root(tokens_at(scene.tokens.doc, Span(start=offset, end=offset + 1)).root).i


def _lead_first(scene: Scene, group: Sequence[Trigger]) -> list[Trigger]:
    """Put the trigger first that names the act: never mere harm, the one nearest the root of the sentence."""
    strength = {"act": 0, "territory": 0, "weak": 1, "statement": 0, "harm": 2, "state": 3}
    return sorted(group, key=lambda item: (_yields(item), strength[item.role], depth(scene.head(item)), item.start))


def _yields(trigger: Trigger) -> int:
    """Attack is the general word: shelling or fighting in the same clause says more."""
    return {EventType.CASUALTY: 2, EventType.ATTACK: 1}.get(trigger.event_type, 0)


def _figures_of(
    scene: Scene, group: Sequence[Trigger], rivals: Sequence[Sequence[Trigger]], *, has_arrest: bool
) -> tuple[Figure, ...]:
    event_type = group[0].event_type
    own = OWN_FIGURES.get(event_type)
    if own is None and event_type in VIOLENT_TYPES | {EventType.PROTEST}:
        own = HARM_KINDS | {FigureKind.POSITIONS, FigureKind.OTHER}
        own |= set() if has_arrest else {FigureKind.CAPTURED}
    figures = [figure for figure in scene.figures if figure.kind in (own or set())]
    if len(rivals) < 2:
        return tuple(figures)
    return tuple(figure for figure in figures if _nearest_group(scene, figure, rivals) is group)


def _nearest_group(scene: Scene, figure: Figure, groups: Sequence[Sequence[Trigger]]) -> Sequence[Trigger]:
    clause = _clause_at(scene, figure.start)

    def distance(group: Sequence[Trigger]) -> tuple[int, int]:
        same = any(clause_root(scene.head(trigger)).i == clause for trigger in group)
        return (0 if same else 1), min(abs(trigger.start - figure.start) for trigger in group)

    return min(groups, key=distance)


def _claim(scene: Scene, group: Sequence[Trigger], figures: tuple[Figure, ...], published: date | None) -> Claim:
    lead = group[0]
    heads = [scene.head(trigger) for trigger in group]
    event_type, acled, rule = _type_of(scene, group)
    saying = _saying_of(scene, lead)
    when = choose_date(scene, heads, saying, event_type)
    modality, why = find_modality(heads[0], saying, when, published)
    location = choose_location(scene, group, event_type)
    return Claim(
        sentence=scene.sentence,
        end=scene.sentence.end,
        trigger=lead,
        event_type=event_type,
        acled=acled,
        modality=modality,
        figures=figures,
        location=location,
        when=when,
        present=_is_present(heads[0]),
        claimed_by=saying.speaker.name if saying else None,
        actor=next((actor for actor in map(find_actor, heads) if actor), None),
        target=next((target for target in map(find_target, heads) if target), None),
        reasons=(
            f"type: {rule}",
            f"modality: {why}",
            *(() if saying is None else (f"speaker: {saying.speaker.reason}",)),
        ),
    )


def _saying_of(scene: Scene, lead: Trigger) -> Saying | None:
    """Return the statement nearest above the words: their own verb first, then the narrowest that holds them."""
    own = [saying for saying in scene.sayings if saying.verb == lead.head]
    head = scene.head(lead)
    around = [
        saying
        for saying in scene.sayings
        if saying.speaker.start <= lead.start
        and lead.end <= saying.speaker.end
        and not (saying.force in OPINION_FORCES and _in_relative(head, saying.verb))
    ]
    chosen = own or sorted(around, key=lambda saying: saying.speaker.end - saying.speaker.start)
    return chosen[0] if chosen else None


def _in_relative(head: Token, verb: int) -> bool:
    """Whether a relative clause stands between the words and the verb: it is the outlet's, not the speaker's."""
    for word in (head, *ancestors(head)):
        if word.i == verb:
            return False
        if word.dep_ == "relcl":
            return True
    return False


def _type_of(scene: Scene, group: Sequence[Trigger]) -> tuple[EventType, tuple[str, str], str]:
    """Settle the type and its ACLED label: a weapon makes an attack an explosion, armed victims make it fighting."""
    lead = group[0]
    word = lead.word
    label = (word.acled_event_type, word.acled_sub_event_type)
    if lead.event_type not in {EventType.ATTACK, EventType.CASUALTY}:
        return lead.event_type, label, lead.text.lower()
    weapon = next(
        (trigger for trigger in scene.triggers if trigger.role == "weapon" and _linked(scene, trigger, group)), None
    )
    if weapon is not None:
        return (
            EventType.EXPLOSION,
            (weapon.word.acled_event_type, weapon.word.acled_sub_event_type),
            weapon.text.lower(),
        )
    head = scene.head(lead)
    actor, target = _side(find_side(head, "actor")), _side(find_side(head, "target"))
    if actor in ARMED and target in ARMED:
        return EventType.FIGHTING, ("Battles", "Armed clash"), f"{lead.text.lower()}, armed on both sides"
    if lead.event_type == EventType.CASUALTY and actor in ARMED and head.lemma_.lower() in {"kill", "slay"}:
        return EventType.ATTACK, ("Violence against civilians", "Attack"), f"{lead.text.lower()} by an armed actor"
    return lead.event_type, label, lead.text.lower()


def _linked(scene: Scene, weapon: Trigger, group: Sequence[Trigger]) -> bool:
    """Whether a weapon hangs on the words of harm or attack, not on another clause."""
    token = scene.head(weapon)
    heads = {scene.head(trigger).i for trigger in group}
    return any(word.i in heads for word in ancestors(token)) or any(
        clause_root(token).i == clause_root(scene.tokens.doc[head]).i for head in heads
    )


def find_side(head: Token, side: str) -> Token | None:
    """Return the token of the actor or the target of a verb."""
    passive = any(child.dep_ == "nsubjpass" for child in head.children)
    for child in head.children:
        if side == "target" and child.dep_ in ({"nsubjpass"} if passive else {"dobj", "obj"}):
            return child
        if side == "actor" and not passive and child.dep_ == "nsubj":
            return child
        if side == "actor" and child.dep_ == "agent":
            return next((word for word in child.children if word.dep_ == "pobj"), None)
    return None


def _side(token: Token | None) -> str | None:
    return role_of(token) if token is not None else None


def _is_present(head: Token) -> bool:
    """Whether the clause stands in the present tense: it is so on the day of publication."""
    root = clause_root(head)
    verbs = [root, *(child for child in root.children if child.dep_ in {"aux", "auxpass"})]
    tags = {verb.tag_ for verb in verbs}
    return bool(tags & {"VBP", "VBZ"}) and not tags & {"VBD", "MD"} and root.tag_ != "VBN"
