"""Pictures for print: what is on the sheet, and that nothing of a report is more than text."""

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from readings import reading
from shapely.geometry import Point

from geodata.picture import to_png
from geodata.picture_frame import Spot, choose_frame, find_spots, latitude_deg, mercator_deg
from geodata.signs import COLORS
from geodata.vocab import EventType, Modality


def sheet(readings):
    """Draw readings and give the pixels, shape (height, width, 3)."""
    return np.asarray(Image.open(io.BytesIO(to_png(readings))).convert("RGB")).astype(int)


def count(pixels, color):
    """Count the pixels that are nearly of a colour, written #RRGGBB."""
    wanted = [int(color[at : at + 2], 16) for at in (1, 3, 5)]
    return int((abs(pixels - wanted).max(axis=2) < 6).sum())


def moved(lon, lat, **fields):
    """Give the shelling at another point."""
    shelling = reading().events[0]
    area = replace(shelling.location.area, geometry=Point(lon, lat), lon=lon, lat=lat)
    return replace(shelling, location=replace(shelling.location, area=area, name=f"{lon} {lat}"), **fields)


def test_it_is_an_a4_sheet_at_200_dots_an_inch():
    """Landscape, with the resolution written into the file for whoever prints it."""
    picture = Image.open(io.BytesIO(to_png([reading()])))
    assert picture.size == (2338, 1654)
    assert [round(side) for side in picture.info["dpi"]] == [200, 200]
    assert picture.info["Title"] == "Shelling in the east"


def test_signs_have_the_colour_of_their_type():
    """What is shown is on the sheet, and no other type's sign."""
    pixels = sheet([reading()])
    assert count(pixels, COLORS["light"][EventType.EXPLOSION]) > 300
    assert count(pixels, COLORS["light"][EventType.EVACUATION]) > 300
    assert count(pixels, COLORS["light"][EventType.ARREST]) == 0


def test_what_has_not_happened_is_hollow():
    """A proposed event's sign is a rim, so it has less ink than one that happened."""
    inks = [
        count(
            sheet([replace(reading(), events=(moved(37.5, 47.9, modality=modality),))]),
            COLORS["light"][EventType.EXPLOSION],
        )
        for modality in (Modality.HAPPENED, Modality.PROPOSED)
    ]
    assert inks[0] > 1.2 * inks[1] > 0


@pytest.mark.parametrize(
    "title", ["$x^2$ and $\\frac", "<script>alert(1)</script> ${1}", "قصف في الشرق", "A" * 400, "№ 漢字"]
)
def test_any_title_is_plain_text(title):
    """Formulas, markup, scripts and lengths are drawn as they stand, and break nothing."""
    assert to_png([reading(title=title)]).startswith(b"\x89PNG")


@pytest.mark.parametrize("readings", [[], [replace(reading(), events=())], [reading(), reading(title=None)]])
def test_any_number_of_reports_and_events_is_a_sheet(readings):
    """Nothing found is an empty map of the world, not an error."""
    assert to_png(readings).startswith(b"\x89PNG")


def test_many_places_are_drawn_where_they_are():
    """Hundreds of places neither fail nor take for ever: beyond some, signs stand at their points."""
    events = tuple(moved(30 + n % 20 * 0.3, 45 + n // 20 * 0.3, event_id=f"e{n}") for n in range(150))
    assert count(sheet([replace(reading(), events=events)]), COLORS["light"][EventType.EXPLOSION]) > 5_000


def test_frame_holds_where_most_is_said():
    """An announcement in a far capital does not shrink the war; where no part of the world has most, all is shown."""
    near = [moved(37 + n / 10, 48) for n in range(5)]
    west, south, east, north = choose_frame(find_spots([*near, moved(-74, 40.7)]), 1.4)
    assert west > 30
    assert east < 45
    assert south < 48 < north
    west, _, east, _ = choose_frame(find_spots([*near, *(moved(-74 + n / 10, 40.7) for n in range(4))]), 1.4)
    assert west < -74
    assert east > 37.4


def test_frame_has_the_shape_of_the_sheet():
    """Width over height on the map is what was asked for, also around one point."""
    west, south, east, north = choose_frame(find_spots([moved(37, 48)]), 1.4)
    assert (east - west) / (mercator_deg(north) - mercator_deg(south)) == pytest.approx(1.4)
    assert latitude_deg(mercator_deg(48.3)) == pytest.approx(48.3)


def test_events_of_one_place_stand_together():
    """Two events at one point are one spot, an area is another, and what has no place is none."""
    spots = find_spots([*reading().events, reading().events[0]])
    assert [(spot.name, len(spot.events), spot.outline is None) for spot in spots] == [
        ("Marinka", 2, True),
        ("Pokrovsk district", 1, False),
    ]
    assert isinstance(spots[0], Spot)
