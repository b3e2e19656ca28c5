"""The two apps that are measured side by side, and what a reader does in each: the page's own view, and a plain folium map."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Page

from benchmarks.serving import await_map, find_frame

QUIET_MS = 900
"""After which nothing moves any more."""
SIZE = {"width": 1440, "height": 900}
OURS_FILTER = """async () => {
    const box = document.querySelector('input[name="type"]'), began = performance.now();
    box.click();
    await new Promise(requestAnimationFrame);
    await new Promise(done => setTimeout(done));
    return performance.now() - began;
}"""
PLAIN_SHOWN = """async before => {
    const frame = () => document.querySelector('iframe[title*="st_folium"]')?.contentDocument;
    const total = () => [...frame()?.querySelectorAll(".leaflet-marker-icon") || []]
        .reduce((sum, icon) => sum + (Number(icon.textContent.trim()) || 1), 0);
    const wanted = () => Number(document.querySelector("#shown")?.textContent);
    while (wanted() === before || total() !== wanted()) await new Promise(requestAnimationFrame);
    return wanted();
}"""


OURS_CLICK = """async () => {
    const signs = [...document.querySelectorAll("button.dl-button[data-id]")], began = performance.now();
    const sign = signs[window.clicked = ((window.clicked ?? -1) + 1) % signs.length];
    if (!sign) throw new Error("no sign of its own is in view");
    sign.click();
    while (!document.querySelector(`.dw-event[data-event="${sign.dataset.id}"] dl > dt`)) await new Promise(requestAnimationFrame);
    return performance.now() - began;
}"""
PLAIN_ZOOM = """() => {
    const markers = [];
    window.map.eachLayer(layer => { if (layer.getAllChildMarkers) markers.push(...layer.getAllChildMarkers()); });
    const one = markers[window.clicked = ((window.clicked ?? -1) + 1) % markers.length];
    if (one) window.map.setView(one.getLatLng(), 18, {animate: false});
}"""
PLAIN_CARD = "before => document.querySelector('#card').textContent !== before"


@dataclass(frozen=True, slots=True, kw_only=True)
class App:
    """An app over made-up events; `change` and `click` give milliseconds."""

    script: str
    settle: Callable[[Page], object]
    change: Callable[[Page], float]
    click: Callable[[Page], float]


def _change_ours(page: Page) -> float:
    """Press a type in the page's filters; milliseconds until the map with what is left has been painted."""
    frame = find_frame(page)
    return float(frame.evaluate(OURS_FILTER))


def _change_plain(page: Page) -> float:
    """Turn the plain app's filter; milliseconds until its clusters add up to what is left."""
    before = int(page.locator("#shown").inner_text())
    began = time.perf_counter()
    page.locator(".st-key-off label").click()
    page.evaluate(PLAIN_SHOWN, before)
    return 1000 * (time.perf_counter() - began)


def _click_ours(page: Page) -> float:
    """Choose an event on the page's map, another each time; milliseconds until its card is whole."""
    frame = find_frame(page)
    return float(frame.evaluate(OURS_CLICK))


def _click_plain(page: Page) -> float:
    """Click a marker of the plain app, another each time; milliseconds until the page below says what it is."""
    frame = find_frame(page)
    frame.evaluate(PLAIN_ZOOM)
    page.wait_for_timeout(5 * QUIET_MS)
    before = page.locator("#card").inner_text()
    began = time.perf_counter()
    frame.locator(".leaflet-marker-icon:not(.marker-cluster)").first.click(force=True)
    page.wait_for_function(PLAIN_CARD, arg=before, polling=10)
    return 1000 * (time.perf_counter() - began)


def _settle_plain(page: Page) -> None:
    """Wait until the plain app's clusters add up."""
    page.wait_for_selector("#shown", state="attached")
    page.evaluate(PLAIN_SHOWN, -1)


def new_page(browser: Browser) -> tuple[BrowserContext, Page]:
    """Open a new visitor, whose browser has nothing in store; no request is looked at, so that it stores what it is sent."""
    context = browser.new_context(viewport=SIZE)
    return context, context.new_page()


OURS = App(script="benchmarks/crowd_app.py", settle=await_map, change=_change_ours, click=_click_ours)
PLAIN = App(script="benchmarks/plain_app.py", settle=_settle_plain, change=_change_plain, click=_click_plain)
