"""Write a guest's disk anew from a backup."""

from attrs import frozen

from dcgame.kernel.units import Seconds
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import (
    RUNNING,
    busy,
    does_not_fit,
    in_maintenance,
    no_backup,
    no_hypervisor,
    not_a_guest,
    not_a_repository,
    wrong_isa,
)
from dcgame.sim.commands.storage_checks import no_room, no_store, unreadable
from dcgame.sim.commands.store_checks import vault_unheard
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.gauges.folders import disks_size
from dcgame.sim.gauges.kept import newest
from dcgame.sim.gauges.stores import speed
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.copying import copy_time
from dcgame.words import N_
from dcgame.world.backup import Backup
from dcgame.world.guest import Guest
from dcgame.world.job import JobKind
from dcgame.world.world import World


@frozen
class Restore(Command):
    """``restore web-1 from vault at 3d02:00 on esx-2``: the newest backup by then, there."""

    verb = "restore"
    does = N_("Restore a stopped guest from a backup")
    group = "protection"

    guest: str = argument("guest")
    source: str = argument("repository", "from")
    at: Seconds = argument("moment", "at", 0)
    host: str = argument("host", "on", "")

    def decide(self, world: World) -> Refused | Effects:
        refusal = (
            not_a_guest(world, self.guest)
            or not_a_repository(world, self.source)
            or busy(world, self.guest)
        )
        if refusal:
            return refusal
        guest = world.guests[self.guest]
        backup = newest(world, guest.id, self.source, self.at or world.now)
        if backup is None:
            return no_backup(world, self.guest, self.source)
        if guest.state in RUNNING:
            return refuse(
                N_("{name} runs, and its disk would be overwritten"),
                N_("stop it first"),
                name=guest.id,
            )
        return self._nowhere(world, guest) or self._begun(world, guest, backup)

    def _nowhere(self, world: World, guest: Guest) -> Refused | None:
        """There is a host that can run it, with room for its disk."""
        host = self.host or guest.host
        refusal = (
            no_hypervisor(world, host)
            or in_maintenance(world, host)
            or vault_unheard(world, self.source, host)
        )
        if refusal:
            return refusal
        server = world.servers[host]
        unfit = wrong_isa(server, guest) or does_not_fit(world, server, guest)
        stays = guest.data_lost is None and (guest.store or host == guest.host)
        away = guest.store and host != guest.host
        unfit = unfit or (no_store(world, guest.store, host) if away else None)
        if unfit or stays:
            return unfit or unreadable(world, guest)
        return no_room(world, server, guest.store, disks_size(world, guest))

    def _begun(self, world: World, guest: Guest, backup: Backup) -> Effects:
        host = self.host or guest.host
        total = disks_size(world, guest) * 1000
        cap = min(world.repositories[self.source].speed, speed(world, guest.store or host))
        yield JobBegun(
            subject=guest.id,
            kind=JobKind.RESTORE,
            key=f"{JobKind.RESTORE.value}/{guest.id}",
            goal=host,
            due=world.now + copy_time(total, cap),
            detail=backup.id,
            total=total,
            cap=cap,
            store=guest.store,
        )
