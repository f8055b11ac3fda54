"""A switch was set to small frames, while hosts send large ones; nobody knows until they do."""

from dcgame.sim.facts.network import MtuChanged
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.network import STANDARD
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """Small frames pass, so everything seems well; a migration with large ones stalls."""
    switch = world.switches.get(target)
    if switch is not None and switch.mtu > STANDARD:
        yield MtuChanged(target, STANDARD)


MTU_MISMATCH = Failure(
    "mtu-mismatch", N_("Frame sizes do not agree"), "switch", strike, latent=True, everyday=5_000
)
