"""Integrals of load, taken only when something changes."""

import numpy as np

from dcgame.kernel.curve import integral, lengths, slots_between
from dcgame.kernel.units import SLOT, Seconds
from dcgame.kernel.values import changed
from dcgame.sim.gauges.processor import load_block, total_between
from dcgame.world.demand import BLOCK
from dcgame.world.hardware import Server, ServerState
from dcgame.world.load import HostLoad, Load
from dcgame.world.meters import AppMeter, HostMeter
from dcgame.world.world import World

MILLION = 1_000_000


def host_meter_at(world: World, server: Server, now: Seconds) -> HostMeter:
    """The meter of a server, read at ``now`` without writing it down."""
    meter = world.host_meters[server.id]
    if now <= meter.until:
        return meter
    if server.state not in (ServerState.UP, ServerState.BOOTING):
        return changed(meter, until=now)
    span = now - meter.until
    idle = server.model.idle * span
    if server.state is ServerState.BOOTING:
        return changed(meter, until=now, energy=meter.energy + idle)
    load = world.host_loads[server.id]
    served, contended = _served(load, meter.until, now)
    swing = (server.model.full - server.model.idle) * served // load.capacity
    return HostMeter(
        until=now,
        uptime=meter.uptime + span,
        served=meter.served + served,
        energy=meter.energy + idle + swing,
        contended=meter.contended + contended,
    )


def _served(load: HostLoad, start: Seconds, end: Seconds) -> tuple[int, Seconds]:
    """Millicore-seconds done in ``[start, end)``, and seconds in which more was asked."""
    if not load.loads:
        return 0, 0
    total = total_between(load.loads, *slots_between(start, end))
    seconds = lengths(start, end)
    served = integral(np.minimum(total, load.capacity), seconds)
    return served, int(seconds[total > load.capacity].sum())


def settle(world: World, server_id: str) -> World:
    """This world with the meters of a server, and of what runs on it, written down."""
    server = world.servers[server_id]
    before = world.host_meters[server_id]
    if before.until == world.now:
        return world
    after = host_meter_at(world, server, world.now)
    settled = changed(world, host_meters=world.host_meters.set(server_id, after))
    if after.contended == before.contended:
        return settled
    return _settle_apps(settled, server, before.until)


def _settle_apps(world: World, server: Server, start: Seconds) -> World:
    meters = world.app_meters
    changes = app_shortfalls(world, server, start, world.now)
    for app, (contended, unserved) in changes.items():
        old = meters.get(app, _NOTHING)
        meters = meters.set(app, AppMeter(old.contended + contended, old.unserved + unserved))
    return changed(world, app_meters=meters)


_NOTHING = AppMeter()


def app_shortfalls(
    world: World, server: Server, start: Seconds, end: Seconds
) -> dict[str, tuple[Seconds, int]]:
    """For each application of a host in ``[start, end)``: seconds contended, and
    millicore-seconds times millionths unserved.

    In a contended slot everybody goes short by the same share,
    ``(total − capacity) · 10⁶ // total``.
    """
    load = world.host_loads[server.id]
    first, stop = slots_between(start, end)
    if not load.loads:
        return {}
    total = total_between(load.loads, first, stop)
    where = np.flatnonzero(total > load.capacity)
    if not len(where):
        return {}
    seconds = lengths(start, end)[where]
    short = (total[where] - load.capacity) * MILLION // total[where] * seconds
    contended = int(seconds.sum())
    slots = where + first
    return {
        app: (contended, integral(_at(each, slots), short))
        for app, each in zip(load.apps, load.loads, strict=True)
    }


def _at(load: Load, slots: np.typing.NDArray[np.int64]) -> np.typing.NDArray[np.int64]:
    """A load at some slots, which ascend and may span blocks."""
    first, last = int(slots[0]) // BLOCK, int(slots[-1]) // BLOCK
    if first == last:
        return load_block(load, first)[slots - first * BLOCK]
    parts = []
    for block in range(first, last + 1):
        inside = slots[(slots >= block * BLOCK) & (slots < (block + 1) * BLOCK)]
        parts.append(load_block(load, block)[inside - block * BLOCK])
    return np.concatenate(parts)


def energy_at(world: World, now: Seconds) -> int:
    """Milliwatt-seconds that all servers have drawn until ``now``, without cooling."""
    return sum(host_meter_at(world, server, now).energy for server in world.servers.values())


def power_now(world: World, server: Server) -> int:
    """Milliwatts that a server draws in this slot: idle plus its share of the rest."""
    if server.state is ServerState.BOOTING:
        return server.model.idle
    if server.state is not ServerState.UP:
        return 0
    slot = world.now // SLOT
    load = world.host_loads[server.id]
    asked = int(total_between(load.loads, slot, slot + 1)[0])
    swing = server.model.full - server.model.idle
    return server.model.idle + swing * min(asked, load.capacity) // load.capacity
