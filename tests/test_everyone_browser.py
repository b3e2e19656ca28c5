"""The page for everyone, in a real Chromium: axe-core, the keyboard alone, right to left, and days that no clock moves."""

from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
GRAVE = ("serious", "critical")
NARROW, WIDE = 390, 1440


def grave_findings(document):
    """Give what axe-core finds serious or critical in a document: the rule, the element, and what is wrong."""
    document.evaluate(f"{AXE}; 0")
    found = document.evaluate("axe.run(document, {resultTypes: ['violations'], iframes: false})")
    return [
        (finding["id"], node["html"][:200], node["failureSummary"])
        for finding in found["violations"]
        if finding["impact"] in GRAVE
        for node in finding["nodes"]
    ]


def open_card(page):
    """Open a statement's card with its corrections."""
    page.frame.locator(".dw-told").nth(2).click()
    page.wait_for("document.querySelector('.dw-event dl > dt')")
    page.frame.locator(".dw-correct summary").click()


def open_tab(name):
    """Give a step that opens one of the lists."""
    return lambda page: page.frame.locator(f"#dw-tab-{name}").click()


def open_filters(page):
    """Open the filters of a narrow page, every list at its longest."""
    page.frame.locator(".dw-show-filters").click()
    for more in page.frame.locator(".dw-more").all():
        more.click()


def bring(page):
    """Open the dialog for reports of one's own."""
    page.page.locator(".st-key-bring button").click()
    expect(page.page.get_by_role("dialog")).to_be_visible()


def open_menu(name):
    """Give a step that opens a menu of the header."""

    def step(page):
        page.page.locator(f".st-key-{name} button").first.click()
        expect(page.page.get_by_test_id("stPopoverBody")).to_be_visible()

    return step


@pytest.mark.parametrize(
    ("query", "width", "theme", "steps"),
    [
        ("", WIDE, "light", [open_card, open_tab("table"), open_tab("tray")]),
        ("?lang=fr", WIDE, "dark", [open_card, open_tab("nowhere"), open_tab("corrected"), bring]),
        ("", NARROW, "dark", [open_filters]),
        ("?lang=fr", NARROW, "light", [open_tab("report"), open_tab("table"), open_menu("languages")]),
        ("?report=all", WIDE, "dark", [open_menu("downloads")]),
        ("?embed=true", WIDE, "light", []),
    ],
    ids=["english", "french-dark", "filters-dark", "phone-french", "all-reports-dark", "embedded"],
)
def test_axe_finds_nothing_serious(visit, query, width, theme, steps):
    """Whatever is open, in both themes and languages, axe-core finds nothing serious in the frame or the page around it."""
    page = visit(query, width=width, theme=theme)
    for step in (lambda _: None, *steps):
        step(page)
        assert (grave_findings(page.frame), grave_findings(page.page.main_frame)) == ([], [])


def focused(page):
    """Tell what has the focus in the frame: its name, its kind, and whether a reader sees that it has it."""
    return page.frame.evaluate(
        """() => {
            const node = document.activeElement, style = getComputedStyle(node), box = node.getBoundingClientRect();
            return {
                name: node.ariaLabel || node.labels?.[0]?.textContent || node.placeholder || node.textContent || "",
                id: node.id, event: node.dataset.id || "", kind: node.getAttribute("class") || "", value: node.value || "", tag: node.tagName,
                seen: box.width > 0 && box.height > 0 && (style.outlineStyle !== "none" || style.boxShadow !== "none"),
            };
        }"""
    )


def tab_to(page, is_there, most=150):
    """Press Tab until something of the frame has the focus; all on the way have a name and show that they have the focus."""
    for _ in range(most):
        page.page.keyboard.press("Tab")
        at = focused(page)
        if at["tag"] != "BODY":
            assert at["seen"], at
            assert at["name"].strip(), at
        if is_there(at):
            return at
    return pytest.fail("the keyboard does not get there")


def test_keyboard_alone_is_enough(visit):
    """Tab, space, Enter and arrows lead to a filter, a sign, its card, the table and a row of it."""
    page = visit()
    keys, before = page.page.keyboard, page.shown()[0]
    tab_to(page, lambda at: at["value"] == "fighting")
    keys.press("Space")
    page.wait_for_address(lambda query: "type" in query)
    assert page.shown()[0] < before
    keys.press("Space")
    sign = tab_to(page, lambda at: at["event"] and "dl-button" in at["kind"])
    keys.press("Enter")
    page.wait_for_card(sign["event"])
    tab_to(page, lambda at: at["id"] == "dw-tab-table")
    keys.press("Enter")
    expect(page.frame.locator("#dw-pane-table table")).to_be_visible()
    keys.press("ArrowRight")
    expect(page.frame.locator("#dw-pane-nowhere")).to_be_visible()
    keys.press("ArrowLeft")
    tab_to(page, lambda at: "dw-row" in at["kind"])
    keys.press("Enter")
    page.wait_for("document.querySelector('.dw-event dl > dt')")
    tab_to(page, lambda at: "dw-card" in at["kind"])


def test_link_and_dialog_need_no_pointer(visit):
    """The link is copied by Enter, and the dialog opens by Enter and closes by Escape."""
    page = visit()
    keys = page.page.keyboard
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reached = "(node => (node.shadowRoot?.activeElement ?? node).textContent)(document.activeElement)"
    for _ in range(12):
        keys.press("Tab")
        if "Copy link" in page.page.evaluate(reached):
            break
    keys.press("Enter")
    expect(page.page.get_by_text("Link copied.")).to_be_visible()
    assert page.page.evaluate("navigator.clipboard.readText()") == page.page.url
    page.page.locator(".st-key-bring button").focus()
    keys.press("Enter")
    expect(page.page.get_by_role("dialog")).to_be_visible()
    keys.press("Escape")
    expect(page.page.get_by_role("dialog")).to_be_hidden()


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_right_to_left_fits(visit, width):
    """Turned round, nothing is wider than the window and the filters stand at the right; the report's text keeps its own way."""
    page = visit(width=width)
    for document in (page.page, page.frame):
        document.evaluate("document.documentElement.dir = 'rtl'")
    page.frame.locator("#dw-tab-table").click()
    for document in (page.page, page.frame):
        assert document.evaluate("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)") == width
    assert page.frame.locator(".dw-text").evaluate("node => getComputedStyle(node).direction") == "ltr"
    if width == WIDE:
        filters, side = (page.frame.locator(name).bounding_box() for name in (".dw-filters", ".dw-side"))
        assert filters["x"] > side["x"]


def days(frame):
    """Give every day that the table, the signs, the time under the map and the header tell."""
    frame.locator("#dw-tab-table").click()
    names = "nodes => nodes.map(node => node.ariaLabel + node.ariaValueText)"
    return {
        "table": frame.locator("#dw-pane-table td:nth-child(3)").all_inner_texts(),
        "signs": sorted(frame.eval_on_selector_all("button.dl-button[data-id]", names)),
        "axis": frame.locator(".dw-axis span").all_inner_texts(),
        "handles": frame.eval_on_selector_all(".dw-handle", names),
        "under": frame.locator(".dw-titles p").first.inner_text(),
    }


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_days_are_those_of_the_place(visit, zone):
    """A reader at the other end of the day sees the same days and parts of days: none is turned into their own time."""
    here, there = visit(), visit(zone=zone)
    assert there.frame.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone") == zone
    assert days(there.frame) == days(here.frame)
    assert len(days(here.frame)["table"]) > 5
