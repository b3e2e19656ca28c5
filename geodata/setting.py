"""Gathers where and when a report as a whole plays, and what each of its sentences offers to those behind it."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from geodata.claim import Claim
from geodata.model import DateMention, Location, PlaceIdentity, Sentence, Span
from geodata.placing import find_grounds
from geodata.scenes import Scene
from geodata.tables import read_table
from geodata.vocab import TOWNS, DatePrec, EventType, Modality, PlaceKind

NOT_THE_NEWS = {Modality.HISTORICAL}
WIDE_KINDS = {PlaceKind.COUNTRY, PlaceKind.CONTINENT, PlaceKind.SEA, PlaceKind.RIVER}
PRESENT_TAGS = {"VBZ", "VBP"}
HEADING_SENTENCES, HEADING_WORDS = 3, 20
LEAD_SENTENCES = 3
"""What the first sentences call "this city" is where the report plays."""
DATELINE = "named in the dateline"
_HERE = re.compile(r"\bthis (?:city|town|village|port|capital)\b", re.IGNORECASE)


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
    the only region that the report names; `home` the city of the dateline, of a report that is about its country;
    `headed` the only place that its headings name; `districts` the divisions of names that only the table of districts has.
    """

    location: Location | None
    when: DateMention | None
    grounds: tuple[Ground, ...] = ()
    filed_from: Location | None = None
    seat: Location | None = None
    land: Location | None = None
    region: Location | None = None
    home: Location | None = None
    headed: Location | None = None
    districts: Mapping[str, Location] = field(default_factory=dict)


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
        The place named most often (places of claims count twice, those of talks never, countries only where there is nothing else), and
        the date in the heading of a log or a periodic report, else that of the first claim that has one.
    """
    grounds = tuple(_ground(scene, filed_from) for scene in scenes)
    lead = [place for ground in grounds[:LEAD_SENTENCES] for place in ground.named]
    here = [place for place in lead if filed_from and _is_here(place, filed_from)]
    votes: Counter[PlaceIdentity] = Counter()
    plain: dict[PlaceIdentity, Location] = {}
    own = [claim.location for claim in claims if claim.location and claim.modality not in NOT_THE_NEWS]
    told = [location for ground in grounds for location in ground.locations]
    venues = _venues(claims)
    for location in (*own, *told, *here, *here, *_outside(locations, grounds)):
        if location.metonym or location.area is None or location.identity in venues:
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
        headed=_headed(locations, grounds, filed_from),
    )


def _venues(claims: Sequence[Claim]) -> set[PlaceIdentity]:
    """The towns where others only talk: nothing that a report leaves open happened there."""
    talks, rest = (
        {
            claim.location.identity
            for claim in claims
            if claim.location and (claim.event_type == EventType.DIPLOMACY) == spoken
        }
        for spoken in (True, False)
    )
    return talks - rest


def _headed(locations: Sequence[Location], grounds: Sequence[Ground], filed_from: Location | None) -> Location | None:
    """The only place narrower than a country that the headings before the text name."""
    begin = grounds[0].start if grounds else 0
    named = {
        location.identity: location
        for location in _outside(locations, grounds)
        if location.end <= begin and location.area is not None and location.kind not in WIDE_KINDS
        if filed_from is None or location.identity != filed_from.identity
    }
    return next(iter(named.values())) if len(named) == 1 else None


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


def _is_here(place: Location, filed_from: Location) -> bool:
    """Whether a place is meant by "this city" and not by its name."""
    return place.identity == filed_from.identity and _HERE.fullmatch(place.mention) is not None


def _ground(scene: Scene, filed_from: Location | None) -> Ground:
    """What a sentence offers; "this city" is that of the dateline."""
    here: list[Location] = []
    found = _HERE.search(scene.tokens.text)
    if filed_from is not None and filed_from.kind in TOWNS and found is not None:
        start, end = (scene.tokens.start_char + at for at in found.span())
        here.append(replace(filed_from, start=start, end=end, mention=found[0], reason=DATELINE))
    return Ground(
        start=scene.tokens.start_char,
        end=scene.tokens.end_char,
        paragraph=scene.sentence.paragraph,
        text=scene.tokens.text,
        locations=(*find_grounds(scene), *here),
        named=(*(location for location in scene.locations if not location.metonym), *here),
        dates=scene.dates,
        lasting=scene.tokens.root.tag_ in PRESENT_TAGS,
    )
