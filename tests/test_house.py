"""The house itself: what imports what, how large things are, what the README promises."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import geodata

ROOT = Path(__file__).parents[1]
GEODATA = ROOT / "geodata"
MAX_LINES = 300
MAX_FUNCTION_LINES = 60
LEFT_FOR_LATER = tuple(first + second for first, second in (("TO", "DO"), ("FIX", "ME"), ("XX", "X")))


def _modules() -> dict[str, Path]:
    found = {}
    for path in sorted(GEODATA.rglob("*.py")):
        parts = path.relative_to(GEODATA).with_suffix("").parts
        name = parts[0]
        if name not in {"build", "__init__", "__main__"}:
            found[".".join(part for part in parts if part != "__init__")] = path
    return found


def _imports(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def _sources() -> list[Path]:
    return [
        path for folder in ("geodata", "dashboard", "tests", "benchmarks") for path in (ROOT / folder).rglob("*.py")
    ]


def test_geodata_knows_no_page():
    """The library never imports what draws: it serves a command line, a notebook and a server as well."""
    for path in GEODATA.rglob("*.py"):
        roots = {name.split(".")[0] for name in _imports(path)}
        assert not roots & {"streamlit", "folium", "streamlit_folium", "branca", "dashboard"}, path


def test_imports_point_one_way():
    """No two modules of geodata import each other, however long the way round."""
    graph = {
        name: {target.split(".")[1] for target in _imports(path) if target.startswith("geodata.")} & set(_modules())
        for name, path in _modules().items()
    }
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail, name))
        if name not in done:
            for target in sorted(graph[name]):
                visit(target, (*trail, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())
    assert done == set(graph)


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        ("places", "claims"),
        ("dates", "claims"),
        ("figures", "claims"),
        ("claims", "events"),
        ("events", "reconcile"),
        ("reconcile", "pipeline"),
        ("frame", "store"),
        ("store", "cli"),
    ],
)
def test_stages_do_not_look_ahead(lower, higher):
    """A stage never imports one that comes after it."""
    assert f"geodata.{higher}" not in _imports(_modules()[lower])


@pytest.mark.parametrize("path", _sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_and_functions_stay_small(path):
    """A module has at most 300 lines, a function fits on a screen, and nothing is left for later."""
    text = path.read_text(encoding="utf-8")
    if "tests" not in path.parts:
        assert text.count("\n") <= MAX_LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < MAX_FUNCTION_LINES, node.name
    assert not [mark for mark in LEFT_FOR_LATER if re.search(rf"\b{mark}\b", text)]


def test_readme_lists_every_module():
    """The README's table names each module of the two packages, and no other."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `((?:geodata|dashboard)/[\w/.]+?)` \|", readme, re.MULTILINE))
    there = {
        str(path.relative_to(ROOT))
        for package in ("geodata", "dashboard")
        for path in (ROOT / package).glob("*.py")
        if path.name != "__init__.py"
    } | {f"geodata/{name}/" for name in ("build", "tables", "web")}
    assert named == there


def test_every_table_names_its_source():
    """A table of words begins with where they come from."""
    tables = sorted((GEODATA / "tables").glob("*.tsv"))
    assert tables
    for path in tables:
        comment = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
        assert any("source" in line.lower() for line in comment), path.name


def test_front_door_is_sorted_and_whole():
    """`geodata.__all__` is sorted, every name in it exists, and none is loaded before it is used."""
    assert list(geodata.__all__) == sorted(geodata.__all__) == sorted(geodata.HOMES)
    assert all(hasattr(geodata, name) for name in geodata.__all__)


def test_page_is_drawn_before_the_model_is_loaded():
    """Importing geodata does not load spaCy: the first paint waits for no language model."""
    probe = "import sys, geodata, geodata.geojson, geodata.signs; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], cwd=ROOT, check=False).returncode == 0
