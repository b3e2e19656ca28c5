"""Reads a reporting verb: what it does, who speaks, and which words of its sentence are what it brings in."""

import re
from functools import cache

from spacy.tokens import Token

from geodata.antecedents import can_speak
from geodata.clauses import SUBJECT_RELATIONS
from geodata.model import Sentence, Span
from geodata.speech_cues import is_source_word
from geodata.tables import read_table, read_words

INSISTING, BIDDING = {"insist"}, {"tell"}
FIRST_PERSON = {"i", "we"}
PRONOUNS = {"he", "she", "they", "it"}
RELATIVES = {"who", "which", "that", "whom"}
COLON_REACH, NAME_REACH = 12, 25
"""Tokens behind a verb in which a colon opens what is said, and before it in which its speaker stands."""
CONTENT = {"ccomp", "parataxis", "dobj"}


_QUOTED = re.compile(r"[\"“«].+[\"”»]", re.DOTALL)
"""Direct speech that opens a sentence and closes before who says it."""


@cache
def speech_verbs() -> dict[str, str]:
    """Read the table of reporting verbs, some with a second word, and their force."""
    return {row["lemma"]: row["force"] for row in read_table("speech_verbs")}


@cache
def _plain_verbs() -> frozenset[str]:
    return frozenset(row["lemma"] for row in read_table("speech_verbs") if row["by"] == "any")


def force_of(verb: Token) -> str | None:
    """Say what a reporting verb does; None for other verbs.

    A second word beside the verb decides first: "called for", "claimed responsibility", "found that". To tell somebody
    to do something is to demand it. Who is "wanted" or "sought" says nothing.
    """
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.lower_ in read_words("deed_words", "misread"):
        return None
    lemma = verb.lemma_.lower()
    for child in verb.children:
        second = _second_word(child)
        if second and f"{lemma} {second}" in speech_verbs():
            return speech_verbs()[f"{lemma} {second}"]
    force = speech_verbs().get(lemma)
    return "demand" if force == "say" and (_bids(verb) or _insists(verb)) else force


def _insists(verb: Token) -> bool:
    """Whether what somebody says is to be: "insisted that they first lift the blockade"."""
    bare = (child for child in verb.rights if child.dep_ == "ccomp" and child.tag_ == "VB")
    return verb.lemma_.lower() in INSISTING and any(
        not any(word.dep_ in {"aux", "auxpass"} for word in child.lefts) for child in bare
    )


def _second_word(child: Token) -> str:
    if child.dep_ in {"prep", "prt"}:
        return str(child.lower_)
    if child.dep_ in {"dobj", "obj", "npadvmod"}:
        return str(child.lemma_.lower())
    return "that" if child.dep_ == "ccomp" and any(word.lower_ == "that" for word in child.lefts) else ""


def _bids(verb: Token) -> bool:
    """Whether somebody is told to do something: "told residents to leave", "were told to leave", not "claimed to have won"."""
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp"} and child.i > verb.i and any(word.lower_ == "to" for word in child.lefts):
            told = [word for word in (*verb.children, *child.children) if verb.i < word.i < child.i]
            passive = any(word.dep_ == "auxpass" for word in verb.lefts) and verb.lemma_.lower() in BIDDING
            return passive or any(word.dep_ in {"dobj", "obj", "dative", "nsubj"} for word in told)
    return False


def says_nothing(verb: Token, force: str) -> bool:
    """Whether a verb of saying is denied, or its subject answers by deeds: "did not say", "the troops responded, killing two"."""
    if verb.lemma_.lower() in read_words("mood_words", "retaliating") and not any(
        child.dep_ in CONTENT and child.tag_ != "VBG" for child in verb.rights
    ):
        return any(child.dep_ == "prep" or child.tag_ == "VBG" for child in verb.rights)
    return force == "say" and any(child.dep_ == "neg" for child in verb.children)


def speaker_of(verb: Token, force: str) -> Token | None:
    """Return the word that names who speaks at a verb, maybe a pronoun; None where nobody could."""
    if force == "relay":
        return _quoted(verb)
    speaker = _speaker_above(verb)
    return _named_by(speaker) if speaker is not None else None


