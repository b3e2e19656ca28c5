"""The page's logic, run as Streamlit runs it, on the bundled report."""

import html
import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

APP = Path(__file__).parents[1] / "dashboard" / "app.py"
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
    """Give what the map's frame is told: the component's arguments."""
    (component,) = page.get("component_instance")
    return json.loads(component.proto.json_args)


def command(page):
    """Give the command that the map's frame gets."""
    return json.loads(re.search(r"dateline\.apply\((.*)\);", frame(page)["feature_group"]).group(1))


def told(page):
    """Give the text of the page's own blocks: title, notes and card, as a reader sees it."""
    markup = " ".join(block.proto.body for block in page.get("html"))
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def types_shown(page):
    """Give the types in the table of statements."""
    return {what.split()[-1] for what in page.dataframe[0].value["What"]}


@pytest.fixture(scope="module")
def first():
    """The page as it opens without any address."""
    return open_page()


def test_page_opens_on_the_bundled_report(first):
    """Without an address the page shows the default report, all but wishes, threats and history."""
    told = command(first)
    assert told["address"] == {"report": DEFAULT, "event": None}
    assert len(told["shown"]) == len(first.dataframe[0].value) > 10
    assert not set(first.dataframe[0].value["How"]) & {"Demanded", "Threatened", "Earlier"}


def test_filter_by_address_and_by_hand_are_the_same(first):
    """A type in the address shows what choosing it shows."""
    by_address = open_page(type="Casualties")
    by_hand = open_page()
    by_hand.get_by_key("type").set_value(["Casualties"]).run()
    assert types_shown(by_address) == {"Casualties"}
    assert command(by_address)["shown"] == command(by_hand)["shown"] != command(first)["shown"]


def test_dates_in_the_address_filter():
    """A day in the address leaves no statement that is surely of another day."""
    page = open_page(dates=["2023-09-20", "2023-09-20"], undated="false")
    assert 0 < len(command(page)["shown"]) < len(command(open_page())["shown"])
    assert "–" not in set(page.dataframe[0].value["When"])


def test_map_script_is_constant(first):
    """Whatever is filtered or chosen, the frame's script is the same, so the frame is never built again."""
    chosen = command(first)["shown"][3]
    other = open_page(type="Diplomacy", event=chosen, report="2-hodeida-2018-11-14", tiles="true")
    assert frame(first)["script"] == frame(other)["script"]
    assert frame(first)["feature_group"] != frame(other)["feature_group"]


def test_no_link_leaves_the_app(first):
    """Every script and style of the frame is an address inside this app."""
    links = frame(first)["js_links"] + frame(first)["css_links"]
    assert len(links) == 6
    assert all(link.startswith("../dashboard.assets.") for link in links)
    assert not re.findall(r"https?://", frame(first)["header"] + frame(first)["html"])


def test_script_holds_nothing_of_the_article(first):
    """No word of the report reaches the frame inside a script."""
    quotes = " ".join(first.dataframe[0].value["Sentence"])
    names = set(first.dataframe[0].value["Where"]) - {"–"}
    assert names
    assert not [name for name in names if name in frame(first)["script"] + frame(first)["feature_group"]]
    assert quotes[:30] not in frame(first)["feature_group"]


def test_bad_address_is_harmless():
    """What an address asks for in vain is left out with a word, and the rest is kept."""
    page = open_page(
        type=["Nope", "Casualties"], view="1/x/y", event="zz", dates=["2023-99-99"], report="none", said=""
    )
    page = open_page(type=["Nope"], view="1/x/y", event="zz", dates=["2023-99-99"], report="none")
    said = told(page).partition("Part of the link was left out")[2]
    for part in ("“Nope”", "“2023-99-99”", "report", "view", "statement"):
        assert part in said
    assert command(page)["address"]["report"] == DEFAULT


def test_address_is_never_markup():
    """What an address holds is shown as it stands."""
    page = open_page(type=["<img src=x onerror=alert(1)>", "![x](http://x.example)"])
    assert "![x](http://x.example)" in told(page)
    assert "<img" not in " ".join(block.proto.body for block in page.get("html"))
    assert not [block for block in (*page.markdown, *page.caption) if "x.example" in block.value]


