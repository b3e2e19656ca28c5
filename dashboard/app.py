"""Dateline's dashboard: what reports say happened, where, when, and who says so.

Run from the project's root: `python -m streamlit run dashboard/app.py`. While the first browser loads the page's own
program, the server loads what `dashboard/main.py` needs.
"""

import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # Streamlit puts the script's folder there; the packages lie beside it

import streamlit as st  # noqa: E402 - the project's root comes first


@asynccontextmanager
async def warm_up(_app: st.App) -> AsyncIterator[None]:
    """Get ready beside the server, which answers at once."""
    Thread(target=_get_ready, name="warm-up", daemon=True).start()
    yield


def _get_ready() -> None:
    """Load in a thread of no visitor; that it is one needs no warning on the console."""
    logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").setLevel(logging.ERROR)
    from dashboard.warm import get_ready  # noqa: PLC0415 - takes seconds to import; the server answers first

    get_ready()


app = st.App(Path(__file__).with_name("main.py"), lifespan=warm_up)
