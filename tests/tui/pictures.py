"""A screen as lines of text: what a review can read, and a test can compare."""

import os
from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot

SNAPSHOTS = Path(__file__).parent / "snapshots"
UPDATE = "DCGAME_UPDATE_SNAPSHOTS"


def lines(app: App[Any]) -> list[str]:
    """The screen that is up, row by row, trailing blanks cut off; none before its layout."""
    strips = app.screen._compositor.render_strips(app.size)
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def text(app: App[Any]) -> str:
    """The screen that is up, as one text."""
    return "\n".join(lines(app)) + "\n"


def compare(app: App[Any], name: str) -> None:
    """Check the screen against the snapshot of that name; write it anew when asked to.

    ``DCGAME_UPDATE_SNAPSHOTS=1`` writes; look at the difference before you keep it.
    """
    path = SNAPSHOTS / f"{name}.txt"
    seen = text(app)
    if os.environ.get(UPDATE) == "1" or not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(seen, encoding="utf-8")
        return
    assert seen == path.read_text(encoding="utf-8"), f"{name} has changed; {UPDATE}=1 keeps it"


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until the layout has found its rest: the screen says the same thing three times."""
    seen = [""]
    while len(seen) < 3 or len(set(seen[-3:])) > 1:
        await pilot.pause(0.01)
        seen.append(text(pilot.app))
