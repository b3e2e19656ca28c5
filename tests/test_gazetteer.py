"""The bundled gazetteer: names to places, places to outlines."""

import hashlib
import lzma
import math
import multiprocessing
import sqlite3
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geodata.errors import GazetteerError
from geodata.expand import CHECKSUMS, DATA, cache_folder, expand, read_checksums
from geodata.gazetteer import OUTLINES, PLACES, Gazetteer, open_gazetteer
from geodata.names import fold_name
from geodata.outline import decode_outline, encode_outline
from geodata.tables import read_table
from geodata.vocab import PlaceKind


@pytest.fixture(scope="module")
def gazetteer():
    """Open the bundled gazetteer once for all tests of this file."""
    with open_gazetteer() as opened:
        yield opened


CITIES = [
    (146970, "Stepanakert"),
    (146970, "Khankendi"),
    (147105, "Choucha"),
    (147105, "Şuşa"),
    (584649, "Yevlakh"),
    (148619, "Aghdam"),
    (148619, "Agdam"),
    (703448, "Kyiv"),
    (703448, "Kiev"),
    (703448, "Київ"),
    (701822, "Marioupol"),
    (281124, "خان يونس"),
    (281124, "Khan Younis"),
    (216281, "Goma"),
    (379555, "El Fasher"),
    (379555, "Al-Fashir"),
    (331180, "Mekelle"),
    (524901, "Москва"),
    (250441, "عمان"),
]


@pytest.mark.parametrize(("place_id", "name"), CITIES)
def test_a_city_is_found_by_the_names_reports_use(gazetteer, place_id: int, name: str) -> None:
    """Old, new, foreign and transliterated names lead to the same GeoNames id."""
    assert place_id in {place.place_id for place in gazetteer.find(name)}


COUNTRIES = [
    ("TR", "Turkey"),
    ("TR", "Türkiye"),
    ("AM", "Arménie"),
    ("AZ", "Азербайджан"),
    ("UA", "Україна"),
    ("CI", "Ivory Coast"),
    ("CD", "DR Congo"),
    ("US", "U.S."),
    ("GB", "UK"),
    ("MM", "Burma"),
    ("SY", "سوريا"),
    ("DE", "Allemagne"),
    ("PS", "Palestine"),
]


@pytest.mark.parametrize(("country_code", "name"), COUNTRIES)
def test_a_country_is_found_in_several_languages(gazetteer, country_code: str, name: str) -> None:
    """The short, old and foreign names of countries are known."""
    found = [place.country_code for place in gazetteer.find(name) if place.kind == PlaceKind.COUNTRY]
    assert found == [country_code]


@pytest.mark.parametrize("name", ["Georgia", "GEORGIA", "georgia"])
def test_a_name_of_two_places_gives_both(gazetteer, name: str) -> None:
    """Georgia is a country and a state."""
    assert {"GE", "US"} <= {place.country_code for place in gazetteer.find(name)}


def test_a_district_and_its_town_stay_two_places(gazetteer) -> None:
    """Agdam is a town and a district, and says which is which."""
    kinds = {place.kind for place in gazetteer.find("Agdam") if place.country_code == "AZ"}
    assert kinds >= {PlaceKind.CITY, PlaceKind.DISTRICT}


MATCHES = [("primary", "Shusha"), ("alternate", "Şuşa"), ("alternate", "ŞUŞA"), ("folded", "Şüşä")]


@pytest.mark.parametrize(("match", "name"), MATCHES)
def test_the_match_says_how_exact_the_spelling_is(gazetteer, match: str, name: str) -> None:
    """An exact spelling can be told from one that meets only without accents."""
    assert next(place.match for place in gazetteer.find(name) if place.place_id == 147105) == match


def test_a_main_name_without_its_marks_is_still_the_main_name(gazetteer) -> None:
    """Hīt is written "Hit" in English: as sure a name as the gazetteer's own spelling."""
    assert next(place.match for place in gazetteer.find("Hit") if place.name == "Hīt") == "primary"


@pytest.mark.parametrize(("found", "name"), [(True, "US"), (False, "us"), (True, "Ill."), (False, "Ill")])
def test_an_abbreviation_counts_only_as_it_is_written(gazetteer, found: bool, name: str) -> None:
    """Neither a pronoun nor an adjective is a country or a state."""
    big = [place for place in gazetteer.find(name) if place.feature_code in {"PCLI", "ADM1"}]
    assert bool(big) is found


NOISE = [(584649, "Gəncə"), (5101775, "Turkey"), (586523, "KVD")]


@pytest.mark.parametrize(("place_id", "name"), NOISE)
def test_names_that_are_mistakes_or_codes_are_left_out(gazetteer, place_id: int, name: str) -> None:
    """A neighbour's name, a country's name and an airport code lead to no town."""
    assert place_id not in {place.place_id for place in gazetteer.find(name)}


