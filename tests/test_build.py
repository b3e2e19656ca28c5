"""The builder's rules on tiny inputs; the packages it reads are not needed here."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
import shapely

from geodata.build.cities import Town
from geodata.build.clean import clean_names, drop_borrowed_names, is_noise
from geodata.build.divisions import bare_names, choose_name, division_kind
from geodata.build.entries import Entry, merge_entries
from geodata.build.pantry import Pantry
from geodata.build.recipes import cook, split_towns
from geodata.build.regions import apply_tables, is_strict, label_point, place_points, read_regions
from geodata.build.shapes import Tract, loose_names, match_tracts, settle
from geodata.build.towns import airport_id, airport_names, join_towns
from geodata.build.villages import choose_villages, romanised
from geodata.build.write import name_rows, pack, write_outlines, write_places
from geodata.errors import GazetteerError
from geodata.expand import expand
from geodata.gazetteer import OUTLINES, PLACES, Gazetteer
from geodata.outline import encode_outline
from geodata.vocab import PlaceKind


def town(place_id: int, name: str, *names: str, population: int = 1_000, **facts) -> Entry:
    """Make a place of Utopia."""
    kind = facts.pop("kind", PlaceKind.CITY)
    facts = {"country_code": "UT", "lon": 10.0, "lat": 50.0} | facts
    return Entry(place_id=place_id, name=name, names=names, kind=kind, population=population, **facts)


NOISE = [
    (True, "GNJ", "Ganja"),
    (True, "swldw", "Soldeu"),
    (True, "https://example.org", "Ganja"),
    (True, "Ganja 2", "Ganja"),
    (True, "x" * 61, "Ganja"),
    (False, "Gəncə", "Ganja"),
    (False, "Гянджа", "Ganja"),
    (False, "les Escaldes", "les Bons"),
    (False, "6th of October", "6th of October"),
    (False, "el Fasher", "El Fasher"),
]


@pytest.mark.parametrize(("noise", "name", "main_name"), NOISE)
def test_codes_and_machine_spellings_are_noise(noise: bool, name: str, main_name: str) -> None:
    """Airport codes, transliterations without a capital, addresses and numbers are no names."""
    assert is_noise(name, main_name) is noise


def test_a_name_in_brackets_is_a_name_of_its_own() -> None:
    """The names before and inside the brackets are two names."""
    assert clean_names(town(1, "Goris", "Goris (Kori)")).names == ("Goris", "Kori")


def test_a_neighbours_name_is_dropped_from_the_smaller_place() -> None:
    """The name stays with the place whose main name is like it, and where nobody else claims it."""
    small = town(1, "Yevlakh", "Gəncə", "Jevlach", population=100)
    large = town(2, "Gəncə", "Ganja", population=100_000)
    kept = {entry.place_id: entry.names for entry in drop_borrowed_names([small, large])}
    assert kept == {1: ("Jevlach",), 2: ("Ganja",)}


@pytest.mark.parametrize(("names", "population"), [((), 5_000), (("Utopia",), 500_000)])
def test_a_small_place_does_not_bear_a_countrys_name(names: tuple[str, ...], population: int) -> None:
    """Only a large town keeps an alternate that is the name of another country."""
    country = town(1, "Utopia", kind=PlaceKind.COUNTRY)
    village = town(2, "New Hope", "Utopia", population=population, country_code="XX")
    assert drop_borrowed_names([country, village])[1].names == names


def test_one_place_from_two_sources_is_merged() -> None:
    """The first source gives the facts; the second fills gaps and adds its names."""
    first = town(1, "Utopia", "Utopie", lon=None, lat=None)
    merged = merge_entries([first, town(1, "Utopía", population=5)])
    assert [(entry.names, entry.population, entry.lon) for entry in merged] == [(("Utopie", "Utopía"), 1_000, 10.0)]


BARE = [
    ("Donetsk", "Donetsk Oblast"),
    ("Alabama", "State of Alabama"),
    ("حلب", "محافظة حلب"),
    ("Zəngilan", "Zəngilan rayonu"),
]


@pytest.mark.parametrize(("bare", "name"), BARE)
def test_a_division_is_also_called_without_its_kind(bare: str, name: str) -> None:
    """The word for the kind of division may be left out."""
    assert bare_names([name]) == [bare]


NAMES = [
    ("Aleppo Governorate", "Ḩalab", ("Aleppo", "Aleppo Governorate")),
    ("Donetsk Oblast", "Donetska oblast", ("Donetsk Oblast",)),
    ("Alabama", "Alabama", ("State of Alabama",)),
    ("Ağdam", "Ağdam", ()),
]


@pytest.mark.parametrize(("shown", "name", "aliases"), NAMES)
def test_a_division_is_shown_by_its_english_name(shown: str, name: str, aliases: tuple[str, ...]) -> None:
    """Where the standard's name is foreign, an English one with its kind is shown."""
    assert choose_name(name, aliases) == shown


