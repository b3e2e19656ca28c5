"""The page in another language, in a real Chromium: chosen by the address, the browser or the switch, and kept in a copied link."""

import re

import pytest
from playwright.sync_api import expect

from geodata.tables import read_table

pytestmark = pytest.mark.browser

ENGLISH_WORDS = re.compile(
    r"\b(statements?|report|filters?|killed|wounded|displaced|reported|claimed|when|where|download|copy|shown|table|without)\b",
    re.IGNORECASE,
)


def languages(page):
    """Give what the page and its frame say of their language and direction."""
    root = "[document.documentElement.lang, document.documentElement.dir]"
    return [page.page.evaluate(root), page.frame.evaluate(root)]


def own_words(page):
    """Give what the frame says in its own words: no quote, no name, no words of the report, and no rule."""
    return page.frame.evaluate(
        """() => {
            const copy = document.querySelector("main").cloneNode(true);
            for (const node of copy.querySelectorAll("[lang], .leaflet-pane, td, blockquote, h1, .dw-who, .dw-summary, .dw-choice, dd, .dw-source")) node.remove();
            const names = [...copy.querySelectorAll("[aria-label], [title], [placeholder]")].flatMap(node => ["aria-label", "title", "placeholder"].map(name => node.getAttribute(name) || ""));
            return [copy.textContent, ...names].join(" | ");
        }"""
    )


def test_address_chooses_the_language(visit):
    """With `lang=fr` the page is French: its words, its days and numbers, its names of places, and what it says it is."""
    page = visit("?lang=fr")
    assert languages(page) == [["fr", "ltr"], ["fr", "ltr"]]
    expect(page.page.get_by_role("button", name="Ajouter un article")).to_be_visible()
    assert re.fullmatch(r"\d+ sur \d+ affichées", page.frame.locator(".dw-count").inner_text())
    figures = page.frame.locator(".dw-live").inner_text()
    assert "au moins 29" in figures
    assert "environ 7\u202f000" in figures
    page.frame.locator(".dw-told", has_text="27 killed").first.click()
    page.wait_for("document.querySelector('.dw-event dl > dt')")
    card = page.frame.locator(".dw-card").inner_text()
    for told in ("27 tués", "mercredi 20 septembre 2023", "Haut-Karabagh", "affirmé par une source que l’article cite"):
        assert told in card
    assert page.query()["lang"] == ["fr"]


def test_guide_says_how_far_to_trust_it(visit):
    """A newcomer reads at once how to read the map, what was measured, and whose the data are; in French too."""
    right = next(row["percent"] for row in read_table("measured") if row["name"] == "place")
    for query, told in (
        ("", ("Read the sentence", f"{right} per cent", "CC BY 4.0", "days and hours")),
        ("?lang=fr", (f"{right}\u00a0%", "CC BY 4.0", "fuseau")),
    ):
        guide = visit(query).frame.locator(".dw-guide").inner_text()
        for words in told:
            assert words.lower() in guide.lower()


def test_no_english_word_is_left(visit):
    """Every control, heading and name for a screen reader is French, with the card, the table and the lists open."""
    page = visit("?lang=fr")
    page.frame.locator(".dw-told").first.click()
    page.wait_for("document.querySelector('.dw-event dl > dt')")
    for tab in ("table", "tray", "corrected"):
        page.frame.locator(f"#dw-tab-{tab}").click()
        assert not ENGLISH_WORDS.findall(own_words(page))


def test_browser_chooses_where_the_address_says_nothing(chromium, server):
    """A French browser gets the French page, and its link says so; an address in English is English there too."""
    context = chromium.new_context(locale="fr-CA")
    try:
        page = context.new_page()
        page.goto(f"{server}/")
        expect(page.get_by_role("button", name="Ajouter un article")).to_be_visible(timeout=60_000)
        page.wait_for_url(re.compile(r"lang=fr"), timeout=60_000)
        page.goto(f"{server}/?lang=en")
        expect(page.get_by_role("button", name="Bring a report")).to_be_visible(timeout=60_000)
    finally:
        context.close()


def test_switch_keeps_the_view(visit):
    """Another language changes words only: filters, the chosen statement and the map's view stay, and a link restores it all."""
    page = visit()
    page.switch("type", "fighting")
    page.frame.locator(".dw-told", has_text="building worker").click()
    page.wait_for("document.querySelector('.dw-event')")
    page.move_to(9, 39.8, 46.7)
    before, chosen, shown = (
        page.wait_for_address(lambda query: {"type", "event", "view"} <= set(query)),
        page.chosen(),
        page.shown(),
    )
    page.page.locator(".st-key-languages").get_by_role("button").click()
    page.page.get_by_role("radio", name="Français").check(force=True)
    expect(page.page.get_by_role("button", name="Ajouter un article")).to_be_visible()
    page.wait_for_address(lambda query: query.get("lang") == ["fr"])
    page.page.keyboard.press("Escape")
    again = visit(page.page.url)
    assert again.query() == {**before, "lang": ["fr"]}
    assert (again.chosen(), again.shown(), again.view()[0]) == (chosen, shown, 9)
    assert languages(again)[0] == ["fr", "ltr"]


def test_unknown_language_is_left_out_with_a_word(visit):
    """An address that names a language that the page does not speak is told so, in the browser's language."""
    page = visit("?lang=xx")
    expect(page.frame.locator(".dw-notes")).to_contain_text("does not speak")
    assert "lang" not in page.query()


def test_downloaded_page_speaks_the_language(visit):
    """The self-contained page that a French reader takes along is French."""
    page = visit("?lang=fr")
    written = page.download("Une page", "1-nagorno-karabakh-2023-09-20.html").decode()
    assert '<html lang="fr" dir="ltr">' in written
    assert "Comment lire cette carte" in written


@pytest.mark.parametrize("width", [390, 1440])
def test_french_fits(visit, width):
    """Long French words widen nothing: no part of the page or the frame is wider than its window."""
    page = visit("?lang=fr", width=width)
    page.frame.locator("#dw-tab-table").click()
    for frame in (page.page, page.frame):
        assert frame.evaluate("document.documentElement.scrollWidth") <= width
    header = page.page.locator(".st-key-header").bounding_box()
    assert header["x"] + header["width"] <= width
    assert header["height"] < 70
