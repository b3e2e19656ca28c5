"""Starts a Streamlit script on a free port and opens it in Chromium: what the page's measurements and pictures share."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Error, Frame, Page

ROOT = Path(__file__).parents[1]
DASHBOARD = "dashboard/app.py"
FRAME = 'iframe[title*="st_folium"]'
PATIENCE_MS = 180_000
RETRY_MS, POLLING_MS = 50, 20


@contextmanager
def serve(script: str = DASHBOARD, settings: Mapping[str, str] | None = None) -> Iterator[tuple[str, int]]:
    """Serve a script of this project; gives its address at once, before it answers, and the process's number.

    Args:
        script: Path from the project's root.
        settings: Variables of the environment.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    flags = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
    command = [sys.executable, "-m", "streamlit", "run", script, *flags]
    environment = {**os.environ, **(settings or {}), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, env=environment) as process:
        try:
            yield f"http://127.0.0.1:{port}/", process.pid
        finally:
            process.terminate()


def open_page(page: Page, address: str) -> None:
    """Open a page as soon as its server answers."""
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


def await_map(page: Page) -> Frame:
    """Wait until the dashboard's map shows its events and the basemap is painted; gives its frame."""
    frame = find_frame(page)
    settled = "document.body?.dataset.shown && window.dateline && dateline.basemap.settled()"
    frame.wait_for_function(settled, polling=POLLING_MS)
    return frame


def find_frame(page: Page) -> Frame:
    """Give the frame of the map, as soon as it is on the page.

    Raises:
        LookupError: It has gone again.
    """
    frame = page.wait_for_selector(FRAME).content_frame()
    if frame is None:
        msg = "the map's frame has gone"
        raise LookupError(msg)
    return frame
