"""Builds the claims of a sentence: one for each occurrence that it tells of."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Token

from geodata.actors import Party, find_actor, find_target
from geodata.attribution import Saying
from geodata.claim import Claim
from geodata.clause_pairs import clause_of
from geodata.clauses import ancestors, clause_root
from geodata.dating import choose_date, choose_statement_date
from geodata.denials import tell_denials
from geodata.grouping import counts_lost_homes, flights_beside, group_triggers, lone_figures
from geodata.join import join_claims
from geodata.known_dead import count_known_dead
from geodata.likely import find_likely
from geodata.listing import split_listing
from geodata.mentions import absorb_mentions
from geodata.modality import find_modality
from geodata.model import Figure, Reason, Span
from geodata.past_deeds import is_charged, tell_past_deeds
from geodata.placing import choose_location
from geodata.pointing import is_definite
from geodata.roles import HARM_KINDS
from geodata.scenes import Scene
from geodata.settle import settle_type
from geodata.sift import VIOLENT_TYPES, select_triggers
from geodata.threats import find_menace
from geodata.ties import token_at
from geodata.topic import Topic, find_topic, fits_topic
from geodata.triggers import Trigger
from geodata.vocab import EventType, FigureKind, Modality, ReasonField
from geodata.vouching import find_voucher
from geodata.whole_war import is_perfect, is_whole, since_began

OWN_FIGURES = {
    EventType.EVACUATION: {FigureKind.DISPLACED, FigureKind.LOCALITIES},
    EventType.ARREST: {FigureKind.CAPTURED},
}
WORDED_ALIKE = "worded like sentences that tell of such"
HARMFUL_TYPES = VIOLENT_TYPES | {EventType.PROTEST}


def build_claims(
    scenes: Sequence[Scene], published: date | None, on_scene: Callable[[int], None] = lambda _: None
) -> tuple[Claim, ...]:
    """Build the claims of an article, sentence by sentence.

    Args:
        scenes: Its sentences with what was found in them.
        published: Publication date, if known.
        on_scene: Told, before each scene, how many are done.

    Returns:
        Claims in text order.
    """
    if not scenes:
        return ()
    doc = scenes[0].tokens.doc
    topic = find_topic(doc)
    claims = tell_by_rules(scenes, published, topic, on_scene)
    likely = [
        _likely_claim(scene, trigger, published)
        for scene, trigger in find_likely(scenes, types_told(scenes, claims), topic)
    ]
    if not likely:
        return claims
    merged = sorted(
        (*claims, *_believed(likely, doc, topic)), key=lambda claim: (claim.sentence.start, claim.trigger.start)
    )
    return tuple(merged)


def tell_by_rules(
    scenes: Sequence[Scene], published: date | None, topic: Topic, on_scene: Callable[[int], None] = lambda _: None
) -> tuple[Claim, ...]:
    """Build the claims that rules find, without those that only a model takes for such; arguments as above."""
    found: list[Claim] = []
    for done, scene in enumerate(scenes):
        on_scene(done)
        found.extend(_claims_of(scene, published))
    doc = scenes[0].tokens.doc
    told = join_claims(count_known_dead(tell_past_deeds(absorb_mentions(found), doc), doc))
    return _believed(tell_denials(told, scenes), doc, topic)


def types_told(scenes: Sequence[Scene], claims: Sequence[Claim]) -> list[set[EventType]]:
    """List, for each scene, the types of the occurrences that its words are a part of.

    Args:
        scenes: The sentences of an article, in text order.
        claims: Its claims.
    """
    return [
        {
            claim.event_type
            for claim in claims
            if claim.sentence.start < scene.tokens.end_char and scene.tokens.start_char < claim.end
        }
        for scene in scenes
    ]


def _believed(claims: Sequence[Claim], doc: Doc, topic: Topic) -> tuple[Claim, ...]:
    return tuple(claim for claim in claims if not _harms_nobody(claim) and fits_topic(claim, doc, topic))


def _likely_claim(scene: Scene, trigger: Trigger, published: date | None) -> Claim:
    """Make the claim of a sentence that only the model takes for one of an occurrence."""
    figures = _figures_of(scene, [trigger], [], {trigger.event_type})
    claim = _claim(scene, [trigger], [], figures, published)
    others = tuple(reason for reason in claim.reasons if reason.field != ReasonField.TYPE)
    why = Reason(field=ReasonField.TYPE, rule=WORDED_ALIKE, words=Span(start=trigger.start, end=trigger.end))
    return replace(claim, reasons=(why, *others))


def _harms_nobody(claim: Claim) -> bool:
    """Whether a claim only says that nobody came to harm, or what is to be done for the dead, and tells of no act."""
    if claim.event_type != EventType.CASUALTY:
        return False
    return claim.modality == Modality.PLANNED or (bool(claim.figures) and all(f.high == 0 for f in claim.figures))


def _claims_of(scene: Scene, published: date | None) -> Iterator[Claim]:
    groups = group_triggers(scene, select_triggers(scene))
    groups += [[trigger] for trigger in lone_figures(scene, [group[0].event_type for group in groups])]
    groups += [[trigger] for trigger in flights_beside(scene, groups)]
    harmful = [group for group in groups if group[0].event_type in HARMFUL_TYPES]
    for group in groups:
        alike = [other for other in groups if other[0].event_type == group[0].event_type]
        rivals = harmful if group[0].event_type in HARMFUL_TYPES else alike
        figures = _figures_of(scene, group, rivals, {other[0].event_type for other in groups})
        others = [trigger for other in groups if other is not group for trigger in other]
        for item in split_listing(scene, group, figures):
            claim = _claim(item.scene, item.triggers, others, item.figures, published)
            yield _counting(claim) if item.gapped else claim


def _counting(claim: Claim) -> Claim:
    """Take who is counted for the target: of a member of a list that says no more."""
    counted = next((figure for figure in claim.figures if figure.who), None)
    reasons = [reason for reason in claim.reasons if reason.field != ReasonField.TARGET]
    if counted is not None:
        words = Span(start=counted.start, end=counted.end)
        reasons.append(Reason(field=ReasonField.TARGET, rule="who is counted", words=words))
    return replace(claim, target=counted.who if counted else None, reasons=tuple(reasons))


def _figures_of(
    scene: Scene, group: Sequence[Trigger], rivals: Sequence[Sequence[Trigger]], types: set[EventType]
) -> tuple[Figure, ...]:
    event_type = group[0].event_type
    own = OWN_FIGURES.get(event_type)
    if own is None and event_type in HARMFUL_TYPES:
        own = HARM_KINDS | {FigureKind.POSITIONS, FigureKind.OTHER}
        own |= set() if EventType.ARREST in types else {FigureKind.CAPTURED}
    flight = event_type == EventType.EVACUATION and not types & HARMFUL_TYPES
    figures = [
        figure for figure in scene.figures if figure.kind in (own or set()) or (flight and counts_lost_homes(figure))
    ]
    if len(rivals) < 2:
        return tuple(figures)
    return tuple(figure for figure in figures if _nearest_group(scene, figure, rivals) is group)


def _nearest_group(scene: Scene, figure: Figure, groups: Sequence[Sequence[Trigger]]) -> Sequence[Trigger]:
    clause = clause_of(scene, figure)
    over = {clause_root(word).i for word in ancestors(scene.tokens.doc[clause])}

    def distance(group: Sequence[Trigger]) -> tuple[int, int]:
        roots = {clause_root(scene.head(trigger)).i for trigger in group}
        rank = 0 if clause in roots else 1 if roots & over else 2
        if is_charged(head := scene.head(group[0])) and head.pos_ == "NOUN":
            rank = -1 if head.left_edge.idx <= figure.start <= head.right_edge.idx else 3
        return rank, min(abs(trigger.start - figure.start) for trigger in group)

    return min(groups, key=distance)


def _claim(
    scene: Scene,
    group: Sequence[Trigger],
    others: Sequence[Trigger],
    figures: tuple[Figure, ...],
    published: date | None,
) -> Claim:
    lead = group[0]
    heads = [scene.head(trigger) for trigger in group]
    event_type, acled, named = settle_type(scene, group, figures)
    saying = find_voucher(scene, lead, figures)
    when = choose_date(scene, heads, saying, event_type)
    when = when and since_began(when, token_at(scene, when), published)
    modality, why = find_modality(heads[0], saying, when, published)
    menace = find_menace(lead, heads[0], event_type, modality)
    if menace is not None:
        modality, why = Modality.THREATENED, menace
    if modality == Modality.DENIED:
        figures = tuple(figure for figure in figures if _is_within(scene, figure, heads))
    location = choose_location(scene, group, others, event_type, near=modality != Modality.THREATENED)
    actor, target = find_actor(heads), find_target(heads)
    if target and event_type == EventType.EVACUATION and _is_place(target, scene):
        target = None  # "families have reached Damascus": where to, and not who
    return Claim(
        sentence=scene.sentence,
        end=scene.sentence.end,
        trigger=lead,
        event_type=event_type,
        acled=acled,
        modality=modality,
        figures=figures,
        location=location,
        when=when,
        said_on=None if when else choose_statement_date(scene, saying),
        present=_is_present(heads[0]),
        whole=is_whole(heads, scene.tokens),
        so_far=any(is_perfect(clause_root(head)) for head in heads),
        points_back=is_definite(heads[0]) and not _is_specified(heads[0]),
        claimed_by=saying.speaker.name if saying else None,
        actor=actor.name if actor else None,
        target=target.name if target else None,
        reasons=(
            named,
            why,
            *(party.reason for party in (actor, target) if party),
            *(() if saying is None else (_speaker_reason(saying),)),
        ),
    )


def _is_within(scene: Scene, figure: Figure, heads: Sequence[Token]) -> bool:
    """Whether a figure stands in the clause of an occurrence, or in one that hangs on it."""
    clause = scene.tokens.doc[clause_of(scene, figure)]
    return any(root.i == clause.i or root.is_ancestor(clause) for root in map(clause_root, heads))


def _is_place(party: Party, scene: Scene) -> bool:
    words = party.reason.words
    return words is not None and any(location.contains(words) for location in scene.locations)


def _speaker_reason(saying: Saying) -> Reason:
    return Reason(field=ReasonField.SPEAKER, rule=saying.speaker.reason, words=saying.cue)


def _is_specified(head: Token) -> bool:
    """Whether a noun says itself what it is of: "the shelling of the town" may be told for the first time."""
    return any(child.dep_ == "prep" and child.lower_ == "of" for child in head.children)


def _is_present(head: Token) -> bool:
    """Whether the clause stands in the present tense: it is so on the day of publication."""
    root = clause_root(head)
    verbs = [root, *(child for child in root.children if child.dep_ in {"aux", "auxpass"})]
    tags = {verb.tag_ for verb in verbs}
    return bool(tags & {"VBP", "VBZ"}) and not tags & {"VBD", "MD"} and root.tag_ != "VBN"
