"""The firmware of a switch crashes, and it restarts by itself."""

from dcgame.sim.failures.base import Failure
from dcgame.sim.gauges.network import works
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.network import restart_switch
from dcgame.words import N_
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """For three to five minutes it forwards nothing."""
    switch = world.switches.get(target)
    if switch is not None and works(world, switch):
        yield from restart_switch(world, target)


SWITCH_FIRMWARE = Failure(
    "switch-firmware", N_("A switch restarts"), "switch", strike, yearly=20_000
)
