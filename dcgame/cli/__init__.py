"""The command line: which subcommand, in which language, and what its exit code means.

Nothing of the game is imported before a subcommand runs, so that ``--version`` and ``--help``
answer at once.
"""

import os
import sys
from collections.abc import Sequence

from dcgame import words
from dcgame.cli import codes
from dcgame.cli.asked import asked_language
from dcgame.cli.output import prose, silence
from dcgame.cli.parsers import build, with_subcommand
from dcgame.words import N_, say

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a letter shows its number instead of ending the program.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    words.use(words.pick(asked_language(arguments), os.environ))
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        prose(say(N_("interrupted")))
        return codes.INTERRUPTED
    except BrokenPipeError:
        silence()
        return codes.CLOSED_PIPE
    return code


def _run(arguments: list[str]) -> int:
    try:
        options = build().parse_args(with_subcommand(arguments))
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else codes.USAGE
    code: int = options.run(options)
    return code
