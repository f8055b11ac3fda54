"""``python -m dcgame.lab.record LEVEL SCRIPT OUT.jsonl``: a script becomes a recorded run.

LEVEL is a folder or an id; SCRIPT a file, or ``-`` for standard input. Nothing is written when
an order is refused or the game comes out otherwise than the script expects.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from dcgame.campaign.level import LevelErrors
from dcgame.lab.levels import NoLevelError, level_named
from dcgame.lab.playing import UnexpectedError, write_run
from dcgame.lab.script import ScriptError, parse
from dcgame.play.verdict import outcome

USAGE = "usage: python -m dcgame.lab.record LEVEL SCRIPT OUT.jsonl"


def main(argv: Sequence[str] | None = None) -> int:
    """Record one run; 0 when it was written."""
    words = list(sys.argv[1:] if argv is None else argv)
    if len(words) != 3:
        print(USAGE, file=sys.stderr)
        return 2
    name, script, out = words
    try:
        text = sys.stdin.read() if script == "-" else Path(script).read_text(encoding="utf-8")
        result = write_run(level_named(name), parse(text), Path(out))
    except (LevelErrors, NoLevelError, OSError, ScriptError, UnexpectedError) as error:
        print(f"{script}: {error}", file=sys.stderr)
        return 1
    print(f"{out}: {outcome(result)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
