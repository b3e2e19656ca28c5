"""Chooses, for one occurrence in a sentence, its own place and its own date."""

from collections.abc import Sequence

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from geodata.attribution import Saying
from geodata.clauses import ancestors, clause_root, tokens_at
from geodata.model import DateMention, Location, Span
from geodata.scenes import Scene
from geodata.tables import read_table
from geodata.triggers import Trigger
from geodata.vocab import DatePrec, EventType, PlaceKind

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
    "under",
    "north",
    "south",
    "east",
    "west",
}
PART_WORDS = {
    "part",
    "north",
    "south",
    "east",
    "west",
    "centre",
    "center",
    "city",
    "town",
    "village",
    "area",
    "region",
    "province",
    "district",
    "outskirt",
    "suburb",
    "port",
    "state",
    "county",
    "island",
    "capital",
    "camp",
    "edge",
    "rest",
    "governorate",
}
AWAY_PREPOSITIONS = {"to", "towards", "toward", "with", "like", "as", "about"}
NAMING_PREPOSITIONS = {"in", "at", "near", "outside", "inside", "around", "over"}
OTHER_NAMES = {"PERSON", "ORG", "DATE", "TIME", "NORP", "EVENT", "LAW", "PRODUCT", "CARDINAL", "MONEY", "QUANTITY"}
UNKNOWN_KM = 50.0
GOVERNED, BOUND = 2, 2
WIDE_KINDS = {PlaceKind.COUNTRY, PlaceKind.CONTINENT}


def choose_location(
    scene: Scene, triggers: Sequence[Trigger], rivals: Sequence[Trigger], event_type: EventType
) -> Location | None:
    """Choose the place that the words of an occurrence govern.

    A place that hangs on the occurrence's own words comes first, then one that hangs on none; a governed one ("in X")
    before a bare one; a precise one before a vague one. Speakers' places, metonyms and mere descriptions ("295 km west
    of X") are left out, and talks take no place but their own.

    Args:
        scene: The sentence with what was found in it.
        triggers: The words that name the occurrence.
        rivals: The words that name the other occurrences of the sentence.
        event_type: What it is; people flee from a place, not to it.

    Returns:
        The place, or None when the sentence gives none.
    """
    spoken = [saying.speaker.name for saying in scene.sayings]
    ranked = [
        (rank, -location.start, location)
        for location in scene.locations
        if not location.metonym and not _inside_speaker(location, spoken, scene)
        if (rank := _place_rank(location, scene, triggers, rivals, event_type)) is not None
    ]
    if ranked:
        return max(ranked, key=lambda item: item[:2])[2]
    return None if event_type == EventType.DIPLOMACY else _unknown_place(scene, triggers, spoken)


def _unknown_place(scene: Scene, triggers: Sequence[Trigger], spoken: Sequence[str]) -> Location | None:
    """Take a name that stands where a place would, and that no gazetteer has: better unknown than a neighbour's."""
    own = {trigger.head for trigger in triggers}
    for preposition in scene.tokens:
        if preposition.dep_ != "prep" or preposition.lower_ not in NAMING_PREPOSITIONS:
            continue
        word = next((child for child in preposition.children if child.dep_ == "pobj"), None)
        if word is None or not any(above.i in own for above in ancestors(word)):
            continue
        phrase = scene.tokens.doc[word.left_edge.i : word.i + 1]
        names = [token for token in phrase if token.pos_ == "PROPN" and token.ent_type_ not in OTHER_NAMES]
        if names and not any(phrase.text in name for name in spoken) and not _is_known(phrase, scene):
            return _open_location(phrase.doc[names[0].i : word.i + 1])
    return None


def _is_known(phrase: TokenSpan, scene: Scene) -> bool:
    return any(
        span.start < phrase.end_char and phrase.start_char < span.end for span in (*scene.locations, *scene.dates)
    )


def _open_location(phrase: TokenSpan) -> Location:
    return Location(
        start=phrase.start_char,
        end=phrase.end_char,
        name=phrase.text,
        mention=phrase.text,
        kind=PlaceKind.OTHER,
        area=None,
        place=None,
        metonym=False,
        score=0.0,
        reason="no place of that name in the gazetteer",
    )