def test_the_kind_of_a_division_follows_its_word_and_level() -> None:
    """A rayon is a district although it is of the first order; an oblast is a region."""
    kinds = [division_kind("Rayon", 1), division_kind("Region", 1), division_kind("", 2)]
    assert kinds == [PlaceKind.DISTRICT, PlaceKind.REGION, PlaceKind.DISTRICT]


def test_natural_earth_raises_a_population_that_is_far_too_small() -> None:
    """A town matched by an alternate name nearby gives its people and makes the village a city."""
    village = town(1, "Khankendi", "Stepanakert", population=2_100, kind=PlaceKind.VILLAGE)
    known = Town(name="Stepanakert", country_a3="UTO", lon=10.01, lat=50.01, population=57_000, geonameid=None)
    joined = join_towns([village], [known], {"UTO": "UT"})
    assert [(city.population, city.kind) for city in joined] == [(57_000, PlaceKind.CITY)]


def test_a_town_that_geonames_set_lacks_is_added_with_its_id() -> None:
    """A town without an id is left out, one with an id added."""
    towns = [
        Town(name="Amaurot", country_a3="UTO", lon=1, lat=2, population=9_000, geonameid=77),
        Town(name="Nowhere", country_a3="UTO", lon=1, lat=2, population=9_000, geonameid=None),
    ]
    assert [(city.place_id, city.country_code) for city in join_towns([], towns, {"UTO": "UT"})] == [(77, "UT")]


def test_a_town_that_bears_the_id_of_a_far_namesake_is_matched_by_its_name() -> None:
    """Natural Earth gives its Rome the id of Rome, Georgia: the namesake must not get its people."""
    here, there = town(1, "Amaurot", population=100), town(2, "Amaurot", population=100, country_code="OT", lon=90.0)
    known = Town(name="Amaurot", country_a3="UTO", lon=10.1, lat=50.1, population=9_000, geonameid=2)
    joined = join_towns([here, there], [known], {"UTO": "UT"})
    assert {city.place_id: city.population for city in joined} == {1: 9_000, 2: 100}


def test_airports_are_named_as_reports_name_them() -> None:
    """With and without the city, with and without "International"."""
    names = airport_names("Kiev Boryspil International Airport", "Kiev")
    assert {"Boryspil Airport", "Boryspil International Airport", "Kiev Boryspil Airport", "Boryspil"} <= set(names)


def test_airport_numbers_are_their_own() -> None:
    """Each ICAO code has one negative number, apart from those of regions."""
    numbers = [airport_id(code) for code in ("UBBB", "UBBG", "0AK0", "ZZZZ")]
    assert len(set(numbers)) == 4
    assert max(numbers) <= -1_000_000


WEST, EAST = shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)


