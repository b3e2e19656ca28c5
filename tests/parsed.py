"""Parses a test sentence with the real model, loaded once."""

from functools import cache

from geodata.language import load_model, parse_text


@cache
def english():
    """The English model."""
    return load_model("en")


@cache
def parse(text):
    """Parse English text."""
    return parse_text(text, english())
