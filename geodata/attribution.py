"""Finds who says what: reporting verbs, "according to", direct speech, and what they carry over.

Source: own rules over the classes of reporting verbs in `tables/speech_verbs.tsv` (VerbNet); see FINDINGS on why no
quotation library serves.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from geodata.actors import name_speakers, role_of
from geodata.antecedents import named_before, stands_for
from geodata.clauses import FINITE_TAGS, text_span, tokens_at
from geodata.model import Sentence, Span
from geodata.party_voice import find_party
from geodata.quotations import Quotation, find_quotations, quotation_around, quotations_in
from geodata.speech_cues import find_cues, is_source_word, issuer
from geodata.speech_verbs import (
    FIRST_PERSON,
    PRONOUNS,
    RELATIVES,
    content_span,
    force_of,
    says_nothing,
    speaker_of,
)
from geodata.spelled_names import PLACE_LABELS
from geodata.tables import read_words
from geodata.transcript import TURN_RULE, Turn, find_turns

OWN = {"our", "my"}
NOT_SPEAKING = {"arrange", "none"}
CARRIES_BACK = 4
TOLD_RULE, PRONOUN_RULE, RELAY_RULE = (
    "reporting verb",
    "reporting verb, a pronoun for the speaker before",
    "quoted by somebody else",
)
PAPER_RULE = "the paper told of before goes on"
ON_RULE = "the account before goes on"
PARTY_RULE = "a party's own report"
HEADING_RULE = "the line above names who issues it"
ISSUERS, HEADING_WORDS = {"political", "forces", "armed", "monitor"}, 10
_WHOLE_LINE = re.compile(r"(?:\A|\n)?(?P<name>[^\n(:]+)(?:\([^)\n]*\))?:?[ \t]*\n\S")
QUOTATION_RULE = "direct speech of the speaker beside it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker(Span):
    """Who says what the text between `start` and `end` says; `name` as the text has it, `reason` names the rule."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A speaker found at a verb: what the verb does (`force`), the index of its token, and the words that say so (`cue`).

    `head` is the index of the token that names the speaker; `by_medium` marks a paper or a station, which only passes on
    what others say.
    """

    sentence_start: int
    speaker: Speaker
    force: str
    verb: int
    cue: Span
    head: int
    by_medium: bool = False


def find_sayings(doc: Doc, sentences: Sequence[Sentence], outlet: str | None = None) -> tuple[Saying, ...]:
    """Find every reported statement and name its speaker.

    A pronoun stands for the speaker before it; a sentence of direct speech is the speaker's who stands beside it. What
    "we" and "I" say outside quotation marks is the report's own.

    Args:
        doc: Parsed article.
        sentences: Its sentences.
        outlet: The agency or station of its dateline, or the publisher: the speaker of what a party gives out as its own.

    Returns:
        Sayings in text order. A speaker's span is the stretch of text that it vouches for.
    """
    sayings: list[Saying] = []
    waiting: list[int] = []
    issuer: Saying | None = None
    quotations = find_quotations(doc.text, sentences)
    party = find_party(doc, quotations, outlet)
    turns = find_turns(doc.text)
    for sentence in sentences:
        tokens = tokens_at(doc, sentence)
        quotation = quotation_around(quotations, sentence)
        found = list(_sayings_in(sentence, tokens, sayings))
        issuer = _issuer(sentence, tokens) or issuer
        if found:
            for number in waiting:
                if any(each.overlaps(sayings[number].speaker) for each in quotations_in(quotations, sentence)):
                    sayings[number] = _said_by(sayings[number], found[0])
            waiting = []
        elif quotation and (speaking := _speaker_beside(quotation, sentence, sayings)):
            if speaking.speaker.end <= quotation.start and quotation.end > sentence.end:
                waiting.append(len(sayings))
            found = [_in_quotation(sentence, tokens, speaking)]
        elif quotation:
            waiting.append(len(sayings))
            found = [_in_quotation(sentence, tokens, None)]
        else:
            found = _carried(sentence, tokens, sayings, issuer)
            found = found or _in_turn(sentence, tokens, turns) or _of_party(sentence, tokens, party)
        sayings.extend(found)
    return tuple(saying for saying in sayings if saying.speaker.name)


def _carried(sentence: Sentence, tokens: TokenSpan, before: Sequence[Saying], issuer: Saying | None) -> list[Saying]:
    """Make the saying of a sentence that names nobody: of the account that it goes on with, or of who issues it."""
    doc = tokens.doc
    if (paper := _paper_before(sentence, before, doc)) is not None:
        return [_carried_on(sentence, tokens, paper, PAPER_RULE)]
    if _is_told_on(tokens.root) and before and "\n" not in doc.text[before[-1].sentence_start : sentence.start]:
        return [_carried_on(sentence, tokens, before[-1], ON_RULE)]
    if issuer is not None and _is_under(issuer, sentence, doc):
        return [_carried_on(sentence, tokens, issuer, HEADING_RULE)]
    return []


def _in_turn(sentence: Sentence, tokens: TokenSpan, turns: Sequence[Turn]) -> list[Saying]:
    """Make the saying of a sentence in somebody's turn of an interview."""
    turn = next((turn for turn in turns if turn.label.start <= sentence.end - 1 and sentence.start < turn.end), None)
    if turn is None or turn.name is None:
        return []
    speaker = Speaker(start=sentence.start, end=sentence.end, name=turn.name, reason=TURN_RULE)
    root = tokens.root.i
    return [Saying(sentence_start=sentence.start, speaker=speaker, force="say", verb=root, cue=turn.label, head=root)]


