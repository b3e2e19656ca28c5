"""Correcting on the page, as a person would: type, place, position, rejection, undo, files, and what the downloads say."""

import csv
import json
import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

NAME = "1-nagorno-karabakh-2023-09-20"
QUIET_MS = 700


def open_area(page, event_id):
    """Open the card of an event and its area for correcting."""
    page.frame.evaluate("id => dateline.view.choose(id, true)", event_id)
    page.wait_for_card(event_id)
    if not page.frame.locator(".dw-correct").get_attribute("open"):
        page.frame.get_by_text("Correct this").click()
    page.frame.locator('[name="correct-type"]').wait_for()


def at(page, place):
    """Give the id of the first event at a place."""
    return page.frame.evaluate(
        "place => dateline.view.shown().find(event => (event.place_name || '').startsWith(place)).id", place
    )


def events(page):
    """Give the events shown, by id."""
    return page.frame.evaluate(
        "Object.fromEntries(dateline.view.shown().map(({id, event_type, place_name, lon, lat, shape}) => [id, {event_type, place_name, lon, lat, shape}]))"
    )


def rows(page):
    """Give the rows of the CSV download, by id."""
    page.page.wait_for_timeout(QUIET_MS)
    sheet = page.download("CSV", f"{NAME}.csv").decode().splitlines(keepends=True)
    return {row["id"]: row for row in csv.DictReader(sheet)}


def test_corrected_type_is_marked_kept_and_undone(visit):
    """A corrected type shows on the map, in the card and the table, outlives a reload, and one click takes it back."""
    page = visit()
    chosen = at(page, "Yevlakh")
    open_area(page, chosen)
    page.frame.locator('[name="correct-type"]').focus()
    page.frame.locator('[name="correct-type"]').select_option("arrest")
    expect(page.frame.locator(".dw-corrected")).to_contain_text("What: Arrest (read as: Diplomacy)")
    sign = page.frame.locator(f'button.dl-button[data-id="{chosen}"]')
    assert "Arrest" in sign.get_attribute("aria-label")
    assert "corrected" in sign.get_attribute("aria-label")
    assert sign.locator(".dl-tick").count() == 1
    assert page.frame.evaluate("document.activeElement.name") == "correct-type"
    page.frame.locator("#dw-tab-table").click()
    expect(page.frame.locator(f'#dw-pane-table tr[data-event="{chosen}"]')).to_contain_text("Arrestcorrected")
    expect(page.frame.locator('input[name="type"][value="arrest"]')).to_be_checked()
    page.page.reload()
    page.wait_for_map()
    assert events(page)[chosen]["event_type"] == "arrest"
    page.frame.get_by_role("button", name="1 correction").click()
    page.frame.get_by_role("button", name="Undo", exact=True).last.click()
    assert events(page)[chosen]["event_type"] == "diplomacy"
    expect(page.frame.get_by_role("button", name="1 correction")).to_be_hidden()


def test_filters_use_what_was_corrected(visit):
    """A statement is found under its corrected type, and no longer under the one that was read."""
    page = visit()
    chosen = at(page, "Yevlakh")
    open_area(page, chosen)
    page.frame.locator('[name="correct-type"]').select_option("arrest")
    page.only("type", "diplomacy")
    assert chosen not in events(page)
    page.only("type", "arrest")
    assert list(events(page)) == [chosen]


def test_another_place_of_the_name(visit):
    """A place that the name may also mean is chosen with its division and country; a district is an outline."""
    page = visit()
    chosen = at(page, "Shusha")
    before = events(page)[chosen]
    open_area(page, chosen)
    places = page.frame.locator('[name="correct-place"] option')
    assert "Azerbaijan" in places.nth(1).inner_text()
    district = next(place.get_attribute("value") for place in places.all() if ", district, " in place.inner_text())
    page.frame.locator('[name="correct-place"]').select_option(district)
    assert events(page)[chosen]["shape"] == f"place {district}"
    page.page.reload()
    page.wait_for_map()
    page.wait_for("id => dateline.view.shown().find(event => event.id === id).shape != null", chosen)
    open_area(page, chosen)
    page.frame.locator('[name="correct-place"]').select_option("")
    assert events(page)[chosen] == before


def test_sign_is_moved_by_a_click(visit):
    """“Move on the map” and a click put the sign there; the place keeps its name, and the download says both positions."""
    page = visit()
    chosen = at(page, "Yevlakh")
    before = events(page)[chosen]
    open_area(page, chosen)
    page.move_to(9, 40.62, 47.15)
    page.frame.get_by_role("button", name="Move on the map").click()
    box = page.frame.locator(".dw-map").bounding_box()
    page.page.mouse.click(box["x"] + box["width"] / 2 + 80, box["y"] + box["height"] / 2 + 60)
    page.wait_for("id => dateline.view.shown().find(event => event.id === id).corrected", chosen)
    after = events(page)[chosen]
    assert after["lon"] > before["lon"] + 0.1
    assert after["lat"] < before["lat"] - 0.1
    row = rows(page)[chosen]
    assert (row["corrected"], float(row["lon"]), float(row["original_lon"])) == (
        "position",
        after["lon"],
        before["lon"],
    )


