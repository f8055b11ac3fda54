"""When the technician of a support contract comes with the part.

A contract of four hours is kept within four to eight; the next business day is 24 to 30 hours
later, and no day of a weekend (domain data, section 6: vendors' terms).
"""

from dcgame.kernel.dice import between
from dcgame.kernel.units import DAY, HOUR, Seconds
from dcgame.world.world import World

SOON = (4 * HOUR, 8 * HOUR)
NEXT_DAY = (24 * HOUR, 30 * HOUR)
SATURDAY = 5
WEEK = 7


def comes_at(world: World, name: str, support: Seconds, part: str) -> Seconds:
    """To equipment with a contract of ``support``; it depends on the seed, the part and the moment
    alone."""
    low, high = SOON if support < DAY else NEXT_DAY
    takes = between(low, high, world.seed, "technician", name, part, world.now)
    if support < DAY:
        return world.now + takes
    return _working_day(world, world.now + takes)


def _working_day(world: World, at: Seconds) -> Seconds:
    weekday = (world.setting.weekday + at // DAY) % WEEK
    return at + (WEEK - weekday) * DAY if weekday >= SATURDAY else at
