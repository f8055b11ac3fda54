"""``dcgame check``: every fault of the levels, each with its place, all in one run."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from dcgame.cli import codes
from dcgame.cli.output import data, data_json, prose
from dcgame.words import N_, say, say_plural

if TYPE_CHECKING:
    from dcgame.campaign.level import LevelError

SUMMARY = N_("Check levels: tell every fault with its file, line and column.")
EXAMPLES = (
    "dcgame check",
    "dcgame check my-levels/first-day",
    "dcgame check --json my-levels",
)
FILE = "level.toml"


def declare(parser: ArgumentParser) -> None:
    """The arguments of ``check``."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar=say(N_("PATH")),
        help=say(N_("folders of levels; without any, the levels that ship with the game")),
    )
    parser.add_argument(
        "--complete",
        action="store_true",
        help=say(N_("want the recorded games too that a finished level has")),
    )
    parser.add_argument("--json", action="store_true", help=say(N_("answer in JSON")))


def run(options: Namespace) -> int:
    """Check every level found."""
    from dcgame.campaign.library import examine, levels_folder

    shipped = levels_folder()
    paths = [Path(name) for name in options.paths] or ([shipped] if shipped else [])
    folders: list[Path] = []
    for path in paths:
        found = folders_in(path)
        if not found:
            prose(say(N_("{path}: there is no level there"), path=path))
            return codes.USAGE
        folders.extend(found)
    reports = [examine(folder, complete=options.complete) for folder in folders]
    errors = [error for report in reports for error in report.errors]
    _tell(options, errors)
    for report in reports:
        for warning in report.warnings:
            prose(say(N_("still lacking: {sentence}"), sentence=warning.sentence()))
    _sum_up(len(folders), len(errors))
    return codes.INVALID_LEVEL if errors else codes.OK


def folders_in(path: Path) -> list[Path]:
    """The folder itself if it is a level's, else the levels at most two folders below it."""
    if path.name == FILE and path.is_file():
        return [path.parent]
    if (path / FILE).is_file():
        return [path]
    found = [*path.glob(f"*/{FILE}"), *path.glob(f"*/*/{FILE}")]
    return sorted(each.parent for each in found)


def _tell(options: Namespace, errors: "list[LevelError]") -> None:
    if options.json:
        import attrs

        data_json([attrs.asdict(error) for error in errors])
    else:
        for error in errors:
            data(error.sentence())


def _sum_up(levels: int, errors: int) -> None:
    checked = say_plural("{count} level checked", "{count} levels checked", levels)
    found = say_plural("{count} fault", "{count} faults", errors)
    prose(say(N_("{checked}: {found}"), checked=checked, found=found))
