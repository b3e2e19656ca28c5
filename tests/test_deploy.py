"""The ways to deploy: nginx for real, the container as far as a machine without an engine allows."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from conftest import await_answer, free_port
from playwright.sync_api import expect

ROOT = Path(__file__).parents[1]
LINES = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
REPORT = "Shells killed 12 people in Lviv on Tuesday, the governor said."


def instructions(name):
    """Give what stands behind an instruction of the Dockerfile, wherever it comes."""
    return [line.partition(" ")[2].strip() for line in LINES if line.startswith(f"{name} ")]


def copied():
    """Give what the image copies from the project."""
    return [line.split()[0] for line in instructions("COPY") if not line.startswith("--from")]


def is_sent(path):
    """Whether .dockerignore lets the engine have a path, the last pattern that fits deciding."""
    sent = True
    for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines():
        pattern = line.removeprefix("!").removeprefix("**/")
        if line and not line.startswith("#") and (Path(path).match(pattern) or path.startswith(f"{pattern}/")):
            sent = line.startswith("!")
    return sent


def test_a_start_is_quiet_and_ready_before_anybody_comes(tmp_path):
    """The console tells where the page is and nothing else; the map's files are served before the first visitor."""
    port, console = free_port(), tmp_path / "console"
    flags = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard/app.py", *flags]
    with console.open("wb") as written, subprocess.Popen(command, cwd=ROOT, stdout=written, stderr=written) as process:
        try:
            for component in ("streamlit_folium.st_folium/index.html", "dashboard.assets.basemap/world.json"):
                await_answer(f"http://127.0.0.1:{port}/component/{component}", process)
        finally:
            process.terminate()
    told = [line.strip() for line in console.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert [line for line in told if not line.startswith(("You can now view", "URL:", "Stopping"))] == []
    assert len(told) >= 2


@pytest.fixture
def image(tmp_path):
    """Lay out a folder as the image has it, with only what the Dockerfile copies and the engine is sent."""
    for source in copied():
        for path in [ROOT / source] if (ROOT / source).is_file() else (ROOT / source).rglob("*"):
            name = str(path.relative_to(ROOT))
            if path.is_file() and is_sent(name):
                (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, tmp_path / name)
    return tmp_path


def test_everything_the_image_copies_is_there_and_sent():
    """No build fails for a file that was moved or is ignored; what it must not hold is not sent."""
    assert len(copied()) >= 4
    assert [source for source in copied() if not (ROOT / source).exists() or not is_sent(source)] == []
    assert [
        path
        for path in (".git", ".venv", "tests", "geodata/build/basemap.py", ".streamlit/secrets.toml")
        if is_sent(path)
    ] == []


def test_image_runs_without_rights():
    """The last user is not root, and comes before anything runs for visitors."""
    users = [place for place, line in enumerate(LINES) if line.startswith("USER ")]
    assert LINES[users[-1]] == "USER dateline"
    assert users[-1] < next(place for place, line in enumerate(LINES) if line.startswith("CMD "))


def test_image_starts_and_says_that_it_is_well(image):
    """The start and the health check run on what was copied and nothing else, under a base path too."""
    port = free_port()
    settings = dict(pair.split("=", 1) for pair in " ".join(instructions("ENV")).split() if "PATH=/venv" not in pair)
    settings |= {
        "STREAMLIT_SERVER_PORT": str(port),
        "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
        "STREAMLIT_SERVER_BASE_URL_PATH": "maps",
        "DATELINE_CACHE": str(image / "cache"),
    }
    (start,), (health,) = instructions("CMD"), instructions("HEALTHCHECK")
    start, health = json.loads(start), json.loads(health.partition("CMD ")[2])
    assert start[0] == health[0] == "python"
    world = {**os.environ, **settings}
    run = {"cwd": image, "env": world}
    check = [sys.executable, *health[1:]]
    assert subprocess.run(check, check=False, **run).returncode == 1
    with subprocess.Popen([sys.executable, *start[1:]], **run) as process:
        try:
            await_answer(f"http://127.0.0.1:{port}/maps/_stcore/health", process)
            assert subprocess.run(check, check=False, **run).returncode == 0
        finally:
            process.terminate()


def test_guide_names_files_that_are_there():
    """Every file of the project that the guide links to exists."""
    guide = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\((\.\./[^)]+)\)", guide)
    assert links
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []


@pytest.mark.browser
def test_page_works_behind_nginx(visit_deployed):
    """Under a name and a path, through the proxy and its websocket: the map, a filter and a statement."""
    page = visit_deployed()
    assert len(page.signs_in_view()) >= 5
    page.only("type", "casualty")
    page.wait_for_address(lambda query: query.get("type") == ["casualty"])
    page.click_sign(page.signs_in_view()[0])


@pytest.mark.browser
def test_visitor_of_a_deployed_page_has_no_address_read(visit_deployed):
    """By default a stranger cannot make the server fetch a page."""
    page = visit_deployed()
    page.page.get_by_role("button", name="Bring a report").click()
    expect(page.page.get_by_label("Text of the report")).to_be_visible()
    expect(page.page.get_by_label("Or its address")).to_have_count(0)


@pytest.mark.browser
def test_brought_report_opens_by_its_link_elsewhere(visit_deployed, tmp_path):
    """A document that one visitor uploads through the proxy, and asks to be kept, is what another finds under the link."""
    made = docx.Document()
    made.add_heading("A night in the west", 0)
    made.add_paragraph(REPORT)
    made.save(tmp_path / "report.docx")
    first = visit_deployed()
    first.page.get_by_role("button", name="Bring a report").click()
    first.page.locator('input[type="file"]').set_input_files(tmp_path / "report.docx")
    expect(first.page.get_by_text("report.docx", exact=True)).to_be_visible()
    expect(first.page.get_by_text("kept for this session only")).to_be_visible()
    first.page.get_by_text("Let a copied link open it").click()
    expect(first.page.get_by_text("whoever has the link can open it")).to_be_visible()
    first.page.get_by_role("button", name="Read it").click()
    first.page.wait_for_url("**report=kept-*")
    first.wait_for_map()
    second = visit_deployed(first.page.url)
    assert second.signs() == first.signs() != []
    expect(second.page.get_by_role("combobox", name="Report")).to_have_value("A night in the west")
