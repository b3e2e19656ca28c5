"""The closed vocabularies of the records: event types, modalities, codes.

Sources: ACLED codebook (event and sub-event types), UCDP GED codebook (where_prec, date_prec),
GeoNames feature classes (kinds of place, simplified), CONTRACT of the project.
"""

from enum import IntEnum, StrEnum

DEFAULT_LANGUAGE = "en"
"""The language in which events are read (ISO 639-1)."""


class EventType(StrEnum):
    """What kind of occurrence a claim is about."""

    FIGHTING = "fighting"
    EXPLOSION = "explosion"
    ATTACK = "attack"
    CASUALTY = "casualty"
    EVACUATION = "evacuation"
    PROTEST = "protest"
    DIPLOMACY = "diplomacy"
    ARREST = "arrest"


class Modality(StrEnum):
    """How the occurrence is put: as fact, claim, denial, wish, plan or background."""

    HAPPENED = "happened"
    CLAIMED = "claimed"
    DENIED = "denied"
    THREATENED = "threatened"
    DEMANDED = "demanded"
    PROPOSED = "proposed"
    PLANNED = "planned"
    HISTORICAL = "historical"


class ReasonField(StrEnum):
    """The field of an event that a reason speaks of."""

    TYPE = "type"
    PLACE = "place"
    DATE = "date"
    FIGURES = "figures"
    ACTOR = "actor"
    TARGET = "target"
    SPEAKER = "speaker"
    MODALITY = "modality"
    PART_OF = "part_of"
    SAME_AS = "same_as"


class FigureKind(StrEnum):
    """What a figure counts."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    CAPTURED = "captured"
    DISPLACED = "displaced"
    LOCALITIES = "localities"
    POSITIONS = "positions"
    OTHER = "other"


class FigureUnit(StrEnum):
    """The unit a figure counts in (IDMC): a household figure stays a household figure."""

    PERSON = "person"
    HOUSEHOLD = "household"
    THING = "thing"


class Qualifier(StrEnum):
    """How exact a figure is said to be."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    ABOUT = "about"
    UP_TO = "up_to"
    RANGE = "range"


class PlaceKind(StrEnum):
    """What kind of place a name stands for."""

    CITY = "city"
    VILLAGE = "village"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"
    CONTINENT = "continent"
    SEA = "sea"
    RIVER = "river"
    SITE = "site"
    ROUTE = "route"
    OTHER = "other"


TOWNS = frozenset({PlaceKind.CITY, PlaceKind.VILLAGE})
"""Where people live close together."""
LOCAL = TOWNS | {PlaceKind.DISTRICT, PlaceKind.SITE}
"""What lies in one spot or around one town, and not across a land."""


class TimeOfDay(StrEnum):
    """Part of the day, as the text says it."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


class WherePrec(IntEnum):
    """UCDP where_prec: how precisely a place is known."""

    EXACT = 1
    NEAR = 2
    DISTRICT = 3
    FIRST_ORDER = 4
    FUZZY = 5
    COUNTRY = 6
    INTERNATIONAL = 7


class DatePrec(IntEnum):
    """UCDP date_prec: how precisely a date is known."""

    DAY = 1
    DAYS = 2
    WEEK = 3
    MONTH = 4
    YEAR = 5


class Step(StrEnum):
    """What is being done while an article is read, in this order."""

    WORDS = "words"
    PLACES = "places"
    SENTENCES = "sentences"


class UnresolvedKind(StrEnum):
    """What was seen in an article but not understood."""

    PLACE = "place"
    DATE = "date"
    SPEAKER = "speaker"


PART_OF_BEFORE = "part of the figure before"
"""The rule of a figure that the text gives as a part of the one before it."""

HAMLET_IDS = -10_000_000
"""Ids of postal places that have none of GeoNames' own are this or less: too small for their names to be parts of longer ones."""
