"""Says how a name of a place hangs on its sentence, and on whose words: in a place, as what is struck, as a speaker's seat."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from geodata.actors import role_of
from geodata.area_within import own_words
from geodata.clauses import SUBJECT_RELATIONS, VERBAL, ancestors, says_which_way, tokens_at
from geodata.model import Location, Span
from geodata.scenes import Scene
from geodata.spelled_names import PLACE_LABELS
from geodata.spoken_from import ADJUNCT_RELATIONS, is_local, is_speakers
from geodata.tables import read_words
from geodata.triggers import Trigger
from geodata.vocab import EventType, PlaceKind

STRUCK_RELATIONS = {"dobj", "obj", "nsubjpass"}
NAME_RELATIONS = {"compound", "nmod", "amod", "poss", "appos"}
ASIDE_RELATIONS = {"relcl", "acl"}
ACTING_ROLES = {"armed", "forces", "political", "monitor"}

WIDE_KINDS = {PlaceKind.COUNTRY, PlaceKind.CONTINENT}

NOWHERE, BARE, GOVERNED, STRUCK = range(4)
"""How a place hangs on its sentence: not as a place at all, on no preposition, on one, or as what is taken or struck."""
RULES = {BARE: "named in the sentence", GOVERNED: "where its words put it", STRUCK: "what is struck, taken or left"}
ANOTHERS, NOBODYS, OWN = range(3)
"""On whose words it hangs: those of another occurrence of the sentence, of none, or of this one."""

_DESCRIBED = re.compile(r"-[a-z]")
_SEAT_OF = re.compile(r"['\"’”]?,['\"’”]?\s+(?:the|a)\s+(?:[\w-]+\s+){0,3}capital\s+of\s+(?:the\s+)?")
_APART = re.compile(r",\s+(?:\w+\s+)?[\d.]+\s*\w+\s.*", re.DOTALL)


def placing_words(role: str) -> frozenset[str]:
    """Give the words of one role from the table."""
    return read_words("placing_words", role)


def tie_of(location: Location, scene: Scene, triggers: Sequence[Trigger], event_type: EventType) -> int:
    """Say how a place hangs on its sentence.

    Args:
        location: A place of the sentence.
        scene: The sentence.
        triggers: The words that name the occurrence; none for what holds whatever the occurrence.
        event_type: What it is; people flee from a place.
    """
    token = token_at(scene, location)
    own = {trigger.head for trigger in triggers}
    if _describes(location, scene) or (location.kind in WIDE_KINDS and _is_attribute(token)):
        return NOWHERE
    if event_type == EventType.CASUALTY and _is_where_treated(token):
        return NOWHERE
    if _holds_where(token, own):
        return GOVERNED
    if is_speakers(token, scene, own):
        return BARE if is_local(location, token, scene) else NOWHERE
    if token.pos_ not in {"NOUN", "PROPN"}:
        return GOVERNED
    if (own and _is_of_another_time(token, own)) or says_which_way(token):
        return BARE
    return _tie_upwards(location, token, own, event_type)


def _is_where_treated(token: Token) -> bool:
    """Whether somebody who was hurt elsewhere died there of it: "succumbed to his wounds at Hakkari State Hospital"."""
    for word in (token, *ancestors(token)):
        if word.lemma_.lower() in placing_words("care") and word.dep_ == "pobj":
            verb = next((above for above in ancestors(word) if above.pos_ in VERBAL), None)
            words = {each.lemma_.lower() for each in verb.subtree} if verb is not None else set()
            died = verb is not None and verb.lemma_.lower() in placing_words("dying")
            return died and not words.isdisjoint(placing_words("wounds"))
    return False


def _tie_upwards(location: Location, token: Token, own: set[int], event_type: EventType) -> int:
    """Follow the words that a name hangs on, up to the first that decides."""
    word = token
    for above in ancestors(token):
        if above.dep_ in {"prep", "agent"} or above.pos_ == "ADP":
            if word.i != token.i and word.lemma_.lower() in placing_words("public") and above.head.i in own:
                return GOVERNED
            tie = _tie_of_preposition(above, own, event_type)
            if above.lower_ in placing_words("sides") and word.i != token.i and role_of(word) in ACTING_ROLES:
                tie = NOWHERE
            if tie is not None:
                return tie
        elif above.pos_ in VERBAL:
            tie = _tie_to_verb(token, word, above, own)
            return BARE if tie == STRUCK and location.kind in WIDE_KINDS and word.i != token.i else tie
        elif above.i in own:
            return GOVERNED
        word = above
    return BARE


def _is_of_another_time(token: Token, own: set[int]) -> bool:
    """Whether a place stands in a clause of its own subject that only dates the occurrence: "hours before they meet in X"."""
    below = token
    for word in ancestors(token):
        if word.i in own:
            return False
        if word.pos_ in VERBAL and _dates_from_behind(word, token, own):
            return True
        if below.pos_ in VERBAL and below.dep_ == "advcl" and not any(inside.i in own for inside in below.subtree):
            dated = any(child.dep_ == "mark" and child.lower_ in placing_words("time") for child in below.children)
            return dated and any(child.dep_ in SUBJECT_RELATIONS for child in below.children)
        below = word
    return False


def _dates_from_behind(verb: Token, token: Token, own: set[int]) -> bool:
    """Whether a verb tells, behind the news and before a place, what the news came before: "…, hours before talks opened in X".

    The order of the words decides: the parse often hangs the news on such a clause.
    """
    marks = [child.i for child in verb.children if child.dep_ == "mark" and child.lower_ in placing_words("time")]
    subject = any(child.dep_ in SUBJECT_RELATIONS and child.i > marks[0] for child in verb.children) if marks else False
    return subject and all(head < marks[0] for head in own) and marks[0] < token.i


def _is_attribute(token: Token) -> bool:
    """Whether a name only says whose something is: "a U.S. student"."""
    return (
        token.dep_ in {"compound", "amod", "nmod"}
        and (token.head.pos_ == "NOUN" or (token.head.tag_ == "NNPS" and role_of(token.head) in ACTING_ROLES))
        and token.head.lemma_.lower() not in placing_words("part")
    )


def _describes(location: Location, scene: Scene) -> bool:
    """Whether a name only describes a word or the place before it: "Rome-based", "Wau, the seat of the province"."""
    text, start = scene.sentence.text, scene.sentence.start
    if _DESCRIBED.match(text, location.end - start):
        return True
    ends = [other.end for other in scene.locations if start <= other.end <= location.start]
    between = text[max(ends, default=location.start) - start : location.start - start]
    return _APART.fullmatch(between + location.mention) is not None or _SEAT_OF.fullmatch(between) is not None


def _tie_of_preposition(preposition: Token, own: set[int], event_type: EventType) -> int | None:
    """Say what a preposition makes of the place behind it; None where what it hangs on decides ("the centre of X")."""
    form, above = preposition.lower_, preposition.head
    flight = event_type == EventType.EVACUATION
    if form in {"to", "from"} and above.lemma_.lower() in placing_words("way"):
        return None
    comes = event_type == EventType.DIPLOMACY and above.lemma_.lower() in placing_words("journey")
    if form == "to" and (comes or above.lower_ in placing_words("close")):
        return GOVERNED
    if form == "from":
        taken = above.pos_ in VERBAL and above.lemma_.lower() in placing_words("taken")
        return STRUCK if flight else GOVERNED if taken else NOWHERE
    if form == "of":
        return GOVERNED if above.i in own else None
    if form in placing_words("governs"):
        belongs = above.dep_ in ASIDE_RELATIONS and above.lemma_.lower() in placing_words("seat")
        return NOWHERE if belongs and above.i not in own else GOVERNED
    if form in placing_words("away"):
        return BARE if flight and form != "by" else NOWHERE
    return BARE


def _tie_to_verb(token: Token, word: Token, verb: Token, own: set[int]) -> int:
    """Say how a place hangs on a verb through the words between: what is struck, who strikes, or neither."""
    strikes = verb.i in own or any(child.dep_ == "nsubj" and child.i in own for child in verb.children)
    if word.dep_ in STRUCK_RELATIONS and strikes and (word.i == token.i or _stands_for(word, token)):
        return STRUCK
    acts = word.dep_ in SUBJECT_RELATIONS and word.dep_ != "nsubjpass" and word.i != token.i
    return NOWHERE if acts and role_of(word) in ACTING_ROLES else BARE


def _stands_for(word: Token, token: Token) -> bool:
    """Whether a noun is the place itself or a piece of it: "the centre of X", "X airport"; a road only leads there."""
    named = token.dep_ in NAME_RELATIONS and token.head.i == word.i and word.lemma_.lower() not in placing_words("way")
    return named or word.lemma_.lower() in placing_words("part")


def _holds_where(token: Token, own: set[int]) -> bool:
    """Whether a clause with "where" behind the place tells of the occurrence."""
    around = {word.i for word in ancestors(token)}
    clauses = [child for place in (token, *_wholes(token)) for child in place.children if child.dep_ == "relcl"]
    clauses += [word for word in token.doc[token.i : token.sent.end] if _goes_on(word, around)]
    return any(
        any(word.lower_ == "where" and _is_nearest(token, word) for word in clause.subtree)
        and any(word.i in own for word in clause.subtree)
        for clause in clauses
    )


def _goes_on(clause: Token, around: set[int]) -> bool:
    """Whether a clause goes on from the one around a name, maybe behind who says so: "to X, she said, where they burned"."""
    if clause.dep_ not in {"advcl", "ccomp"}:
        return False
    return clause.head.i in around or (clause.head.dep_ == "parataxis" and clause.head.head.i in around)


def _is_nearest(token: Token, where: Token) -> bool:
    """Whether no other name of a place stands between a name and "where"."""
    return token.i < where.i and not any(word.ent_type_ in PLACE_LABELS for word in token.doc[token.i + 1 : where.i])


def _wholes(token: Token) -> list[Token]:
    """The nouns that a name is only the name of: "the town of X"."""
    chain: list[Token] = []
    for word in ancestors(token):
        if word.pos_ == "ADP" and word.lower_ == "of":
            continue
        if word.lemma_.lower() not in placing_words("part"):
            break
        chain.append(word)
    return chain


def bond_of(token: Token, triggers: Sequence[Trigger], rivals: Sequence[Trigger]) -> int:
    """Say on whose words a place hangs; through a clause that tells of something else it hangs on nobody's."""
    own = {trigger.head for trigger in triggers}
    others = {trigger.head for trigger in rivals if trigger.role != "statement"} - own
    if _holds_where(token, own):
        return OWN
    statements = {trigger.head for trigger in rivals if trigger.role == "statement"} - own
    talks = {trigger.head for trigger in rivals if trigger.event_type == EventType.DIPLOMACY} - own
    aside = apart = False
    below = token
    for word in ancestors(token):
        struck = below.dep_ == "prep" or (below.dep_ in STRUCK_RELATIONS and role_of(below) is None)
        if word.i in own or (struck and _tells_of(word, own)):
            return ANOTHERS if aside and apart else NOBODYS if aside else OWN
        if word.i in others or (word.i in statements and below.dep_ not in ADJUNCT_RELATIONS):
            return ANOTHERS
        if below.dep_ == "prep" and _is_of_talks(word, below, talks, own):
            return ANOTHERS
        aside = aside or word.dep_ in ASIDE_RELATIONS or (below.dep_ in SUBJECT_RELATIONS and word.dep_ == "advcl")
        apart = apart or (word.dep_ == "prep" and word.lower_ in placing_words("time"))
        below = word
    return NOBODYS


