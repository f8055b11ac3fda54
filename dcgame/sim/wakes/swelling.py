"""A guest that writes without end fills the pool on which it lies."""

from attrs import frozen

from dcgame.kernel.units import MINUTE, Megabytes, PerMille
from dcgame.sim.facts.pools import GuestSwelled
from dcgame.sim.gauges.pools import growing_room
from dcgame.sim.wakes.base import Effects, Later, Wake
from dcgame.world.guest import GuestState
from dcgame.world.world import World

HOURLY: PerMille = 1000
"""Of its own size, what such a guest writes in an hour (game constant)."""
EVERY = 10 * MINUTE


@frozen(eq=False)
class Swells(Wake):
    """A guest writes ``step`` megabytes more every ten minutes, until it is stopped (``since`` is
    the entry that started it), moved, or the pool takes no writes."""

    guest: str
    pool: str
    step: Megabytes
    since: int | None

    def decide(self, world: World) -> Effects:
        guest, pool = world.guests.get(self.guest), world.pools.get(self.pool)
        if guest is None or pool is None or guest.store != self.pool:
            return
        if guest.state is not GuestState.RUNNING or guest.since != self.since:
            return
        if pool.full is None:
            step = min(self.step, growing_room(world, pool, self.guest))
            yield GuestSwelled(self.pool, self.guest, guest.disk + step)
        yield Later(f"swell/{self.guest}", world.now + EVERY, self)
