"""What carries over: learn the weights of places from one corpus alone, score them on the whole of the other.

    python -m benchmarks.cross ../shared

The halves of the other corpus are scored apart, too: what differs between them although the weights saw neither is not
what tuning has remembered. Each round works in a copy of the project, so that the weights in use stay as they are. Takes
some ten minutes.
"""

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.places import CORPORA

ROOT = Path(__file__).parents[1]
RATES = {"exact": "exact span F1", "within_161_km": "within 161 km", "end_to_end": "end-to-end F1"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn and score both ways, and once more with the weights in use; print a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("shared", type=Path, help="the folder that holds corpora/ and score/")
    shared = parser.parse_args(arguments).shared.resolve()
    print("| learned on | tested on | documents |", " | ".join(RATES.values()), "|")
    print("|---" * (len(RATES) + 3) + "|")
    for tested in CORPORA:
        for learned in (None, *CORPORA):
            if learned != tested:
                for part, rates in score_transfer(shared, learned, tested).items():
                    cells = " | ".join(f"{rates[name]:.3f}" for name in RATES)
                    print(f"| {learned or 'both development halves'} | {tested} | {part} | {cells} |", flush=True)
    return 0


def score_transfer(shared: Path, learned: str | None, tested: str) -> dict[str, dict[str, float]]:
    """Score a corpus with weights learned from every document of another.

    Args:
        shared: The folder that holds `corpora/` and `score/`.
        learned: The corpus to learn from; with None the weights stay as they are.
        tested: The corpus to score.

    Returns:
        For "all" and for each half the rates of `benchmarks.places.score_rows`.
    """
    with TemporaryDirectory() as folder:
        for package in ("geodata", "benchmarks"):
            shutil.copytree(ROOT / package, Path(folder, package), ignore=shutil.ignore_patterns("__pycache__"))
        if learned:
            _run(folder, "benchmarks.train_places", str(shared / "corpora"), "--corpus", learned, "--all")
        rates: dict[str, dict[str, float]] = json.loads(_run(folder, "benchmarks.places", str(shared), tested))
    return rates


def _run(folder: str, module: str, *arguments: str) -> str:
    """Run a module of the copy; returns what it prints."""
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


if __name__ == "__main__":
    sys.exit(main())
