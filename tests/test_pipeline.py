"""The main path on whole reports, with the real model and the real gazetteer."""

import json
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from geodata.distance import distance_km
from geodata.geojson import to_jsonl
from geodata.parts import COUNTED_KINDS
from geodata.pipeline import extract, open_reader
from geodata.readers import article_from_text, read_articles
from geodata.vocab import EventType, Modality, PlaceKind, Step

ROOT = Path(__file__).parents[1]
REPORTS = sorted((ROOT / "dashboard" / "reports").glob("*.jsonl"))
GOLD = sorted((ROOT / "tests" / "gold").glob("*.json"))
TOWNS = {"Stepanakert": (46.75, 39.82), "Shusha": (46.75, 39.76), "Yevlakh": (47.15, 40.62), "Agdam": (46.93, 39.99)}
TOWN_KM = 30.0


@cache
def reader():
    """The reader, opened once."""
    return open_reader()


@cache
def reading(path):
    """One report of the project, read."""
    if path.suffix == ".jsonl":
        return extract(next(iter(read_articles(path))), reader())
    row = json.loads(path.read_text(encoding="utf-8"))
    published = date.fromisoformat(row["published"]) if row.get("published") else None
    return extract(article_from_text(row["text"], article_id=row["id"], published=published), reader())


@pytest.mark.parametrize("path", [*REPORTS, *GOLD], ids=lambda path: path.stem)
def test_every_event_leads_back_to_its_words(path):
    """Quotes and figures slice out of the text, ids are unique, and no figure stands in two events."""
    found = reading(path)
    text = found.article.text
    for event in found.events:
        assert text[event.start : event.end] == event.quote
        assert all(event.start <= figure.start < figure.end <= event.end for figure in event.figures)
        assert event.location is None or event.location.mention in text
    assert len({event.event_id for event in found.events}) == len(found.events)
    spans = Counter((figure.start, figure.end, figure.kind) for event in found.events for figure in event.figures)
    assert [span for span, times in spans.items() if times > 1 and span[2] in COUNTED_KINDS] == []


@pytest.mark.parametrize("path", [*REPORTS, *GOLD], ids=lambda path: path.stem)
def test_every_filled_field_has_its_reason(path):
    """Each field of an event says why it is as it is, once, and its words lie in the text; a figure's are its own."""
    found = reading(path)
    for event in found.events:
        said = Counter(reason.field.value for reason in event.reasons if reason.field != "figures")
        filled = {"actor": event.actor, "target": event.target, "speaker": event.claimed_by}
        filled |= {"part_of": event.part_of, "same_as": event.same_as}
        wanted = ["type", "modality", "place", "date", *(field for field, value in filled.items() if value)]
        assert said == Counter(wanted)
        counted = {(reason.words.start, reason.words.end) for reason in event.reasons if reason.field == "figures"}
        assert {(figure.start, figure.end) for figure in event.figures} <= counted
        assert all(reason.words.end <= len(found.article.text) for reason in event.reasons if reason.words)


@pytest.mark.parametrize("path", [*REPORTS, *GOLD], ids=lambda path: path.stem)
def test_no_country_is_a_pin(path):
    """An event in a country has the country's outline, never its centre as a point."""
    for event in reading(path).events:
        if event.location and event.location.kind == PlaceKind.COUNTRY and event.area:
            assert event.area.geometry.geom_type != "Point"


def test_bundled_report_shows_its_towns():
    """The default report puts Stepanakert, Shusha, Yevlakh and Agdam where they are."""
    named = {event.location.mention: event.area for event in reading(REPORTS[0]).events if event.location}
    for name, (lon, lat) in TOWNS.items():
        area = next(area for mention, area in named.items() if name in mention and "between" not in mention)
        assert distance_km(area.lon, area.lat, lon, lat) < TOWN_KM


def test_bundled_report_keeps_its_figures_apart():
    """29, 27, more than 200, about 7,000 and 6 are separate claims, and the parts hang on their totals."""
    events = reading(REPORTS[0]).events
    figures = {(figure.kind.value, figure.low, figure.qualifier.value) for event in events for figure in event.figures}
    assert {
        ("killed", 29, "at_least"),
        ("killed", 27, "exact"),
        ("wounded", 200, "more_than"),
        ("displaced", 7000, "about"),
        ("killed", 6, "exact"),
    } <= figures
    assert sum(event.part_of is not None for event in events) >= 3
    assert {EventType.FIGHTING, EventType.EXPLOSION, EventType.CASUALTY, EventType.EVACUATION, EventType.DIPLOMACY} <= {
        event.event_type for event in events
    }


def test_capitals_that_speak_are_not_pinned():
    """Baku, Moscow and Ankara say things in the default report; nothing happened there."""
    places = {event.location.mention for event in reading(REPORTS[0]).events if event.location}
    assert not places & {"Baku", "Moscow", "Ankara", "Russia", "Turkey", "France"}


def test_two_runs_give_the_same_bytes():
    """The same input gives the same line, ids included."""
    article = next(iter(read_articles(REPORTS[1])))
    assert to_jsonl(extract(article, reader())) == to_jsonl(extract(article, reader()))


def test_furniture_and_datelines_make_no_event():
    """A teaser, a caption's credit and the town a report was filed from are no news."""
    text = (
        "GOMA, DR Congo, Nov 20 (Agency) - Rebels shelled Sake on Monday, residents said.\n\n"
        "READ ALSO: Hundreds killed in Bukavu\n\nSubscribe to our newsletter"
    )
    events = extract(article_from_text(text, published=date(2023, 11, 21)), reader()).events
    assert [(event.location.mention, event.event_type.value) for event in events] == [("Sake", "explosion")]


def test_report_that_says_nothing_gives_nothing():
    """A text without occurrences has no events, and that is no error."""
    assert extract(article_from_text("The committee met over tea and adjourned."), reader()).events == ()


def test_progress_is_told_step_by_step():
    """Whoever waits hears of the words, the places, and each sentence before it is read, in this order."""
    told = []
    article = article_from_text("Shells hit Goma on Monday. The army said that two people died.")
    quiet = extract(article, reader())
    assert extract(article, reader(), on_progress=lambda *step: told.append(step)) == quiet
    assert told == [(Step.WORDS, 0, 1), (Step.PLACES, 0, 1), (Step.SENTENCES, 0, 2), (Step.SENTENCES, 1, 2)]


def test_a_partys_own_radio_is_who_says_it():
    """A station that hides where it broadcasts from and speaks of "our units" vouches for what it tells, and is no place."""
    text = "CLANDESTINE, 3 May 1989 (RADIO LIBRE) -- Our units shelled the barracks at Usulutan. Our fighters hold the bridge."
    events = extract(article_from_text(text, published=date(1989, 5, 3)), reader()).events
    assert {(event.claimed_by, event.modality) for event in events} == {("RADIO LIBRE", Modality.CLAIMED)}
    assert events[0].location.mention.casefold() == "usulutan"
