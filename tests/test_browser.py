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
QUIET_MS = 700


def test_page_opens_on_a_map_with_signs(visit):
    """Without an address the page shows the default report's signs on a painted map, which has most of the height."""
    page = visit()
    assert len(page.signs_in_view()) >= 5
    assert page.frame.locator(".dw-map").bounding_box()["height"] >= 0.6 * 900
    assert page.frame.evaluate("dateline.basemap.settled()")


def test_map_keeps_its_own_letters(visit):
    """What stands on the map is as large as our style says: folium's page around it, which comes later, changes nothing."""
    assert visit().frame.evaluate("getComputedStyle(dateline.map.getContainer()).font").startswith("12px / 16.2px")


def test_towns_are_where_they_are(visit):
    """The default report's towns lie within five kilometres of where an atlas has them."""
    points = {point["name"].split(" / ")[0]: point for point in visit().frame.evaluate("dateline.layer.places()")}
    for name, (lat, lon) in KARABAKH.items():
        assert abs(points[name]["lat"] - lat) < 0.05, name
        assert abs(points[name]["lon"] - lon) < 0.06, name


def test_signs_and_names_do_not_lie_on_each_other(visit):
    """No two signs, and no sign and name of a place, share a spot of the map."""
    boxes = visit().frame.eval_on_selector_all(
        ".dl-button, .dl-name, .dl-base-label span",
        """nodes => nodes.map(node => node.getBoundingClientRect()).filter(box => box.width)
            .map(box => [box.left + 2, box.top + 3, box.right - 2, box.bottom - 3])""",
    )
    meets = [
        (a, b)
        for k, a in enumerate(boxes)
        for b in boxes[:k]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]
    assert meets == []


def test_name_at_the_edge_stays_whole(visit):
    """The name of a place that the report speaks of turns inwards where the view would cut it."""
    page = visit()
    page.move_to(9, 40.62, 46.06)
    name = page.frame.locator(".dl-base-place", has_text="Yevlakh").locator("span")
    frame, box = page.frame.locator(".dw-map").bounding_box(), name.bounding_box()
    assert frame["x"] <= box["x"]
    assert box["x"] + box["width"] <= frame["x"] + frame["width"] < box["x"] + box["width"] + 60


def test_sign_opens_its_sentence(visit):
    """A click on a sign opens its card, lights its sentence in the report, and puts it into the address."""
    page = visit()
    chosen = page.signs_in_view()[0]
    page.click_sign(chosen)
    page.wait_for_address(lambda query: query.get("event") == [chosen])
    quote = page.frame.locator(".dw-quote").inner_text()
    assert quote == "".join(page.frame.locator(".dw-lit").all_inner_texts())
    assert page.frame.locator(".dl-chosen").get_attribute("data-id") == chosen
    reading, lit = page.frame.locator(".dw-reading").bounding_box(), page.frame.locator(".dw-lit").first.bounding_box()
    assert reading["y"] <= lit["y"] <= reading["y"] + reading["height"]


def test_sentence_in_the_text_moves_the_map(visit):
    """A click on a sentence of the report chooses its event and brings its sign into view."""
    page = visit()
    page.move_to(9, 12.0, 12.0)
    page.frame.locator(".dw-told", has_text="building worker").click()
    page.wait_for("document.querySelector('.dw-event')")
    page.wait_for("Math.abs(dateline.map.getCenter().lat - 39.8) < 1")
    assert page.frame.locator(".dl-chosen").get_attribute("data-id") == page.chosen()


def test_place_in_the_text_moves_the_map(visit):
    """A click on a place that no statement is about shows where it lies; no statement is chosen."""
    page = visit()
    page.frame.locator(".dm-place:not(.dw-told)").first.click()
    assert page.chosen() is None


def test_sign_is_reached_and_chosen_by_keyboard(visit):
    """A sign takes the focus, has a name, opens by Enter, and keeps the focus."""
    page = visit()
    chosen = page.signs_in_view()[-1]
    sign = page.frame.locator(f'button.dl-button[data-id="{chosen}"]')
    assert " · " in sign.get_attribute("aria-label")
    sign.focus()
    sign.press("Enter")
    page.wait_for_card(chosen)
    assert page.frame.evaluate("document.activeElement.dataset.id") == chosen


def test_next_and_previous_by_keyboard(visit):
    """The keys j and k step through what is shown, in the order of the text; Escape closes the card."""
    page = visit()
    order = page.frame.evaluate("dateline.view.shown().map(event => event.id)")
    page.frame.locator(".dw-count").click()
    for key, expected in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        page.page.keyboard.press(key)
        page.wait_for_card(order[expected])
    page.page.keyboard.press("Escape")
    expect(page.frame.get_by_role("heading", name="How to read this map")).to_be_visible()
    page.wait_for_address(lambda query: "event" not in query)


