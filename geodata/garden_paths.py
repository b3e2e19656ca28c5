"""Mends a parse that takes a participle for the verb of its sentence: "a leader wanted for murder was killed"."""

from spacy.tokens import Doc, Token

from geodata.tables import read_words

SUBJECTS = {"nsubj", "nsubjpass"}


def mend_garden_paths(doc: Doc) -> Doc:
    """Hang words such as "wanted" on the noun before them, where a verb in the passive follows that has no subject of its own.

    Args:
        doc: A parsed text; it is changed.

    Returns:
        The same document.
    """
    if doc.has_annotation("DEP"):
        misled = read_words("deed_words", "misread")
        for word in doc:
            if word.lower_ in misled and word.tag_ == "VBD" and (main := _main_verb(word)) is not None:
                _mend(word, main)
    return doc


def _main_verb(word: Token) -> Token | None:
    """The verb in the passive that the sentence has behind a participle which was taken for its verb."""
    bound = {child.dep_ for child in word.children}
    if not (word.i and word.nbor(-1).dep_ == "nsubj" and word.nbor(-1).head.i == word.i) or bound & {
        "dobj",
        "obj",
        "xcomp",
    }:
        return None
    beside = [word.head, *word.rights]
    passive = (verb for verb in beside if verb.i > word.i and any(child.dep_ == "auxpass" for child in verb.children))
    return next(passive, None)


def _mend(word: Token, main: Token) -> None:
    """Make the participle describe its noun, which suffers what the other verb tells; what that verb had for its subject is the participle's."""
    noun = word.nbor(-1)
    preposition = next((child for child in word.rights if child.dep_ == "prep" and not list(child.children)), None)
    taken = next((child for child in main.lefts if child.dep_ in SUBJECTS and child.i > word.i), None)
    above, relation = word.head, word.dep_
    if main.i != above.i:
        main.dep_ = relation if above.i != word.i else "ROOT"
        main.head = above if above.i != word.i else main
    noun.head, noun.dep_ = main, "nsubjpass"
    for child in list(word.children):
        if child.i > main.i:
            child.head = main
    word.head, word.dep_, word.tag_ = noun, "acl", "VBN"
    if preposition is not None and taken is not None:
        taken.head, taken.dep_ = preposition, "pobj"
