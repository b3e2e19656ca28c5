"""Tells words that only point at an occurrence told before, or only describe somebody by it."""

from spacy.tokens import Token

from geodata.actors import role_of
from geodata.clauses import ancestors, clause_root
from geodata.scenes import Scene
from geodata.tables import read_words

DEFINITE = {"the", "this", "these", "those", "such", "that"}


def is_definite(head: Token) -> bool:
    """Whether a noun is one told before: "the attack", "these killings"."""
    return head.pos_ != "VERB" and any(child.lower_ in DEFINITE for child in head.children)


def refers_back(head: Token, scene: Scene) -> bool:
    """Whether a noun only points at an occurrence told before: "the bombardment", "no claim for the attacks"."""
    if head.pos_ == "VERB":
        return False
    if any(child.lower_ in {"any", "either"} for child in head.children):
        return True
    if any(
        word.lower_ in {"no", "without"} for owner in ancestors(head) for word in owner.children if owner.pos_ == "NOUN"
    ):
        return True
    if not is_definite(head):
        return False
    told = head if head.dep_ in {"pobj", "dobj", "obj", "conj"} else clause_root(head)
    first, last = told.left_edge.idx, told.right_edge.idx
    return not any(first <= span.start <= last for span in (*scene.locations, *scene.dates))


def counts_such(head: Token) -> bool:
    """Whether a noun only says how many there have been: "the third such attack this month"."""
    words = {child.lower_ for child in head.children}
    return head.pos_ != "VERB" and {"the", "such"} <= words


def is_told_before(head: Token) -> bool:
    """Whether a noun only points at an occurrence: "the latest of several raids", "the scene of the blast"."""
    if head.pos_ == "VERB":
        return False
    above = list(ancestors(head))
    if any(child.lower_ in {"previous", "earlier", "past", "prior"} for child in head.children):
        return True
    if any(word.dep_ == "attr" and _is_this(word.head) for word in above):
        return True
    if any(word.lower_ == "latest" for word in above):
        return True
    if head.dep_ == "nsubj" and head.head.lemma_ == "be":
        return any(child.lower_ == "latest" for child in head.head.children)
    owner = above[1].lemma_.lower() if head.dep_ in {"pobj", "pcomp"} and len(above) > 1 else ""
    dated = any(word.ent_type_ == "DATE" for word in head.subtree)
    if owner in read_words("pointing_words", "charged"):
        return not dated and not any(word.pos_ == "PROPN" for word in head.subtree)
    return head.dep_ == "pobj" and owner in _pointing_words() and not dated


def describes(head: Token, scene: Scene) -> bool:
    """Whether a participle only says what somebody does for a living: "militias fighting to oust the king"."""
    if head.tag_ != "VBG" or head.dep_ != "acl" or role_of(head.head) not in {"armed", "forces", "political"}:
        return False
    first, last = head.left_edge.idx, head.right_edge.idx
    return not any(first <= span.start <= last for span in (*scene.locations, *scene.dates))


def is_ones_flight(head: Token) -> bool:
    """Whether a clause only says of one person that he once fled: "a baker who fled the valley counted"."""
    if head.dep_ != "relcl" or head.head.tag_ not in {"NN", "NNP"} or head.head.ent_type_ == "NORP":
        return False
    return head.head.lemma_.lower() not in read_words("motion_words", "body")


def is_in_support(head: Token) -> bool:
    """Whether a noun only says with what help somebody acts: "backed by air strikes"."""
    if head.pos_ not in {"NOUN", "PROPN"}:
        return False
    helped = head.dep_ == "pobj" and head.head.lower_ in {"by", "with"} and head.head.head.dep_ in {"acl", "advcl"}
    return helped and head.head.head.lemma_.lower() in read_words("pointing_words", "helped")


def is_fled_from(head: Token) -> bool:
    """Whether a noun only says what somebody flees from: "fled the fighting", "refuge from combat"."""
    if head.pos_ not in {"NOUN", "PROPN"}:
        return False
    behind_from = head.dep_ == "pobj" and head.head.lower_ == "from"
    above = head.head.head if behind_from else head.head
    flees = above.lemma_.lower() in read_words("pointing_words", "fled")
    if not behind_from:
        return flees and head.dep_ in {"dobj", "obj"}
    havens = (word.lemma_.lower() for word in (above, *above.children) if word.pos_ == "NOUN")
    return flees or not read_words("pointing_words", "haven").isdisjoint(havens)


def is_of_known(head: Token, scene: Scene) -> bool:
    """Whether a participle tells of those known from before, and says neither where nor when: "the three nurses killed"."""
    if head.dep_ != "acl" or not any(child.lower_ in DEFINITE for child in head.head.children):
        return False
    first, last = head.left_edge.idx, head.right_edge.idx
    return not any(first <= span.start <= last for span in (*scene.locations, *scene.dates))


def _is_this(verb: Token) -> bool:
    """Whether a sentence says what "this" is: "that was part of a string of murders"."""
    return any(child.dep_ == "nsubj" and child.lower_ in {"this", "that", "it"} for child in verb.children)


def _pointing_words() -> frozenset[str]:
    return read_words("pointing_words", "points")
