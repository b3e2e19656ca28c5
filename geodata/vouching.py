"""Chooses who vouches for an occurrence: of the statements of its sentence the nearest that brings it in."""

from collections.abc import Sequence

from spacy.tokens import Token

from geodata.attribution import RELAY_RULE, Saying
from geodata.clauses import ancestors, clause_root, has_subject, tokens_at
from geodata.grouping import ASIDE
from geodata.model import Figure
from geodata.roles import HARM_KINDS
from geodata.scenes import Scene
from geodata.speech_cues import is_source_word
from geodata.speech_verbs import speech_verbs
from geodata.triggers import Trigger

ANNOUNCED = {"dobj", "obj", "prep"}
"""How words hang on a verb that does not report them but brings them about: "declared an alert for fear of attacks"."""
COUNTS = {"number", "total", "count", "tally"}
OPINION_FORCES = {"judge", "demand", "propose", "plan"}


def find_voucher(scene: Scene, lead: Trigger, figures: Sequence[Figure]) -> Saying | None:
    """Find the statement that tells of an occurrence.

    Args:
        scene: Its sentence.
        lead: The words that name it.
        figures: Its figures.

    Returns:
        The statement that brings in the words, else one that brings in all who came to harm; None where the report
        speaks itself.
    """
    return _saying_of(scene, lead) or _saying_of_counts(scene, figures)


def _saying_of(scene: Scene, lead: Trigger) -> Saying | None:
    """Return the statement nearest above the words: their own verb first, then the narrowest that holds them."""
    own = [saying for saying in scene.sayings if saying.verb == lead.head]
    head = scene.head(lead)
    around = [
        saying
        for saying in scene.sayings
        if saying.speaker.start <= lead.start
        and lead.end <= saying.speaker.end
        and not _is_aside(head, saying)
        and not _is_timed_by(head, scene.tokens.doc[saying.verb])
        and not _denies_beside(head, saying)
    ]
    chosen = own or sorted(around, key=lambda saying: saying.speaker.end - saying.speaker.start)
    if not chosen:
        return None
    if chosen[0].force != "say":
        return _told_by(chosen[0], around, scene)
    return chosen[0] if own else _first_hand(chosen[0], around, scene, head)


def _first_hand(saying: Saying, around: Sequence[Saying], scene: Scene, head: Token) -> Saying:
    """Return who says so: whom a paper cites rather than the paper, and who reports what somebody else announced.

    "The ministry has declared an alert for fear of attacks, its spokesman said": the spokesman tells of the attacks.
    """
    if saying.by_medium:
        cited = (other for other in scene.sayings if other.speaker.reason == RELAY_RULE)
        doc = scene.tokens.doc
        return next(
            (other for other in cited if saying.verb in {word.i for word in ancestors(doc[other.verb])}), saying
        )
    line = [head, *ancestors(head)]
    at = next((place for place, word in enumerate(line) if word.i == saying.verb), 0)
    if not at or line[at - 1].dep_ not in ANNOUNCED:
        return saying
    above = {word.i for word in line[at + 1 :]}
    return next((other for other in around if other.force == "say" and other.verb in above), saying)


def _saying_of_counts(scene: Scene, figures: Sequence[Figure]) -> Saying | None:
    """Return the statement that holds every count of those harmed, where the act itself is told beside it."""
    doc = scene.tokens.doc
    counts = [(figure, tokens_at(doc, figure).root) for figure in figures if figure.kind in HARM_KINDS]
    return next(
        (
            saying
            for saying in scene.sayings
            if counts
            and saying.force == "say"
            and all(saying.speaker.contains(figure) and not _is_aside(head, saying) for figure, head in counts)
        ),
        None,
    )


def _told_by(saying: Saying, around: Sequence[Saying], scene: Scene) -> Saying:
    """Return who tells of a demand, an offer or a threat that is somebody else's, unless that is only a medium."""
    above = _verbs_over(scene.tokens.doc[saying.verb])
    outer = [
        other
        for other in around
        if other.force == "say"
        and other.verb in above
        and other.speaker.name != saying.speaker.name
        and not other.by_medium
    ]
    return outer[-1] if outer else saying


def _verbs_over(verb: Token) -> set[int]:
    """Return the words that a verb hangs on; "Baku said that …, and Yerevan denied that …": behind a comma neither does."""
    over: set[int] = set()
    for word in (verb, *ancestors(verb)):
        joints = [child for child in word.head.children if child.dep_ in {"cc", "punct"} and child.i < word.left_edge.i]
        if word.dep_ == "conj" and has_subject(word) and any(joint.lower_ == "," for joint in joints[-2:]):
            break
        over.add(word.head.i)
    return over


def _is_aside(head: Token, saying: Saying) -> bool:
    """Whether a relative clause stands between the words and the verb: it is the outlet's, not the speaker's.

    What stands in a clause that is said is said with it ("said that men who had killed two were held"); what is
    demanded or judged is not.
    """
    relative = False
    for word in (head, *ancestors(head)):
        if word.i == saying.verb:
            return relative
        if saying.force not in OPINION_FORCES and (word.dep_ == "ccomp" or _brings_in(word, saying)):
            return False
        relative = relative or (word.dep_ == "relcl" and not _is_counted(word.head))
    return False


def _is_counted(noun: Token) -> bool:
    """Whether a clause says who is counted: "puts at 4,000 the number of people who have left"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in COUNTS


def _denies_beside(head: Token, saying: Saying) -> bool:
    """Whether a relative clause behind the words denies them: "shells hit a clinic, an attack the army denied"."""
    verb = head.doc[saying.verb]
    return saying.force == "deny" and verb.dep_ in {"relcl", "acl"} and head.i < verb.left_edge.i


def _is_timed_by(head: Token, verb: Token) -> bool:
    """Whether a verb of saying stands in a clause that only dates what is told: "50,000 have fled since it called for a march"."""
    if is_source_word(verb, "according"):
        return False
    root = clause_root(head)
    timed = False
    for word in (verb, *ancestors(verb)):
        if word.i == root.i:
            return timed
        marks = {child.lower_ for child in word.children if child.dep_ == "mark"}
        timed = timed or (word.dep_ == "advcl" and not marks.isdisjoint(ASIDE))
    return False


def _brings_in(word: Token, saying: Saying) -> bool:
    """Whether a preposition makes a noun what is said: "spoke of a bomb that had gone off"."""
    verb = word.head
    return word.dep_ == "prep" and verb.i == saying.verb and f"{verb.lemma_.lower()} {word.lower_}" in speech_verbs()
