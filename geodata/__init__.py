"""Reads news reports into located claims: what is said to have happened, where, when, and who says so."""

from geodata.errors import (
    AddressRefused,
    ContractError,
    DatelineError,
    GazetteerError,
    InputError,
    OutputError,
)
from geodata.frame import events_frame, validate_frame
from geodata.model import Article, Event, Reading
from geodata.options import Options, PlaceOptions
from geodata.pipeline import Reader, extract, open_reader
from geodata.readers import article_from_text, articles_from_bytes, read_articles
from geodata.store import write_readings

__all__ = [
    "AddressRefused",
    "Article",
    "ContractError",
    "DatelineError",
    "Event",
    "GazetteerError",
    "InputError",
    "Options",
    "OutputError",
    "PlaceOptions",
    "Reader",
    "Reading",
    "article_from_text",
    "articles_from_bytes",
    "events_frame",
    "extract",
    "open_reader",
    "read_articles",
    "validate_frame",
    "write_readings",
]
