"""``dcgame play``: the game in the terminal."""

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from pathlib import Path

from dcgame.cli import codes
from dcgame.cli.output import did_you_mean, prose
from dcgame.words import N_, say

SUMMARY = N_("Play. This is what happens without a subcommand too.")
EXAMPLES = (
    "dcgame play",
    "dcgame play first-day --seed 7",
    "dcgame play --load saves/first-day-1-1.jsonl",
    "dcgame play sprawl --plain",
)
LARGEST_SEED = 2**63 - 1


def declare(parser: ArgumentParser) -> None:
    """The arguments of ``play``."""
    parser.add_argument(
        "level",
        nargs="?",
        metavar=say(N_("LEVEL")),
        help=say(N_("the level to begin; without it the title screen")),
    )
    parser.add_argument(
        "--seed",
        type=seed,
        metavar="N",
        help=say(N_("the number that decides all luck; without it the level's own")),
    )
    parser.add_argument(
        "--load", metavar=say(N_("FILE")), help=say(N_("a saved game to go on with"))
    )
    parser.add_argument(
        "--plain",
        action="store_true",
        help=say(N_("line by line, for screen readers and pipes: no colour, no moving cursor")),
    )


def seed(text: str) -> int:
    """A seed as it is written on the command line."""
    if text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= LARGEST_SEED:
        return int(text)
    raise ArgumentTypeError(say(N_("a whole number from 0 on is expected, not {text}"), text=text))


def run(options: Namespace) -> int:
    """Play until the player leaves."""
    from dcgame.play.places import folder

    saves = folder(options.saves, os.environ)
    load = _save_named(options.load, saves)
    if load is not None and not load.is_file():
        prose(say(N_("{path}: no such file"), path=load))
        return codes.CORRUPT
    if options.level is not None and not _known(options.level):
        return codes.USAGE
    if options.plain:
        return _guarded(lambda: _play_plainly(options, saves, load), saves)
    if not on_a_terminal():
        prose(
            say(N_("the game needs a terminal; without one there are --plain, replay and verify"))
        )
        return codes.USAGE
    return _guarded(lambda: _play(options, saves, load), saves)


def on_a_terminal() -> bool:
    """Whether there is somebody who types and something that shows."""
    return sys.stdin.isatty() and (sys.stderr.isatty() or sys.stdout.isatty())


def _save_named(name: str | None, saves: Path) -> Path | None:
    """The file of that name: as a path, else in the folder of saves."""
    if name is None:
        return None
    path = Path(name)
    return saves / name if not path.exists() and (saves / name).is_file() else path


def _known(level_id: str) -> bool:
    from dcgame.campaign.library import find, levels

    if find(level_id) is not None:
        return True
    prose(say(N_("there is no level {level}"), level=level_id))
    prose(did_you_mean(level_id, [level.id for level in levels()]))
    return False


def _play(options: Namespace, saves: Path, load: Path | None) -> int:
    from dcgame.tui.app import run as run_app

    file = _settings_file(options, saves)
    return run_app(options.level, options.seed, options.lang, saves, load, file)


def _play_plainly(options: Namespace, saves: Path, load: Path | None) -> int:
    from dcgame.cli.plain import run as run_plain

    return run_plain(options, saves, load, _settings_file(options, saves))


def _settings_file(options: Namespace, saves: Path) -> Path:
    """Settings lie beside the saves when those were given a place of their own."""
    from dcgame.play.settings import FILE, default_file

    return saves / FILE if options.saves else default_file()


def _guarded(play: Callable[[], int], saves: Path) -> int:
    """Play; a fault of the program leaves a report."""
    try:
        return play()
    except BrokenPipeError:
        raise
    except Exception as error:
        from dcgame.cli.crash import report

        path = report(error, saves)
        if path is None:
            prose(say(N_("dcgame has crashed: {error}"), error=type(error).__name__))
        else:
            text = N_("dcgame has crashed; the game is saved, and what happened is told in {path}")
            prose(say(text, path=path))
        return codes.CRASHED
