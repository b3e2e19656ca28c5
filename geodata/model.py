"""The records that pass between the stages: frozen, checked once, always with their span.

Offsets are code points into `Article.text`, end exclusive. Coordinates are `lon, lat` in degrees,
EPSG:4326. Dates are inclusive on both sides. Distances are kilometres.
"""

from dataclasses import dataclass
from datetime import date

from shapely.geometry.base import BaseGeometry

from geodata.vocab import (
    DatePrec,
    EventType,
    FigureKind,
    FigureUnit,
    Modality,
    PlaceKind,
    Qualifier,
    ReasonField,
    TimeOfDay,
    UnresolvedKind,
    WherePrec,
)

PlaceIdentity = tuple[int | None, str]
"""A place's id, None where there is none, and its name in the gazetteer's own order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse an empty or reversed span."""
        if not 0 <= self.start < self.end:
            msg = f"span {self.start}:{self.end} is empty or reversed"
            raise ValueError(msg)

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One report as it was received; every offset refers to `text`, which is never changed.

    `furniture` are the spans that are no text of the article: teasers, captions, promotions, signatures.
    `published_reason` says in words what an inferred day of publication rests on.
    """

    article_id: str
    text: str
    title: str | None = None
    published: date | None = None
    published_inferred: bool = False
    published_reason: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    furniture: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Span):
    """A sentence of the body; `paragraph` counts from 0."""

    text: str
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the gazetteer.

    `place_id` is GeoNames' id where there is one, else a negative number: of our own table of regions, or of a postal place.
    `match` says how the looked-up name met this place: "primary", "alternate" or "folded".
    `local_name` is its name in the language that the caller asked for, None where none was asked for or is known.
    """

    place_id: int
    name: str
    kind: PlaceKind
    country_code: str | None
    admin1: str | None
    lon: float | None
    lat: float | None
    population: int = 0
    feature_code: str = ""
    also: str | None = None
    match: str = "primary"
    local_name: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names that the place bears itself: both, the gazetteer's first, where a dispute has two."""
        return (self.name, self.also) if self.also else (self.name,)

    @property
    def geonameid(self) -> int | None:
        """GeoNames' id, or None for a region of our own table."""
        return self.place_id if self.place_id > 0 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention(Span):
    """A name of a place in the text.

    `asked_kind` is the kind that the words ask for ("Kailahun district"), None where they ask for none.
    `metonym` is true where the name stands for a government ("Baku announced"). `base` is the name as the gazetteer
    has it where the text inflects it ("в Донецке"), else None.
    """

    name: str
    asked_kind: PlaceKind | None = None
    metonym: bool = False
    base: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceChoice:
    """The place that a mention was resolved to, None where it stays open; `others` may be meant too, likeliest first."""

    mention: PlaceMention
    place: Place | None
    score: float
    reason: str
    others: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Where something is, as precisely as is known, and no more.

    `lon`, `lat` is a label point inside `geometry`; the true place lies within `uncertainty_km` of it.
    """

    geometry: BaseGeometry
    lon: float
    lat: float
    uncertainty_km: float
    where_prec: WherePrec


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """Another place that a name may mean: its name (both in a dispute) and its area."""

    name: str
    place: Place
    area: Area


@dataclass(frozen=True, slots=True, kw_only=True)
class Location(Span):
    """A phrase that says where: one resolved name, or several ("between A and B").

    `name` is the gazetteer's, both names where a dispute has two, the text's own first; `mention` the words of the text.
    `canonical` is the name in the gazetteer's own order, whatever the text writes first.
    `area` is None where the phrase is recognised but not resolved. `others` are what a plain name may mean instead.
    """

    name: str
    mention: str
    kind: PlaceKind
    area: Area | None
    place: Place | None
    metonym: bool
    score: float
    reason: str
    canonical: str = ""
    others: tuple[Alternative, ...] = ()

    def __post_init__(self) -> None:
        """Take the name itself for the canonical one where no other is given."""
        if not self.canonical:
            object.__setattr__(self, "canonical", self.name)

    @property
    def identity(self) -> PlaceIdentity:
        """What tells this place from another: its id, and the words of a phrase around its name ("near Goma")."""
        return self.place.place_id if self.place else None, self.canonical


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention(Span):
    """Words that say when, resolved to inclusive days; `reason` names the rule."""

    first: date
    last: date
    prec: DatePrec
    time_of_day: TimeOfDay | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse a reversed range."""
        if self.first > self.last:
            msg = f"date range {self.first} to {self.last} is reversed"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Span):
    """A number that the text gives, with its bounds.

    `low` None or `high` None is an open bound. `subset` marks a part of the figure of the same kind that stands
    before it in the sentence ("27, including two civilians"): it is never added. `reason` names the rule that says
    what is counted.
    """

    kind: FigureKind
    low: int | None
    high: int | None
    qualifier: Qualifier
    who: str | None = None
    unit: FigureUnit = FigureUnit.PERSON
    subset: bool = False
    reason: str = ""

    def __post_init__(self) -> None:
        """Refuse reversed bounds."""
        if self.low is not None and self.high is not None and self.low > self.high:
            msg = f"figure {self.low}..{self.high} is reversed"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a field of an event is as it is: the rule that decided, and the words of the article that it read.

    `words` is None where no words decided ("the report's own voice"). They may stand outside the event's quote.
    """

    field: ReasonField
    rule: str
    words: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One claim about one occurrence at one place: the record of the contract."""

    event_id: str
    article_id: str
    event_type: EventType
    modality: Modality
    quote: str
    start: int
    end: int
    confidence: float
    reasons: tuple[Reason, ...] = ()
    acled_event_type: str | None = None
    acled_sub_event_type: str | None = None
    location: Location | None = None
    place_inherited: bool = False
    when: DateMention | None = None
    figures: tuple[Figure, ...] = ()
    actor: str | None = None
    target: str | None = None
    claimed_by: str | None = None
    part_of: str | None = None
    same_as: str | None = None

    @property
    def area(self) -> Area | None:
        """Where it is, or None when the text gives no place."""
        return self.location.area if self.location else None

    @property
    def reason(self) -> tuple[str, ...]:
        """The names of the rules that decided, each behind the field that it decided."""
        return tuple(f"{reason.field}: {reason.rule}" for reason in self.reasons)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolved(Span):
    """Something that was seen and not understood, so that a reader knows what is missing."""

    kind: UnresolvedKind
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article, read: what the command line writes as one line of `.jsonl`."""

    article: Article
    toponyms: tuple[PlaceChoice, ...]
    events: tuple[Event, ...]
    unresolved: tuple[Unresolved, ...]
