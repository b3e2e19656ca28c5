"""Words for a reader: an event told in plain sentences, never a code and never a bare score."""

from datetime import date

from geodata.model import Article, DateMention, Event, Figure
from geodata.vocab import DatePrec, EventType, FigureKind, FigureUnit, Modality, PlaceKind, Qualifier, TimeOfDay

TYPES: dict[EventType, str] = {
    EventType.FIGHTING: "Fighting",
    EventType.EXPLOSION: "Explosion",
    EventType.ATTACK: "Attack",
    EventType.CASUALTY: "Casualties",
    EventType.EVACUATION: "Evacuation",
    EventType.PROTEST: "Protest",
    EventType.DIPLOMACY: "Diplomacy",
    EventType.ARREST: "Arrest",
}
MODALITIES: dict[Modality, str] = {
    Modality.HAPPENED: "Reported",
    Modality.CLAIMED: "Claimed",
    Modality.DENIED: "Denied",
    Modality.PROPOSED: "Proposed",
    Modality.PLANNED: "Planned",
    Modality.DEMANDED: "Demanded",
    Modality.THREATENED: "Threatened",
    Modality.HISTORICAL: "Earlier",
}
MODALITY_SENTENCES: dict[Modality, str] = {
    Modality.HAPPENED: "told as fact by the report itself",
    Modality.CLAIMED: "said by somebody whom the report names",
    Modality.DENIED: "denied",
    Modality.PROPOSED: "proposed, has not happened",
    Modality.PLANNED: "planned, has not happened yet",
    Modality.DEMANDED: "demanded, has not happened",
    Modality.THREATENED: "threatened, has not happened",
    Modality.HISTORICAL: "background, from before the news",
}
QUALIFIERS: dict[Qualifier, str] = {
    Qualifier.EXACT: "{low}",
    Qualifier.AT_LEAST: "at least {low}",
    Qualifier.MORE_THAN: "more than {low}",
    Qualifier.ABOUT: "about {low}",
    Qualifier.UP_TO: "up to {high}",
    Qualifier.RANGE: "{low} to {high}",
}
TIMES: dict[TimeOfDay, str] = {
    TimeOfDay.MORNING: "in the morning",
    TimeOfDay.AFTERNOON: "in the afternoon",
    TimeOfDay.EVENING: "in the evening",
    TimeOfDay.NIGHT: "at night",
}
VAGUE_PLACES: dict[PlaceKind, str] = {
    PlaceKind.DISTRICT: "the report names no town",
    PlaceKind.REGION: "somewhere in the region",
    PlaceKind.COUNTRY: "somewhere in the country",
    PlaceKind.CONTINENT: "somewhere on the continent",
    PlaceKind.SEA: "somewhere at sea",
    PlaceKind.RIVER: "somewhere along it",
    PlaceKind.ROUTE: "somewhere along it",
}
SURE, LIKELY = 0.75, 0.5
"""From here on, a reading is called sure, or likely; confidence in [0, 1]."""


def type_word(event: Event) -> str:
    """Name what kind of occurrence it is."""
    return TYPES[event.event_type]


def figure_words(figure: Figure) -> str:
    """Tell a figure with its bounds: "at least 29 killed", "more than 4,200 households displaced"."""
    counted = [] if figure.kind is FigureKind.OTHER else [figure.kind.value]
    if figure.unit is FigureUnit.HOUSEHOLD and not (figure.kind is FigureKind.OTHER and figure.who):
        counted.insert(0, "households")
    if figure.kind is FigureKind.OTHER and figure.who:
        counted.append(figure.who)
    elif figure.who:
        counted.append(f"({figure.who})")
    return " ".join(["including " * figure.subset + bounds_words(figure.low, figure.high, figure.qualifier), *counted])


def bounds_words(low: int | None, high: int | None, qualifier: Qualifier) -> str:
    """Tell a number with its bounds: "at least 29", "10 to 12"; None is an open bound."""
    pattern = QUALIFIERS[qualifier]
    if "{low}" in pattern and low is None:
        pattern = "up to {high}" if high is not None else "an unknown number of"
    elif "{high}" in pattern and high is None:
        pattern = "at least {low}"
    return pattern.format(low=_count(low), high=_count(high))


def figures_words(event: Event) -> str:
    """Tell all figures of an event on one line; empty where it has none."""
    return "; ".join(figure_words(figure) for figure in event.figures)


def speaker_words(event: Event) -> str:
    """Say who says so."""
    return event.claimed_by or "The report, in its own voice"


def when_words(when: DateMention | None) -> str:
    """Tell a date as exactly as it is known, and no more exactly."""
    if when is None:
        return "No date given"
    if when.prec is DatePrec.YEAR and when.first.year == when.last.year:
        return str(when.first.year)
    if when.prec is DatePrec.MONTH and (when.first.year, when.first.month) == (when.last.year, when.last.month):
        return f"{when.first:%B %Y}"
    days = (when.last - when.first).days
    if days == 0:
        told = f"{when.first:%A} {day_words(when.first)}"
    elif days == 1:
        told = f"{when.first:%A} {_day_before(when.first, when.last)} or {when.last:%A} {day_words(when.last)}"
    else:
        told = f"Between {_day_before(when.first, when.last)} and {day_words(when.last)}"
    return f"{told}, {TIMES[when.time_of_day]}" if when.time_of_day else told


def when_said(event: Event, article: Article) -> str:
    """Quote the words that the date was read from; empty where there are none."""
    return article.text[event.when.start : event.when.end].strip() if event.when else ""


def short_date(when: DateMention | None) -> str:
    """Tell a date in the width of a table's column."""
    if when is None:
        return "–"
    if when.prec in {DatePrec.YEAR, DatePrec.MONTH}:
        return when_words(when)
    if when.first == when.last:
        return f"{when.first.day} {when.first:%b %Y}"
    first = f"{when.first.day}" if _same_month(when.first, when.last) else f"{when.first.day} {when.first:%b}"
    return f"{first}–{when.last.day} {when.last:%b %Y}"


def where_words(event: Event) -> str:
    """Name the place as the gazetteer has it, with how vague it is."""
    location = event.location
    if location is None:
        return "The report gives no place"
    if location.area is None:
        return f"{location.mention} (not found, so not on the map)"
    if not location.name:
        return "A point that a person set on the map"
    vague = location.area.geometry.geom_type != "Point"
    reason = VAGUE_PLACES.get(location.kind, "somewhere inside the outline") if vague else ""
    return f"{location.name} ({reason})" if reason else location.name


def sureness(event: Event) -> str:
    """Say in a word how sure the reading is."""
    if event.confidence >= SURE:
        return "Sure"
    return "Likely" if event.confidence >= LIKELY else "Unsure"


def _count(number: int | None) -> str:
    """Write a number for reading."""
    return "" if number is None else f"{number:,}"


def day_words(day: date) -> str:
    """Write a day with its year."""
    return f"{day.day} {day:%B %Y}"


def _day_before(day: date, last: date) -> str:
    """Write the first day of a range, without what the last day says again."""
    if _same_month(day, last):
        return str(day.day)
    return f"{day.day} {day:%B}" if day.year == last.year else day_words(day)


def _same_month(first: date, last: date) -> bool:
    """Whether two days fall in one month."""
    return (first.year, first.month) == (last.year, last.month)
