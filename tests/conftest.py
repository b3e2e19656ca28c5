"""Fixtures of the browser tests: one server, one Chromium, and a page whose every request off the app is recorded."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from browser import Visit
from hypothesis import settings

from benchmarks.chromium import CHROMIUM, LAUNCH

ROOT = Path(__file__).parents[1]
START_SECONDS = 60

settings.register_profile("shared machine", deadline=None)  # other work on the machine is no failure
settings.load_profile("shared machine")


@pytest.fixture(scope="session")
def server():
    """Serve the dashboard under a base path, as behind a proxy; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = {
        "port": port,
        "address": "127.0.0.1",
        "headless": "true",
        "fileWatcherType": "none",
        "baseUrlPath": "maps",
    }
    flags = [f"--server.{name}={value}" for name, value in options.items()]
    with subprocess.Popen([sys.executable, "-m", "streamlit", "run", "dashboard/app.py", *flags], cwd=ROOT) as process:
        address = f"http://127.0.0.1:{port}/maps"
        try:
            _await_health(f"{address}/_stcore/health", process)
            yield address
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def chromium():
    """Start Debian's Chromium; without it the tests skip, but in CI they fail."""
    if not CHROMIUM.exists():
        reason = f"no Chromium at {CHROMIUM} (apt-get install chromium)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - needed by the browser tests only

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=list(LAUNCH))
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, server):
    """Give a function that opens the page as a new visitor; at the end, nobody may have asked another host."""
    visits = []

    def open_page(query="", *, width=1440, height=900, theme="light", hold=None):
        visits.append(Visit(chromium, server, query, width=width, height=height, theme=theme, hold=hold))
        return visits[-1]

    yield open_page
    for one in visits:
        one.close()
    assert [request for one in visits for request in one.strayed] == []
    assert [error for one in visits for error in one.script_errors] == []


def _await_health(address, process):
    """Wait until the server answers, or has ended."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=1):  # noqa: S310 - our own server
                return
        except OSError:
            continue
    pytest.fail("the dashboard did not start")
