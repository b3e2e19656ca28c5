"""The map on another page: map, legend, count and a link to the whole page, and nothing else."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def shown(page):
    """Give how many statements the map shows."""
    return int(page.frame.evaluate("document.body.dataset.shown"))


@pytest.mark.parametrize(("width", "height"), [(800, 480), (390, 480)])
def test_embedded_page_is_the_map_and_nothing_else(visit, width, height):
    """No header, filters, lists, text or card: the map fills the frame, with its legend and how much is shown."""
    page = visit("?embed=true&type=casualty", width=width, height=height)
    expect(page.page.get_by_role("button")).to_have_count(0)
    frame = page.frame
    for part in ("filters", "figures", "time", "lists", "side"):
        assert not frame.locator(f".dw-{part}").first.is_visible(), part
    assert frame.locator(".dw-legend").is_visible()
    assert "shown" in frame.locator(".dw-count").inner_text()
    assert frame.locator(".dw-map").bounding_box()["height"] >= 0.6 * height
    assert page.signs_in_view()


def test_link_opens_the_whole_page_as_it_stands(visit):
    """The link has the report and the filters of the embedded map."""
    page = visit("?embed=true&report=2-hodeida-2018-11-14", width=800, height=480)
    link = page.frame.get_by_role("link", name="Open the whole page")
    link.focus()
    asked = parse_qs(urlsplit(link.get_attribute("href")).query)
    assert asked["report"] == ["2-hodeida-2018-11-14"]
    assert "embed" not in asked
    other = visit(link.get_attribute("href"))
    assert other.page.get_by_role("button", name="Bring a report").is_visible()
    assert shown(other) == shown(page) > 0


def test_copied_code_shows_the_map(visit):
    """The code of the menu is one frame, whose address shows the same statements embedded."""
    page = visit("?report=2-hodeida-2018-11-14")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.page.locator(".st-key-downloads").get_by_test_id("stPopoverButton").click()
    page.page.get_by_role("button", name="Copy code for another page").click()
    expect(page.page.get_by_role("status").filter(has_text="Code copied")).to_be_visible()
    code = page.page.evaluate("navigator.clipboard.readText()")
    address = html.unescape(re.fullmatch(r'<iframe src="([^"]*)" [^<>]*></iframe>', code)[1])
    other = visit(address, width=800, height=480)
    assert shown(other) == shown(page) > 0
    expect(other.page.get_by_role("button", name="Bring a report")).to_be_hidden()
