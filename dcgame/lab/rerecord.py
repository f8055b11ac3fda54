"""``python -m dcgame.lab.rerecord RUN…``: recorded runs, played again by the rules of today.

A run lies in ``LEVEL/runs/``; its orders are given again on the level as it is now, and the file
is written anew. One whose orders are refused, or that comes out otherwise than its header
expects, stays as it is and is named.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from dcgame.campaign.level import LevelErrors
from dcgame.campaign.library import load_level
from dcgame.lab.playing import UnexpectedError, script_of, write_run
from dcgame.lab.script import ScriptError
from dcgame.play.load import UnusableSaveError
from dcgame.play.verdict import outcome


def main(argv: Sequence[str] | None = None) -> int:
    """Record them all; 0 when all were written."""
    names = list(sys.argv[1:] if argv is None else argv)
    failed = 0
    for name in names:
        path = Path(name)
        try:
            level = load_level(path.resolve().parent.parent)
            result = write_run(level, script_of(path), path)
        except (LevelErrors, OSError, ScriptError, UnexpectedError, UnusableSaveError) as error:
            print(f"{name}: {error}", file=sys.stderr)
            failed += 1
        else:
            print(f"{name}: {outcome(result)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