def test_card_tells_everything(visit):
    """The card says who says it, the figures, when and where with their rules, codes, and why."""
    page = visit()
    page.frame.locator(".dw-told", has_text="27 killed").first.click()
    page.wait_for("document.querySelector('.dw-event dl > dt')")
    card = page.frame.locator(".dw-card").inner_text()
    for told in (
        "the separatist authorities",
        "27 killed",
        "Wednesday 20 September 2023",
        "Rule:",
        "UCDP place",
        "How sure",
        "Included in",
        "type:",
    ):
        assert told in card


def test_figures_stand_side_by_side_and_open_to_their_parts(visit):
    """The figures on top tell bounds and speakers; a total opens to its parts, and a part opens its statement."""
    page = visit()
    killed = page.frame.get_by_role("region", name="Killed")
    assert "at least 29" in killed.inner_text()
    killed.get_by_role("button", name="2 parts").click()
    killed.locator(".dw-tree").get_by_text("27", exact=True).click()
    page.wait_for("document.querySelector('.dw-event dl > dt')")
    assert "27 killed" in page.frame.locator(".dw-quote").inner_text()


def test_filter_keeps_frame_view_and_card_and_counts(visit):
    """A filter changes the signs, the count and the figures; the frame, the view and the open card stay."""
    page = visit()
    page.click_sign(page.signs_in_view()[0])
    chosen = page.chosen()
    page.move_to(9, 40.1, 46.9)
    page.frame.evaluate("window.sameFrame = true")
    everything = page.shown()[1]
    page.only("type", "casualty")
    shown, known = page.shown()
    assert 0 < shown < known == everything
    assert page.view() == [9, 40.1, 46.9]
    assert page.chosen() == chosen
    assert {name.split(" · ")[0] for name in page.names()} == {"Casualties"}
    page.page.wait_for_timeout(QUIET_MS)
    assert page.frame.evaluate("window.sameFrame")
    assert page.view() == [9, 40.1, 46.9]


def test_filter_tells_the_server_once(visit):
    """Three quick changes are one run on the server."""
    page = visit()
    page.page.wait_for_timeout(QUIET_MS)
    assert page.runs_on_server() == 0, "the server knows what is shown at first"
    page.frame.evaluate(
        """names => names.forEach(name => document.querySelector(`input[name="type"][value="${name}"]`).click())""",
        ["fighting", "explosion", "casualty"],
    )
    page.page.wait_for_timeout(QUIET_MS)
    assert page.runs_on_server() == 1


@pytest.mark.parametrize(
    ("act", "parameter"),
    [
        (lambda frame: frame.locator('input[name="text"]').fill("yevlakh"), "text"),
        (lambda frame: frame.locator('input[name="killed"]').fill("5"), "killed"),
        (lambda frame: frame.locator('input[name="from"]').fill("2023-09-20"), "from"),
        (lambda frame: frame.locator('input[name="who"][value="the separatists"]').check(), "who"),
        (lambda frame: frame.locator('input[name="said"][value="claimed"]').uncheck(), "said"),
    ],
)
def test_every_filter_narrows_counts_and_resets(visit, act, parameter):
    """Each filter shows less, says so, stands in the address, and one click takes it back."""
    page = visit()
    before = page.shown()
    act(page.frame)
    page.frame.locator("h1").evaluate("() => document.activeElement.blur()")
    page.wait_for_address(lambda query: parameter in query)
    assert 0 < page.shown()[0] < before[0]
    page.frame.get_by_role("button", name="Reset").click()
    page.wait_for_address(lambda query: parameter not in query)
    assert page.shown() == before


def begin_drawing(page):
    """Bring Yevlakh into the middle of the map and begin to draw; gives the middle in pixels of the page."""
    page.move_to(8, 40.62, 47.15)
    page.frame.get_by_role("button", name="Draw an area on the map").first.click()
    box = page.frame.locator(".dw-map").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def shown_places(page):
    """Give the places of what is shown."""
    return set(page.frame.evaluate("dateline.view.shown().map(event => event.place_name)"))


def test_drawn_area_filters(visit):
    """A box drawn on the map leaves what lies in it, and stands in the address."""
    page = visit()
    x, y = begin_drawing(page)
    page.page.mouse.move(x - 60, y - 60)
    page.page.mouse.down()
    page.page.mouse.move(x + 60, y + 60, steps=4)
    page.page.mouse.up()
    query = page.wait_for_address(lambda query: "area" in query)
    assert len(query["area"][0].split(",")) == 8
    assert shown_places(page) == {"Yevlakh"}
    assert shown_places(visit(page.page.url)) == {"Yevlakh"}


