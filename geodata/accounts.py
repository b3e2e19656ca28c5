"""Says whether an event is another account of one told before: by its figures, its words, or who denies it."""

from shapely.geometry import Point

from geodata.model import Event, Figure, Span
from geodata.parts import COUNTED_KINDS, NEWER, OLDER, figure_of, find_words, value_of
from geodata.pointed import POINTING
from geodata.retold import AMONG_THEM, NAMED_AGAIN, VIOLENCE, counts_on, names_again, points_at_harmed, tells_of_another
from geodata.tables import read_words
from geodata.vocab import EventType, FigureKind, Modality, ReasonField

DEFINITE = {"the", "this", "that", "these", "those"}
SAME_FIGURE_FROM, SAME_FIGURE_INSIDE_FROM = 3, 5
"""A figure given again counts the same people from so many on: at one place, and at two of which one lies in the other."""
SAME_FIGURE, BESIDE, RIVAL = "the same figure again", "another count of the same", "another speaker's count"
DENIED, POINTS_BACK, SAID_SAME = (
    "denied by somebody else",
    "the words point back to it",
    "called the same",
)
COUNTS_ON, RIVAL_TALE = "counts on behind it", "another speaker says who was harmed"
ACCOUNT_KINDS = (*COUNTED_KINDS, FigureKind.CAPTURED)
NEAR_SENTENCES = 400
"""How far apart, in characters, two accounts that share no figure may stand."""
FAR_SENTENCES, NEXT_SENTENCE, ANSWER_REACH = 1200, 20, 15
"""The same for accounts that name the occurrence, for those that only count on, and between an act and what it answers."""
REVISIONS_BY_ROLE = {"newer": NEWER, "older": OLDER, "beside": BESIDE}


def account_of(first: Event, second: Event) -> tuple[str, Span] | None:
    """Say by what rule, and by what words, the second event is another account of the first.

    Args:
        first: An event.
        second: One that is told later in the same article.

    Returns:
        The rule's name and the words, at the article's offsets; None where nothing says that it is one.
    """
    revised = _revision(first, second)
    if first.start == second.start and revised is not None and first.claimed_by != second.claimed_by:
        return revised
    if not _same_place_and_time(first, second):
        told = _same_figure(first, second, SAME_FIGURE_INSIDE_FROM) if _holds_place(first, second) else None
        return (SAME_FIGURE, told) if told else None
    if first.start == second.start:
        return _rival(first, second) or _told_otherwise(first, second)
    figure = _same_figure(first, second)
    if figure is not None:
        return SAME_FIGURE, figure
    return revised or _rival(first, second) or _told_again(first, second) or _harmed_in_it(first, second)


def _harmed_in_it(first: Event, second: Event) -> tuple[str, Span] | None:
    """Say whether the second event names the violence of the first again, counts on behind it, or points at those whom it harmed."""
    if first.event_type not in VIOLENCE or second.event_type not in VIOLENCE or not _both_told(first, second):
        return None
    rivals = bool(second.claimed_by) and second.claimed_by != first.claimed_by
    if tells_of_another(second) or (_counts_differ(first, second) and not rivals):
        return None
    away = second.start - first.end
    again = names_again(second)
    if again and first.event_type in again.means and away <= FAR_SENTENCES and _is_named(second, again.words, first):
        return NAMED_AGAIN, again.words
    among = points_at_harmed(second)
    if among is not None and second.event_type == EventType.CASUALTY and away <= NEAR_SENTENCES:
        return AMONG_THEM, among
    figure = counts_on(first, second) if away <= NEXT_SENTENCE else None
    return (COUNTS_ON, figure) if figure else None


def _is_named(event: Event, words: Span, first: Event) -> bool:
    """Whether words that name an occurrence name the event's own: mere harm came of it, it is what was repelled, or place and day agree."""
    own = words_for(event, ReasonField.TYPE)
    if own is None or event.event_type == EventType.CASUALTY:
        return own is not None
    beside = words.start - own.end <= ANSWER_REACH and own.start - words.end <= ANSWER_REACH
    agrees = _names_place(event) and event.when is not None and event.when == first.when
    return beside or (agrees and event.claimed_by is not None and event.claimed_by != first.claimed_by)


