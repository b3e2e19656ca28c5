"""Tests of reports in languages that have no model: their places are found and resolved by the gazetteer's names."""

import json
from functools import cache
from pathlib import Path

import pytest

from geodata.distance import distance_km
from geodata.language import detect_language, load_model, parse_text
from geodata.lookup import default_reader, geoparse
from geodata.pipeline import extract
from geodata.place_untagged import find_untagged
from geodata.readers import article_from_text
from geodata.records import reading_record

FOLDER = Path(__file__).parent / "languages"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.json"))
NEAR_KM = 161.0
LEAST_RIGHT, LEAST_PRECISION = 0.8, 0.7


@cache
def report(language):
    """One war report of our own, with the names in it; positions are those of the gazetteer's English names."""
    return json.loads((FOLDER / f"{language}.json").read_text(encoding="utf-8"))


@cache
def choices(language):
    """The places read in a report, by the name as it is written."""
    return {choice.mention.name: choice for choice in geoparse(report(language)["text"])}


def is_right(expected, choice):
    """Whether a choice is the expected place, or lies near it in its country."""
    place = choice.place if choice else None
    if place is None or expected["lat"] is None:
        return False
    near = distance_km(place.lon, place.lat, expected["lon"], expected["lat"]) <= NEAR_KM
    return place.place_id == expected["place_id"] or near


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_is_told(language):
    """Script and function words suffice."""
    assert detect_language(report(language)["text"]) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_places_are_found_and_resolved(language):
    """Inflected or not, at least four places of five are found and lie where they are."""
    expected = report(language)["places"]
    right = [place["name"] for place in expected if is_right(place, choices(language).get(place["name"]))]
    assert len(right) >= LEAST_RIGHT * len(expected)


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_words_are_mistaken_for_places(language):
    """At least seven of ten names found are places of the report."""
    expected = {place["name"] for place in report(language)["places"]}
    assert len(expected & choices(language).keys()) >= LEAST_PRECISION * len(choices(language))


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_only_places_are_read_and_the_language_is_said(language):
    """No event is made up from words that look English, and the line of the report names its language."""
    reading = extract(article_from_text(report(language)["text"]), default_reader())
    record = reading_record(reading)
    assert (record["language"], record["events"]) == (language, [])
    assert record["toponyms"]


@pytest.mark.parametrize(
    ("language", "name", "base", "text"),
    [
        ("ru", "Донецке", "Донецк", "Взрыв слышали в Донецке."),
        ("uk", "Харковом", "Харків", "Бої йдуть під Харковом."),
        ("tr", "Ankara", None, "Patlama Ankara'da oldu."),
        ("az", "Bakıda", "Bakı", "Partlayış Bakıda olub."),
        ("hy", "Երևանում", "Երևան", "Պայթյուն է եղել Երևանում։"),
        ("ar", "وحلب", "حلب", "قصف دمشق وحلب"),
    ],
)
def test_an_inflected_name_keeps_its_spelling_and_its_base(language, name, base, text):
    """The mention is what stands in the text, the base what the gazetteer has."""
    mentions = find_untagged(parse_text(text, load_model(language)), default_reader().gazetteer)
    assert (name, base) in [(mention.name, mention.base) for mention in mentions]
