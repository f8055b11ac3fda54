"""Lines kept from one game to the next: what was said on the console, which notes were given."""

import contextlib
import os
from pathlib import Path

LARGEST = 64 * 1024


def read_lines(path: Path, most: int) -> list[str]:
    """The last lines of a file, printable ones only; none if it cannot be read."""
    try:
        if path.stat().st_size > LARGEST:
            return []
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return [line for line in text.splitlines() if line and line.isprintable()][-most:]


def write_lines(path: Path, lines: list[str]) -> None:
    """The whole file anew. To lose it costs nobody anything, so trouble is not told."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        temporary.replace(path)
