"""How fast a guest writes its memory, which is what a live migration has to catch up with."""

from dcgame.kernel.units import SLOT, Kilobytes
from dcgame.sim.gauges.processor import total_between
from dcgame.world.guest import Guest
from dcgame.world.world import World

DIRTIED: Kilobytes = 50
"""Kilobytes of memory that a thousandth of a busy core dirties a second: two busy cores make
0.1 GB/s (game constant, for the example of domain data, section 13, formula 5)."""


def dirty_rate(world: World, guest: Guest) -> Kilobytes:
    """Kilobytes of memory that a guest dirties a second, as busy as it is now."""
    load = world.host_loads.get(guest.host)
    if load is None:
        return 0
    slot = world.now // SLOT
    own = tuple(each for app, each in zip(load.apps, load.loads, strict=True) if app in guest.apps)
    return int(total_between(own, slot, slot + 1)[0]) * DIRTIED if own else 0
