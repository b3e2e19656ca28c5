"""Tells what happened from what is claimed, denied, threatened, demanded, proposed, planned or long past."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from spacy.tokens import Token

from geodata.attribution import Saying
from geodata.clauses import ancestors, clause_root, governors, object_of, past_behind, text_span
from geodata.hearsay import find_hearsay
from geodata.model import DateMention, Reason, Span
from geodata.negation import find_negation, is_presupposed, taken_back
from geodata.speech_verbs import force_of
from geodata.tables import read_table, read_words
from geodata.vocab import DatePrec, Modality, ReasonField

BACKGROUND_DAYS = 30
FORCES = {
    "deny": Modality.DENIED,
    "demand": Modality.DEMANDED,
    "propose": Modality.PROPOSED,
    "plan": Modality.PLANNED,
    "arrange": Modality.PLANNED,
    "threaten": Modality.THREATENED,
}
ANSWERED_WITH = {"by", "with"}
SUGGESTING = {"suggest"}
PURPOSE = {"advcl", "xcomp", "acl", "relcl"}


def find_modality(
    head: Token,
    saying: Saying | None,
    when: DateMention | None,
    published: date | None,
) -> tuple[Modality, Reason]:
    """Say how an occurrence is put.

    Args:
        head: Head token of the words that name it.
        saying: The statement that it is part of, if any.
        when: Its date, if known.
        published: Publication date, if known.

    Returns:
        The modality and its reason.
    """
    governed = _governing_force(head) or _called_false(head)
    done = _is_done(head, when, published)
    if governed is not None and not (done and governed[0] == Modality.PLANNED) and not _turns_down(head):
        modality, word = governed
        return modality, _reason("a word that rules over it", text_span(word))
    negation = find_negation(head)
    if negation is not None and saying is not None:
        return Modality.DENIED, _reason("negated by who speaks", text_span(negation))
    coming = _suggested(head, saying) or (None if done else _coming(head))
    if coming is not None and not (when is not None and when.prec > DatePrec.DAY and is_background(when, published)):
        modality, rule, word = coming
        return modality, _reason(rule, text_span(word))
    if when is not None and is_background(when, published):
        return Modality.HISTORICAL, _reason("older than the news of the day", when)
    other = _remembered(head) or _dated_ahead(when, published)
    if other is not None:
        return other
    if saying is not None:
        return Modality.CLAIMED, _reason("somebody says so", saying.cue)
    hearsay = find_hearsay(head)
    if hearsay is not None:
        return Modality.CLAIMED, _reason("hearsay", text_span(hearsay))
    return Modality.HAPPENED, _reason("the report's own voice", None)


def _dated_ahead(when: DateMention | None, published: date | None) -> tuple[Modality, Reason] | None:
    """Say that an occurrence is to come whose day lies behind that of the report: "ministers meet in Gaborone on Monday"."""
    if when is None or published is None or when.first <= published:
        return None
    return Modality.PLANNED, _reason("dated after the report", when)


def _is_done(head: Token, when: DateMention | None, published: date | None) -> bool:
    """Whether a noun names what has come about, whatever is planned because of it: "will discuss the shelling that killed 12"."""
    if head.pos_ != "NOUN":
        return False
    if any((child.dep_, child.tag_) in {("relcl", "VBD"), ("acl", "VBN")} for child in head.rights):
        return True
    sure = when is not None and "weekday" not in when.reason  # "for Monday" may be the next
    return sure and when is not None and published is not None and when.last < published


def _turns_down(head: Token) -> bool:
    """Whether a verb of denial is the step itself, and denies nothing: "rejected a truce"."""
    return force_of(head) == "deny" and head.pos_ == "VERB" and object_of(head) is not None


def _remembered(head: Token) -> tuple[Modality, Reason] | None:
    """Say by which word the news comes after an occurrence, or is a day in its memory: "the anniversary of the massacre"."""
    for word in ancestors(head):
        if past_behind(word, head):
            return Modality.HISTORICAL, _reason("what the news comes after", text_span(word))
        if word.lemma_.lower() in read_words("mood_words", "remembering"):
            return Modality.HISTORICAL, _reason("what is remembered", text_span(word))
    return None


def is_background(when: DateMention | None, published: date | None) -> bool:
    """Whether a date lies so far back that it tells of history: another year, or more than a month ago."""
    if when is None or published is None:
        return False
    if when.prec == DatePrec.YEAR and when.first.year != published.year:
        return when.last < published
    return when.last < published - timedelta(days=BACKGROUND_DAYS)


@cache
def mood_words(role: str) -> dict[str, Modality]:
    """Read the words of one role that say how an occurrence is put, and what they make of it."""
    return {row["word"]: FORCES[row["force"]] for row in read_table("mood_words") if row["role"] == role}


def _reason(rule: str, words: Span | None) -> Reason:
    stretch = Span(start=words.start, end=words.end) if words else None
    return Reason(field=ReasonField.MODALITY, rule=rule, words=stretch)


def _governing_force(head: Token) -> tuple[Modality, Token] | None:
    """Look up the tree for a verb or noun that wishes, offers, plans, threatens or denies."""
    if any(child.dep_ == "relcl" and child.tag_ == "VBD" for child in head.children):
        return None
    below = head
    for word in (head, *ancestors(head)):
        if word.pos_ == "NOUN" and word is not head and below.dep_ in {"pobj", "prep", "acl", "pcomp"}:
            force = mood_words("noun").get(word.lemma_.lower())
            if force is not None:
                return force, word
        if _says_beside(word, below):
            return None
        if word.pos_ == "VERB" and (
            word is head or below.dep_ not in {"advcl", "nsubj", "nsubjpass", "relcl"} or _is_made_ready(below, word)
        ):
            force = FORCES.get(force_of(word) or "")
            if force is not None and (word is head or _rules_over(below, force)):
                return _warned(word, force, head), word
        if below.dep_ == "relcl" or (below is not head and below.dep_ == "advcl"):
            return None
        below = word
    return None


def _says_beside(word: Token, below: Token) -> bool:
    """Whether a verb of saying of its own stands beside another: "denied it had killed anybody and said it had taken a hill"."""
    return word.pos_ == "VERB" and word.dep_ == "conj" and below.dep_ == "ccomp" and force_of(word) == "say"


def _is_made_ready(below: Token, verb: Token) -> bool:
    """Whether a clause of purpose says what somebody gets ready for: "mobilising to launch attacks"."""
    return force_of(verb) == "arrange" and below.dep_ == "advcl" and any(word.lower_ == "to" for word in below.lefts)


def _rules_over(below: Token, force: Modality) -> bool:
    """Whether the word below is what the verb wishes or denies ("any part in"), not its time, place or speaker."""
    if below.dep_ == "prep" and below.lower_ == "in":
        return force == Modality.DENIED
    if below.dep_ == "prep":
        return below.lower_ in {"for", "of", "against", "to", "on", "with"}
    return below.dep_ in {"ccomp", "xcomp", "dobj", "obj", "conj", "pcomp", "advcl"}


def _warned(verb: Token, force: Modality, head: Token) -> Modality:
    """A warning is a threat only of what would come: "warned that vehicles would be fired upon"."""
    if verb.lemma_.lower() != "warn" or verb.i == head.i:
        return force
    coming = mood_words("future").keys() | mood_words("possible").keys()
    told = (child for clause in _clauses_of_purpose(clause_root(head)) for child in clause.children)
    ahead = is_risked(head) or any(child.dep_ == "aux" and child.lower_ in coming for child in told)
    return force if ahead else Modality.CLAIMED


def is_risked(head: Token) -> bool:
    """Whether it is what somebody risks: "risked being shot"."""
    return any(word.pos_ == "VERB" and word.lemma_.lower() in mood_words("risking") for word in governors(head))


def retaliation_above(head: Token) -> Token | None:
    """Return the verb that announces violence in answer: "every raid will be answered by a raid", "will retaliate with rockets"."""
    for word in governors(head):
        if word.dep_ in {"agent", "prep"} and word.lower_ in ANSWERED_WITH:
            verb = word.head
            if verb.lemma_.lower() in mood_words("retaliating") and any(
                child.dep_ == "aux" and child.lower_ in mood_words("future") for child in verb.children
            ):
                return verb
    return None


def _called_false(head: Token) -> tuple[Modality, Token] | None:
    """Find the word that calls an occurrence untrue: "reports of clashes are false", "he does not believe that they were beaten"."""
    for word in governors(head) if head.dep_ != "pobj" else ():
        if word.pos_ == "VERB" and word.lemma_.lower() in mood_words("believing"):
            doubt = next((child for child in word.children if child.dep_ == "neg"), None)
            if doubt is not None:
                return Modality.DENIED, doubt
    for word in ancestors(head):
        if word.pos_ != "NOUN" or word.lemma_.lower() not in mood_words("report"):
            continue
        judged = [*word.head.children, *(child for each in word.head.children for child in each.children)]
        untrue = next((each for each in judged if each.lower_ in mood_words("false") and each.i != word.i), None)
        untrue = untrue or taken_back(word)
        if untrue is not None and word.dep_ in {"nsubj", "nsubjpass", "dobj", "obj"}:
            return Modality.DENIED, untrue
    return None


def _coming(head: Token) -> tuple[Modality, str, Token] | None:
    """Say how, by which rule and by which word a clause, or the one whose purpose it is, speaks of what is to come.

    What something is to come after has come already: "will not succeed, following two attacks".
    """
    if is_presupposed(head) or any(child.dep_ == "relcl" and _is_past_in_it(child) for child in head.children):
        return None
    answer = retaliation_above(head)
    if answer is not None:
        return Modality.THREATENED, "what will be answered with it", answer
    for clause in (*_clauses_behind(head), *_clauses_of_purpose(clause_root(head))):
        for word in (clause, *clause.children):
            found = _bent(word)
            if found is not None:
                return found
        due = next((child for child in clause.children if child.dep_ == "acomp" and child.lower_ == "due"), None)
        if due is not None and clause.tag_ in {"VBZ", "VBP"}:
            return Modality.PLANNED, "is due", due
        to = next((child for child in clause.lefts if child.lower_ == "to"), None)
        if to is not None and (clause.head.i == head.i or (clause.dep_ == "xcomp" and clause.head.lemma_ == "be")):
            return Modality.PLANNED, "is to", to
        auxiliaries = [child for child in clause.children if child.dep_ in {"aux", "auxpass"}]
        future = next((word for word in auxiliaries if word.lower_ in mood_words("future")), None)
        if future is not None:
            return Modality.PLANNED, "future tense", future
        possible = next((word for word in auxiliaries if word.lower_ in mood_words("possible")), None)
        if possible is not None and not any(word.lemma_ == "have" for word in auxiliaries):
            return Modality.PLANNED, "not yet the case", possible
    return None


def _is_past_in_it(verb: Token) -> bool:
    """Whether a clause tells in the simple past of what came about in it: "the attack, in which a corporal was killed"."""
    if any(child.dep_ == "nsubj" and child.tag_ in {"WDT", "WP"} for child in verb.children):
        return False
    return verb.tag_ == "VBD" or any(child.dep_ == "auxpass" and child.tag_ == "VBD" for child in verb.children)


def _suggested(head: Token, saying: Saying | None) -> tuple[Modality, str, Token] | None:
    """Whether somebody suggests that it be done: with "would" or "should", or the bare form of the verb."""
    verb = head.doc[saying.verb] if saying is not None else None
    if verb is None or verb.lemma_.lower() not in SUGGESTING:
        return None
    words = [clause_root(head), *clause_root(head).children]
    wished = any(word.dep_ in {"aux", "auxpass", "ccomp"} and word.tag_ in {"VB", "MD"} for word in words)
    return (Modality.PROPOSED, "suggested", verb) if wished else None


def _clauses_behind(head: Token) -> list[Token]:
    """Return the infinitive that hangs on a noun: "a meeting to be held in June"."""
    if head.pos_ == "VERB":
        return []
    behind = [child for child in head.children if child.dep_ in {"acl", "relcl"} and child.i > head.i]
    return [
        child
        for child in behind
        if {"aux", "auxpass"} <= {word.dep_ for word in child.lefts if word.tag_ in {"TO", "VB"}}
    ]


def _clauses_of_purpose(root: Token) -> Iterator[Token]:
    """Yield a clause, what "is to" be in it, what it goes on with, and whose purpose it is ("will meet to sign a truce")."""
    yield from (child for child in root.children if child.dep_ == "xcomp" and root.lemma_ == "be")
    yield root
    if root.tag_ == "VBG" and root.dep_ == "xcomp" and root.head.lemma_.lower() in mood_words("phase"):
        yield root.head
    while root.dep_ in PURPOSE and root.head.i != root.i and any(child.lower_ == "to" for child in root.lefts):
        root = clause_root(root.head)
        yield root


def _bent(word: Token) -> tuple[Modality, str, Token] | None:
    """Read "due to begin", "scheduled for Friday", "ready for talks", "is expected in Asmara"."""
    force = mood_words("bent").get(word.lower_)
    if force is None or word.dep_ not in {"acomp", "oprd", "ROOT", "acl", "xcomp", "ccomp", "conj"}:
        return None
    behind = word.dep_ not in {"ccomp", "conj"} and any(
        child.lower_ == "for" or any(mark.lower_ == "to" and mark.dep_ == "aux" for mark in child.lefts)
        for child in word.rights
    )
    awaited = force_of(word) in {"plan", "arrange"} and any(
        child.dep_ == "auxpass" and child.tag_ in {"VBZ", "VBP"} for child in word.lefts
    )
    return (force, "said to be " + word.lower_, word) if behind or awaited else None
