"""The basemap: its shapes survive their short form, its files keep their budget, nothing is drawn across the world."""

import gzip
import json
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from playwright.sync_api import Browser, Page

from geodata.basemap import cell_name, decode_parts, read_basemap
from geodata.build.basemap_encode import encode_parts, quantise
from geodata.build.basemap_labels import Town, place_towns, short_name, told_names
from geodata.build.basemap_shapes import (
    Cutter,
    cell_box,
    over_the_antimeridian,
    ring_parts,
    split_borders,
    without_the_antimeridian,
)
from geodata.web import BASEMAP_DIR, WORKSPACE_SCRIPTS, asset_path, leaflet_dir

FILES = sorted(BASEMAP_DIR.rglob("*.json"))
LAYERS = ("land", "lakes", "rivers", "divisions", "districts", "borders", "disputed", "former")
SCRIPTS = WORKSPACE_SCRIPTS[: WORKSPACE_SCRIPTS.index("basemap.js") + 1]
"""The basemap's script and those that it builds on."""
STEPS = st.integers(-200_000, 200_000)
PARTS = st.lists(hnp.arrays(np.int64, st.tuples(st.integers(1, 8), st.just(2)), elements=STEPS), max_size=6)


def _world() -> dict[str, object]:
    return json.loads((BASEMAP_DIR / "world.json").read_text(encoding="utf-8"))


@given(PARTS)
def test_parts_survive_their_text(parts: list[np.ndarray]) -> None:
    """What is written as text is read back step for step."""
    assert [part.tolist() for part in decode_parts(encode_parts(parts))] == [part.tolist() for part in parts]


@given(hnp.arrays(np.float64, st.tuples(st.integers(0, 30), st.just(2)), elements=st.floats(-180, 180)))
def test_quantised_points_stay_near_and_never_repeat(points: np.ndarray) -> None:
    """A point moves by half a step at most, and no two neighbours are the same."""
    steps = quantise(points, 100)
    assert len(steps) <= len(points)
    assert not np.any(np.all(np.diff(steps, axis=0) == 0, axis=1))
    assert all(np.min(np.abs(steps / 100 - point).max(axis=1)) <= 0.005 + 1e-9 for point in points)


def test_files_keep_their_budget() -> None:
    """All files together stay under 15 MB, the world under 400 KB as it is sent."""
    assert sum(path.stat().st_size for path in BASEMAP_DIR.rglob("*") if path.is_file()) <= 15_000_000
    assert len(gzip.compress((BASEMAP_DIR / "world.json").read_bytes())) <= 400_000


def test_every_cell_is_listed_and_there() -> None:
    """The list in the world file is the list of files."""
    assert _world()["cells"] == [cell_name(*_corner(name)) for name in _world()["cells"]]
    assert sorted(_world()["cells"]) == sorted(path.stem for path in (BASEMAP_DIR / "cells").glob("*.json"))


@pytest.mark.parametrize("path", [*FILES[::12], BASEMAP_DIR / "world.json"], ids=lambda path: path.stem)
def test_files_parse_and_stay_in_their_box(path: Path) -> None:
    """Each layer decodes, lies in its cell with the margin, and no step crosses half the world."""
    file = json.loads(path.read_text(encoding="utf-8"))
    west, south, east, north = (-181, -90, 181, 90) if path.stem == "world" else cell_box(*_corner(path.stem))
    parts = [part / file["scale"] for name in LAYERS for part in decode_parts(file.get(name, ""))]
    points = np.concatenate(parts) if parts else np.empty((0, 2))
    assert np.all(points >= [west - 0.01, south - 0.01])
    assert np.all(points <= [east + 0.01, north + 0.01])
    assert all(np.abs(np.diff(part[:, 0])).max(initial=0) < 180 or abs(part[0, 1]) >= 78 for part in parts)
    assert all(isinstance(name, str) and abs(lon) <= 180 and abs(lat) <= 90 for name, lon, lat, *_ in file["towns"])


def _corner(name: str) -> tuple[int, int]:
    west, south = int(name[1:4]), int(name[5:7])
    return -west if name[0] == "w" else west, -south if name[4] == "s" else south