def _is_of_talks(verb: Token, preposition: Token, talks: set[int], own: set[int]) -> bool:
    """Whether a place is where others talk, before it comes to the occurrence: "met in X over the raid", "talks on the war opened in X"."""
    if _tells_of(verb, talks):
        return not _is_meanwhile(verb, own)
    after = bool(own) and all(head > preposition.i for head in own) and not _is_meanwhile(verb, own)
    matter = (child for child in verb.children if child.dep_ in {"dobj", "obj", "ccomp", "xcomp"})
    return after and verb.i in talks and not any(child.i < preposition.i for child in matter)


def _is_meanwhile(verb: Token, own: set[int]) -> bool:
    """Whether the occurrence goes on while others talk: "talks resumed in X as shells fell"."""
    beside = (
        child for child in verb.children if child.dep_ == "advcl" and any(word.i in own for word in child.subtree)
    )
    return any(
        mark.dep_ == "mark" and mark.lower_ in placing_words("meanwhile") for child in beside for mark in child.lefts
    )


def token_at(scene: Scene, span: Span) -> Token:
    """Return the head token of a stretch of the sentence; where a place is joined to what it lies in, that of its own name."""
    if isinstance(span, Location) and scene.sentence.contains(span):
        span = own_words(span, scene.sentence.text, scene.sentence.start)
    return tokens_at(scene.tokens.doc, span).root


def _tells_of(verb: Token, own: set[int]) -> bool:
    """Whether the subject of a verb names the occurrence: "talks resumed in X", "a round of talks opened in X"."""
    ruled = verb.head if verb.dep_ == "xcomp" and verb.head.lemma_ == "be" else verb
    subjects = [child for child in ruled.children if child.dep_ in SUBJECT_RELATIONS]
    wholes = [prep for child in subjects for prep in child.children if prep.lower_ == "of"]
    return any(word.i in own for word in (*subjects, *(word for prep in wholes for word in prep.children)))
