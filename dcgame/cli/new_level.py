"""``dcgame new-level``: a folder to begin a level with."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from dcgame.cli import codes
from dcgame.cli.output import data, prose
from dcgame.words import N_, say

SUMMARY = N_("Begin a level: a folder with every file that one needs, ready to be changed.")
EXAMPLES = ("dcgame new-level my-levels/night-shift",)


def declare(parser: ArgumentParser) -> None:
    """The arguments of ``new-level``."""
    parser.add_argument(
        "folder",
        metavar=say(N_("FOLDER/ID")),
        help=say(N_("the folder to make; its name is the level's id")),
    )


def run(options: Namespace) -> int:
    """Write the folder; nothing that exists is touched."""
    from dcgame.campaign.template import NoNewLevelError, new_level

    wanted = Path(options.folder)
    try:
        made = new_level(wanted.parent, wanted.name)
    except NoNewLevelError as error:
        prose(str(error))
        return codes.USAGE
    data(str(made))
    prose(say(N_("now: dcgame check {path}"), path=made))
    return codes.OK
