"""The battery of a UPS has aged; a test finds it, or the next cut does."""

from dcgame.sim.facts.reserves import BatteryWeakened
from dcgame.sim.failures.base import Failure, part_at
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.hardware import PartKind
from dcgame.world.world import World

LEFT = 100
"""Per mille of its energy that a bad battery still gives (game constant)."""


def strike(world: World, target: str) -> Effects:
    """Nothing is seen: a tenth of its minutes is left."""
    found = part_at(world, target)
    ups = world.ups.get(found[0].id) if found else None
    if ups is not None and ups.weakened is None:
        yield BatteryWeakened(ups.id, LEFT)


UPS_BATTERY = Failure(
    "ups-battery",
    N_("A UPS battery is bad"),
    "part",
    strike,
    yearly=4_000,
    part_kind=PartKind.UPS_BATTERY,
    latent=True,
)
