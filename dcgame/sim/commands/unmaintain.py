"""End maintenance: guests may be put on the host again."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import not_a_server
from dcgame.sim.facts.jobs import JobFailed
from dcgame.sim.facts.moving import MaintenanceLeft
from dcgame.sim.wakes.base import Effects, Forget
from dcgame.sim.wakes.evacuating import evacuation
from dcgame.words import N_
from dcgame.world.hardware import Maintenance
from dcgame.world.job import JobKind
from dcgame.world.world import World


@frozen
class Unmaintain(Command):
    """``unmaintain esx-1``; while the host is being emptied this breaks it off."""

    verb = "unmaintain"
    does = N_("End a host's maintenance")
    group = "platform"

    server: str = argument("host")

    def decide(self, world: World) -> Refused | Effects:
        missing = not_a_server(world, self.server)
        if missing:
            return missing
        key = evacuation(self.server)
        if key in world.jobs:
            return (Forget(key), JobFailed(self.server, JobKind.EMPTY, key, "cancel"))
        if world.servers[self.server].maintenance is Maintenance.NONE:
            return refuse(N_("{name} is not in maintenance"), name=self.server)
        return (MaintenanceLeft(self.server),)
