"""Chooses, for one occurrence in a sentence, its own place and its own date."""

from collections.abc import Sequence

from spacy.tokens import Token

from geodata.attribution import Saying
from geodata.clauses import ancestors, clause_root, tokens_at
from geodata.model import DateMention, Location, Span
from geodata.scenes import Scene
from geodata.vocab import EventType, PlaceKind

PLACE_PREPOSITIONS = {
    "in",
    "at",
    "near",
    "on",
    "inside",
    "outside",
    "around",
    "into",
    "across",
    "through",
    "throughout",
    "within",
    "along",
    "against",
    "over",
    "between",
    "towards",
    "toward",
    "by",
    "under",
    "north",
    "south",
    "east",
    "west",
}
ORIGIN_PREPOSITIONS = {"from", "out", "of"}
AWAY_PREPOSITIONS = {"to", "towards", "toward", "with", "like", "as", "about"}
UNKNOWN_KM = 50.0
WIDE_KINDS = {PlaceKind.COUNTRY, PlaceKind.CONTINENT}


def choose_location(scene: Scene, heads: Sequence[Token], event_type: EventType) -> Location | None:
    """Choose the place that the words of an occurrence govern.

    A place in the same clause comes before one elsewhere in the sentence, a governed one ("in X") before a bare one, a
    precise one before a vague one. Speakers' places, metonyms and mere descriptions ("295 km west of X") are left out.

    Args:
        scene: The sentence with what was found in it.
        heads: Head tokens of the words that name the occurrence.
        event_type: What it is; people flee from a place, not to it.

    Returns:
        The place, or None when the sentence gives none.
    """
    spoken = [saying.speaker.name for saying in scene.sayings]
    candidates = [
        location
        for location in scene.locations
        if not location.metonym and not _inside_speaker(location, spoken, scene)
    ]
    ranked = [(_place_rank(location, scene, heads, event_type), -location.start, location) for location in candidates]
    ranked = [item for item in ranked if item[0][0] > 0]
    if not ranked:
        return None
    return max(ranked, key=lambda item: (item[0], item[1]))[2]


def _place_rank(
    location: Location, scene: Scene, heads: Sequence[Token], event_type: EventType
) -> tuple[int, int, float]:
    token = _token_at(scene, location)
    governed = _governed(token, event_type)
    if event_type == EventType.DIPLOMACY and governed < 2:
        return 0, 0, 0.0
    if location.kind in WIDE_KINDS and governed < 2:
        return 0, 0, 0.0
    roots = {clause_root(head).i for head in heads}
    near = int(clause_root(token).i in roots or any(word in heads for word in ancestors(token)))
    radius_km = location.area.uncertainty_km if location.area else UNKNOWN_KM
    return governed, near, -radius_km


def _governed(token: Token, event_type: EventType) -> int:
    """Say how a place hangs on its sentence: 3 from a place of flight, 2 governed, 1 bare, 0 only named."""
    for word in (token, *ancestors(token)):
        if word.dep_ == "prep" or word.pos_ == "ADP":
            form = word.lower_
            if form in ORIGIN_PREPOSITIONS and event_type == EventType.EVACUATION and form == "from":
                return 3
            if form in PLACE_PREPOSITIONS:
                return 2
            if form == "of":
                continue
            return 0 if form in AWAY_PREPOSITIONS else 1
        if word.pos_ in {"VERB", "AUX"}:
            return 1
    return 1


def _inside_speaker(location: Location, names: Sequence[str], scene: Scene) -> bool:
    return any(location.mention in name and _token_at(scene, location).ent_type_ in {"ORG", "PERSON"} for name in names)


def _token_at(scene: Scene, span: Span) -> Token:
    return tokens_at(scene.tokens.doc, span).root


def choose_date(
    scene: Scene, heads: Sequence[Token], saying: Saying | None, event_type: EventType
) -> DateMention | None:
    """Choose the date of the occurrence, not of the statement about it.

    Args:
        scene: The sentence with what was found in it.
        heads: Head tokens of the words that name the occurrence.
        saying: The statement that carries it, if any.
        event_type: What it is; for diplomacy the day of the statement is the day of the occurrence.

    Returns:
        The date, or None when the sentence gives none for it.
    """
    roots = {clause_root(head).i for head in heads}
    ranked = []
    for mention in scene.dates:
        token = _token_at(scene, mention)
        root = clause_root(token).i
        said = saying is not None and root == saying.verb and root not in roots
        if said and event_type != EventType.DIPLOMACY:
            continue
        distance = min(abs(token.i - head.i) for head in heads)
        ranked.append((root in roots, -distance, mention))
    return max(ranked, key=lambda item: item[:2])[2] if ranked else None