def test_sign_is_dragged(visit):
    """The sign can be dragged to where it happened, and the download says so."""
    page = visit()
    chosen = at(page, "Yevlakh")
    open_area(page, chosen)
    page.move_to(9, 40.62, 47.15)
    page.frame.get_by_role("button", name="Move on the map").click()
    box = page.frame.locator(".dw-mover").bounding_box()
    page.page.mouse.move(box["x"] + 22, box["y"] + 22)
    page.page.mouse.down()
    page.page.mouse.move(box["x"] + 22, box["y"] - 60, steps=5)
    page.page.mouse.up()
    page.wait_for("id => dateline.view.shown().find(event => event.id === id).lat > 40.75", chosen)
    assert rows(page)[chosen]["corrected"] == "position"


def test_statement_without_a_place_is_put_on_the_map_by_keyboard(visit):
    """Arrow keys and Enter put a statement on the map that had no place; Escape leaves all as it was."""
    page = visit()
    chosen = page.frame.evaluate("dateline.view.shown().find(event => event.lon == null).id")
    open_area(page, chosen)
    page.frame.get_by_role("button", name="Put on the map").press("Enter")
    page.page.keyboard.press("Escape")
    expect(page.frame.locator(".dw-mover")).to_have_count(0)
    assert page.chosen() == chosen
    assert events(page)[chosen]["lon"] is None
    page.frame.get_by_role("button", name="Put on the map").press("Enter")
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowUp", "Enter"):
        page.page.keyboard.press(key)
    assert events(page)[chosen]["lon"] is not None
    assert chosen in page.signs()
    expect(page.frame.locator(".dw-card")).to_contain_text("A point on the map, without a name")


def test_rejected_statement_leaves_map_counts_and_downloads(visit):
    """A rejected statement is listed as rejected, is in no count and no file, and comes back by one click."""
    page = visit()
    shown, known = page.shown()
    chosen = at(page, "Yevlakh")
    open_area(page, chosen)
    page.frame.get_by_role("button", name="Reject this statement").click()
    assert page.shown() == (shown - 1, known - 1)
    assert chosen not in page.signs()
    expect(page.frame.locator(".dw-card")).to_contain_text("You rejected this statement")
    assert chosen not in rows(page)
    page.frame.locator("#dw-tab-corrected").click()
    expect(page.frame.locator(".dw-corrections")).to_contain_text("This statement: rejected")
    page.frame.get_by_role("button", name="Undo all").click()
    assert page.shown() == (shown, known)


def test_corrections_go_to_another_browser_as_a_file(visit, tmp_path):
    """A saved file, opened in a browser that knows nothing of it, corrects the same statements there."""
    one = visit()
    chosen = at(one, "Yevlakh")
    open_area(one, chosen)
    one.frame.locator('[name="correct-type"]').select_option("arrest")
    one.frame.locator("#dw-tab-corrected").click()
    with one.page.expect_download() as started:
        one.frame.get_by_role("button", name="Save as corrections.json").click()
    path = tmp_path / started.value.suggested_filename
    started.value.save_as(path)
    (record,) = json.loads(path.read_text(encoding="utf-8"))
    assert (record["event_id"], record["from"], record["to"]) == (chosen, "diplomacy", "arrest")
    other = visit()
    assert events(other)[chosen]["event_type"] == "diplomacy"
    stray = record | {"event_id": "nobody"}
    foreign = record | {"article_id": "elsewhere"}
    path.write_text(json.dumps([record, stray, foreign]), encoding="utf-8")
    other.frame.locator("#dw-tab-corrected").click()
    other.frame.locator('#dw-pane-corrected input[type="file"]').set_input_files(path)
    other.wait_for("id => dateline.view.shown().find(event => event.id === id).event_type === 'arrest'", chosen)
    pane = other.frame.locator("#dw-pane-corrected")
    expect(pane).to_contain_text("2 corrections taken. 1 is for a report that is not open")
    expect(pane).to_contain_text("No statement here (id nobody)")


@pytest.mark.parametrize(
    "content",
    [
        "{",
        '{"a": 1}',
        '[{"event_id": "e", "article_id": "a", "field": "event_type", "to": "party", "at": "2026-01-01"}]',
        "[" * 3000,
        " " * 2_000_001,
    ],
)
def test_strange_file_is_refused_in_a_sentence(visit, tmp_path, content):
    """A file that holds no corrections changes nothing and is answered in one sentence."""
    page = visit()
    path = tmp_path / "corrections.json"
    path.write_text(content, encoding="utf-8")
    page.frame.locator("#dw-tab-corrected").click()
    page.frame.locator('#dw-pane-corrected input[type="file"]').set_input_files(path)
    expect(page.frame.locator("#dw-pane-corrected")).to_contain_text("This is no file of corrections")
    assert page.frame.evaluate("dateline.view.corrections()") == []


def test_downloaded_page_has_the_corrections_and_can_undo_them(visit, chromium, tmp_path):
    """The one page shows what was corrected, beside what was read; undone there, the reading is back."""
    page = visit()
    chosen = at(page, "Yevlakh")
    open_area(page, chosen)
    page.frame.locator('[name="correct-type"]').select_option("arrest")
    page.page.wait_for_timeout(QUIET_MS)
    path = tmp_path / "report.html"
    path.write_bytes(page.download("One page", f"{NAME}.html"))
    context = chromium.new_context(offline=True)
    alone = context.new_page()
    alone.goto(path.as_uri())
    alone.wait_for_function("window.__pageReady === true")
    alone.locator(f'button.dl-button[data-id="{chosen}"]').click()
    expect(alone.locator(".dw-corrected")).to_contain_text("What: Arrest (read as: Diplomacy)")
    alone.get_by_role("button", name="Undo").click()
    expect(alone.locator(".dw-card h2")).to_contain_text(re.compile("Diplomacy"))
    context.close()
