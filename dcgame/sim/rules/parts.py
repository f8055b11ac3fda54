"""What a dead part does to its server: each kind in its own way."""

from dcgame.kernel.journal import Entry
from dcgame.kernel.units import MINUTE, PerMille, Seconds
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.hardware import (
    CARD,
    CardFailed,
    DataLost,
    HostLost,
    MemoryShrunk,
    PartFailed,
    PartReplaced,
    Throttled,
)
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.gauges.disks import whole_disks
from dcgame.sim.rules.technicians import comes_at
from dcgame.sim.wakes.ailments import OverheatsAway
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.boot import boot_server
from dcgame.sim.wakes.works import WorkDone
from dcgame.world.hardware import Part, PartKind, PartState, Server, ServerState
from dcgame.world.job import JobKind
from dcgame.world.storage import Array
from dcgame.world.world import World

ONE_FAN_LESS: PerMille = 600
"""A server that lost a fan slows down to this (game constant)."""
OVERHEATING: Seconds = 3 * MINUTE
"""Until shutdown without any fan (vendor study: 3 min 9 s at 5 kW a rack)."""
MODULES = 8
"""Memory modules of a server; one is taken out of use when it fails."""

VITAL = (PartKind.POWER_SUPPLY, PartKind.MAINBOARD, PartKind.CONTROLLER)
RUNNING = (ServerState.UP, ServerState.BOOTING)


def part_failed(world: World, entry: Entry) -> Effects:
    """No power, no board, no disk, no fan: what must follow."""
    fact: PartFailed = entry.fact
    server = world.servers.get(fact.server)
    part = server.part(fact.part) if server else None
    if server is None or part is None:
        return
    if part.kind is PartKind.DISK:
        yield from _disk_failed(server, part)
    elif server.state not in RUNNING:
        return
    elif part.kind is PartKind.FAN:
        yield from _fan_failed(world, server)
    elif part.kind is PartKind.MEMORY:
        yield from _memory_failed(world, server)
    elif part.kind in VITAL and not server.working(part.kind):
        yield Cited(HostLost(server.id), _others(server, part))


def _others(server: Server, part: Part) -> tuple[int, ...]:
    """The earlier failures of parts of the same kind: redundancy that was already spent."""
    return given(
        *(
            other.since
            for other in server.of_kind(part.kind)
            if other.id != part.id and other.state is PartState.FAILED
        )
    )


def _disk_failed(server: Server, part: Part) -> Effects:
    whole = whole_disks(server)
    if server.pool or (server.model.mirrored and whole):
        return
    dead = len(server.of_kind(PartKind.DISK)) - server.working(PartKind.DISK)
    empty = [disk.since for disk in server.of_kind(PartKind.DISK) if disk.id in server.stale]
    earlier = given(*_others(server, part), *empty)
    if server.state in RUNNING:
        yield Cited(HostLost(server.id), earlier)
    yield Cited(DataLost(server.id, dead), earlier)


def _fan_failed(world: World, server: Server) -> Effects:
    if server.working(PartKind.FAN):
        yield Throttled(server.id, ONE_FAN_LESS)
        return
    yield Later(f"heat/{server.id}", world.now + OVERHEATING, OverheatsAway(server.id))


def _memory_failed(world: World, server: Server) -> Effects:
    yield HostLost(server.id)
    yield MemoryShrunk(server.id, server.model.ram // MODULES)
    yield from boot_server(world, server.id)


def card_failed(world: World, entry: Entry) -> Effects:
    """Without its disks a server falls; support brings another controller."""
    fact: CardFailed = entry.fact
    server = world.servers[fact.server]
    if server.state in RUNNING:
        yield HostLost(server.id)
    yield from _technician(world, server, CARD)


def part_replaced(world: World, entry: Entry) -> Effects:
    """With all its fans a server runs at full speed again."""
    fact: PartReplaced = entry.fact
    server = world.servers.get(fact.server)
    if server is None:
        return
    all_fans = server.working(PartKind.FAN) == len(server.of_kind(PartKind.FAN))
    if all_fans and server.capacity_factor < 1000:
        yield Throttled(server.id, 1000)


def support_answers(world: World, entry: Entry) -> Effects:
    """A support contract sends a technician with the part, within its time."""
    fact: PartFailed = entry.fact
    equipment: Server | Array | None = world.servers.get(fact.server)
    equipment = equipment or world.arrays.get(fact.server)
    if equipment is not None:
        yield from _technician(world, equipment, fact.part)


def _technician(world: World, equipment: Server | Array, part: str) -> Effects:
    key = f"replace/{equipment.id}/{part}"
    if not equipment.support or key in world.jobs:
        return
    due = comes_at(world, equipment.id, equipment.support, part)
    yield JobBegun(equipment.id, JobKind.REPLACE, key, part, due)
    yield Later(key, due, WorkDone(key))
