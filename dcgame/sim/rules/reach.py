"""Who can read and write a datastore, after something on the way to it changed."""

from dcgame.kernel.journal import Entry
from dcgame.sim.facts.arrays import ArrayDown
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.fabrics import FabricDown
from dcgame.sim.facts.hardware import PartFailed, PartReplaced
from dcgame.sim.gauges.bandwidth import measured
from dcgame.sim.gauges.hauling import uses_lan
from dcgame.sim.gauges.stores import cut_off
from dcgame.sim.rules.promises import judge_apps
from dcgame.sim.rules.raid import resume_rebuilds, stop_rebuilds
from dcgame.sim.wakes.arrays import (
    ALL_PATHS_DOWN,
    FolderBack,
    FolderGone,
    can_serve,
    start_array,
    start_fabric,
    take_over,
)
from dcgame.sim.wakes.base import Effects, Forget, Later, Reread
from dcgame.sim.wakes.rebuilding import keep_pace
from dcgame.sim.wakes.restart import HaRestart
from dcgame.world.guest import Guest, GuestState
from dcgame.world.hardware import Part, PartKind, PartState
from dcgame.world.job import JobKind
from dcgame.world.storage import Array, ArrayState, Fabric, FabricState
from dcgame.world.world import World

_ON = (GuestState.RUNNING, GuestState.BOOTING)


def ways_changed(world: World, entry: Entry) -> Effects:
    """Hosts may have lost their datastores, or have them again: guests stand still, give up
    after a while, or start anew; services follow."""
    yield from guests_wait(world)
    guests = [world.guests[name] for name in sorted(world.guests)]
    apps = tuple(app for guest in guests if guest.store for app in guest.apps)
    yield from judge_apps(world, apps, entry)
    for key in sorted(world.jobs):
        if world.jobs[key].kind is JobKind.CONSOLIDATE:
            yield from keep_pace(world, world.jobs[key])
    if uses_lan(world):
        yield Reread(measured(world))


def guests_wait(world: World) -> Effects:
    """What guests on datastores do whose way changed."""
    for name in sorted(world.guests):
        guest = world.guests[name]
        if guest.store:
            yield from _guest(world, guest)


def _guest(world: World, guest: Guest) -> Effects:
    key = f"apd/{guest.id}"
    away = cut_off(world, guest.store, guest.host)
    if guest.state in _ON:
        if away is None:
            yield Forget(key)
        elif world.agenda.get(key) is None:
            yield Later(key, world.now + ALL_PATHS_DOWN, FolderGone(guest.id))
    elif guest.state is GuestState.WAITING:
        cluster = world.servers[guest.host].cluster
        if cluster is not None:
            yield Later(f"ha/{guest.id}", world.now, HaRestart(guest.id, cluster))
    elif guest.stranded and away is None and world.agenda.get(f"return/{guest.id}") is None:
        yield Later(f"return/{guest.id}", world.now, FolderBack(guest.id))


# Parts of arrays and switches.


def part_failed(world: World, entry: Entry) -> Effects:
    """A dead controller, supply or board of an array or a switch."""
    fact: PartFailed = entry.fact
    if fact.server in world.arrays:
        array = world.arrays[fact.server]
        part = array.part(fact.part)
        if part is not None:
            yield from _array_part_failed(world, array, part)
    elif fact.server in world.fabrics:
        fabric = world.fabrics[fact.server]
        if fabric.state is FabricState.UP and not _carries(fabric):
            yield Cited(FabricDown(fabric.id), _earlier(fabric.parts, fact.part))


def _array_part_failed(world: World, array: Array, part: Part) -> Effects:
    if array.state in (ArrayState.DOWN, ArrayState.RETIRED):
        return
    if part.kind not in (PartKind.CONTROLLER, PartKind.POWER_SUPPLY):
        return
    if not can_serve(array):
        yield Cited(ArrayDown(array.id), _earlier(array.of_kind(part.kind), part.id))
    elif part.kind is PartKind.CONTROLLER:
        yield from take_over(world, array.id)


def _earlier(parts: tuple[Part, ...], now_dead: str) -> tuple[int, ...]:
    """The entries with which others died before: redundancy that was already spent."""
    return given(
        *(part.since for part in parts if part.id != now_dead and part.state is PartState.FAILED)
    )


def _carries(fabric: Fabric) -> bool:
    return bool(fabric.working(PartKind.BOARD) and fabric.working(PartKind.POWER_SUPPLY))


def part_replaced(world: World, entry: Entry) -> Effects:
    """With what it lacked, an array or a switch starts again."""
    fact: PartReplaced = entry.fact
    if fact.server in world.arrays:
        array = world.arrays[fact.server]
        if array.state is ArrayState.DOWN and array.ready_at is None and can_serve(array):
            yield from start_array(world, array.id)
    elif fact.server in world.fabrics:
        fabric = world.fabrics[fact.server]
        if fabric.state is FabricState.DOWN and fabric.ready_at is None and _carries(fabric):
            yield from start_fabric(world, fabric.id)


def adapter_changed(world: World, entry: Entry) -> Effects:
    """A server's storage adapter died, or is new."""
    fact: PartFailed | PartReplaced = entry.fact
    server = world.servers.get(fact.server)
    part = server.part(fact.part) if server else None
    if part is not None and part.kind is PartKind.HBA:
        yield from ways_changed(world, entry)


def array_down(world: World, entry: Entry) -> Effects:
    """Rebuilds stop, nobody takes over any more, and every guest on it stands still."""
    yield Forget(f"array/{entry.fact.array}")
    yield from stop_rebuilds(world, entry.fact.array)
    yield from ways_changed(world, entry)


def array_serves(world: World, entry: Entry) -> Effects:
    """Rebuilds go on, and so do guests."""
    yield from resume_rebuilds(world, entry.fact.array)
    yield from ways_changed(world, entry)
