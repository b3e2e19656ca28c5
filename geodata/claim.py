"""The claim: what one sentence says of one occurrence."""

from dataclasses import dataclass

from geodata.model import DateMention, Figure, Location, Reason, Sentence
from geodata.triggers import Trigger
from geodata.vocab import EventType, Modality


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a sentence says of one occurrence, before anything is inherited from the text around it.

    `end` lies behind the sentence where the next one only adds to it; `points_back` says that its words are a definite noun.
    `whole` says that it is told of a whole war or country, `so_far` that it is told up to now, in the perfect tense.
    `told_at` and `told_when` are the place and the date of the occurrence that it points back at.
    """

    sentence: Sentence
    end: int
    trigger: Trigger
    event_type: EventType
    acled: tuple[str, str]
    modality: Modality
    figures: tuple[Figure, ...]
    location: Location | None
    when: DateMention | None
    said_on: DateMention | None
    present: bool
    points_back: bool
    whole: bool
    so_far: bool
    claimed_by: str | None
    actor: str | None
    target: str | None
    reasons: tuple[Reason, ...]
    told_at: Location | None = None
    told_when: DateMention | None = None
