"""Says whether a verb or a noun tells of ground taken, held or lost, or of armed people who fight."""

from spacy.tokens import Token

from geodata.clauses import agent_of, object_of, subject_of
from geodata.movers import is_of_fighters
from geodata.scenes import Scene
from geodata.tables import read_words

LEAVING = {"fall", "retreat", "withdraw"}


def takes_territory(head: Token, scene: Scene) -> bool:
    """Whether what is taken is a place or a position: "captured the town", "the fall of"."""
    mover = subject_of(head) if head.pos_ == "VERB" else None
    if mover is not None and any(child.lower_ in read_words("motion_words", "relief") for child in mover.children):
        return False
    taken = object_of(head)
    if taken is not None and is_ground_taken(head, taken):
        return True
    wanted = {"of"} if head.pos_ != "VERB" else {"to", "from"} if head.lemma_.lower() in LEAVING else set()
    objects = [taken, *(child for child in head.children if child.dep_ in {"nsubjpass", "prep"})]
    territory = read_words("territory_words")
    for item in objects:
        if item is None or (item.dep_ == "prep" and item.lower_ not in wanted):
            continue
        for word in item.subtree:
            if not _is_itself(word, item):
                continue
            if word.lemma_.lower() in territory or any(loc.start <= word.idx < loc.end for loc in scene.locations):
                return True
    return False


def is_ground_taken(head: Token, taken: Token) -> bool:
    """Whether fighters do to a name what is done to ground alone, be it known to a gazetteer or not: "rebels overran Zorba"."""
    ground = head.pos_ == "VERB" and head.lemma_.lower() in read_words("motion_words", "ground")
    return ground and taken.pos_ == "PROPN" and has_armed_subject(head)


def ousts(head: Token) -> bool:
    """Whether fighters are driven from where they are: "drove the rebels from five positions"."""
    driven = _passive_or_object(head)
    if head.pos_ != "VERB" or driven is None or not (is_of_fighters(driven) or driven.ent_type_ == "ORG"):
        return False
    return any(
        child.dep_ in {"prep", "prt"} and child.lower_ in read_words("motion_words", "away") for child in head.rights
    )


def fights(head: Token) -> bool:
    """Whether armed people do or suffer it: "punched through the lines", "the rebels were pinned down"."""
    against = [
        word for child in head.children if child.dep_ == "prep" for word in child.children if word.dep_ == "pobj"
    ]
    others = [word for word in (object_of(head), *against) if word is not None]
    return head.pos_ == "VERB" and (has_armed_subject(head) or any(map(is_of_fighters, others)))


def is_by_named(head: Token) -> bool:
    """Whether a body with a name does it, as armies and movements have: "the RSF tightened its noose"."""
    doer = subject_of(head) if head.pos_ == "VERB" else None
    return doer is not None and doer.pos_ == "PROPN" and doer.ent_type_ in {"ORG", "NORP", "GPE"}


def yields(head: Token, scene: Scene) -> bool:
    """Whether a place comes into other hands: "the town fell to the rebels", "the peninsula changed hands"."""
    lost = subject_of(head)
    if head.pos_ != "VERB" or lost is None:
        return False
    if lost.tag_ == "WDT" and head.dep_ == "relcl":
        lost = head.head  # "Aleppo, which fell to the rebels"
    named = any(place.start <= word.idx < place.end for word in lost.subtree for place in scene.locations)
    takers = [word for child in head.rights if child.lower_ == "to" for word in child.children]
    return (named or lost.lemma_.lower() in read_words("territory_words")) and (
        not takers or any(map(is_of_fighters, takers))
    )


def marches(head: Token, scene: Scene) -> bool:
    """Whether troops, or their vehicles, move into a place: "tanks rolled into the centre of X"."""
    mover = subject_of(head)
    vehicles = {scene.head(other).i for other in scene.triggers if other.role in {"platform", "gun"}}
    full = mover is not None and any(child.lower_ == "of" for child in mover.children)  # "tanks of milk"
    if head.pos_ != "VERB" or mover is None or not (is_of_fighters(mover) or (mover.i in vehicles and not full)):
        return False
    ways = [child for child in head.rights if child.dep_ == "prep" and child.lower_ in read_words("motion_words", "in")]
    return any(
        word.lemma_.lower() in read_words("territory_words")
        or any(loc.start <= word.idx < loc.end for loc in scene.locations)
        for way in ways
        for word in way.subtree
    )


def _passive_or_object(head: Token) -> Token | None:
    return next((child for child in head.children if child.dep_ == "nsubjpass"), None) or object_of(head)


def _is_itself(word: Token, item: Token) -> bool:
    """Whether a name is what is taken, or what it is of: not where it stands ("entered a clinic in Uvira")."""
    above = word
    while above.i not in {item.i, above.head.i}:
        if above.dep_ == "prep" and above.lower_ not in {"of", "to", "from"} and above.head.i != item.head.i:
            return above.i == item.i
        above = above.head
    return True


def has_armed_subject(head: Token) -> bool:
    """Whether fighters or troops do it, as the subject of a verb or behind "by"."""
    actors = (subject_of(head), agent_of(head))
    return any(actor is not None and is_of_fighters(actor) for actor in actors)
