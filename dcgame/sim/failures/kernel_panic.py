"""A guest's kernel panics: it falls alone, its host and its neighbours do not notice."""

from dcgame.sim.facts.guests import GuestPanicked
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.guest import GuestState
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """A guest that runs falls."""
    guest = world.guests.get(target)
    if guest is not None and guest.state is GuestState.RUNNING:
        yield GuestPanicked(target)


KERNEL_PANIC = Failure(
    "kernel-panic", N_("A guest's kernel panics"), "guest", strike, everyday=15_000
)
