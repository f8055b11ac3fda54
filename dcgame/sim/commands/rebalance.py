"""Level the disks of a pool."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.pool_checks import no_pool, not_healthy
from dcgame.sim.facts.pools import BalancingSet
from dcgame.sim.gauges.healing import level
from dcgame.sim.gauges.pools import on_disks
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World


@frozen
class Rebalance(Command):
    """``rebalance pool-1``"""

    verb = "rebalance"
    does = N_("Level the disks of a pool")
    group = "storage"

    pool: str = argument("pool")

    def decide(self, world: World) -> Refused | Effects:
        missing = no_pool(world, self.pool)
        if missing:
            return missing
        pool = world.pools[self.pool]
        unfit = not_healthy(pool)
        if unfit:
            return unfit
        if pool.balancing is not None:
            return refuse(N_("{pool} is levelling its disks already"), pool=self.pool)
        if level(world, pool, on_disks(pool)) is None:
            return refuse(N_("the disks of {pool} are level"), pool=self.pool)
        return (BalancingSet(self.pool, switch=True),)
