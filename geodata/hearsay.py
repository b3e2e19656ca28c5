"""Finds the word that puts an occurrence as hearsay, by nobody named: "allegedly", "is reported to have", "it is believed that"."""

from spacy.tokens import Token

from geodata.clauses import clause_root, governors
from geodata.tables import read_words

BROUGHT_IN = {"ccomp", "xcomp"}


def find_hearsay(head: Token) -> Token | None:
    """Find what says that an occurrence is only said or believed to have been, and does not name by whom.

    Args:
        head: Head token of the words that name it.

    Returns:
        The adverb or the verb; None where the report vouches for it, or somebody does.

    Source:
        Own rule; the words are hearsay evidentials after Palmer, Mood and Modality (2001), ch. 2.
    """
    root = clause_root(head)
    for word in (*root.children, *head.children):
        if word.lower_ in read_words("mood_words", "hedging"):
            return word
    below = root
    for verb in governors(root):
        if below.dep_ not in BROUGHT_IN:
            return None
        if verb.lemma_.lower() in read_words("mood_words", "hearsay") and _is_impersonal(verb):
            return verb
        below = verb
    return None


def _is_impersonal(verb: Token) -> bool:
    """Whether a verb is passive and nobody stands behind it with "by"."""
    bound = {child.dep_ for child in verb.children}
    return "auxpass" in bound and "agent" not in bound
