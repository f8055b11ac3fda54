"""The game line by line: for screen readers, for pipes, for terminals without a screen.

Nothing here moves the cursor, and nothing needs a colour. The verbs and the saves are the same.
"""

import time
from argparse import Namespace
from pathlib import Path

from dcgame.cli import codes
from dcgame.cli.plain.lines import Lines
from dcgame.cli.plain.menu import choose
from dcgame.cli.plain.playing import play_on
from dcgame.play.settings import load as load_settings
from dcgame.words import N_, say, use


def run(options: Namespace, saves: Path, load: Path | None, settings: Path) -> int:
    """Play: the level or the save that was named, else what the player chooses from a list.
    ``settings`` is where preferences are kept."""
    lines = Lines()
    _speak(options.lang, settings, lines)
    if load is not None:
        return _resumed(load, settings, lines)
    if options.level is not None:
        return _begun(options.level, options.seed, saves, settings, lines)
    while True:
        choice = choose(saves, settings, lines)
        if choice is None:
            return codes.OK
        code = (
            _resumed(choice, settings, lines)
            if isinstance(choice, Path)
            else _begun(choice, options.seed, saves, settings, lines)
        )
        if code != codes.OK or lines.ended:
            return code


def _speak(asked: str | None, settings: Path, lines: Lines) -> None:
    """What was asked for on the command line decides; then what the player prefers."""
    kept = load_settings(settings)
    if kept.problem:
        lines.tell(kept.problem)
    if not asked and kept.settings.language:
        use(kept.settings.language)


def _begun(level_id: str, seed: int | None, saves: Path, settings: Path, lines: Lines) -> int:
    from dcgame.campaign.faults import LevelErrors
    from dcgame.campaign.library import find
    from dcgame.campaign.rooms.daily import day_of, seed_of
    from dcgame.play.record import Recorder
    from dcgame.play.saves import header_for, new_path
    from dcgame.play.session import Session

    try:
        level = find(level_id)
    except LevelErrors as errors:
        lines.tell(str(errors))
        return codes.INVALID_LEVEL
    if level is None:
        lines.tell(say(N_("there is no level {level}"), level=level_id))
        return codes.USAGE
    day = day_of(level_id)
    usual = seed_of(day) if day is not None else 1
    seed = usual if seed is None else seed
    try:
        path = new_path(saves, level, seed)
        recorder = Recorder.new(path, header_for(level, seed), time.monotonic)
    except OSError as error:
        lines.tell(f"{saves}: {error.strerror or type(error).__name__}")
        return codes.CORRUPT
    return play_on(Session(level, seed, recorder), saves, settings, lines)


def _resumed(path: Path, settings: Path, lines: Lines) -> int:
    from dcgame.campaign.library import find
    from dcgame.play.load import UnusableSaveError, resume
    from dcgame.play.record import Locked

    try:
        loaded, _ = resume(path, find)
    except UnusableSaveError as error:
        lines.tell(str(error))
        return error.code
    except Locked:
        lines.tell(say(N_("{path} is being played in another window"), path=path.name))
        return codes.CORRUPT
    if loaded.problem:
        lines.tell(loaded.problem)
    return play_on(loaded.session, path.parent, settings, lines)
