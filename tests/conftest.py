"""Fixtures of the browser tests: one server, one Chromium, and a page whose every request off the app is recorded."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser import Visit
from hypothesis import settings

from benchmarks.chromium import CHROMIUM, LAUNCH

ROOT = Path(__file__).parents[1]
START_SECONDS = 60
NGINX = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
BASE_PATH = "maps"
PUBLIC_NAME = "news.localhost"
"""A name that browsers find on this machine without asking anybody."""

settings.register_profile("shared machine", deadline=None)  # other work on the machine is no failure
settings.load_profile("shared machine")


@pytest.fixture(scope="session")
def server():
    """Serve the dashboard under a base path, as behind a proxy; gives its address."""
    with serving(BASE_PATH) as address:
        yield address


@pytest.fixture(scope="session")
def deployed(tmp_path_factory):
    """Serve the dashboard as docs/deploy.md says, behind nginx under a name and a path; gives the public address.

    The server keeps reports that visitors bring.
    """
    if not NGINX:
        _do_without("no nginx (apt-get install nginx-light)")
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    settings = {"STREAMLIT_BROWSER_SERVER_ADDRESS": PUBLIC_NAME, "DATELINE_STORE": str(folder / "kept")}
    with serving(BASE_PATH, settings) as app, proxying(folder, port, urlsplit(app).port):
        yield f"http://{PUBLIC_NAME}:{port}/{BASE_PATH}"


@contextmanager
def serving(base_path, settings=None):
    """Run the dashboard on a free port of this machine."""
    port = free_port()
    options = {
        "port": port,
        "address": "127.0.0.1",
        "headless": "true",
        "baseUrlPath": base_path,
    }
    flags = [f"--server.{name}={value}" for name, value in options.items()]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard/app.py", *flags]
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, **(settings or {})}) as process:
        address = f"http://127.0.0.1:{port}/{base_path}"
        try:
            await_answer(f"{address}/_stcore/health", process)
            yield address
        finally:
            process.terminate()


@contextmanager
def proxying(folder, port, app_port):
    """Run nginx with the project's own site, on other ports and with its files in a folder."""
    site = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    for ours, theirs in (("listen 80;", f"listen 127.0.0.1:{port};"), ("127.0.0.1:8501", f"127.0.0.1:{app_port}")):
        assert site.count(ours) == 1
        site = site.replace(ours, theirs)
    site = site.replace("news.example.org", PUBLIC_NAME)
    temporary = [f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")]
    http = "\n".join(["access_log off;", *temporary, site])
    config = folder / "nginx.conf"
    user = "user root;" if os.geteuid() == 0 else ""  # whoever runs the test owns the folder
    config.write_text(
        f"{user} daemon off; worker_processes 1; pid {folder}/pid; events {{}} http {{ {http} }}", encoding="utf-8"
    )
    with subprocess.Popen([NGINX, "-p", str(folder), "-e", "stderr", "-c", str(config)]) as process:
        try:
            await_answer(f"http://127.0.0.1:{port}/maps/_stcore/health", process)
            yield
        finally:
            process.terminate()


def free_port():
    """Find a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _do_without(reason):
    """Skip what needs a program that is not here; in CI it must be."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium():
    """Start Debian's Chromium; without it the tests skip, but in CI they fail."""
    if not CHROMIUM.exists():
        _do_without(f"no Chromium at {CHROMIUM} (apt-get install chromium)")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - needed by the browser tests only

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(CHROMIUM), args=list(LAUNCH))
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, server):
    """Give a function that opens the page as a new visitor; at the end, nobody may have asked another host."""
    with visiting(chromium, server) as open_page:
        yield open_page


@pytest.fixture
def visit_deployed(chromium, deployed):
    """Give a function that opens the deployed page as a new visitor."""
    with visiting(chromium, deployed) as open_page:
        yield open_page


@contextmanager
def visiting(chromium, address):
    """Open pages of one server, and look at the end at what they asked for."""
    visits = []

    def open_page(query="", *, width=1440, height=900, theme="light", hold=None, zone=None):
        visits.append(Visit(chromium, address, query, width=width, height=height, theme=theme, hold=hold, zone=zone))
        return visits[-1]

    yield open_page
    for one in visits:
        one.close()
    assert [request for one in visits for request in one.strayed] == []
    assert [error for one in visits for error in one.script_errors] == []


def await_answer(address, process):
    """Wait until the server answers, or has ended."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=1):  # noqa: S310 - our own server
                return
        except OSError:
            continue
    pytest.fail("the server did not start")
