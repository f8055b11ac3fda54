"""A guest writes and writes (a log that nobody rotates): the pool under it fills up."""

from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.swelling import HOURLY, Swells
from dcgame.words import N_
from dcgame.world.guest import GuestState
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """Its folder grows from now on, every ten minutes, as long as it runs."""
    guest = world.guests.get(target)
    pool = world.pools.get(guest.store) if guest else None
    if guest is None or pool is None or guest.state is not GuestState.RUNNING:
        return
    step = max(1, guest.disk * HOURLY // 1000 // 6)
    yield from Swells(target, pool.id, step, guest.since).decide(world)


POOL_FULL = Failure("pool-full", N_("A guest fills its pool"), "stored", strike, everyday=3_000)
