"""Groups the trigger words of a sentence into occurrences."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from geodata.actors import find_target_token, role_of
from geodata.clause_pairs import are_told_apart
from geodata.clauses import SUBJECT_RELATIONS, clause_root, depth, has_subject, subject_of, tokens_at
from geodata.model import Figure
from geodata.past_deeds import is_charged
from geodata.scenes import Scene
from geodata.sift import VIOLENT_TYPES
from geodata.tables import read_words
from geodata.triggers import ACT_ROLES, Trigger, TriggerWord
from geodata.unreal import died_otherwise, is_sport
from geodata.vocab import EventType, FigureKind, FigureUnit

STRENGTH = {**dict.fromkeys(ACT_ROLES, 0), "territory": 0, "statement": 0, "harm": 2, "state": 3}
ASIDE = {"after", "before", "following", "since", "amid"}
FIGURE_TYPES = {
    FigureKind.KILLED: EventType.CASUALTY,
    FigureKind.WOUNDED: EventType.CASUALTY,
    FigureKind.MISSING: EventType.CASUALTY,
    FigureKind.DISPLACED: EventType.EVACUATION,
    FigureKind.CAPTURED: EventType.ARREST,
}


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
    for trigger in sorted(triggers, key=lambda each: each.role == "harm"):
        alike = [group for group in groups if _same_occurrence(scene, group, trigger, triggers)]
        home = next((group for group in alike if _governs(scene, group, trigger)), next(iter(alike), None))
        if home is None:
            groups.append([trigger, *_shared_acts(scene, trigger, triggers)])
        else:
            home.append(trigger)
    groups.sort(key=lambda group: min(trigger.start for trigger in group))
    return [_lead_first(scene, group) for group in groups]


def _governs(scene: Scene, group: Sequence[Trigger], trigger: Trigger) -> bool:
    """Whether the clause of a word hangs on that of an act of the group: "a drone hit a bus, injuring two"."""
    clause = clause_root(scene.head(trigger))
    roots = {clause_root(scene.head(member)).i for member in group if member.role != "harm"}
    below = {root.head.i for root in map(clause_root, map(scene.head, group)) if root.dep_ == "advcl"}
    return clause.i in roots | below or (clause.dep_ == "advcl" and clause.head.i in roots)


def _shared_acts(scene: Scene, harm: Trigger, triggers: Sequence[Trigger]) -> list[Trigger]:
    """Give harm told apart the act that it shares with the harm before it: "Shelling killed two in A and wounded three in B"."""
    clause = clause_root(scene.head(harm))
    if harm.event_type != EventType.CASUALTY or clause.dep_ != "conj" or has_subject(clause):
        return []
    subject = subject_of(clause)
    return [act for act in triggers if subject is not None and act.names_act and act.head == subject.i]


def _same_occurrence(scene: Scene, group: Sequence[Trigger], trigger: Trigger, triggers: Sequence[Trigger]) -> bool:
    kinds = {member.event_type for member in group}
    raided = {*kinds, trigger.event_type} == {EventType.ARREST, EventType.FIGHTING}
    if raided and "raid" in _lemmas(scene, group, trigger):
        return not any(is_charged(scene.head(member)) for member in (*group, trigger))
    if trigger.event_type not in VIOLENT_TYPES:
        return trigger.event_type in kinds or (
            trigger.event_type == EventType.PROTEST and kinds <= _in_protests(triggers)
        )
    if trigger.event_type in _in_protests(triggers) and EventType.PROTEST in kinds:
        return True
    if not kinds & VIOLENT_TYPES:
        return False
    last = next((member for member in reversed(group) if member.role != "harm"), group[-1])
    earlier, later = sorted((last, trigger), key=lambda each: each.start)
    return not are_told_apart(scene, earlier, later, triggers)


def _in_protests(triggers: Sequence[Trigger]) -> set[EventType]:
    """Types that are part of a protest: clashes, and harm where no other act did it."""
    part = {EventType.FIGHTING, EventType.PROTEST}
    acts = {trigger.event_type for trigger in triggers} & {EventType.ATTACK, EventType.EXPLOSION}
    return part if acts else part | {EventType.CASUALTY}


def _lemmas(scene: Scene, group: Sequence[Trigger], trigger: Trigger) -> set[str]:
    return {scene.head(item).lemma_.lower() for item in (*group, trigger)}


def _lead_first(scene: Scene, group: Sequence[Trigger]) -> list[Trigger]:
    """Put the trigger first that names the act: never mere harm, the one nearest the root of the sentence."""

    def rank(trigger: Trigger) -> tuple[int, int, int, int]:
        head = scene.head(trigger)
        return _yields(trigger, head), STRENGTH.get(trigger.role, 1), depth(head), trigger.start

    return sorted(group, key=rank)


def _yields(trigger: Trigger, head: Token) -> int:
    """Rank what a word says of the act: a protest stays one when it turns violent, harm says least.

    Attack is the general word, and shelling or fighting beside it says more; not so where civilians are its target.
    """
    if trigger.event_type == EventType.CASUALTY or (head.dep_ in {"pobj", "pcomp"} and head.head.lower_ in ASIDE):
        return 2
    if trigger.event_type == EventType.ARREST:
        return -1
    if trigger.event_type == EventType.PROTEST:
        return -2
    if trigger.event_type != EventType.ATTACK:
        return 0
    target = find_target_token(head)
    return -1 if target is not None and role_of(target) == "civilian" else 1


def lone_figures(scene: Scene, types: Sequence[EventType]) -> list[Trigger]:
    """Make a trigger of the first figure of each kind that no occurrence of the sentence can take.

    "About 700 families have reached the capital" tells of flight though no word of the table does.

    Args:
        scene: The sentence.
        types: The types of the occurrences found in it.

    Returns:
        Triggers in text order, their words those of the figure.
    """
    taken = {EventType.CASUALTY} if set(types) & (VIOLENT_TYPES | {EventType.PROTEST}) else set()
    taken |= {EventType.ARREST} if set(types) & (VIOLENT_TYPES | {EventType.PROTEST}) else set()
    taken |= set(types)
    found: list[Trigger] = []
    if is_sport(scene):
        return found
    for figure in sorted(scene.figures, key=lambda item: item.kind == FigureKind.CAPTURED):
        event_type = _lone_type(figure, types)
        if event_type is None or event_type in taken or (not figure.high and figure.low == 0):
            continue
        if event_type == EventType.EVACUATION and figure.high == 1 and figure.unit == FigureUnit.PERSON:
            continue
        if event_type == EventType.CASUALTY and (died_otherwise(scene) or _is_known(scene, figure)):
            continue
        if event_type == EventType.EVACUATION and not counts_lost_homes(figure) and _are_fighters(scene, figure):
            continue
        if event_type == EventType.ARREST and _is_definite(tokens_at(scene.tokens.doc, figure).root):
            continue
        taken |= {event_type, EventType.ARREST} if event_type == EventType.CASUALTY else {event_type}
        found.append(_figure_trigger(scene, figure, event_type))
    return found


def flights_beside(scene: Scene, groups: Sequence[Sequence[Trigger]]) -> list[Trigger]:
    """Make a trigger of each count of displaced people who are the subject of a clause that no other words of flight share.

    "900 families are in camps, while 200 stay with relatives" tells of two.
    """
    fleeing = [trigger for group in groups if group[0].event_type == EventType.EVACUATION for trigger in group]
    told = {root.i for trigger in fleeing for root in _with_what_rules(clause_root(scene.head(trigger)))}
    found: list[Trigger] = []
    for figure in scene.figures:
        head = tokens_at(scene.tokens.doc, figure).root
        clause = clause_root(head)
        apart = told and clause.i not in told and head.dep_ in SUBJECT_RELATIONS
        if figure.kind == FigureKind.DISPLACED and not figure.subset and apart:
            told.add(clause.i)
            found.append(_figure_trigger(scene, figure, EventType.EVACUATION))
    return found


def _with_what_rules(clause: Token) -> Iterator[Token]:
    """Yield a clause and the verbs that it completes: "have begun to leave" is one."""
    yield clause
    while clause.dep_ == "xcomp" and clause.head.i != clause.i:
        clause = clause.head
        yield clause


def _is_known(scene: Scene, figure: Figure) -> bool:
    """Whether those counted are known from before: "the three nurses killed"."""
    head = tokens_at(scene.tokens.doc, figure).root
    return _is_definite(head) and any(child.dep_ == "acl" for child in head.children)


def _is_definite(head: Token) -> bool:
    return any(child.lower_ in {"the", "these", "those"} for child in head.children)


def _lone_type(figure: Figure, types: Sequence[EventType]) -> EventType | None:
    """Which type of occurrence a figure tells of by itself; homes lost tell of flight where no violence is told."""
    if counts_lost_homes(figure):
        return None if set(types) & VIOLENT_TYPES else EventType.EVACUATION
    return FIGURE_TYPES.get(figure.kind)


def counts_lost_homes(figure: Figure) -> bool:
    """Whether a figure counts homes destroyed: who lived there is displaced (IDMC)."""
    return figure.kind == FigureKind.OTHER and figure.unit == FigureUnit.HOUSEHOLD


def _are_fighters(scene: Scene, figure: Figure) -> bool:
    """Whether those who left are troops: that is no flight."""
    nouns = [token for token in tokens_at(scene.tokens.doc, figure) if token.pos_ == "NOUN"]
    unarmed = read_words("armed_words", "unarmed")
    return figure.unit != FigureUnit.HOUSEHOLD and any(
        role_of(token) in {"armed", "forces"} and token.lemma_.lower() not in unarmed for token in nouns
    )


def _figure_trigger(scene: Scene, figure: Figure, event_type: EventType) -> Trigger:
    tokens = tokens_at(scene.tokens.doc, figure)
    acled = ("Strategic developments", "Arrests") if event_type == EventType.ARREST else ("", "")
    word = TriggerWord(
        lemmas=(),
        pos="N",
        event_type=event_type,
        acled_event_type=acled[0],
        acled_sub_event_type=acled[1],
        role="harm",
    )
    return Trigger(start=figure.start, end=figure.end, head=tokens.root.i, text=tokens.text, word=word)
