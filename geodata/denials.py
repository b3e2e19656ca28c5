"""Finds what somebody denies of an occurrence told before: "the army denied it", "the rebels had nothing to do with the raid"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile

from spacy.tokens import Token

from geodata.actors import name_phrase, role_of
from geodata.attribution import Saying
from geodata.claim import Claim
from geodata.clauses import SUBJECT_RELATIONS, agent_of, is_passive, subject_of, text_span
from geodata.model import Reason, Span
from geodata.scenes import Scene
from geodata.sift import VIOLENT_TYPES
from geodata.speech_verbs import force_of
from geodata.tables import read_words
from geodata.triggers import Trigger
from geodata.vocab import EventType, Modality, ReasonField

DENIABLE = VIOLENT_TYPES | {EventType.ARREST}
GENERAL_TYPES = {EventType.ATTACK, EventType.CASUALTY}
"""An attack may be any act: "denied that his men had fired"."""
TOLD = {Modality.HAPPENED, Modality.CLAIMED}
POINTING_WORDS = {"it", "this", "that", "them", "so"}
PARTIES = {"armed", "forces", "political"}
CLAUSES = {"ccomp", "xcomp", "pcomp", "acl"}
NEAR = 2
"""How many sentences back an act may have been told that a denial only points at."""
REACH = 1200
"""How far back, in characters, an act may have been told that a denial names again."""
RULED, POINTED = "a word that rules over it", "the occurrence that its words point at"


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """The word or words that deny, who does so, and what they name again of what is denied: `near` where they name nothing."""

    head: Token
    words: Span
    speaker: str
    rule: str
    types: frozenset[EventType]
    near: bool

    @property
    def beside(self) -> bool:
        """Whether what is denied stands in the sentence itself: "…, a charge that it rejects"."""
        return self.head.dep_ in {"relcl", "acl"}


def tell_denials(claims: Sequence[Claim], scenes: Sequence[Scene]) -> list[Claim]:
    """Add a claim for each sentence that denies what was told before, with its type, place and day.

    Args:
        claims: Claims in text order.
        scenes: The sentences of the article.

    Returns:
        The claims with the denials, in text order.
    """
    denied = {claim.sentence.start for claim in claims if claim.modality == Modality.DENIED}
    starts = [claim.sentence.start for claim in claims]
    told = [_with_setting(claims, at) for at in range(len(claims))]
    for at, scene in enumerate(scenes):
        denial = None if scene.sentence.start in denied else next(_denials_in(scene), None)
        if denial is None:
            continue
        before = scenes[at if denial.beside else max(0, at - NEAR)].sentence.start
        act = _denied(denial, claims, bisect_right(starts, scene.sentence.start), before)
        if act is not None:
            told.append(_claim_of(denial, act, scene))
    return sorted(told, key=lambda claim: claim.sentence.start)


def _denials_in(scene: Scene) -> Iterator[Denial]:
    """Yield what a sentence denies: by a verb or a verdict on a report, by a phrase, by what a side has not done."""
    yield from (denial for word in scene.tokens if (denial := _by_verb(word, scene)) is not None)
    phrase = _apart().search(scene.sentence.text)
    saying = _saying_at(scene, scene.sentence.start + phrase.start()) if phrase else None
    if phrase and saying is not None:
        words = Span(start=scene.sentence.start + phrase.start(), end=scene.sentence.start + phrase.end())
        types = _types_among([token for token in scene.tokens if token.idx >= words.end], scene)
        yield _denial(scene.tokens.doc[saying.verb], words, _named(saying), types, near=not types)
    for word in scene.tokens:
        saying = _saying_at(scene, word.idx) if _is_not_done(word) else None
        if saying is not None:
            types = _types_among(list(word.subtree), scene)
            yield _denial(word, text_span(word), _named(saying), types, near=not types)


def _by_verb(verb: Token, scene: Scene) -> Denial | None:
    """Read a verb that denies, or calls a report untrue; None where it does neither, or what it denies is another matter."""
    if verb.pos_ not in {"VERB", "AUX"} or any(child.dep_ == "neg" for child in verb.children):
        return None
    matter = _matter_of(verb) if force_of(verb) == "deny" else _judged(verb)
    speaker = _denier(verb, scene) if matter is not None else None
    if matter is None or speaker is None:
        return None
    charged = {part.i for part in matter if part.dep_ not in CLAUSES}
    inside = [token for part in matter for token in part.subtree if token.i not in charged]
    types = _types_among(inside, scene)
    named = bool(types) or not _deeds().isdisjoint(token.lemma_.lower() for token in inside)
    told = any(part.dep_ in CLAUSES or any(_tells(child, verb) for child in part.children) for part in matter)
    return _denial(verb, text_span(verb), speaker, types, near=not named) if named or not told else None


def _tells(clause: Token, verb: Token) -> bool:
    """Whether a clause, other than that of the verb itself, says what is denied."""
    return clause.dep_ in CLAUSES | {"relcl"} and clause.i != verb.i


def _named(saying: Saying) -> tuple[str, str]:
    """Who makes a statement, and the rule by which that was found."""
    return saying.speaker.name, saying.speaker.reason


def _is_not_done(verb: Token) -> bool:
    """Whether a clause says that a side did no such thing: "had not aimed at", "no soldiers had taken part"."""
    own = verb.lemma_.lower()
    shares = any(f"{own} {child.lower_}" in read_words("denial_words", "share") for child in verb.children)
    if verb.pos_ != "VERB" or verb.tag_ == "VB" or not (shares or own in read_words("denial_words", "deed")):
        return False
    subject = subject_of(verb)
    ahead = any(child.tag_ == "MD" for child in verb.children)
    if subject is None or ahead or is_passive(verb) or not _is_of_party(subject):
        return False
    return any(child.dep_ == "neg" for child in verb.children) or any(word.lower_ == "no" for word in subject.lefts)


def _denial(head: Token, words: Span, speaker: tuple[str, str], types: frozenset[EventType], *, near: bool) -> Denial:
    span = Span(start=words.start, end=words.end)
    return Denial(head=head, words=span, speaker=speaker[0], rule=speaker[1], types=types, near=near)


def _matter_of(verb: Token) -> list[Token] | None:
    """What a verb of denial denies: a clause, a charge, a part in something, "it", or nothing that it names; None for anything else."""
    charges = read_words("denial_words", "charge")
    if verb.dep_ in {"relcl", "acl"}:
        return _told_beside(verb, charges)
    if is_passive(verb):
        subject = subject_of(verb)
        charged = subject is not None and subject.lemma_.lower() in charges and agent_of(verb) is not None
        return [subject] if subject is not None and charged else None
    objects = [child for child in verb.rights if child.dep_ in {"dobj", "obj", "dative"}]
    clauses = [child for child in verb.rights if child.dep_ in CLAUSES]
    behind = verb.doc[min(verb.i + 1, len(verb.doc) - 1)]
    denies = verb.lemma_.lower() == "deny"
    if denies and (clauses or behind.lower_.endswith("ing")):
        return clauses or objects
    if any(word.lemma_.lower() in charges | read_words("denial_words", "part") | POINTING_WORDS for word in objects):
        return objects
    return [] if denies and not objects and not clauses else None


def _is_of_party(subject: Token) -> bool:
    """Whether somebody can do harm for a side: a party, its soldiers, "his men"."""
    return role_of(subject) in PARTIES or any(child.tag_ == "PRP$" for child in subject.lefts)


def _told_beside(verb: Token, charges: frozenset[str]) -> list[Token] | None:
    """What a relative clause denies: the charge or the act that it hangs on, or all that stands before ("which the army denied")."""
    objects = [child for child in verb.children if child.dep_ in {"dobj", "obj"}]
    if verb.head.lemma_.lower() in charges or (
        verb.lemma_.lower() == "deny" and not objects and verb.head.pos_ == "NOUN"
    ):
        return [verb.head]
    return [] if any(child.lower_ == "which" for child in objects) else None


def _judged(verb: Token) -> list[Token] | None:
    """The report that a verb calls untrue: "called the report absurd"."""
    if verb.lemma_.lower() not in read_words("denial_words", "verdict"):
        return None
    untrue = read_words("mood_words", "false") | read_words("denial_words", "untrue")
    inside = list(verb.subtree)
    judged = [word for word in inside if word.lemma_.lower() in read_words("denial_words", "charge")]
    return judged[:1] if judged and any(word.lower_ in untrue for word in inside) else None


def _denier(verb: Token, scene: Scene) -> tuple[str, str] | None:
    """Who denies, and by what rule: the speaker found at the verb or whom it goes on to quote, else its subject or agent."""
    saying = next((saying for saying in scene.sayings if saying.verb == verb.i), None)
    if verb.dep_ == "conj" and not any(child.dep_ in SUBJECT_RELATIONS for child in verb.children):
        saying = _saying_at(scene, verb.idx) or saying
    if saying is not None:
        return _named(saying)
    who = agent_of(verb) if is_passive(verb) else subject_of(verb)
    if who is None or who.pos_ not in {"NOUN", "PROPN"}:
        return None
    name = (
        name_phrase(who)
        if who.i > verb.i
        else scene.tokens.doc[who.left_edge.i : min(verb.i, who.right_edge.i + 1)].text
    )
    return name, f"subject of “{verb.text}”"


def _saying_at(scene: Scene, offset: int) -> Saying | None:
    """The statement whose words stand at an offset."""
    return next((saying for saying in scene.sayings if saying.speaker.start <= offset < saying.speaker.end), None)


def _types_among(tokens: Sequence[Token], scene: Scene) -> frozenset[EventType]:
    """The types of the acts that words name, whether or not they tell of them."""
    inside = {token.i for token in tokens}
    return frozenset(
        trigger.event_type for trigger in scene.triggers if trigger.head in inside and trigger.event_type in DENIABLE
    )


@cache
def _deeds() -> frozenset[str]:
    return read_words("denial_words", "deed") | {word.split()[-1] for word in read_words("denial_words", "share")}


@cache
def _apart() -> re.Pattern[str]:
    """The phrases that keep somebody out of what was told."""
    return re.compile("|".join(rf"\b{re.escape(words)}\b" for words in sorted(read_words("denial_words", "apart"))))


def _denied(denial: Denial, claims: Sequence[Claim], behind: int, before: int) -> Claim | None:
    """The act that is denied: the last that was told, of a type that the denial names where it names one, rather than mere harm."""
    told = _told_lately(claims, behind, denial.words.start, denial.speaker)
    near = [claim for claim in told if claim.sentence.start >= before]
    if (denial.near or denial.beside) and not near:
        return None
    alike = [claim for claim in _acts(told) if claim.event_type in denial.types - GENERAL_TYPES]
    far = [] if denial.beside else [*_acts(told), *told]
    return next(iter([*alike, *_acts(near), *far, *near]), None)


def _told_lately(claims: Sequence[Claim], behind: int, offset: int, speaker: str | None) -> list[Claim]:
    """What was told, by somebody else, so shortly before an offset that a denial there may mean it, the last first.

    `behind` is the position of the first claim that is left out.
    """
    back = (claims[at] for at in range(behind - 1, -1, -1))
    return [
        claim
        for claim in takewhile(lambda claim: offset - claim.end <= REACH, back)
        if claim.event_type in DENIABLE
        and claim.modality in TOLD
        and claim.trigger.end <= offset
        and (claim.claimed_by or "").lower() != (speaker or "").lower()
    ]


def _acts(claims: Sequence[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.event_type in VIOLENT_TYPES - {EventType.CASUALTY}]


def _with_setting(claims: Sequence[Claim], at: int) -> Claim:
    """Give a denial in words of its own, which say neither where nor when, the place and the day of the act before it."""
    claim = claims[at]
    unset = claim.modality == Modality.DENIED and claim.event_type in DENIABLE and claim.told_at is None
    if not unset or claim.location is not None or claim.when is not None:
        return claim
    act = next(iter(_acts(_told_lately(claims, at, claim.trigger.start, claim.claimed_by))), None)
    if act is None:
        return claim
    return replace(claim, told_at=act.location or act.told_at, told_when=act.when or act.told_when, present=False)


def _claim_of(denial: Denial, act: Claim, scene: Scene) -> Claim:
    """The claim that an act told before was not so."""
    kept = [reason for reason in act.reasons if reason.field in {ReasonField.ACTOR, ReasonField.TARGET}]
    word = act.trigger.word
    return replace(
        act,
        sentence=scene.sentence,
        end=scene.sentence.end,
        trigger=Trigger(
            start=denial.words.start, end=denial.words.end, head=denial.head.i, text=denial.head.text, word=word
        ),
        modality=Modality.DENIED,
        figures=(),
        location=None,
        when=None,
        said_on=None,
        present=False,
        points_back=False,
        claimed_by=denial.speaker,
        told_at=act.location or act.told_at,
        told_when=act.when or act.told_when,
        reasons=(
            Reason(field=ReasonField.TYPE, rule=POINTED, words=denial.words),
            Reason(field=ReasonField.MODALITY, rule=RULED, words=denial.words),
            Reason(field=ReasonField.SPEAKER, rule=denial.rule, words=denial.words),
            *kept,
        ),
    )
