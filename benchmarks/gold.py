"""Run the pipeline over everything that is annotated, print the scores, and fail below a floor.

    python -m benchmarks.gold [--only STAGE] [--limit N] [--whole] [--misses] [--per-doc] [--set-aside]

The project's own reports (tests/gold, tests/long, tests/blind) are always scored, by benchmarks/scoring.py. Where `../shared` is at hand its
reports, the corpus articles that we annotated and the place corpora are scored too, by its own scorers, and its corpora
of events by benchmarks/corpora.py. Floors stand in benchmarks/floors.toml.
"""

import argparse
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.annotated import load_annotated
from benchmarks.corpora import CORPORA, score_corpora
from benchmarks.places import HALVES, score_places
from benchmarks.reading import Document, read_all, read_events
from benchmarks.scoring import Score, score_report
from geodata.tables import read_table

ROOT = Path(__file__).parents[1]
OWN, LONG, BLIND = (ROOT / "tests" / name for name in ("gold", "long", "blind"))
SHARED = ROOT.parent / "shared"
FLOORS = ROOT / "benchmarks" / "floors.toml"
STAGES = ("own", "long", "blind", "shared", "annotated", "places", *CORPORA)
SET_ASIDE = frozenset({"ceha-403", "fakes-1923848197", "fakes-1926479237", "trnews-1020010"})
"""Reports of `../shared/gold` that nobody looks at while developing: their numbers tell how far the rules carry."""

TEST = "test"
PROMISED = "annotated.test"
"""The section whose rates the page tells to its readers."""
Scores = dict[str, dict[str, float]]
"""Rates in [0, 1], and `traps` as a count, by section ("own", "shared.development")."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the chosen stages.

    Returns:
        1 when a score is under its floor, else 0.
    """
    options = _parse_arguments(arguments)
    stages = [options.only] if options.only else STAGES
    scores: Scores = {}
    if "own" in stages:
        scores |= {"own": score_composed(OWN, options)}
    if "long" in stages:
        scores |= {f"long.{half}": score_composed(LONG / half, options) for half in HALVES}
    if "blind" in stages:
        scores |= {f"blind.{half}": score_composed(BLIND / half, options) for half in HALVES}
    if not SHARED.is_dir():
        print("../shared is not there: its reports and corpora are not scored.")
    else:
        scores |= score_shared(options) if "shared" in stages else {}
        scores |= score_annotated(options) if "annotated" in stages else {}
        scores |= score_places(SHARED, options.limit) if "places" in stages else {}
        corpora = [name for name in CORPORA if name in stages]
        scores |= score_corpora(SHARED, corpora, limit=options.limit, whole=options.whole, misses=options.misses)
    print_scores(scores)
    if options.limit:
        print("A sample was read: floors are not checked.")
        return 0
    faults = find_faults(scores, tomllib.loads(FLOORS.read_text(encoding="utf-8")))
    faults += find_promises(scores, {row["name"]: int(row["percent"]) for row in read_table("measured")})
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def score_composed(folder: Path, options: argparse.Namespace) -> dict[str, float]:
    """Score reports that were composed for the project with its own scorer; those of a test half show no misses."""
    reports = read_reports(folder)[: options.limit]
    rows = read_all(reports, read_events)
    results = {report["id"]: score_report(report, row["events"]) for report, row in zip(reports, rows, strict=True)}
    total = sum(results.values(), Score())
    if options.per_doc:
        for report_id, score in results.items():
            _print_row(report_id, {**score.rates(), "traps": score.traps})
    if options.misses and folder.name != TEST:
        print(*total.misses, sep="\n")
    return {**total.rates(), "traps": total.traps}


def score_shared(options: argparse.Namespace) -> Scores:
    """Score the shared reports with the shared scorer: those open to developers, the set-aside ones when asked, all."""
    reports = read_reports(SHARED / "gold")[: options.limit]
    groups = {
        "shared.development": [report for report in reports if report["id"] not in SET_ASIDE],
        "shared.all": reports,
    }
    if options.set_aside:
        groups["shared.set_aside"] = [report for report in reports if report["id"] in SET_ASIDE]
    return _score_groups(groups, options)


def score_annotated(options: argparse.Namespace) -> Scores:
    """Score both halves of the corpus articles that we annotated, with the shared scorer."""
    halves = load_annotated(SHARED)
    return _score_groups({f"annotated.{name}": half[: options.limit] for name, half in halves.items()}, options)


