"""The house itself: what imports what, how large things are, what the README promises."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from spacy.glossary import GLOSSARY

import geodata
from geodata.page import SCRIPTS
from geodata.web import WORKSPACE_STYLES

ROOT = Path(__file__).parents[1]
GEODATA = ROOT / "geodata"
MAX_LINES = 300
MAX_FUNCTION_LINES = 60
MOST_WORDS = 6
SYNTAX = frozenset(GLOSSARY)
"""Names of spaCy's relations and classes: rules of grammar are written with them."""
NO_WORDS_OF_ENGLISH = {
    "area_phrases": "units of length and time, each read by its first letter",
    "basemap": "names of layers",
    "dates_words": "roles of date_words.tsv and their codes",
    "documents": "titles that programs put there by themselves",
    "facts": "keys of the page's facts",
    "figure_words": "roles of the tables and their codes",
    "figures": "harms of harm_words.tsv",
    "interface": "words of the page itself",
    "local_names": "codes of languages",
    "lookup": "columns of what comes out",
    "numerals": "units and endings right behind digits",
    "records": "keys of what comes out",
    "resolve_features": "names of features",
    "roles": "roles of triggers.tsv",
    "pointed": "the auxiliaries of “there is”, a closed class",
    "workspace": "keys of what the page is sent",
    "written_days": "endings of ordinals in three languages",
}
"""Modules with literal collections that are no lists of words to be looked up in a text, and what they are instead."""
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


def _browser_files() -> list[Path]:
    """Scripts and styles that a browser runs."""
    return sorted(
        path
        for package in ("geodata", "dashboard")
        for kind in ("js", "css")
        for path in (ROOT / package / "web").glob(f"*.{kind}")
    )


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


@pytest.mark.parametrize("path", _browser_files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_scripts_and_styles_stay_small(path):
    """A script or a style has at most 300 lines, says in its first line what it is for, and leaves nothing for later."""
    text = path.read_text(encoding="utf-8")
    assert text.startswith("/* ")
    assert text.count("\n") <= MAX_LINES
    assert not [mark for mark in LEFT_FOR_LATER if re.search(rf"\b{mark}\b", text)]


def test_every_script_and_style_of_the_view_is_loaded():
    """No script or style of the interactive page lies there without being a part of it."""
    there = {path.name for path in _browser_files() if path.parent == GEODATA / "web"}
    assert there == {*SCRIPTS, *WORKSPACE_STYLES}


def test_readme_lists_every_module():
    """The README's tables name each module, script and style of the two packages, and no other."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `((?:geodata|dashboard)/[\w/.]+?)` \|", readme, re.MULTILINE))
    there = {
        str(path.relative_to(ROOT))
        for package in ("geodata", "dashboard")
        for path in (ROOT / package).glob("*.py")
        if path.name != "__init__.py"
    } | {f"geodata/{name}/" for name in ("build", "tables", "web")}
    there |= {str(path.relative_to(ROOT)) for path in _browser_files()}
    assert named == there


def test_every_table_names_its_source():
    """A table of words begins with where they come from."""
    tables = sorted((GEODATA / "tables").glob("*.tsv"))
    assert tables
    for path in tables:
        comment = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
        assert any("source" in line.lower() for line in comment), path.name


def _word_lists(path: Path) -> list[tuple[int, list[str]]]:
    """Line and words of each literal collection or alternation of English words that a module holds."""
    lists = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        parts: list[ast.expr | None] = []
        if isinstance(node, ast.Set | ast.Tuple | ast.List):
            parts = list(node.elts)
        elif isinstance(node, ast.Dict):
            parts = list(node.keys)
        values = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "|" in node.value:
            values = re.findall(r"[a-z]{2,}(?=[^|a-z]{0,4}\|)|(?<=\|)[a-z]{2,}", re.sub(r"\\[a-zA-Z]", " ", node.value))
        words = {value for value in values if re.fullmatch(r"[a-z]{2,}(?:[ '-][a-z]+)*", value)} - SYNTAX
        lists.append((getattr(node, "lineno", 0), sorted(words)))
    return [(line, words) for line, words in lists if len(words) > MOST_WORDS]


@pytest.mark.parametrize("path", sorted(GEODATA.glob("*.py")), ids=lambda path: path.stem)
def test_lists_of_words_are_kept_in_tables(path):
    """A module holds no list of English words: they are knowledge, with a source, in a table."""
    lists = _word_lists(path)
    if path.stem in NO_WORDS_OF_ENGLISH:
        assert lists, f"{path.stem} no longer needs its leave"
    else:
        assert lists == []


def test_front_door_is_sorted_and_whole():
    """`geodata.__all__` is sorted, every name in it exists, and none is loaded before it is used."""
    assert list(geodata.__all__) == sorted(geodata.__all__) == sorted(geodata.HOMES)
    assert all(hasattr(geodata, name) for name in geodata.__all__)


def test_page_is_drawn_before_the_model_is_loaded():
    """Importing geodata does not load spaCy: the first paint waits for no language model."""
    probe = "import sys, geodata, geodata.geojson, geodata.signs; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], cwd=ROOT, check=False).returncode == 0
