"""Figures of the world as it stands, for the eye: pure functions, remembered for a world."""

from collections.abc import Callable
from functools import lru_cache
from typing import Generic, TypeVar

from attrs import frozen

from dcgame.kernel.bands import Band
from dcgame.kernel.units import DAY, SLOT, SLOTS_A_DAY, WHOLE, Milliwatts, PerMille
from dcgame.sim.gauges.cooling import racks_of
from dcgame.sim.gauges.memory import memory_of
from dcgame.sim.gauges.meters import power_now
from dcgame.sim.gauges.processor import load_block, total_between
from dcgame.sim.wakes.climate import temperature_now
from dcgame.tui.floor.plan import by_rack
from dcgame.world.catalogue import PlatformKind
from dcgame.world.demand import BLOCK
from dcgame.world.hardware import PartState, Server, ServerState
from dcgame.world.job import Job
from dcgame.world.world import World

Value = TypeVar("Value")
HYPERVISORS = (PlatformKind.HOSTED, PlatformKind.BARE_METAL)


@frozen
class Reading:
    """A server in this slot. ``shares`` says what each guest (or own application) asks for, per
    mille of the server's capacity, in the server's order."""

    load: PerMille
    ram: PerMille
    shares: tuple[tuple[str, PerMille], ...]
    trouble: bool


@lru_cache(maxsize=2)
def service_colours(world: World) -> dict[str, int]:
    """The colour of each service: its place in the alphabet."""
    return {service: number for number, service in enumerate(sorted(world.services))}


def colour_of(world: World, machine: str) -> int | None:
    """The colour of the service that a guest or an application works for."""
    app = world.apps.get(machine)
    guest = world.guests.get(machine)
    names = guest.apps if guest else (machine,) if app else ()
    for name in names:
        service = world.apps[name].service
        if service is not None:
            return service_colours(world).get(service)
    return None


@lru_cache(maxsize=64)
def reading(world: World, server: Server) -> Reading:
    """What a server's meters say now."""
    shares = _shares(world, server)
    shelves = (world.servers, world.guests, world.apps, world.gauges)
    ram, trouble = _lasting.of(shelves, world, server)
    return Reading(sum(share for _, share in shares), ram, shares, trouble)


class _Kept(Generic[Value]):
    """What was read of servers, for as long as that of which it was read is the very same."""

    def __init__(self, read: Callable[[World, Server], Value]) -> None:
        self._read = read
        self._source: tuple[object, ...] = (None,)
        self._values: dict[str, Value] = {}

    def of(self, source: tuple[object, ...], world: World, server: Server) -> Value:
        """Of one server; a ``source`` always has the same length."""
        if any(a is not b for a, b in zip(source, self._source, strict=False)):
            self._source, self._values = source, {}
        if server.id not in self._values:
            self._values[server.id] = self._read(world, server)
        return self._values[server.id]


def _memory_and_trouble(world: World, server: Server) -> tuple[PerMille, bool]:
    """Facts alone change them, load does not."""
    return memory_of(world, server).load, _trouble(world, server)


_lasting = _Kept(_memory_and_trouble)
_drawn = _Kept(power_now)


def _shares(world: World, server: Server) -> tuple[tuple[str, PerMille], ...]:
    if server.state is not ServerState.UP or server.id not in world.host_loads:
        return ()
    slot = world.now // SLOT
    block, within = divmod(slot, BLOCK)
    carried = world.host_loads[server.id]
    asked: dict[str, int] = dict.fromkeys((*server.guests, *server.apps), 0)
    for app, load in zip(carried.apps, carried.loads, strict=True):
        owner = world.apps[app].on
        key = owner if owner in asked else app
        asked[key] += int(load_block(load, block)[within])
    size = carried.capacity
    return tuple((key, millicores * WHOLE // size) for key, millicores in asked.items())


def _trouble(world: World, server: Server) -> bool:
    if any(part.state is not PartState.GOOD for part in server.parts):
        return True
    if server.platform and server.platform.update_due is not None:
        return True
    gauges = (world.gauges.get(f"cpu/{server.id}"), world.gauges.get(f"ram/{server.id}"))
    return any(gauge is not None and gauge.band >= Band.SHORT for gauge in gauges)


def rack_power(world: World, rack: str) -> Milliwatts:
    """What the servers of a rack draw now."""
    return sum(_power(world, server) for server in by_rack(world).get(rack, ()))


def rack_heat(world: World, rack: str) -> int | None:
    """The degrees of the room that a rack stands in, whole; ``None`` where no room is kept."""
    for name in sorted(world.rooms):
        if rack in racks_of(world, world.rooms[name]):
            return temperature_now(world, world.rooms[name], world.shared_loads.get(name)) // 1000
    return None


def room_power(world: World) -> Milliwatts:
    """What all servers draw now."""
    return sum(_power(world, server) for server in world.servers.values())


def _power(world: World, server: Server) -> Milliwatts:
    """The same throughout a slot, if nothing happens in it."""
    source = (world.servers, world.host_loads, _slot(world.now // SLOT))
    return _drawn.of(source, world, server)


@lru_cache(maxsize=1)
def _slot(number: int) -> object:
    """The same thing as long as the number is the same."""
    return object()


def work_on(world: World, name: str) -> Job | None:
    """The first work that is done on a thing."""
    return next((job for job in world.jobs.values() if job.subject == name), None)


def work_around(world: World, server: Server) -> Job | None:
    """The work that concerns a server: on it, on its guests, or towards it."""
    for job in world.jobs.values():
        if server.id in (job.subject, job.goal) or job.subject in server.guests:
            return job
    return None


def day_ahead(world: World, server: Server) -> tuple[PerMille, ...]:
    """The load of a server in each slot of the coming day, as things stand."""
    return _loads(world, server, world.now // SLOT)


def day_of(world: World, server: Server) -> tuple[PerMille, ...]:
    """The same from midnight to midnight, of the day that it is."""
    return _loads(world, server, world.now // DAY * SLOTS_A_DAY)


def _loads(world: World, server: Server, slot: int) -> tuple[PerMille, ...]:
    carried = world.host_loads.get(server.id)
    if carried is None or not carried.loads:
        return (0,) * SLOTS_A_DAY
    total = total_between(carried.loads, slot, slot + SLOTS_A_DAY)
    return tuple((total * WHOLE // carried.capacity).tolist())


def starved(world: World, guest: str) -> bool:
    """Whether an application of a guest asks for more than its virtual processors give."""
    gauges = (world.gauges.get(f"vcpu/{app}") for app in world.guests[guest].apps)
    return any(gauge is not None and gauge.band >= Band.SHORT for gauge in gauges)
