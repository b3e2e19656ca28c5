"""One self-contained page: map, filters, table and quotes, with no request to any network.

Nothing that a report says can become a part of the page's program. Reports travel as JSON with `<` escaped inside a
data block; the scripts build everything as text nodes; the page's own policy runs only the scripts named by their
hashes and loads nothing at all.
"""

import base64
import hashlib
import html
import json
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from geodata import words
from geodata.basemap import cell_name
from geodata.errors import OutputError
from geodata.geojson import to_feature
from geodata.model import Article, Event, Reading
from geodata.signs import sign_size, sign_types
from geodata.vocab import Modality
from geodata.web import BASEMAP_DIR, asset_path, leaflet_dir

SCRIPTS = ("basemap.js", "event_layer.js", "page.js")
MAP_FIELDS = (
    "id",
    "event_type",
    "modality",
    "place_name",
    "place_inherited",
    "date_start",
    "date_end",
    "claimed_by",
    "lon",
    "lat",
)
CONTEXT_CHARS = 220
AROUND_DEG = 1.5
WIDE_DEG = 10.0
MOST_CELLS = 12

_SCRIPT_END = re.compile(r"</script|<!--", re.IGNORECASE)
_MARKER = re.compile(r"\{\{(\w+)\}\}")
_FILE_ADDRESS = re.compile(r"url\([^)]*\)")
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


def page_html(readings: Sequence[Reading], title: str) -> str:
    """Write readings as one HTML page that works from a file, offline, in any present browser.

    The same readings give the same bytes.

    Args:
        readings: Any number; events without a place are in the table and not on the map.
        title: Title of the page, plain text.

    Raises:
        OutputError: A file of the page, the basemap or Leaflet is missing.
    """
    leaflet = leaflet_dir()
    scripts = [(leaflet / "leaflet.js").read_text(encoding="utf-8")]
    scripts += [asset_path(name).read_text(encoding="utf-8") for name in SCRIPTS]
    scripts = [_checked_script(_SOURCE_MAP.sub("", script)) for script in scripts]
    parts = {
        "policy": content_policy(scripts),
        "title": html.escape(title),
        "leaflet_css": _FILE_ADDRESS.sub("none", (leaflet / "leaflet.css").read_text(encoding="utf-8")),
        "page_css": asset_path("page.css").read_text(encoding="utf-8"),
        "basemap": _basemap_json(readings),
        "report": script_json(report_record(readings, title)),
        "scripts": "\n".join(f"<script>{script}</script>" for script in scripts),
    }
    template = asset_path("page.html").read_text(encoding="utf-8")
    return _MARKER.sub(lambda marker: parts[marker[1]], template)


def report_record(readings: Sequence[Reading], title: str) -> dict[str, Any]:
    """Gather what the page shows, as JSON values.

    Returns:
        `reports`, `events` in the order of the text and `shapes`, which the events name by their number.
    """
    shapes: dict[str, int] = {}
    events = [
        _event_record(event, reading.article, number, shapes)
        for number, reading in enumerate(readings)
        for event in reading.events
    ]
    return {
        "title": title,
        "reports": [_article_record(reading.article) for reading in readings],
        "types": {theme: sign_types(theme) for theme in ("light", "dark")},
        "modalities": {modality.value: words.MODALITIES[modality] for modality in words.MODALITIES},
        "hidden": [modality.value for modality in (Modality.DEMANDED, Modality.THREATENED, Modality.HISTORICAL)],
        "events": events,
        "shapes": [json.loads(shape) for shape in shapes],
    }


def script_json(value: object) -> str:
    """Write JSON that is safe inside a script element of any type."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def content_policy(scripts: Sequence[str]) -> str:
    """Write the policy that runs these scripts and loads nothing.

    Styles stay open to the page itself: the map's layers bring theirs as style elements.
    """
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    allowed = " ".join(f"'sha256-{one}'" for one in hashes)
    return f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def web_address(url: str | None) -> str | None:
    """Give an address back when it is http or https, else None."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None


