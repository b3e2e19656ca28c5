"""The command line: `python -m geodata extract`."""

import signal
import sys
from typing import NoReturn

from geodata.cli import main
from geodata.workers import quieten

TERMINATED = 143


def terminate(_number: int, _frame: object) -> NoReturn:
    """End the program as if it had returned, so that its temporary file goes."""
    sys.exit(TERMINATED)


if __name__ == "__main__":
    quieten()
    signal.signal(signal.SIGTERM, terminate)
    sys.exit(main())
