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
from collections.abc import Sequence
from typing import Any

from geodata import interface, words
from geodata.basemap import cell_name
from geodata.corrected import as_read, correction_records
from geodata.errors import OutputError
from geodata.model import Reading
from geodata.signs import sign_types
from geodata.tables import read_table
from geodata.tongue import IN_ENGLISH, Tongue, message
from geodata.web import BASEMAP_DIR, WORKSPACE_SCRIPTS, asset_path, leaflet_script, leaflet_style, workspace_style
from geodata.workspace import OFF_AT_FIRST, card_record, workspace_record

SCRIPTS = (*WORKSPACE_SCRIPTS, "page.js")
AROUND_DEG = 1.5
WIDE_DEG = 10.0
MOST_CELLS = 12
CAUTION = message(
    "A machine read the report: read the sentence before you rely on a sign. Map: Natural Earth (public domain), "
    "GeoNames (CC BY 4.0), drawn with Leaflet by Dateline."
)
NO_SCRIPTS = message(
    "This page draws its map and table with its own scripts, and they are switched off in this browser."
)

_SCRIPT_END = re.compile(r"</script|<!--", re.IGNORECASE)
_MARKER = re.compile(r"\{\{(\w+)\}\}")


def page_html(readings: Sequence[Reading], title: str, tongue: Tongue = IN_ENGLISH) -> str:
    """Write readings as one HTML page that works from a file, offline, in any present browser.

    The same readings give the same bytes.

    Args:
        readings: Any number; events without a place are in the table and not on the map.
        title: Title of the page, plain text.
        tongue: Language of the page's own words.

    Raises:
        OutputError: A file of the page, the basemap or Leaflet is missing.
    """
    scripts = [leaflet_script(), *(asset_path(name).read_text(encoding="utf-8") for name in SCRIPTS)]
    scripts = [_checked_script(script) for script in scripts]
    parts = {
        "policy": content_policy(scripts),
        "html_language": tongue.language,
        "html_direction": tongue.direction,
        "footer_caution": html.escape(tongue.tell(CAUTION)),
        "no_scripts": html.escape(tongue.tell(NO_SCRIPTS)),
        "title": html.escape(title),
        "leaflet_css": leaflet_style(),
        "workspace_css": workspace_style(),
        "basemap": _basemap_json(readings),
        "report": script_json(page_record(readings, title, tongue)),
        "scripts": "\n".join(f"<script>{script}</script>" for script in scripts),
    }
    template = asset_path("page.html").read_text(encoding="utf-8")
    return _MARKER.sub(lambda marker: parts[marker[1]], template)


def page_record(readings: Sequence[Reading], title: str, tongue: Tongue = IN_ENGLISH) -> dict[str, Any]:
    """Gather what the page shows, as JSON values: all events with their sentences, and no report's whole text.

    Events are sent as they were read, and corrections beside them: on the page, too, each can be undone.
    """
    corrections = correction_records(readings)
    readings = [as_read(reading) for reading in readings]
    published = [reading.article for reading in readings if reading.article.published]
    told = {words.day_words(article.published, tongue) for article in published if article.published}
    return {
        "title": title,
        "under": " · ".join(sorted(told)) if len(told) == 1 else "",
        "options": page_options(tongue),
        "record": workspace_record(readings, tongue),
        "cards": [card_record(reading, tongue) for reading in readings],
        "corrections": corrections,
    }


def page_options(tongue: Tongue = IN_ENGLISH) -> dict[str, Any]:
    """Give what an interactive page is made with, whatever it shows: signs, words, and what is off at first."""
    measured = {row["name"]: int(row["percent"]) for row in read_table("measured")}
    return {
        "types": {theme: sign_types(theme, tongue) for theme in ("light", "dark")},
        "modalities": [modality.value for modality in words.MODALITIES],
        "offAtFirst": [modality.value for modality in OFF_AT_FIRST],
        "guide": [tongue.tell(text, **measured) for text in interface.GUIDE],
        "words": {key: tongue.forms(word) for key, word in interface.WORDS.items()},
        "language": tongue.language,
        "direction": tongue.direction,
    }


def script_json(value: object) -> str:
    """Write JSON that is safe inside a script element of any type."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def content_policy(scripts: Sequence[str]) -> str:
    """Write the policy that runs these scripts and loads nothing.

    Styles stay open to the page itself: its own are style elements, and a sign bears its colour in an attribute.
    """
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    allowed = " ".join(f"'sha256-{one}'" for one in hashes)
    return f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


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


def _checked_script(script: str) -> str:
    if _SCRIPT_END.search(script):
        raise OutputError(
            message("a script of the page holds the end of a script element and cannot be written into the page")
        )
    return script
