"""Asks the server on this machine whether it is well: exit status 0 where it is, for a container's health check."""

import os
import sys
import urllib.request

SECONDS = 4


def health_address() -> str:
    """Name the address that Streamlit answers on, as the environment sets port and base path."""
    port = os.environ.get("STREAMLIT_SERVER_PORT", "8501")
    base = os.environ.get("STREAMLIT_SERVER_BASE_URL_PATH", "").strip("/")
    return f"http://127.0.0.1:{port}{'/' + base if base else ''}/_stcore/health"


def is_well(address: str) -> bool:
    """Ask once; no answer, and any other than a plain yes, is no."""
    try:
        with urllib.request.urlopen(address, timeout=SECONDS) as answer:  # noqa: S310 - our own server
            return bool(answer.status == 200)
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(not is_well(health_address()))
