"""Set how a pool guards what lies on it."""

from attrs import frozen

from dcgame.kernel.values import changed
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.pool_checks import (
    no_memory,
    no_pool,
    no_redundancy,
    not_healthy,
    too_few_nodes,
)
from dcgame.sim.facts.pools import RedundancySet
from dcgame.sim.gauges.pools import fits_redundancy
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.pool import Redundancy
from dcgame.world.world import World


@frozen
class SetRf(Command):
    """``set-rf pool-1 keep rf3``"""

    verb = "set-rf"
    does = N_("Set how many copies a pool keeps")
    group = "storage"

    pool: str = argument("pool")
    redundancy: str = argument("redundancy", "keep")

    def decide(self, world: World) -> Refused | Effects:
        missing = no_pool(world, self.pool) or no_redundancy(self.redundancy)
        if missing:
            return missing
        pool, redundancy = world.pools[self.pool], Redundancy(self.redundancy)
        if pool.redundancy is redundancy:
            return refuse(
                N_("{pool} keeps {redundancy} already"),
                pool=self.pool,
                redundancy=self.redundancy,
            )
        refusal = too_few_nodes(self.pool, redundancy, len(pool.nodes)) or not_healthy(pool)
        if refusal:
            return refusal
        if not fits_redundancy(world, pool, redundancy):
            return refuse(
                N_("what lies on {pool} does not fit its disks with {redundancy}"),
                N_("add a node first, or free space"),
                pool=self.pool,
                redundancy=self.redundancy,
            )
        return no_memory(world, changed(pool, redundancy=redundancy)) or (
            RedundancySet(self.pool, redundancy),
        )
