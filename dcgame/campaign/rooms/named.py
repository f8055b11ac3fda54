"""The rooms beside the campaign by their ids: an id says all that a room is made of."""

from functools import lru_cache
from importlib.resources import files

from dcgame.campaign.level import Level
from dcgame.campaign.reader import names, read_level
from dcgame.campaign.rooms.daily import daily_level, day_of
from dcgame.campaign.rooms.sandbox import sandbox_level, sandbox_of

LAB = "lab"
FIRST_STEPS = "first-steps"
WRITTEN = (FIRST_STEPS, LAB)
"""Rooms that lie here as files."""


@lru_cache(maxsize=32)
def room_named(level_id: str) -> Level | None:
    """The room of that id.

    Raises:
        LevelErrors: when it cannot be read, which is a fault of the program.
    """
    if level_id in WRITTEN:
        folder = files("dcgame.campaign.rooms") / level_id
        return read_level({name: (folder / name).read_bytes() for name in names()}, level_id)
    sandbox = sandbox_of(level_id)
    if sandbox is not None:
        return sandbox_level(sandbox)
    day = day_of(level_id)
    return daily_level(day) if day is not None else None
