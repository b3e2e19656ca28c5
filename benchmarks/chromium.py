"""Debian's Chromium as the tests and the measurements start it: headless, and asking nobody but the page's server."""

from pathlib import Path

CHROMIUM = Path("/usr/bin/chromium")
LAUNCH = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
