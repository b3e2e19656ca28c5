"""Tests of geodata.areas, its phrases and shapes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from placed import locations_of
from shapely.geometry import Point
from shapely.ops import nearest_points

from geodata.area_shapes import band, disc, reach_km, side_of
from geodata.areas import place_name
from geodata.distance import distance_km, move_point
from geodata.model import Place
from geodata.vocab import PlaceKind, WherePrec

PHRASES = [
    ("10 km south of Aleppo", 10, WherePrec.NEAR, "Shells hit a farm 10 km south of Aleppo on Monday."),
    (
        "twenty miles north-east of Maiduguri",
        32.2,
        WherePrec.NEAR,
        "Gunmen stopped a bus twenty miles north-east of Maiduguri.",
    ),
    ("near Kirkuk", 0, WherePrec.NEAR, "A mine went off near Kirkuk."),
    ("on the outskirts of Kharkiv", 0, WherePrec.NEAR, "A depot burned on the outskirts of Kharkiv."),
]
AREAS = st.tuples(st.floats(-179, 179), st.floats(-75, 75))


def _first(text, mention):
    return next(location for location in locations_of(text) if location.mention == mention)


@pytest.mark.parametrize(("mention", "km", "prec", "text"), PHRASES)
def test_a_place_beside_another_is_a_disc(mention, km, prec, text):
    """The disc lies as far off and in the direction that the words say."""
    location = _first(text, mention)
    away_km = distance_km(location.place.lon, location.place.lat, location.area.lon, location.area.lat)
    assert away_km == pytest.approx(km, abs=0.5)
    assert location.area.where_prec == prec
    assert location.area.geometry.geom_type == "Polygon"


HOLDS = [
    ((36.74, 34.93), "A convoy was shelled halfway between Homs and Hama."),
    ((43.13, 36.25), "Two soldiers died some 10 km to the south of Mosul."),
    ((68.7, 34.5), "A bomb hit a bus 30 miles west of Kabul."),
    ((36.23, 50.2), "Rockets landed 25 kilometres (16 miles) north of Kharkiv."),
    ((13.2, 12.2), "Gunmen attacked a camp two hours' drive north of Maiduguri."),
    ((13.4, 11.4), "Gunmen attacked a camp an hour's drive from Maiduguri."),
    ((42.3, 14.8), "A ship was hit 40 nautical miles west of Hodeidah."),
    ((33.6, 34.0), "A ship was hit 150 kilometres off the coast of Beirut."),
    ((42.5, 14.5), "A tanker was attacked off the coast of Yemen."),
    ((42.5, 14.8), "A ferry was shelled off Hodeidah."),
    ((29.22, -1.66), "Rebels cut off Goma."),
    ((44.0, 12.4), "A vessel was seized in the waters of Yemen."),
    ((45.2, 43.5), "A mine exploded on the road linking Grozny with Mozdok."),
    ((37.7, 48.45), "Drones hit trucks on the Sloviansk-Donetsk highway."),
    ((36.6, 35.9), "Strikes hit the western countryside of Idlib."),
    ((36.2, 49.9), "Drones were shot down in the vicinity of Kharkiv."),
    ((36.3, 33.5), "Barrel bombs hit a suburb of Damascus."),
    ((35.5, 33.84), "Jets struck the southern suburbs of Beirut."),
    ((44.40, 33.33), "A blast shook downtown Baghdad."),
    ((71.0, 34.0), "A bomb killed six in north-western Pakistan."),
]


@pytest.mark.parametrize(("point", "text"), HOLDS, ids=lambda value: value if isinstance(value, str) else "")
def test_the_area_of_a_phrase_holds_the_place_that_it_means(point, text):
    """The true place lies in the shape of a phrase, or within what is said of a point."""
    area = next(location.area for location in locations_of(text) if location.area is not None)
    reach_of_point_km = area.uncertainty_km if area.geometry.geom_type == "Point" else 0.0
    nearest = nearest_points(Point(point), area.geometry)[1]
    assert distance_km(*point, nearest.x, nearest.y) <= reach_of_point_km
    assert distance_km(*point, area.lon, area.lat) <= area.uncertainty_km


BORDERS = [
    ((36.3, 34.63), "Smugglers were shot on the Syrian border with Lebanon."),
    ((43.5, 37.2), "Troops crossed the border between Turkey and Iraq."),
    ((38.0, 36.8), "A car bomb exploded on the Turkey-Syria border."),
    ((70.1, 33.4), "Clashes erupted along the border between Afghanistan and Pakistan."),
    ((41.1, 3.0), "Militants raided a post on the border with Somalia."),
]


@pytest.mark.parametrize(("point", "text"), BORDERS)
def test_the_true_place_lies_at_the_border(point, text):
    """A line that passes within 30 km, also where only a people or nothing says whose border it is."""
    area = next(location.area for location in locations_of(text) if location.area is not None)
    nearest = nearest_points(Point(point), area.geometry)[1]
    assert area.where_prec == WherePrec.FUZZY
    assert distance_km(*point, nearest.x, nearest.y) < 30


def test_what_is_off_the_coast_is_at_sea():
    """The land itself is no part of it."""
    location = _first("A tanker was attacked off the coast of Yemen.", "off the coast of Yemen")
    assert location.area.where_prec == WherePrec.INTERNATIONAL
    assert not location.area.geometry.covers(Point(45.0, 15.5))


def test_a_suburb_that_is_named_is_where_it_happened():
    """Called a suburb of another, the place named first is the one."""
    assert [location.mention for location in locations_of("Shells fell in Darayya, a suburb of Damascus.")] == [
        "Darayya"
    ]


def test_between_two_towns_is_a_band():
    """One location for the whole phrase, wide enough to hold both towns."""
    location = _first("Azerbaijan said that a mine exploded between Shusha and Fizuli.", "between Shusha and Fizuli")
    assert location.kind == PlaceKind.ROUTE
    assert location.area.where_prec == WherePrec.FUZZY
    assert all(location.area.geometry.covers(Point(point)) for point in ((46.75, 39.76), (47.145, 39.6)))


def test_bands_are_heard_in_capitals():
    """Agency copy in capitals says "between" and "road from … to" as any other text does."""
    location = _first("A LORRY HIT A MINE ON THE ROAD FROM SHUSHA TO FIZULI, AZERBAIJAN SAID.", "FROM SHUSHA TO FIZULI")
    assert location.area.where_prec == WherePrec.FUZZY
    assert location.kind == PlaceKind.ROUTE


@pytest.mark.parametrize(
    "text", ["Talks between Yerevan and Baku failed.", "The war between Armenia and Azerbaijan ended."]
)
def test_between_governments_is_no_band(text):
    """Those who talk are not where they are."""
    assert all(location.kind != PlaceKind.ROUTE for location in locations_of(text))


def test_a_border_is_a_line():
    """Two countries' outlines share it, and its label lies on it."""
    location = _first("Shots were fired on the border between Lebanon and Israel.", "between Lebanon and Israel")
    assert location.area is not None
    assert 33 < location.area.lat < 33.5


