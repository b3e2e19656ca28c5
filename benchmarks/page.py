"""Times the page in a real Chromium: from the command to the first painted map, and a reload."""

import socket
import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
CHROMIUM = "/usr/bin/chromium"
LAUNCH = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
PATIENCE_MS = 60_000
RETRY_MS = 50


def time_page() -> dict[str, float]:
    """Start the dashboard, open it as a new visitor, and reload it.

    Returns:
        Seconds from the command to a map with its events and its basemap painted, and of a reload to the same.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    flags = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=LAUNCH)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(PATIENCE_MS)
        began = time.perf_counter()
        command = [sys.executable, "-m", "streamlit", "run", "dashboard/app.py", *flags]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
            try:
                _open(page, f"http://127.0.0.1:{port}/")
                cold = _await_map(page, began)
                began = time.perf_counter()
                page.reload()
                warm = _await_map(page, began)
            finally:
                process.terminate()
                browser.close()
    return {"command to first painted map": cold, "reload to painted map": warm}


def _open(page: Page, address: str) -> None:
    """Open the page as soon as the server answers."""
    deadline = time.monotonic() + PATIENCE_MS / 1000
    while True:
        try:
            page.goto(address)
        except Exception:
            if time.monotonic() > deadline:
                raise
            page.wait_for_timeout(RETRY_MS)
        else:
            return


def _await_map(page: Page, began: float) -> float:
    frame = page.wait_for_selector('iframe[title*="st_folium"]').content_frame()
    frame.wait_for_function("document.body.dataset.shown && window.dateline && dateline.basemap.settled()")
    return time.perf_counter() - began
