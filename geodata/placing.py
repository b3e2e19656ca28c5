"""Chooses, for one occurrence in a sentence, its own place."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from shapely.geometry import Point
from spacy.tokens import Token

from geodata.clauses import ancestors, says_which_way
from geodata.model import Location
from geodata.place_spans import place_words
from geodata.scenes import Scene
from geodata.tables import read_words
from geodata.ties import (
    ANOTHERS,
    BARE,
    GOVERNED,
    NOBODYS,
    NOWHERE,
    OWN,
    RULES,
    WIDE_KINDS,
    bond_of,
    placing_words,
    tie_of,
    token_at,
)
from geodata.triggers import Trigger
from geodata.unknown_names import find_unknown_place
from geodata.vocab import TOWNS, EventType, PlaceKind

UNKNOWN_KM, WIDE_KM = 50.0, 1000.0
HOLDING_KINDS = {PlaceKind.DISTRICT, PlaceKind.REGION}
OPENING = len("In the ")
LISTED = 3
"""How many places behind one are searched for what holds them all: "the A and B districts of C"."""
_EDGE_DEG = 0.5
"""Outlines are no surer than that: what lies this near to one may lie in it."""
_TIED = r"(?:\s[a-z]+)?(?:\s*[,(]|\s+in)\s*(?:an?\s+(?:[\w-]+\s+){1,4}(?:in|of)\s+|in\s+)?(?:the\s+)?"
Rank = tuple[int, int, float]
Ranked = tuple[Rank, int, Location]
_CONTAINER = r"\s*(?:,|of|in|\()\s*(?:the\s+)?(?:\w+\s+){0,2}"


def choose_location(
    scene: Scene, triggers: Sequence[Trigger], rivals: Sequence[Trigger], event_type: EventType, *, near: bool = True
) -> Location | None:
    """Choose the place that the words of an occurrence govern.

    A place that hangs on the occurrence's own words comes first, then one that hangs on none; what is itself struck or
    taken before a governed one ("in X") before a bare one; a precise one before a vague one. Metonyms, the places of
    speakers, places where someone only belongs or comes from, and mere descriptions ("330 km north of X") are left
    out, and talks take no place but their own.

    Args:
        scene: The sentence with what was found in it.
        triggers: The words that name the occurrence.
        rivals: The words that name the other occurrences of the sentence.
        event_type: What it is; people flee from a place, not to it.
        near: Whether a place of the sentence will do that hangs on none of its words.

    Returns:
        The place, or None when the sentence gives none.
    """
    ranked = [
        (rank, -location.start, location)
        for location in scene.locations
        if (rank := _place_rank(location, scene, triggers, rivals, event_type)) is not None and (near or rank[1] > BARE)
    ]
    ranked.sort(key=lambda item: item[:2], reverse=True)
    rank, _, best = _narrowed(ranked, scene) if ranked else ((0, 0, 0.0), 0, None)
    unknown = find_unknown_place(scene, triggers) if event_type != EventType.DIPLOMACY else None
    if unknown is not None and best is not None and _opens_with(best, unknown, scene):
        return within_whole(unknown, best)
    if unknown is not None and rank[0] - rank[1] <= NOBODYS:
        return _container(unknown, (), scene)
    if best is None:
        return None
    wholes = [location for rank, _, location in ranked if rank[1] >= GOVERNED and location.kind in HOLDING_KINDS]
    return _container(replace(best, reason=f"{RULES[rank[1]]}; {best.reason}"), wholes, scene)


def _opens_with(whole: Location, inner: Location, scene: Scene) -> bool:
    """Whether a sentence says first in which region, and then where there: "In western Niger, a post was attacked at Makalondi"."""
    wide = whole.area is not None and whole.kind in HOLDING_KINDS | WIDE_KINDS
    opens = whole.start - scene.sentence.start <= OPENING
    comma = scene.sentence.text[whole.end - scene.sentence.start :][:1] == ","
    return wide and opens and comma and whole.end < inner.start


def _narrowed(ranked: Sequence[Ranked], scene: Scene) -> Ranked:
    """Take the best place, or what the text names beside it as lying in it: "X, a town in Y", "X in Y province, Z", "Z's Y"."""
    best = ranked[0]
    while (inner := next((item for item in ranked if _lies_beside(item[2], best[2], scene)), None)) is not None:
        best = inner
    return best


@cache
def _owns() -> re.Pattern[str]:
    """What stands between what holds a place and the place: "Libya's Sirte", "the eastern Mali town of Gao"."""
    towns = "|".join(sorted(word for word, kind in place_words().items() if kind in TOWNS))
    return re.compile(rf"['’]s?\s(?:[\w-]+\s){{0,2}}|\s(?:[\w-]+\s){{0,2}}(?:{towns})\s(?:of\s)?(?:the\s)?")


def _lies_beside(inner: Location, outer: Location, scene: Scene) -> bool:
    """Whether a place stands right before a wider one that holds it, or behind as its own."""
    if inner.area is None or outer.area is None or inner.area.uncertainty_km >= outer.area.uncertainty_km:
        return False
    text, offset = scene.sentence.text, scene.sentence.start
    if inner.end <= outer.start:
        tied = re.fullmatch(_TIED, text[inner.end - offset : outer.start - offset])
    else:
        tied = re.fullmatch(_owns(), text[outer.end - offset : inner.start - offset])
    return tied is not None and outer.area.geometry.distance(Point(inner.area.lon, inner.area.lat)) < _EDGE_DEG


def within_whole(location: Location, whole: Location) -> Location:
    """Give a place that no gazetteer has the area of the whole that the text puts it in, its own words kept."""
    named = () if location.mention in whole.name else (location.mention,)
    return replace(
        whole,
        name=", ".join((*named, whole.name)),
        canonical=whole.canonical,
        start=location.start,
        end=location.end,
        mention=location.mention,
        reason=f"not known, and lies in {whole.mention}; {whole.reason}",
    )


def find_grounds(scene: Scene) -> tuple[Location, ...]:
    """Find the places of a sentence where something may be, whatever it is: governed ones first.

    Not one that only says which road it is: "villages on the road to X had been retaken".
    """
    ties = [(location, tie_of(location, scene, (), EventType.CASUALTY)) for location in scene.locations]
    kept = [
        (location, tie)
        for location, tie in ties
        if not location.metonym
        and tie >= (GOVERNED if location.kind in WIDE_KINDS else BARE)
        and not says_which_way(token_at(scene, location))
    ]
    return tuple(location for location, _ in sorted(kept, key=lambda item: item[1] == BARE))


def _place_rank(
    location: Location,
    scene: Scene,
    triggers: Sequence[Trigger],
    rivals: Sequence[Trigger],
    event_type: EventType,
) -> Rank | None:
    """Rank a place for an occurrence, higher is better; None where it cannot be its place."""
    if location.metonym or location.kind == PlaceKind.CONTINENT:
        return None
    token = token_at(scene, location)
    tie = tie_of(location, scene, triggers, event_type)
    bond = bond_of(token, triggers, rivals)
    if tie == NOWHERE or bond == ANOTHERS or (location.kind in WIDE_KINDS and tie < GOVERNED):
        return None
    about = token.dep_ == "pobj" and token.head.lower_ == "on" and location.kind in WIDE_KINDS  # "a summit on Ukraine"
    if event_type == EventType.DIPLOMACY and (tie < GOVERNED or about or not _is_venue(token, bond, triggers)):
        return None
    joined = [other for other in scene.locations if token_at(scene, other) in token.conjuncts]
    return tie + bond, tie, -max(_radius_km(one) for one in (location, *joined))  # of "A and B" the first


def _radius_km(location: Location) -> float:
    """Say how wide a place is, known or not."""
    if location.area:
        return location.area.uncertainty_km
    return WIDE_KM if location.kind in WIDE_KINDS else UNKNOWN_KM


def _is_venue(token: Token, bond: int, triggers: Sequence[Trigger]) -> bool:
    """Whether a place hangs on a word for a gathering: talks are held there, not about it; "arrived in Cairo for talks" is one."""
    venues = read_words("venue_words")
    parts = placing_words("part")
    owner = next(
        (
            word
            for word in ancestors(token)
            if word.pos_ in {"NOUN", "VERB", "ADJ"} and word.lemma_.lower() not in parts
        ),
        None,
    )
    if owner is None or owner.lemma_.lower() not in venues:
        return False
    heads = {trigger.head for trigger in triggers}
    return bond >= OWN or any(word.i in heads for word in owner.subtree)


def _container(location: Location, wholes: Sequence[Location], scene: Scene) -> Location:
    """Give an unknown place the area of what it lies in: said right behind it ("in Unknown, a village of Known"), else a whole."""
    if location.area:
        return location
    text, start = scene.sentence.text, scene.sentence.start
    later = [other for other in scene.locations if other.start > location.end and not other.metonym]
    named = [
        other
        for at, other in enumerate(later[:LISTED])
        if _contains().fullmatch(text[location.end - start : other.start - start])
        and (not at or _contains().fullmatch(text[later[at - 1].end - start : other.start - start]))
    ]
    whole = next((other for other in (*named, *wholes) if other.area and other.start > location.end), None)
    return location if whole is None else within_whole(location, whole)


@cache
def _contains() -> re.Pattern[str]:
    """What stands between a place and what it lies in: ", a village of", " and Gara regions of northern"."""
    kinds = "|".join(sorted(place_words(), key=len, reverse=True))
    return re.compile(rf"(?:(?:,|\s+and)\s+[\w'’-]+){{0,2}}(?:\s+(?:{kinds})s?)?{_CONTAINER}")
