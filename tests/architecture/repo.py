"""Where things are in the checkout."""

import os
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "dcgame"
LEVELS = ROOT / "levels"

_LEFT_OUT = (".git", ".venv", "__pycache__", "build", "dist")


@cache
def files() -> tuple[Path, ...]:
    """Every file that belongs to the project: what Git tracks or would track.

    Outside a Git checkout (an unpacked sdist): all files but those in caches.
    """
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return tuple(sorted(_walk()))
    names = listed.stdout.decode().split("\0")
    return tuple(sorted(path for name in names if name and (path := ROOT / name).is_file()))


def python_files(*folders: str) -> tuple[Path, ...]:
    """The project's Python files, all of them or those in some folders."""
    roots = [ROOT / folder for folder in folders] or [ROOT]
    return tuple(
        path
        for path in files()
        if path.suffix == ".py" and any(path.is_relative_to(root) for root in roots)
    )


def name(path: Path) -> str:
    """A file's name as seen from the root of the checkout, with slashes."""
    return path.relative_to(ROOT).as_posix()


def read(path: Path) -> str:
    """The text of a file."""
    return path.read_text(encoding="utf-8")


def _walk() -> list[Path]:
    found: list[Path] = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [
            each for each in folders if each not in _LEFT_OUT and not each.endswith("_cache")
        ]
        found.extend(Path(folder, each) for each in names)
    return found
