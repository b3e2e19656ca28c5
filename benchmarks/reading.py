"""Read whole corpora with the pipeline, in as many processes as there are cores."""

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from typing import Any

from geodata.model import Article
from geodata.pipeline import extract, open_reader, read_places
from geodata.readers import article_from_text
from geodata.records import reading_record, toponym_record

MAX_WORKERS = 2
MIN_SHARE = 8
"""Fewer documents than this are not worth a further process."""

Document = Mapping[str, Any]
"""One JSON object with `id` and `text`, and `title` and `published` where they are known."""
Read = Callable[[Sequence[Document]], list[dict[str, Any]]]


def read_events(documents: Sequence[Document]) -> list[dict[str, Any]]:
    """Read documents whole; one line of the contract's `.jsonl` each."""
    reader = open_reader()
    return [reading_record(extract(article_of(document), reader)) for document in documents]


def read_toponyms(documents: Sequence[Document]) -> list[dict[str, Any]]:
    """Read only the places of documents: `id` and `toponyms` each."""
    reader = open_reader()
    rows = []
    for document in documents:
        choices = read_places(article_of(document), reader)
        rows.append({"id": document["id"], "toponyms": [toponym_record(choice) for choice in choices]})
    return rows


def read_all(documents: Sequence[Document], read: Read) -> list[dict[str, Any]]:
    """Share documents out among processes; the rows come back in the documents' order."""
    workers = max(1, min(MAX_WORKERS, os.cpu_count() or 1, len(documents) // MIN_SHARE))
    if workers == 1:
        return read(documents)
    shares = [documents[first::workers] for first in range(workers)]
    with ProcessPoolExecutor(workers) as pool:
        rows = {row["id"]: row for share in pool.map(read, shares) for row in share}
    return [rows[document["id"]] for document in documents]


def article_of(document: Document) -> Article:
    """Make the article of one document of a corpus, its text untouched."""
    published = document.get("published")
    return article_from_text(
        document["text"],
        article_id=document["id"],
        title=document.get("title"),
        published=date.fromisoformat(published[:10]) if published else None,
    )