def test_a_disputed_place_shows_both_names(gazetteer) -> None:
    """The row of Khankendi carries Stepanakert."""
    place = gazetteer.place(146970)
    assert place is not None
    assert (place.name, place.also) == ("Khankendi", "Stepanakert")


def test_unknown_names_and_ids_give_nothing(gazetteer) -> None:
    """Not found is data, not an error."""
    assert gazetteer.find("Qwrtzpsdf") == ()
    assert not gazetteer.has_name("Qwrtzpsdf")
    assert gazetteer.place(0) is None
    assert gazetteer.outline(0) is None


KARABAKH = [(True, 146970), (True, 147105), (False, 584649), (False, 148619), (False, 148106)]


@pytest.mark.parametrize(("inside", "place_id"), KARABAKH)
def test_nagorno_karabakh_ends_where_the_oblast_ended(gazetteer, inside: bool, place_id: int) -> None:
    """Stepanakert and Shusha lie inside; Yevlakh, Aghdam and Fuzuli do not."""
    outline, place = gazetteer.outline(-1), gazetteer.place(place_id)
    assert outline.contains(shapely.Point(place.lon, place.lat)) is inside


AREAS_KM2 = [(4_388, "Nagorno-Karabakh"), (53_000, "Donbas"), (494_000, "Darfur"), (1_150, "Golan Heights")]


@pytest.mark.parametrize(("area_km2", "name"), AREAS_KM2)
def test_regions_have_about_their_known_area(gazetteer, area_km2: int, name: str) -> None:
    """An outline is within a tenth of the area that encyclopaedias give."""
    outline = gazetteer.outline(gazetteer.find(name)[0].place_id)
    km2_in_square_degree = 111.32**2 * math.cos(math.radians(outline.centroid.y))
    assert outline.area * km2_in_square_degree == pytest.approx(area_km2, rel=0.1)


def test_every_region_of_the_table_is_a_place_with_its_outline(gazetteer) -> None:
    """Each row of regions.tsv is found by its name, and has an outline where it has a recipe."""
    for row in read_table("regions"):
        place_id = int(row["place_id"])
        assert place_id in {place.place_id for place in gazetteer.find(row["name"])} | {858889, 703883}
        assert gazetteer.place(place_id) is not None
        assert (gazetteer.outline(place_id) is not None) or not row["outline"]


def test_every_outline_is_valid_and_belongs_to_a_place(gazetteer) -> None:
    """All stored shapes are valid polygons or lines within the world."""
    rows = gazetteer._rows(gazetteer._outlines, "SELECT place_id, shape FROM outline")
    shapes = [decode_outline(shape) for _, shape in rows]
    assert len(shapes) > 4_000
    assert shapely.is_valid(shapes).all()
    assert all(gazetteer.place(place_id) for place_id, _ in rows)
    west, south, east, north = shapely.total_bounds(shapes)
    assert -180.01 <= west < east <= 180.01
    assert -90.01 <= south < north <= 90.01


def test_every_country_has_an_outline_that_holds_its_capital(gazetteer) -> None:
    """Azerbaijan holds Baku, Ukraine holds Kyiv and Simferopol, Sudan holds El Fasher."""
    for country, city in (("Azerbaijan", 587084), ("Ukraine", 703448), ("Ukraine", 693805), ("Sudan", 379555)):
        place = gazetteer.place(city)
        outline = gazetteer.outline(gazetteer.find(country)[0].place_id)
        assert outline.covers(shapely.Point(place.lon, place.lat))


@given(name=st.sampled_from([name for _, name in CITIES + COUNTRIES]), spaces=st.text(" -", max_size=3))
def test_case_and_punctuation_around_a_name_do_not_matter(gazetteer, name: str, spaces: str) -> None:
    """A name in small letters between dashes finds what the plain name finds, abbreviations apart."""
    if len(name) > 3 and not name.endswith("."):
        plain = {place.place_id for place in gazetteer.find(name)}
        assert {place.place_id for place in gazetteer.find(spaces + name.lower() + spaces)} == plain


@given(st.text(max_size=30))
def test_any_text_can_be_looked_up(gazetteer, text: str) -> None:
    """Whatever the text, the places found are sorted by population, each once, and `has_name` agrees."""
    found = gazetteer.find(text)
    assert [place.population for place in found] == sorted((place.population for place in found), reverse=True)
    assert len({place.place_id for place in found}) == len(found)
    assert gazetteer.has_name(text) is bool(found)


def test_threads_share_one_gazetteer(gazetteer) -> None:
    """Eight threads looking up at once get what one gets."""
    names = [name for _, name in CITIES] * 20
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(gazetteer.find, names)) == [gazetteer.find(name) for name in names]


