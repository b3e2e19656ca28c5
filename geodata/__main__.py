"""The command line: `python -m geodata extract`."""

import logging
import signal
import sys
import warnings
from typing import NoReturn

from geodata.cli import main

TERMINATED = 143


def quieten() -> None:
    """Keep libraries from writing to standard error, and let a termination clean up as an error would."""
    logging.getLogger().addHandler(logging.NullHandler())
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    signal.signal(signal.SIGTERM, terminate)


def terminate(_number: int, _frame: object) -> NoReturn:
    """End the program as if it had returned, so that its temporary file goes."""
    sys.exit(TERMINATED)


if __name__ == "__main__":
    quieten()
    sys.exit(main())
