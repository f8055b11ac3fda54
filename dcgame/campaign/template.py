"""A small level to begin from: it is valid and can be played and won as it is."""

import re
from importlib.resources import files
from pathlib import Path

from dcgame.campaign.kinds import ID
from dcgame.campaign.reader import names
from dcgame.words import N_, say

_FOLDER = "skeleton"
_NAME = "@id@"


class NoNewLevelError(Exception):
    """A level cannot be written there; the message says why."""


def new_level(folder: Path, level_id: str) -> Path:
    """Write a level named ``level_id`` into a new folder of that name in ``folder``.

    Raises:
        NoNewLevelError: for what is no id, for a folder that exists, or when it cannot be written.
    """
    if not re.fullmatch(ID.pattern, level_id):
        raise NoNewLevelError(
            say(N_("{name} is no id: use a-z, 0-9 and hyphens, 24 at most"), name=level_id)
        )
    target = folder / level_id
    source = files("dcgame.campaign") / _FOLDER
    try:
        (target / "runs").mkdir(parents=True, exist_ok=False)
        for name in names():
            text = (source / name).read_text(encoding="utf-8")
            (target / name).write_text(text.replace(_NAME, level_id), encoding="utf-8")
    except FileExistsError:
        raise NoNewLevelError(say(N_("{path} exists already"), path=target)) from None
    except OSError as error:
        raise NoNewLevelError(
            say(N_("{path} cannot be written: {error}"), path=target, error=error.strerror)
        ) from error
    return target
