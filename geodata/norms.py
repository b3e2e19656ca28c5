"""Tells what is said of acts in general, asked about or left out: "bombing a school is a crime", "instead of attacking"."""

from spacy.tokens import Token

from geodata.clauses import ancestors
from geodata.tables import read_words

PRESENT_TAGS = {"VBZ", "VBP", "MD", "VB"}
ASKING_TAGS = {"WDT", "WP", "WP$", "WRB"}
SUBJECTS = {"nsubj", "nsubjpass", "csubj", "csubjpass"}
LINKS = {"pcomp", "pobj", "conj", "prep", "compound", "amod"}


def is_general(head: Token) -> bool:
    """Whether the words name no act that was done: what the law or faith says of such acts, a question, or what was not done."""
    return _is_judged(head) or _is_asked(head) or _is_left_out(head)


def _is_judged(head: Token) -> bool:
    """Whether such acts are judged, and no one act: "attacking a mosque is forbidden", "raids on schools are war crimes"."""
    if head.tag_ not in {"VBG", "NNS"} or any(child.dep_ in {"det", "poss", "nummod"} for child in head.children):
        return False
    for verb in _governing(head):
        bare = verb.tag_ in PRESENT_TAGS or any(
            child.dep_ == "auxpass" and child.tag_ in PRESENT_TAGS for child in verb.children
        )
        judged = (verb, *(child for child in verb.children if child.dep_ in {"acomp", "attr", "oprd"}))
        if bare and any(word.lemma_.lower() in _norms() or word.lower_ in _norms() for word in judged):
            return True
    return False


def _governing(head: Token) -> list[Token]:
    """The verbs whose subject a word is, or stands in as what describes it: "attacking mosques is"."""
    below, verbs = head, []
    for word in ancestors(head):
        if word.pos_ in {"VERB", "AUX"} and below.dep_ in SUBJECTS:
            verbs.append(word)
        if below.dep_ not in SUBJECTS | LINKS:
            return verbs
        below = word
    return verbs


def _is_asked(head: Token) -> bool:
    """Whether it is asked which of several it will befall: "what town will be shelled next depends on the river"."""
    clause = head if head.pos_ == "VERB" else head.head
    open_to_all = any(
        word.tag_ in ASKING_TAGS for child in clause.children if child.dep_ in SUBJECTS for word in child.children
    )
    return open_to_all and any(child.tag_ == "MD" for child in clause.children)


def _is_left_out(head: Token) -> bool:
    """Whether something was done without it or in its place: "without being shelled", "instead of storming the town"."""
    if head.dep_ != "pcomp":
        return False
    before = head.head
    return before.lower_ == "without" or (
        before.lower_ == "of" and before.i > 0 and before.nbor(-1).lower_ == "instead"
    )


def _norms() -> frozenset[str]:
    return read_words("mood_words", "norm")
