"""What is wrong right now, worst first; and what deserves to stop the clock."""

from collections.abc import Iterator

from attrs import frozen

from dcgame.kernel.bands import Band
from dcgame.kernel.journal import Entry
from dcgame.kernel.units import WHOLE, Seconds
from dcgame.sim.facts.apps import FaultFound
from dcgame.sim.facts.gauges import BandCrossed
from dcgame.sim.facts.hardware import ServerRacked, ServerStarted, SpareArrived, Throttled
from dcgame.sim.facts.jobs import JobDone
from dcgame.sim.gauges.affinity import violations
from dcgame.sim.gauges.quorum import lacking
from dcgame.world.app import AppState
from dcgame.world.backup import Backup
from dcgame.world.facility import Source
from dcgame.world.guest import GuestState
from dcgame.world.hardware import PartState, ServerState
from dcgame.world.service import ServiceState
from dcgame.world.storage import ArrayState, FabricState
from dcgame.world.world import EQUIPMENT, World

KINDS = (
    *("service", "host", "site", "network", "cluster", "guest", "app"),
    *("gauge", "part", "storage", "update", "job", "business"),
)
"""Kinds of alarm, in the order of their weight."""


@frozen
class Alarm:
    """``about`` is what it is about (a part as ``server/part``), ``seq`` the entry to ask why."""

    kind: str
    about: str
    state: str
    seq: int | None
    at: Seconds
    severe: bool


def alarms(world: World) -> tuple[Alarm, ...]:
    """Everything that is wrong now, by weight and then by age."""
    found = (
        *_services(world),
        *_servers(world),
        *_management(world),
        *_clusters(world),
        *_equipment(world),
        *_storage(world),
        *_backups(world),
        *_guests(world),
        *_apps(world),
        *_pools(world),
        *_gauges(world),
        *_building(world),
        *_network(world),
    )
    return tuple(
        sorted(
            found,
            key=lambda alarm: (not alarm.severe, KINDS.index(alarm.kind), alarm.at, alarm.about),
        )
    )


def _services(world: World) -> Iterator[Alarm]:
    for service in world.services.values():
        if service.state is not ServiceState.UP:
            severe = service.state is ServiceState.DOWN
            at, since = service.changed_at, service.since
            yield Alarm("service", service.id, service.state.value, since, at, severe)


def _servers(world: World) -> Iterator[Alarm]:
    for server in world.servers.values():
        if server.state is ServerState.RETIRED:
            continue
        if server.state is ServerState.LOST:
            yield Alarm("host", server.id, "lost", server.since, server.changed_at, True)
        for part in server.parts:
            if part.state is not PartState.GOOD:
                about = f"{server.id}/{part.id}"
                yield Alarm("part", about, part.state.value, part.since, world.now, False)
        platform = server.platform
        if platform and platform.update_due is not None:
            seq, due = platform.update_entry, platform.update_due
            yield Alarm("update", server.id, "update", seq, due, False)


def _management(world: World) -> Iterator[Alarm]:
    """Hosts that nobody can manage, or whose clock is wrong: their guests run on."""
    for server in world.servers.values():
        states = (
            ("agent", server.agent_hung),
            ("certificate", server.certificate_expired),
            ("clock", server.drift_entry if server.drift else None),
        )
        for state, seq in states:
            if seq is not None:
                yield Alarm("host", server.id, state, seq, world.now, False)


def _clusters(world: World) -> Iterator[Alarm]:
    """Members without quorum, members that are not heard, rules that are broken."""
    for cluster in world.clusters.values():
        if lacking(world, cluster):
            seq = cluster.quorum_lost_entry
            yield Alarm("cluster", cluster.id, "quorum", seq, world.now, True)
        if cluster.sides:
            yield Alarm("cluster", cluster.id, "apart", cluster.cut_entry, world.now, True)
        for rule in violations(world, cluster):
            yield Alarm("cluster", rule.guest, "rule", rule.since, world.now, False)


def _equipment(world: World) -> Iterator[Alarm]:
    """Equipment that is no server: what is down, and parts that are not well."""
    for shelf in EQUIPMENT:
        if shelf == "servers":
            continue
        for thing in getattr(world, shelf).values():
            if thing.has_left:
                continue
            state = getattr(thing, "state", None)
            if state in (ArrayState.DOWN, ArrayState.TAKEOVER, FabricState.DOWN):
                at = getattr(thing, "changed_at", world.now)
                yield Alarm("storage", thing.id, "down", thing.since, at, state is ArrayState.DOWN)
            for part in thing.parts:
                if part.state is not PartState.GOOD:
                    about = f"{thing.id}/{part.id}"
                    yield Alarm("part", about, part.state.value, part.since, world.now, False)


