"""Tells words that name no occurrence of the conflict: wishes, possibilities, sport, deaths by illness or accident."""

from functools import cache

from spacy.tokens import Token

from geodata.actors import role_of
from geodata.clauses import agent_of, ancestors, clause_root, governors, subject_of, tokens_at
from geodata.modality import is_risked, retaliation_above
from geodata.scenes import Scene
from geodata.speech_verbs import force_of
from geodata.tables import read_table, read_words

POSSIBLE = {"may", "might", "could"}
COMING = {"will", "would", "shall", "'ll"}
ANYBODY = {"anyone", "anybody", "whoever", "everyone", "whomever"}
LIKELY = {"likely", "possible", "feared", "expected", "imminent", "inevitable"}
SUBJECTS = {"nsubj", "nsubjpass", "advcl"}


def is_unreal(head: Token) -> bool:
    """Whether the words stand under a verb whose complement need not have happened ("wants to", "to prevent")."""
    below = head
    for word in governors(head):
        if word.pos_ == "NOUN" and word.lemma_.lower() in read_words("unreal_nouns") and below.dep_ == "prep":
            return word.lemma_.lower() != "end" or below.lower_ == "to"
        when = _unreal_verbs().get(word.lemma_.lower()) if word.pos_ == "VERB" else None
        if when == "always" or (when == "infinitive" and any(child.lower_ == "to" for child in word.lefts)):
            return below.dep_ not in SUBJECTS
        below = word
    return False


def is_beyond_them(head: Token) -> bool:
    """Whether it is said that somebody could or would not do it: "unable to flee"."""
    return (
        head.dep_ == "xcomp"
        and head.head.pos_ == "ADJ"
        and head.head.lemma_.lower() in read_words("unreal_verbs", "able")
    )


def is_by_nature(head: Token) -> bool:
    """Whether a beast or the weather does it: "elephants raided the fields", "hail pounded the vineyards"."""
    doers = (subject_of(head), agent_of(head)) if head.pos_ == "VERB" else ()
    nature = read_words("nature_words")
    wild = [doer for doer in doers if doer is not None and doer.lemma_.lower() in nature]
    made_of = [[of for child in doer.children if child.lower_ == "of" for of in child.children] for doer in wild]
    return any(all(of.lemma_.lower() in nature for of in ofs) for ofs in made_of)  # not "a swarm of drones"


def is_only_tried(head: Token) -> bool:
    """Whether somebody only set out to do it: "troops moved to arrest him"."""
    tries = read_words("unreal_verbs", "custody")
    return (
        head.dep_ in {"xcomp", "advcl"} and head.head.lemma_.lower() in tries and "to" in {w.lower_ for w in head.lefts}
    )


def is_threatened(head: Token) -> bool:
    """Whether somebody warns or vows that it will come: "warned that they risked being shot", "will be answered by a raid"."""
    if retaliation_above(head) is not None:
        return True
    root = clause_root(head)
    coming = any(child.dep_ == "aux" and child.lower_ in COMING for child in root.children) or is_risked(head)
    return coming and any(word.pos_ == "VERB" and force_of(word) == "threaten" for word in governors(head))


def is_unexploded(head: Token) -> bool:
    """Whether a bomb or a mine is only found: "police seized a bomb", "a cache of two rockets and a mine was discovered"."""
    below = head
    for word in ancestors(head):
        if word.pos_ == "VERB":
            return below.dep_ in {"dobj", "obj", "nsubjpass", "prep"} and word.lemma_.lower() in _devices()
        if below.dep_ not in {"conj", "pobj", "prep", "compound", "appos"}:
            return False
        below = word
    return False


def is_habit(head: Token) -> bool:
    """Whether the words tell what somebody does by habit: "the commander plants bombs", "she leads attacks on patrols".

    The verb stands in the simple present, and what it does has no number.
    """
    root = clause_root(head)
    if head.tag_ not in {"NNS", "NNPS"} and head.dep_ != "compound":
        return False
    verbs = [root, *(child for child in root.children if child.dep_ in {"aux", "auxpass", "neg"})]
    doer = subject_of(root)
    if root.tag_ not in {"VBZ", "VBP"} or len(verbs) > 1 or doer is None or head.i < root.i:
        return False
    named = doer.tag_ in {"NN", "NNP", "PRP"} or role_of(doer) is not None
    return named and doer.i != head.i and force_of(root) is None and not any(word.like_num for word in head.subtree)


