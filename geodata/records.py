"""Readings as plain values: the JSON of the contract, and one flat row an event.

Keys stand in one fixed order, so that the same reading is always the same bytes.
Coordinates are rounded to five decimals (about one metre), scores to four.
"""

import json
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from typing import Any

from geodata.corrected import CorrectedEvent
from geodata.model import Article, Event, Figure, Place, PlaceChoice, Reading, Reason, Unresolved
from geodata.occurrences import Account, Occurrence, Tally, find_occurrences
from geodata.vocab import FigureKind, FigureUnit, PlaceKind

COORDINATE_DECIMALS = 5
SCORE_DECIMALS = 4
FLAT_FIGURES: dict[str, tuple[FigureKind, FigureUnit]] = {
    "killed": (FigureKind.KILLED, FigureUnit.PERSON),
    "wounded": (FigureKind.WOUNDED, FigureUnit.PERSON),
    "displaced": (FigureKind.DISPLACED, FigureUnit.PERSON),
    "missing": (FigureKind.MISSING, FigureUnit.PERSON),
    "displaced_households": (FigureKind.DISPLACED, FigureUnit.HOUSEHOLD),
}
"""The flat columns `<name>_low` and `<name>_high`, and what each counts. Households are never turned into persons."""


def reading_record(reading: Reading) -> dict[str, Any]:
    """Convert one reading to the line that `.jsonl` holds.

    Returns:
        JSON values only, keys in the order of the contract; dates as ISO text.
    """
    article = reading.article
    return {
        "id": article.article_id,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "published_inferred": article.published_inferred,
        "published_reason": article.published_reason,
        "language": article.language,
        "toponyms": [toponym_record(choice) for choice in reading.toponyms],
        "events": [event_record(event, article) for event in reading.events],
        "occurrences": [occurrence_record(occurrence) for occurrence in find_occurrences(reading.events)],
        "unresolved": [unresolved_record(unresolved) for unresolved in reading.unresolved],
    }


def toponym_record(choice: PlaceChoice) -> dict[str, Any]:
    """Convert one name of a place; coordinates are null where it stays open.

    Returns:
        The fields of the contract; `local_name` too where a language was asked for and the place has a name in it.
    """
    mention, place = choice.mention, choice.place
    kind = place.kind if place else mention.asked_kind or PlaceKind.OTHER
    return {
        "start": mention.start,
        "end": mention.end,
        "name": mention.name,
        "canonical": " / ".join(place.names) if place else None,
        "geonameid": place.geonameid if place else None,
        "lat": _degrees(place.lat if place else None),
        "lon": _degrees(place.lon if place else None),
        "country_code": place.country_code if place else None,
        "admin1": place.admin1 if place else None,
        "kind": kind.value,
        "score": round(choice.score, SCORE_DECIMALS),
        "reason": choice.reason,
        "metonym": mention.metonym,
        **_local_name(place),
    }


def event_record(event: Event, article: Article) -> dict[str, Any]:
    """Convert one event of an article to the fields of the contract's event table.

    Returns:
        These fields; `local_name` too where a language was asked for and the event's place has a name in it.
    """
    return _event_fields(event, article) | _local_name(event.location.place if event.location else None)


def _event_fields(event: Event, article: Article) -> dict[str, Any]:
    return {
        "id": event.event_id,
        "event_type": event.event_type.value,
        "acled_event_type": event.acled_event_type,
        "acled_sub_event_type": event.acled_sub_event_type,
        "modality": event.modality.value,
        **_where(event),
        **_when(event),
        "figures": [figure_record(figure) for figure in event.figures],
        "actor": event.actor,
        "target": event.target,
        "claimed_by": event.claimed_by,
        "part_of": event.part_of,
        "same_as": event.same_as,
        "quote": event.quote,
        "start": event.start,
        "end": event.end,
        "confidence": round(event.confidence, SCORE_DECIMALS),
        "reason": list(event.reason),
        "reasons": [reason_record(reason, article) for reason in event.reasons],
        "article_id": event.article_id,
        "url": article.url,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
        **_as_read(event),
    }


def event_row(event: Event, article: Article) -> dict[str, Any]:
    """Convert one event to a flat row: figures become bounds, the names of the rules one text, the reasons JSON text.

    Returns:
        One cell a column of `geodata.frame.COLUMNS`, in that order, without the geometry.
    """
    row: dict[str, Any] = {}
    for key, cell in _event_fields(event, article).items():
        if key == "figures":
            row |= flat_figures(event.figures)
        elif key == "reasons":
            row[key] = json.dumps(cell, ensure_ascii=False)
        else:
            row[key] = "; ".join(cell) if key == "reason" else cell
    return row


