"""Empty a host for maintenance: its guests move to the others while they run."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import RUNNING, busy, hindered, no_hypervisor
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.facts.moving import MaintenanceBegun
from dcgame.sim.gauges.lanes import link_rate
from dcgame.sim.gauges.moving import live_targets, stuck_because
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.copying import copy_time
from dcgame.sim.wakes.evacuating import Evacuate, evacuation
from dcgame.words import N_
from dcgame.world.guest import GuestState
from dcgame.world.hardware import Maintenance
from dcgame.world.job import JobKind
from dcgame.world.world import World


@frozen
class Maintain(Command):
    """``maintain esx-1``"""

    verb = "maintain"
    does = N_("Empty a host for maintenance")
    group = "platform"

    server: str = argument("host")

    def decide(self, world: World) -> Refused | Effects:
        refusal = no_hypervisor(world, self.server)
        if refusal:
            return refusal
        server = world.servers[self.server]
        if server.maintenance is not Maintenance.NONE:
            return refuse(
                N_("{name} already is in maintenance, or on its way there"), name=self.server
            )
        if not server.cluster:
            return refuse(
                N_("{name} is in no cluster to which its guests could move"),
                N_("let it join one, or move its guests and power it off"),
                name=self.server,
            )
        for name in sorted(server.guests):
            guest = world.guests[name]
            if guest.state is GuestState.RUNNING and not live_targets(world, guest):
                return hindered(stuck_because(world, guest)) or self._begun(world)
        return busy(world, self.server) or self._begun(world)

    def _begun(self, world: World) -> Effects:
        guests = [world.guests[name] for name in world.servers[self.server].guests]
        memory = sum(guest.ram for guest in guests if guest.state in RUNNING)
        due = world.now + copy_time(memory * 1000, link_rate(world))
        key = evacuation(self.server)
        yield MaintenanceBegun(self.server)
        yield JobBegun(self.server, JobKind.EMPTY, key, self.server, due)
        yield Later(key, world.now, Evacuate(self.server))
