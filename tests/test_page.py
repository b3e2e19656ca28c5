"""The self-contained page: safe, offline, the same each time, and its filters work in a real browser."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sample_events
import shapely
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from records import location

from geodata.addresses import web_address
from geodata.corrections import correct_readings, parse_corrections
from geodata.model import Article, DateMention, Event, Figure, Location, Reading, Reason
from geodata.page import cells_near, content_policy, page_html, page_record, script_json
from geodata.vocab import DatePrec, EventType, FigureKind, Modality, Qualifier, ReasonField
from geodata.web import WORKSPACE_SCRIPTS

HOSTILE = (
    "</script><script>window.__ran = 1</script><img src=x onerror='window.__ran = 2'> & ${window.__ran = 3} \u2028"
)
LINES = (
    ("fighting", "claimed", "Two columns met at the bridge of Shusha, the ministry said.", "Shusha", (46.75, 39.76), 2),
    (
        "explosion",
        "happened",
        "A depot near Khankendi blew up at noon and killed eleven guards.",
        "Khankendi",
        (46.7528, 39.8177),
        11,
    ),
    ("evacuation", "happened", "Families left the villages of Agdam district by bus.", "Agdam district", None, 0),
    ("diplomacy", "proposed", "A meeting in Yevlakh was proposed for Thursday.", "Yevlakh", (47.15, 40.6183), 0),
    ("attack", "demanded", "The council demanded that the raid be answered.", None, None, 0),
    ("casualty", "denied", f"Nobody died in Barda, {HOSTILE}.", "Barda", (47.126, 40.376), 0),
)


def _location(name: str, point: tuple[float, float] | None, start: int) -> Location:
    lon, lat = point or (46.95, 40.05)
    shape = None if point else shapely.box(46.75, 39.9, 47.2, 40.2)
    return location(name, lon, lat, shape, start=start, end=start + len(name))


def _events(text: str) -> Iterator[Event]:
    for number, (kind, modality, quote, place, point, killed) in enumerate(LINES):
        start, day = text.index(quote), date(2021, 5, 3 + number)
        figure = Figure(
            start=start, end=start + 1, kind=FigureKind.KILLED, low=killed, high=killed, qualifier=Qualifier.EXACT
        )
        yield Event(
            event_id=f"event-{number}",
            article_id="a1",
            event_type=EventType(kind),
            modality=Modality(modality),
            quote=quote,
            start=start,
            end=start + len(quote),
            confidence=0.8,
            reasons=(
                Reason(field=ReasonField.TYPE, rule="act named"),
                Reason(field=ReasonField.PLACE, rule="in the sentence"),
            ),
            location=_location(place, point, start) if place else None,
            when=DateMention(start=start, end=start + 3, first=day, last=day, prec=DatePrec.DAY),
            figures=(figure,) if killed else (),
            claimed_by="the ministry" if modality == "claimed" else None,
            part_of="event-1" if kind == "casualty" else None,
        )


@pytest.fixture(scope="module")
def reading() -> Reading:
    """A report of six statements, some of them hostile."""
    text = "\n\n".join(quote for _, _, quote, *_ in LINES)
    article = Article(
        article_id="a1",
        text=text,
        title=f"A week at the bridge {HOSTILE}",
        published=date(2021, 5, 9),
        url="javascript:alert(1)",
        publisher="Own words",
    )
    return Reading(article=article, toponyms=(), events=tuple(_events(text)), unresolved=())


@pytest.fixture(scope="module")
def html(reading: Reading) -> str:
    """The report's page."""
    return page_html([reading], "A week at the bridge")


@pytest.fixture
def opened(chromium: Browser, html: str, tmp_path: Path) -> Iterator[tuple[Page, list[str]]]:
    """The page from a file, offline, with every request and complaint it made."""
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8")
    context = chromium.new_context(offline=True, viewport={"width": 1440, "height": 900})
    page, seen = context.new_page(), []
    page.on("request", lambda request: seen.append(request.url) if request.url != path.as_uri() else None)
    page.on("pageerror", lambda error: seen.append(f"error {error}"))
    page.on("console", lambda message: seen.append(f"console {message.text}"))
    page.goto(path.as_uri())
    page.wait_for_function("window.__pageReady")
    yield page, seen
    context.close()


def test_same_input_same_bytes(reading: Reading, html: str) -> None:
    """The same readings give the same page."""
    assert page_html([reading], "A week at the bridge") == html


def test_names_no_address(html: str) -> None:
    """Nothing in the page's markup or styles points outside the file."""
    markup = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    assert not re.search(r"""(src|href)=["']?(https?:)?//|url\(|@import""", markup)


def test_data_cannot_leave_its_block(html: str) -> None:
    """A report's words never close the data block or open another element."""
    assert html.count("<script>window.__ran") == 0
    assert html.count("<script") == 2 + 2 + len(WORKSPACE_SCRIPTS)


@given(st.text())
def test_script_json_is_the_same_value_and_safe(text: str) -> None:
    """Any text survives the way into a script element and out of it."""
    written = script_json({"text": text})
    assert json.loads(written) == {"text": text}
    assert "<" not in written
    assert "\u2028" not in written


