"""Figures of the world as it stands, for the eye: pure functions, remembered for a world."""

from functools import lru_cache

from attrs import frozen

from dcgame.kernel.bands import Band
from dcgame.kernel.units import DAY, SLOT, SLOTS_A_DAY, WHOLE, Milliwatts, PerMille
from dcgame.sim.gauges.memory import memory_of
from dcgame.sim.gauges.meters import power_now
from dcgame.sim.gauges.processor import total_between
from dcgame.tui.floor.plan import by_rack
from dcgame.world.catalogue import PlatformKind
from dcgame.world.hardware import PartState, Server, ServerState
from dcgame.world.job import Job
from dcgame.world.world import World

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
    return Reading(
        load=sum(share for _, share in shares),
        ram=memory_of(world, server).load,
        shares=shares,
        trouble=_trouble(world, server),
    )


def _shares(world: World, server: Server) -> tuple[tuple[str, PerMille], ...]:
    if server.state is not ServerState.UP or server.id not in world.host_loads:
        return ()
    slot = world.now // SLOT
    carried = world.host_loads[server.id]
    asked: dict[str, int] = dict.fromkeys((*server.guests, *server.apps), 0)
    for app, load in zip(carried.apps, carried.loads, strict=True):
        owner = world.apps[app].on
        key = owner if owner in asked else app
        asked[key] += int(total_between((load,), slot, slot + 1)[0])
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
    return sum(power_now(world, server) for server in by_rack(world).get(rack, ()))


def room_power(world: World) -> Milliwatts:
    """What all servers draw now."""
    return sum(power_now(world, server) for server in world.servers.values())


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
    return tuple(int(value) for value in total * WHOLE // carried.capacity)


def starved(world: World, guest: str) -> bool:
    """Whether an application of a guest asks for more than its virtual processors give."""
    gauges = (world.gauges.get(f"vcpu/{app}") for app in world.guests[guest].apps)
    return any(gauge is not None and gauge.band >= Band.SHORT for gauge in gauges)
