"""Mends parses that were led astray: "a leader wanted for murder was killed", "told the monitors that troops had fired"."""

from spacy.tokens import Doc, Token

from geodata.spelled_names import PLACE_LABELS
from geodata.tables import read_words

SUBJECTS = {"nsubj", "nsubjpass"}


def mend_garden_paths(doc: Doc) -> Doc:
    """Mend the parse in four places.

    Words such as "wanted" hang on the noun before them, where a verb in the passive follows that has no subject of its
    own; what is told to somebody is no clause about him; "claims" with a subject and "to have" is a verb; a town
    that a crowd goes through demands nothing.

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
            elif word.dep_ == "relcl" and (teller := _teller(word)) is not None:
                word.head, word.dep_ = teller, "ccomp"
            elif word.tag_ == "NNS" and _has_infinitive(word):
                word.tag_, word.pos_ = "VBZ", "VERB"
            elif word.dep_ == "pcomp" and (town := _town_gone_through(word)) is not None:
                way = word.head
                town.head, town.dep_ = way, "pobj"
                word.head, word.dep_ = way.head, "advcl"
    return doc


def _teller(clause: Token) -> Token | None:
    """The verb of telling whose listener a clause with "that" and a subject of its own was hung on."""
    listener = clause.head
    says = listener.head
    mark = listener.doc[listener.i + 1] if listener.i + 1 < len(listener.doc) else listener
    subjects = [child for child in clause.children if child.dep_ in SUBJECTS]
    if listener.dep_ not in {"dobj", "dative"} or says.lemma_.lower() not in read_words("deed_words", "tells"):
        return None
    own = bool(subjects) and all(subject.i > mark.i for subject in subjects)
    return says if mark.lower_ == "that" and mark.i < clause.i and own else None


def _town_gone_through(gerund: Token) -> Token | None:
    """The town behind a preposition of place that was taken for who does what follows: "marched through Juba demanding"."""
    subject = next((child for child in gerund.lefts if child.dep_ == "nsubj"), None)
    is_town = subject is not None and subject.ent_type_ in PLACE_LABELS and gerund.head.i == subject.left_edge.i - 1
    return subject if is_town and gerund.head.lower_ in read_words("placing_words", "crossed") else None


def _has_infinitive(noun: Token) -> bool:
    """Whether a word read as a noun has what only a verb has: a subject, and "to have done" behind."""
    bound = {child.dep_ for child in noun.children}
    perfect = (child for child in noun.rights if child.dep_ == "xcomp" and child.tag_ == "VBN")
    return "nsubj" in bound and any({"to", "have"} <= {word.lower_ for word in child.lefts} for child in perfect)


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