def test_no_edge_runs_along_the_antimeridian() -> None:
    """An island that a source cut at 180° is whole on both sides of it, even where the cut is not exact."""
    halves = np.array([shapely.box(179, -17, 179.9999, -16), shapely.box(-180, -17, -179.5, -16)])
    joined = over_the_antimeridian(halves)
    assert sorted(part.bounds for part in joined) == [(-181, -17, -179.5, -16), (179, -17, 180.5, -16)]


def test_lines_on_the_antimeridian_fall_away() -> None:
    """A line that only closes a shape at 180° is not drawn."""
    lines = np.array([shapely.LineString([(180, 60), (180, 70)]), shapely.LineString([(170, 60), (179, 61)])])
    assert [line.bounds for line in without_the_antimeridian(lines)] == [(170, 60, 179, 61)]


def test_land_of_the_world_is_not_cut_at_180() -> None:
    """Chukotka reaches over 180° in the committed world: its points on the line are crossings, not a coast."""
    rings = [part / 100 for part in decode_parts(str(_world()["land"]))]
    on_the_line = [np.all(np.abs(ring[[k - 1, k], 0]) == 180) for ring in rings for k in range(len(ring))]
    assert not any(on_the_line)


def test_cut_edges_lie_outside_the_cell() -> None:
    """Land that fills a cell is cut in the margin, where nothing is drawn."""
    box = cell_box(40, 30)
    (ring,) = ring_parts(Cutter(np.array([shapely.box(0, 0, 90, 80)])).cut(box), 1000)
    assert ring.min(axis=0).tolist() == [39_900, 29_900]
    assert ring.max(axis=0).tolist() == [50_100, 40_100]


def test_borders_split_by_class() -> None:
    """Lines near a disputed line of the classed edition are disputed, the others agreed."""
    lines = np.array([shapely.LineString([(0, 0), (1, 0)]), shapely.LineString([(5, 5), (6, 5)])])
    classes = [("Disputed (please verify)", "A", "B"), ("International boundary (verify)", "C", "D")]
    agreed, disputed = split_borders(lines, list(lines), classes, np.array([], dtype=object))
    assert [line.bounds for line in agreed] == [(5, 5, 6, 5)]
    assert [line.bounds for line in disputed] == [(0, 0, 1, 0)]


@pytest.mark.parametrize(
    ("expected", "name", "common"),
    [
        ("China", "People's Republic of China", "China"),
        ("Republic of the Congo", "Republic of the Congo", "Congo - Brazzaville"),
        ("Myanmar", "Myanmar", "Myanmar (Burma)"),
        ("Palestine", "Palestine", "Palestinian Territories"),
        ("Somaliland", "Somaliland", None),
        ("Հայաստան", None, "Հայաստան"),
        (None, float("nan"), None),
    ],
)
def test_country_names_are_short(expected: str | None, name: object, common: str | None) -> None:
    """The shorter name wins unless it needs a bracket or a dash."""
    assert short_name(name, common) == expected


def _town(name: str, lon: float, weight: float, population: int, role: int = 0) -> Town:
    return Town(
        name=name, lon=lon, lat=40.0, role=role, weight=weight, population=population, geonameid=int(weight * 10)
    )


def test_heavier_towns_come_first() -> None:
    """Of two towns on one spot the heavier is named earlier; a hamlet without room is not named at all."""
    placed = place_towns(
        [_town("Great", 46.001, 6.5, 2_000_000), _town("Small", 46.002, 5.0, 90_000), _town("Hamlet", 46.003, 2.8, 600)]
    )
    assert [(zoom, town.name) for zoom, town in placed] == [(5, "Great"), (11, "Small")]


def test_agdam_is_where_geonames_puts_it() -> None:
    """Natural Earth puts Agdam 140 km to the north-west; the basemap does not."""
    towns = json.loads((BASEMAP_DIR / "cells" / "e040n30.json").read_text(encoding="utf-8"))["towns"]
    places = {name: (lon, lat) for name, lon, lat, *_ in towns}
    assert places["Aghdam / Akna"] == pytest.approx((46.93, 39.99), abs=0.01)
    assert places["Khankendi / Stepanakert"] == pytest.approx((46.75, 39.82), abs=0.01)


