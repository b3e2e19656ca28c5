"""What the interactive page is sent, as JSON values: all events as columns, and each report's text with its marks.

The columns are sent once; a report's text and the facts of its events follow when somebody opens it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from geodata import words
from geodata.addresses import web_address
from geodata.facts import event_facts
from geodata.geojson import to_geometry
from geodata.model import Alternative, Article, Event, Location, Reading, Unresolved
from geodata.occurrences import Tally, summarise_figures
from geodata.records import COORDINATE_DECIMALS, event_record, flat_figures
from geodata.rules import rule_words
from geodata.runs import text_runs
from geodata.signs import sign_size
from geodata.tongue import IN_ENGLISH, Tongue
from geodata.vocab import FigureUnit, Modality

FIELDS = (
    "id",
    "event_type",
    "modality",
    "place_name",
    "place_kind",
    "place_inherited",
    "lon",
    "lat",
    "date_start",
    "date_end",
    "time_of_day",
    "actor",
    "target",
    "claimed_by",
    "part_of",
    "same_as",
    "quote",
)
"""Columns that are fields of the contract's event table."""
OFF_AT_FIRST = (Modality.DEMANDED, Modality.THREATENED, Modality.HISTORICAL)
"""What waits until it is asked for."""
MEASURES = ("killed", "wounded", "displaced")


def workspace_record(readings: Sequence[Reading], tongue: Tongue = IN_ENGLISH) -> dict[str, Any]:
    """Gather what the page needs of all reports before one of them is opened.

    Returns:
        `reports`; `events` as columns in the order of the text, with `report` and `shape` as numbers, the sign's `size`
        and, for each of `MEASURES`, the most that may be meant; `names`, what the reader's language calls a `place_name`
        where it has another name for it; `shapes` as GeoJSON geometries (lon, lat); `figures`, the trees of each report;
        `unresolved`, what was not understood.
    """
    shapes: dict[bytes, tuple[int, dict[str, Any]]] = {}
    rows = [
        _event_row(event, reading.article, number, shapes, tongue)
        for number, reading in enumerate(readings)
        for event in reading.events
    ]
    return {
        "reports": [_article_record(reading, tongue) for reading in readings],
        "events": {name: [row[name] for row in rows] for name in rows[0]} if rows else {"id": []},
        "names": _place_names(readings),
        "shapes": [shape for _, shape in shapes.values()],
        "figures": [tree for number, reading in enumerate(readings) for tree in _figure_trees(reading, number, tongue)],
        "unresolved": [
            {"report": number, **_unresolved(item, tongue)}
            for number, reading in enumerate(readings)
            for item in reading.unresolved
        ],
    }


def report_record(reading: Reading, tongue: Tongue = IN_ENGLISH) -> dict[str, Any]:
    """Gather what the page needs to show one report beside the map.

    Returns:
        `runs`, the text cut where something was read (`geodata.runs`), and what `card_record` gives.
    """
    return {"runs": text_runs(reading), **card_record(reading, tongue)}


def card_record(reading: Reading, tongue: Tongue = IN_ENGLISH) -> dict[str, Any]:
    """Gather what the cards of a report's events need.

    Returns:
        `facts` of each event by id; in `places` of the facts, the numbers in `places` of what else its name may mean.
    """
    places: dict[Alternative, int] = {}
    for event in reading.events:
        for other in event.location.others if event.location else ():
            places.setdefault(other, len(places))
    facts = {
        event.event_id: {
            **event_facts(event, reading.article, tongue),
            "places": [places[other] for other in (event.location.others if event.location else ())],
        }
        for event in reading.events
    }
    return {"facts": facts, "places": [_place(other) for other in places]}


def _place(other: Alternative) -> dict[str, Any]:
    """Convert a place that a name may mean; its geometry is null for a point."""
    place, area = other.place, other.area
    return {
        "place_id": place.place_id,
        "place_name": other.name,
        "place_kind": place.kind.value,
        "admin1": place.admin1,
        "country_code": place.country_code,
        "lon": round(area.lon, COORDINATE_DECIMALS),
        "lat": round(area.lat, COORDINATE_DECIMALS),
        "geometry": None if area.geometry.geom_type == "Point" else to_geometry(area.geometry),
    }


def _place_names(readings: Sequence[Reading]) -> dict[str, str]:
    """Give the names of places in the reader's language by those that the columns and the cards hold."""
    located = [event.location for reading in readings for event in reading.events if event.location]
    named: list[Location | Alternative] = [*located, *(other for one in located for other in one.others)]
    return {one.name: told for one in named if (told := words.place_words(one)) != one.name}


def _event_row(
    event: Event, article: Article, report: int, shapes: dict[bytes, tuple[int, dict[str, Any]]], tongue: Tongue
) -> dict[str, Any]:
    """Gather one event's columns; equal shapes are sent once, and a point is its `lon` and `lat`."""
    record = event_record(event, article)
    flat = flat_figures(event.figures)
    shape = None
    if event.area and event.area.geometry.geom_type != "Point":
        key = event.area.geometry.wkb
        if key not in shapes:
            shapes[key] = len(shapes), to_geometry(event.area.geometry)
        shape = shapes[key][0]
    return {
        **{name: record[name] for name in FIELDS},
        "report": report,
        "shape": shape,
        "size": sign_size(event),
        "figures": words.figures_words(event, tongue),
        "when": words.short_date(event.when, tongue),
        **{name: _most(flat[f"{name}_low"], flat[f"{name}_high"]) for name in MEASURES},
    }


def _most(low: int | None, high: int | None) -> int | None:
    """Give the largest number that the text names of two bounds."""
    return max((bound for bound in (low, high) if bound is not None), default=None)


def _article_record(reading: Reading, tongue: Tongue) -> dict[str, Any]:
    article = reading.article
    return {
        "id": article.article_id,
        "title": article.title or article.article_id,
        "publisher": article.publisher,
        "published": words.published_words(article, tongue),
        "url": web_address(article.url),
        "language": article.language,
    }


def _figure_trees(reading: Reading, report: int, tongue: Tongue) -> Iterator[dict[str, Any]]:
    """Give the roots of the trees of figures, each with its report."""
    for tallies in summarise_figures(reading.events).values():
        for tally in tallies:
            yield {"report": report, **_tree(tally, tongue)}


def _tree(tally: Tally, tongue: Tongue) -> dict[str, Any]:
    """Convert a tree of figures: each account in words with who says it, the first to show first, and its parts."""
    return {
        "kind": tally.kind.value,
        "households": tally.unit is FigureUnit.HOUSEHOLD,
        "accounts": [
            {
                "event": account.event_id,
                "told": words.bounds_words(account.low, account.high, account.qualifier, tongue),
                "low": account.low,
                "high": account.high,
                "who": account.claimed_by or "",
                "hearsay": account.claimed_by is None and account.modality is Modality.CLAIMED,
                "older": account.superseded,
                "rule": rule_words(account.rule, tongue),
            }
            for account in tally.accounts
        ],
        "parts": [_tree(part, tongue) for part in tally.parts],
    }


def _unresolved(item: Unresolved, tongue: Tongue) -> Mapping[str, Any]:
    return {"kind": item.kind.value, "text": item.text, "reason": rule_words(item.reason, tongue), "start": item.start}
