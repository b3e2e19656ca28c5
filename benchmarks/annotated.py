"""Join our annotations of corpus articles with the articles, whose texts stay where they are.

The files of `benchmarks/annotated/` are standoff: offsets, types, coordinates, days and counts of one article each, made
by hand for this project after `../shared/gold/SCHEMA.md`. The text belongs to its publisher and is found in
`../shared/corpora` by its id; the first 16 hexadecimal digits of its SHA-256 say that it is the text that was annotated.
"""

import hashlib
import json
from pathlib import Path

from benchmarks.places import HALVES
from benchmarks.reading import Document

ANNOTATIONS = Path(__file__).parent / "annotated"


def load_annotated(shared: Path, folder: Path = ANNOTATIONS) -> dict[str, list[Document]]:
    """Load every annotated article.

    Args:
        shared: The folder that holds `corpora/`.
        folder: The annotations, one JSON file an article; each names its corpus in `source`.

    Returns:
        Documents as the shared scorer reads them, each with `text`, by half: "development" has those with an even index
        in their corpus, "test" the others.

    Raises:
        ValueError: A corpus has no such article, or another text under its id.
    """
    annotations = {}
    for path in sorted(folder.glob("*.json")):
        annotation = json.loads(path.read_text(encoding="utf-8"))
        annotations[annotation["source"], annotation["id"]] = annotation
    halves: dict[str, list[Document]] = {half: [] for half in HALVES}
    names = list(halves)
    for corpus in sorted({source for source, _ in annotations}):
        with (shared / "corpora" / corpus).open(encoding="utf-8") as lines:
            for index, article in enumerate(map(json.loads, lines)):
                annotation = annotations.pop((corpus, article["id"]), None)
                if annotation:
                    halves[names[index % len(names)]].append(_join(annotation, article["text"]))
    for corpus, name in annotations:
        message = f"{corpus} has no article {name}: its annotation cannot be scored."
        raise ValueError(message)
    return halves


def hash_text(text: str) -> str:
    """Give the short hash by which an annotation knows its text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def _join(annotation: Document, text: str) -> Document:
    """Put the text beside its annotation, if it is the one that was annotated."""
    if hash_text(text) != annotation["text_sha256"]:
        message = f"{annotation['source']} has another text for {annotation['id']} than the one that was annotated."
        raise ValueError(message)
    return {**annotation, "text": text}
