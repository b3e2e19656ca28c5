"""The page as a reader meets it: a real Chromium, the real app under a base path, and no other host."""

import csv
import io
import json

import geopandas as gpd
import pytest
from PIL import Image
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

HOSTILE = (
    "Shells hit Kharkiv on Tuesday and killed 12 people, <script>window.top.ran = 1</script> "
    "<img src=x onerror='window.top.ran = 2'> ${window.top.ran = 3} $x^2$ **bold** :smile: [a](http://x.example), doctors said."
)
KARABAKH = {"Shusha": (39.76, 46.75), "Yevlakh": (40.62, 47.15)}


def test_page_opens_on_a_map_with_signs(visit):
    """Without an address the page shows the default report's signs on a painted map, which has most of the height."""
    page = visit()
    assert len(page.signs_in_view()) >= 5
    assert page.page.locator("iframe").bounding_box()["height"] >= 0.6 * 900
    assert page.frame.evaluate("dateline.basemap.settled()")


def test_towns_are_where_they_are(visit):
    """The default report's towns lie within five kilometres of where an atlas has them."""
    points = {point["name"].split(" / ")[0]: point for point in visit().frame.evaluate("dateline.layer.places()")}
    for name, (lat, lon) in KARABAKH.items():
        assert abs(points[name]["lat"] - lat) < 0.05, name
        assert abs(points[name]["lon"] - lon) < 0.06, name


def test_sign_opens_its_sentence(visit):
    """A click on a sign opens its sentence, puts it into the address and marks its row."""
    page = visit()
    chosen = page.signs_in_view()[0]
    page.click_sign(chosen)
    page.page.wait_for_url(f"**event={chosen}*")
    assert page.page.locator(".dl-quote").inner_text()
    assert page.frame.locator(".dl-chosen").get_attribute("data-id") == chosen


def test_sign_is_reached_and_chosen_by_keyboard(visit):
    """A sign takes the focus, has a name, opens by Enter, and keeps the focus."""
    page = visit()
    chosen = page.signs_in_view()[-1]
    sign = page.frame.locator(f'button[data-id="{chosen}"]')
    assert " · " in sign.get_attribute("aria-label")
    sign.focus()
    sign.press("Enter")
    page.page.wait_for_selector(f'.dl-card[data-event="{chosen}"]')
    assert page.frame.evaluate("document.activeElement.dataset.id") == chosen


def test_filter_keeps_frame_view_and_card(visit):
    """A filter changes the signs; the frame, the view and the open card stay."""
    page = visit()
    page.click_sign(page.signs_in_view()[0])
    page.move_to(9, 40.1, 46.9)
    page.frame.evaluate("window.sameFrame = true")
    page.toggle_filter("Casualties")
    assert page.view() == [9, 40.1, 46.9]
    assert page.frame.evaluate("window.sameFrame")
    assert page.page.locator(".dl-card").is_visible()
    assert {name.split(" · ")[0] for name in page.names()} == {"Casualties"}


def test_filter_before_the_frame_is_there_counts(visit):
    """What is filtered while the map's frame is still loading is on the map when it comes."""
    page = visit(hold="**/leaflet.js")
    page.page.wait_for_selector(".dl-count")
    page.page.get_by_test_id("stSidebar").get_by_role("button", name="Evacuation").click()
    page.page.wait_for_url("**type=Evacuation*")
    expect(page.page.get_by_role("button", name="Reset")).to_be_visible()
    page.release()
    page.wait_for("document.querySelectorAll('button.dl-button[data-id]').length > 0")
    assert {name.split(" · ")[0] for name in page.names()} == {"Evacuation"}


def test_far_sign_is_one_click_away(visit):
    """The first view holds where most is said; one button shows every sign."""
    page = visit("?report=2-hodeida-2018-11-14")
    zoom = page.view()[0]
    page.frame.get_by_role("button", name="Show all signs").click()
    page.wait_for("zoom => dateline.map.getZoom() < zoom", zoom)
    assert page.view()[0] < zoom


def test_copied_link_restores_everything(visit):
    """A link opened by another visitor has the report, filters, statement and view, and stays as it was."""
    first = visit("?report=2-hodeida-2018-11-14")
    first.toggle_filter("Claimed")
    first.click_sign(first.signs_in_view()[0])
    first.move_to(8, 14.5, 43.5)
    first.page.get_by_role("button", name="Copy link").click()
    expect(first.page.get_by_role("status").filter(has_text="Link copied")).to_be_visible()
    second = visit(first.page.url)
    second.page.wait_for_selector(".dl-card")
    assert second.query() == first.query()
    assert second.view() == first.view()
    assert second.signs() == first.signs()
    assert second.page.locator(".dl-card").get_attribute("data-event") == first.query()["event"][0]