def _named_by(speaker: Token) -> Token:
    """Return the name that a description stands behind: the priest of "John Doe, a priest, who said"."""
    named = speaker.head
    is_where = named.dep_ == "pobj" and named.head.lower_ in read_words("placing_words", "naming")
    counted = any(child.dep_ == "nummod" for child in named.children)
    is_name = speaker.dep_ == "appos" and named.i < speaker.i and can_speak(named) and not counted
    return named if is_name and not is_where else speaker


def _speaker_above(verb: Token) -> Token | None:
    """Return the subject of a verb, of the one that it hangs on, or the noun that its clause describes."""
    current = verb
    for _ in range(3):
        subjects = [child for child in current.children if child.dep_ in SUBJECT_RELATIONS - {"nsubjpass"}]
        if subjects:
            able = [child for child in subjects if _can_say(child, verb)]
            nearest = min(able, key=lambda child: abs(child.i - current.i), default=None)
            if nearest is not None and _is_sure(nearest):
                return nearest
            nobody = nearest is None and current is verb
            return None if nobody else _speaker_between_commas(verb) or nearest
        if current.dep_ in {"conj", "xcomp", "advcl"} and current.head.pos_ in {"VERB", "AUX"}:
            current = current.head
            continue
        if current.dep_ in {"acl", "relcl"} and _can_say(current.head, verb):
            return current.head
        break
    return _agent_who_speaks(verb) or (_speaker_between_commas(verb) if verb.dep_ == "ROOT" else None)


def _speaker_between_commas(verb: Token) -> Token | None:
    """Return the noun that a comma opens before a verb left without a subject: "…, an official, who was there, disclosed"."""
    doc = verb.doc
    first = max(verb.sent.start, verb.i - NAME_REACH)
    for comma in reversed([word.i for word in doc[first : verb.i] if word.text == ","]):
        noun = next((word for word in doc[comma + 1 : verb.i] if word.pos_ not in {"DET", "ADJ"}), None)
        while noun is not None and noun.dep_ == "compound" and noun.i < noun.head.i < verb.i:
            noun = noun.head
        if noun is not None and noun.pos_ in {"NOUN", "PROPN"} and can_speak(noun):
            return noun
    return None


def _is_sure(subject: Token) -> bool:
    """Whether a subject is one who speaks, rather than an act or a number of people that the parse took for it."""
    counted = any(child.dep_ == "nummod" for child in subject.children)
    sure = subject.pos_ == "PRON" or is_source_word(subject, "paper") or _is_one_of(subject)
    return sure or (can_speak(subject) and not counted)


def _is_one_of(subject: Token) -> bool:
    """Whether a number stands for some of those who can speak: "one of its doctors", "several of the survivors"."""
    of = (word for child in subject.children if child.lower_ == "of" for word in child.children)
    return is_source_word(subject, "some") and any(word.pos_ in {"NOUN", "PROPN"} for word in of)


def _quoted(verb: Token) -> Token | None:
    """Return whom a verb quotes, else who quotes."""
    roles = ({"dobj", "obj", "nsubjpass"}, {"nsubj"})
    found = ([child for child in verb.children if child.dep_ in role and _can_say(child, verb)] for role in roles)
    return next((children[0] for children in found if children), None)