def cells_near(
    boxes: Sequence[tuple[float, float, float, float]], cell_deg: int, known: frozenset[str]
) -> tuple[str, ...]:
    """Choose the cells of detail that events need, the most needed first where there are too many.

    Args:
        boxes: West, south, east, north of each event, degrees. Wide ones need no detail and are passed over.
        cell_deg: Width of a cell in degrees.
        known: Names of the cells that exist.
    """
    needs: Counter[str] = Counter()
    for west, south, east, north in boxes:
        if max(east - west, north - south) > WIDE_DEG:
            continue
        columns = range(math.floor((west - AROUND_DEG) / cell_deg), math.floor((east + AROUND_DEG) / cell_deg) + 1)
        rows = range(math.floor((south - AROUND_DEG) / cell_deg), math.floor((north + AROUND_DEG) / cell_deg) + 1)
        needs.update(cell_name(column * cell_deg, row * cell_deg) for column in columns for row in rows)
    ranked = sorted((name for name in needs if name in known), key=lambda name: (-needs[name], name))
    return tuple(sorted(ranked[:MOST_CELLS]))


def _basemap_json(readings: Sequence[Reading]) -> str:
    world = json.loads((BASEMAP_DIR / "world.json").read_text(encoding="utf-8"))
    boxes = [event.area.geometry.bounds for reading in readings for event in reading.events if event.area]
    names = cells_near(boxes, world["cellDeg"], frozenset(world["cells"]))
    cells = {name: json.loads((BASEMAP_DIR / "cells" / f"{name}.json").read_text(encoding="utf-8")) for name in names}
    return script_json({"world": world, "cells": cells})


def _article_record(article: Article) -> dict[str, Any]:
    return {
        "title": article.title or article.article_id,
        "publisher": article.publisher,
        "published": words.day_words(article.published) if article.published else None,
        "inferred": article.published_inferred,
        "url": web_address(article.url),
        "language": article.language,
    }


def _event_record(event: Event, article: Article, report: int, shapes: dict[str, int]) -> dict[str, Any]:
    feature = to_feature(event, article)
    shape = None
    if feature["geometry"]:
        shape = shapes.setdefault(json.dumps(feature["geometry"], separators=(",", ":")), len(shapes))
    before, after = quote_context(article.text, event.start, event.end)
    return {
        **{name: feature["properties"][name] for name in (*MAP_FIELDS, "part_of", "same_as", "quote")},
        "size": sign_size(event),
        "shape": shape,
        "report": report,
        "before": before,
        "after": after,
        "told": _told(event, article),
    }


def _told(event: Event, article: Article) -> Mapping[str, str]:
    """Tell an event in words, one entry for each fact of the card and the table."""
    said = event.location.mention if event.location and event.location.mention not in event.location.name else ""
    return {
        "said": words.MODALITY_SENTENCES[event.modality],
        "who": words.speaker_words(event),
        "figures": words.figures_words(event),
        "when": words.when_words(event.when),
        "whenShort": words.short_date(event.when),
        "whenSaid": words.when_said(event, article),
        "where": words.where_words(event),
        "whereSaid": "" if event.place_inherited else said,
        "sure": words.sureness(event),
        "why": words.why_words(event),
    }


def quote_context(text: str, start: int, end: int) -> tuple[str, str]:
    """Give some words before and after a quote, from the same paragraph.

    Args:
        text: The whole article.
        start: First code point of the quote.
        end: Code point after the quote.
    """
    before = text[max(0, start - CONTEXT_CHARS) : start]
    paragraph = before.rpartition("\n\n")[2]
    if paragraph == before and start > CONTEXT_CHARS:
        paragraph = f"…{before.partition(' ')[2]}"
    after = text[end : end + CONTEXT_CHARS]
    rest = after.partition("\n\n")[0]
    if rest == after and end + CONTEXT_CHARS < len(text):
        rest = f"{after.rpartition(' ')[0]}…"
    return paragraph, rest


def _checked_script(script: str) -> str:
    if _SCRIPT_END.search(script):
        msg = "a script of the page holds the end of a script element and cannot be written into the page"
        raise OutputError(msg)
    return script