def tract(names: str, shape: shapely.Polygon, **votes: int) -> Tract:
    """Make a polygon whose people live in the divisions `d1`, `d2`."""
    counted = {int(key[1:]): count for key, count in votes.items()}
    people = max(counted.values(), default=0)
    return Tract(
        country_code="UT",
        names=loose_names([names]),
        other_names=frozenset(),
        shape=shape,
        votes=counted,
        people=people,
    )


def test_a_polygon_goes_to_the_division_of_its_name_even_when_people_disagree() -> None:
    """One misplaced village does not move a district; the unnamed polygon follows its people."""
    divisions = [
        town(1, "Shusha", kind=PlaceKind.DISTRICT, feature_code="ADM1", lon=0.5, lat=0.5),
        town(2, "Lachin", kind=PlaceKind.DISTRICT, feature_code="ADM1", lon=1.5, lat=0.5),
    ]
    tracts = [tract("Shusha rayon", WEST, d1=10, d2=90), tract("", EAST, d2=900)]
    assert match_tracts(tracts, divisions) == {1: [0], 2: [1]}


def test_a_division_without_a_polygon_is_the_union_of_its_parts() -> None:
    """A region whose provinces have polygons is made of them."""
    region = town(1, "Apulia", kind=PlaceKind.REGION, feature_code="ADM1")
    provinces = [town(i, f"P{i}", kind=PlaceKind.DISTRICT, feature_code="ADM2") for i in (2, 3)]
    tracts = [tract("P2", WEST, d1=50, d2=50), tract("P3", EAST, d1=70, d3=70)]
    assert match_tracts(tracts, [region, *provinces]) == {1: [0, 1], 2: [0], 3: [1]}


def test_settled_shapes_lie_on_the_grid_and_stay_valid() -> None:
    """A bow tie becomes valid; a shape smaller than the grid vanishes."""
    bow = shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
    settled = settle(bow, 0.0001)
    assert settled is not None
    assert settled.is_valid
    assert settle(shapely.box(0, 0, 1e-6, 1e-6), 0.0001) is None


@pytest.fixture
def pantry() -> Pantry:
    """Layers of Utopia: two halves, a line between them, a sea to the north."""
    line = shapely.LineString([(1, -0.001), (1, 1.001)])
    ring = [
        shapely.LineString([(0.1, 0.1), (0.9, 0.1), (0.9, 0.9)]),
        shapely.LineString([(0.9, 0.9), (0.1, 0.9), (0.1, 0.103)]),
    ]
    return Pantry(
        divisions={"UT.01": WEST, "UT.02": EAST},
        districts={"7": EAST},
        countries={"UT": shapely.box(0, 0, 2, 1), "OV": shapely.union_all([EAST, shapely.box(50, 0, 50.5, 1)])},
        tracts={"UT:Old Part": WEST},
        areas={"LEA": EAST},
        lines=[(("ceasefire line",), line), *((("oblast",), part) for part in ring)],
        borders=[(("UTO OVR", "Line of control"), line)],
        lakes=[(("Lake U",), shapely.box(0.2, 0.2, 0.3, 0.3))],
        rivers=[
            (("Anyder",), shapely.LineString([(0, 0), (2, 1)])),
            (("Anyder",), shapely.LineString([(80, 0), (81, 0)])),
        ],
        ocean=shapely.box(-10, 1, 10, 5),
        town={
            "UT:Amaurot": (1.5, 0.5),
            "UT:North Port": (0.0, 3.0),
            "UT:West": (-1.0, 1.5),
            "UT:East": (1.0, 1.5),
        }.__getitem__,
        cell=lambda point: EAST if EAST.covers(shapely.Point(point)) else WEST,
    )


RECIPES = [
    (1.0, "divisions UT.01"),
    (1.0, "districts 7"),
    (2.0, "settlements UT:Amaurot UT:West"),
    (2.0, "divisions UT.01 UT.02;lease LEA"),
    (1.0, "divisions UT.02 UT.99"),
    (1.0, "countries OV"),
    (1.0, "tracts UT:Old Part"),
    (1.0, "overlap UT.02 OV"),
    (1.0, "outside UT.01 OV"),
    (1.0, "rest UT UT.01"),
    (1.0, "piece UT UT:Amaurot ceasefire line"),
    (0.64, "ring oblast"),
    (1.5, "water UT:North Port UT:West UT:East"),
    (0.01, "lake Lake U"),
]


