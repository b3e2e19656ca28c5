"""Tests of geodata.outlet and of the vote that it has in resolution."""

from dataclasses import replace

import pytest
from placed import gazetteer

from geodata.lookup import default_reader
from geodata.outlet import NOWHERE, find_home
from geodata.pipeline import read_places
from geodata.readers import article_from_text


@pytest.mark.parametrize(
    ("countries", "publisher", "url"),
    [
        ({"YE"}, "Aden al-Ghad", None),
        ({"SD"}, "Sudan Tribune", None),
        ({"UA"}, "The Kyiv Independent", "https://kyivindependent.com/a"),
        ({"AU"}, None, "https://www.example.com.au/news/1"),
        ({"GB"}, None, "https://www.example.co.uk/news/1"),
        ({"CO"}, None, "https://www.example.com.co/"),
        ({"LB"}, "Daily Star", "http://www.example.com.lb/"),
        (set(), None, "https://example.tv/1"),
        (set(), None, "https://example.com/1"),
        (set(), "The Hindu", None),
        (set(), "Reuters", None),
        (set(), "The Star", None),
        (set(), None, None),
    ],
)
def test_the_country_of_an_outlet(countries, publisher, url):
    """From its address, else from the place in its name; common words and endings that anyone buys say nothing."""
    assert find_home(publisher, url, gazetteer()).countries == countries


@pytest.mark.parametrize("address", ["springfieldnewsleader.com", "https://www.springfield-news.com/a?b=c"])
def test_the_town_in_an_address(address):
    """What stands before words for papers is looked up, all its namesakes are kept."""
    towns = [town for town in find_home(None, address, gazetteer()).towns if town.name == "Springfield"]
    assert len({town.admin1 for town in towns}) > 1


def test_a_metropolis_is_no_local_beat():
    """A paper of a city of millions writes about the world: only its country is kept."""
    home = find_home("Bangkok Post", None, gazetteer())
    assert (home.countries, home.towns) == ({"TH"}, ())
    assert find_home("An agency", None, gazetteer()) == NOWHERE


@pytest.mark.parametrize(
    ("name", "country", "url"),
    [
        ("Bathurst", "AU", "https://example.com.au/1"),
        ("Bathurst", "CA", "https://example.ca/1"),
        ("Bathurst", None, None),
        ("Tripoli", "LB", "https://example.com.lb/1"),
        ("Tripoli", "LY", None),
    ],
)
def test_the_outlet_decides_between_namesakes(name, country, url):
    """A site's own country speaks for the town there."""
    article = article_from_text(f"A man was hurt in {name} on Monday evening, police said.")
    choice = read_places(replace(article, url=url), default_reader())[0]
    assert (choice.place and choice.place.country_code) == country


def test_the_vote_is_told_in_the_reason():
    """What tells the chosen place from its closest rival is said."""
    article = replace(article_from_text("A man was hurt in Tripoli on Monday."), url="https://example.com.lb/1")
    assert "outlet" in read_places(article, default_reader())[0].reason