def test_polygon_is_drawn_by_clicks(visit):
    """Clicks set corners and a double-click closes; what lies in the box around, but outside the polygon, is hidden."""
    page = visit()
    x, y = begin_drawing(page)
    for by_x, by_y in ((-60, -60), (60, -60), (0, -10)):
        page.page.mouse.click(x + by_x, y + by_y)
    page.page.mouse.dblclick(x - 40, y - 30)
    assert page.wait_for_address(lambda query: "area" in query)["area"][0].count(",") == 7
    assert page.shown()[0] == 0
    assert page.chosen() is None
    x, y = begin_drawing_anew(page)
    for by_x, by_y in ((-60, -60), (60, -60), (0, 80), (-60, -60)):
        page.page.mouse.click(x + by_x, y + by_y)
    page.wait_for("dateline.view.shown().length === 1")
    assert shown_places(page) == {"Yevlakh"}


def begin_drawing_anew(page):
    """Draw another area over the same view."""
    page.frame.get_by_role("button", name="Draw another area").click()
    box = page.frame.locator(".dw-map").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_area_is_drawn_by_keyboard(visit):
    """Arrows and Space set corners in the middle of the map, Enter closes; Escape keeps what was there before."""
    page = visit()
    begin_drawing(page)
    for key in ("ArrowLeft", " ", "ArrowUp", "ArrowRight", "ArrowRight", " ", "ArrowDown", "ArrowDown", " ", "Enter"):
        page.page.keyboard.press(key)
        page.wait_for("!dateline.map._panAnim?._inProgress")  # the map glides
    area = page.wait_for_address(lambda query: "area" in query)["area"]
    assert "Yevlakh" in shown_places(page)
    begin_drawing_anew(page)
    page.page.keyboard.press(" ")
    page.page.keyboard.press("Escape")
    expect(page.frame.locator(".dw-hint")).to_have_count(0)
    assert page.query()["area"] == area


def test_timeline_brushes_and_plays(visit):
    """A drag over the bars chooses days; play steps through time and stops at the end or on demand."""
    page = visit()
    plot = page.frame.locator(".dw-plot").bounding_box()
    page.page.mouse.move(plot["x"] + plot["width"] * 0.36, plot["y"] + 20)
    page.page.mouse.down()
    page.page.mouse.move(plot["x"] + plot["width"] * 0.64, plot["y"] + 20, steps=5)
    page.page.mouse.up()
    query = page.wait_for_address(lambda query: "from" in query and "to" in query)
    brush = page.frame.locator(".dw-brush").bounding_box()
    assert brush["x"] <= plot["x"] + plot["width"] * 0.36 + 1
    assert brush["x"] + brush["width"] >= plot["x"] + plot["width"] * 0.64 - 1
    page.frame.get_by_role("button", name="Play through time").click()
    page.wait_for("from => dateline.view.write().get('from')?.[0] !== from", query["from"][0])
    page.frame.get_by_role("button", name="Pause").click()
    expect(page.frame.get_by_role("button", name="Play through time")).to_be_visible()


def test_undated_statements_are_one_click_away(visit):
    """The count under the bars leads to the list of statements without a date, and a row there to the statement."""
    page = visit()
    page.page.get_by_role("button", name="Bring a report").click()
    page.page.get_by_label("Text of the report").fill("Shells killed 12 people in Lviv, the governor said.")
    page.page.get_by_role("button", name="Read it").click()
    page.wait_for_address(lambda query: "report" not in query)
    page.page.get_by_role("combobox", name="Report").click()
    page.page.get_by_role("option", name="All 4 reports").click()
    page.frame.get_by_role("button", name="1 without a date").click()
    expect(page.frame.locator("#dw-pane-undated tbody tr")).to_have_count(1)
    expect(page.frame.get_by_role("tab", name="Without a date (1)")).to_be_focused()
    page.frame.locator("#dw-pane-undated .dw-row").first.click()
    page.wait_for("document.querySelector('.dw-event dl > dt')")
    assert "No date given" in page.frame.locator(".dw-card").inner_text()


def test_timeline_is_moved_by_keyboard(visit):
    """The handles of the time shown are sliders."""
    page = visit()
    handle = page.frame.get_by_role("slider", name="First day shown")
    handle.focus()
    handle.press("ArrowRight")
    page.wait_for_address(lambda query: "from" in query)
    assert "September 2023" in handle.get_attribute("aria-valuetext")


