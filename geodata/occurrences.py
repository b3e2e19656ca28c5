"""Gathers events into occurrences: the range of each figure by speaker, and totals with their parts as one tree.

Nothing is averaged, and nothing is added that the text does not tell as different people: rival accounts stand side by
side, parts hang on their total, and an older toll stays readable beside the one that took its place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geodata.model import Event, Figure
from geodata.parts import COUNTED_KINDS, NEWER, OLDER, are_told_apart
from geodata.vocab import FigureKind, FigureUnit, Modality, Qualifier, ReasonField

NOT_COUNTED = {Modality.THREATENED, Modality.DEMANDED, Modality.PROPOSED, Modality.PLANNED}
"""What has not happened counts nobody; a denial counts only where it answers an account."""
TOLD_ONCE, INCLUDED, SUMMED, UNSURE = (
    "told once",
    "told as a part of it",
    "told as different people in one sentence",
    "several figures, not known to be different people",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one event says of one figure; None is an open bound.

    `superseded` marks an older toll that a newer one of the same report took the place of. `rule` says what linked it.
    """

    event_id: str
    low: int | None
    high: int | None
    qualifier: Qualifier
    claimed_by: str | None
    modality: Modality
    rule: str
    superseded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """One figure of one occurrence: every account of it, the one that stands first, and the parts it is known to include."""

    kind: FigureKind
    unit: FigureUnit
    accounts: tuple[Account, ...]
    parts: tuple["Tally", ...] = ()

    @property
    def lead(self) -> Account:
        """The account to show first: the newest toll, else the first told; a denial only where there is nothing else."""
        return next((account for account in self.accounts if account.modality != Modality.DENIED), self.accounts[0])

    @property
    def rivals(self) -> tuple[Account, ...]:
        """The other accounts that still stand and say something else, to be shown beside the first."""
        said = {(self.lead.low, self.lead.high)}
        others = [account for account in self.accounts if account is not self.lead and not account.superseded]
        denied = Modality.DENIED
        return tuple(other for other in others if other.modality == denied or (other.low, other.high) not in said)

    @property
    def low(self) -> int | None:
        """The least that any account that stands gives; None where one is open below."""
        bounds = [account.low for account in self._standing()]
        return None if None in bounds else min(bound for bound in bounds if bound is not None)

    @property
    def high(self) -> int | None:
        """The most that any account that stands gives; None where one is open above."""
        bounds = [account.high for account in self._standing()]
        return None if None in bounds else max(bound for bound in bounds if bound is not None)

    def _standing(self) -> tuple[Account, ...]:
        """The accounts that count: neither superseded nor, where anybody says that it was so, denials."""
        standing = [account for account in self.accounts if not account.superseded]
        told = [account for account in standing if account.modality != Modality.DENIED]
        return tuple(told or standing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """Everything that one report says of one occurrence: the ids of its accounts, the first told first, and its figures.

    `part_of` is the id of the occurrence whose figures include these.
    """

    occurrence_id: str
    event_ids: tuple[str, ...]
    part_of: str | None
    tallies: tuple[Tally, ...]


def find_occurrences(events: Sequence[Event]) -> tuple[Occurrence, ...]:
    """Gather the events of one report that are accounts of one occurrence.

    Args:
        events: Linked events of one report in text order; a link to an event that is not among them is none.

    Returns:
        Occurrences in the order in which they are first told; each tally holds the parts of its tree.
    """
    first = _first_accounts(events)
    groups: dict[str, list[Event]] = {}
    for event in events:
        groups.setdefault(first[event.event_id], []).append(event)
    parents: dict[str, str] = {}
    for occurrence, group in groups.items():
        parent = next((first[event.part_of] for event in group if event.part_of in first), None)
        if parent is not None and occurrence not in _line(parent, parents):
            parents[occurrence] = parent
    return tuple(
        Occurrence(
            occurrence_id=occurrence,
            event_ids=tuple(event.event_id for event in group),
            part_of=parents.get(occurrence),
            tallies=tuple(_trees(occurrence, groups, parents)),
        )
        for occurrence, group in groups.items()
    )


def summarise_figures(events: Sequence[Event]) -> dict[FigureKind, tuple[Tally, ...]]:
    """Sum up what a report says of the killed, wounded, missing and displaced, as one list of trees a kind.

    What has not happened, what is only denied and what is older than the news are left out.

    Args:
        events: Linked events of one report in text order.

    Returns:
        For each kind that is counted at all its roots, in text order: never add two of them unless you know better.
    """
    told = [event for event in events if event.modality not in NOT_COUNTED | {Modality.HISTORICAL}]
    occurrences = find_occurrences(told)
    by_id = {occurrence.occurrence_id: occurrence for occurrence in occurrences}
    summary: dict[FigureKind, tuple[Tally, ...]] = {}
    for kind in COUNTED_KINDS:
        roots = [
            tally
            for occurrence in occurrences
            for tally in occurrence.tallies
            if tally.kind == kind and not _hangs_on(occurrence, tally, by_id)
        ]
        kept = tuple(tally for tally in roots if tally.lead.modality != Modality.DENIED)
        if kept:
            summary[kind] = kept
    return summary


def _first_accounts(events: Sequence[Event]) -> dict[str, str]:
    """Name for each event the event that tells its occurrence first."""
    same = {event.event_id: event.same_as for event in events}
    first = {}
    for event_id in same:
        current, steps = event_id, 0
        while same[current] in same and steps < len(same):
            current, steps = str(same[current]), steps + 1
        first[event_id] = current
    return first


def _line(occurrence: str, parents: dict[str, str]) -> Iterator[str]:
    """Walk from an occurrence up to the total of its tree."""
    yield occurrence
    while occurrence in parents:
        occurrence = parents[occurrence]
        yield occurrence


def _trees(occurrence: str, groups: dict[str, list[Event]], parents: dict[str, str]) -> Iterator[Tally]:
    """Build the tally of each kind and unit that an occurrence counts, with its parts below it."""
    for kind, unit in dict.fromkeys(
        (figure.kind, figure.unit)
        for event in groups[occurrence]
        for figure in event.figures
        if figure.kind in COUNTED_KINDS
    ):
        tally = _tally(groups[occurrence], kind, unit)
        if tally is not None:
            below = [child for child, parent in parents.items() if parent == occurrence]
            parts = [_as_part(part, groups[child]) for child in below for part in _trees(child, groups, parents)]
            fitting = tuple(part for part in parts if (part.kind, part.unit) == (kind, unit))
            yield replace(tally, parts=(*tally.parts, *fitting))


def _as_part(tally: Tally, group: Sequence[Event]) -> Tally:
    """Put the rule that hung an event on its total in the place of "told once"."""
    rule = next((_link_rule(event, ReasonField.PART_OF) for event in group if event.part_of), TOLD_ONCE)
    accounts = [replace(account, rule=rule) if account.rule == TOLD_ONCE else account for account in tally.accounts]
    return replace(tally, accounts=tuple(accounts))


def _link_rule(event: Event, link: ReasonField) -> str:
    """Say in words what made a link of an event."""
    return next((reason.rule for reason in event.reasons if reason.field == link), TOLD_ONCE)


def _tally(group: Sequence[Event], kind: FigureKind, unit: FigureUnit) -> Tally | None:
    """Gather the accounts of one kind; a newer toll comes first and takes the place of those told before it."""
    accounts: list[Account] = []
    parts: list[Tally] = []
    for event in group:
        figures = [figure for figure in event.figures if (figure.kind, figure.unit) == (kind, unit)]
        own = [figure for figure in figures if not figure.subset]
        if not own:
            continue
        rule = _link_rule(event, ReasonField.SAME_AS)
        account = _account(event, own, rule)
        if rule == NEWER:
            accounts = [account, *(replace(other, superseded=True) for other in accounts)]
        else:
            accounts.append(replace(account, superseded=rule == OLDER))
        lists = own if len(own) > 1 else []
        parts += [_part(event, figure, kind, unit) for figure in figures if figure.subset or figure in lists]
    if all(account.superseded for account in accounts):  # by a newer toll of others: of these it is the only one
        accounts = [replace(account, superseded=False) for account in accounts]
    return Tally(kind=kind, unit=unit, accounts=tuple(accounts), parts=tuple(parts)) if accounts else None


def _account(event: Event, figures: Sequence[Figure], rule: str) -> Account:
    """Reduce the figures of one event to one: their sum where the text tells them apart, else the largest and open."""
    lead, low, high, qualifier = figures[0], figures[0].low, figures[0].high, figures[0].qualifier
    if len(figures) > 1 and are_told_apart(event, figures):
        rule = SUMMED
        low = sum(figure.low or 0 for figure in figures)
        highs = [figure.high for figure in figures if figure.high is not None]
        high = sum(highs) if len(highs) == len(figures) else None
        loose = [figure.qualifier for figure in figures if figure.qualifier != Qualifier.EXACT]
        qualifier = loose[0] if loose else lead.qualifier
    elif len(figures) > 1:
        rule = UNSURE
        low, high, qualifier = max((figure.low or 0 for figure in figures), default=0), None, Qualifier.AT_LEAST
    return Account(
        event_id=event.event_id,
        low=low,
        high=high,
        qualifier=qualifier,
        claimed_by=event.claimed_by,
        modality=event.modality,
        rule=rule,
    )


def _part(event: Event, figure: Figure, kind: FigureKind, unit: FigureUnit) -> Tally:
    return Tally(kind=kind, unit=unit, accounts=(_account(event, [figure], INCLUDED),))


def _hangs_on(occurrence: Occurrence, tally: Tally, by_id: dict[str, Occurrence]) -> bool:
    """Whether a tally stands below one of the same kind: its occurrence is part of one that counts the same."""
    parent = by_id.get(occurrence.part_of or "")
    return parent is not None and any((other.kind, other.unit) == (tally.kind, tally.unit) for other in parent.tallies)