def test_country_names_in_languages() -> None:
    """Every language names every country, in its own script."""
    countries = _world()["countries"]
    assert {"en", "fr", "es", "ru", "uk", "ar", "tr"} <= set(countries["names"])
    assert {len(names) for names in countries["names"].values()} == {len(countries["points"])}
    assert "Україна" in countries["names"]["uk"]


def test_towns_are_named_in_the_languages_of_the_interface() -> None:
    """A town has its other names beside its own, none twice, none in brackets; a dispute keeps both of its names."""
    towns = [town for path in FILES for town in json.loads(path.read_text(encoding="utf-8"))["towns"]]
    french = {name: told[0]["fr"] for name, _, _, _, _, *told in towns if told}
    assert {
        name: french.get(name) for name in ("Tbilisi", "Aleppo", "Cairo", "Moscow", "London", "Paris", "Tripoli")
    } == {
        "Tbilisi": "Tbilissi",
        "Aleppo": "Alep",
        "Cairo": "Le Caire",
        "Moscow": "Moscou",
        "London": "Londres",
        "Paris": None,
        "Tripoli": None,
    }
    assert french["Sokhumi / Sukhum"] == "Soukhoumi / Sukhum"
    assert not any(name == told or set(told) & set("()[]") for name, told in french.items())


def test_a_town_is_never_called_as_its_country() -> None:
    """San Juan is not Puerto Rico in French either; Singapore, which is called as its country, is Singapour."""
    capital = {"lon": 0.0, "lat": 0.0, "role": 2, "weight": 6.0, "population": 1}
    assert told_names(Town(name="San Juan", geonameid=4568127, **capital)) == {}
    assert told_names(Town(name="Singapore", geonameid=1880252, **capital)) == {"fr": "Singapour"}


def test_names_on_a_picture_are_those_of_its_language() -> None:
    """A box that is read in a language has its towns named in it."""
    for language, name in (("en", "Aleppo"), ("fr", "Alep")):
        assert name in {town.name for town in read_basemap((36, 35, 38, 37), language).towns}


class Files(SimpleHTTPRequestHandler):
    """Serves the page's files, as the dashboard does."""

    def translate_path(self, path: str) -> str:
        """Find the file of an address."""
        folders = {"leaflet": leaflet_dir(), "web": asset_path("basemap.js").parent, "basemap": BASEMAP_DIR}
        _, folder, *names = path.split("/")
        return str(folders.get(folder, BASEMAP_DIR).joinpath(*names))

    def log_message(self, *_: object) -> None:
        """Stay quiet."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A server of the page's files."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Files) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A page with Leaflet and the basemap's scripts and style; `_open_map` opens a map in it."""
    page = chromium.new_page(viewport={"width": 800, "height": 600})
    page.goto(f"{address}/web/basemap.js")
    page.set_content("<style>html, body, #map { height: 100%; margin: 0 }</style><div id=map></div>")
    for style in ("leaflet/leaflet.css", "web/basemap.css"):
        page.add_style_tag(url=f"{address}/{style}")
    for script in ("leaflet/leaflet.js", *(f"web/{name}" for name in SCRIPTS)):
        page.add_script_tag(url=f"{address}/{script}")
    yield page
    page.close()


def _open_map(page: Page, zoom: int, lat: float, lon: float, options: str = "") -> None:
    page.evaluate(f"""() => {{
        window.told = [];
        window.map = L.map("map", {{minZoom: 2, zoomAnimation: false}}).setView([{lat}, {lon}], {zoom});
        window.basemap = DatelineBasemap(map, {{url: "/basemap/", onStatus: name => told.push(name), {options}}});
    }}""")
    page.wait_for_function("window.__basemapReady && basemap.settled()")


