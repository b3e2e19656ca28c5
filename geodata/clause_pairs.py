"""Says whether two clauses of a sentence tell of two occurrences: each with its own people, place or time."""

from collections.abc import Sequence

from spacy.tokens import Token

from geodata.clauses import SUBJECT_RELATIONS, clause_root, goes_on_since, governors, has_subject, tokens_at
from geodata.distance import distance_km
from geodata.model import Figure, Location, PlaceIdentity, Span
from geodata.past_deeds import is_charged
from geodata.roles import HARM_KINDS
from geodata.scenes import Scene
from geodata.speech_verbs import force_of
from geodata.tables import read_words
from geodata.triggers import ACT_ROLES, Trigger
from geodata.vocab import TOWNS, EventType, FigureKind

TAKING_ROLES, MOVING_ROLES = ACT_ROLES | {"territory", "weak"}, {"march", "combat", "flight"}
LINKING_MARKS = {"after", "while", "whereas", "before", "as"}
DISTANT_MARKS, PARALLEL_MARKS = {"after", "before"}, {"while", "whereas"}


def are_told_apart(scene: Scene, first: Trigger, second: Trigger, triggers: Sequence[Trigger]) -> bool:
    """Whether two clauses of a sentence tell of two occurrences: each its own figure and place, or "A after B"."""
    one, two = clause_root(scene.head(first)), clause_root(scene.head(second))
    charged = [is_charged(scene.head(trigger)) for trigger in (first, second)]
    if one.i == two.i:
        return charged[0] != charged[1] and bool(_harm_within(scene, first if charged[0] else second))
    figures = [{figure.kind for figure in _figures_in_clause(scene, root)} for root in (one, two)]
    places = [_places_in_clause(scene, root) for root in (one, two)]
    counted_apart = bool(figures[0] & figures[1]) and all(places) and not places[0] & places[1]
    beside = two.dep_ == "conj" and two.head.i == one.i and all(figures) and _are_places_apart(scene, one, two)
    if counted_apart or beside:
        return True
    if all(figures) and _are_far_apart(scene, one, two):
        return True
    if charged[0] != charged[1] or _is_told_aside(scene, first, second) or _is_denied(one) != _is_denied(two):
        return True
    told_of_place = any(_tells_of_place(scene, trigger) for trigger in (first, second))
    if told_of_place or goes_on_since(two) or _is_anothers_news(scene, (one, two), figures, triggers):
        return True
    roles = {first.role, second.role}
    acting = roles <= TAKING_ROLES or (roles <= TAKING_ROLES | MOVING_ROLES and has_subject(two))
    if acting and _are_side_by_side(scene, one, two, places):
        return True
    marks = [child for child in two.children if child.dep_ in {"mark", "prep", "advmod"}]
    if two.dep_ not in {"advcl", "pcomp"} or not any(mark.lower_ in LINKING_MARKS for mark in marks):
        return False
    acts = [_acts_in_clause(scene, root, triggers) for root in (one, two)]
    at_other_times = any(mark.lower_ in DISTANT_MARKS and _says_how_long(mark) for mark in marks)
    besides = any(mark.lower_ in PARALLEL_MARKS for mark in marks)
    return at_other_times or (all(acts) and (besides or not acts[0] & acts[1]))


def _tells_of_place(scene: Scene, trigger: Trigger) -> bool:
    """Whether a relative clause tells what became of a place: "in Aleppo, which fell on Saturday, a missile struck"."""
    root = clause_root(scene.head(trigger))
    if trigger.role == "harm":
        return False  # "the shelling in Nakyal, which left a boy dead"
    if root.dep_ != "relcl" or not any(
        child.dep_ in SUBJECT_RELATIONS and child.tag_ == "WDT" for child in root.children
    ):
        return False
    return any(place.start <= root.head.idx < place.end for place in scene.locations)


def _are_places_apart(scene: Scene, one: Token, two: Token) -> bool:
    """Whether each of two joined clauses, with all that hangs on it, has a place of its own, known or not."""
    inside = {word.i for word in two.subtree}
    places: list[set[PlaceIdentity]] = [set(), set()]
    for location in scene.locations:
        token = tokens_at(scene.tokens.doc, Span(start=location.start, end=location.start + 1)).root
        if not location.metonym and one.is_ancestor(token):
            places[token.i in inside].add(location.identity)
    if all(places):
        return not places[0] & places[1]
    return bool(places[0]) and _names_unknown_place(scene, two)


def _is_anothers_news(
    scene: Scene, roots: tuple[Token, Token], figures: Sequence[set[FigureKind]], triggers: Sequence[Trigger]
) -> bool:
    """Whether somebody tells of the second beside the first: "a bomb killed 11, as NATO announced the deaths of two soldiers"."""
    one, two = roots
    told = two.dep_ in {"ccomp", "xcomp"} and force_of(two.head) == "say"
    teller = two if force_of(two) == "say" else two.head if told else None
    if (
        teller is None
        or teller.dep_ not in {"conj", "advcl"}
        or not has_subject(teller)
        or not teller.head.i <= teller.i
    ):
        return False
    if one.i not in {word.i for word in (teller.head, *governors(teller))} and not teller.head.is_ancestor(one):
        return False
    acts = [_acts_in_clause(scene, root, triggers) for root in roots]
    return bool(figures[0] & figures[1]) or (all(acts) and not acts[0] & acts[1])


