"""All guests of a datastore are backed up at once: four hours in which everything is read, while
their users wait for the same disks."""

from dcgame.kernel.units import HOUR
from dcgame.sim.facts.luns import RushBegun
from dcgame.sim.failures.base import Failure
from dcgame.sim.gauges.stores import lying_on
from dcgame.sim.wakes.arrays import RushEnds
from dcgame.sim.wakes.base import Effects, Later
from dcgame.words import N_
from dcgame.world.growth import written
from dcgame.world.world import World

WINDOW = 4 * HOUR
READ_KILOBYTES = 64
"""What one access of a backup reads (game constant)."""


def strike(world: World, target: str) -> Effects:
    """Everything that was written on that logical unit is read within the window."""
    lun = world.luns.get(target)
    if lun is None or lun.rush:
        return
    total = sum(written(world, guest, world.now) for guest in lying_on(world, target))
    io = total * 1000 // (READ_KILOBYTES * WINDOW)
    if io:
        yield RushBegun(target, io)
        yield Later(f"rush/{target}", world.now + WINDOW, RushEnds(target))


LATENCY_SPIKE = Failure(
    "latency-spike", N_("A backup reads a whole datastore"), "lun", strike, yearly=100_000
)
