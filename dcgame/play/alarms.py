"""What is wrong right now, worst first; and what deserves to stop the clock."""

from collections.abc import Iterator

from attrs import frozen

from dcgame.kernel.bands import Band
from dcgame.kernel.journal import Entry
from dcgame.kernel.units import WHOLE, Seconds
from dcgame.sim.facts.gauges import BandCrossed
from dcgame.sim.facts.hardware import ServerRacked, ServerStarted, SpareArrived, Throttled
from dcgame.sim.facts.jobs import JobDone
from dcgame.world.app import AppState
from dcgame.world.facility import Source
from dcgame.world.guest import GuestState
from dcgame.world.hardware import PartState, ServerState
from dcgame.world.service import ServiceState
from dcgame.world.storage import ArrayState, FabricState
from dcgame.world.world import EQUIPMENT, World

KINDS = (
    *("service", "host", "site", "network", "guest", "app", "gauge"),
    *("part", "storage", "update", "job", "business"),
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
        *_equipment(world),
        *_storage(world),
        *_guests(world),
        *_apps(world),
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
    """Data that are lost, or that cannot be written."""
    for group in world.raid_groups.values():
        if group.lost is not None:
            yield Alarm("storage", group.id, "data lost", group.lost, world.now, True)
    for lun in world.luns.values():
        if lun.full is not None:
            yield Alarm("storage", lun.id, "full", lun.full, world.now, True)
    for pool in world.pools.values():
        if pool.full is not None:
            yield Alarm("storage", pool.id, "full", pool.full, world.now, True)
        for node in pool.nodes:
            if not node.serves:
                seq, at = node.since, node.changed_at
                about = f"{pool.id}/{node.server}"
                yield Alarm("storage", about, "node away", seq, at, not pool.has_quorum())


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
        if pdu.tripped:
            yield Alarm("site", pdu.id, "tripped", pdu.since, world.now, True)
    for room in world.rooms.values():
        if room.stage:
            yield Alarm("site", room.id, "hot", room.since, world.now, room.stage > 1)


def _network(world: World) -> Iterator[Alarm]:
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


def completion(entry: Entry) -> bool:
    """Whether an entry ends something that the player was waiting for."""
    return isinstance(entry.fact, JobDone | ServerStarted | ServerRacked | SpareArrived)