def _says_how_long(mark: Token) -> bool:
    """Whether the words before "after" say how much later: "two days after 40 had died there" tells of another time."""
    before = mark.doc[mark.i - 1] if mark.i else mark
    return before.ent_type_ == "DATE" and before.dep_ == "npadvmod"


def _harm_within(scene: Scene, trigger: Trigger) -> list[Figure]:
    """The figures of those whom what a noun tells of harmed: "the murder of ten nurses"."""
    head = scene.head(trigger)
    first, last = head.left_edge.idx, head.right_edge.idx
    return [figure for figure in scene.figures if figure.kind in HARM_KINDS and first <= figure.start <= last]


def _are_far_apart(scene: Scene, one: Token, two: Token) -> bool:
    """Whether two clauses each name a place, and none of one lies by any of the other: "two died in A and three were hurt in B"."""
    places = [_located_in_clause(scene, root) for root in (one, two)]
    return all(places) and all(_is_away(first, second) for first in places[0] for second in places[1])


def _is_away(one: Location, two: Location) -> bool:
    """Whether two places are two towns, or lie apart as far as is known of both."""
    if one.area is None or two.area is None or one.identity == two.identity:
        return False
    if one.kind in TOWNS and two.kind in TOWNS:
        return True
    away_km = distance_km(one.area.lon, one.area.lat, two.area.lon, two.area.lat)
    return away_km > one.area.uncertainty_km + two.area.uncertainty_km


def _is_denied(root: Token) -> bool:
    """Whether a clause is what somebody denies: "Baku said a soldier was shot; Yerevan denied opening fire" tells of two."""
    return any(force_of(word) == "deny" for word in (root, *governors(root)))


def _are_side_by_side(scene: Scene, one: Token, two: Token, places: Sequence[set[PlaceIdentity]]) -> bool:
    """Whether "and" joins two clauses, or one and what somebody says, each with a place: "they took the fort at X and were fighting in Y".

    A place may be one that no gazetteer has: "shelling killed two in X, and a drone hit a bus in Zorba".
    """
    told = two.head if (two.dep_ == "ccomp" and force_of(two.head) == "say") or two.dep_ == "advcl" else two
    if told.dep_ != "conj" or told.head.i != one.i or not has_subject(one):
        return False
    if all(places):
        return not places[0] & places[1]
    clauses = [root for root, known in zip((one, two), places, strict=True) if not known]
    return any(places) and has_subject(told) and all(_names_unknown_place(scene, root) for root in clauses)


def _names_unknown_place(scene: Scene, root: Token) -> bool:
    """Whether a name stands in a clause where a place would, and is none that is known."""
    known = (*(place for place in scene.locations if place.area is not None), *scene.dates)
    return any(
        word.dep_ == "pobj"
        and (word.pos_ == "PROPN" or word.lemma_.lower() in read_words("placing_words", "own"))
        and word.head.lower_ in read_words("placing_words", "naming")
        and clause_root(word).i == root.i
        and not any(span.start <= word.idx < span.end for span in known)
        for word in root.subtree
    )


def _is_told_aside(scene: Scene, first: Trigger, second: Trigger) -> bool:
    """Whether two acts of different types stand on the two sides of a relative clause about something else.

    "Rebels who had blown up a bridge kidnapped a nurse" tells of two; "a raid in which a bomb exploded" of one.
    """
    if first.event_type == second.event_type or not first.names_act or second.role not in ACT_ROLES | {"weak"}:
        return False
    heads = {scene.head(first).i, scene.head(second).i}
    for trigger in (first, second):
        root = clause_root(scene.head(trigger))
        if root.dep_ == "relcl" and root.head.i not in heads:
            return True
    return False


def _acts_in_clause(scene: Scene, root: Token, triggers: Sequence[Trigger]) -> set[EventType]:
    return {
        trigger.event_type
        for trigger in triggers
        if trigger.role not in {"harm", "state"} and clause_root(scene.head(trigger)).i == root.i
    }


def _figures_in_clause(scene: Scene, root: Token) -> list[Figure]:
    return [
        figure
        for figure in scene.figures
        if figure.kind in HARM_KINDS and not figure.subset and clause_of(scene, figure) == root.i
    ]


def _places_in_clause(scene: Scene, root: Token) -> set[PlaceIdentity]:
    return {location.identity for location in _located_in_clause(scene, root)}


def _located_in_clause(scene: Scene, root: Token) -> list[Location]:
    return [
        location for location in scene.locations if not location.metonym and clause_at(scene, location.start) == root.i
    ]


def clause_at(scene: Scene, offset: int) -> int:
    """Return the index of the token that heads the clause at an offset."""
    return clause_root(tokens_at(scene.tokens.doc, Span(start=offset, end=offset + 1)).root).i


def clause_of(scene: Scene, figure: Figure) -> int:
    """Return the index of the token that heads the clause of a figure: "wounded" in "two died in A and three wounded in B"."""
    head = tokens_at(scene.tokens.doc, figure).root
    behind = scene.tokens.doc[head.i + 1] if head.i + 1 < len(scene.tokens.doc) else head
    gapped = head.dep_ == "conj" and behind.dep_ == "acl" and behind.head.i == head.i
    return behind.i if gapped else clause_at(scene, figure.start)
