"""Reads news reports into located claims: what is said to have happened, where, when, and who says so.

The names below are loaded when they are first used: a page can be drawn before the language model is needed.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geodata.corrected import CorrectedEvent, Correction
    from geodata.corrections import Applied, apply_corrections, parse_corrections
    from geodata.errors import (
        AddressRefused,
        ContractError,
        DatelineError,
        GazetteerError,
        InputError,
        OutputError,
    )
    from geodata.frame import events_frame, validate_frame
    from geodata.local_names import local_name
    from geodata.lookup import geocode, geoparse, places_frame
    from geodata.model import Article, Event, Reading
    from geodata.occurrences import Account, Occurrence, Tally, find_occurrences, summarise_figures
    from geodata.options import Options, PlaceOptions
    from geodata.pipeline import Reader, extract, open_reader
    from geodata.readers import article_from_text, articles_from_bytes, read_articles
    from geodata.store import write_readings

HOMES = {
    "Account": "occurrences",
    "AddressRefused": "errors",
    "Applied": "corrections",
    "Article": "model",
    "ContractError": "errors",
    "CorrectedEvent": "corrected",
    "Correction": "corrected",
    "DatelineError": "errors",
    "Event": "model",
    "GazetteerError": "errors",
    "InputError": "errors",
    "Occurrence": "occurrences",
    "Options": "options",
    "OutputError": "errors",
    "PlaceOptions": "options",
    "Reader": "pipeline",
    "Reading": "model",
    "Tally": "occurrences",
    "apply_corrections": "corrections",
    "article_from_text": "readers",
    "articles_from_bytes": "readers",
    "events_frame": "frame",
    "extract": "pipeline",
    "find_occurrences": "occurrences",
    "geocode": "lookup",
    "geoparse": "lookup",
    "local_name": "local_names",
    "open_reader": "pipeline",
    "parse_corrections": "corrections",
    "places_frame": "lookup",
    "read_articles": "readers",
    "summarise_figures": "occurrences",
    "validate_frame": "frame",
    "write_readings": "store",
}

__all__ = [
    "Account",
    "AddressRefused",
    "Applied",
    "Article",
    "ContractError",
    "CorrectedEvent",
    "Correction",
    "DatelineError",
    "Event",
    "GazetteerError",
    "InputError",
    "Occurrence",
    "Options",
    "OutputError",
    "PlaceOptions",
    "Reader",
    "Reading",
    "Tally",
    "apply_corrections",
    "article_from_text",
    "articles_from_bytes",
    "events_frame",
    "extract",
    "find_occurrences",
    "geocode",
    "geoparse",
    "local_name",
    "open_reader",
    "parse_corrections",
    "places_frame",
    "read_articles",
    "summarise_figures",
    "validate_frame",
    "write_readings",
]


def __getattr__(name: str) -> object:
    """Load a name of the front door from the module it lives in."""
    if name not in HOMES:
        msg = f"module 'geodata' has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(f"geodata.{HOMES[name]}"), name)
