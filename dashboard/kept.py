"""Reports that visitors brought, kept in a folder of the server so that their links open elsewhere too.

A kept report is one `.jsonl` file, named by a hash over all that it holds: the same report is the same file, and nobody
finds one without its link. Old ones go when their days are over, and the oldest when there are too many.
"""

import hashlib
import json
import logging
import re
import tempfile
import time
from pathlib import Path

from dashboard.settings import Settings
from geodata.errors import InputError
from geodata.model import Article
from geodata.readers import read_articles

PREFIX = "kept-"
SECONDS_A_DAY = 86_400
_ADDRESS = re.compile(rf"{PREFIX}[0-9a-f]{{32}}")


def keep_article(article: Article, settings: Settings) -> str | None:
    """Keep an article in the server's folder.

    Returns:
        Its name in a link; None where the server keeps nothing, or the folder cannot be written.
    """
    if settings.store is None:
        return None
    record = _record(article)
    address = PREFIX + hashlib.sha256(record.encode()).hexdigest()[:32]
    try:
        settings.store.mkdir(parents=True, exist_ok=True)
        _write(settings.store / f"{address}.jsonl", record)
        _tidy(settings)
    except OSError:
        logging.getLogger(__name__).exception("a report could not be kept")
        return None
    return address


def find_kept(address: str, settings: Settings) -> Article | None:
    """Give the article that a link names; None where there is none, or its days are over."""
    if settings.store is None or not _ADDRESS.fullmatch(address):
        return None
    path = settings.store / f"{address}.jsonl"
    try:
        is_old = path.stat().st_mtime < _oldest(settings)
    except OSError:
        return None
    articles = [] if is_old else list(read_articles(path))
    return articles[0] if articles and not isinstance(articles[0], InputError) else None


def _record(article: Article) -> str:
    """Write an article as the line that `geodata.readers` reads."""
    fields = {
        "id": article.article_id,
        "title": article.title,
        "text": article.text,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
        "publisher": article.publisher,
    }
    return json.dumps(fields) + "\n"


def _write(path: Path, record: str) -> None:
    """Write a file beside its place and rename it: a link finds all of a report, or nothing."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=".", encoding="utf-8", delete=False) as file:
        file.write(record)
    Path(file.name).replace(path)


def _tidy(settings: Settings) -> None:
    """Remove what is too old, and the oldest where there are too many."""
    kept = {path: path.stat().st_mtime for path in (settings.store or Path()).glob(f"{PREFIX}*.jsonl")}
    ranked = sorted(kept, key=lambda path: kept[path], reverse=True)
    oldest = _oldest(settings)
    for place, path in enumerate(ranked):
        if place >= settings.store_reports or kept[path] < oldest:
            path.unlink(missing_ok=True)


def _oldest(settings: Settings) -> float:
    """Give the time from which on reports are kept."""
    return time.time() - settings.store_days * SECONDS_A_DAY
