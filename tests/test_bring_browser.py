"""Bringing reports as a reader does: several files at once, a printed page, a failure among them."""

import json
import re

import docx
import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LVIV = "Shells killed 12 people in Lviv on Tuesday, the governor said."
GOMA = "Rebels attacked a convoy in Goma on Friday and killed three soldiers, the army said."


def bring(page, *files):
    """Open the dialog and choose files."""
    page.page.get_by_role("button", name="Bring a report").click()
    page.page.locator('input[type="file"]').set_input_files(list(files))
    for file in files:
        expect(page.page.get_by_text(file.name, exact=True)).to_be_visible()
    page.page.get_by_role("button", name="Read it").click()


def test_a_batch_goes_on_past_a_failure(visit, tmp_path):
    """Two reports of three are read; the third is named with what to do; then the reader goes on to the others."""
    good, other, bad = tmp_path / "lviv.docx", tmp_path / "goma.jsonl", tmp_path / "scan.pdf"
    made = docx.Document()
    made.add_paragraph(LVIV)
    made.save(good)
    other.write_text(json.dumps({"title": "On the road to Goma", "text": GOMA}), encoding="utf-8")
    bad.write_bytes(b"%PDF-1.7 nothing")
    page = visit()
    bring(page, bad, good, other)
    dialog = page.page.get_by_role("dialog")
    expect(dialog.get_by_text("scan.pdf: This PDF is damaged and could not be read.")).to_be_visible(timeout=60_000)
    dialog.get_by_role("button", name="Show 2 reports").click()
    expect(dialog).to_have_count(0)
    page.wait_for("dateline.layer.places().some(place => place.name === 'Lviv')")
    page.page.get_by_role("combobox", name="Report").click()
    page.page.get_by_role("option", name="On the road to Goma").click()
    page.wait_for("dateline.layer.places().some(place => place.name.includes('Goma'))")


def test_a_page_printed_to_pdf_is_read(visit, chromium, tmp_path):
    """What a browser prints, with its hyphens, lines and running heads, is read as its sentences."""
    context = chromium.new_context()
    printer = context.new_page()
    printer.set_content(f"<title>Night in Lviv</title><h1>Night in Lviv</h1><p>{LVIV}</p><p>{GOMA}</p>")
    path = tmp_path / "night.pdf"
    printer.pdf(path=path)
    context.close()
    page = visit()
    bring(page, path)
    page.wait_for_address(lambda query: "report" not in query)
    page.wait_for_map()
    expect(page.frame.locator(".dw-reading")).to_contain_text("Lviv on Tuesday")
    assert page.shown() == (2, 2)


def test_a_file_that_is_still_on_its_way_is_waited_for(visit, tmp_path):
    """A reader on a slow line who asks for a file too early has it read when it is here."""
    path = tmp_path / "lviv.html"
    path.write_text(f"<title>Lviv</title><!-- {'-' * 500_000} --><p>{LVIV}</p>", encoding="utf-8")
    page = visit()
    slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 250_000}
    page.page.context.new_cdp_session(page.page).send("Network.emulateNetworkConditions", slow)
    bring(page, path)
    page.wait_for_address(lambda query: "report" not in query)
    page.wait_for("dateline.layer.places().some(place => place.name === 'Lviv')")
    assert page.shown() == (1, 1)


def test_the_dialog_outlives_what_the_map_tells(visit):
    """A run that the map asks for while a reader pastes neither closes the dialog nor takes what is in it."""
    page = visit()
    page.page.get_by_role("button", name="Bring a report").click()
    page.page.get_by_label("Text of the report").fill(LVIV)
    page.frame.evaluate("""document.querySelector('input[name="type"][value="fighting"]').click()""")
    page.page.wait_for_timeout(1500)
    assert page.runs_on_server() == 1
    page.page.get_by_role("button", name="Read it").click()
    page.wait_for_address(lambda query: "report" not in query)
    page.wait_for("dateline.layer.places().some(place => place.name === 'Lviv')")


def test_what_is_being_done_is_told(visit):
    """While a long report is read, the dialog says which of its sentences is being read."""
    page = visit()
    page.page.get_by_role("button", name="Bring a report").click()
    page.page.get_by_label("Text of the report").fill("\n\n".join([LVIV, GOMA] * 150))
    page.page.evaluate(
        """() => {
            window.told = new Set();
            new MutationObserver(() => window.told.add(document.querySelector('[role="dialog"]')?.innerText))
                .observe(document.body, {subtree: true, childList: true, characterData: true});
        }"""
    )
    page.page.get_by_role("button", name="Read it").click()
    page.wait_for_address(lambda query: "report" not in query)
    told = "\n".join(page.page.evaluate("[...window.told].filter(Boolean)"))
    assert "reading the words" in told
    assert re.search(r"reading sentence \d+ of 300", told)


def test_a_reading_that_another_run_cuts_short_is_begun_again(visit):
    """What the map tells while a long report is read costs time, and not the report."""
    page = visit()
    page.page.get_by_role("button", name="Bring a report").click()
    told = [f"Shells killed {number} people in Lviv on Tuesday, the governor said." for number in range(2, 602)]
    page.page.get_by_label("Text of the report").fill("\n\n".join(told))
    page.page.get_by_role("button", name="Read it").click()
    expect(page.page.get_by_role("dialog").get_by_text(re.compile("reading sentence"))).to_be_visible()
    page.frame.evaluate("""document.querySelector('input[name="type"][value="fighting"]').click()""")
    page.wait_for_address(lambda query: "report" not in query)
    assert page.runs_on_server() == 1
    assert page.shown() == (600, 600)


def test_an_address_that_cannot_be_read_says_so(visit):
    """On the server's own machine an address is asked for; one inside the network is refused in a sentence."""
    page = visit()
    page.page.get_by_role("button", name="Bring a report").click()
    page.page.get_by_label("Or its address").fill("http://127.0.0.1/report")
    page.page.get_by_role("button", name="Read it").click()
    expect(page.page.get_by_text("it is not on the public internet. Paste the text instead.")).to_be_visible()


def test_a_french_page_says_in_french_what_could_not_be_read(visit, tmp_path):
    """What geodata refuses is told in the page's language, with the file that it was."""
    bad = tmp_path / "scan.pdf"
    bad.write_bytes(b"%PDF-1.7 nothing")
    page = visit("?lang=fr")
    page.page.get_by_role("button", name="Ajouter un article").click()
    page.page.locator('input[type="file"]').set_input_files(bad)
    expect(page.page.get_by_text(bad.name, exact=True)).to_be_visible()
    page.page.get_by_role("button", name="Lire l’article").click()
    expect(page.page.get_by_text("scan.pdf\u00a0: Ce PDF est endommagé et n’a pas pu être lu.")).to_be_visible()


def test_own_reports_stay_for_the_session(visit):
    """A report that was brought is still among the reports after another was read."""
    page = visit()
    page.page.get_by_role("button", name="Bring a report").click()
    page.page.get_by_label("Text of the report").fill(LVIV)
    page.page.get_by_role("button", name="Read it").click()
    page.wait_for_address(lambda query: "report" not in query)
    page.page.get_by_role("combobox", name="Report").click()
    page.page.get_by_role("option", name="Nagorno-Karabakh").first.click()
    page.page.wait_for_url("**report=1-nagorno*")
    page.page.get_by_role("combobox", name="Report").click()
    expect(page.page.get_by_role("option", name="Shells killed 12 people")).to_be_visible()