def flat_figures(figures: Sequence[Figure]) -> dict[str, int | None]:
    """Reduce an event's figures to one pair of bounds a kind.

    Parts of another figure ("including two civilians") are left out. Where several figures of one kind remain, nobody
    says that they count different people: the total is at least the largest, and open above.

    Returns:
        `<name>_low` and `<name>_high` for each name of `FLAT_FIGURES`; None is an open bound or no figure.
    """
    flat: dict[str, int | None] = {}
    for name, (kind, unit) in FLAT_FIGURES.items():
        totals = [figure for figure in figures if (figure.kind, figure.unit) == (kind, unit) and not figure.subset]
        lows = [figure.low for figure in totals if figure.low is not None]
        flat[f"{name}_low"] = max(lows, default=None)
        flat[f"{name}_high"] = totals[0].high if len(totals) == 1 else None
    return flat


def figure_record(figure: Figure) -> dict[str, Any]:
    """Convert one figure; null is an open bound."""
    return {
        "kind": figure.kind.value,
        "low": figure.low,
        "high": figure.high,
        "qualifier": figure.qualifier.value,
        "who": figure.who,
        "unit": figure.unit.value,
        "subset": figure.subset,
        "start": figure.start,
        "end": figure.end,
    }


def reason_record(reason: Reason, article: Article) -> dict[str, Any]:
    """Convert one reason: the field it speaks of, the rule, and the words that it read, null where none decided."""
    words = reason.words
    return {
        "field": reason.field.value,
        "rule": reason.rule,
        "words": article.text[words.start : words.end] if words else None,
        "start": words.start if words else None,
        "end": words.end if words else None,
    }


def occurrence_record(occurrence: Occurrence) -> dict[str, Any]:
    """Convert one occurrence: its accounts, the total that it is part of, and the range of each of its figures."""
    return {
        "id": occurrence.occurrence_id,
        "events": list(occurrence.event_ids),
        "part_of": occurrence.part_of,
        "figures": [tally_record(tally) for tally in occurrence.tallies],
    }


def tally_record(tally: Tally) -> dict[str, Any]:
    """Convert the tree of one figure: its range, every account of it, and its parts; null is an open bound."""
    return {
        "kind": tally.kind.value,
        "unit": tally.unit.value,
        "low": tally.low,
        "high": tally.high,
        "accounts": [_account_record(account) for account in tally.accounts],
        "parts": [tally_record(part) for part in tally.parts],
    }


def _account_record(account: Account) -> dict[str, Any]:
    return {
        "event": account.event_id,
        "low": account.low,
        "high": account.high,
        "qualifier": account.qualifier.value,
        "claimed_by": account.claimed_by,
        "modality": account.modality.value,
        "rule": account.rule,
        "superseded": account.superseded,
    }


def unresolved_record(unresolved: Unresolved) -> dict[str, Any]:
    """Convert something that was seen and not understood."""
    return {
        "kind": unresolved.kind.value,
        "start": unresolved.start,
        "end": unresolved.end,
        "text": unresolved.text,
        "reason": unresolved.reason,
    }


def pick_events(readings: Iterable[Reading], event_ids: Container[str]) -> tuple[Reading, ...]:
    """Keep the chosen events of each reading; the articles and everything else stay."""
    return tuple(
        replace(reading, events=tuple(event for event in reading.events if event.event_id in event_ids))
        for reading in readings
    )


def _where(event: Event) -> dict[str, Any]:
    """Say where an event is: null for everything the text does not give."""
    location, area = event.location, event.area
    place = location.place if location else None
    return {
        "place_name": location.name or None if location else None,
        "mention": location.mention or None if location else None,
        "geonameid": place.geonameid if place else None,
        "place_kind": location.kind.value if location else None,
        "country_code": place.country_code if place else None,
        "admin1": place.admin1 if place else None,
        "lat": _degrees(area.lat if area else None),
        "lon": _degrees(area.lon if area else None),
        "uncertainty_km": round(area.uncertainty_km, 3) if area else None,
        "where_prec": area.where_prec.value if area else None,
        "place_inherited": event.place_inherited,
    }


def _as_read(event: Event) -> dict[str, Any]:
    """Say what a person corrected, and what was read there: null for an event that nobody corrected."""
    read, corrected = (
        (event.as_read, "; ".join(one.field.value for one in event.corrections))
        if isinstance(event, CorrectedEvent)
        else (None, None)
    )
    area = read.area if read else None
    return {
        "corrected": corrected,
        "original_event_type": read.event_type.value if read else None,
        "original_place_name": read.location.name if read and read.location else None,
        "original_lat": _degrees(area.lat if area else None),
        "original_lon": _degrees(area.lon if area else None),
    }


def _local_name(place: Place | None) -> dict[str, str]:
    """Name the place in the reader's language, where one was asked for and has a name for it."""
    return {"local_name": place.local_name} if place and place.local_name else {}


def _when(event: Event) -> dict[str, Any]:
    """Say when an event was: inclusive ISO dates, null where the text gives none."""
    when = event.when
    return {
        "date_start": when.first.isoformat() if when else None,
        "date_end": when.last.isoformat() if when else None,
        "date_prec": when.prec.value if when else None,
        "time_of_day": when.time_of_day.value if when and when.time_of_day else None,
    }


def _degrees(value: float | None) -> float | None:
    """Round a coordinate in degrees."""
    return None if value is None else round(value, COORDINATE_DECIMALS) + 0.0
