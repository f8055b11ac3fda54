"""The folder of saves: where it is, and what lies in it."""

import os
from pathlib import Path

from attrs import evolve, frozen

from dcgame import __version__
from dcgame.campaign.level import Level
from dcgame.kernel.units import Seconds
from dcgame.play.lines import DamagedLineError, Header, decode, decode_header, first_chain
from dcgame.play.load import UnusableSaveError, read
from dcgame.play.places import VARIABLE, folder
from dcgame.play.titles import titles

__all__ = ["VARIABLE", "SaveInfo", "folder", "header_for", "listing", "new_path"]

SUFFIX = ".jsonl"


@frozen
class SaveInfo:
    """A save as a list shows it. ``problem`` is a sentence when it cannot be used; ``title`` the
    name that the player gave it; ``branched_from`` the file of the game that it left."""

    path: Path
    level: str
    seed: int
    at: Seconds
    over: bool
    modified: float
    problem: str = ""
    title: str = ""
    branched_from: str = ""
    branched_at: Seconds = 0


def new_path(saves: Path, level: Level, seed: int) -> Path:
    """A file for a new game that does not exist yet."""
    number = 1
    while True:
        path = saves / f"{level.id}-{seed}-{number}{SUFFIX}"
        if not path.exists():
            return path
        number += 1


def header_for(level: Level, seed: int) -> Header:
    """The header of a new game."""
    return Header(level.id, level.digest, seed, game=__version__)


def listing(saves: Path) -> tuple[SaveInfo, ...]:
    """The saves of a folder, the newest first. Nothing is replayed."""
    if not saves.is_dir():
        return ()
    names = titles(saves)
    found = [
        evolve(_info(path), title=names.get(path.name, ""))
        for path in sorted(saves.glob(f"*{SUFFIX}"))
    ]
    return tuple(sorted(found, key=lambda info: (-info.modified, str(info.path))))


def _info(path: Path) -> SaveInfo:
    try:
        modified = os.stat(path).st_mtime
    except OSError:
        modified = 0.0
    try:
        lines = read(path)
        header = decode_header(lines[0] if lines else "")
    except (UnusableSaveError, DamagedLineError) as error:
        return SaveInfo(path, "", 0, 0, False, modified, str(error))
    at, over, problem, chain = 0, False, "", first_chain(lines[0])
    for text in lines[1:]:
        try:
            line, chain = decode(text, chain)
        except DamagedLineError as error:
            problem = str(error)
            break
        at, over = line.at, line.do == "end"
    return SaveInfo(
        path=path,
        level=header.level,
        seed=header.seed,
        at=at,
        over=over,
        modified=modified,
        problem=problem,
        branched_from=header.branched_from,
        branched_at=header.branched_at,
    )