def _place_rank(
    location: Location,
    scene: Scene,
    triggers: Sequence[Trigger],
    rivals: Sequence[Trigger],
    event_type: EventType,
) -> tuple[int, int, float] | None:
    """Rank a place for an occurrence, higher is better; None where it cannot be its place."""
    token = _token_at(scene, location)
    governed = _governed(token, event_type)
    if _is_object(token, triggers):
        governed = GOVERNED + 1
    bond = _bond(token, triggers, rivals)
    if governed == 0 or bond == 0 or (location.kind in WIDE_KINDS and governed < GOVERNED):
        return None
    if event_type == EventType.DIPLOMACY and (governed < GOVERNED or bond < BOUND or not _is_venue(token)):
        return None
    radius_km = location.area.uncertainty_km if location.area else UNKNOWN_KM
    return governed + bond, governed, -radius_km


def _is_object(token: Token, triggers: Sequence[Trigger]) -> bool:
    """Whether a place is itself what is taken or struck: "captured the town"."""
    word = token.head if token.dep_ in {"compound", "nmod", "appos"} else token
    return word.dep_ in {"dobj", "obj", "nsubjpass"} and any(word.head.i == trigger.head for trigger in triggers)


def _is_venue(token: Token) -> bool:
    """Whether a place hangs on a word for a gathering: talks are held there, not about it."""
    venues = {row["lemma"] for row in read_table("venue_words")}
    owner = next((word for word in ancestors(token) if word.pos_ in {"NOUN", "VERB"} and not _is_part(word)), None)
    return owner is not None and owner.lemma_.lower() in venues


def _is_part(word: Token) -> bool:
    return word.lemma_.lower() in PART_WORDS


def _bond(token: Token, triggers: Sequence[Trigger], rivals: Sequence[Trigger]) -> int:
    """Say on whose words a place hangs: 2 the occurrence's own, 1 nobody's, 0 another occurrence's."""
    own = {trigger.head for trigger in triggers}
    others = {trigger.head for trigger in rivals if trigger.role != "statement"} - own
    for word in ancestors(token):
        if word.i in own:
            return BOUND
        if word.i in others:
            return 0
    return 1


def _governed(token: Token, event_type: EventType) -> int:
    """Say how a place hangs on its sentence: 3 from a place of flight, 2 governed, 1 bare, 0 only described."""
    for word in (token, *ancestors(token)):
        if word.dep_ == "prep" or word.pos_ == "ADP":
            form = word.lower_
            if form == "from":
                return GOVERNED + 1 if event_type == EventType.EVACUATION else 1
            if form in PLACE_PREPOSITIONS:
                return GOVERNED
            if form == "of" and word.head.lemma_.lower() not in PART_WORDS:
                return 1
            if form in AWAY_PREPOSITIONS:
                return 0
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
        root = clause_root(token)
        distance = min(abs(token.i - head.i) for head in heads)
        said = saying is not None and root.i == saying.verb and root.i not in roots
        if said and saying is not None and abs(token.i - saying.verb) < distance and event_type != EventType.DIPLOMACY:
            continue
        aside = _is_aside(root, heads, roots)
        if aside and mention.prec >= DatePrec.MONTH:
            continue
        ranked.append((not aside, root.i in roots, -distance, mention))
    return max(ranked, key=lambda item: item[:3])[3] if ranked else None


def choose_statement_date(scene: Scene, saying: Saying | None) -> DateMention | None:
    """Return the date of the statement itself: what it tells of cannot be later.

    Args:
        scene: The sentence with what was found in it.
        saying: The statement, if any.
    """
    if saying is None:
        return None
    return next((mention for mention in scene.dates if clause_root(_token_at(scene, mention)).i == saying.verb), None)


def _is_aside(root: Token, heads: Sequence[Token], roots: set[int]) -> bool:
    """Whether a clause hangs on some other word as a relative: "the truce agreed last year"."""
    own = roots | {head.i for head in heads}
    for word in (root, *ancestors(root)):
        if word.i in own:
            return False
        if word.dep_ in {"relcl", "acl"}:
            return word.head.i not in own and not any(word.is_ancestor(head) for head in heads)
    return False
