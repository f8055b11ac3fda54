"""Say how much processor a guest may take at most."""

from attrs import frozen

from dcgame.kernel.units import Millicores
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import not_a_guest, unmanageable
from dcgame.sim.facts.claims import LimitSet
from dcgame.sim.gauges.claims import most_processor
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World


@frozen
class SetLimit(Command):
    """``limit batch cpu 1000``; 0, or nothing, lifts the limit."""

    verb = "limit"
    does = N_("Limit the processor that a guest may take")
    group = "guest"

    guest: str = argument("guest")
    cpu: Millicores = argument("count", "cpu", 0)

    def decide(self, world: World) -> Refused | Effects:
        missing = not_a_guest(world, self.guest)
        if missing:
            return missing
        guest = world.guests[self.guest]
        silent = unmanageable(world, guest.host)
        if silent:
            return silent
        if guest.cpu_limit == self.cpu:
            return refuse(
                N_("the limit of {name} already is {cpu} millicores (0: none)"),
                name=self.guest,
                cpu=self.cpu,
            )
        if self.cpu and self.cpu < guest.reserved_cpu:
            return refuse(
                N_("{reserved} millicores are reserved for {name}, and a limit cannot be lower"),
                N_("reserve less first: reserve {name} cpu {cpu} ram {ram}"),
                name=self.guest,
                reserved=guest.reserved_cpu,
                cpu=self.cpu,
                ram=guest.reserved_ram,
            )
        most = most_processor(world.servers[guest.host], guest)
        if self.cpu >= most:
            return refuse(
                N_("the {vcpu} vCPU of {name} take {most} millicores at most as it is"),
                N_("say less than that, or 0 for no limit"),
                vcpu=guest.vcpu,
                name=self.guest,
                most=most,
            )
        return (LimitSet(self.guest, self.cpu),)
