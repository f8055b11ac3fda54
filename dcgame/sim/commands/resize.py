"""Give a stopped guest other virtual hardware."""

from attrs import frozen

from dcgame.kernel.units import Megabytes
from dcgame.kernel.values import changed
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import (
    busy,
    does_not_fit,
    eats_reserve,
    not_a_guest,
    unmanageable,
)
from dcgame.sim.commands.create import impossible_size
from dcgame.sim.commands.processor_checks import too_many_vcpu
from dcgame.sim.facts.guests import GuestResized, GuestStopped
from dcgame.sim.gauges.memory import required
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.boot import boot_guest
from dcgame.sim.wakes.stopping import shutdown_time
from dcgame.words import N_
from dcgame.world.guest import GuestState
from dcgame.world.world import World


@frozen
class Resize(Command):
    """``resize erp vcpu 4 ram 12288``; a guest that runs is restarted for it."""

    verb = "resize"
    does = N_("Change a guest's vCPU and memory; it restarts")
    group = "guest"

    guest: str = argument("guest")
    vcpu: int = argument("count", "vcpu", 0)
    ram: Megabytes = argument("count", "ram", 0)

    def decide(self, world: World) -> Refused | Effects:
        missing = not_a_guest(world, self.guest) or busy(world, self.guest)
        if missing:
            return missing
        guest = world.guests[self.guest]
        silent = unmanageable(world, guest.host)
        if silent:
            return silent
        vcpu, ram = self.vcpu or guest.vcpu, self.ram or guest.ram
        if (vcpu, ram) == (guest.vcpu, guest.ram):
            return refuse(
                N_("{name} already has {vcpu} vCPU and {ram} MB"),
                N_("say what it should have, as in: resize {name} ram 8192"),
                name=self.guest,
                vcpu=vcpu,
                ram=ram,
            )
        if guest.state is GuestState.BOOTING:
            return refuse(N_("{name} is booting"), N_("wait until it is up"), name=self.guest)
        server, wanted = world.servers[guest.host], changed(guest, vcpu=vcpu, ram=ram)
        running = guest.state is GuestState.RUNNING
        more = required(world, wanted) - required(world, guest) if running else 0
        refusal = (
            impossible_size(self.guest, vcpu, ram, guest.isa)
            or does_not_fit(world, server, wanted)
            or (too_many_vcpu(world, server, wanted) if running else None)
            or (eats_reserve(world, guest.host, more) if more > 0 else None)
        )
        return refusal or self._resized(world, vcpu, ram)

    def _resized(self, world: World, vcpu: int, ram: Megabytes) -> Effects:
        running = world.guests[self.guest].state is GuestState.RUNNING
        if running:
            yield GuestStopped(self.guest)
        yield GuestResized(self.guest, vcpu, ram)
        if running:
            yield from boot_guest(world, self.guest, shutdown_time(world.guests[self.guest]))
