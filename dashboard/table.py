"""The events as a table, its rows tied to the card and the map, and the list of what is not on the map."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.address import EVENT, choose_event
from dashboard.legend import GLYPHS
from dashboard.words import counted
from geodata import words
from geodata.model import Event

HEIGHT_PX = 280
WIDTHS = {"What": 118, "Where": 190, "When": 130, "Figures": 210, "Who says so": 190, "How": 92, "Sentence": 560}


def show_tables(shown: Sequence[Event]) -> None:
    """Draw all events shown, and beside them those that the report gives no place for."""
    unplaced = [event for event in shown if event.area is None]
    statements = counted(len(unplaced), "statement", "statements")
    everything, nowhere = st.tabs(["All statements", f"Not on the map: {statements}"], key="tables")
    with everything:
        _show_table(shown, key="table")
    with nowhere:
        if unplaced:
            _show_table(unplaced, key="table_unplaced")
        else:
            st.caption("Every statement shown has a place on the map.")


def table_frame(events: Sequence[Event]) -> pd.DataFrame:
    """Write the events as rows of plain words."""
    rows = [
        {
            "What": f"{GLYPHS[event.event_type]} {words.type_word(event)}",
            "Where": event.location.name if event.location else "–",
            "When": words.short_date(event.when),
            "Figures": words.figures_words(event),
            "Who says so": event.claimed_by or "–",
            "How": words.MODALITIES[event.modality],
            "Sentence": " ".join(event.quote.split()),
        }
        for event in events
    ]
    return pd.DataFrame(rows, columns=list(WIDTHS))


def _show_table(events: Sequence[Event], *, key: str) -> None:
    """Draw one table with the chosen event's row marked."""
    ids = [event.event_id for event in events]
    chosen = st.session_state.get(EVENT)
    wanted = [ids.index(chosen)] if chosen in ids else []
    if (st.session_state.get(key) or {}).get("selection", {}).get("rows") != wanted:
        st.session_state[key] = {"selection": {"rows": wanted, "columns": [], "cells": []}}
    st.dataframe(
        table_frame(events),
        key=key,
        height=HEIGHT_PX,
        hide_index=True,
        selection_mode="single-row",
        on_select=lambda: _choose_row(key, ids),
        column_config={name: st.column_config.TextColumn(width=width) for name, width in WIDTHS.items()},
        alt="Statements of the report",
    )


def _choose_row(key: str, ids: Sequence[str]) -> None:
    """Choose the event of the row that was just selected, or none."""
    rows = st.session_state[key]["selection"]["rows"]
    choose_event(ids[rows[0]] if rows else None, fly=True)
