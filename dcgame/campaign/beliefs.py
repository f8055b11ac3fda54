"""More signs of untrue beliefs: about redundancy, copies, and where a guest's disk is."""

from collections.abc import Iterator

from dcgame.campaign.signs import Case, ordered, root_of
from dcgame.kernel.journal import Entry, find
from dcgame.kernel.units import DAY, MINUTE
from dcgame.sim.facts.arrays import TakeoverBegun
from dcgame.sim.facts.backups import (
    BackupFoundBad,
    BackupTaken,
    RepositoryEncrypted,
    RepositoryLost,
)
from dcgame.sim.facts.damage import FolderDeleted, GuestEncrypted
from dcgame.sim.facts.fabrics import GuestStranded
from dcgame.sim.facts.groups import GroupLost
from dcgame.sim.facts.hardware import PartFailed, PartWarned
from dcgame.sim.facts.moving import GuestSwitchedOver
from dcgame.sim.facts.nodes import NodeBack, NodeDetached, NodeLost
from dcgame.sim.facts.play import Ordered
from dcgame.sim.facts.pools import GuestStored, PoolDataLost
from dcgame.sim.facts.power import ServerDark
from dcgame.sim.facts.services import ServiceDown, ServiceUp
from dcgame.sim.facts.snapshots import SnapshotTaken
from dcgame.sim.gauges.power import pdus_of, supplies
from dcgame.world.guest import Guest
from dcgame.world.pool import Redundancy
from dcgame.world.storage import RaidLevel
from dcgame.world.world import World

A_PAIR = 2


def two_cords_one_feed(case: Case) -> Iterator[int]:
    """Servers with two power supplies that went dark together: both hung on one feed, and their
    rack has another."""
    for entry in case.journal:
        fact = entry.fact
        if isinstance(fact, ServerDark) and any(
            _on_one_feed(world, fact.server) for world in (case.first, case.world)
        ):
            yield entry.seq


def _on_one_feed(world: World, name: str) -> bool:
    server = world.servers.get(name)
    if server is None:
        return False
    offered = {pdu.feed for pdu in pdus_of(world, server.rack)}
    plugged = supplies(world, server)
    used = {pdu.feed for _, pdu in plugged}
    return len(plugged) >= A_PAIR and len(used) == 1 and len(offered) >= A_PAIR


def _lost(case: Case) -> Iterator[tuple[Guest, Entry]]:
    """Guests whose data are gone at the end and of which nobody ever took a backup; one that
    cannot be read, and that was there from the beginning, is none."""
    kept = {each.guest for each in case.first.backups.values() if each.bad is None}
    kept |= {entry.fact.guest for entry in case.journal if isinstance(entry.fact, BackupTaken)}
    for name in sorted(case.world.guests):
        guest = case.world.guests[name]
        if guest.data_lost is not None and name not in kept:
            entry = find(case.journal, guest.data_lost)
            if entry is not None:
                yield guest, entry


def snapshot_is_no_backup(case: Case) -> Iterator[int]:
    """Data that went with their snapshots, and of which there was no backup."""
    snapped = {
        entry.fact.guest: entry.seq
        for entry in reversed(case.journal)
        if isinstance(entry.fact, SnapshotTaken)
    } | {name: 0 for name, guest in case.first.guests.items() if guest.snapshots}
    for guest, entry in _lost(case):
        if snapped.get(guest.id, entry.seq) < entry.seq:
            yield entry.seq


def mirror_is_no_backup(case: Case) -> Iterator[int]:
    """Data that somebody deleted or encrypted on disks that guard each other, without backup."""
    for guest, entry in _lost(case):
        fact = entry.fact
        if isinstance(fact, FolderDeleted | GuestEncrypted) and _guarded(case.world, guest):
            yield entry.seq


def _guarded(world: World, guest: Guest) -> bool:
    if guest.store in world.luns:
        group = world.raid_groups[world.luns[guest.store].group]
        return group.level is not RaidLevel.STRIPE
    return guest.store in world.pools or world.servers[guest.host].model.mirrored


def green_is_not_readable(case: Case) -> Iterator[int]:
    """Backups that nobody had tried, and that could not be read when they were needed."""
    found = [entry for entry in case.journal if isinstance(entry.fact, BackupFoundBad)]
    for entry in found:
        order = root_of(case, entry).fact
        if isinstance(order, Ordered) and order.line.startswith("restore "):
            yield entry.seq


