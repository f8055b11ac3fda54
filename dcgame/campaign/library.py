"""Where levels lie, and which there are."""

import os
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from attrs import frozen

from dcgame.campaign.chapters import CHAPTERS, Chapter
from dcgame.campaign.clean import one_line
from dcgame.campaign.faults import LevelError, LevelErrors
from dcgame.campaign.guard import LARGEST, fault
from dcgame.campaign.level import Level
from dcgame.campaign.reader import FILE, names, read_level
from dcgame.campaign.rooms.named import room_named
from dcgame.words import N_, say

REFERENCE = "reference.jsonl"
NOBODY = "lose-nobody.jsonl"
LOSING = 3


@frozen
class Report:
    """A folder examined: its level if it is sound, and what is wrong or lacking."""

    level: Level | None
    errors: tuple[LevelError, ...] = ()
    warnings: tuple[LevelError, ...] = ()


def levels_folder() -> Path | None:
    """The folder of the campaign: beside the package when installed, else the checkout's."""
    package = Path(str(files("dcgame")))
    for folder in (package / "levels", package.parent / "levels"):
        if folder.is_dir():
            return folder
    return None


def level_folders(root: Path) -> tuple[Path, ...]:
    """The folders of levels in the chapter folders of ``root``, by name."""
    return tuple(sorted(path.parent for path in root.glob(f"*/*/{FILE}")))


def load_level(path: Path) -> Level:
    """The level of a folder (or of its ``level.toml``).

    Raises:
        LevelErrors: with all that is wrong with it.
    """
    folder = path.parent if path.name == FILE else path
    return read_level(_contents(folder), _name(folder))


def _name(folder: Path) -> str:
    """The folder's own name, also for ``.``, without following links."""
    return Path(os.path.abspath(folder)).name


def examine(path: Path, *, complete: bool = False) -> Report:
    """All that there is to say about a level's folder. With ``complete``, the recorded runs
    that prove it must be there; else their lack is a warning."""
    lacking = _lacking(path.parent if path.name == FILE else path)
    try:
        level = load_level(path)
    except LevelErrors as refused:
        errors = (*refused.errors, *lacking) if complete else refused.errors
        return Report(None, errors, () if complete else lacking)
    return Report(level, lacking if complete else (), () if complete else lacking)


def _contents(folder: Path) -> dict[str, bytes]:
    """The contents of a level's files; a file that is too large is not read to its end."""
    contents: dict[str, bytes] = {}
    label = one_line(_name(folder))
    try:
        if not folder.is_dir():
            raise fault(label, "", 0, say(N_("a level's folder")), say(N_("nothing")))
        for path in (folder / name for name in names()):
            label = one_line(f"{_name(folder)}/{path.name}")
            if path.is_file():
                with path.open("rb") as file:
                    contents[path.name] = file.read(LARGEST + 1)
    except OSError as error:
        expected = say(N_("a file that can be read"))
        raise fault(label, "", 0, expected, error.strerror or "-") from error
    return contents


def _lacking(folder: Path) -> tuple[LevelError, ...]:
    """The recorded runs that a finished level has, and this one has not."""
    try:
        found = {path.name for path in (folder / "runs").glob("*.jsonl")}
    except OSError:
        found = set()
    label = one_line(f"{_name(folder)}/runs")
    lacking = [
        LevelError(f"{label}/{name}", 1, 1, "", say(N_("a recorded game")), say(N_("nothing")))
        for name in (REFERENCE, NOBODY)
        if name not in found
    ]
    losing = sum(name.startswith("lose-") and name != NOBODY for name in found)
    if losing < LOSING:
        expected = say(N_("{count} recorded games that lose"), count=LOSING)
        lacking.append(LevelError(label, 1, 1, "", expected, str(losing)))
    return tuple(lacking)


def levels() -> tuple[Level, ...]:
    """The campaign's levels, in its order.

    Raises:
        LevelErrors: with all that is wrong with all of them.
    """
    root = levels_folder()
    read: list[Level] = []
    errors: list[LevelError] = []
    for folder in level_folders(root) if root else ():
        try:
            read.append(_level(folder, _stamps(folder)))
        except LevelErrors as refused:
            errors.extend(refused.errors)
    if errors:
        raise LevelErrors(tuple(errors))
    return tuple(sorted(read, key=lambda level: (level.chapter, level.number, level.id)))


def folder_of(level_id: str) -> Path | None:
    """The folder of the campaign's level of that id, sound or not."""
    root = levels_folder()
    found = level_folders(root) if root else ()
    return next((folder for folder in found if folder.name == level_id), None)


def find(level_id: str) -> Level | None:
    """The level of that id, of the campaign or beside it, whatever may be wrong with the others.

    Raises:
        LevelErrors: with all that is wrong with it.
    """
    folder = folder_of(level_id)
    return _level(folder, _stamps(folder)) if folder else room_named(level_id)


def _stamps(folder: Path) -> tuple[tuple[int, int], ...]:
    """What tells that a file has changed: a level is read again only then."""
    try:
        found = [path.stat() for path in (folder / name for name in names()) if path.is_file()]
    except OSError:
        return ()
    return tuple((stat.st_mtime_ns, stat.st_size) for stat in found)


@lru_cache(maxsize=256)
def _level(folder: Path, stamps: tuple[tuple[int, int], ...]) -> Level:
    return load_level(folder)


def chapters() -> tuple[Chapter, ...]:
    """The campaign's chapters, with the titles of levels still to come."""
    return CHAPTERS
