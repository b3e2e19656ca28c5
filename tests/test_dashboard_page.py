"""The page's logic on the server, run as Streamlit runs it, on the bundled report."""

import json
import re
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

APP = Path(__file__).parents[1] / "dashboard" / "main.py"
DEFAULT = "1-nagorno-karabakh-2023-09-20"


def open_page(**query):
    """Open the page with an address."""
    page = AppTest.from_file(str(APP), default_timeout=120)
    for name, value in query.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def frame(page):
    """Give what the frame is told: the component's arguments."""
    (component,) = page.get("component_instance")
    return json.loads(component.proto.json_args)


def command(page):
    """Give the command that the frame gets."""
    return json.loads(re.search(r"dateline\.apply\((.*)\);", frame(page)["feature_group"]).group(1))


@pytest.fixture(scope="module", autouse=True)
def own_main():
    """Put the main module back: the harness leaves the page in its place, and every process spawned later would run it."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(scope="module")
def first():
    """The page as it opens without any address."""
    return open_page()


def test_page_opens_on_the_bundled_report(first):
    """Without an address the page shows the default report, with its days and where its statements lie."""
    told = command(first)
    assert (told["address"], told["isRead"], told["notes"]) == (DEFAULT, True, [])
    assert told["under"].endswith(" · Dateline sample · published 20 September 2023")
    assert told["record"].endswith(".json")
    assert told["chunkOf"] == [0]


def test_script_is_constant(first):
    """Whatever is shown, the frame's script is the same, so the frame is never built again."""
    other = open_page(report="2-hodeida-2018-11-14")
    assert frame(first)["script"] == frame(other)["script"]
    assert frame(first)["feature_group"] != frame(other)["feature_group"]


def test_no_link_leaves_the_app(first):
    """The frame's one script and one style are addresses inside this app, as the test harness serves them."""
    links = frame(first)["js_links"] + frame(first)["css_links"]
    assert [Path(link).suffix for link in links] == [".js", ".css"]
    assert all(link.startswith("../../mock/media/") for link in links)
    assert not re.findall(r"https?://", frame(first)["header"] + frame(first)["html"])


def test_script_holds_nothing_of_the_article(first):
    """Of a report, only its title reaches the frame inside a script, as escaped JSON; no sentence and no place does."""
    told = frame(first)["script"] + frame(first)["feature_group"]
    assert not [name for name in ("Shusha", "Yevlakh", "Stepanakert", "separatist") if name in told]


def test_rerun_sends_the_same_command(first):
    """A run that changes nothing tells the frame nothing new."""
    before = frame(first)["feature_group"]
    first.run()
    assert frame(first)["feature_group"] == before


def test_unknown_report_is_left_out_with_a_word():
    """An address that names a report that is not here opens the default one, and says so."""
    page = open_page(report="<b>none</b>")
    assert command(page)["address"] == DEFAULT
    assert command(page)["notes"] == ["the report it names is not here"]


@pytest.mark.parametrize("report", ["2-hodeida-2018-11-14", "3-mindanao-2008-08-22"])
def test_other_bundled_reports_open(report):
    """Each bundled report can be named by an address."""
    assert command(open_page(report=report))["address"] == report


def test_all_reports_are_shown_together():
    """All of them is a choice like any report, in the address too."""
    told = command(open_page(report="all"))
    assert (told["address"], told["title"]) == ("all", "All 3 reports")
    assert len(told["chunkOf"]) == 3


def bring(text):
    """Run only the dialog in which a reader brings a report."""

    def script():
        from dashboard.bring import bring_report  # noqa: PLC0415 - AppTest copies this function's source

        bring_report()

    page = AppTest.from_function(script, default_timeout=120).run()
    page.text_area(key="own_text").set_value(text)
    return page.button(key="own_read").click().run()


def open_own(dialog):
    """Open the page on the report that a dialog brought."""
    (source,) = dialog.session_state["own_reports"]
    page = AppTest.from_file(str(APP), default_timeout=120)
    page.session_state["own_reports"] = (source,)
    page.session_state["next_report"] = source.report_id
    page.run()
    assert not page.exception
    return page


def test_own_report_is_read_and_kept():
    """A pasted report becomes the next one shown, and no link can hold it."""
    dialog = bring("Shells killed 12 people in Lviv on Tuesday, the governor said.")
    page = open_own(dialog)
    assert page.selectbox(key="report").value == dialog.session_state["own_reports"][0].report_id
    assert command(page)["address"] is None


def test_report_in_another_language_says_that_only_places_are_read():
    """One sentence under the title instead of an empty page that looks like a quiet day."""
    dialog = bring("Des obus sont tombés mardi sur Goma et sur Bukavu, selon un responsable de la province.")
    under = command(open_own(dialog))["under"]
    assert "not to be in English" in under
    assert "2 names of places" in under


def test_own_report_that_is_none_is_refused():
    """An empty report is one sentence on what to do."""
    dialog = bring("   ")
    assert [text.value for text in dialog.text] == [
        "There is no text. Paste the words of a report, choose a file or give an address."
    ]
    assert dialog.session_state["own_reports"] == ()


def test_report_that_breaks_the_reading_is_refused(monkeypatch):
    """Whatever a text does to the reading, the page answers in a sentence."""

    def break_down(*_):
        msg = "no such thing"
        raise RuntimeError(msg)

    monkeypatch.setattr("geodata.pipeline.extract", break_down)
    dialog = bring("This text breaks the reading.")
    assert [text.value for text in dialog.text] == ["The pasted text: This report could not be read. Try a part of it."]


def test_page_says_that_a_report_could_not_be_read(monkeypatch):
    """The page stays whole, and where the report's days would stand it says what happened."""
    monkeypatch.setattr("dashboard.sources._shelf", lambda: type("Empty", (), {"readings": {}}))
    monkeypatch.setattr("dashboard.sources.read_report", lambda *_: 1 / 0)
    page = open_page()
    assert command(page)["under"] == "This report could not be read. Try a part of it."
    assert command(page)["isRead"]
