"""The level that somebody names: by its folder, or by its id in the campaign."""

from pathlib import Path

from dcgame.campaign.level import Level
from dcgame.campaign.library import find, load_level
from dcgame.words import N_, say


class NoLevelError(Exception):
    """There is no such level; the message names it."""


def level_named(name: str) -> Level:
    """The level of that folder or id.

    Raises:
        NoLevelError: when there is none.
        LevelErrors: when it has faults.
    """
    folder = Path(name)
    if (folder / "level.toml").is_file():
        return load_level(folder)
    level = find(name)
    if level is None:
        raise NoLevelError(say(N_("there is no level {level}"), level=name))
    return level
