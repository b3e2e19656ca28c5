"""Events as KML 2.2, for globes and map programs: a sign or an outline each, with its sentence, its days and every column.

A statement without a place is a placemark without a geometry: listed, and on no map. Globes show a description as HTML,
so every word of a report is escaped for HTML and then for XML; characters that XML forbids become U+FFFD.
"""

import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from typing import Any

from geodata import words
from geodata.geojson import to_feature
from geodata.model import Article, Event, Reading
from geodata.records import event_row
from geodata.signs import COLORS
from geodata.tongue import IN_ENGLISH, Tongue, message
from geodata.vocab import EventType

NAMESPACE = "http://www.opengis.net/kml/2.2"
OUTLINE_ALPHA, FILL_ALPHA = "e6", "1f"
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_kml(readings: Iterable[Reading], tongue: Tongue = IN_ENGLISH) -> str:
    """Convert all events to one KML document, a folder a report; the columns keep their English names."""
    root = ET.Element("kml", xmlns=NAMESPACE)
    document = _add(root, "Document")
    _add(document, "name", "Dateline")
    for kind, color in COLORS["light"].items():
        _add_style(document, kind, color)
    for reading in readings:
        folder = _add(document, "Folder")
        _add(folder, "name", reading.article.title or reading.article.article_id)
        for event in reading.events:
            _add_placemark(folder, event, reading.article, tongue)
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _add(parent: ET.Element, tag: str, text: object = None, **attributes: str) -> ET.Element:
    """Add an element, with a text that XML can hold."""
    child = ET.SubElement(parent, tag, attributes)
    if text is not None:
        child.text = _FORBIDDEN.sub("\ufffd", str(text))
    return child


def _add_style(document: ET.Element, kind: EventType, color: str) -> None:
    """Add the look of one event type; KML writes a colour as alpha, blue, green, red."""
    blue_green_red = color[5:7] + color[3:5] + color[1:3]
    style = _add(document, "Style", id=kind.value)
    _add(_add(style, "IconStyle"), "color", f"ff{blue_green_red}")
    line = _add(style, "LineStyle")
    _add(line, "color", f"{OUTLINE_ALPHA}{blue_green_red}")
    _add(line, "width", 2)
    _add(_add(style, "PolyStyle"), "color", f"{FILL_ALPHA}{blue_green_red}")


def _add_placemark(folder: ET.Element, event: Event, article: Article, tongue: Tongue) -> None:
    """Add one event; elements stand in the order that KML's schema asks for."""
    placemark = _add(folder, "Placemark", id=f"event-{event.event_id}")
    place = words.place_words(event.location) if event.location else None
    _add(placemark, "name", " · ".join(filter(None, (tongue.tell(words.TYPES[event.event_type]), place))))
    _add(placemark, "description", _description(event, tongue))
    if event.when:
        span = _add(placemark, "TimeSpan")
        _add(span, "begin", event.when.first.isoformat())
        _add(span, "end", event.when.last.isoformat())
    _add(placemark, "styleUrl", f"#{event.event_type.value}")
    columns = _add(placemark, "ExtendedData")
    for name, cell in event_row(event, article).items():
        if cell is not None:
            _add(_add(columns, "Data", name=name), "value", str(cell).lower() if isinstance(cell, bool) else cell)
    geometry = to_feature(event, article)["geometry"]
    if geometry:
        _add_geometry(placemark, geometry)


def _description(event: Event, tongue: Tongue) -> str:
    """Tell an event in HTML without any of the report's own markup."""

    def told(what: str, fact: str) -> str:
        return tongue.tell("{what}: {told}", what=tongue.tell(what), told=fact)

    facts = (
        event.quote,
        told(message("Who says so"), words.speaker_words(event, tongue)),
        told(message("How it is said"), tongue.tell(words.MODALITY_SENTENCES[event.modality])),
        words.figures_words(event, tongue),
        told(message("When"), words.when_words(event.when, tongue)),
        told(message("Where"), words.where_words(event, tongue)),
        told(message("How sure"), words.sureness(event, tongue)),
    )
    return "<br>".join(html.escape(fact) for fact in facts if fact)


def _add_geometry(parent: ET.Element, geometry: dict[str, Any]) -> None:
    """Add a GeoJSON geometry (lon, lat in degrees) as KML's."""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "Point":
        _add(_add(parent, "Point"), "coordinates", _points([coordinates]))
    elif kind == "LineString":
        line = _add(parent, "LineString")
        _add(line, "tessellate", 1)
        _add(line, "coordinates", _points(coordinates))
    elif kind == "Polygon":
        polygon = _add(parent, "Polygon")
        _add(polygon, "tessellate", 1)
        for number, ring in enumerate(coordinates):
            boundary = _add(polygon, "innerBoundaryIs" if number else "outerBoundaryIs")
            _add(_add(boundary, "LinearRing"), "coordinates", _points(ring))
    else:
        parts = _add(parent, "MultiGeometry")
        for part in coordinates:
            _add_geometry(parts, {"type": kind.removeprefix("Multi"), "coordinates": part})


def _points(points: Sequence[Sequence[float]]) -> str:
    """Write points as KML does: lon,lat."""
    return " ".join(f"{lon},{lat}" for lon, lat in points)
