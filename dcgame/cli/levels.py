"""Levels that a subcommand may use beside those of the campaign."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from dcgame.words import N_, say

if TYPE_CHECKING:
    from dcgame.campaign.level import Level


def declare_level(parser: ArgumentParser) -> None:
    """The option that names a level's folder."""
    parser.add_argument(
        "--level",
        action="append",
        default=[],
        metavar=say(N_("FOLDER")),
        help=say(N_("the folder of a level that is not in the campaign")),
    )


def finder(folders: list[str]) -> "Callable[[str], Level | None]":
    """Finds a level by its id: in those folders, else in the campaign."""
    from dcgame.campaign.library import find, load_level

    def found(level_id: str) -> "Level | None":
        for folder in map(Path, folders):
            if folder.resolve().name == level_id:
                return load_level(folder)
        return find(level_id)

    return found
