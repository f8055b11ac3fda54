"""Sandboxes: any year of the catalogue, any size, to do as one likes."""

import re
from typing import Any

from attrs import frozen

from dcgame.campaign.level import Level
from dcgame.campaign.reader import read_level
from dcgame.campaign.rooms.composing import YEARS, compose
from dcgame.campaign.rooms.endless import SITE, customers
from dcgame.campaign.rooms.furnishing import furnish
from dcgame.campaign.rooms.writing import Sheet, files_of

TITLE = {"en": "Sandbox", "es": "Caja de arena"}
RACKS = (1, 2, 3, 4, 6, 8)
A_RACK = (2, 4, 6, 8, 10)
DAYS = (7, 30, 90, 366)
STRESS = (0, 300, 1000, 3000)
"""Per mille of the true failure rates: nothing breaks by itself, rarely, as in life, often."""

ENDLESS = 366
"""So many days are a year in which customers come, and money may run out."""
CUSTOMERS_SINCE = 1998
"""Nobody brings a program to another firm's mainframe."""
MONEY = (0, 10_000, 50_000, 200_000)
"""Euros that may be spent in all; 0: as much as one likes."""

_ID = re.compile(r"sandbox-(\d{4})-(\d)x(\d{1,2})-(\d{1,3})-s([0-9a-f])")


@frozen
class Sandbox:
    """What a sandbox is made of; its id says all of it."""

    year: int = 2015
    racks: int = 2
    a_rack: int = 4
    days: int = 30
    stress: int = 300
    money: int = 0

    @property
    def is_endless(self) -> bool:
        """Whether it is a game with customers, and not a room to try things in."""
        return self.days == ENDLESS and self.year >= CUSTOMERS_SINCE

    @property
    def id(self) -> str:
        """The id of its level."""
        size, often = f"{self.racks}x{self.a_rack}", STRESS.index(self.stress)
        # Both choices in one letter: an id has no room for more.
        letter = f"{often + len(STRESS) * MONEY.index(self.money):x}"
        return f"sandbox-{self.year}-{size}-{self.days}-s{letter}"


def sandbox_of(level_id: str) -> Sandbox | None:
    """The sandbox that an id names, if it is one that can be had."""
    found = _ID.fullmatch(level_id)
    if found is None:
        return None
    year, racks, a_rack, days = map(int, found.groups()[:4])
    purse, often = divmod(int(found[5], 16), len(STRESS))
    sizes = racks in RACKS and a_rack in A_RACK
    if not (year in YEARS and sizes and days in DAYS):
        return None
    made = Sandbox(year, racks, a_rack, days, STRESS[often], MONEY[purse])
    return made if made.id == level_id else None


def sandbox_level(sandbox: Sandbox) -> Level:
    """The level of a sandbox."""
    room = compose(sandbox.year, sandbox.year, sandbox.racks, sandbox.a_rack)
    furnish(room)
    site: dict[str, Any] = {"everyday": True} if sandbox.stress else {}
    if sandbox.money:
        site["budget_euros"] = sandbox.money
    if sandbox.is_endless:
        customers(room)
        site = SITE | site
    kind = {"en": "Endless", "es": "Sin fin"} if sandbox.is_endless else TITLE
    sheet = Sheet(
        id=sandbox.id,
        title={lang: f"{name} {sandbox.year}" for lang, name in kind.items()},
        days=sandbox.days,
        stress=sandbox.stress,
        texts="endless" if sandbox.is_endless else "sandbox",
        site=site,
        values={
            "year": sandbox.year,
            "racks": sandbox.racks,
            "servers": sandbox.racks * sandbox.a_rack,
            "days": sandbox.days,
            "cash": site.get("budget_euros", 0),
        },
        is_open=not sandbox.is_endless,
    )
    return read_level(files_of(room, sheet), sandbox.id)