def _agent_who_speaks(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            return next((word for word in child.children if word.dep_ == "pobj" and _can_say(word, verb)), None)
    return None


def _can_say(token: Token, verb: Token) -> bool:
    """Whether a word can be the speaker at a verb: any noun at a plain verb of saying, or before "that".

    A verb can, too, that opens the name of an organisation: "Save the Children said".
    """
    if token.dep_ == "csubj":
        words = [word for word in token.subtree if not word.is_stop]
        return len(words) > 1 and all(word.is_title for word in words)
    plain = verb.lemma_.lower() in _plain_verbs() or any(child.dep_ == "ccomp" for child in verb.children)
    if plain and token.pos_ == "NOUN" and not _is_told_of(verb):
        return True
    pronoun = token.lower_ in PRONOUNS | RELATIVES | FIRST_PERSON
    return pronoun or is_source_word(token, "paper") or (plain and _is_one_of(token)) or can_speak(token)


def _is_told_of(verb: Token) -> bool:
    """Whether a participle only says of a noun that it is told: "with 40 cases reported"."""
    words = {child.lower_ for child in verb.children if child.dep_ in {"aux", "mark"}}
    bare = verb.tag_ == "VBN" and words <= {"with"}
    return bare and (verb.dep_ in {"pcomp", "acl"} or (verb.dep_ == "advcl" and "with" in words))


def content_span(verb: Token, speaker: Token, sentence: Sentence) -> Span:
    """Return what the verb brings in: all of the sentence, less a coordinated clause that another verb rules.

    "A said that x, while y": y is the outlet's own; "x, A said" is A's up to the verb; so is what stands on the other
    side of a semicolon.
    """
    doc = verb.doc
    part = _between_semicolons(verb, sentence)
    if any(child.dep_ in {"dobj", "obj"} and _is_companion(verb, child) for child in verb.children):
        return Span(start=max(part.start, speaker.left_edge.idx), end=min(part.end, _end_of(verb)))
    content = [
        child
        for child in verb.children
        if child.dep_ in {"ccomp", "xcomp", "dobj", "obj", "parataxis"} and part.start <= child.idx < part.end
        if not (child.dep_ in {"dobj", "obj"} and verb.lemma_.lower() in BIDDING)  # who is told
    ]
    before = [child for child in content if child.i < verb.i]
    if verb.dep_ in {"relcl", "acl"} or _speaks_beside(verb):
        return Span(start=part.start if _closes(verb, sentence) else verb.left_edge.idx, end=_end_of(verb))
    if any(_has_matter(verb, child) for child in verb.children):
        return Span(start=verb.left_edge.idx if before else part.start, end=part.end)
    if any(word.text == ":" for word in doc[verb.i + 1 : verb.i + 1 + COLON_REACH] if word.idx < part.end):
        first = speaker.left_edge.i
        told = before or (first > 0 and doc[first - 1].text == ",")
        return Span(start=max(part.start, part.start if told else verb.left_edge.idx), end=part.end)
    quoted = _QUOTED.match(sentence.text, 0, verb.idx - sentence.start) is not None
    if quoted or _runs_on(verb) or (verb.dep_ == "parataxis" and verb.head.i > verb.i):
        return part
    if before or verb.dep_ == "parataxis":
        return Span(start=part.start, end=max(verb.idx + len(verb), speaker.idx + len(speaker)))
    if not content:
        return part
    edge = max((child.right_edge.i for child in verb.children if child.i >= verb.i), default=verb.i)
    last = doc[edge]
    return Span(start=max(verb.left_edge.idx, part.start), end=min(last.idx + len(last), part.end))


def _speaks_beside(verb: Token) -> bool:
    """Whether a clause beside the news has a matter of its own: "12 were killed, as the envoy warned of more to come"."""
    marked = any(child.dep_ == "mark" and child.lower_ in {"as", "while"} for child in verb.children)
    own = any(child.dep_ in {"ccomp", "dobj", "obj"} or child.lower_ == "of" for child in verb.children)
    return verb.dep_ == "advcl" and marked and own


def _has_matter(verb: Token, child: Token) -> bool:
    return child.dep_ == "prep" and f"{verb.lemma_.lower()} {child.lower_}" in speech_verbs()


def _runs_on(verb: Token) -> bool:
    """Whether a relative clause goes on behind who says so: "they moved to X, she said, where they burned a school"."""
    behind = verb.doc[verb.i + 1 : verb.i + 3]
    return len(behind) == 2 and behind[0].text == "," and behind[1].tag_ in {"WRB", "WDT", "WP"}


def _closes(verb: Token, sentence: Sentence) -> bool:
    """Whether a verb ends its sentence without a relative pronoun: "… a third of them nurses the clinic said"."""
    ends = verb.idx + len(verb) >= sentence.end - 1
    return ends and not any(child.lower_ in RELATIVES for child in verb.children)


def _is_companion(verb: Token, child: Token) -> bool:
    """Whether a word beside a verb makes it one of the table's: "claimed responsibility"."""
    return f"{verb.lemma_.lower()} {_second_word(child)}" in speech_verbs()


def _end_of(verb: Token) -> int:
    last = verb.right_edge
    return int(last.idx + len(last))


def _between_semicolons(verb: Token, sentence: Sentence) -> Span:
    """Return the part of a sentence between its semicolons that a verb stands in."""
    at = verb.idx - sentence.start
    start = sentence.text.rfind(";", 0, at) + 1
    end = sentence.text.find(";", at)
    return Span(start=sentence.start + start, end=sentence.end if end < 0 else sentence.start + end)
