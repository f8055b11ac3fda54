"""``python -m dcgame``: the same as the command ``dcgame``."""

import sys

from dcgame.cli import main

if __name__ == "__main__":
    sys.exit(main())
