"""Put off an announced update, at most to its deadline."""

from attrs import frozen

from dcgame.kernel.units import Seconds
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import not_a_server
from dcgame.sim.commands.reaching import manageable
from dcgame.sim.facts.platform import UpdatePostponed
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World


@frozen
class Postpone(Command):
    """``postpone desk-1 to 3d03:00``"""

    verb = "postpone"
    does = N_("Set the hour of an announced update")
    group = "platform"

    server: str = argument("server")
    to: Seconds = argument("moment", "to")

    def decide(self, world: World) -> Refused | Effects:
        missing = not_a_server(world, self.server) or manageable(world, self.server)
        if missing:
            return missing
        platform = world.servers[self.server].platform
        if platform is None or platform.update_due is None:
            return refuse(N_("no update is announced for {name}"), name=self.server)
        if self.to <= world.now:
            return refuse(N_("{moment} is in the past"), N_("choose a later hour"), moment=self.to)
        deadline = platform.update_deadline or platform.update_due
        if self.to > deadline:
            return refuse(
                N_("the update of {name} can be put off until {deadline} at most"),
                N_("choose an hour before that"),
                name=self.server,
                deadline=deadline,
            )
        return (UpdatePostponed(self.server, self.to),)
