"""What follows when bought equipment that is no machine comes to the room, or leaves it."""

from dcgame.kernel.journal import Entry
from dcgame.sim.facts.gear import GearDelivered, GearRetired
from dcgame.sim.wakes.base import Effects, Forget, Reread
from dcgame.world.world import World

_TIMERS = (
    *("trip", "battery", "battery-low", "tank", "generator", "switch"),
    *("look/power", "look/ups", "look/generator", "look/link"),
)


def gear_came(world: World, entry: Entry) -> Effects:
    """What it carries is measured from now on."""
    fact: GearDelivered = entry.fact
    yield Reread((fact.equipment,))


def gear_left(world: World, entry: Entry) -> Effects:
    """Nothing is still to happen to what has left."""
    fact: GearRetired = entry.fact
    for kind in _TIMERS:
        yield Forget(f"{kind}/{fact.equipment}")