def is_possible(head: Token) -> bool:
    """Whether the words only tell of what may come or seems so: "might flee", "attacks are likely", "not to kill"."""
    root = clause_root(head)
    if _is_forbidden(head) or _is_ruled_out(head) or _is_of_anybody(head) or _is_any_to_come(head):
        return True
    if head.dep_ == "attr" and any(child.dep_ == "nsubj" and child.pos_ == "PRON" for child in head.head.children):
        return True
    if any(child.dep_ == "poss" and child.lower_ in {"my", "your", "our"} for child in head.children):
        return True
    if any(child.dep_ == "aux" and child.lower_ in POSSIBLE for child in root.children):
        return not any(child.lower_ == "have" for child in root.children)
    return root.lemma_ == "be" and any(
        child.dep_ in {"acomp", "attr"} and child.lower_ in LIKELY for child in root.children
    )


def _is_forbidden(head: Token) -> bool:
    """Whether a verb stands in an infinitive that says not to do it: "told us not to kill"."""
    return any(child.dep_ == "neg" for child in head.children) and any(child.lower_ == "to" for child in head.lefts)


def _is_of_anybody(head: Token) -> bool:
    """Whether no certain person does or suffers it: "anyone who shoots", "a law on attacking anybody"."""
    root = clause_root(head)
    if root.dep_ == "relcl" and root.head.lower_ in ANYBODY:
        return True
    return any(child.lower_ in ANYBODY and child.dep_ in {"dobj", "nsubj"} for child in head.children)


def _is_any_to_come(head: Token) -> bool:
    """Whether a noun stands for whatever may come: "every raid will be answered", "any attack would end the talks"."""
    if head.dep_ not in SUBJECTS or not any(child.lower_ in {"any", "every", "each"} for child in head.children):
        return False
    return any(child.dep_ == "aux" and child.lower_ in COMING for child in head.head.children)


def _is_ruled_out(head: Token) -> bool:
    """Whether it is said that nobody will, or to nobody: "promised that no village would be attacked"."""
    if not any(child.dep_ == "aux" and child.lower_ in COMING for child in head.children):
        return False
    subjects = [child for child in head.children if child.dep_ in {"nsubj", "nsubjpass"}]
    return any(word.lower_ == "no" for subject in subjects for word in subject.children)


def is_sport(scene: Scene) -> bool:
    """Whether a sentence tells of a match: it has a word that is of sport only, or two that may be."""
    tokens = [token for token in tokens_at(scene.tokens.doc, scene.sentence) if not _names_grounds(token)]
    found = {form for token in tokens for form in (token.lemma_.lower(), token.lower_)} & _lemmas("sports_words")
    return bool(found & read_words("sports_words", "sure")) or len(found) > 1


def _names_grounds(word: Token) -> bool:
    """Whether a word only says what grounds are for: people may sleep on basketball courts."""
    return word.dep_ == "compound" and word.head.lemma_.lower() in read_words("where_words", "grounds")


def died_otherwise(scene: Scene) -> bool:
    """Whether the sentence gives illness, hunger, weather or an accident as the cause of death."""
    words = _lemmas("causes")
    return any(
        (token.lemma_.lower() in words or token.lower_ in words)
        and token.dep_ in {"pobj", "conj", "nsubj", "compound", "dobj"}
        for token in scene.tokens
    )


@cache
def _unreal_verbs() -> dict[str, str]:
    return {row["lemma"]: row["when"] for row in read_table("unreal_verbs") if row["when"] in {"always", "infinitive"}}


def _devices() -> frozenset[str]:
    return read_words("unreal_verbs", "device")


def _lemmas(table: str) -> frozenset[str]:
    return read_words(table)