def _storage(world: World) -> Iterator[Alarm]:
    """Data that are lost, or that cannot be written; ways to it that are broken."""
    for group in world.raid_groups.values():
        if group.lost is not None:
            yield Alarm("storage", group.id, "data lost", group.lost, world.now, True)
    for lun in world.luns.values():
        if lun.full is not None:
            yield Alarm("storage", lun.id, "full", lun.full, world.now, True)
    for fabric in world.fabrics.values():
        for cable in () if fabric.has_left else fabric.cables:
            if cable.broken is not None:
                about = f"{cable.equipment}/{cable.port}"
                yield Alarm("storage", about, "cable", cable.broken, world.now, False)


def _backups(world: World) -> Iterator[Alarm]:
    """Copies of which it is known that nothing can be read from them: of one guest in one
    repository the latest."""
    found: dict[str, Backup] = {}
    for each in world.backups.values():
        if not each.usable:
            about = f"{each.repository}/{each.guest}"
            found[about] = max(each, found.get(about, each), key=lambda copy: (copy.at, copy.id))
    for about, copy in found.items():
        seq = copy.encrypted if copy.found is None else copy.found
        yield Alarm("storage", about, "unreadable", seq, world.now, False)


def _guests(world: World) -> Iterator[Alarm]:
    for guest in world.guests.values():
        if guest.state in (GuestState.LOST, GuestState.WAITING):
            at, state = guest.changed_at, guest.state.value
            yield Alarm("guest", guest.id, state, guest.since, at, False)


def _apps(world: World) -> Iterator[Alarm]:
    for app in world.apps.values():
        if app.state is AppState.CRASHED or app.runaway:
            state = "crashed" if app.state is AppState.CRASHED else "runaway"
            yield Alarm("app", app.id, state, app.since, world.now, False)


def _pools(world: World) -> Iterator[Alarm]:
    """Pools that take no writes, lack copies or miss a node; nodes whose server is down are told
    of as hosts."""
    for pool in world.pools.values():
        if pool.full is not None:
            yield Alarm("storage", pool.id, "full", pool.full, world.now, True)
        if not pool.has_quorum():
            since = max((node.changed_at for node in pool.nodes if not node.serves), default=0)
            lost = next(node.since for node in pool.nodes if not node.serves)
            yield Alarm("storage", pool.id, "no-majority", lost, since, True)
        elif pool.unplaced:
            away = next((node.since for node in pool.nodes if not node.serves), None)
            yield Alarm("storage", pool.id, "copies-missing", away, world.now, False)
        for node in pool.nodes:
            if not node.controller:
                yield Alarm(
                    "storage", node.server, "controller", node.since, node.changed_at, False
                )


def _gauges(world: World) -> Iterator[Alarm]:
    for key, gauge in world.gauges.items():
        if gauge.band >= Band.SHORT:
            state = gauge.band.name.lower()
            yield Alarm("gauge", key, state, gauge.since, gauge.changed_at, False)


def _building(world: World) -> Iterator[Alarm]:
    for feed in world.feeds.values():
        if feed.source is not Source.UTILITY:
            yield Alarm("site", feed.id, feed.source.value, feed.since, world.now, True)
    for pdu in world.pdus.values():
        if pdu.tripped or pdu.wet is not None:
            state = "tripped" if pdu.tripped else "wet"
            yield Alarm("site", pdu.id, state, pdu.since, world.now, True)
    for room in world.rooms.values():
        if room.stage:
            yield Alarm("site", room.id, "hot", room.since, world.now, room.stage > 1)


def _network(world: World) -> Iterator[Alarm]:
    for site in world.sites.values():
        if site.cut is not None:
            yield Alarm("network", site.id, "cut", site.cut, world.now, True)
    for switch in world.switches.values():
        if switch.restarting:
            yield Alarm("network", switch.id, "restarts", switch.since, world.now, False)
        if switch.storm is not None:
            yield Alarm("network", switch.id, "flooded", switch.storm, world.now, True)
        for cut in (*switch.lost_traffic, *switch.lost_uplinks):
            yield Alarm("network", switch.id, "cut", cut.entry, world.now, True)


def attention(entry: Entry) -> bool:
    """Whether an entry is news that the player should hear at once; good news is not."""
    fact = entry.fact
    if isinstance(fact, BandCrossed):
        return fact.band > fact.was and fact.band >= Band.SHORT
    if isinstance(fact, Throttled):
        return fact.factor < WHOLE
    return bool(fact.alarm)


_ENDS = (JobDone, ServerStarted, ServerRacked, SpareArrived, FaultFound)


def completion(entry: Entry) -> bool:
    """Whether an entry ends something that the player was waiting for."""
    return isinstance(entry.fact, _ENDS)
