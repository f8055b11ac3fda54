"""Add a node to a pool."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument
from dcgame.sim.commands.checks import busy
from dcgame.sim.commands.pool_checks import no_candidate, no_pool
from dcgame.sim.commands.rack_checks import other_site
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.forming import begin_forming
from dcgame.words import N_
from dcgame.world.world import World


@frozen
class AddNode(Command):
    """``add-node esx-4 to pool-1``"""

    verb = "add-node"
    does = N_("Add a server to a pool")
    group = "storage"

    server: str = argument("host")
    pool: str = argument("pool", "to")

    def decide(self, world: World) -> Refused | Effects:
        missing = no_pool(world, self.pool) or busy(world, self.pool)
        if missing:
            return missing
        pool = world.pools[self.pool]
        refusal = no_candidate(world, self.server, pool.controller_vcpu, pool.controller_memory)
        refusal = refusal or other_site(world, self.server, pool.members)
        return refusal or begin_forming(world, self.pool, (self.server,), None)
