"""Splits an occurrence whose sentence counts place by place, or day by day, into one occurrence each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from geodata.clauses import tokens_at
from geodata.model import Figure, PlaceIdentity, Span
from geodata.scenes import Scene
from geodata.tables import read_words
from geodata.triggers import Trigger
from geodata.vocab import DatePrec, FigureKind

Found = TypeVar("Found", bound=Span)

LISTED_KINDS = frozenset({FigureKind.KILLED, FigureKind.WOUNDED, FigureKind.DISPLACED, FigureKind.CAPTURED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One member of a list: what it counts, its words, and the sentence as far as it speaks of it.

    `gapped` marks a member that has no words for the act itself ("and two in Aleppo").
    """

    scene: Scene
    triggers: tuple[Trigger, ...]
    figures: tuple[Figure, ...]
    gapped: bool = False


def split_listing(scene: Scene, group: Sequence[Trigger], figures: Sequence[Figure]) -> tuple[Item, ...]:
    """Split an occurrence where its sentence lists counts of one kind, each with a place or a day of its own.

    "Shelling killed three people in Idlib and two in Aleppo" tells of two; "41 deaths: 29 in Bankass and 12 in Koro"
    of a total and its two parts; "12 were killed across Iraq, five of them in a blast in Kirkuk" of a total and a part.

    Args:
        scene: The sentence.
        group: The words that name the occurrence, the leading ones first.
        figures: Its figures, in text order.

    Returns:
        The members in text order; one, the occurrence as it is, where the sentence lists nothing.
    """
    whole = Item(scene=scene, triggers=tuple(group), figures=tuple(figures))
    parted = _parted(scene, group, figures)
    if parted:
        return parted
    for kind in sorted(LISTED_KINDS):
        counts = [figure for figure in figures if figure.kind == kind and not figure.subset]
        total = _total(counts)
        reaches = _reaches(scene, counts)
        if len(counts) > (1 if total is None else 2) and _is_list(scene, reaches if total is None else reaches[1:]):
            items = [_item(scene, group, figures, reach, first=not at) for at, reach in enumerate(reaches)]
            return tuple(items) if total is None else (_summed(items), *items[1:])
    return (whole,)


def _parted(scene: Scene, group: Sequence[Trigger], figures: Sequence[Figure]) -> tuple[Item, ...]:
    """Part a total from parts of it that have places of their own; none where there are no such parts.

    A single part has an act of its own, too, or the total a place of its own.
    """
    if (
        len(figures) < 2
        or figures[0].subset
        or any(not part.subset or part.kind != figures[0].kind for part in figures[1:])
    ):
        return ()
    reaches = _reaches(scene, figures)
    before = Span(start=scene.tokens.start_char, end=reaches[0].end)
    places = [_places_within(scene, before), *(_places_within(scene, reach) for reach in reaches[1:])]
    if not _within(group, before) or not all(places[1:]) or sum(map(len, places)) > len(frozenset().union(*places)):
        return ()
    acts = [trigger for trigger in _within(group, reaches[-1]) if trigger.role != "harm"]
    located = all(_is_located(scene, reach) for reach in reaches[1:])
    if len(figures) == 2:
        total = _is_located(scene, before)
        located = (total and located) or (bool(acts) and (total or _is_closed(scene, figures[1])))
    if not located:
        return ()
    own = (figures[0], *(replace(part, subset=False) for part in figures[1:]))
    first, *rest = (_item(scene, group, own, reach, first=not at) for at, reach in enumerate(reaches))
    return (first, *(replace(item, gapped=item.gapped and not acts) for item in rest))


def _is_closed(scene: Scene, part: Figure) -> bool:
    """Whether what befell a part follows it at once: "27 were hurt, 11 of them when …", not "…, among them three women, when …"."""
    words = tokens_at(scene.tokens.doc, part)
    behind = words.doc[words.end : words.end + 1]
    return words[-1].lower_ == "them" and bool(behind) and not behind[0].is_punct


def _is_located(scene: Scene, part: Span) -> bool:
    """Whether words for a place bring in where a part, or the total, is: "five of them in Kirkuk", not "a pilgrim from Iran"."""
    firsts = [tokens_at(scene.tokens.doc, place).start for place in _within(scene.locations, part)]
    before = [scene.tokens.doc[max(0, first - 2) : first] for first in firsts]
    places = read_words("ellipsis_words", "place")
    return any(
        words and (words[-1].lower_ in places or (words[-1].lower_ == "the" and words[0].lower_ in places))
        for words in before
    )


def _total(counts: Sequence[Figure]) -> Figure | None:
    """Return the first count where the others add up to it."""
    values = [figure.low for figure in counts]
    rest = [value for value in values[1:] if value is not None]
    return counts[0] if len(rest) > 1 and len(rest) == len(values) - 1 and values[0] == sum(rest) else None


def _reaches(scene: Scene, counts: Sequence[Figure]) -> list[Span]:
    """Cut the sentence before each count: what a count speaks of stands behind it."""
    cuts = [*(figure.start for figure in counts), scene.tokens.end_char]
    return [Span(start=start, end=end) for start, end in pairwise(cuts)]


def _is_list(scene: Scene, reaches: Sequence[Span]) -> bool:
    """Whether a place of its own stands behind each count, or a day."""
    places = [_places_within(scene, reach) for reach in reaches]
    days = [_days(scene, reach) for reach in reaches]
    return any(all(found) and len(set(found)) == len(found) for found in (places, days))


def _places_within(scene: Scene, reach: Span) -> frozenset[PlaceIdentity]:
    return frozenset(location.identity for location in _within(scene.locations, reach) if not location.metonym)


def _days(scene: Scene, reach: Span) -> frozenset[tuple[str, str]]:
    return frozenset((day.first.isoformat(), day.last.isoformat()) for day in _within(scene.dates, reach))


def _within(found: Sequence[Found], reach: Span) -> list[Found]:
    return [item for item in found if reach.start <= item.start < reach.end]


def _summed(items: Sequence[Item]) -> Item:
    """Give the total the days of its parts: from the first to the last."""
    total = items[0]
    days = sorted({day for item in items[1:] for day in item.scene.dates}, key=lambda day: (day.first, day.last))
    if not days:
        return total
    first, last = days[0], max(day.last for day in days)
    prec = first.prec if first.last == last else DatePrec.DAYS
    return replace(total, scene=replace(total.scene, dates=(replace(first, last=last, prec=prec),)))


def _item(scene: Scene, group: Sequence[Trigger], figures: Sequence[Figure], reach: Span, *, first: bool) -> Item:
    """Cut a sentence to one member of its list: places of its own, days of its own or else those that all share.

    What stands before the list belongs to its first member.
    """
    whole = Span(start=scene.tokens.start_char if first else reach.start, end=reach.end)
    own = _within(group, whole)
    places = _within(scene.locations, reach) or _within(scene.locations, whole)
    dates = _within(scene.dates, reach) or list(scene.dates)
    return Item(
        scene=replace(
            scene,
            locations=tuple(places),
            dates=tuple(dates),
            triggers=tuple(_within(scene.triggers, whole)),
            elsewhere=tuple(place for place in scene.locations if place not in places),
        ),
        triggers=tuple(own or group),
        figures=tuple(_within(figures, whole)),
        gapped=not own,
    )
