"""Finds the word that says of an occurrence that it was not; what is presupposed, such as "the raid" that hurt nobody, has been."""

from spacy.tokens import Token

from geodata.clauses import ancestors, clause_root
from geodata.tables import read_words

NO_WORDS = {"no", "none", "nobody", "nothing", "neither", "never"}
REPORTED = {"reported", "recorded"}


def find_negation(head: Token) -> Token | None:
    """Return the word that negates the clause of an occurrence: "did not", "no village was", "there was no raid"."""
    if is_presupposed(head) or _harmed_nobody(head):
        return None
    root = clause_root(head)
    if head.dep_ == "pobj" and root.lemma_.lower() in read_words("mood_words", "reticent"):
        return None
    if head.dep_ == "attr" and is_none_there(head):
        return next(child for child in head.children if child.lower_ == "no")
    clauses = [root]
    if root.dep_ == "relcl" and root.head.dep_ == "attr":
        clauses.append(root.head.head)
    for clause in clauses:
        for child in clause.children:
            if child.dep_ == "neg" or (child.dep_ in {"nsubj", "nsubjpass", "dobj"} and child.lower_ in NO_WORDS):
                return child
            if child.dep_ in {"nsubj", "nsubjpass", "dobj"}:
                no = next((word for word in child.children if word.dep_ == "det" and word.lower_ == "no"), None)
                if no is not None and not any(word.dep_ == "nummod" for word in child.children):
                    return no
    return None


def is_none_there(head: Token) -> bool:
    """Whether it is said that there was none: "there was no battle", "they dropped no bombs"."""
    none = any(child.lower_ == "no" for child in head.children)
    if head.dep_ == "dobj" and head.head.pos_ == "VERB":
        return none
    return none and head.dep_ in {"attr", "nsubj"} and any(child.dep_ == "expl" for child in head.head.children)


def taken_back(report: Token) -> Token | None:
    """Find the word that takes a report back or says that it does not hold: "was withdrawn", "are not true"."""
    verdict = report.head
    for word in (verdict, *(child for child in verdict.children if child.dep_ == "conj")):
        passive = any(child.dep_ == "auxpass" for child in word.children)
        if passive and word.lower_ in read_words("mood_words", "withdrawn"):
            return word
    doubt = next((child for child in verdict.children if child.dep_ == "neg"), None)
    holds = any(
        child.dep_ == "acomp" and child.lower_ in read_words("mood_words", "true") for child in verdict.children
    )
    return doubt if holds else None


def is_presupposed(head: Token) -> bool:
    """Whether a noun hangs on "after", "following" or "despite": it has happened, whatever its clause says."""
    below = head
    for word in ancestors(head):
        if word.lower_ in read_words("mood_words", "presupposing"):
            return below.dep_ == "pobj" or below.dep_ in {"dobj", "obj"}
        if below.dep_ not in {"pobj", "prep", "compound", "conj"} or word.pos_ == "VERB":
            return False
        below = word
    return False


def _harmed_nobody(head: Token) -> bool:
    """Whether a clause says of an act, named by a noun, that it did no harm: "no one was hurt in the raid"."""
    verb = clause_root(head)
    return (
        head.pos_ in {"NOUN", "PROPN"}
        and head.dep_ == "pobj"
        and head.head.head.i == verb.i
        and verb.lower_ in read_words("harm_words", "participle") | REPORTED
        and any(child.dep_ == "nsubjpass" for child in verb.children)
    )
