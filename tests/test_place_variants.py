"""Tests of geodata.place_variants."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from placed import choices_of, gazetteer

from geodata.place_variants import find_variants, spellings


@pytest.mark.parametrize(
    ("country", "name"), [("SY", "Ras al-Ain"), ("SY", "Ain al-Arab"), ("YE", "Mudiya"), ("LB", "Marjeyoun")]
)
def test_other_ways_of_spelling_meet(country, name):
    """The gazetteer lacks the press's spelling and has another one of the same name."""
    assert not gazetteer().has_name(name)
    assert country in {place.country_code for place in find_variants(name, gazetteer())}


@pytest.mark.parametrize("name", ["Zelensky", "Netanyahu", "Erdogan", "Petrenko", "Bakr"])
def test_names_of_persons_meet_no_town(name):
    """The rules are few: they do not bend any word into a town."""
    assert find_variants(name, gazetteer()) == ()


def test_a_loose_spelling_is_resolved_where_the_article_supports_it():
    """Beside its country the town is believed."""
    places = {
        choice.mention.name: choice.place
        for choice in choices_of("Shells fell on the town of Ain al-Arab, in Aleppo province, in northern Syria.")
    }
    assert places["Ain al-Arab"].country_code == "SY"


@given(st.text(alphabet="abeiouklmnrstwyz ", max_size=20))
def test_spellings_are_few_and_others(folded):
    """Never the name itself, never twice the same, bounded."""
    others = spellings(folded)
    assert folded not in others
    assert len(others) == len(set(others)) <= 60