def test_policy_allows_nothing_but_these_scripts() -> None:
    """The policy loads nothing and runs no inline script without its hash."""
    policy = content_policy(["1"])
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy.split("style-src")[0]


@pytest.mark.parametrize(
    ("expected", "url"),
    [
        ("https://example.org/a", "https://example.org/a"),
        (None, "javascript:alert(1)"),
        (None, "data:text/html,x"),
        (None, "//example.org"),
        (None, "https://[half"),
        (None, None),
    ],
)
def test_only_web_addresses_become_links(expected: str | None, url: str | None) -> None:
    """A link is http or https, or no link."""
    assert web_address(url) == expected


def test_cells_around_an_event_cross_the_antimeridian() -> None:
    """An event at 179.5° east needs the cell on the other side too; a wide one needs none."""
    known = frozenset({"e170s20", "w180s20", "e170s30"})
    assert cells_near([(179.5, -17.0, 179.5, -17.0)], 10, known) == ("e170s20", "w180s20")
    assert cells_near([(100.0, -30.0, 179.0, 0.0)], 10, known) == ()


def test_page_holds_sentences_and_no_whole_text(reading: Reading) -> None:
    """What a reader passes on quotes the report; the words that no event was read from stay where they were."""
    article = replace(reading.article, text=f"{reading.article.text}\n\nWords that nobody was to pass on.")
    written: dict[str, Any] = page_record([replace(reading, article=article)], "One")
    assert "nobody was to pass on" not in json.dumps(written)
    assert written["record"]["reports"][0]["url"] is None


@pytest.mark.browser
def test_asks_nobody_and_runs_no_script_of_the_report(opened: tuple[Page, list[str]]) -> None:
    """The open page makes no request, logs no complaint and runs nothing that the report says."""
    page, seen = opened
    page.click("#dw-tab-table")
    page.click('[data-event="event-5"] .dw-row')
    assert HOSTILE.strip() in page.inner_text("blockquote")
    assert seen == []
    assert page.evaluate("window.__ran") is None
    assert page.locator(".dw-source a").count() == 0


@pytest.mark.browser
def test_first_choice_hides_demands(opened: tuple[Page, list[str]]) -> None:
    """Demands are off at first; what has no place is counted, not dropped."""
    page, _ = opened
    assert page.inner_text(".dw-count") == "5 of 6 shown"
    page.check('input[value="demanded"]')
    assert page.inner_text(".dw-count") == "6 of 6 shown"
    assert page.inner_text("#dw-tab-nowhere") == "Not on the map (1)"


@pytest.mark.browser
def test_filters_hide_signs_and_keep_the_view(opened: tuple[Page, list[str]]) -> None:
    """A filter takes signs and rows away and the map stays where it is."""
    page, _ = opened
    page.click("#dw-tab-table")
    page.wait_for_timeout(300)
    place = page.evaluate("document.querySelector('.leaflet-map-pane').style.transform")
    page.uncheck('input[value="fighting"]')
    assert page.locator('.dw-map [data-id="event-0"], tr[data-event="event-0"]').count() == 0
    page.fill('input[name="to"]', "2021-05-04")
    assert page.locator("#dw-pane-table tbody tr").count() == 1
    assert page.locator(".dw-map .dl-button").count() == 1
    assert page.evaluate("document.querySelector('.leaflet-map-pane').style.transform") == place


@pytest.mark.browser
def test_a_sign_opens_its_sentence_by_keyboard(opened: tuple[Page, list[str]]) -> None:
    """Enter on a focused sign shows the sentence, who says it, the figures and the date."""
    page, _ = opened
    page.click("#dw-tab-table")
    page.focus('.dw-map [data-id="event-0"]')
    page.keyboard.press("Enter")
    page.wait_for_selector(".dw-event dl > dt")
    card = page.inner_text(".dw-card")
    for told in ("Two columns met at the bridge", "the ministry", "2 killed", "Monday 3 May 2021", "Shusha"):
        assert told in card
    assert page.get_attribute('tr[data-event="event-0"]', "aria-selected") == "true"


@pytest.mark.browser
def test_fits_a_phone(opened: tuple[Page, list[str]]) -> None:
    """At 390 px nothing is wider than the screen and the filters are folded."""
    page, _ = opened
    page.set_viewport_size({"width": 390, "height": 780})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert not page.is_visible(".dw-filters")


def test_corrections_travel_beside_what_was_read():
    """The page holds events as they were read, and the corrections that its reader can undo."""
    fix = {"event_id": "e1", "article_id": "a1", "field": "event_type", "from": "casualty", "to": "arrest"}
    fix["at"] = "2026-01-31T09:30:00+00:00"
    corrections = parse_corrections(json.dumps([fix]).encode(), "corrections.json")
    corrected = correct_readings([sample_events.reading(sample_events.event())], corrections, [])
    record = page_record(tuple(corrected), "A title")
    assert record["record"]["events"]["event_type"] == ["casualty"]
    assert record["corrections"] == [fix]
