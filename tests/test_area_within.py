"""A name that no gazetteer has lies in the division that the text names behind it."""

import pytest

from geodata import article_from_text, extract
from geodata.lookup import default_reader


def places(text):
    """The name of each event's place, and the first-order division of the place of the gazetteer that it is."""
    found = [event.location for event in extract(article_from_text(text), default_reader()).events if event.location]
    return [(location.name, location.place and location.place.admin1) for location in found]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ([("Zarkashan, Helmand", "Helmand")], "Shelling killed two people in Zarkashan district, Helmand province."),
        ([("Rubkona", "Unity")], "Shelling killed two nurses in Rubkona county, Unity state."),
        (
            [("Hodan, Mogadishu", "Banaadir")],
            "Mogadishu was calm until noon. Shelling killed two people in the Hodan quarter.",
        ),
        (
            [("Tinbala, 40 km east of Gao", "Gao")],
            "Rebels burned the village of Tinbala, 40 km east of Gao, on Monday.",
        ),
        (
            [("Tinbala, 190 kilometers (118 miles) east of Bamako", "Bamako")],
            "Trucks left northern Mali. Rebels burned the village of Tinbala, located 190 kilometers (118 miles) east of the capital.",
        ),
        (
            [("Belo Kebele, Oromia", "Oromia")],
            "Shelling killed two people in Belo Kebele, Gudar woreda (West Wollo, Oromia).",
        ),
        (
            [("Tondibo, Gossa, Timbuktu", "Tombouctou")],
            "A raid killed two in Tondibo, Gossa commune, in the Timbuktu region.",
        ),
        (
            [("Masafu, Kampala", "Central")],
            "Gunmen shot two men in Masafu trading centre, Rubago division, Kampala.",
        ),
        ([("Goma", "Nord-Kivu")], "Shelling killed two people in Goma, North Kivu."),
    ],
)
def test_an_unknown_place_has_the_area_around_it(expected, text):
    """Unknown names and namesakes elsewhere lie in what is named behind them; a known place keeps its own point."""
    assert places(text) == expected


def test_a_list_of_places_is_no_nest():
    """Two known towns beside each other stay two."""
    [event] = extract(article_from_text("Shelling killed two people in Kharkiv, Ukraine."), default_reader()).events
    assert event.location.name == "Kharkiv"
    assert event.area.uncertainty_km < 50


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("Nord-Kivu", "Army trucks drove through North Kivu. Rebels burned 20 houses in Kabashi on Monday."),
        (
            "Democratic Republic of the Congo",
            "Trucks drove through North Kivu and South Kivu.\n\nIn Kabashi, rebels burned 20 houses on Monday.",
        ),
        (None, "Rebels burned 20 houses in Kabashi on Monday."),
    ],
)
def test_an_unknown_village_lies_in_the_division_named_around_it(expected, text):
    """It is said to be inherited, and the name of the village stays; where the report names several it lies in its country; where it names none, it stays unknown."""
    [event] = extract(article_from_text(text), default_reader()).events
    assert event.location.mention == "Kabashi"
    assert (event.location.place and event.location.place.name) == expected
    assert event.place_inherited is (expected is not None)