def _of_party(sentence: Sentence, tokens: TokenSpan, party: str | None) -> list[Saying]:
    """Make the saying of a sentence that a party gives out itself."""
    if party is None:
        return []
    speaker = Speaker(start=sentence.start, end=sentence.end, name=party, reason=PARTY_RULE)
    cue, root = Span(start=sentence.start, end=sentence.end), tokens.root.i
    return [Saying(sentence_start=sentence.start, speaker=speaker, force="say", verb=root, cue=cue, head=root)]


def _issuer(sentence: Sentence, tokens: TokenSpan) -> Saying | None:
    """Read a line that only names a ministry, a command or the like: what stands right under it is its communique."""
    line = _WHOLE_LINE.fullmatch(tokens.doc.text, max(0, sentence.start - 1), sentence.end + 2)
    names = [word for word in tokens if word.is_alpha]
    if line is None or not 1 < len(names) <= HEADING_WORDS or any(word.tag_ in FINITE_TAGS for word in names):
        return None
    no_issuers = PLACE_LABELS | {"PERSON"}
    head = next((word for word in names if role_of(word) in ISSUERS and word.ent_type_ not in no_issuers), None)
    if head is None or names[0].pos_ == "ADP":
        return None
    name = line["name"].strip()
    speaker = Speaker(start=sentence.start, end=sentence.end, name=name, reason=HEADING_RULE)
    cue = Span(start=sentence.start, end=sentence.end)
    return Saying(sentence_start=sentence.start, speaker=speaker, force="say", verb=tokens.root.i, cue=cue, head=head.i)


def _is_under(issuer: Saying, sentence: Sentence, doc: Doc) -> bool:
    """Whether a sentence stands in the block under the line that names who issues it."""
    return issuer.sentence_start < sentence.start and "\n\n" not in doc.text[issuer.sentence_start : sentence.start]


def _paper_before(sentence: Sentence, before: Sequence[Saying], doc: Doc) -> Saying | None:
    """Return the communique or statement whose account the paragraph goes on to give."""
    last = before[-1] if before else None
    if last is None or not is_source_word(doc[last.head], "paper"):
        return None
    return last if "\n" not in doc.text[last.sentence_start : sentence.start] else None


def _is_told_on(verb: Token) -> bool:
    """Whether a sentence goes on with what somebody tells, without naming him: "it was also disclosed that"."""
    bound = {child.dep_: child for child in verb.children}
    told = {"nsubjpass", "ccomp"} <= bound.keys() and bound["nsubjpass"].lower_ == "it" and "agent" not in bound
    return told and force_of(verb) == "say" and verb.lemma_.lower() not in read_words("mood_words", "hearsay")


def _carried_on(sentence: Sentence, tokens: TokenSpan, said: Saying, rule: str) -> Saying:
    """Make the saying of a sentence that goes on with an account."""
    speaker = Speaker(start=sentence.start, end=sentence.end, name=said.speaker.name, reason=rule)
    return replace(said, sentence_start=sentence.start, speaker=speaker, verb=tokens.root.i, force="say")


def _speaker_beside(quotation: Quotation, sentence: Sentence, before: Sequence[Saying]) -> Saying | None:
    """Return who speaks a sentence of direct speech: the last speaker of the paragraph, or of an unbroken quotation."""
    last = before[-1] if before else None
    if last is None or not last.speaker.name:
        return None
    near = quotation.paragraph_start <= last.sentence_start or quotation.goes_on
    return last if near and last.sentence_start < sentence.start else None


