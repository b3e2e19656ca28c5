"""Finds the place and the date that the text around a sentence gives it: what stands before it, and what the report keeps to."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from geodata.claim import Claim
from geodata.model import DateMention, Event, Location, PlaceIdentity, Sentence, Span
from geodata.placing import find_grounds
from geodata.scenes import Scene
from geodata.tables import read_table
from geodata.ties import CAPITAL_CODE
from geodata.vocab import DatePrec, EventType, Modality, PlaceKind

NOT_THE_NEWS = {Modality.HISTORICAL}
STILL_TO_COME = {Modality.THREATENED, Modality.DEMANDED, Modality.PROPOSED, Modality.PLANNED}
WIDE_KINDS = {PlaceKind.COUNTRY, PlaceKind.CONTINENT, PlaceKind.SEA, PlaceKind.RIVER}
CAPITAL, NAMED_KINDS = "capital", frozenset({"named"})
BEFORE = "named in the sentence before"
PRESENT_TAGS = {"VBZ", "VBP"}
POINTING = "points back"
"""How the rule begins by which a word such as "there" gives a place."""
REACH_SENTENCES = 3
REACH_BACK = 40
HEADING_SENTENCES, HEADING_WORDS = 3, 20
_LABEL = re.compile(r"\s*(?:[.:]|$)")
_POINTS_HERE = re.compile(r"this\b|here\b", re.IGNORECASE)
_TOLD_HERE = re.compile(r"\b(?:told|tells|telling)\s+(?:\S+\s+){1,5}here$", re.IGNORECASE)
_THERE = re.compile(
    r"\b(?:t?here)\b(?!\s+(?:is|are|was|were|has|have|had|will|would|may|might|could|can)\b)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground(Span):
    """What one sentence, or one part of it, offers to those behind it.

    `locations` are those where something may be, the likeliest first; `named` all that it names, those of speakers too;
    `lasting` that it tells what is so for long, in the present tense, and not what happened.
    """

    paragraph: int
    text: str
    locations: tuple[Location, ...]
    named: tuple[Location, ...]
    dates: tuple[DateMention, ...]
    lasting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where and when the article as a whole plays, and what each of its sentences offers to those behind it.

    `filed_from` is the place of the dateline: nothing happens there because of that, but "this city" may mean it.
    `seat` is the capital of the country that the report is about: "the capital" means it; `land` is that country, `region`
    the only region that the report names.
    """

    location: Location | None
    when: DateMention | None
    grounds: tuple[Ground, ...] = ()
    filed_from: Location | None = None
    seat: Location | None = None
    land: Location | None = None
    region: Location | None = None


def find_setting(
    claims: Sequence[Claim],
    scenes: Sequence[Scene],
    sentences: Sequence[Sentence],
    locations: Sequence[Location],
    dates: Sequence[DateMention],
    filed_from: Location | None = None,
) -> Setting:
    """Find the place that the article keeps to and the date of its news.

    Args:
        claims: Claims in text order.
        scenes: The sentences that they were read from.
        sentences: All sentences of the body, headings too.
        locations: Every place phrase of the body, in text order.
        dates: Every resolved date of the body, in text order.
        filed_from: The place of the dateline, if there is one.

    Returns:
        The place named most often (places of claims count twice, countries only where there is nothing else), and
        the date in the heading of a log or a periodic report, else that of the first claim that has one.
    """
    grounds = tuple(_ground(scene) for scene in scenes)
    votes: Counter[PlaceIdentity] = Counter()
    plain: dict[PlaceIdentity, Location] = {}
    own = [claim.location for claim in claims if claim.location and claim.modality not in NOT_THE_NEWS]
    told = [location for ground in grounds for location in ground.locations]
    for location in (*own, *told, *_outside(locations, grounds)):
        if location.metonym or location.area is None:
            continue
        plain[location.identity] = min(
            plain.get(location.identity, location), location, key=lambda each: len(each.name)
        )
        votes[location.identity] += 1
    narrow = [each for each in votes if plain[each].kind not in WIDE_KINDS]
    places = narrow or list(votes)
    place = max(places, key=lambda each: (votes[each], -plain[each].start), default=None)
    dated = [claim.when for claim in claims if claim.when and claim.modality not in NOT_THE_NEWS]
    news = [mention for mention in dated if mention.prec <= DatePrec.MONTH]  # a bare year is background
    recent = [mention for mention in (*news, *dates) if mention.prec <= DatePrec.WEEK]
    filed = [mention for mention in dates if any(heading.contains(mention) for heading in _log_headings(sentences))]
    return Setting(
        location=plain[place] if place else None,
        when=next(iter((*filed, *recent, *news)), None),
        grounds=grounds,
        filed_from=filed_from,
    )