def test_reversed_dates_filter_nothing(first):
    """Dates in the wrong order are no filter, and the page says so."""
    page = open_page(dates=["2023-09-20", "2023-09-19"])
    assert command(page)["shown"] == command(first)["shown"]
    assert "wrong order" in told(page)


def test_address_opens_a_statement(first):
    """The event in the address is chosen on the map, in the table and on the card."""
    row = 2
    chosen = command(first)["shown"][row]
    page = open_page(event=chosen)
    assert command(page)["chosen"] == command(page)["address"]["event"] == chosen
    assert any(f'data-event="{chosen}"' in block.proto.body for block in page.get("html"))
    assert page.session_state["table"]["selection"]["rows"] == [row]


def test_next_statement_follows_the_table(first):
    """The step forward chooses the statement of the next row, and asks the map to show it."""
    ids = command(first)["shown"]
    page = open_page(event=ids[0])
    page.button(key="step_next").click().run()
    assert (command(page)["chosen"], command(page)["fly"]) == (ids[1], True)


def test_chosen_statement_stays_when_filtered_away(first):
    """A filter takes a statement off the map and leaves its card open."""
    page = open_page(event=command(first)["shown"][0], type="Arrest")
    assert any(caption.value == "The filters hide this statement." for caption in page.caption)


def test_empty_result_says_what_to_loosen():
    """With nothing left, the page names the filter that hides it, and offers a reset."""
    page = open_page(type="Arrest")
    assert command(page)["shown"] == []
    assert "Nothing is left. Loosening" in told(page)
    page.button(key="reset").click().run()
    assert len(command(page)["shown"]) > 10
    assert "Nothing is left" not in told(page)


def test_statements_without_place_are_listed(first):
    """The tab counts what is not on the map, and its table holds only that."""
    labels = [tab.label for tab in first.tabs]
    (number,) = re.findall(r"Not on the map: (\d+) statement", " ".join(labels))
    assert int(number) == len(first.dataframe[1].value) > 0
    assert len(first.dataframe[1].value) < len(first.dataframe[0].value)


@pytest.mark.parametrize("report", ["2-hodeida-2018-11-14", "3-mindanao-2008-08-22"])
def test_other_bundled_reports_open(report):
    """Each bundled report has statements to show."""
    page = open_page(report=report)
    assert command(page)["address"]["report"] == report
    assert command(page)["shown"]


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
    assert command(page)["address"]["report"] is None
    assert set(page.dataframe[0].value["Where"]) == {"Lviv"}


def test_report_in_another_language_says_that_only_places_are_read():
    """One sentence under the title instead of an empty page that looks like a quiet day."""
    dialog = bring("Des obus sont tombés mardi sur Goma et sur Bukavu, selon un responsable de la province.")
    page = open_own(dialog)
    assert any(
        "not to be in English" in html.proto.body and "2 names of places" in html.proto.body
        for html in page.get("html")
    )


def test_own_report_that_is_none_is_refused():
    """An empty report is one sentence on what to do."""
    dialog = bring("   ")
    assert [text.value for text in dialog.text] == ["There is no text. Paste the words of a report, or choose a file."]
    assert "own_reports" not in dialog.session_state


def test_report_that_breaks_the_reading_is_refused(monkeypatch):
    """Whatever a text does to the reading, the page answers in a sentence."""

    def break_down(*_):
        msg = "no such thing"
        raise RuntimeError(msg)

    monkeypatch.setattr("geodata.pipeline.extract", break_down)
    dialog = bring("This text breaks the reading.")
    assert [text.value for text in dialog.text] == ["This report could not be read. Try a part of it."]


def test_page_says_that_a_report_could_not_be_read(monkeypatch):
    """The page stays whole, and where the report's days would stand it says what happened."""
    monkeypatch.setattr("dashboard.sources.find_reading", lambda _: None)
    monkeypatch.setattr("dashboard.sources.read_report", lambda _: 1 / 0)
    page = open_page()
    assert "This report could not be read." in told(page)
    assert command(page)["shown"] == []