@pytest.mark.browser
def test_detail_comes_by_view(page: Page) -> None:
    """The coarse world asks for no cell; a view at zoom 8 asks for the cells it touches and names their towns."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    _open_map(page, 3, 40, 46)
    assert asked == ["world.json"]
    page.evaluate("map.setView([39.5, 46.8], 8, {animate: false})")
    page.wait_for_function("basemap.settled()")
    assert set(asked) == {"world.json", "e040n30.json", "e040n40.json"}
    assert page.get_by_text("Khankendi / Stepanakert").count() == 1


@pytest.mark.browser
def test_the_first_view_is_drawn_once(page: Page) -> None:
    """Nothing is drawn before the map stands where it will be seen; then each tile once, with its detail."""
    page.evaluate("""() => {
        const {fillRect} = CanvasRenderingContext2D.prototype;
        window.drawn = 0;
        CanvasRenderingContext2D.prototype.fillRect = function (...box) { window.drawn++; fillRect.apply(this, box); };
        window.map = L.map("map", {zoomAnimation: false}).setView([10, 20], 2);
        window.basemap = DatelineBasemap(map, {url: "/basemap/", placed: new Promise(resolve => { window.place = resolve; })});
    }""")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("[drawn, document.querySelectorAll('.dl-base canvas').length]") == [0, 0]
    page.evaluate("map.setView([39.5, 46.8], 8, {animate: false}); place()")
    page.wait_for_function("window.__basemapReady && basemap.settled()")
    assert page.evaluate("drawn === document.querySelectorAll('.dl-base canvas').length && drawn > 0")
    assert page.get_by_text("Khankendi / Stepanakert").count() == 1


@pytest.mark.browser
@pytest.mark.parametrize("zoom", [3, 8])
def test_nothing_is_drawn_across_the_antimeridian(page: Page, zoom: int) -> None:
    """Over the open sea at 180° every pixel is sea, and the world goes on beyond it."""
    _open_map(page, zoom, 30, 180)
    colors = page.evaluate("""() => [...new Set([...document.querySelectorAll(".dl-base canvas")].flatMap(canvas => {
        const {data} = canvas.getContext("2d").getImageData(0, 256, 512, 1);
        return Array.from({length: 512}, (_, k) => data.slice(4 * k, 4 * k + 3).join());
    }))]""")
    assert "219,230,236" in colors
    assert len(colors) == 1 or zoom == 3


@pytest.mark.browser
def test_online_tiles_are_dropped_when_nobody_answers(page: Page) -> None:
    """Tiles from a closed port are given up, the bundled map stays with its names, and the page is told."""
    _open_map(page, 5, 40, 46, "tilesUrl: 'http://127.0.0.1:9/{z}/{x}/{y}.png', tilesAttribution: '<b>Nobody</b>'")
    page.wait_for_function("told.includes('failed')")
    assert page.evaluate("told") == ["trying", "failed"]
    assert page.evaluate("map.getPane('dl-tiles').childElementCount") == 0
    assert page.locator(".dl-base-label span").first.is_visible()


@pytest.mark.browser
def test_theme_and_language_change_in_place(page: Page) -> None:
    """Theme and language change without a new map, and names stay text."""
    _open_map(page, 5, 48, 32)
    page.evaluate("basemap.setTheme('dark'); basemap.setLanguage('uk')")
    page.evaluate("basemap.setPlaces([{name: '<b>Here</b>', lon: 30, lat: 46}])")
    assert page.get_by_text("УКРАЇНА").count() == 1
    assert page.get_by_text("<b>Here</b>").count() == 1
    assert page.evaluate("getComputedStyle(map.getContainer()).backgroundColor") == "rgb(22, 28, 33)"


@pytest.mark.browser
def test_towns_change_their_names_with_the_language(page: Page) -> None:
    """A town is named in the language of the page, at once when that changes; the search knows both of its names."""
    _open_map(page, 8, 36.2, 37.2)
    assert [page.get_by_text(name, exact=True).count() for name in ("Aleppo", "Alep")] == [1, 0]
    page.evaluate("basemap.setLanguage('fr')")
    assert [page.get_by_text(name, exact=True).count() for name in ("Aleppo", "Alep")] == [0, 1]
    known = page.evaluate("basemap.names().map(place => place.name)")
    assert {"Alep", "Aleppo", "Le Caire", "Cairo", "Syrie"} <= set(known)


def test_assets_are_found() -> None:
    """Scripts, the basemap's folder and Leaflet are where the page looks for them."""
    assert asset_path("basemap.js").is_file()
    assert (asset_path("basemap") / "world.json").is_file()
    assert (leaflet_dir() / "leaflet.css").is_file()
