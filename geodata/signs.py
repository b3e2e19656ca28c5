"""The signs' colours and sizes; their shapes stand in `geodata/web/signs.js`, which draws them.

Colours are of the Okabe-Ito family, lighter on dark, at 3:1 against the basemap with their halo.
"""

from geodata.model import Event
from geodata.tongue import IN_ENGLISH, Tongue
from geodata.vocab import EventType, FigureKind
from geodata.words import TYPES

COLORS: dict[str, dict[EventType, str]] = {
    "light": {
        EventType.FIGHTING: "#D55E00",
        EventType.EXPLOSION: "#E69F00",
        EventType.ATTACK: "#CC3D7F",
        EventType.CASUALTY: "#3B3B3B",
        EventType.EVACUATION: "#0072B2",
        EventType.PROTEST: "#009E73",
        EventType.DIPLOMACY: "#56B4E9",
        EventType.ARREST: "#8C6D31",
    },
    "dark": {
        EventType.FIGHTING: "#EE7A2E",
        EventType.EXPLOSION: "#F0B33C",
        EventType.ATTACK: "#E76BA3",
        EventType.CASUALTY: "#E4E6E8",
        EventType.EVACUATION: "#4C9FD8",
        EventType.PROTEST: "#2DBE93",
        EventType.DIPLOMACY: "#7CC8F2",
        EventType.ARREST: "#B8935A",
    },
}
LARGE, MIDDLE = 100, 10
"""Killed and wounded from which a sign is of the third, or the second, size."""


def sign_types(theme: str, tongue: Tongue = IN_ENGLISH) -> dict[str, dict[str, str]]:
    """Give each event type its label and its colour in the theme "light" or "dark", in the order of the legend."""
    return {kind.value: {"label": tongue.tell(TYPES[kind]), "color": COLORS[theme][kind]} for kind in EventType}


def sign_size(event: Event) -> int:
    """Choose one of three sizes by the killed and wounded that the event reports."""
    kinds = {FigureKind.KILLED, FigureKind.WOUNDED}
    harmed = sum(figure.low or 0 for figure in event.figures if figure.kind in kinds and not figure.subset)
    return 3 if harmed >= LARGE else 2 if harmed >= MIDDLE else 1