def find_faults(scores: Scores, floors: Mapping[str, object]) -> list[str]:
    """Compare scores with their floors; `traps` is a ceiling.

    Args:
        scores: What was measured; a section that was not measured is not compared.
        floors: Tables of a TOML file, nested as the sections' names are.

    Returns:
        One sentence a fault.
    """
    faults = []
    for section, floor_of in _flat_tables(floors):
        for name, floor in floor_of.items():
            rate = scores.get(section, {}).get(name)
            if rate is None:
                if section in scores:
                    faults.append(f"{section}.{name} has a floor of {floor} and was not measured.")
            elif rate > floor if name == "traps" else round(rate, 3) < floor:
                bound = "over its ceiling" if name == "traps" else "under its floor"
                faults.append(f"{section}.{name} is {rate:.3g}, {bound} of {floor}.")
    return faults


def find_promises(scores: Scores, told: Mapping[str, int]) -> list[str]:
    """Compare what the page tells of its accuracy with what was measured on articles that no rule was made with.

    Args:
        scores: What was measured; nothing is compared without the section `PROMISED`.
        told: Percent by score, as `geodata/tables/measured.tsv` has them.

    Returns:
        One sentence for each number that is higher than what was measured.
    """
    measured = scores.get(PROMISED)
    return [
        f"The page tells {name} {percent} %, and {PROMISED} has {100 * measured[name]:.1f} %: lower it in tables/measured.tsv."
        for name, percent in told.items()
        if measured and percent > 100 * measured[name]
    ]


def print_scores(scores: Scores) -> None:
    """Print one line a section."""
    for section, rates in scores.items():
        _print_row(section, rates)


def _score_groups(groups: Mapping[str, Sequence[Document]], options: argparse.Namespace) -> Scores:
    """Read every report once, and score each group; only what is open to developers shows its misses."""
    reports = list({report["id"]: report for group in groups.values() for report in group}.values())
    rows = dict(zip((report["id"] for report in reports), read_all(reports, read_events), strict=True))
    scores = {}
    for name, group in groups.items():
        if group:
            flags = [flag for flag in ("misses", "per_doc") if getattr(options, flag) and name.endswith(".development")]
            scores[name] = _run_event_scorer(group, [rows[report["id"]] for report in group], flags)
    return scores


def _run_event_scorer(gold: Sequence[Document], rows: Sequence[Document], flags: Sequence[str]) -> dict[str, float]:
    """Hand reports and readings to the shared scorer, in a folder of their own; print what the flags ask for."""
    with TemporaryDirectory() as folder:
        for report in gold:
            Path(folder, f"{report['id']}.json").write_text(json.dumps(report), encoding="utf-8")
        rows_path = Path(folder, "rows.jsonl")
        rows_path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        command = [sys.executable, str(SHARED / "score" / "events.py"), folder, str(rows_path), "--json"]
        command += [f"--{flag.replace('_', '-')}" for flag in flags]
        answer = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    first, _, rest = answer.stdout.partition("\n")
    print(rest, end="")
    verdict = json.loads(first)
    slots = {slot: rate for slot, rate in verdict["slots"].items() if rate is not None}
    rates = {"detection": verdict["detection"]["f1"], "complete": verdict["complete_event"]["f1"]}
    return {**rates, **slots, "traps": verdict["traps"]}


def _flat_tables(tables: Mapping[str, object], prefix: str = "") -> Iterable[tuple[str, dict[str, float]]]:
    """Walk nested tables; yields each table's dotted name and its numbers."""
    numbers = {name: float(value) for name, value in tables.items() if isinstance(value, int | float)}
    if numbers:
        yield prefix, numbers
    for name, value in tables.items():
        if isinstance(value, Mapping):
            yield from _flat_tables(value, f"{prefix}.{name}" if prefix else name)


def _print_row(name: str, rates: Mapping[str, float]) -> None:
    cells = (f"{slot} {rate:.0f}" if slot == "traps" else f"{slot} {rate:.3f}" for slot, rate in rates.items())
    print(f"{name:<32}", "  ".join(cells))


def read_reports(folder: Path) -> list[Document]:
    """Read the annotated reports of a folder, by name."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]


def _parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gold", description="Score the reading of gold reports.")
    parser.add_argument("--only", choices=STAGES, help="run one stage")
    parser.add_argument("--limit", type=int, metavar="N", help="read at most N documents of each corpus")
    parser.add_argument("--whole", action="store_true", help="read the long corpora whole, not an even sample")
    parser.add_argument("--misses", action="store_true", help="print what was missed or wrong")
    parser.add_argument("--per-doc", action="store_true", help="print the scores of each report")
    parser.add_argument("--set-aside", action="store_true", help="print the scores of the set-aside reports")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