@pytest.mark.parametrize(("area", "recipe"), RECIPES)
def test_a_recipe_gives_its_area(pantry: Pantry, area: float, recipe: str) -> None:
    """Unions, pieces, rings and water come out as large as they are."""
    assert cook(recipe, pantry).area == pytest.approx(area, abs=0.15 if recipe.startswith("water") else 0.01)


@pytest.mark.parametrize(
    "recipe", ["border OVR UTO", "line ceasefire line", "line Line of control", "river Anyder in UT"]
)
def test_a_recipe_of_lines_gives_lines(pantry: Pantry, recipe: str) -> None:
    """Borders are found in both directions, rivers only in the countries asked for."""
    shape = cook(recipe, pantry)
    assert shape.geom_type == "LineString"
    assert shape.bounds[2] <= 2


@pytest.mark.parametrize("recipe", ["divisions XX.01", "line nowhere", "water UT:Nowhere", "draw 1 2 3"])
def test_a_recipe_that_the_sources_cannot_serve_is_an_error(pantry: Pantry, recipe: str) -> None:
    """The error names the recipe."""
    with pytest.raises(GazetteerError, match=recipe):
        cook(recipe, pantry)


def test_ports_with_two_words_are_kept_whole() -> None:
    """A list of towns is cut before each country code."""
    assert split_towns("IR:Bandar Abbas OM:Khasab") == ["IR:Bandar Abbas", "OM:Khasab"]


def test_a_label_point_lies_on_the_largest_part() -> None:
    """Also for a line, at half its length."""
    assert label_point(shapely.union_all([WEST, shapely.box(5, 5, 9, 9)])) == (7.0, 7.0)
    assert label_point(shapely.LineString([(0, 0), (4, 0)])) == (2.0, 0.0)


def test_a_division_outside_its_outline_is_moved_into_it() -> None:
    """A point inside stays; a place without a point gets one."""
    inside, outside = town(1, "A", lon=0.2, lat=0.2), town(2, "B", lon=None, lat=None)
    moved = place_points([inside, outside], {1: WEST, 2: EAST})
    assert [(entry.lon, entry.lat) for entry in moved] == [(0.2, 0.2), (1.5, 0.5)]


@pytest.mark.parametrize(
    ("strict", "alias"), [(True, "US"), (True, "Ill."), (True, "TRNC"), (False, "Burma"), (False, "ГРУЗИЯ")]
)
def test_short_capitals_and_dotted_names_count_only_as_written(strict: bool, alias: str) -> None:
    """Abbreviations must not meet words."""
    assert is_strict(alias) is strict


def test_our_regions_have_numbers_and_names_of_their_own() -> None:
    """No two rows share a number; own numbers are negative and above those of airports."""
    regions = read_regions()
    numbers = [region.place_id for region in regions]
    assert len(regions) >= 60
    assert len(set(numbers)) == len(numbers)
    assert min(numbers) > -1_000_000
    assert all(region.name and region.kind for region in regions)


def test_a_table_that_names_an_absent_place_stops_the_build() -> None:
    """An alias of a place that the packages lack is an error."""
    with pytest.raises(GazetteerError, match="packages lack"):
        apply_tables([town(1, "Utopia")])


def test_a_row_is_written_for_every_spelling_that_folding_changes() -> None:
    """The main name has rank 0, alternates 1, strict names 2; equal spellings are written once."""
    entry = replace(town(1, "Şuşa", "Susa", "SUSA"), strict_names=("Ş.",))
    assert sorted(name_rows(entry)) == [("s", 1, "Ş.", 2), ("susa", 1, "", 1), ("susa", 1, "şuşa", 0)]


