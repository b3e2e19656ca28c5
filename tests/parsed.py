"""Parses a test sentence with the real model, loaded once, and reads claims off it without a gazetteer."""

from datetime import date
from functools import cache

from geodata.attribution import find_sayings
from geodata.claims import build_claims
from geodata.dates import find_dates
from geodata.figures import find_figures
from geodata.language import load_model, parse_text
from geodata.scenes import Findings, build_scenes
from geodata.sentences import split_sentences
from geodata.triggers import find_triggers

PUBLISHED = date(2020, 5, 6)
"""A Wednesday."""


@cache
def english():
    """The English model."""
    return load_model("en")


@cache
def parse(text):
    """Parse English text."""
    return parse_text(text, english())


def scenes_of(text):
    """The scenes of a text in which no place is known."""
    doc = parse(text)
    sentences = split_sentences(doc)
    findings = Findings(
        triggers=find_triggers(doc),
        figures=find_figures(doc),
        locations=(),
        dates=find_dates(doc, PUBLISHED),
        sayings=find_sayings(doc, sentences),
    )
    return build_scenes(doc, sentences, findings)


def claims_of(text):
    """The claims of a text published on `PUBLISHED`, in which no place is known."""
    return build_claims(scenes_of(text), PUBLISHED)
