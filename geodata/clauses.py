"""Reads clauses off a dependency parse: which words belong to one statement.

Works on any `Doc`; without a parser every sentence is one clause.

Source: Universal Dependencies' clausal relations, in the ClearNLP labels that spaCy's English models give.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from geodata.model import Span as TextSpan
from geodata.tables import read_words

CLAUSE_RELATIONS = {"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "parataxis", "csubj", "pcomp", "dep"}
VERBAL = {"VERB", "AUX"}
FINITE_TAGS = {"VBD", "VBZ", "VBP", "MD"}
SUBJECT_RELATIONS = {"nsubj", "nsubjpass", "csubj"}
HYPOTHETICAL_MARKS = {"if", "unless", "whether"}
COMING = {"come", "follow"}
INVERTED = {"had", "were", "should"}
MAX_DEPTH = 60


def is_clause_root(token: Token) -> bool:
    """Whether a token heads a clause: a verb in a clausal relation, or one coordinated with such a verb."""
    if token.dep_ == "ROOT":
        return True
    if token.pos_ not in VERBAL:
        return False
    return token.dep_ in CLAUSE_RELATIONS or (token.dep_ == "conj" and token.head.pos_ in VERBAL)


def ancestors(token: Token) -> Iterator[Token]:
    """Yield the heads of a token, nearest first; never more than `MAX_DEPTH`, and none on the far side of a semicolon."""
    current = token
    for _ in range(MAX_DEPTH):
        if current.head is current or current.head.i == current.i or _is_cut_off(current):
            return
        current = current.head
        yield current


def _is_cut_off(clause: Token) -> bool:
    """Whether a semicolon stands between a clause and the verb behind it that the parse hangs it on."""
    if clause.dep_ != "ccomp" or clause.i > clause.head.i:
        return False
    return any(child.lower_ == ";" and child.i > clause.i for child in clause.head.lefts)


def governors(token: Token) -> Iterator[Token]:
    """Yield what rules over a token, nearest first: its heads, but none that it is only coordinated with.

    In "demanded a truce and threatened a raid" the raid is threatened, not demanded.
    """
    below = token
    for word in ancestors(token):
        if below.dep_ != "conj":
            yield word
        below = word


def past_behind(verb: Token, head: Token) -> bool:
    """Whether a word stands in what a verb of coming is set behind: "comes two weeks after the raid"."""
    if verb.lemma_.lower() not in COMING:
        return False
    return any(
        child.lower_ == "after" and any(word.i == head.i for word in child.subtree)
        for child in verb.children
        if child.dep_ in {"prep", "mark", "advcl"}
    )


def clause_root(token: Token) -> Token:
    """Return the head of the clause that a token stands in."""
    if is_clause_root(token):
        return token
    return next((head for head in ancestors(token) if is_clause_root(head)), token)


def depth(token: Token) -> int:
    """Count the heads above a token."""
    return sum(1 for _ in ancestors(token))


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb; that of the verb it is coordinated with or depends on where it has none."""
    current = verb
    for _ in range(4):
        own = [child for child in current.children if child.dep_ in SUBJECT_RELATIONS]
        if own:
            return own[0]
        if is_verb_of_root(current):
            return current.head
        if current.dep_ not in {"conj", "xcomp", "advcl", "acomp"}:
            return None
        current = _told_before(current) or current.head
    return None


def is_verb_of_root(verb: Token) -> bool:
    """Whether a past form is the verb of a sentence whose noun the parse took for its root: "The mission called on them to stop"."""
    return (
        verb.dep_ == "acl"
        and verb.tag_ in {"VBD", "VBN"}
        and verb.head.dep_ == "ROOT"
        and verb.head.pos_ in {"NOUN", "PROPN"}
    )


def _told_before(clause: Token) -> Token | None:
    """Return the clause told before the verb of speech that another was hung on: "a drone hit it, he said, injuring four"."""
    if clause.dep_ != "advcl" or clause.i < clause.head.i:
        return None
    return next((child for child in clause.head.lefts if child.dep_ == "ccomp"), None)


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(child.dep_ in SUBJECT_RELATIONS for child in verb.children)