def test_a_town_is_a_point_and_a_country_never():
    """A country has its outline, so that nothing is pinned to its middle."""
    town, country = locations_of("A bomb exploded in Mosul, in Iraq.")
    assert (town.area.geometry.geom_type, town.area.where_prec) == ("Point", WherePrec.EXACT)
    assert country.area.geometry.geom_type != "Point"
    assert country.area.where_prec == WherePrec.COUNTRY
    assert country.area.geometry.covers(Point(country.area.lon, country.area.lat))


def test_a_side_of_a_country_is_part_of_it():
    """Northern Syria lies in Syria, and north of its middle."""
    part = _first("Rockets fell in northern Syria.", "northern Syria")
    whole = _first("Rockets fell in Syria.", "Syria")
    assert part.area.geometry.area < whole.area.geometry.area
    assert part.area.lat > whole.area.geometry.centroid.y


def test_a_district_without_a_point_is_somewhere_in_its_division():
    """The gazetteer has no coordinates of Nangade district: its division is shown, as wide as that is, and no pin."""
    (location,) = [
        each for each in locations_of("In Mozambique a raid on Nangade killed three.") if each.name == "Nangade"
    ]
    assert location.area is not None
    assert location.area.where_prec == WherePrec.FIRST_ORDER
    assert location.area.uncertainty_km > 100


