"""Finds totals and their parts, so that no figure is ever added twice."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise

from geodata.distance import distance_km
from geodata.model import DateMention, Event, Figure, Span
from geodata.tables import read_table
from geodata.vocab import PART_OF_BEFORE, FigureKind, Modality

COUNTED_KINDS = (FigureKind.KILLED, FigureKind.WOUNDED, FigureKind.MISSING, FigureKind.DISPLACED)
WINDOW = 8
MAX_PARTS = 4
"""More parts than these must follow one another: among many figures some add up by chance."""
BESIDE, OPENING = 25, 25
"""How far, in characters, the words for a part stand from its figure, and from the beginning of their sentence."""
SMALL_TOTAL = 4
LONGEST_TOTAL_DAYS = dict.fromkeys(COUNTED_KINDS, 10) | {FigureKind.DISPLACED: 366}
"""A count of the dead over weeks is drawn up by somebody else, and may not know the news of the day; those who fled are counted on."""
FEW, BESIDE_KM, FAR_KM = 10, 25.0, 150.0
"""How far beside the edge of a total's place its parts may lie: few people add up to a total by chance."""
NO_PARTS = {Modality.HISTORICAL, Modality.DENIED}
"""What is told of long ago, or denied, is part of no total of the news."""

NEWER, OLDER = "a newer toll", "an older toll"
"""Rules that link a second account whose words say that it follows, or comes before, the other."""
BETWEEN = re.compile(r"[\s,]*(?:and|as well as|along with|plus)?\s*", re.IGNORECASE)

ADDS_UP, CALLED_PART, IN_ITS_DAYS = (
    "adds up to the total with its fellows",
    "the text calls it a part",
    "falls into the days of the total",
)
"""Rules that hang a part on its total."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link to another event of the report: its number in text order, the rule, and the words that it read."""

    number: int
    rule: str
    words: Span | None = None


Parents = dict[int, Link]
"""The link to its total, by number of the part in text order."""


def figure_of(event: Event, kind: FigureKind) -> Figure | None:
    """Return an event's own figure of a kind: the first that is no part of another."""
    return next((figure for figure in event.figures if figure.kind == kind and not figure.subset), None)


def value_of(event: Event, kind: FigureKind) -> int | None:
    """Return the lower bound of an event's own figure of a kind; the sum where it lists several."""
    lows = [figure.low for figure in event.figures if figure.kind == kind and not figure.subset]
    return sum(low for low in lows if low) if lows and all(low is not None for low in lows) else None


def are_told_apart(event: Event, figures: Sequence[Figure]) -> bool:
    """Whether figures of one sentence are members of one list, and so count different people: "four men and a girl"."""
    gaps = (event.quote[one.end - event.start : two.start - event.start] for one, two in pairwise(figures))
    return all(BETWEEN.fullmatch(gap) for gap in gaps)


def find_parts(events: Sequence[Event], *, apart: Container[int] = ()) -> Parents:
    """Find for each part the total it belongs to.

    A part is one of several figures that add up to the total told before them; or a figure that the text itself calls
    a part ("of these, 19 were killed"); or one that falls into the days of a figure called a total ("nine since
    Friday"), as long as the parts do not exceed it.

    Args:
        events: Events of one article in text order.
        apart: The numbers of those that are known to be part of nothing.
    """
    parents: Parents = {}
    whole = [number in apart or _is_revised(event) for number, event in enumerate(events)]
    for kind in COUNTED_KINDS:
        parents.update(_split_parts(events, kind))
        values = [None if event.modality in NO_PARTS else value_of(event, kind) for event in events]
        for total in sorted(range(len(events)), key=lambda number: -(values[number] or 0)):
            if (values[total] or 0) > 1:
                near = [
                    number
                    for number in _behind(total, values)
                    if number not in parents
                    and not whole[number]
                    and _fits(events[total], events[number], values[total] or 0)
                ]
                link = _link(total, ADDS_UP, figure_of(events[total], kind))
                told = sum(values[part] or 0 for part, above in parents.items() if above.number == total)
                rest = (values[total] or 0) - told
                parents.update(dict.fromkeys(_parts_that_add_up(rest, near[:WINDOW], values), link))
        for part in range(1, len(events)):
            if part not in parents and part not in apart and values[part]:
                parents.update(_called_part(part, values, events, kind))
        parents.update(_loose_parts(events, kind, values, parents, apart))
        for total, event in enumerate(events):
            called = find_words(event, "total_words", "total")
            days = LONGEST_TOTAL_DAYS[kind]
            if values[total] and event.when and 0 < _length(event.when) <= days and called:
                link = Link(number=total, rule=IN_ITS_DAYS, words=called)
                single = [None if alone else value for value, alone in zip(values, whole, strict=True)]
                parents.update(dict.fromkeys(_within_days(total, single, parents, events), link))
    return parents


def _fits(total: Event, part: Event, count: int) -> bool:
    """Whether a part can lie in a total of so many: on a day of it, and not far from it, as far as both say."""
    if _are_apart(_own_days(total), _own_days(part)):
        return False
    if total.area is None or part.area is None or total.place_inherited or part.place_inherited:
        return True
    away_km = distance_km(total.area.lon, total.area.lat, part.area.lon, part.area.lat)
    beside_km = BESIDE_KM if count <= FEW else FAR_KM
    return away_km <= total.area.uncertainty_km + part.area.uncertainty_km + beside_km