def test_empty_result_says_what_to_loosen(visit):
    """Where nothing is left, the page names the filters that would help, and a click loosens one."""
    page = visit("?type=diplomacy&killed=5")
    assert page.shown()[0] == 0
    page.frame.get_by_role("tab", name="Table").click()
    page.frame.get_by_role("button", name="Killed: would show").click()
    page.wait_for("Number(document.body.dataset.shown) > 0")
    assert page.wait_for_address(lambda query: "killed" not in query)["type"] == ["diplomacy"]


def test_filter_before_the_frame_is_there_counts(visit):
    """What the address asks for while the frame is still loading is on the map when it comes."""
    page = visit("?type=evacuation", hold="**/leaflet.js")
    page.page.wait_for_timeout(QUIET_MS)
    page.release()
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
    first.switch("said", "claimed")
    first.click_sign(first.signs_in_view()[0])
    first.move_to(8, 14.5, 43.5)
    first.page.get_by_role("button", name="Copy link").click()
    expect(first.page.get_by_role("status").filter(has_text="Link copied")).to_be_visible()
    assert len(first.page.url) < 250
    second = visit(first.page.url)
    second.wait_for_card(first.chosen())
    assert second.query() == first.query()
    assert second.view() == first.view()
    assert second.shown() == first.shown()
    assert second.signs() == first.signs()


def test_strange_parts_of_a_link_are_left_out_with_a_word(visit):
    """What an address asks for in vain is named as plain text, and the rest is kept."""
    page = visit(
        "?report=none&type=casualty.nope&from=2023-99-99&killed=-3&view=1/x/y&event=zz&who=%3Cimg+src=x%3E&area=1,2,3,4&theme=x"
    )
    told = page.frame.locator(".dw-notes").inner_text()
    for part in ("the report", "casualty.nope", "2023-99-99", "-3", "view", "statement", "<img src=x>", "1,2,3,4"):
        assert part in told
    assert {name.split(" · ")[0] for name in page.names()} == {"Casualties"}


def test_row_chooses_on_the_map(visit):
    """A click on a row rings the sign and opens the card; the table stays open."""
    page = visit()
    page.frame.get_by_role("tab", name="Table").click()
    page.frame.locator("#dw-pane-table .dw-row").nth(2).click()
    page.wait_for("document.querySelector('.dw-event dl > dt')")
    row = page.frame.locator('#dw-pane-table tr[aria-selected="true"]')
    assert row.get_attribute("data-event") == page.chosen()
    expect(row).to_be_visible()


def test_what_is_not_on_the_map_and_not_understood_is_listed(visit):
    """Two lists beside the table count what has no place and what was not understood; an item leads to its words."""
    page = visit()
    count = page.frame.evaluate("dateline.view.shown().filter(event => event.lon == null).length")
    page.frame.get_by_role("tab", name=f"Not on the map ({count})").click()
    assert page.frame.locator("#dw-pane-nowhere tbody tr").count() == count > 0
    page.frame.get_by_role("tab", name="Not understood").click()
    page.frame.locator("#dw-pane-tray .dw-row").first.click()
    expect(page.frame.locator(".dw-flash")).to_be_visible()


def test_place_is_found_on_the_map(visit):
    """The search of the map finds a place of the report and one of the basemap, and goes there."""
    page = visit()
    field = page.frame.get_by_role("combobox", name="Find a place")
    field.fill("yevl")
    field.press("Enter")
    page.wait_for("Math.abs(dateline.map.getCenter().lng - 47.15) < 0.05")
    field.fill("zzzz")
    expect(page.frame.get_by_text("No place of that name")).to_be_visible()


def test_map_alone_and_back(visit):
    """The map can have the whole frame, and the same button gives it back."""
    page = visit()
    page.frame.get_by_role("button", name="The map alone").click()
    page.wait_for("document.querySelector('.dw-map').getBoundingClientRect().left < 1")
    page.frame.get_by_role("button", name="The map alone").click()
    page.wait_for("document.querySelector('.dw-map').getBoundingClientRect().left > 100")
    assert page.frame.locator(".dw-filters").is_visible()


def test_all_reports_together_have_a_filter_of_reports(visit):
    """All reports are one map; the filter of reports leaves those of one, and its text is beside the map."""
    page = visit("?report=all")
    whole = page.shown()[1]
    page.frame.locator('input[name="within"]').first.check()
    assert 0 < page.shown()[0] < whole
    page.frame.locator("#dw-tab-table").click()
    page.frame.locator("#dw-pane-table .dw-row").last.click()
    page.wait_for("document.querySelector('.dw-lit')")


