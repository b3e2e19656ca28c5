"""What a sentence says, and what stands around it, as named features of a linear model: words, roles and findings, never names."""

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Token

from geodata.actors import role_of
from geodata.clauses import object_of, subject_of
from geodata.peoples import demonyms
from geodata.pointing import is_definite
from geodata.scenes import Scene
from geodata.topic import Topic
from geodata.vocab import EventType

CONTENT = {"VERB", "NOUN", "ADJ", "ADV"}
NAMED = {"PERSON", "GPE", "LOC", "NORP", "ORG", "FAC"}
CLAUSES = {"ROOT", "ccomp", "conj", "advcl", "relcl", "xcomp"}
QUOTES = {'"', "“", "”"}
MOST_TENS, MOST_CONFLICT, CONFLICT_STEP, FIFTHS, EARLY = 5, 6, 3, 5, 4


def sentence_features(scene: Scene) -> frozenset[str]:
    """Name what a sentence says.

    `v:` and `w:` are the lemmas of its verbs and of its other words that carry meaning, without names; `sr:` and `or:` the
    parts that its subjects and objects play; `rt:` the forms of its verbs; `t:` and `tt:` its words of the table of triggers, whether
    they count or not; `f:`, `l:`, `d:` and `s:` its figures, places, dates and statements; then quotation marks, modal verbs, negation, length.

    Args:
        scene: The sentence with what was found in it.
    """
    return frozenset((*_words(scene), *_roles(scene), *_findings(scene), *_form(scene)))


def setting_features(at: int, told: Sequence[Collection[EventType]], topic: Topic) -> frozenset[str]:
    """Name what stands around a sentence: what those beside it tell of, how much the report tells of, and its topic.

    Args:
        at: Its number.
        told: For each sentence of the report, the types of the occurrences that it is known to tell of.
        topic: The topic of the report.
    """
    share = sum(map(bool, told)) / max(1, len(told))
    before = {f"D:prev:{kind}" for kind in told[at - 1]} if at else {"D:first"}
    behind = {f"D:next:{kind}" for kind in told[at + 1]} if at + 1 < len(told) else set()
    report = {
        "D:everyday" if topic.is_everyday else "D:conflict",
        f"D:words:{min(MOST_CONFLICT, topic.conflict // CONFLICT_STEP)}",
        f"D:share:{int(share * FIFTHS)}",
        "D:early" if at < EARLY else "D:late",
    }
    return frozenset(before | behind | report)


def is_plain(token: Token) -> bool:
    """Whether a word carries meaning and is no name, nor that of a people."""
    return (
        token.pos_ in CONTENT
        and token.is_alpha
        and not token.is_stop
        and token.ent_type_ not in NAMED
        and token.text not in demonyms()
        and token.text.title() not in demonyms()
    )


def _words(scene: Scene) -> Iterator[str]:
    for token in scene.tokens:
        if is_plain(token):
            yield f"{'v' if token.pos_ == 'VERB' else 'w'}:{token.lemma_.lower()}"


def _roles(scene: Scene) -> Iterator[str]:
    for verb in scene.tokens:
        if verb.dep_ not in CLAUSES or verb.pos_ not in {"VERB", "AUX"}:
            continue
        yield f"rt:{verb.tag_}"
        for sign, word in (("sr", subject_of(verb)), ("or", object_of(verb))):
            if word is not None:
                yield f"{sign}:{role_of(word) or word.pos_}"


def _findings(scene: Scene) -> Iterator[str]:
    for trigger in scene.triggers:
        yield f"t:{trigger.role}:{trigger.event_type}"
        yield f"tt:{trigger.event_type}"
        if is_definite(scene.head(trigger)):
            yield "back"
    yield from (f"f:{figure.kind}" for figure in scene.figures)
    yield from (f"l:{place.kind}:{'metonym' if place.metonym else 'place'}" for place in scene.locations)
    yield from (f"d:{int(date.prec)}" for date in scene.dates)
    yield from (f"s:{saying.force}" for saying in scene.sayings)


def _form(scene: Scene) -> Iterator[str]:
    if any(token.text in QUOTES for token in scene.tokens):
        yield "quoted"
    if any(token.tag_ == "MD" for token in scene.tokens):
        yield "modal"
    if any(token.dep_ == "neg" for token in scene.tokens):
        yield "negated"
    yield f"tens:{min(MOST_TENS, len(scene.tokens) // 10)}"
