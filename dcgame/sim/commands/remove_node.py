"""Take a node out of a pool, once its copies lie elsewhere."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.pool_checks import no_pool, not_healthy, too_few_nodes
from dcgame.sim.facts.nodes import NodeLeaving, NodeRemoved
from dcgame.sim.gauges.pools import fits_without, pieces_on
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.pool import Pool
from dcgame.world.world import World


@frozen
class RemoveNode(Command):
    """``remove-node esx-4 from pool-1``"""

    verb = "remove-node"
    does = N_("Take a server out of a pool")
    group = "storage"

    server: str = argument("node")
    pool: str = argument("pool", "from")

    def decide(self, world: World) -> Refused | Effects:
        missing = no_pool(world, self.pool)
        if missing:
            return missing
        pool = world.pools[self.pool]
        node = pool.node(self.server)
        if node is None:
            return refuse(N_("{name} is no node of {pool}"), name=self.server, pool=self.pool)
        if node.leaving is not None:
            return refuse(N_("{name} is leaving {pool} already"), name=self.server, pool=self.pool)
        staying = sum(each.leaving is None for each in pool.nodes) - 1
        refusal = too_few_nodes(self.pool, pool.redundancy, staying) or self._reached(world)
        if refusal:
            return refusal
        if not node.serves and not pieces_on(pool, self.server):
            return (NodeRemoved(self.pool, self.server),)
        return (
            not_healthy(pool) or self._fits(world, pool) or (NodeLeaving(self.pool, self.server),)
        )

    def _reached(self, world: World) -> Refused | None:
        """No guest of the pool runs on the node."""
        guests = [
            name
            for name in world.servers[self.server].guests
            if world.guests[name].store == self.pool
        ]
        if guests:
            return refuse(
                N_("on {name} run {guests}, which would not reach {pool} any more"),
                N_("migrate them to another node first"),
                guests=", ".join(guests),
                name=self.server,
                pool=self.pool,
            )
        return None

    def _fits(self, world: World, pool: Pool) -> Refused | None:
        if fits_without(world, pool, self.server):
            return None
        return refuse(
            N_("what lies on {pool} does not fit the other nodes"),
            N_("add a node first, or free space"),
            pool=self.pool,
        )
