"""Set a host's clock by a time server."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import not_up
from dcgame.sim.facts.management import ClockSet
from dcgame.sim.wakes.base import Effects, Forget
from dcgame.words import N_
from dcgame.world.world import World


@frozen
class SyncClock(Command):
    """``sync-clock esx-1``"""

    verb = "sync-clock"
    does = N_("Set a server's clock by a time server")
    group = "platform"

    server: str = argument("server")

    def decide(self, world: World) -> Refused | Effects:
        down = not_up(world, self.server)
        if down:
            return down
        if not world.servers[self.server].drift:
            return refuse(N_("the clock of {name} is right"), name=self.server)
        return (Forget(f"clock/{self.server}"), ClockSet(self.server))
