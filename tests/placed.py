"""Reads the places of a test sentence with the real model and the real gazetteer, each opened once."""

from functools import cache

from parsed import parse

from geodata.areas import locate
from geodata.gazetteer import open_gazetteer
from geodata.options import PlaceOptions
from geodata.places import find_places
from geodata.resolve import resolve_places


@cache
def gazetteer():
    """The bundled gazetteer."""
    return open_gazetteer()


def mentions_of(text):
    """The mentions of places in an English text."""
    return find_places(parse(text), gazetteer())


def names_of(text):
    """The names of places in an English text, in order."""
    return [mention.name for mention in mentions_of(text)]


def choices_of(text, **options):
    """The resolved mentions of an English text."""
    return resolve_places(mentions_of(text), parse(text), gazetteer(), PlaceOptions(**options))


def locations_of(text):
    """The locations of an English text."""
    return locate(choices_of(text), parse(text), gazetteer())
