"""Form a hyper-converged pool of servers' own disks."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import busy, name_taken
from dcgame.sim.commands.pool_checks import no_candidate, no_redundancy, too_few_nodes
from dcgame.sim.commands.rack_checks import other_site
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.forming import begin_forming
from dcgame.words import N_
from dcgame.world.pool import Node, Pool, Redundancy
from dcgame.world.world import World


@frozen
class FormPool(Command):
    """``form-pool pool-1 on esx-1,esx-2,esx-3 keep rf2``"""

    verb = "form-pool"
    does = N_("Form a hyper-converged pool of the disks of servers")
    group = "storage"

    name: str = argument("new")
    nodes: str = argument("servers", "on")
    redundancy: str = argument("redundancy", "keep", "rf2")

    def decide(self, world: World) -> Refused | Effects:
        nodes = tuple(dict.fromkeys(name for name in self.nodes.split(",") if name))
        refusal = (
            name_taken(world, self.name)
            or busy(world, self.name)
            or no_redundancy(self.redundancy)
            or too_few_nodes(self.name, Redundancy(self.redundancy), len(nodes))
        )
        if refusal:
            return refusal
        shape = Pool(self.name, Redundancy(self.redundancy), tuple(Node(name) for name in nodes))
        for name in nodes:
            refusal = no_candidate(world, name, shape.controller_vcpu, shape.controller_memory)
            refusal = refusal or other_site(world, name, nodes[:1])
            if refusal:
                return refusal
        if _being_formed(world, nodes):
            return refuse(
                N_("a pool is being formed of {nodes} already"),
                N_("wait until that work is finished"),
                nodes=", ".join(_being_formed(world, nodes)),
            )
        return begin_forming(world, self.name, nodes, Redundancy(self.redundancy))


def _being_formed(world: World, nodes: tuple[str, ...]) -> tuple[str, ...]:
    goals = {
        name
        for job in world.jobs.values()
        if job.kind.value == "pool"
        for name in job.goal.split(", ")
    }
    return tuple(name for name in nodes if name in goals)
