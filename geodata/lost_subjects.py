"""Mends parses that lost who does it or who says so: "…, DHA reported", "In Sur, where …, a priest said", "gunmen on a bus shot dead"."""

from collections.abc import Callable, Mapping
from functools import cache

from spacy.tokens import Doc, Token

from geodata.clauses import FINITE_TAGS
from geodata.tables import read_table, read_words

SUBJECTS = {"nsubj", "nsubjpass"}
NAMED = {"PROPN", "NOUN"}


def mend_lost_subjects(doc: Doc) -> Doc:
    """Give verbs back the subject that the parser hung elsewhere.

    Args:
        doc: A parsed text; it is changed.

    Returns:
        The same document.
    """
    if doc.has_annotation("DEP"):
        for word in doc:
            for finds, mends in MENDINGS.get(word.dep_, ()):
                if (found := finds(word)) is not None:
                    mends(word, found)
                    break
    return doc


def _charge_before(verb: Token) -> Token | None:
    """The noun behind a comma that was taken for a subject beside the verb's own: "She accused them of arson, a charge they denied"."""
    subjects = [child for child in verb.lefts if child.dep_ == "nsubj"]
    told = [child for child in verb.lefts if child.dep_ == "ccomp"]
    if len(subjects) != 2 or not told or subjects[0].pos_ != "NOUN":
        return None
    first = subjects[0].left_edge
    return subjects[0] if told[0].i < first.i and first.i and first.nbor(-1).lower_ == "," else None


def _hang_behind(verb: Token, noun: Token) -> None:
    """Make a clause describe the noun before it, and what stands before the noun the sentence."""
    told = next(child for child in verb.lefts if child.dep_ == "ccomp")
    for child in list(verb.children):
        if child.i < noun.left_edge.i and child.i != told.i:
            child.head = told
    told.head, told.dep_ = told, "ROOT"
    noun.head, noun.dep_ = told, "appos"
    verb.head, verb.dep_ = noun, "relcl"


def _second_verb(noun: Token) -> Token | None:
    """The second passive of a sentence whose subject was joined to the noun before: "one died in Herat and another was hurt in Farah"."""
    behind = noun.doc[noun.right_edge.i + 1] if noun.right_edge.i + 1 < len(noun.doc) else noun
    verb = behind.head
    joined = behind.dep_ == "auxpass" and verb.dep_ == "conj" and verb.head.i < noun.i
    if not joined or noun.head.dep_ not in {"pobj", "dobj"} or verb.head.i == noun.head.i:
        return None
    return None if any(child.dep_ in SUBJECTS for child in verb.children) else verb


def _give_subject(noun: Token, verb: Token) -> None:
    """Make a noun the subject of the passive behind it, and hang the "and" between them on the verb before."""
    joint = next((child for child in noun.head.rights if child.dep_ == "cc" and child.i < noun.i), None)
    noun.head, noun.dep_ = verb, "nsubjpass"
    if joint is not None:
        joint.head = verb.head


@cache
def _telling() -> frozenset[str]:
    """The verbs that only tell."""
    return frozenset(row["lemma"] for row in read_table("speech_verbs") if row["force"] == "say")


def _speaker_at_end(verb: Token) -> Token | None:
    """The name between a comma and a verb of telling that ends the sentence, taken for a part of what stands before: "a mine went off in Van, DHA reported"."""
    if verb.tag_ not in FINITE_TAGS or verb.lemma_.lower() not in _telling() or not verb.i:
        return None
    if any(child.dep_ in SUBJECTS for child in verb.children) or any(
        child.i > verb.i and child.is_alpha for child in verb.children
    ):
        return None
    noun = verb.nbor(-1)
    while (
        noun.right_edge.i < verb.i
        and noun.head.right_edge.i < verb.i
        and noun.head.left_edge.i <= noun.left_edge.i
        and noun.dep_ not in {"conj", "appos"}
    ):
        noun = noun.head
    first = noun.left_edge
    found = noun.dep_ in {"conj", "appos"} and noun.pos_ in NAMED and noun.right_edge.i == verb.i - 1
    return noun if found and first.i and first.nbor(-1).lower_ == "," and verb.head.dep_ == "ROOT" else None


def _make_last_words(verb: Token, speaker: Token) -> None:
    """Make a verb of telling the one of the sentence, and all before it what is told."""
    told = verb.head
    speaker.head, speaker.dep_ = verb, "nsubj"
    verb.head, verb.dep_ = verb, "ROOT"
    told.head, told.dep_ = verb, "ccomp"


def _described_by(clause: Token) -> Token | None:
    """The object before a clause whose subject is "that": the clause describes it, and is nothing that is said."""
    subject = next((child for child in clause.lefts if child.dep_ == "nsubj"), None)
    if subject is None or subject.lower_ != "that" or subject.tag_ != "WDT" or clause.head.i > clause.i:
        return None
    objects = [child for child in clause.head.rights if child.dep_ in {"dobj", "obj"} and child.i < subject.i]
    return objects[-1] if objects else None