def test_bundled_files_have_their_checksums_and_sizes() -> None:
    """The committed files are those the list names: at most 20 MB of names and 10 MB of outlines."""
    for name, limit_mb in ((f"{PLACES}.xz", 20), (f"{OUTLINES}.xz", 10)):
        content = (DATA / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == read_checksums()[name]
        assert len(content) <= limit_mb * 1e6


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A folder with one small bundled file."""
    content = b"place data " * 50_000
    (tmp_path / "x.sqlite.xz").write_bytes(lzma.compress(content))
    (tmp_path / CHECKSUMS).write_text(f"{hashlib.sha256(content).hexdigest()}  x.sqlite\n")
    return tmp_path


def test_a_file_is_expanded_once(bundle: Path) -> None:
    """The second call touches nothing."""
    first = expand("x.sqlite", bundle / "cache", bundle)
    inode = first.stat().st_ino
    assert first.read_bytes().startswith(b"place data")
    assert expand("x.sqlite", bundle / "cache", bundle).stat().st_ino == inode


def test_a_damaged_copy_is_made_anew(bundle: Path) -> None:
    """A copy that something wrote into is replaced."""
    copy = expand("x.sqlite", bundle / "cache", bundle)
    copy.write_bytes(b"damage")
    assert expand("x.sqlite", bundle / "cache", bundle).read_bytes().startswith(b"place data")


def test_a_damaged_bundle_is_an_error_in_one_sentence(bundle: Path) -> None:
    """A bundled file that is cut short or changed is refused, and no half copy stays."""
    packed = bundle / "x.sqlite.xz"
    packed.write_bytes(packed.read_bytes()[:100])
    with pytest.raises(GazetteerError, match="damaged; reinstall"):
        expand("x.sqlite", bundle / "cache", bundle)
    packed.write_bytes(lzma.compress(b"something else"))
    with pytest.raises(GazetteerError, match="checksum"):
        expand("x.sqlite", bundle / "cache", bundle)
    assert list((bundle / "cache").iterdir()) == []


def test_an_unwritable_cache_falls_back_to_the_temporary_folder(bundle: Path, monkeypatch) -> None:
    """Where the cache is no folder, the copy goes to the temporary folder."""
    (bundle / "cache").write_text("a file, not a folder")
    (bundle / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(bundle / "tmp"))
    assert (bundle / "tmp") in expand("x.sqlite", bundle / "cache", bundle).parents


def test_processes_may_expand_at_once(bundle: Path) -> None:
    """Four processes that start together all get a whole copy, and no part file stays."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(4, mp_context=context) as processes:
        jobs = [processes.submit(expand, "x.sqlite", bundle / "cache", bundle) for _ in range(8)]
        copies = {job.result() for job in jobs}
    assert [copy.stat().st_size for copy in copies] == [550_000]
    assert len(list((bundle / "cache").iterdir())) == 1


def test_the_cache_folder_follows_the_environment(monkeypatch, tmp_path: Path) -> None:
    """DATELINE_CACHE wins over XDG_CACHE_HOME, which wins over the home folder."""
    monkeypatch.delenv("DATELINE_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "dateline"
    monkeypatch.setenv("DATELINE_CACHE", str(tmp_path / "own"))
    assert cache_folder() == tmp_path / "own"


def test_a_file_of_another_format_is_refused(tmp_path: Path) -> None:
    """Place data of an older build are named as such."""
    with sqlite3.connect(tmp_path / "old.sqlite") as connection:
        connection.execute("CREATE TABLE place(place_id)")
    connection.close()
    with pytest.raises(GazetteerError, match="format 0"):
        Gazetteer(tmp_path / "old.sqlite", tmp_path / "old.sqlite")


SQUARE = shapely.box(46.1234, 39.5, 47, 40)
SHAPES = [
    SQUARE,
    SQUARE.difference(shapely.box(46.5, 39.7, 46.6, 39.8)),
    shapely.union_all([SQUARE, shapely.box(50, 10, 51, 11)]),
    shapely.LineString([(10, 20), (11, 21.5), (-170, 5)]),
    shapely.MultiLineString([[(0, 0), (1, 1)], [(2, 2), (3, 2)]]),
]


@pytest.mark.parametrize("shape", SHAPES)
def test_an_outline_comes_back_as_it_was_stored(shape) -> None:
    """Holes, parts and lines survive, to the grid of 0.0001 degrees."""
    assert decode_outline(encode_outline(shape)).equals_exact(shape, 1e-9)


def test_an_outline_is_never_a_point() -> None:
    """A point or an empty shape is no outline."""
    for shape in (shapely.Point(1, 2), shapely.Polygon()):
        with pytest.raises(ValueError, match="polygons or lines"):
            encode_outline(shape)


def test_stored_names_are_folded(gazetteer) -> None:
    """Every stored name is in the form that lookups ask for."""
    rows = gazetteer._rows(gazetteer._places, "SELECT folded FROM name LIMIT 2000 OFFSET 500000")
    assert all(fold_name(folded) == folded for (folded,) in rows)