def _told_otherwise(first: Event, second: Event) -> tuple[str, Span] | None:
    """Tell of a second speaker of one sentence who says who was harmed in it: "…, a nurse said; the army said only rebels died"."""
    if not (first.claimed_by and second.claimed_by) or first.claimed_by == second.claimed_by:
        return None
    harm = second.event_type == EventType.CASUALTY and first.event_type in VIOLENCE and _both_told(first, second)
    words = words_for(second, ReasonField.SPEAKER)
    return (RIVAL_TALE, words) if harm and words and not second.figures else None


def _both_told(first: Event, second: Event) -> bool:
    """Whether both are told as having happened, by whomever."""
    return {first.modality, second.modality} <= {Modality.CLAIMED, Modality.HAPPENED}


def _told_again(first: Event, second: Event) -> tuple[str, Span] | None:
    """Say whether the second event, of the same type and close by, denies the first, calls it the same, or points back to it."""
    denied = second.modality == Modality.DENIED and {first.event_type, second.event_type} <= VIOLENCE
    reach = FAR_SENTENCES if denied else NEAR_SENTENCES
    if not (first.event_type == second.event_type or denied) or second.start - first.end > reach:
        return None
    if find_words(second, "revision_words", "other") or not _places_fit(first, second):
        return None
    said = find_words(second, "revision_words", "same")
    if said is not None:
        return SAID_SAME, said
    if _counts_differ(first, second):
        return None
    rivals = bool(second.claimed_by) and second.claimed_by != first.claimed_by
    words = words_for(second, ReasonField.MODALITY)
    if second.modality == Modality.DENIED and first.modality != Modality.DENIED and rivals and words:
        at_all = second.quote[words.start - second.start : words.end - second.start].lower() == "no"
        return None if at_all else (DENIED, words)
    told = _both_told(first, second)
    counts = any(figure_of(second, kind) for kind in ACCOUNT_KINDS)
    named = words_for(second, ReasonField.TYPE)
    if told and not counts and named and _is_definite(second, named):
        return POINTS_BACK, named
    there = words_for(second, ReasonField.PLACE) if _points_there(second) else None
    return (POINTS_BACK, there) if told and not counts and rivals and first.claimed_by and there else None


def _points_there(event: Event) -> bool:
    """Whether an event has its place from a word that points back: "its forces had hit a depot there"."""
    return any(reason.field == ReasonField.PLACE and reason.rule.startswith(POINTING) for reason in event.reasons)


def _count_the_same(one: Figure, two: Figure) -> bool:
    """Whether two figures may count the same people: neither says who, or both share a word for them."""
    if not one.who or not two.who:
        return True
    return bool(set(one.who.lower().split()) & set(two.who.lower().split()))


def _are_others(one: Figure, two: Figure) -> bool:
    """Whether one figure counts civilians and the other people under arms."""
    armed = read_words("actor_words", "armed") | read_words("actor_words", "forces")
    words = [{word.removesuffix("s") for word in (figure.who or "").lower().split()} for figure in (one, two)]
    return any("civilian" in words[first] and words[1 - first] & armed for first in (0, 1))


def _is_own_deed(event: Event, figure: Figure, other: Figure) -> bool:
    """Whether the speaker counts those of the other side that he hit himself, and nobody says that the first count is of them.

    "The army put the rebels' losses at 40"; "the rebels claimed to have killed 60 soldiers".
    """
    return event.actor is not None and event.actor == event.claimed_by and figure.who is not None and other.who is None


def words_for(event: Event, field: ReasonField) -> Span | None:
    """Give the words that decided a field of an event."""
    return next((reason.words for reason in event.reasons if reason.field == field), None)


def _is_definite(event: Event, named: Span) -> bool:
    """Whether the words for an occurrence stand right behind "the", "this" or "that"."""
    before = event.quote[: named.start - event.start].split()
    return bool(before) and before[-1].lower() in DEFINITE


