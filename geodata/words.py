"""Words for a reader: an event told in plain sentences, never a code and never a bare score."""

from datetime import date

from geodata.model import Alternative, Article, DateMention, Event, Figure, Location
from geodata.tongue import IN_ENGLISH, Plural, Tongue, message, messages
from geodata.vocab import DatePrec, EventType, FigureKind, FigureUnit, Modality, PlaceKind, Qualifier, TimeOfDay

TYPES: dict[EventType, str] = {
    EventType.FIGHTING: message("Fighting"),
    EventType.EXPLOSION: message("Explosion"),
    EventType.ATTACK: message("Attack"),
    EventType.CASUALTY: message("Casualties"),
    EventType.EVACUATION: message("Evacuation"),
    EventType.PROTEST: message("Protest"),
    EventType.DIPLOMACY: message("Diplomacy"),
    EventType.ARREST: message("Arrest"),
}
MODALITIES: dict[Modality, str] = {
    Modality.HAPPENED: message("Reported"),
    Modality.CLAIMED: message("Claimed"),
    Modality.DENIED: message("Denied"),
    Modality.PROPOSED: message("Proposed"),
    Modality.PLANNED: message("Planned"),
    Modality.DEMANDED: message("Demanded"),
    Modality.THREATENED: message("Threatened"),
    Modality.HISTORICAL: message("Earlier"),
}
MODALITY_SENTENCES: dict[Modality, str] = {
    Modality.HAPPENED: message("told as fact by the report itself"),
    Modality.CLAIMED: message("said by somebody whom the report names"),
    Modality.DENIED: message("denied"),
    Modality.PROPOSED: message("proposed, has not happened"),
    Modality.PLANNED: message("planned, has not happened yet"),
    Modality.DEMANDED: message("demanded, has not happened"),
    Modality.THREATENED: message("threatened, has not happened"),
    Modality.HISTORICAL: message("background, from before the news"),
}
QUALIFIERS: dict[Qualifier, str] = {
    Qualifier.EXACT: "{low}",
    Qualifier.AT_LEAST: message("at least {low}"),
    Qualifier.MORE_THAN: message("more than {low}"),
    Qualifier.ABOUT: message("about {low}"),
    Qualifier.UP_TO: message("up to {high}"),
    Qualifier.RANGE: message("{low} to {high}"),
}
TIMES: dict[TimeOfDay, str] = {
    TimeOfDay.MORNING: message("in the morning"),
    TimeOfDay.AFTERNOON: message("in the afternoon"),
    TimeOfDay.EVENING: message("in the evening"),
    TimeOfDay.NIGHT: message("at night"),
}
HARMED: dict[FigureKind, Plural] = {
    FigureKind.KILLED: messages("{counted} killed", "{counted} killed"),
    FigureKind.WOUNDED: messages("{counted} wounded", "{counted} wounded"),
    FigureKind.MISSING: messages("{counted} missing", "{counted} missing"),
    FigureKind.CAPTURED: messages("{counted} captured", "{counted} captured"),
    FigureKind.DISPLACED: messages("{counted} displaced", "{counted} displaced"),
    FigureKind.LOCALITIES: messages("{counted} localities", "{counted} localities"),
    FigureKind.POSITIONS: messages("{counted} positions", "{counted} positions"),
}
"""What a figure counts, behind the number; `count` is the number alone. What is `other` bears the report's own word."""
HOUSEHOLDS = messages("{counted} households", "{counted} households")
VAGUE_PLACES: dict[PlaceKind, str] = {
    PlaceKind.DISTRICT: message("the report names no town"),
    PlaceKind.REGION: message("somewhere in the region"),
    PlaceKind.COUNTRY: message("somewhere in the country"),
    PlaceKind.CONTINENT: message("somewhere on the continent"),
    PlaceKind.SEA: message("somewhere at sea"),
    PlaceKind.RIVER: message("somewhere along it"),
    PlaceKind.ROUTE: message("somewhere along it"),
}
SURE, LIKELY = 0.75, 0.5
"""From here on, a reading is called sure, or likely; confidence in [0, 1]."""


def figure_words(figure: Figure, tongue: Tongue = IN_ENGLISH) -> str:
    """Tell a figure with its bounds: "at least 29 killed", "more than 4,200 households displaced"."""
    counted = bounds_words(figure.low, figure.high, figure.qualifier, tongue)
    count = next(
        (bound for bound in (figure.high, figure.low) if bound is not None), 2
    )  # who are not counted are several
    if figure.unit is FigureUnit.HOUSEHOLD and not (figure.kind is FigureKind.OTHER and figure.who):
        counted = tongue.tell(HOUSEHOLDS, count=count, counted=counted)
    if figure.kind in HARMED:
        counted = tongue.tell(HARMED[figure.kind], count=count, counted=counted)
    if figure.who:
        counted = f"{counted} {figure.who}" if figure.kind is FigureKind.OTHER else f"{counted} ({figure.who})"
    return tongue.tell("including {counted}", counted=counted) if figure.subset else counted


def bounds_words(low: int | None, high: int | None, qualifier: Qualifier, tongue: Tongue = IN_ENGLISH) -> str:
    """Tell a number with its bounds: "at least 29", "10 to 12"; None is an open bound."""
    pattern = QUALIFIERS[qualifier]
    if "{low}" in pattern and low is None:
        pattern = QUALIFIERS[Qualifier.UP_TO] if high is not None else message("an unknown number of")
    elif "{high}" in pattern and high is None:
        pattern = QUALIFIERS[Qualifier.AT_LEAST]
    return tongue.tell(pattern, low=low, high=high)