def _subject_of_next(verb: Token) -> Token | None:
    """The noun joined to the object of one verb that is the subject of the next: "shelling killed a woman and a drone struck a bus"."""
    after = verb.head
    nouns = [
        word for word in verb.subtree if word.dep_ == "conj" and word.pos_ in NAMED and word.right_edge.i == after.i - 1
    ]
    told = verb.tag_ in FINITE_TAGS and after.tag_ in FINITE_TAGS and after.dep_ == "ROOT"
    return nouns[0] if told and nouns else None


def _part_sentences(verb: Token, subject: Token) -> None:
    """Make the second verb stand beside the first, with a subject of its own."""
    after, joint = verb.head, next((child for child in subject.head.rights if child.dep_ == "cc"), None)
    subject.head, subject.dep_ = after, "nsubj"
    verb.head, verb.dep_ = verb, "ROOT"
    after.head, after.dep_ = verb, "conj"
    if joint is not None:
        joint.head = verb


def _leader_far_before(verb: Token) -> Token | None:
    """The name that opens a sentence without a verb, behind whose aside a finite verb was hung on the aside: "Khan, in remarks to a paper, offered"."""
    root = verb.sent.root
    behind_comma = verb.i > 0 and verb.nbor(-1).lower_ == ","
    opens = root.pos_ in NAMED and root.i < verb.i and root.left_edge.i == verb.sent.start
    past = verb.tag_ in FINITE_TAGS or verb.tag_ == "VBN"
    return (
        root if behind_comma and opens and past and verb.head.i != root.i and verb.head.head.i != root.i - 1 else None
    )


def _place_in_front(verb: Token) -> Token | None:
    """The place behind "In" that opens a sentence and was taken for who speaks, he himself for its other name: "In Sur, where …, a priest said"."""
    place = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if place is None or not place.left_edge.i or place.pos_ != "PROPN":
        return None
    before = place.left_edge.nbor(-1)
    fronted = before.dep_ == "prep" and before.head.i == verb.i and not list(before.children)
    return place if fronted and any(child.dep_ == "appos" and child.i > place.i for child in place.children) else None


def _side_in_front(verb: Token) -> Token | None:
    """The side that opens a sentence and was taken for who does it: "North of the city, rebels overran the base"."""
    side = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if side is None or side.lower_ not in read_words("placing_words", "measure"):
        return None
    has = {child.dep_ for child in side.rights}
    return side if {"prep", "appos"} <= has else None


def _free_subject(verb: Token, side: Token) -> None:
    """Make what was the other name of a side the subject."""
    doer = next(child for child in side.rights if child.dep_ == "appos")
    doer.head, doer.dep_ = verb, "nsubj"
    side.dep_ = "advmod"


def _swap_subject(verb: Token, place: Token) -> None:
    """Put a place behind its preposition, and make what was its other name the subject."""
    speaker = next(child for child in place.children if child.dep_ == "appos" and child.i > place.i)
    preposition = place.left_edge.nbor(-1)
    speaker.head, speaker.dep_ = verb, "nsubj"
    place.head, place.dep_ = preposition, "pobj"


def _dead_behind(shot: Token) -> Token | None:
    """The "dead" that was taken for what its subject is, where "shot" was taken for a noun: "gunmen on a motorcycle shot dead a clerk"."""
    dead = shot.doc[shot.i + 1] if shot.i + 1 < len(shot.doc) else shot
    noun = shot.lower_ == "shot" and shot.pos_ == "NOUN" and dead.lower_ == "dead" and not dead.is_sent_start
    return dead if noun and any(child.dep_ == "nsubj" for child in dead.lefts) else None


def _make_verb(shot: Token, dead: Token) -> None:
    """Make "shot" the verb, with all that hung on "dead"; what described it takes its place."""
    above, relation = shot.head, shot.dep_
    inner = next((child for child in shot.lefts if child.dep_ == "compound"), None)
    for child in list(shot.children):
        if inner is not None and child.i != inner.i:
            child.head = inner
    for child in list(dead.children):
        child.head = shot
    if inner is not None:
        inner.head, inner.dep_ = above, relation
    whole = dead.dep_ == "ROOT"
    shot.head, shot.dep_ = (shot, "ROOT") if whole else (dead.head, dead.dep_)
    dead.head, dead.dep_ = shot, "oprd"
    shot.tag_, shot.pos_, shot.lemma_ = "VBD", "VERB", "shoot"


def _describe(clause: Token, told: Token) -> None:
    """Make a clause describe a noun."""
    clause.head, clause.dep_ = told, "relcl"


def _lift(verb: Token, leader: Token) -> None:
    """Hang a verb on the name that opens its sentence."""
    verb.head = leader


MENDINGS: Mapping[str, tuple[tuple[Callable[[Token], Token | None], Callable[[Token, Token], None]], ...]] = {
    "pobj": ((_dead_behind, _make_verb),),
    "ROOT": ((_charge_before, _hang_behind), (_place_in_front, _swap_subject), (_side_in_front, _free_subject)),
    "conj": ((_second_verb, _give_subject), (_speaker_at_end, _make_last_words), (_place_in_front, _swap_subject)),
    "csubj": ((_subject_of_next, _part_sentences),),
    "ccomp": ((_described_by, _describe), (_place_in_front, _swap_subject), (_side_in_front, _free_subject)),
    "advcl": ((_described_by, _describe),),
    "acl": ((_leader_far_before, _lift),),
}
"""What to look for at a word of each relation, and how to mend what is found."""
