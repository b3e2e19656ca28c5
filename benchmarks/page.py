"""Times the page in a real Chromium beside a plain streamlit-folium app on the same events, in one run.

    python -m benchmarks.page [--rounds N] [--events 1000,10000,50000]

Prints one row a measurement, each the median of N rounds, or of as many as fit into `MOST_SECONDS` of one measurement
(then their number stands beside it; a dash where none came to its end). The plain app serves its libraries itself, from
installed packages.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, WebSocket, sync_playwright
from playwright.sync_api import TimeoutError as TakesTooLong

from benchmarks.chromium import CHROMIUM, LAUNCH
from benchmarks.page_apps import OURS, PLAIN, QUIET_MS, App, new_page
from benchmarks.serving import DASHBOARD, await_map, open_page, serve

MOST_SECONDS = 150
MOST_PLAIN = 10_000
"""With more events the plain app does not come to an end."""
VIEWERS = 10


@dataclass(frozen=True, slots=True)
class Timing:
    """One measurement: its median, of so many rounds."""

    median: float
    rounds: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--rounds", type=int, default=20, help="rounds of each measurement; the median is printed")
    parser.add_argument("--events", default="1000,10000,50000", help="numbers of events to filter")
    options = parser.parse_args(arguments)
    numbers = [int(number) for number in options.events.split(",")]
    print(f"{'':44s} {'the page':>16s} {'plain app':>16s}")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(LAUNCH))
        print_starts(browser, options.rounds)
        for number in numbers:
            print_filters(browser, number, options.rounds, in_detail=number == numbers[0])
        browser.close()
    return 0


def print_starts(browser: Browser, rounds: int) -> None:
    """Time the command to the first painted map, and a reload: the dashboard beside the plain app with 25 markers."""
    scripts = {DASHBOARD: await_map, PLAIN.script: PLAIN.settle}
    cold: dict[str, list[float]] = {script: [] for script in scripts}
    warm: dict[str, list[float]] = {script: [] for script in scripts}
    for _ in range(rounds):
        for script, settle in scripts.items():
            context, page = new_page(browser)
            began = time.perf_counter()
            with serve(script, {"EVENTS": "25", "RUN_LOG": os.devnull}) as (address, _pid):
                open_page(page, address)
                settle(page)
                cold[script].append(time.perf_counter() - began)
                began = time.perf_counter()
                page.reload()
                settle(page)
                warm[script].append(time.perf_counter() - began)
            context.close()
    for name, times in (("command to first painted map, cold", cold), ("reload to painted map", warm)):
        _print_row(name, _timing(times[DASHBOARD]), _timing(times[PLAIN.script]), "s")


def print_filters(browser: Browser, number: int, rounds: int, *, in_detail: bool) -> None:
    """Time a change of filter with so many events; in detail also the click, the bytes, the server and the memory."""
    ours = _measure(browser, OURS, number, rounds, in_detail=in_detail)
    plain = _measure(browser, PLAIN, number, rounds, in_detail=in_detail) if number <= MOST_PLAIN else {}
    for name, (timing, unit) in ours.items():
        _print_row(f"{name}, {number:,} events", timing, plain.get(name, (None, unit))[0], unit)


def _measure(browser: Browser, app: App, number: int, rounds: int, *, in_detail: bool) -> dict[str, tuple[Timing, str]]:
    """Measure one app with so many events; the name of each measurement is the same for both apps."""
    found: dict[str, tuple[Timing, str]] = {}
    with (
        tempfile.NamedTemporaryFile() as log,
        serve(app.script, {"EVENTS": str(number), "RUN_LOG": log.name}) as (at, pid),
    ):
        context, page = new_page(browser)
        traffic = Traffic(page)
        open_page(page, at)
        app.settle(page)
        rest = lambda: page.wait_for_timeout(QUIET_MS)  # noqa: E731 - said once, used often
        rest()
        app.change(page)
        rest()
        runs, traffic.bytes = len(_runs(log.name)), 0
        timing = _rounds(rounds, lambda: app.change(page), rest)
        found["filter change to painted map"] = timing, "ms"
        if in_detail:
            found["bytes of a filter change"] = (
                Timing(traffic.bytes / 1000 / max(1, timing.rounds), timing.rounds),
                "kB",
            )
            found["a run on the server"] = _timing([1000 * one for one in _runs(log.name)[runs:]]), "ms"
            found["click to card"] = _rounds(rounds, lambda: app.click(page), rest), "ms"
        context.close()
        if in_detail:
            found["memory of one more viewer"] = _memory(browser, at, pid, app), "MB"
    return found


class Traffic:
    """Counts what a page sends and is sent: messages of its socket, and the bodies of its answers."""

    def __init__(self, page: Page) -> None:
        self.bytes = 0
        page.on("websocket", self._follow)
        page.on("requestfinished", lambda request: self._add(request.sizes()["responseBodySize"]))

    def _follow(self, socket: WebSocket) -> None:
        socket.on("framesent", lambda message: self._add(len(message)))
        socket.on("framereceived", lambda message: self._add(len(message)))

    def _add(self, number: int) -> None:
        self.bytes += number


def _memory(browser: Browser, address: str, pid: int, app: App) -> Timing:
    """Open so many viewers beside the first; megabytes that the server grew by, for each."""
    contexts = []
    before = 0.0
    for viewer in range(VIEWERS + 1):
        context, page = new_page(browser)
        contexts.append(context)
        open_page(page, address)
        app.settle(page)
        page.wait_for_timeout(QUIET_MS)
        before = before if viewer else _resident_mb(pid)
    grown = _resident_mb(pid) - before
    for context in contexts:
        context.close()
    return Timing(grown / VIEWERS, VIEWERS)


def _resident_mb(pid: int) -> float:
    """Read a process's resident memory (Linux)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def _rounds(rounds: int, measure: Callable[[], float], rest: Callable[[], object]) -> Timing:
    """Measure so often, or until it has taken too long."""
    times: list[float] = []
    began = time.monotonic()
    while len(times) < rounds and time.monotonic() - began < MOST_SECONDS:
        try:
            times.append(measure())
        except TakesTooLong:
            break
        rest()
    return _timing(times)


def _timing(times: Sequence[float]) -> Timing:
    return Timing(statistics.median(times) if times else float("nan"), len(times))


def _runs(log: str) -> list[float]:
    """Read how long each run on the server took, seconds."""
    return [float(line) for line in Path(log).read_text(encoding="utf-8").split()]


def _print_row(name: str, ours: Timing, plain: Timing | None, unit: str) -> None:
    told = [
        f"{one.median:,.{1 if one.median < 20 else 0}f} {unit} ({one.rounds})" if one and one.rounds else "–"
        for one in (ours, plain)
    ]
    print(f"{name:44s} {told[0]:>16s} {told[1]:>16s}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
