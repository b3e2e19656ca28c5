"""The command line: inputs to articles, articles to readings, readings to a file or to standard output.

Exit status: 0 done; 1 some inputs failed, each named on standard error, the others written; 2 wrong usage.
"""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TypeVar

from geodata import tongue
from geodata.corrected import Correction
from geodata.corrections import correct_readings, parse_corrections
from geodata.errors import DatelineError, InputError, OutputError
from geodata.geojson import to_jsonl
from geodata.local_names import LANGUAGES, name_reading
from geodata.model import Article, Reading
from geodata.readers import read_articles
from geodata.store import WRITERS, check_output, write_readings
from geodata.workers import read_all

DONE, SOME_FAILED, INTERRUPTED = 0, 1, 130
Read = TypeVar("Read", Article, Reading)
_EXAMPLES = """examples:
  python -m geodata extract report.txt --published 2023-09-20 --out events.geojson
  python -m geodata extract reports.jsonl more.csv --workers 2 --out events.parquet
  python -m geodata extract https://news.example/report | head -1
  cat report.txt | python -m geodata extract -

exit status: 0 done; 1 some inputs failed (named on standard error), the others are written; 2 wrong usage
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: The words after the program's name; without them those the process was started with.

    Returns:
        The exit status.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.out is not None:
        try:
            check_output(options.out)
        except OutputError as error:
            parser.error(str(error))
    corrections: tuple[Correction, ...] = ()
    if options.corrections is not None:
        try:
            corrections = _read_corrections(options.corrections)
        except InputError as error:
            parser.error(str(error))
    return _extract(options, corrections)


def _parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m geodata", description="Read reports about a war: what is said to have happened, where and when."
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    extract = commands.add_parser(
        "extract",
        help="find the events in reports",
        description="Find the events in reports, with their places, dates, figures and speakers.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    extract.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help=".txt, .html, .pdf, .docx, .jsonl (id, title, text, published, url, publisher; all but text optional), .csv with these "
        "columns, an http(s) address, or - for text on standard input",
    )
    extract.add_argument(
        "--published",
        type=_day,
        metavar="YYYY-MM-DD",
        help="day that relative dates are resolved against; without it, it is taken from the input or the page, or "
        "inferred from the text and marked so, or unknown",
    )
    extract.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help=f"the suffix chooses the format: {', '.join(WRITERS)}; without it, .jsonl goes to standard output",
    )
    extract.add_argument(
        "--workers", type=_count, default=1, metavar="N", help="processes that read at the same time (default 1)"
    )
    extract.add_argument(
        "--names",
        choices=LANGUAGES,
        metavar="LANGUAGE",
        help=f"add the names of places in this language as local_name, to .jsonl and .geojson: {', '.join(LANGUAGES)}",
    )
    extract.add_argument(
        "--corrections",
        type=Path,
        metavar="FILE",
        help="apply corrections that were exported from the page; rejected events are left out, corrected ones say so",
    )
    extract.add_argument(
        "--language",
        choices=tongue.LANGUAGES,
        default=tongue.ENGLISH,
        metavar="LANGUAGE",
        help="language of what .html, .png and .kml tell in words, and of the names of places in them:"
        f" {', '.join(tongue.LANGUAGES)} (default {tongue.ENGLISH})",
    )
    return parser


def _extract(options: argparse.Namespace, corrections: Sequence[Correction]) -> int:
    """Read all sources and write what could be read."""
    failures: list[DatelineError] = []
    unknown: list[Correction] = []
    out: Path | None = options.out
    inputs = chain.from_iterable(read_articles(source, published=options.published) for source in options.inputs)
    readings = _take(read_all(_take(_once(inputs), failures), options.workers), failures)
    readings = correct_readings(readings, corrections, unknown)
    named = options.names or (options.language if options.language in LANGUAGES else None)
    if named is not None:
        readings = (name_reading(reading, named) for reading in readings)
    try:
        if out is None:
            _print_readings(readings)
        else:
            first = next(readings, None)
            if first is not None or not failures:
                write_readings(chain([first] if first else [], readings), out, tongue.open_tongue(options.language))
    except DatelineError as error:
        _report(error)
        return SOME_FAILED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has gone: say nothing more to it
        return DONE
    except KeyboardInterrupt:
        sys.stderr.write("Interrupted: nothing was written.\n" if out else "Interrupted.\n")
        return INTERRUPTED
    for one in unknown:
        sys.stderr.write(f"{options.corrections}: no event {one.event_id} of these reports takes its {one.field}.\n")
    return SOME_FAILED if failures or unknown else DONE


def _read_corrections(path: Path) -> tuple[Correction, ...]:
    """Read a file of corrections.

    Raises:
        InputError: It cannot be opened, or holds something else.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(
            tongue.message("{name} was not read: {reason}. Give a file of corrections."),
            name=path,
            reason=error.strerror or error,
        ) from error
    return parse_corrections(content, str(path))


def _take(results: Iterable[Read | DatelineError], failures: list[DatelineError]) -> Iterator[Read]:
    """Pass on what was read; name what was not on standard error and remember it."""
    for result in results:
        if isinstance(result, DatelineError):
            failures.append(result)
            _report(result)
        else:
            yield result


def _once(articles: Iterable[Article | InputError]) -> Iterator[Article | InputError]:
    """Refuse an id that was there before: events of two articles must not share their ids."""
    seen: set[str] = set()
    for article in articles:
        if isinstance(article, Article) and article.article_id in seen:
            problem = tongue.message("This id, or this very text, was there before. Give each report its own.")
            yield InputError(problem).at(article.article_id)
        else:
            if isinstance(article, Article):
                seen.add(article.article_id)
            yield article


def _print_readings(readings: Iterable[Reading]) -> None:
    """Write each reading to standard output as it comes."""
    for reading in readings:
        sys.stdout.buffer.write(to_jsonl(reading).encode())
        sys.stdout.buffer.flush()


def _report(error: DatelineError) -> None:
    """Name a failure on standard error."""
    sys.stderr.write(f"{error}\n")


def _day(text: str) -> date:
    """Parse a date of the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        msg = f"{text!r} is not a date. Write it as YYYY-MM-DD."
        raise argparse.ArgumentTypeError(msg) from None


def _count(text: str) -> int:
    """Parse a number of processes."""
    if not text.isdecimal() or int(text) < 1:
        msg = f"{text!r} is not a number of processes. Write 1 or more."
        raise argparse.ArgumentTypeError(msg)
    return int(text)