def test_a_division_is_an_outline():
    """A first-order division has its own code."""
    location = _first("Fighting went on in Herat province.", "Herat")
    assert location.area.where_prec == WherePrec.FIRST_ORDER
    assert location.area.geometry.covers(Point(62.2, 34.35))


def test_a_government_has_no_area():
    """What Baku announces does not happen in Baku."""
    location = _first("The village was taken, Baku announced.", "Baku")
    assert location.metonym
    assert location.area is None


def test_both_names_of_a_dispute_are_shown():
    """Neither side's name is left out."""
    location = _first("Sirens were heard in Stepanakert.", "Stepanakert")
    assert (location.name, location.canonical) == ("Stepanakert / Khankendi", "Khankendi / Stepanakert")


@pytest.mark.parametrize(
    ("expected", "name", "also", "written"),
    [
        ("Khankendi / Stepanakert", "Khankendi", "Stepanakert", "Xankəndi"),
        ("Shusha / Shushi", "Shusha", "Shushi", "Choucha"),
        ("Shushi / Shusha", "Shusha", "Shushi", "Shushi"),
        ("Kobani / ‘Ayn al ‘Arab", "‘Ayn al ‘Arab", "Kobani", "Kobane"),
        ("Artyomovsk / Bakhmut", "Bakhmut", "Artyomovsk", "Artemovsk"),
        ("Falkland Islands / Islas Malvinas", "Falkland Islands", "Islas Malvinas", "the Falklands"),
        ("Khankendi / Stepanakert", "Khankendi", "Stepanakert", "Степанакерт"),
    ],
)
def test_the_name_that_the_text_writes_comes_first(expected, name, also, written):
    """A spelling that is neither of the two counts for the one it is more like; another script for none."""
    place = Place(place_id=1, name=name, also=also, kind=PlaceKind.CITY, country_code=None, admin1=None, lon=0, lat=0)
    assert place_name(place, written) == expected


def test_a_place_stays_one_under_both_its_names():
    """The order of the names follows the text; the identity does not."""
    one, two = locations_of("Sirens were heard in Stepanakert. Later shells fell on Khankendi.")
    assert (one.name, two.name) == ("Stepanakert / Khankendi", "Khankendi / Stepanakert")
    assert one.identity == two.identity


def test_a_description_of_a_place_is_no_place_of_its_own():
    """Where Gulu lies is not where something happened."""
    text = "The envoys met in Gulu, a town 330 km north of Kampala."
    assert [location.mention for location in locations_of(text)] == ["Gulu"]


@given(AREAS, st.floats(0, 359), st.floats(1, 300))
def test_moving_goes_as_far_as_asked(point, bearing_deg, length_km):
    """Distance and movement agree."""
    lon, lat = move_point(*point, bearing_deg, length_km)
    assert distance_km(*point, lon, lat) == pytest.approx(length_km, rel=1e-6)


@given(st.floats(-150, 150), st.floats(-65, 65), st.floats(2, 150))
def test_a_disc_reaches_as_far_as_its_radius(lon, lat, radius_km):
    """The uncertainty of a disc is its radius, whatever the latitude."""
    assert reach_km(disc(lon, lat, radius_km), lon, lat) == pytest.approx(radius_km, rel=0.05)


@given(st.sampled_from([None, 0, 45, 90, 180, 225, 315]))
def test_a_side_is_never_larger_than_the_whole(bearing_deg):
    """Cutting takes away and never adds."""
    whole = band((40.0, 35.0), (42.0, 36.5), 50.0)
    assert whole.buffer(1e-6).covers(side_of(whole, bearing_deg))