def test_row_chooses_on_the_map(visit):
    """A click on a row rings the sign and opens the card."""
    page = visit()
    table = page.page.get_by_test_id("stDataFrame").first
    table.click(position={"x": 16, "y": 54})
    card = page.page.wait_for_selector(".dl-card")
    page.page.wait_for_url("**event=*")
    assert card.get_attribute("data-event") == page.query()["event"][0]


def test_reset_shows_everything_again(visit):
    """One click takes every filter back, also out of the address."""
    page = visit("?type=Casualties")
    page.page.get_by_role("button", name="Reset").click()
    page.page.wait_for_url(lambda address: "type=" not in address)
    page.wait_for("Number(document.body?.dataset.shown) > 9")
    assert "type" not in page.query()


def test_text_of_an_own_report_never_runs(visit):
    """A pasted report with scripts and markup is shown as it stands, in card, table, title and map."""
    page = visit()
    page.page.get_by_role("button", name="Bring a report").click()
    page.page.get_by_label("Text of the report").fill(HOSTILE)
    page.page.get_by_role("button", name="Read it").click()
    page.page.wait_for_url(lambda address: "report=" not in address)
    page.wait_for_map()
    page.click_sign(page.signs_in_view()[0])
    assert HOSTILE in page.page.locator(".dl-card blockquote").inner_text().replace("\n", " ")
    assert page.page.evaluate("window.ran") is None
    page.page.get_by_role("button", name="Copy link").click()
    expect(page.page.get_by_role("status").filter(has_text="cannot hold your own report")).to_be_visible()


def test_online_map_falls_back(visit):
    """With online tiles chosen and no network, the built-in map stays and the page says so."""
    page = visit("?tiles=true")
    expect(page.frame.get_by_text("The online map does not answer")).to_be_visible()
    assert page.signs_in_view()
    assert {address.split("/")[2] for address in page.strayed} == {"tile.openstreetmap.org"}
    page.strayed.clear()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_phone_has_no_sideways_scroll(visit, theme):
    """At 390 px nothing is wider than the screen, and the map has the reader's theme."""
    page = visit(width=390, height=844, theme=theme)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.frame.evaluate("document.documentElement.dataset.theme") == theme
    page.click_sign(page.signs_in_view()[0])
    assert page.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_downloads_are_what_is_shown(visit, tmp_path):
    """Each file holds the statements that pass the filters, and no others."""
    page = visit("?type=Casualties")
    shown = int(page.frame.evaluate("document.body?.dataset.shown"))
    name = "1-nagorno-karabakh-2023-09-20"
    sheet = page.download("CSV", f"{name}.csv").decode().splitlines(keepends=True)
    assert [row["event_type"] for row in csv.DictReader(sheet)] == ["casualty"] * shown
    features = json.loads(page.download("GeoJSON", f"{name}.geojson"))["features"]
    assert [feature["properties"]["event_type"] for feature in features] == ["casualty"] * shown
    for button, suffix in (("GeoPackage", "gpkg"), ("GeoParquet", "parquet")):
        path = tmp_path / f"events.{suffix}"
        path.write_bytes(page.download(button, f"{name}.{suffix}"))
        frame = gpd.read_parquet(path) if suffix == "parquet" else gpd.read_file(path)
        assert list(frame["event_type"]) == ["casualty"] * shown
    globe = page.download("KML", f"{name}.kml").decode()
    assert globe.count("<Placemark") == globe.count("<styleUrl>#casualty<") == shown


def test_downloaded_page_opens_offline_with_filters_and_quotes(visit, chromium, tmp_path):
    """The one page, opened from a file without any network, has a map, filters and the sentence behind a row."""
    path = tmp_path / "report.html"
    path.write_bytes(visit().download("One page", "1-nagorno-karabakh-2023-09-20.html"))
    context = chromium.new_context(offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    page.wait_for_function("window.__pageReady === true")
    rows = page.locator("#table tbody tr")
    assert rows.count() > 10
    rows.first.click()
    assert rows.first.locator("td").last.inner_text()[:40] in page.locator("#card").inner_text()
    assert page.locator("#map button[data-id]").count() >= 5
    assert page.locator("#form input").count() > 5
    context.close()


def test_downloaded_picture_is_a_sheet_for_print(visit):
    """The picture has the size of the sheet and is not blank."""
    picture = Image.open(io.BytesIO(visit().download("Picture", "1-nagorno-karabakh-2023-09-20.png")))
    assert picture.size == (2338, 1654)
    assert len(picture.convert("RGB").getcolors(1_000_000)) > 1000


def test_two_visitors_do_not_meet(visit):
    """What one visitor filters is not on another's page."""
    one, other = visit(), visit()
    one.toggle_filter("Casualties")
    other.toggle_filter("Evacuation")
    assert one.signs()
    assert other.signs()
    assert not set(one.signs()) & set(other.signs())