def _names_place(event: Event) -> bool:
    """Whether an event names its place, and not only where its speaker sits: "the headquarters in Pale denied"."""
    if event.location is None or event.place_inherited:
        return False
    said = words_for(event, ReasonField.SPEAKER)
    by_verb = said is not None and event.modality == Modality.DENIED
    return not (by_verb and said is not None and event.location.end <= said.start)


def _places_fit(first: Event, second: Event) -> bool:
    """Whether the second account names no place of its own, or one inside that of the first."""
    if second.location is None or first.location is None:
        return True
    if first.location.identity == second.location.identity:
        return True
    if second.place_inherited:
        return not first.location.area or not _names_place(first)
    return bool(first.area and second.area and first.area.geometry.covers(second.area.geometry))


def _counts_differ(first: Event, second: Event) -> bool:
    """Whether both count the same kind and neither says that it corrects the other."""
    return any(figure_of(first, kind) and figure_of(second, kind) for kind in ACCOUNT_KINDS)


def _same_place_and_time(first: Event, second: Event) -> bool:
    if first.location and second.location and _names_place(first) and _names_place(second):
        one, two = first.location.identity, second.location.identity
        if one != two:
            return False
    return _same_time(first, second)


def _holds_place(first: Event, second: Event) -> bool:
    """Whether two events of one time and type have two places, one of them in the other: a town and its province."""
    if (
        first.area is None
        or second.area is None
        or first.event_type != second.event_type
        or not _same_time(first, second)
    ):
        return False
    wide, narrow = sorted((first.area, second.area), key=lambda area: -area.uncertainty_km)
    return wide.uncertainty_km > narrow.uncertainty_km and wide.geometry.covers(Point(narrow.lon, narrow.lat))


def _same_time(first: Event, second: Event) -> bool:
    """Whether two events may be of one time, the first no background."""
    if first.modality == Modality.HISTORICAL:
        return False
    if first.when and second.when:
        return first.when.first <= second.when.last and second.when.first <= first.when.last
    return True


def _same_figure(first: Event, second: Event, least: int = SAME_FIGURE_FROM) -> Figure | None:
    """Return the figure of the first account, of `least` or more, that the second gives again."""
    for kind in COUNTED_KINDS:
        value, one, two = value_of(first, kind), figure_of(first, kind), figure_of(second, kind)
        told = value is not None and value >= least and value == value_of(second, kind)
        if told and one and two and not _are_others(one, two):
            return one
    return None


def _revision(first: Event, second: Event) -> tuple[str, Span] | None:
    """Say how the words of the second toll set it beside the first: newer, older, or another count."""
    counted = [kind for kind in COUNTED_KINDS if figure_of(first, kind) and figure_of(second, kind)]
    fewer = all((value_of(second, kind) or 0) < (value_of(first, kind) or 0) for kind in counted)
    if not counted or (fewer and find_words(second, "revision_words", "newer") and not _may_fall(second)):
        return None
    found = ((rule, find_words(second, "revision_words", role)) for role, rule in REVISIONS_BY_ROLE.items())
    return next(((rule, words) for rule, words in found if words is not None), None)


def _may_fall(event: Event) -> bool:
    """Whether the words for a newer toll may bring a smaller one: "lowered", and not "up from"."""
    return find_words(event, "revision_words", "falls") is not None


def _rival(first: Event, second: Event) -> tuple[str, Span] | None:
    """Tell of two named speakers who give different figures of one kind for one named place."""
    if not (first.claimed_by and second.claimed_by) or first.claimed_by == second.claimed_by:
        return None
    if first.place_inherited and second.place_inherited and first.start != second.start:
        return None
    if not first.location or not second.location or first.location.identity != second.location.identity:
        return None
    if first.event_type == EventType.CASUALTY and second.event_type != EventType.CASUALTY:
        return None
    for kind in ACCOUNT_KINDS:
        figure = figure_of(second, kind)
        other = figure_of(first, kind)
        if not figure or not other or value_of(first, kind) == value_of(second, kind):
            continue
        if (
            find_words(second, "total_words", "part") is None
            and _count_the_same(other, figure)
            and not _is_own_deed(second, figure, other)
        ):
            return RIVAL, figure
    return None
