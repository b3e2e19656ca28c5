"""The page's address: what a copied link restores.

Streamlit keeps the filters in the address (`bind="query-params"`); the map's frame keeps the report, the chosen event
and the view there (`dashboard/web/map_page.js`). Python reads these three once, when a session starts.
"""

import re
from collections.abc import Collection, Sequence
from datetime import date

import streamlit as st

from dashboard.sources import Source
from geodata.model import Event

REPORT, EVENT, VIEW = "report", "event", "view"
FLY = "fly"
NOTES = "address_notes"
_VIEW = re.compile(r"\d{1,2}(\.5)?/-?\d{1,2}(\.\d+)?/-?\d{1,3}(\.\d+)?")
_ASKED_EVENT = "asked_event"


def open_address(sources: Sequence[Source], choices: dict[str, Collection[str]]) -> None:
    """Read the address when a session starts; what it asks for in vain is left out, with a word.

    Args:
        sources: Reports that may be asked for; the first is the default.
        choices: For each bound filter, the values it may have.
    """
    if NOTES in st.session_state:
        return
    asked = st.query_params
    notes = [*_check_filters(choices), *_check_dates()]
    known = {source.address: source.report_id for source in sources if source.address}
    if REPORT in asked and asked[REPORT] not in known:
        notes.append("the report it names is not here")
    if VIEW in asked and not _VIEW.fullmatch(asked[VIEW]):
        notes.append("its map view cannot be read")
    st.session_state[REPORT] = known.get(asked.get(REPORT, ""), sources[0].report_id)
    st.session_state[_ASKED_EVENT] = asked.get(EVENT)
    st.session_state[NOTES] = tuple(notes)


def open_event(events: Sequence[Event]) -> None:
    """Choose the event that the address asks for, once its report has been read."""
    asked = st.session_state.pop(_ASKED_EVENT, None)
    if asked is None:
        return
    if any(event.event_id == asked for event in events):
        st.session_state[EVENT] = asked
    else:
        st.session_state[NOTES] = (*st.session_state[NOTES], "the statement it names is not in this report")


def choose_event(event_id: str | None, *, fly: bool) -> None:
    """Choose an event, or none; `fly` asks the map to bring it into view."""
    st.session_state[EVENT] = event_id
    st.session_state[FLY] = fly


def notes_sentence() -> str:
    """Say what of the link was left out; empty where everything was understood."""
    notes = st.session_state.get(NOTES, ())
    return f"Part of the link was left out: {'; '.join(notes)}." if notes else ""


def _check_filters(choices: dict[str, Collection[str]]) -> list[str]:
    """Name the values of filters that do not exist."""
    return [
        f"there is no “{value[:40]}”"
        for name, allowed in choices.items()
        for value in st.query_params.get_all(name)
        if value and value not in allowed
    ]


def _check_dates() -> list[str]:
    """Name dates that are none, or stand in the wrong order."""
    days = []
    for text in st.query_params.get_all("dates"):
        try:
            days.append(date.fromisoformat(text))
        except ValueError:
            return [f"“{text[:40]}” is no date"]
    return ["its dates are in the wrong order"] if days != sorted(days) else []
