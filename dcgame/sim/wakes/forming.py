"""A pool is formed, or takes one node more, after some work."""

from attrs import frozen

from dcgame.kernel.units import MINUTE, Seconds
from dcgame.sim.facts.jobs import JobBegun, JobDone, JobFailed
from dcgame.sim.facts.nodes import NodeAdded, PoolFormed
from dcgame.sim.wakes.base import Effects, Later, Wake
from dcgame.world.hardware import ServerState
from dcgame.world.job import JobKind
from dcgame.world.pool import Redundancy
from dcgame.world.world import World

FORMING: Seconds = 20 * MINUTE
"""To start controller guests and claim disks (game constant)."""


def begin_forming(
    world: World, pool: str, nodes: tuple[str, ...], redundancy: Redundancy | None
) -> Effects:
    """Work on a new pool, or (without ``redundancy``) on one node more."""
    key = f"{JobKind.POOL.value}/{pool}"
    due = world.now + FORMING
    yield JobBegun(pool, JobKind.POOL, key, ", ".join(nodes), due)
    yield Later(key, due, PoolReady(key, pool, nodes, redundancy))


@frozen(eq=False)
class PoolReady(Wake):
    """The controller guests run and have claimed their disks, if their servers are still there."""

    key: str
    pool: str
    nodes: tuple[str, ...]
    redundancy: Redundancy | None

    def decide(self, world: World) -> Effects:
        servers = [world.servers[name] for name in self.nodes]
        for server in servers:
            if server.state is not ServerState.UP or server.pool or server.apps:
                yield JobFailed(self.pool, JobKind.POOL, self.key, server.id)
                return
        yield JobDone(self.pool, JobKind.POOL, self.key)
        if self.redundancy is not None:
            yield PoolFormed(self.pool, self.nodes, self.redundancy)
            return
        for server in servers:
            yield NodeAdded(self.pool, server.id)
