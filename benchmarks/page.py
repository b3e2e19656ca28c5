"""Times the page in a real Chromium: from the command to the first painted map, and a reload."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Error, Page, sync_playwright

from benchmarks.chromium import CHROMIUM, LAUNCH

ROOT = Path(__file__).parents[1]
PATIENCE_MS = 60_000
RETRY_MS = 50


def time_page() -> dict[str, float]:
    """Start the dashboard, open it as a new visitor, and reload it.

    Returns:
        Seconds from the command to a map with its events and its basemap painted, and of a reload to the same.
    """
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(LAUNCH))
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        began = time.perf_counter()
        with serve() as address:
            open_page(page, address)
            await_map(page)
            cold = time.perf_counter() - began
            began = time.perf_counter()
            page.reload()
            await_map(page)
            warm = time.perf_counter() - began
        browser.close()
    return {"command to first painted map": cold, "reload to painted map": warm}


@contextmanager
def serve() -> Iterator[str]:
    """Serve the dashboard on a free port of this machine; gives its address at once, before it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    flags = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard/app.py", *flags]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


def open_page(page: Page, address: str) -> None:
    """Open the page as soon as the server answers."""
    page.set_default_timeout(PATIENCE_MS)
    deadline = time.monotonic() + PATIENCE_MS / 1000
    while True:
        try:
            page.goto(address)
        except Error:
            if time.monotonic() > deadline:
                raise
            page.wait_for_timeout(RETRY_MS)
        else:
            return


def await_map(page: Page) -> None:
    """Wait until the map shows its events and the basemap is painted."""
    frame = page.wait_for_selector('iframe[title*="st_folium"]').content_frame()
    frame.wait_for_function("document.body?.dataset.shown && window.dateline && dateline.basemap.settled()")
