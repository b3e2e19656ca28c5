"""The signs beside the filters and in the card, the map's own words, and how to read the map."""

from markupsafe import Markup

from geodata.signs import COLORS
from geodata.vocab import EventType

GLYPHS: dict[EventType, str] = {
    EventType.FIGHTING: "◆",
    EventType.EXPLOSION: "✸",
    EventType.ATTACK: "▲",
    EventType.CASUALTY: "✚",
    EventType.EVACUATION: "➜",
    EventType.PROTEST: "●",
    EventType.DIPLOMACY: "■",
    EventType.ARREST: "⬢",
}
MAP_WORDS: dict[str, object] = {
    "legend": "Signs",
    "all": "Show all signs",
    "solid": "reported or claimed",
    "hollow": "proposed or planned",
    "struck": "denied",
    "hook": "place taken from the text before",
    "area": "somewhere inside, no town named",
    "status": {
        "reading": "Reading the report…",
        "lost": "The statements could not be loaded. Reload the page.",
        "trying": "Asking for the online map…",
        "failed": "The online map does not answer. The built-in map is shown.",
        "coarse": "Part of the built-in map could not be loaded. Reload the page.",
    },
}
GUIDE = (
    "Each sign is one statement of the report, where the report puts it. Choose a sign or a row to see the sentence.",
    "The shape says what is said to have happened. A hollow sign has not happened, or is denied.",
    "An outline is a place known only roughly: somewhere inside it. Statements without a place are listed below.",
    "Figures are never added up here. Rival claims stand side by side, each with who says so.",
    "A machine read the report. Read the sentence before you rely on a sign.",
)


def sign_style() -> Markup:
    """Put each type's sign before its button in the filter, and colour it in the card, on light and dark alike."""
    rules = []
    for place, kind in enumerate(EventType, start=1):
        color = "inherit" if kind is EventType.CASUALTY else COLORS["light"][kind]
        rules.append(
            f'.st-key-type button:nth-of-type({place})::before {{ content: "{GLYPHS[kind]}"; color: {color}; }}'
        )
        rules.append(f".dl-{kind.value} {{ color: {color}; }}")
    return Markup("<style>{}</style>").format(Markup("\n".join(rules)))  # noqa: S704 - our own constants


def guide_html() -> Markup:
    """Tell in five sentences how to read the map."""
    items = Markup("").join(Markup("<li>{}</li>").format(sentence) for sentence in GUIDE)
    return Markup('<ul class="dl-guide">{}</ul>').format(items)