def test_text_of_an_own_report_never_runs(visit):
    """A pasted report with scripts and markup is shown as it stands, in card, table, text and map."""
    page = visit()
    page.page.get_by_role("button", name="Bring a report").click()
    page.page.get_by_label("Text of the report").fill(HOSTILE)
    page.page.get_by_role("button", name="Read it").click()
    page.wait_for_address(lambda query: "report" not in query)
    page.wait_for("document.querySelector('.dw-text')?.textContent.includes('Kharkiv')")
    page.click_sign(page.signs_in_view()[0])
    assert HOSTILE in page.frame.locator(".dw-card blockquote").inner_text().replace("\n", " ")
    assert HOSTILE in page.frame.locator(".dw-text").inner_text().replace("\n", " ")
    assert page.page.evaluate("window.ran") is None
    page.page.get_by_role("button", name="Copy link").click()
    expect(page.page.get_by_role("status").filter(has_text="cannot hold your own report")).to_be_visible()


def test_online_map_falls_back(visit):
    """With online tiles chosen and no network, the built-in map stays and the page says so."""
    page = visit("?tiles=online")
    expect(page.frame.get_by_text("The online map does not answer")).to_be_visible()
    assert page.signs_in_view()
    assert {address.split("/")[2] for address in page.strayed} == {"tile.openstreetmap.org"}
    page.strayed.clear()


def test_sheet_of_a_phone_is_dragged(visit):
    """A finger pulls the sheet up by its bar, further up to be tall, and down to be closed; a drag chooses no tab."""
    page = visit(width=390, height=844)
    bar, finger = page.frame.locator(".dw-tabs"), page.context.new_cdp_session(page.page)

    def touch(kind, y=None):
        points = [] if y is None else [{"x": 200, "y": y}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def drag(to):
        start = bar.bounding_box()["y"] + 15
        touch("touchStart", start)
        for step in range(1, 7):
            touch("touchMove", start + (to - start) * step / 6)
        touch("touchEnd")
        return page.frame.locator(".dw-lists").bounding_box()["height"] / 844

    closed = page.frame.locator(".dw-lists").bounding_box()["height"] / 844
    assert closed < 0.1
    assert 0.35 < drag(520) < 0.45
    expect(page.frame.locator("#dw-tab-statement")).to_have_attribute("aria-selected", "true")
    assert 0.6 < drag(240) < 0.8
    assert drag(835) == pytest.approx(closed, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_phone_has_a_map_and_a_sheet(visit, theme):
    """At 390 px nothing is wider than the screen; a sign opens the sheet, and the filters lie behind one button."""
    page = visit(width=390, height=844, theme=theme)
    assert page.frame.evaluate("document.documentElement.dataset.theme") == theme
    page.wait_for("document.querySelector('.dw-map').offsetHeight >= 0.5 * 844")
    page.click_sign(page.signs_in_view()[0])
    expect(page.frame.locator(".dw-quote")).to_be_in_viewport()
    page.frame.get_by_role("button", name="Filters").click()
    page.only("type", "casualty")
    page.frame.get_by_role("button", name="Filters (1)").click()
    expect(page.frame.locator(".dw-map")).to_be_in_viewport()
    for target in (page.page, page.frame):
        assert target.evaluate("document.documentElement.scrollWidth") <= 390


def test_downloads_are_what_is_shown(visit, tmp_path):
    """Each file holds the statements that pass the filters, and no others."""
    page = visit("?type=casualty")
    page.page.wait_for_timeout(QUIET_MS)
    shown = page.shown()[0]
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
    page.get_by_role("tab", name="Table").click()
    rows = page.locator("#dw-pane-table tbody tr")
    assert rows.count() > 10
    rows.first.click()
    page.wait_for_selector(".dw-event dl > dt")
    assert rows.first.locator("td").last.inner_text()[:40] in page.locator(".dw-card").inner_text()
    assert page.locator(".dw-map button[data-id]").count() >= 5
    assert page.locator(".dw-filters input").count() > 5
    context.close()


def test_downloaded_picture_is_a_sheet_for_print(visit):
    """The picture has the size of the sheet and is not blank."""
    picture = Image.open(io.BytesIO(visit().download("Picture", "1-nagorno-karabakh-2023-09-20.png")))
    assert picture.size == (2338, 1654)
    assert len(picture.convert("RGB").getcolors(1_000_000)) > 1000


def test_two_visitors_do_not_meet(visit):
    """What one visitor filters is not on another's page."""
    one, other = visit(), visit()
    one.only("type", "casualty")
    other.only("type", "evacuation")
    assert one.signs()
    assert other.signs()
    assert not set(one.signs()) & set(other.signs())
