"""Word tables: general knowledge kept as data, each file with its source in its first lines.

A table is a tab-separated file in this folder. Lines that start with `#` are comment; the first other line names
the columns.
"""

import csv
from functools import cache
from importlib import resources


@cache
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """Read a table of this folder.

    Args:
        name: File name without its suffix: `read_table("months")` reads `months.tsv`.

    Returns:
        One mapping a row, column name to cell; an empty cell is an empty string.
    """
    path = resources.files(__name__).joinpath(f"{name}.tsv")
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def read_words(name: str, role: str | None = None) -> frozenset[str]:
    """Read the words of a table of words and their roles.

    Args:
        name: File name without its suffix; its first column holds the words, the second their roles.
        role: Only words of this role; all words where none is given.

    Returns:
        The words as the table spells them.
    """
    rows = [tuple(row.values()) for row in read_table(name)]
    return frozenset(row[0] for row in rows if role is None or row[1] == role)
