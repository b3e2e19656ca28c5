"""The command line: `python -m geodata extract`."""

import sys

from geodata.cli import main

if __name__ == "__main__":
    sys.exit(main())