def _in_quotation(sentence: Sentence, tokens: TokenSpan, said: Saying | None) -> Saying:
    """Make the saying of a sentence that lies in quotation marks; its speaker has no name where it is still to come."""
    name = said.speaker.name if said else ""
    speaker = Speaker(start=sentence.start, end=sentence.end, name=name, reason=QUOTATION_RULE)
    cue = said.cue if said else Span(start=sentence.start, end=sentence.end)
    head = said.head if said else tokens.root.i
    return Saying(sentence_start=sentence.start, speaker=speaker, force="say", verb=tokens.root.i, cue=cue, head=head)


def _said_by(waiting: Saying, found: Saying) -> Saying:
    return replace(waiting, speaker=replace(waiting.speaker, name=found.speaker.name), cue=found.cue, head=found.head)


def _sayings_in(sentence: Sentence, tokens: TokenSpan, before: Sequence[Saying]) -> Iterator[Saying]:
    previous = [saying for saying in before[-CARRIES_BACK:] if saying.speaker.name]
    known = set()
    for cue in find_cues(tokens, previous[-1].speaker.name if previous else None):
        known.add(cue.verb)
        extent = cue.extent or Span(start=sentence.start, end=sentence.end)
        speaker = _speaker(sentence, extent, cue.name, cue.rule)
        saying = Saying(
            sentence_start=sentence.start,
            speaker=speaker,
            force="say",
            verb=cue.verb,
            cue=cue.words,
            head=cue.head,
        )
        previous.append(saying)
        yield saying
    for token in tokens:
        if token.i in known or token.pos_ not in {"VERB", "AUX"} or _answers_charge(token):
            continue
        force = force_of(token)
        if force is None or force in NOT_SPEAKING or says_nothing(token, force):
            continue
        found = _named_speaker(token, force, previous)
        if found is None or any(found[0].i < cue < token.i for cue in known):
            continue
        head, name, rule = found
        speaker = _speaker(sentence, content_span(token, head, sentence), name, rule)
        saying = Saying(
            sentence_start=sentence.start,
            speaker=speaker,
            force="say" if force == "relay" else force,
            verb=token.i,
            cue=text_span(token),
            head=head.i,
            by_medium=_is_medium(head),
        )
        previous.append(saying)
        yield saying


def _answers_charge(verb: Token) -> bool:
    """Whether a verb only tells how somebody takes what another says: "accused them of the raid, a charge they rejected"."""
    return verb.dep_ == "relcl" and is_source_word(verb.head, "charge")


def _named_speaker(verb: Token, force: str, before: Sequence[Saying]) -> tuple[Token, str, str] | None:
    """Name the speaker at a verb, with the token that names it and the rule; None where nobody is named."""
    speaker = speaker_of(verb, force)
    if speaker is None:
        return None
    relayed = force == "relay"
    if speaker.lower_ in RELATIVES and verb.dep_ == "relcl":
        speaker = verb.head
    if speaker.lower_ in FIRST_PERSON or _is_outlets_own(speaker):
        return None
    if speaker.lower_ in PRONOUNS | RELATIVES:
        doc = verb.doc
        said = next((saying for saying in reversed(before) if stands_for(speaker, doc[saying.head])), None)
        if said is not None:
            return speaker, said.speaker.name, PRONOUN_RULE
        named = named_before(speaker)
        return (speaker, named, PRONOUN_RULE) if named else None
    own = speaker.dep_ == "csubj"  # "Save the Children": the whole of it is the name
    name = speaker.doc[speaker.left_edge.i : speaker.right_edge.i + 1].text if own else name_speakers(issuer(speaker))
    return speaker, name, RELAY_RULE if relayed else TOLD_RULE


def _is_outlets_own(speaker: Token) -> bool:
    """Whether who speaks belongs to who writes: "our teams"; a correspondent is named as the source that he is."""
    owned = any(child.dep_ == "poss" and child.lower_ in OWN for child in speaker.children)
    return owned and role_of(speaker) != "source"


def _is_medium(head: Token) -> bool:
    """Whether a speaker only passes on what others say: a paper, a station, a name that is no person's."""
    if head.pos_ == "PROPN":
        return head.ent_type_ not in {"PERSON", "GPE"}
    return (role_of(head) == "source" or is_source_word(head, "voice")) and head.tag_ != "NNS"


def _speaker(sentence: Sentence, extent: Span, name: str, rule: str) -> Speaker:
    start, end = max(extent.start, sentence.start), min(extent.end, sentence.end)
    if start >= end:
        start, end = sentence.start, sentence.end
    return Speaker(start=start, end=end, name=name, reason=rule)
