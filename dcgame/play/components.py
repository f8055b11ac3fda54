"""What can fail, all alone: a registry. What joins the room brings a finder of its own."""

from collections.abc import Callable, Iterable

from attrs import frozen

from dcgame.sim.facts.apps import AppCrashed
from dcgame.sim.facts.arrays import ArrayDown
from dcgame.sim.facts.base import Fact
from dcgame.sim.facts.fabrics import FabricDown
from dcgame.sim.facts.groups import GroupLost
from dcgame.sim.facts.guests import GuestPanicked
from dcgame.sim.facts.hardware import PartFailed
from dcgame.sim.facts.heartbeats import HeartbeatsLost
from dcgame.sim.facts.network import TrafficCut
from dcgame.sim.facts.nodes import ControllerCrashed
from dcgame.sim.facts.pools import PoolStopped
from dcgame.sim.facts.power import BreakerTripped, UtilityLost
from dcgame.sim.facts.wan import LineCut
from dcgame.sim.failures.partition import far_side
from dcgame.sim.gauges.power import pdus_of
from dcgame.world.app import AppState
from dcgame.world.guest import GuestState
from dcgame.world.hardware import PartKind, PartState, Server
from dcgame.world.network import Traffic
from dcgame.world.storage import ArrayState, FabricState
from dcgame.world.targets import equipment_ids
from dcgame.world.world import World


@frozen
class Component:
    """``id`` is as the player says it, of parts ``server/part``; ``kind`` is a word for it;
    ``fault`` are the facts with which it fails."""

    id: str
    kind: str
    fault: tuple[Fact, ...]


Finder = Callable[[World], Iterable[Component]]


def _parts(world: World) -> Iterable[Component]:
    """Every part that has not failed yet, of anything that has parts."""
    for name in equipment_ids(world):
        for part in world.equipment(name).parts:
            if part.state is not PartState.FAILED:
                yield Component(f"{name}/{part.id}", part.kind.value, (PartFailed(name, part.id),))


VITAL = (
    PartKind.MAINBOARD,
    PartKind.BOARD,
    PartKind.INVERTER,
    PartKind.STARTER,
    PartKind.COMPRESSOR,
)
"""Parts without which equipment is of no use."""


def _whole(world: World) -> Iterable[Component]:
    """Equipment as a whole: that of which it has only one fails."""
    for name in equipment_ids(world):
        vital = [part for part in world.equipment(name).parts if part.kind in VITAL]
        if name in world.fabrics or len(vital) != 1 or vital[0].state is PartState.FAILED:
            continue
        shelf = WORDS.get(world.shelf_of(name) or "", "")
        yield Component(name, shelf, (PartFailed(name, vital[0].id),))


WORDS = {
    "servers": "server",
    "switches": "switch",
    "ups": "ups",
    "generators": "generator",
    "cracs": "crac",
    "repositories": "repository",
    "terminals": "terminals",
}
"""What one thing of a shelf is called."""


def _arrays(world: World) -> Iterable[Component]:
    """Arrays as a whole: both controllers stop at the same fault."""
    for name in sorted(world.arrays):
        if world.arrays[name].state in (ArrayState.UP, ArrayState.TAKEOVER):
            yield Component(name, "array", (ArrayDown(name),))


def _fabrics(world: World) -> Iterable[Component]:
    """Storage switches as a whole: the board."""
    for name in sorted(world.fabrics):
        if world.fabrics[name].state is FabricState.UP:
            yield Component(name, "fabric", (FabricDown(name),))


def _guests(world: World) -> Iterable[Component]:
    """Guests that run: they fall on their own."""
    for name in sorted(world.guests):
        if world.guests[name].state is GuestState.RUNNING:
            yield Component(name, "guest", (GuestPanicked(name),))


def _building(world: World) -> Iterable[Component]:
    """Feeds that lose the utility, distribution units whose breaker opens, lines to other sites
    that are cut."""
    for name in sorted(world.feeds):
        if world.feeds[name].utility:
            yield Component(name, "feed", (UtilityLost(name),))
    for name in sorted(world.pdus):
        if not world.pdus[name].tripped:
            yield Component(name, "pdu", (BreakerTripped(name, 0),))
    for name in sorted(world.sites):
        if world.sites[name].cut is None:
            yield Component(name, "site", (LineCut(name),))