def test_what_is_written_is_read_back_and_the_same_every_time(tmp_path: Path) -> None:
    """Two builds of the same entries give the same bytes, and the gazetteer finds what they hold."""
    entries = [replace(town(1, "Şuşa", "Shusha", also="Shushi"), strict_names=("SHU",)), town(2, "Susa")]
    for folder in (tmp_path / "a", tmp_path / "b"):
        write_places(folder / PLACES, entries)
        write_outlines(folder / OUTLINES, {1: encode_outline(WEST)}, {2: 12.5})
        pack([folder / PLACES, folder / OUTLINES], folder)
    assert (tmp_path / "a" / f"{PLACES}.xz").read_bytes() == (tmp_path / "b" / f"{PLACES}.xz").read_bytes()
    paths = [expand(name, tmp_path / "cache", tmp_path / "a") for name in (PLACES, OUTLINES)]
    with Gazetteer(*paths) as gazetteer:
        found = [(place.place_id, place.match) for place in gazetteer.find("Şuşa")]
        assert sorted(found) == [(1, "primary"), (2, "folded")]
        assert gazetteer.find("SHU")[0].also == "Shushi"
        assert gazetteer.outline(1) == WEST
        assert (gazetteer.reach_km(1), gazetteer.reach_km(2)) == (None, 12.5)
    with pytest.raises(sqlite3.ProgrammingError), gazetteer._lock:
        gazetteer._places.execute("SELECT 1")


def test_packing_one_file_keeps_the_checksums_of_the_others(tmp_path: Path) -> None:
    """Names by language may be built alone: what was packed before stays vouched for."""
    for name in (PLACES, OUTLINES):
        (tmp_path / name).write_bytes(name.encode())
        pack([tmp_path / name], tmp_path)
    assert [expand(name, tmp_path / "cache", tmp_path).read_bytes() for name in (PLACES, OUTLINES)] == [
        PLACES.encode(),
        OUTLINES.encode(),
    ]


@pytest.mark.parametrize(
    ("latin", "name", "country"),
    [
        ("Yasnobrodivka", "Яснобродівка", "UA"),
        ("Novozhelanne", "Новожеланне", "UA"),
        ("Zakharivka", "Захарівка", "UA"),
        ("Yershovo", "Ершово", "RU"),
        ("", "Beni Slimane", "DZ"),
    ],
)
def test_village_names_are_put_into_latin_letters(latin: str, name: str, country: str) -> None:
    """As their country does it; what is written in Latin letters stays as it is."""
    assert romanised(name, country) == latin


def _postal(name: str, lon: float, lat: float, admin2: str = "Pokrovskiy") -> dict[str, str]:
    return {"country": "UA", "name": name, "admin1": "Donetska", "admin2": admin2, "lon": str(lon), "lat": str(lat)}


def test_villages_are_new_sure_and_at_home() -> None:
    """A village is left out that is known, that lies far from its district, or whose name is no name; its division is its neighbour's."""
    town = Entry(
        place_id=1,
        name="Pokrovsk",
        kind=PlaceKind.CITY,
        country_code="UA",
        admin1="Donetsk",
        admin1_code="05",
        lon=37.2,
        lat=48.3,
    )
    rows = [
        _postal("Новожеланне", 37.43, 48.19),
        _postal("Новожеланне", 37.43, 48.19),
        _postal("Pokrovsk", 37.2, 48.3),
        _postal("Селидове 2", 37.3, 48.1),
        _postal("Тарасівка", 31.0, 50.0),
        _postal("Гродівка", 37.38, 48.25),
    ]
    villages = choose_villages(rows, [town])
    assert {(village.name, village.admin1, village.names[0]) for village in villages} == {
        ("Novozhelanne", "Donetsk", "Новожеланне"),
        ("Hrodivka", "Donetsk", "Гродівка"),
    }
    assert all(village.place_id < 0 for village in villages)
    assert villages == choose_villages(rows[::-1], [town])
