"""Many articles, read one after another or by several processes: the same readings in the same order either way."""

import logging
import multiprocessing
import sys
import warnings
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from typing import TYPE_CHECKING

from geodata.errors import DatelineError, InputError
from geodata.model import Article, Reading
from geodata.tongue import message

if TYPE_CHECKING:
    from geodata.pipeline import Reader

WAITING_PER_WORKER = 4


def read_all(articles: Iterable[Article], workers: int) -> Iterator[Reading | DatelineError]:
    """Read articles in order.

    Args:
        articles: Any number; taken as they are needed.
        workers: Processes; one reads in this process.

    Yields:
        For each article its reading, or an error that names it.

    Raises:
        GazetteerError: The bundled place data are missing or damaged.
        DatelineError: A process ended on its own.
    """
    if workers == 1:
        yield from map(read_one, articles)
        return
    waiting: deque[Future[Reading | DatelineError]] = deque()
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=quieten)
    try:
        for article in articles:
            waiting.append(pool.submit(read_one, article))
            if len(waiting) >= workers * WAITING_PER_WORKER:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise DatelineError(
            message("A reading process ended on its own, perhaps for want of memory. Use fewer workers.")
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def read_one(article: Article) -> Reading | DatelineError:
    """Read one article; whatever goes wrong inside stays with this article."""
    from geodata.pipeline import extract  # noqa: PLC0415 - the parser takes seconds to import; usage errors need none

    reader = _reader()
    try:
        return extract(article, reader)
    except DatelineError as error:
        return error.at(article.article_id)
    except Exception as error:  # noqa: BLE001 - one report must not stop the others, and no stack trace reaches a user
        fault = f"{type(error).__name__}: {error}"
        problem = InputError(message("This report could not be read ({fault}). Please report this fault."), fault=fault)
        return problem.at(article.article_id)


def quieten() -> None:
    """Keep libraries from writing to this process's standard error, unless Python was asked for warnings."""
    logging.getLogger().addHandler(logging.NullHandler())
    if not sys.warnoptions:
        warnings.simplefilter("ignore")


@cache
def _reader() -> "Reader":
    """Load model and gazetteer once a process."""
    from geodata.pipeline import open_reader  # noqa: PLC0415 - as above

    return open_reader()