def _storage(world: World) -> Iterable[Component]:
    """Groups of disks whose data go, each with the LUNs on it; pools that fill up, and their
    nodes' controller guests."""
    for name in sorted(world.raid_groups):
        if world.raid_groups[name].lost is None:
            luns = sorted(lun.id for lun in world.luns.values() if lun.group == name)
            yield Component(name, "raid group", (GroupLost(name),))
            yield from (Component(lun, "lun", (GroupLost(name),)) for lun in luns)
    for name in sorted(world.pools):
        pool = world.pools[name]
        if pool.full is None:
            yield Component(name, "pool", (PoolStopped(name),))
        for node in pool.serving():
            yield Component(
                f"{name}/{node.server}", "node", (ControllerCrashed(name, node.server),)
            )


def _places(world: World) -> Iterable[Component]:
    """Racks whose sockets all go dead, rooms without any cooling."""
    for rack in sorted({pdu.rack for pdu in world.pdus.values()}):
        live = [pdu.id for pdu in pdus_of(world, rack) if not pdu.tripped]
        if live:
            yield Component(rack, "rack", tuple(BreakerTripped(name, 0) for name in live))
    for name in sorted(world.rooms):
        units = [world.cracs[each] for each in sorted(world.cracs)]
        dead = tuple(
            PartFailed(unit.id, part.id)
            for unit in units
            for part in unit.parts
            if unit.room == name and part.state is not PartState.FAILED
        )
        if dead:
            yield Component(name, "room", dead)


def _networks(world: World) -> Iterable[Component]:
    """Kinds of traffic that the switches carry no more, and clusters that fall apart."""
    lost = {cut.what for switch in world.switches.values() for cut in switch.lost_traffic}
    for traffic in Traffic if world.switches else ():
        if traffic.value not in lost:
            yield Component(traffic.value, "network", (TrafficCut(traffic.value),))
    for name in sorted(world.clusters):
        cluster = world.clusters[name]
        if len(cluster.members) > 1 and not cluster.sides:
            yield Component(name, "cluster", (HeartbeatsLost(name, far_side(world, cluster)),))


def _applications(world: World) -> Iterable[Component]:
    """Applications that run: they crash."""
    for name in sorted(world.apps):
        if world.apps[name].state is AppState.RUNNING:
            yield Component(name, "app", (AppCrashed(name),))


HARDWARE: tuple[Finder, ...] = (_whole, _arrays, _fabrics, _parts, _building)
"""What a survey of the room fails, one after the other."""
BESIDE: tuple[Finder, ...] = (_guests, _storage, _places, _networks, _applications)
"""What can be asked about beside it: what many things make up, and what runs on them."""


def components(world: World) -> tuple[Component, ...]:
    """All hardware that could fail now, by id."""
    found = [each for finder in HARDWARE for each in finder(world)]
    return tuple(sorted(found, key=lambda each: each.id))


def stand_in(world: World, component: Component) -> tuple[Fact, ...]:
    """A fault that does what this one does: of parts that are alike the first that works stands
    for all. They are a server's fans; its disks, where none is empty and no pool puts other data
    on each; its supplies and ports where they are plugged into nothing that could fail."""
    fact, *more = component.fault
    server = world.servers.get(fact.server) if isinstance(fact, PartFailed) else None
    if more or server is None or not isinstance(fact, PartFailed):
        return component.fault
    part = server.part(fact.part)
    if part is None or part.state is not PartState.GOOD or not _are_alike(world, server, part.kind):
        return component.fault
    first = next(twin for twin in server.of_kind(part.kind) if twin.state is PartState.GOOD)
    return (PartFailed(server.id, first.id),)


def _are_alike(world: World, server: Server, kind: PartKind) -> bool:
    if kind is PartKind.DISK:
        return not server.pool and not server.stale
    if kind is PartKind.POWER_SUPPLY:
        return not world.pdus
    return kind is PartKind.FAN or (kind is PartKind.NIC and not world.switches)


def component_of(world: World, name: str) -> Component | None:
    """What of that id could fail now, hardware or not."""
    finders = (*HARDWARE, *BESIDE)
    return next((each for finder in finders for each in finder(world) if each.id == name), None)