def _log_headings(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The first lines that name a report filed for a day or a period: "Duty log, Tuesday 23 February"."""
    words = re.compile(rf"\b(?:{'|'.join(row['word'] for row in read_table('log_words'))})\b", re.IGNORECASE)
    return [
        sentence
        for sentence in sentences[:HEADING_SENTENCES]
        if len(sentence.text.split()) <= HEADING_WORDS and words.search(sentence.text)
    ]


def _outside(locations: Sequence[Location], grounds: Sequence[Ground]) -> Iterator[Location]:
    """Yield the places that stand in no sentence: those of headings."""
    for location in locations:
        at = bisect_right(grounds, location.start, key=lambda ground: ground.start)
        if not at or grounds[at - 1].end <= location.start:
            yield location


def _ground(scene: Scene) -> Ground:
    return Ground(
        start=scene.tokens.start_char,
        end=scene.tokens.end_char,
        paragraph=scene.sentence.paragraph,
        text=scene.tokens.text,
        locations=find_grounds(scene),
        named=tuple(location for location in scene.locations if not location.metonym),
        dates=scene.dates,
        lasting=scene.tokens.root.tag_ in PRESENT_TAGS,
    )


def place_around(
    claim: Claim, before: Sequence[Event], setting: Setting, earlier: Location | None = None
) -> tuple[Location | None, str]:
    """Find the place of a claim whose sentence names none.

    What its words point back at comes first ("in the town"), then the place of the last sentence of its paragraph that
    has one, then that of the report.

    Args:
        claim: The claim.
        before: The events of its paragraph before it, in text order, those set aside that lend nothing.
        setting: What the article offers.
        earlier: The place of the last event before it in any paragraph, for an article that keeps to none.

    Returns:
        The place, or None, and the rule that gave it.
    """
    if (pointed := pointed_place(claim, setting)) is not None:
        return pointed
    lending = _lending(claim, before)
    near = [event for event in lending if event.location is not None and event.event_type != EventType.DIPLOMACY]
    last = near[-1] if near else None
    aside: Location | None = None
    for ground in _grounds_before(claim, before, setting):
        if last is not None and last.end > ground.start:
            break
        named = next((location for location in ground.locations if location.kind not in WIDE_KINDS), None)
        aside = aside or named
        if named is not None and not ground.lasting:
            return named, BEFORE
    if aside is not None:
        return aside, BEFORE
    if last is not None:
        return last.location, "the sentence before"
    if setting.location is not None or earlier is None:
        return setting.location, "the report's" if setting.location else "none said"
    return earlier, "the event before"


def date_around(claim: Claim, before: Sequence[Event], setting: Setting) -> Iterator[tuple[DateMention, str]]:
    """Yield the dates that a claim without one may take, nearest first, each with its rule."""
    item = _item_start(claim, setting)
    dated = [event for event in _lending(claim, before) if event.when is not None and event.start >= item]
    last = next(reversed(dated), None)
    for ground in _grounds_before(claim, before, setting):
        if ground.start < item or (last is not None and last.end > ground.start):
            break
        for mention in ground.dates:
            if mention.prec <= DatePrec.WEEK:
                yield mention, "said in the sentence before"
    for event in reversed(dated):
        if event.when is not None:
            yield event.when, "the sentence before"
    if setting.when is not None and setting.when.start < claim.trigger.start:
        yield setting.when, "the report's"
    if claim.said_on is not None:
        yield claim.said_on, "that of the statement"
    if setting.when is not None:
        yield setting.when, "the report's"


def _lending(claim: Claim, before: Sequence[Event]) -> list[Event]:
    """The events that lend a claim their place and date: what is still to come lends none to what has happened."""
    if claim.modality in STILL_TO_COME:
        return list(before)
    return [event for event in before if event.modality not in STILL_TO_COME]


def _grounds_before(claim: Claim, before: Sequence[Event], setting: Setting) -> Iterator[Ground]:
    """Yield the last sentences of the paragraph before a claim, nearest first; not those of what only is to come."""
    grounds = setting.grounds
    here = bisect_right(grounds, claim.trigger.start, key=lambda ground: ground.start)
    lending = _lending(claim, before)
    open_events = [event for event in before if event not in lending]
    for ground in reversed(grounds[max(0, here - 1 - REACH_SENTENCES) : max(0, here - 1)]):
        if ground.paragraph != claim.sentence.paragraph:
            return
        if not any(event.start < ground.end and ground.start < event.end for event in open_events):
            yield ground


def _item_start(claim: Claim, setting: Setting) -> int:
    """Where the item of a list that a claim stands in begins: at a sentence that opens with the name of its place.

    "Malanje: the shelling ended on 9 July. Kuito: 12,400 people have arrived": the second item has no date of the first.
    """
    grounds = setting.grounds
    here = bisect_right(grounds, claim.trigger.start, key=lambda ground: ground.start)
    for ground in reversed(grounds[max(0, here - REACH_BACK) : here]):
        if ground.paragraph != claim.sentence.paragraph:
            break
        if any(
            _LABEL.match(ground.text[place.end - ground.start :])
            for place in ground.named
            if place.start == ground.start
        ):
            return ground.start
    return 0


def pointed_place(claim: Claim, setting: Setting) -> tuple[Location, str] | None:
    """Find the place before that a sentence's own words point back at, in the sentence itself or in those before it."""
    here = bisect_right(setting.grounds, claim.trigger.start, key=lambda ground: ground.start)
    grounds = setting.grounds[max(0, here - REACH_BACK) : here]
    if not grounds:
        return None
    ground = grounds[-1]
    earlier = [place for other in reversed(grounds[:-1]) for place in other.locations if place.area]
    for match in (*_pointing().finditer(ground.text), *_THERE.finditer(ground.text)):
        if _TOLD_HERE.search(ground.text, 0, match.end()):
            continue
        at = ground.start + match.start()
        noun = (match.groupdict().get("noun") or "").lower()
        kinds = _kinds()[noun] if noun else frozenset[str]()
        here_named = [place for place in reversed(ground.named) if place.end <= at and place.area]
        filed = [setting.filed_from] if setting.filed_from and (noun == CAPITAL or _POINTS_HERE.match(match[0])) else []
        first = filed if _POINTS_HERE.match(match[0]) else []
        if noun == CAPITAL and setting.seat is not None:
            seat = replace(setting.seat, start=at, end=ground.start + match.end(), mention=match[0])
            return seat, f"{POINTING}: {match[0]}"
        for location in (*first, *here_named, *earlier, *filed):
            if location.kind not in WIDE_KINDS and _is_meant(location, noun, kinds):
                return location, f"{POINTING}: {match[0]}"
    return None


def _is_meant(location: Location, noun: str, kinds: frozenset[str]) -> bool:
    """Whether a noun can point at a place: by its kind, or by standing in its name; a road runs between two places."""
    if noun == CAPITAL:
        return location.place is not None and location.place.feature_code == CAPITAL_CODE
    if "route" in kinds and location.place is None and location.mention.lower().startswith("between"):
        return True
    if kinds == NAMED_KINDS:
        return re.search(rf"\b{re.escape(noun)}\b", location.mention, re.IGNORECASE) is not None
    return not kinds or location.kind.value in kinds


@cache
def _kinds() -> dict[str, frozenset[str]]:
    return {row["word"]: frozenset(row["kinds"].split()) for row in read_table("place_anaphors")}


@cache
def _pointing() -> re.Pattern[str]:
    """Compile "in the same town", "at that camp": a preposition of place, a word that points, and a noun of the table."""
    nouns = "|".join(sorted(map(re.escape, _kinds()), key=len, reverse=True))
    return re.compile(
        rf"\b(?:the\s+same|the|this|that|these)\s+(?P<noun>{nouns})\b(?!\s+(?:of|called|named|known)\b|['’]s\b|-)",
        re.IGNORECASE,
    )