def copy_beside_the_original(case: Case) -> Iterator[int]:
    """Repositories that went with the disks of the guests whose newest copies were in them."""
    yield from _gone_with_all(case, RepositoryLost)


def a_copy_within_reach(case: Case) -> Iterator[int]:
    """Repositories that were encrypted with the guests whose newest copies were in them."""
    yield from _gone_with_all(case, RepositoryEncrypted)


def _gone_with_all(case: Case, kind: type[RepositoryLost | RepositoryEncrypted]) -> Iterator[int]:
    """Those that held the newest copy of a guest whose data are gone at the end."""
    kept = sorted(case.first.backups.values(), key=lambda each: (each.at, each.id))
    newest = {each.guest: each.repository for each in kept}
    gone = {name for name, guest in case.world.guests.items() if guest.data_lost is not None}
    for entry in case.journal:
        fact = entry.fact
        if isinstance(fact, BackupTaken):
            newest[fact.guest] = fact.repository
        elif isinstance(fact, kind) and fact.repository in {newest.get(name) for name in gone}:
            yield entry.seq


def two_copies_two_nodes(case: Case) -> Iterator[int]:
    """Pools with two copies whose second node went while the first was away, with services down
    for it, or data gone."""
    away: dict[str, dict[str, int]] = {}
    long = set(_long_outages(case))
    for entry in case.journal:
        fact = entry.fact
        if isinstance(fact, PoolDataLost) and _keeps_two(case, fact.pool):
            yield entry.seq
        elif isinstance(fact, NodeBack | NodeDetached):
            away.get(fact.pool, {}).pop(fact.node, None)
        elif isinstance(fact, NodeLost) and _keeps_two(case, fact.pool):
            before = away.setdefault(fact.pool, {})
            if before and long & {entry.seq, *before.values()}:
                yield entry.seq
            before[fact.node] = entry.seq


def _keeps_two(case: Case, pool: str) -> bool:
    found = case.world.pools.get(pool)
    return found is not None and found.redundancy is Redundancy.RF2


def _long_outages(case: Case) -> Iterator[int]:
    """The lost nodes for which a service was down longer than a pool waits."""
    down: dict[str, Entry] = {}
    for entry in case.journal:
        fact = entry.fact
        if isinstance(fact, ServiceDown):
            down[fact.service] = entry
        elif isinstance(fact, ServiceUp):
            begun = down.pop(fact.service, None)
            if begun is not None and entry.at - begun.at > MINUTE:
                yield from _reasons(begun)
    for begun in down.values():
        yield from _reasons(begun)


def _reasons(entry: Entry) -> Iterator[int]:
    yield from entry.given
    if entry.cause is not None:
        yield entry.cause


def moved_host_not_disk(case: Case) -> Iterator[int]:
    """Guests that were moved to another host because their array ailed, and fell with it all
    the same."""
    ailing: dict[str, int] = {}
    moved: dict[str, Entry] = {}
    for entry in case.journal:
        fact = entry.fact
        if isinstance(fact, PartFailed | PartWarned):
            ailing[fact.server] = entry.at
        elif isinstance(fact, TakeoverBegun):
            ailing[fact.array] = entry.at
        elif isinstance(fact, GuestStored):
            moved.pop(fact.guest, None)
        elif isinstance(fact, GuestSwitchedOver):
            since = ailing.get(_array(case.world, fact.guest))
            if since is not None and entry.at - since <= DAY and ordered(case, entry):
                moved[fact.guest] = entry
        elif isinstance(fact, GuestStranded | GroupLost):
            for guest in [name for name in sorted(moved) if _falls(case, name, fact)]:
                yield moved.pop(guest).seq


def _array(world: World, name: str) -> str:
    guest = world.guests.get(name)
    lun = world.luns.get(guest.store) if guest is not None else None
    return world.raid_groups[lun.group].array if lun is not None else ""


def _falls(case: Case, name: str, fact: GuestStranded | GroupLost) -> bool:
    if isinstance(fact, GuestStranded):
        return fact.guest == name
    lun = case.world.luns.get(case.world.guests[name].store)
    return lun is not None and lun.group == fact.group
