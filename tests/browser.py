"""A visitor's page in a real Chromium, for the browser tests."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

FRAME = 'iframe[title*="st_folium"]'
PATIENCE_MS = 60_000
POLLING_MS = 50
SIGN = "button.dl-button[data-id]"


class Visit:
    """One visitor with a fresh browser profile; `strayed` are the addresses off the app that were asked for, `held` the requests held back."""

    def __init__(self, chromium, server, query, *, width, height, theme, hold=None, zone=None):
        self.server = server
        self.strayed, self.script_errors, self.held = [], [], []
        self.holding = bool(hold)
        self.context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=theme, timezone_id=zone
        )
        self.context.set_default_timeout(PATIENCE_MS)
        self.context.route(lambda address: not address.startswith((server, "data:", "blob:")), self._refuse)
        if hold:
            self.context.route(hold, self._hold)
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.script_errors.append(str(error)))
        self.page.goto(query if query.startswith("http") else f"{server}/{query}")
        if not hold:
            self.wait_for_map()

    def release(self):
        """Let the files that were held back come, and wait for the map."""
        self.holding = False
        for route in self.held:
            route.continue_()
        self.wait_for_map()

    def _hold(self, route):
        """Keep a request waiting until the release; one that comes later goes on at once."""
        if self.holding:
            self.held.append(route)
        else:
            route.continue_()

    def _refuse(self, route):
        """Record a request that leaves the app, and let it fail as with no network."""
        self.strayed.append(route.request.url)
        route.abort()

    def wait_for_map(self):
        """Wait until the map shows events and its detail is painted."""
        self.frame = self.page.wait_for_selector(FRAME).content_frame()
        self.wait_for("document.body?.dataset.shown")
        self.wait_for("dateline.basemap.settled()")
        self.wait_for(
            "(box => dateline.map.getSize().equals([box.clientWidth, box.clientHeight]))(dateline.map.getContainer())"
        )

    def wait_for(self, expression, arg=None):
        """Wait until something holds in the frame; asked by the clock, for a frame out of view is never repainted."""
        self.frame.wait_for_function(expression, arg=arg, polling=POLLING_MS)

    def wait_for_address(self, holds):
        """Wait until the address's parameters are as asked; gives them."""
        self.page.wait_for_url(lambda address: holds(parse_qs(urlsplit(address).query)))
        return self.query()

    def shown(self):
        """Give how many statements the page says it shows, and of how many."""
        told = self.frame.locator(".dw-count").inner_text().split()
        return int(told[0]), int(told[2])

    def switch(self, facet, value):
        """Press one choice of a filter."""
        self.frame.locator(f'input[name="{facet}"][value="{value}"]').click()

    def only(self, facet, value):
        """Press "only" beside one choice of a filter."""
        self.frame.locator(f'.dw-choice:has(input[name="{facet}"][value="{value}"]) .dw-only').click(force=True)

    def signs(self):
        """Give the ids of the events that have a sign of their own on the map."""
        return self.frame.eval_on_selector_all(SIGN, "signs => signs.map(sign => sign.dataset.id)")

    def signs_in_view(self):
        """Give the ids of the signs that a pointer can reach now."""
        return self.frame.eval_on_selector_all(
            SIGN,
            """signs => signs.filter(sign => {
                const box = sign.getBoundingClientRect();
                return sign.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
            }).map(sign => sign.dataset.id)""",
        )

    def names(self):
        """Give the accessible names of the signs."""
        return self.frame.eval_on_selector_all(SIGN, "signs => signs.map(sign => sign.ariaLabel)")

    def download(self, button, name):
        """Give the content of the file that a button of the download menu gives."""
        menu = self.page.locator(".st-key-downloads").get_by_test_id("stPopoverButton")
        if menu.get_attribute("aria-expanded") == "false":
            menu.click()
        with self.page.expect_download() as started:
            self.page.get_by_test_id("stPopoverBody").get_by_role("button", name=button).click()
        assert started.value.suggested_filename == name
        return Path(started.value.path()).read_bytes()

    def view(self):
        """Give zoom, latitude and longitude of the map."""
        return self.frame.evaluate(
            "(() => { const c = dateline.map.getCenter(); return [dateline.map.getZoom(), +c.lat.toFixed(2), +c.lng.toFixed(2)]; })()"
        )

    def move_to(self, zoom, lat, lon):
        """Move the map as a reader would, and wait until the address has it."""
        self.frame.evaluate(
            "([zoom, lat, lon]) => { dateline.map.setView([lat, lon], zoom, {animate: false}); }", [zoom, lat, lon]
        )
        self.wait_for_address(lambda query: "view" in query)

    def click_sign(self, event_id):
        """Click an event's sign, and wait for its card."""
        self.frame.locator(f'{SIGN}[data-id="{event_id}"]').click()
        self.wait_for_card(event_id)

    def wait_for_card(self, event_id):
        """Wait until the card of an event is whole."""
        self.frame.wait_for_selector(f'.dw-event[data-event="{event_id}"] dl > dt')

    def chosen(self):
        """Give the event whose card is open."""
        card = self.frame.locator(".dw-event")
        return card.get_attribute("data-event") if card.count() else None

    def runs_on_server(self):
        """Give how often the server has been told something."""
        return self.frame.evaluate("dateline.tellings()")

    def query(self):
        """Give the address's parameters."""
        return parse_qs(urlsplit(self.page.url).query)

    def close(self):
        """End the visit."""
        self.context.close()
