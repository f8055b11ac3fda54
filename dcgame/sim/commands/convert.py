"""Convert a physical server into a guest (P2V): copy while it runs, then switch over."""

from attrs import frozen

from dcgame.kernel.units import Megabytes, Seconds
from dcgame.kernel.values import changed
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import (
    busy,
    does_not_fit,
    eats_reserve,
    in_maintenance,
    name_taken,
    no_hypervisor,
    not_up,
)
from dcgame.sim.commands.copies import Copy, begin_copy
from dcgame.sim.commands.create import impossible_size
from dcgame.sim.commands.disk_checks import disk_full
from dcgame.sim.gauges.compatible import mode_for
from dcgame.sim.gauges.memory import required
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.catalogue import PlatformKind
from dcgame.world.guest import Guest
from dcgame.world.hardware import Server
from dcgame.world.job import JobKind
from dcgame.world.world import World

SWITCH_OVER: Seconds = 40
SYSTEM_DISK: Megabytes = 20_000


@frozen
class Convert(Command):
    """``convert crm-01 to esx-1``; by default the guest is as big as the old server."""

    verb = "convert"
    does = N_("Convert a physical server into a guest")
    group = "guest"

    server: str = argument("server")
    to: str = argument("host", "to")
    name: str = argument("new", "as", "")
    vcpu: int = argument("count", "vcpu", 0)
    ram: Megabytes = argument("count", "ram", 0)

    def decide(self, world: World) -> Refused | Effects:
        refusal = not_up(world, self.server) or busy(world, self.server)
        if refusal:
            return refusal
        server = world.servers[self.server]
        if server.platform is None or server.platform.model.kind is not PlatformKind.SYSTEM:
            return refuse(
                N_("{name} has no operating system of its own to convert"),
                N_("its guests can be migrated"),
                name=self.server,
            )
        guest = self._guest(world, server)
        refusal = (
            no_hypervisor(world, self.to)
            or in_maintenance(world, self.to)
            or name_taken(world, guest.id)
            or impossible_size(guest.id, guest.vcpu, guest.ram, guest.isa)
        )
        if refusal:
            return refusal
        host = world.servers[self.to]
        guest = changed(guest, mode=mode_for(guest.isa, host))
        refusal = (
            does_not_fit(world, host, guest)
            or disk_full(world, host, guest.disk)
            or eats_reserve(world, self.to, required(world, guest))
        )
        return refusal or self._begun(world, guest)

    def _guest(self, world: World, server: Server) -> Guest:
        """The guest that it will be."""
        disk = SYSTEM_DISK + sum(world.apps[app].disk for app in server.apps)
        return Guest(
            id=self.name or f"{self.server}-vm",
            host=self.to,
            vcpu=self.vcpu or server.model.cores,
            ram=self.ram or server.ram,
            disk=disk,
            isa=server.model.isa,
        )

    def _begun(self, world: World, guest: Guest) -> Effects:
        return begin_copy(
            world,
            Copy(
                JobKind.CONVERT,
                self.server,
                self.to,
                kilobytes=guest.disk * 1000,
                source=self.server,
                detail=f"{guest.id}/{guest.vcpu}/{guest.ram}",
                stop=SWITCH_OVER,
            ),
        )
