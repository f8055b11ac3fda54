"""Say what of its host is a guest's own."""

from attrs import frozen

from dcgame.kernel.units import Megabytes, Millicores
from dcgame.kernel.values import changed
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import (
    RUNNING,
    eats_reserve,
    not_a_guest,
    not_reservable,
    unmanageable,
)
from dcgame.sim.facts.claims import ReservationSet
from dcgame.sim.gauges.claims import most_processor
from dcgame.sim.gauges.memory import required
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.guest import Guest
from dcgame.world.hardware import Server
from dcgame.world.world import World


@frozen
class Reserve(Command):
    """``reserve erp cpu 2000 ram 4096``; what is left out is not reserved any more."""

    verb = "reserve"
    does = N_("Reserve processor and memory for a guest")
    group = "guest"

    guest: str = argument("guest")
    cpu: Millicores = argument("count", "cpu", 0)
    ram: Megabytes = argument("count", "ram", 0)

    def decide(self, world: World) -> Refused | Effects:
        missing = not_a_guest(world, self.guest)
        if missing:
            return missing
        guest = world.guests[self.guest]
        server = world.servers[guest.host]
        silent = unmanageable(world, guest.host)
        if silent:
            return silent
        if (guest.reserved_cpu, guest.reserved_ram) == (self.cpu, self.ram):
            return refuse(
                N_("{cpu} millicores and {ram} MB are reserved for {name} already"),
                name=self.guest,
                cpu=self.cpu,
                ram=self.ram,
            )
        wanted = changed(guest, reserved_cpu=self.cpu, reserved_ram=self.ram)
        refusal = self._beyond_itself(server, guest) or not_reservable(world, server, wanted)
        more = required(world, wanted) - required(world, guest)
        if refusal is None and more > 0 and guest.state in RUNNING:
            refusal = eats_reserve(world, guest.host, more)
        return refusal or (ReservationSet(self.guest, self.cpu, self.ram),)

    def _beyond_itself(self, server: Server, guest: Guest) -> Refused | None:
        """Nobody can use more than its own hardware, or than its limit."""
        most = most_processor(server, guest)
        most = min(most, guest.cpu_limit) if guest.cpu_limit else most
        if self.cpu <= most and self.ram <= guest.ram:
            return None
        return refuse(
            N_("{name} can use {cpu} millicores and {ram} MB at most"),
            N_("reserve no more than that, or give it more: resize {name}"),
            name=self.guest,
            cpu=most,
            ram=guest.ram,
        )
