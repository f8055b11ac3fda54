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
from dcgame.sim.gauges.stores import reachable, speed
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.copying import copy_time
from dcgame.words import N_
from dcgame.world.backup import Backup
from dcgame.world.guest import Guest
from dcgame.world.job import JobKind
from dcgame.world.world import World


@frozen
class Restore(Command):
    """``restore web-1 from vault at 3d02:00 on esx-2 to lun-2``: the newest backup by then, there.

    Left out, its folder lies where it lay; where that is gone, or at another site, on the disks of
    the host.
    """

    verb = "restore"
    does = N_("Restore a stopped guest from a backup")
    group = "protection"

    guest: str = argument("guest")
    source: str = argument("repository", "from")
    at: Seconds = argument("moment", "at", 0)
    host: str = argument("host", "on", "")
    store: str = argument("any-store", "to", "")

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

    def _there(self, world: World, guest: Guest) -> tuple[str, str]:
        """The host, and the datastore that is to hold its folder (empty: the host's disks)."""
        on_disks = self.store in world.servers
        host = self.host or (self.store if on_disks else guest.host)
        if self.store:
            return host, "" if on_disks else self.store
        if not guest.store or host not in world.servers or reachable(world, guest.store, host):
            return host, guest.store
        gone = guest.data_lost is not None or _far_from_home(world, guest, host)
        return host, "" if gone else guest.store

    def _nowhere(self, world: World, guest: Guest) -> Refused | None:
        """There is a host that can run it, with room for its disk."""
        host, store = self._there(world, guest)
        if self.store in world.servers and host != self.store:
            return refuse(
                N_("{store} is the disks of another host"),
                N_("migrate {guest} there, or choose a shared datastore"),
                store=self.store,
                guest=guest.id,
            )
        refusal = (
            no_hypervisor(world, host)
            or in_maintenance(world, host)
            or vault_unheard(world, self.source, host)
        )
        if refusal:
            return refusal
        server = world.servers[host]
        unfit = wrong_isa(server, guest) or does_not_fit(world, server, guest)
        same = store == guest.store and (store or host == guest.host)
        stays = guest.has_files and same
        away = store and (host != guest.host or not same)
        unfit = unfit or (no_store(world, store, host) if away else None)
        if unfit or stays:
            return unfit or unreadable(world, guest)
        return no_room(world, server, store, disks_size(world, guest))

    def _begun(self, world: World, guest: Guest, backup: Backup) -> Effects:
        host, store = self._there(world, guest)
        total = disks_size(world, guest) * 1000
        cap = min(world.repositories[self.source].speed, speed(world, store or host))
        yield JobBegun(
            subject=guest.id,
            kind=JobKind.RESTORE,
            key=f"{JobKind.RESTORE.value}/{guest.id}",
            goal=host,
            due=world.now + copy_time(total, cap),
            detail=backup.id,
            total=total,
            cap=cap,
            store=store,
        )


def _far_from_home(world: World, guest: Guest, host: str) -> bool:
    """Whether a host stands at another site than that on which the guest was."""
    racks = (world.servers[guest.host].rack, world.servers[host].rack)
    return world.site_of(racks[0]) != world.site_of(racks[1])
