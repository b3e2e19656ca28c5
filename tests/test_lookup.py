"""The two-line surface of the library, as its documentation shows it."""

import doctest

import pytest

from geodata import geocode, geoparse, places_frame
from geodata.errors import InputError
from geodata.lookup import PLACE_COLUMNS


def test_documentation_is_true():
    """The examples in the docstrings give what they say."""
    module = __import__("geodata.lookup", fromlist=["geoparse"])
    result = doctest.testmod(module)
    assert (result.failed, result.attempted > 0) == (0, True)


def test_frame_keeps_open_places_without_geometry():
    """A name that no gazetteer has is a row without geometry, not a guess."""
    frame = places_frame(geoparse("The bridge at Zzyzikgrad near Goma was mined."))
    assert list(frame.columns) == [*PLACE_COLUMNS, "geometry"]
    assert frame.crs.to_epsg() == 4326
    assert dict(zip(frame["name"], frame.geometry.isna(), strict=True))["Goma"] is False


@pytest.mark.parametrize(
    ("country", "name"),
    [("FR", "Paris"), ("IT", "Rome"), ("GB", "London"), ("CH", "Geneva"), ("EG", "Alexandria"), ("RU", "Moscow")],
)
def test_a_famous_name_alone_is_the_famous_place(country, name):
    """The most populous place, by the people that it has itself and no namesake of it."""
    assert geocode(name).country_code == country


@pytest.mark.parametrize(
    ("country", "name"), [("UA", "Маріуполь"), ("PS", "خان يونس"), ("AZ", "Choucha"), ("SD", "El Fasher")]
)
def test_names_in_every_script(country, name):
    """A place is found by any of its names."""
    assert geocode(name).country_code == country


def test_empty_text_is_one_clear_error():
    """There is nothing to parse in blanks."""
    with pytest.raises(InputError, match="no text"):
        geoparse("  ")
