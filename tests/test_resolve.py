"""Tests of geodata.resolve and of the modules that it ranks with."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parsed import parse
from placed import choices_of, gazetteer, mentions_of

from geodata.lookup import geoparse
from geodata.options import PlaceOptions
from geodata.resolve import resolve_places
from geodata.vocab import PlaceKind

RESOLVED = [
    ("Armenia", "AM", "Armenia and Azerbaijan agreed to a truce."),
    ("Turkey", "TR", "Turkey closed the crossing."),
    ("Springfield", "Illinois", "A tornado hit Springfield, Illinois, on Tuesday."),
    ("Springfield", "Massachusetts", "A tornado hit Springfield, Massachusetts, on Tuesday."),
    ("Paris", "Texas", "The court in Paris, Texas, heard the case."),
    ("Paris", "FR", "The presidents met in Paris, and France was pleased."),
    ("Tripoli", "LB", "Gunmen opened fire in Tripoli, north of Beirut, Lebanon's army said."),
    ("Tripoli", "LY", "Militias fought in Tripoli and Misrata, in western Libya."),
    ("Georgia", "GE", "Russian tanks entered Georgia and stopped near Gori and Tbilisi."),
    ("Georgia", "US", "Voters in Georgia went to the polls in Atlanta and Savannah."),
    ("Shusha", "AZ", "A man died in Shusha, near Khankendi."),
    ("Tripoli", "LB", "Gunmen opened fire in Lebanon's Tripoli on Sunday."),
    ("Central Africa", None, "Central Africa has seen a decade of wars, from Chad to Burundi."),
    (
        "Central Africa",
        "CF",
        "Bandits roam the Central African Republic, and the rains make roads in Central Africa worse.",
    ),
    ("Papua", "ID", "Soldiers and rebels clashed near Nabire and Timika, in Papua."),
    ("Hodeidah", "YE", "The port of Hodeidah was blockaded for a month."),
    ("Kharg Island", "IR", "Jets struck the oil terminal on Kharg Island, Iran said."),
    ("Tripoli", "LB", "A grenade wounded four people in Tripoli on Monday, the Lebanese army said."),
    ("Fayzabad", "Badakhshan Province", "The garrison of Fayzabad, the capital of Badakhshan, laid down its arms."),
    ("Badakhshan", "Badakhshan Province", "The garrison of Fayzabad, the capital of Badakhshan, laid down its arms."),
    ("Falklands", "FK", "A supply ship reached the Falklands before dawn."),
    ("Sirwah", "Marib Governorate", "Houthi rockets fell on Sirwah in Marib, and no one was hurt."),
    ("Qana", "LB", "An air strike killed 28 people in Qana, and Lebanon mourned."),
    (
        "Monrovia",
        "LR",
        "Rebels fired mortars into Monrovia on Saturday. Shells hit the Stockton Creek bridge and the U.S. embassy.",
    ),
    ("Uman", "UA", "A missile hit a block of flats in Uman, killing 23 people."),
    ("Marawi", "PH", "Fighting left 3,000 people homeless in Marawi."),
    ("Bint Jbeil", "LB", "Fighting in Lebanon went on. Shells killed three people in Bint Jbeil."),
    ("Madaya", "SY", "The siege in Syria went on. Shells killed three people in Madaya."),
    ("Lachin", "AZ", "Fighting in Azerbaijan went on. Shells killed three people in Lachin on Sunday."),
    ("Nangade", "MZ", "Fighting in Mozambique went on. Insurgents killed three people in Nangade."),
    ("Arghandab", "Kandahār", "A bomber killed 40 guests in Arghandab, near Kandahar, in southern Afghanistan."),
    ("Marjayoun", "LB", "Rockets fell near Kiryat Shmona and Metula; Israel shelled Marjayoun in southern Lebanon."),
]


def _where(place):
    return {place.country_code, place.admin1}


@pytest.mark.parametrize(("name", "where", "text"), RESOLVED)
def test_the_article_decides_between_namesakes(name, where, text):
    """Country first, the region named beside, the other places of the article."""
    chosen = [choice.place for choice in choices_of(text) if choice.mention.name == name]
    assert chosen[0] is not None
    assert where in _where(chosen[0])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Haram", "Six policemen died in Giza's Haram district, near Cairo."),
        ("Springfield", "Shells hit Springfield, and in Syria troops entered Aleppo and Homs."),
    ],
)
def test_a_small_namesake_elsewhere_stays_open(name, text):
    """A small place in a country that the article does not speak of is no answer, even where it is the only one."""
    assert [choice.place for choice in choices_of(text) if choice.mention.name == name] == [None]


def test_choices_come_in_the_order_of_the_mentions():
    """One choice a mention, each with a score and a reason in words."""
    text = "Shells fell on Kharkiv, on Sumy and on Kharkiv's suburbs."
    choices = choices_of(text)
    assert [choice.mention for choice in choices] == list(mentions_of(text))
    assert all(0 <= choice.score <= 1 and choice.reason for choice in choices)


def test_two_towns_of_one_name_stay_two():
    """Different regions behind the name keep them apart."""
    text = "Trains link Portland, Oregon, with Seattle. Another line serves Portland, Maine."
    assert [choice.place.admin1 for choice in choices_of(text) if choice.mention.name == "Portland"] == [
        "Oregon",
        "Maine",
    ]


def test_asked_kind_decides_between_a_town_and_its_district():
    """The town is not the district that bears its name."""
    town = choices_of("It happened in the town of Agdam, in Azerbaijan.")[0].place
    district = choices_of("It happened in Agdam district, in Azerbaijan.")[0].place
    assert town.place_id != district.place_id
    assert district.feature_code.startswith("ADM")


def test_an_unlikely_place_stays_open():
    """Below the threshold a place is recognised and not resolved, and the reason says so."""
    choices = choices_of("Shells fell on Springfield.", min_score=1.0)
    assert [(choice.mention.name, choice.place) for choice in choices] == [("Springfield", None)]
    assert "likely" in choices[0].reason


OUTSIDE = [
    ("Cornwall Beach", "Raiders looted a pharmacy at Cornwall Beach in Monrovia."),
    ("Palma", "A raid killed two rebels in Palma district, Kunar province."),
]


@pytest.mark.parametrize(("name", "text"), OUTSIDE)
def test_a_namesake_elsewhere_is_not_what_lies_here(name, text):
    """The text says what a name lies in; what the gazetteer has of that name lies far away, and stays out of it."""
    chosen = [choice for choice in choices_of(text) if choice.mention.name == name]
    assert [choice.place for choice in chosen] == [None]
    assert "named as lying in" in chosen[0].reason


@pytest.mark.parametrize(
    ("division", "name", "text"),
    [
        ("Valle del Cauca", "Florida", "Raiders burned a mill in Florida district, Valle del Cauca province."),
        ("Nineveh Governorate", "Hamdaniya", "In Hamdaniya district, Nineveh province, marines freed a herder."),
        ("Cabo Delgado", "Palma", "Rebels burned houses in Palma district in Mozambique, and Mozambique sent troops."),
    ],
)
def test_a_district_is_known_by_its_division(division, name, text):
    """It is the district of that name in what the text puts it in, and no town of that name elsewhere."""
    chosen = next(choice.place for choice in choices_of(text) if choice.mention.name == name)
    assert (chosen.kind, chosen.admin1) == (PlaceKind.DISTRICT, division)


def test_a_part_of_a_town_is_not_the_town():
    """A quarter asks for no town of its name; a town whose quarters are spoken of is still the town."""
    quarter, town = choices_of("Snipers fired from the Escalon neighborhood and from other neighborhoods of Aleppo.")
    assert quarter.place is None or quarter.place.country_code != "US"
    assert town.place.kind == PlaceKind.CITY


def test_a_street_is_recognised_and_not_placed():
    """A street named after a town is not the town."""
    places = {choice.mention.name: choice.place for choice in choices_of("The shop on Baltimore Street burned down.")}
    assert places.get("Baltimore Street") is None
    assert "Baltimore" not in places


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(["Kyiv", "Lviv", "Paris", "Aleppo", "Springfield"]), max_size=5))
def test_resolving_twice_gives_the_same(names):
    """Nothing depends on what was read before."""
    text = "".join(f"Shells fell on {name}. " for name in names)
    mentions = mentions_of(text)
    first, second = (resolve_places(mentions, parse(text), gazetteer(), PlaceOptions()) for _ in range(2))
    assert first == second


def test_neither_name_of_a_dispute_counts_as_the_other_name():
    """A town under either of its two names is found in a sentence that says nothing else."""
    for name in ("Stepanakert", "Shushi"):
        (choice,) = geoparse(f"Sirens were heard in {name}.")
        assert choice.place is not None
        assert choice.place.country_code == "AZ"
