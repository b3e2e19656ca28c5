"""Names of places in the reader's language."""

import doctest

import pytest
from placed import gazetteer
from readings import reading

from geodata import geocode, geoparse, local_name, local_names
from geodata.build.letters import names_by_letters
from geodata.geojson import to_feature
from geodata.local_names import LANGUAGES, name_reading, names_in
from geodata.records import event_row, toponym_record


def test_documentation_is_true():
    """The example in the docstring gives what it says."""
    result = doctest.testmod(local_names)
    assert (result.failed, result.attempted > 0) == (0, True)


@pytest.mark.parametrize(
    ("name", "country", "language", "expected"),
    [
        ("Germany", "DE", "tr", "Almanya"),
        ("Georgia", "GE", "hy", "Վրաստան"),
        ("Yerevan", "AM", "az", "İrəvan"),
        ("Khartoum", "SD", "es", "Jartum"),
        ("Mariupol", "UA", "fr", "Marioupol"),
        ("Mariupol", "UA", "uk", "Маріуполь"),
        ("Mosul", "IQ", "ar", "الموصل"),
        ("Damascus", "SY", "tr", "Şam"),
        ("South Ossetia", "GE", "ru", "Южная Осетия / Tskhinvali region"),
        ("Nagorno-Karabakh", "AZ", "fr", "Haut-Karabagh / Artsakh"),
        ("Nagorno-Karabakh", "AZ", "hy", "Լեռնային Ղարաբաղ / Artsakh"),
        ("Stepanakert", "AZ", "hy", "Խանքենդի / Ստեփանակերտ"),
    ],
)
def test_names_in_eight_languages(name, country, language, expected):
    """Countries, towns and disputed regions are named as the language names them; a dispute keeps both names."""
    assert geocode(name, country=country, language=language).local_name == expected


def test_what_no_package_names_is_not_made_up():
    """Nothing is transliterated: the caller falls back to the gazetteer's name."""
    goma = geocode("Goma")
    assert [local_name(goma, language) for language in ("fr", "de", "")] == [None, None, None]


def test_region_and_case_of_a_language_do_not_matter():
    """A browser's "fr-CA" is French."""
    aleppo = geocode("Aleppo")
    assert {local_name(aleppo, language) for language in ("fr", "FR", "fr-CA", "fr_BE")} == {"Alep"}


def test_no_name_of_a_language_is_a_former_name_or_the_name_of_a_language():
    """GeoNames' alternates hold names of other times and of languages; only what sounds like the main name passes."""
    names = {language: local_name(geocode("Bakhmut", country="UA"), language) for language in LANGUAGES}
    assert not {"Артемовск", "Артемівськ", "Artyomovsk"} & {(name or "").split(" / ")[0] for name in names.values()}
    assert local_name(geocode("Mariupol"), "hy") != "Հայերեն"


def test_toponym_has_a_local_name_only_where_one_is_asked_for():
    """The line of the contract stays as it is unless the caller names a language."""
    text = "Two convoys left Aleppo. Shells fell near Goma and in Bukavu."
    plain, french = (
        [toponym_record(choice).get("local_name") for choice in geoparse(text, language=language)]
        for language in (None, "fr")
    )
    assert (plain, french) == ([None] * 3, ["Alep", None, None])
    assert "local_name" not in toponym_record(geoparse(text)[0])


def test_a_flat_row_keeps_its_columns():
    """The columns of tables are a contract: names in a language go into JSON alone."""
    named = name_reading(reading(), "fr")
    assert [list(event_row(event, named.article)) for event in named.events] == [
        list(event_row(event, named.article)) for event in reading().events
    ]
    assert all(to_feature(event, named.article)["id"] for event in named.events)


@pytest.mark.parametrize(
    ("expected", "names", "country"),
    [
        ({"uk": "Ковалівка", "ru": "Ковалевка"}, ["Ковалівка", "Ковалевка"], "UA"),
        ({}, ["Ковалевка"], "UA"),
        ({}, ["Ковалевка", "Коваловка"], "SY"),
        ({"ru": "Ковалевка"}, ["Ковалевка"], "SY"),
        ({}, ["Ковалевка"], "BG"),
        ({}, ["Мінск"], "BY"),
        ({"hy": "Կովալ"}, ["Կովալ", "Koval"], "AM"),
        ({"az": "Gəncəli"}, ["Gəncəli", "Ganjali"], "AZ"),
    ],
)
def test_letters_name_a_language_only_where_no_other_has_them(expected, names, country):
    """Letters that two languages share, and two names for one place, prove nothing."""
    assert names_by_letters(names, country) == expected


def test_every_local_name_belongs_to_a_known_place():
    """The table of names goes with the bundled gazetteer."""
    ids = set().union(*(names_in(language) for language in LANGUAGES))
    assert len(ids) > 30_000
    assert all(gazetteer().place(place_id) for place_id in sorted(ids)[::500])