def figures_words(event: Event, tongue: Tongue = IN_ENGLISH) -> str:
    """Tell all figures of an event on one line; empty where it has none."""
    return "; ".join(figure_words(figure, tongue) for figure in event.figures)


def speaker_words(event: Event, tongue: Tongue = IN_ENGLISH) -> str:
    """Say who says so."""
    if event.claimed_by is None and event.modality is Modality.CLAIMED:
        return tongue.tell("Somebody whom the report does not name")
    return event.claimed_by or tongue.tell("The report, in its own voice")


def when_words(when: DateMention | None, tongue: Tongue = IN_ENGLISH) -> str:
    """Tell a date as exactly as it is known, and no more exactly."""
    if when is None:
        return tongue.tell("No date given")
    if when.prec is DatePrec.YEAR and when.first.year == when.last.year:
        return str(when.first.year)
    if when.prec is DatePrec.MONTH and _same_month(when.first, when.last):
        return tongue.tell("{month} {year}", month=tongue.month(when.first), year=str(when.first.year))
    days = (when.last - when.first).days
    if days == 0:
        told = _weekday_words(when.first, day_words(when.first, tongue), tongue)
    elif days == 1:
        told = tongue.tell(
            "{first} or {last}",
            first=_weekday_words(when.first, _day_before(when.first, when.last, tongue), tongue),
            last=_weekday_words(when.last, day_words(when.last, tongue), tongue),
        )
    else:
        first, last = _day_before(when.first, when.last, tongue), day_words(when.last, tongue)
        told = tongue.tell("Between {first} and {last}", first=first, last=last)
    return f"{told}, {tongue.tell(TIMES[when.time_of_day])}" if when.time_of_day else told


def when_said(event: Event, article: Article) -> str:
    """Quote the words that the date was read from; empty where there are none."""
    return article.text[event.when.start : event.when.end].strip() if event.when else ""


def short_date(when: DateMention | None, tongue: Tongue = IN_ENGLISH) -> str:
    """Tell a date in the width of a table's column."""
    if when is None:
        return "–"
    if when.prec in {DatePrec.YEAR, DatePrec.MONTH}:
        return when_words(when, tongue)
    last = day_words(when.last, tongue, short=True)
    return last if when.first == when.last else f"{_day_before(when.first, when.last, tongue, short=True)}–{last}"


def place_words(location: Location | Alternative) -> str:
    """Name a place, in the reader's language where its name in it was asked for and is known."""
    place = location.place
    if place is None or place.local_name is None:
        return location.name
    names = (" / ".join(place.names), " / ".join(reversed(place.names)), place.name)
    known = next((name for name in names if name in location.name), None)
    return location.name.replace(known, place.local_name, 1) if known else location.name


def where_words(event: Event, tongue: Tongue = IN_ENGLISH) -> str:
    """Name the place with how vague it is."""
    location = event.location
    if location is None:
        return tongue.tell("The report gives no place")
    if location.area is None:
        return tongue.tell("{place} (not found, so not on the map)", place=location.mention)
    if not location.name:
        return tongue.tell("A point that a person set on the map")
    if location.area.geometry.geom_type == "Point":
        return place_words(location)
    reason = VAGUE_PLACES.get(location.kind, message("somewhere inside the outline"))
    return f"{place_words(location)} ({tongue.tell(reason)})"


def sureness(event: Event, tongue: Tongue = IN_ENGLISH) -> str:
    """Say in a word how sure the reading is."""
    if event.confidence >= SURE:
        return tongue.tell("Sure")
    return tongue.tell("Likely") if event.confidence >= LIKELY else tongue.tell("Unsure")


def day_words(day: date, tongue: Tongue = IN_ENGLISH, *, short: bool = False) -> str:
    """Write a day with its year."""
    month = tongue.month(day, short=short)
    return tongue.tell("{day} {month} {year}", day=tongue.day(day), month=month, year=str(day.year))


def span_words(first: date, last: date, tongue: Tongue = IN_ENGLISH) -> str:
    """Write the first and the last day: "19 – 20 September 2023"."""
    return (
        day_words(first, tongue) if first == last else f"{_day_before(first, last, tongue)} – {day_words(last, tongue)}"
    )


def published_words(article: Article, tongue: Tongue = IN_ENGLISH) -> str:
    """Tell when a report was published; an inferred day says so, and empty is one that nobody knows."""
    if article.published is None:
        return ""
    how = message("published (inferred) {day}") if article.published_inferred else message("published {day}")
    return tongue.tell(how, day=day_words(article.published, tongue))


def _weekday_words(day: date, told: str, tongue: Tongue) -> str:
    """Put the day of the week before a day."""
    return tongue.tell("{weekday} {day}", weekday=tongue.weekday(day), day=told)


def _day_before(day: date, last: date, tongue: Tongue, *, short: bool = False) -> str:
    """Write the first day of a range, without what the last day says again."""
    if _same_month(day, last):
        return tongue.day(day)
    if day.year == last.year:
        return tongue.tell("{day} {month}", day=tongue.day(day), month=tongue.month(day, short=short))
    return day_words(day, tongue, short=short)


def _same_month(first: date, last: date) -> bool:
    """Whether two days fall in one month."""
    return (first.year, first.month) == (last.year, last.month)
