"""A host leaves its cluster."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import RUNNING, not_a_server, unmanageable
from dcgame.sim.facts.clusters import MemberLeft
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World


@frozen
class Leave(Command):
    """``leave esx-1``"""

    verb = "leave"
    does = N_("Take a host out of its cluster")
    group = "cluster"

    server: str = argument("server")

    def decide(self, world: World) -> Refused | Effects:
        refusal = not_a_server(world, self.server) or unmanageable(world, self.server)
        if refusal:
            return refusal
        server = world.servers[self.server]
        if not server.cluster:
            return refuse(N_("{name} belongs to no cluster"), name=self.server)
        running = [name for name in server.guests if world.guests[name].state in RUNNING]
        if running:
            return refuse(
                N_("{guests} runs on {name}"),
                N_("empty it first: maintain {name}"),
                name=self.server,
                guests=", ".join(running),
            )
        return (MemberLeft(self.server, server.cluster),)
