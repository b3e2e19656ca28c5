"""Tells what is threatened: in words that name no act ("will pay a heavy price"), or an act that is to come if somebody does not obey."""

from spacy.tokens import Token

from geodata.actors import role_of
from geodata.clauses import clause_root, governors, is_passive, object_of, subject_of
from geodata.model import Reason, Span
from geodata.scenes import Scene
from geodata.speech_verbs import force_of
from geodata.statements import has_speaker
from geodata.tables import read_words
from geodata.triggers import Trigger
from geodata.vocab import EventType, Modality, ReasonField

MENACING_TYPES = {EventType.FIGHTING, EventType.EXPLOSION, EventType.ATTACK}
NOT_YET = {Modality.PLANNED, Modality.CLAIMED, Modality.HAPPENED}


def is_threat(trigger: Trigger, head: Token, scene: Scene) -> bool:
    """Whether words of threat are one: somebody threatens who can, somebody is threatened, or what is said is to come.

    Args:
        trigger: The words.
        head: Their head token.
        scene: Their sentence.
    """
    if head.dep_ == "relcl" or _is_peaceful(head):
        return False
    if head.lemma_.lower() == "threaten":
        return has_speaker(trigger, head, scene) or _is_threatened(head) or _is_on_paper(head)
    if head.lemma_.lower() == "threat":
        return _is_made(head) and not any(child.lower_ == "no" for child in head.lefts)
    return bool(scene.sayings) and _is_to_come(head)


def find_menace(trigger: Trigger, head: Token, event_type: EventType, modality: Modality) -> Reason | None:
    """Say by which words an occurrence that is still to come is a threat; None where it is none.

    What will be done to whoever does something, or if somebody does not obey, by who speaks of it: "we will shell the
    town if they return", "any vehicle that moves would be fired upon"; and what those face who do not obey.
    """
    if event_type not in MENACING_TYPES:
        return None
    faced = faced_above(head)
    if faced is not None:
        return _reason("what those face who do not obey", Span(start=faced.idx, end=faced.idx + len(faced)))
    if trigger.role == "threat" and modality in NOT_YET:
        return _reason("words of threat", trigger)
    root = clause_root(head)
    if modality != Modality.PLANNED or not _is_to_come(head) or not (_is_own(root) or is_passive(root)):
        return None
    mark = next((word for word in root.subtree if _is_condition(word) or _is_whoever(word)), None)
    return None if mark is None else _reason("to come on a condition", Span(start=mark.idx, end=mark.idx + len(mark)))


def _reason(rule: str, words: Span) -> Reason:
    return Reason(field=ReasonField.MODALITY, rule=rule, words=Span(start=words.start, end=words.end))


def _is_peaceful(head: Token) -> bool:
    """Whether what is threatened is a step at law or at work: "threatened to sue"."""
    return any(
        child.dep_ == "xcomp" and child.lemma_.lower() in read_words("peaceful_steps") for child in head.children
    )


def _is_threatened(verb: Token) -> bool:
    """Whether a person or a people is threatened: "threatened teachers with death", "he has been threatened"."""
    object_ = object_of(verb)
    if object_ is not None:
        return role_of(object_) is not None
    by = [word for child in verb.children if child.dep_ in {"agent", "prep"} for word in child.children]
    if any(word.lemma_.lower() in read_words("threat_words", "paper") for word in by):
        return True
    threatened = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    return threatened is not None and (
        threatened.lower_ in read_words("threat_words", "own") or role_of(threatened) is not None
    )


def _is_on_paper(verb: Token) -> bool:
    """Whether a leaflet or a message threatens: it says who does no more than that."""
    sender = subject_of(verb)
    return sender is not None and sender.lemma_.lower() in read_words("threat_words", "paper")


def _is_made(noun: Token) -> bool:
    """Whether a threat is made or met: "issued a threat", "following a bomb threat", "threats against the embassy have been made"."""
    made = read_words("threat_words", "made")
    above = next(governors(noun), None)
    return above is not None and above.lemma_.lower() in made and noun.dep_ in {"dobj", "obj", "pobj", "nsubjpass"}


def _is_to_come(head: Token) -> bool:
    """Whether a clause is in the future, or the infinitive of what is vowed or threatened."""
    root = clause_root(head)
    if any(
        child.dep_ in {"aux", "auxpass"} and child.lower_ in read_words("threat_words", "coming")
        for child in root.children
    ):
        return True
    if root.dep_ == "conj" and any(child.lower_ == "or" for child in root.head.children):
        return True  # "leave or be treated as combatants"
    vowed = next(governors(root), None)
    infinitive = any(child.lower_ == "to" for child in root.lefts)
    if vowed is None or vowed.pos_ != "VERB" or not infinitive:
        return False
    return force_of(vowed) == "threaten" or vowed.lemma_.lower() in read_words("threat_words", "promise")


def _is_own(root: Token) -> bool:
    """Whether who speaks does it: "we will", "they would"."""
    doer = subject_of(root)
    return doer is not None and doer.lower_ in read_words("threat_words", "own")


def _is_condition(word: Token) -> bool:
    return word.dep_ in {"mark", "prep", "aux"} and word.lower_ in read_words("threat_words", "condition")


def _is_whoever(word: Token) -> bool:
    return word.lower_ in read_words("threat_words", "sure") and word.dep_ in {
        "det",
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
    }


def faced_above(head: Token) -> Token | None:
    """Return the verb before what strikes who does not obey: "told to leave or face bombardment"."""
    verb = head.head
    if head.dep_ not in {"dobj", "obj"} or verb.lemma_.lower() not in read_words("threat_words", "peril"):
        return None
    joined = verb.dep_ == "conj" and any(child.lower_ == "or" for child in verb.head.children)
    return verb if joined else None
