"""Sandboxes: any year of the catalogue, any size, to do as one likes."""

import re

from attrs import frozen

from dcgame.campaign.level import Level
from dcgame.campaign.reader import read_level
from dcgame.campaign.rooms.composing import YEARS, compose
from dcgame.campaign.rooms.writing import Sheet, files_of

RACKS = (1, 2, 3, 4, 6, 8)
A_RACK = (2, 4, 6, 8, 10)
DAYS = (7, 30, 90, 366)
STRESS = (0, 300, 1000, 3000)
"""Per mille of the true failure rates: nothing breaks by itself, rarely, as in life, often."""

_ID = re.compile(r"sandbox-(\d{4})-(\d)x(\d{1,2})-(\d{1,3})-s(\d)")


@frozen
class Sandbox:
    """What a sandbox is made of; its id says all of it."""

    year: int = 2015
    racks: int = 2
    a_rack: int = 4
    days: int = 30
    stress: int = 300

    @property
    def id(self) -> str:
        """The id of its level."""
        size, often = f"{self.racks}x{self.a_rack}", STRESS.index(self.stress)
        return f"sandbox-{self.year}-{size}-{self.days}-s{often}"


def sandbox_of(level_id: str) -> Sandbox | None:
    """The sandbox that an id names, if it is one that can be had."""
    found = _ID.fullmatch(level_id)
    if found is None:
        return None
    year, racks, a_rack, days, often = map(int, found.groups())
    sizes = racks in RACKS and a_rack in A_RACK
    if not (year in YEARS and sizes and days in DAYS and often < len(STRESS)):
        return None
    made = Sandbox(year, racks, a_rack, days, STRESS[often])
    return made if made.id == level_id else None


def sandbox_level(sandbox: Sandbox) -> Level:
    """The level of a sandbox."""
    room = compose(sandbox.year, sandbox.year, sandbox.racks, sandbox.a_rack)
    sheet = Sheet(
        id=sandbox.id,
        title={"en": f"Sandbox {sandbox.year}", "es": f"Arenero {sandbox.year}"},
        days=sandbox.days,
        stress=sandbox.stress,
        texts="sandbox",
        values={
            "year": sandbox.year,
            "racks": sandbox.racks,
            "servers": sandbox.racks * sandbox.a_rack,
            "days": sandbox.days,
        },
        is_open=True,
        everyday=sandbox.stress > 0,
    )
    return read_level(files_of(room, sheet), sandbox.id)
