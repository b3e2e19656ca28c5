"""The filters, each bound to the address, and the sentence that says how much of the report is shown."""

from collections.abc import Collection, Sequence
from datetime import date

import streamlit as st

from dashboard.selection import DEFAULT_MODALITIES, Filters
from geodata.model import Event
from geodata.vocab import Modality
from geodata.words import MODALITIES, TYPES

TYPE, DATES, SAID, UNDATED, TILES = "type", "dates", "said", "undated", "tiles"
FILTER_KEYS = (TYPE, DATES, SAID, UNDATED)
_TYPE_BY_LABEL = {label: kind for kind, label in TYPES.items()}
_MODALITY_BY_LABEL = {label: modality for modality, label in MODALITIES.items()}
_DEFAULT_SAID = [MODALITIES[modality] for modality in Modality if modality in DEFAULT_MODALITIES]


def choices() -> dict[str, Collection[str]]:
    """Give the values that each bound choice may have in the address."""
    return {TYPE: _TYPE_BY_LABEL, SAID: _MODALITY_BY_LABEL, UNDATED: ("true", "false"), TILES: ("true", "false")}


def reset_filters() -> None:
    """Set every filter to its default; the report, the map's view and the chosen event stay."""
    for key, value in _defaults().items():
        st.session_state[key] = value


def show_filters(events: Sequence[Event]) -> Filters:
    """Draw the filters and read them."""
    types = st.pills("What", list(_TYPE_BY_LABEL), selection_mode="multi", key=TYPE, bind="query-params")
    first, last = _show_dates(events)
    undated = any(event.when is None for event in events)
    keep_undated = st.toggle("Also without a date", value=True, key=UNDATED, bind="query-params") if undated else True
    said = st.pills(
        "How it is said",
        [MODALITIES[modality] for modality in MODALITIES],
        selection_mode="multi",
        default=_DEFAULT_SAID,
        key=SAID,
        bind="query-params",
    )
    return Filters(
        types=frozenset(_TYPE_BY_LABEL[label] for label in types),
        modalities=frozenset(_MODALITY_BY_LABEL[label] for label in said),
        first=first,
        last=last,
        undated=keep_undated,
    )


def show_map_settings() -> bool:
    """Draw the choice of an online map; the built-in one needs no network."""
    return st.toggle(
        "Online map",
        key=TILES,
        bind="query-params",
        help="Streets and terrain from OpenStreetMap, when this computer is online.",
    )


def _show_dates(events: Sequence[Event]) -> tuple[date | None, date | None]:
    """Draw the date range; a reversed one from an address is no filter."""
    days = [day for event in events if event.when for day in (event.when.first, event.when.last)]
    if not days:
        return None, None
    asked = st.date_input(
        "When",
        value=[],
        min_value=min(days),
        max_value=max(days),
        format="YYYY-MM-DD",
        key=DATES,
        bind="query-params",
    )
    chosen = asked if isinstance(asked, tuple) else (asked,)
    first, last = (*chosen, None, None)[:2]
    return (None, None) if first and last and first > last else (first, last)


def _defaults() -> dict[str, object]:
    """Give every filter's default."""
    return {TYPE: [], DATES: (), SAID: list(_DEFAULT_SAID), UNDATED: True}


def is_filtered(filters: Filters) -> bool:
    """Whether any filter differs from its default."""
    return filters != Filters()