def goes_on_since(clause: Token) -> bool:
    """Whether a clause behind "and" has its own subject and goes on: "one was shot, and four have been missing since"."""
    since = any(child.lower_ == "since" for child in clause.rights)
    return since and clause.dep_ == "conj" and has_subject(clause)


def agent_of(verb: Token) -> Token | None:
    """Return the agent of a passive verb ("killed by gunmen")."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((word for word in child.children if word.dep_ == "pobj"), None)
    return None


def object_of(verb: Token) -> Token | None:
    """Return the direct object of a verb."""
    return next((child for child in verb.children if child.dep_ in {"dobj", "obj"}), None)


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive."""
    return any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children)


def is_hypothetical(token: Token) -> bool:
    """Whether a token stands under "if", "unless" or "whether", or in "had it …, it would have …"."""
    for word in (token, *governors(token)):
        if word.pos_ in VERBAL and (_is_inverted(word) or _is_counterfactual(word)):
            return True
        if word.dep_ in {"advcl", "ccomp"} and any(
            child.dep_ == "mark" and child.lower_ in HYPOTHETICAL_MARKS for child in word.children
        ):
            return True
    return False


def _is_inverted(verb: Token) -> bool:
    """Whether a clause opens its sentence with "had", "were" or "should" before its subject, and is no question."""
    first = verb.sent[0]
    asks = verb.sent[-1].text == "?"
    return first.lower_ in INVERTED and first.head.i == verb.i and verb.dep_ != "ROOT" and not asks


def _is_counterfactual(verb: Token) -> bool:
    """Whether a clause tells what would have been; a second verb has the auxiliaries of the first."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if not auxiliaries and verb.dep_ == "conj" and not has_subject(verb):
        auxiliaries = {child.lower_ for child in verb.head.children if child.dep_ == "aux"}
    return {"would", "have"} <= auxiliaries


def noun_phrase(token: Token) -> Span:
    """Return the noun phrase of a token: its left modifiers, "of" phrases and names in apposition.

    Relative clauses and everything after them stay out.
    """
    doc: Doc = token.doc
    left = min(
        (child.left_edge.i for child in token.children if child.i < token.i and child.dep_ != "relcl"), default=token.i
    )
    right = token.i
    while (
        right + 2 < len(doc) and doc[right + 1].text == "-" and not doc[right].whitespace_ + doc[right + 1].whitespace_
    ):
        right += 2  # "passers-by", "commander-in-chief"
    name_end = right
    for child in (child for word in doc[token.i : name_end + 1] for child in word.children):
        if child.i <= name_end:
            continue
        if (child.dep_ == "prep" and child.lower_ == "of") or child.dep_ in {"appos", "compound", "flat"}:
            edge = _right_edge(child)
            right = max(right, edge) if child.left_edge.i <= right + 2 else right
    return doc[left : right + 1]


def _right_edge(token: Token) -> int:
    stops = [word.left_edge.i for word in token.subtree if word.dep_ in {"relcl", "acl", "advcl"} and word.i > token.i]
    return min([token.right_edge.i, *(stop - 1 for stop in stops)])


def text_span(words: Token | Span) -> TextSpan:
    """Return where words stand in the text."""
    if isinstance(words, Token):
        return TextSpan(start=words.idx, end=words.idx + len(words))
    return TextSpan(start=words.start_char, end=words.end_char)


def tokens_at(doc: Doc, span: TextSpan) -> Span:
    """Return the tokens that a stretch of text touches."""
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None:
        msg = f"span {span.start}:{span.end} lies outside the text of {len(doc.text)} characters"
        raise ValueError(msg)
    return tokens


def says_which_way(token: Token) -> bool:
    """Whether a name only tells a road from others: "the road to X"."""
    preposition = token.head
    ways = read_words("placing_words", "way")
    return preposition.lower_ in {"to", "from"} and preposition.head.lemma_.lower() in ways