def _own_days(event: Event) -> DateMention | None:
    """When an event is by its own words; None where the text around lends it its date."""
    return event.when if event.when and event.start <= event.when.start < event.end else None


def _are_apart(one: DateMention | None, two: DateMention | None) -> bool:
    """Whether two times that both are told share no day."""
    return one is not None and two is not None and (two.first > one.last or two.last < one.first)


def _length(when: DateMention) -> int:
    return (when.last - when.first).days


def _behind(total: int, values: Sequence[int | None]) -> Iterator[int]:
    """Yield the smaller figures behind a total; those of a small total must stand close by."""
    value = values[total] or 0
    reach = 4 if value <= SMALL_TOTAL else WINDOW + 2
    for number in range(total + 1, min(len(values), total + 1 + reach)):
        if 0 < (values[number] or 0) < value:
            yield number


def _parts_that_add_up(value: int, near: Sequence[int], values: Sequence[int | None]) -> tuple[int, ...]:
    """Find the figures behind a total that add up to it."""
    for size in range(2, len(near) + 1):
        lists = combinations(near, size) if size <= MAX_PARTS else (near[at : at + size] for at in range(len(near)))
        for parts in lists:
            if sum(values[part] or 0 for part in parts) == value:
                return tuple(parts)
    return ()


def _is_called(called: Span, figure: Figure) -> bool:
    """Whether the words for a part stand right before its figure, in it or right behind: not "40, most of them miners"."""
    return called.start <= figure.end + 1 and figure.start - called.end <= BESIDE


def _opens(called: Span, figure: Figure, event: Event) -> bool:
    """Whether the words for a part open their sentence, and so point at the one before: not "rebels fled, leaving six of them dead"."""
    before = event.quote[: min(called.start, figure.start) - event.start]
    return len(before) - (before.rfind(". ") + 1) <= OPENING


def _is_revised(event: Event) -> bool:
    """Whether a toll stands beside another one, and so is no part of it."""
    return any(find_words(event, "revision_words", role) for role in ("older", "newer", "beside"))


def _link(number: int, rule: str, words: Span | None) -> Link:
    return Link(number=number, rule=rule, words=Span(start=words.start, end=words.end) if words else None)


def _called_part(part: int, values: Sequence[int | None], events: Sequence[Event], kind: FigureKind) -> Parents:
    """Find the total before a figure that is called a part: the nearest larger one."""
    event, figure = events[part], figure_of(events[part], kind)
    called = find_words(event, "total_words", "part")
    larger = (number for number in range(part - 1, -1, -1) if (values[number] or 0) > (values[part] or 0))
    total = next(larger, None)
    if called is None or figure is None or total is None or not _is_called(called, figure):
        return {}
    if events[total].start != event.start and not _opens(called, figure, event):
        return {}
    return {part: Link(number=total, rule=CALLED_PART, words=called)}


def _split_parts(events: Sequence[Event], kind: FigureKind) -> Parents:
    """Find the parts that their own sentence tells with their total: "11 in Baghdad, including four in Sadr City"."""
    found: Parents = {}
    total: int | None = None
    for number, event in enumerate(events):
        figure = figure_of(event, kind)
        if figure is None:
            continue
        if figure.reason != PART_OF_BEFORE:
            total = number
        elif total is not None and events[total].start == event.start:
            found[number] = _link(total, CALLED_PART, figure)
    return found


def _loose_parts(
    events: Sequence[Event], kind: FigureKind, values: Sequence[int | None], parents: Parents, apart: Container[int]
) -> Parents:
    """Hang what only counts some of those told before on the nearest figure that is as large: "three of the dead were pupils"."""
    found: Parents = {}
    for number, event in enumerate(events):
        figures = [figure for figure in event.figures if figure.kind == kind]
        count = sum(figure.low or 0 for figure in figures)
        if number in parents or number in apart or not count or not all(figure.subset for figure in figures):
            continue
        before = range(number - 1, max(-1, number - 1 - WINDOW), -1)
        total = next((at for at in before if (values[at] or 0) >= count and _fits(events[at], event, count)), None)
        if total is not None:
            found[number] = _link(total, CALLED_PART, figures[0])
    return found


def _within_days(total: int, values: Sequence[int | None], parents: Parents, events: Sequence[Event]) -> Iterator[int]:
    """Find the figures of single days inside the days of a total, in text order, until they would exceed it."""
    days = events[total].when
    left = (values[total] or 0) - sum(values[part] or 0 for part, link in parents.items() if link.number == total)
    whole = parents[total].number if total in parents else None
    for number, event in enumerate(events):
        value, when = values[number] or 0, event.when
        if number in {total, whole} or number in parents or not 0 < value <= left or days is None:
            continue
        if when and when.first == when.last and days.first <= when.first and when.last <= days.last:
            left -= value
            yield number


def find_words(event: Event, table: str, role: str) -> Span | None:
    """Find the first phrase of a table's role in the quote of an event; offsets are the article's."""
    found = _phrases(table, role).search(event.quote)
    return Span(start=event.start + found.start(), end=event.start + found.end()) if found else None


@cache
def _phrases(table: str, role: str) -> re.Pattern[str]:
    words = (re.escape(row["phrase"]) for row in read_table(table) if row["role"] == role)
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
