"""Integrals of load, taken only when something changes."""

from collections.abc import Iterator

import numpy as np

from dcgame.kernel.curve import Curve, integral, lengths, slots_between
from dcgame.kernel.units import SLOT, Seconds
from dcgame.kernel.values import changed
from dcgame.sim.gauges.outlook import outlook
from dcgame.sim.gauges.processor import load_block, total_between, total_block
from dcgame.world.demand import BLOCK
from dcgame.world.hardware import Server, ServerState
from dcgame.world.load import HostLoad
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
    served = contended = 0
    for block, (since, until) in _blocks(start, end):
        if until - since == BLOCK * SLOT:
            whole = outlook(load, block)
            served, contended = served + whole.served, contended + whole.contended
            continue
        first, stop = slots_between(since, until)
        total = total_between(load.loads, first, stop)
        if stop - first == 1:
            asked, span = int(total[0]), until - since
            served += min(asked, load.capacity) * span
            contended += span if asked > load.capacity else 0
            continue
        seconds = lengths(since, until)
        served += integral(np.minimum(total, load.capacity), seconds)
        contended += int(seconds[total > load.capacity].sum())
    return served, contended


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
    if not load.loads:
        return {}
    seconds, unserved = 0, [0] * len(load.loads)
    for block, span in _blocks(start, end):
        contended, weights = _weights(load, block, *span)
        if not contended:
            continue
        seconds += contended
        for index, each in enumerate(load.loads):
            unserved[index] += int(np.dot(load_block(each, block), weights))
    if not seconds:
        return {}
    return {app: (seconds, short) for app, short in zip(load.apps, unserved, strict=True)}


def _blocks(start: Seconds, end: Seconds) -> Iterator[tuple[int, tuple[Seconds, Seconds]]]:
    """The blocks that ``[start, end)`` touches, each with its part of it."""
    length = BLOCK * SLOT
    for block in range(start // length, -(-end // length)):
        yield block, (max(start, block * length), min(end, (block + 1) * length))


def _weights(load: HostLoad, block: int, start: Seconds, end: Seconds) -> tuple[Seconds, Curve]:
    """Contended seconds of a part of a block, and for each slot of the block its seconds times
    the millionths of demand that go short in it."""
    weights = np.zeros(BLOCK, dtype=np.int64)
    if end - start == BLOCK * SLOT and not outlook(load, block).contended:
        return 0, weights
    total = total_block(load.loads, block)
    first, stop = slots_between(start, end)
    low = first - block * BLOCK
    (where,) = (total[low : low + stop - first] > load.capacity).nonzero()
    if not len(where):
        return 0, weights
    seconds = lengths(start, end)[where]
    asked = total[low + where]
    weights[low + where] = (asked - load.capacity) * MILLION // asked * seconds
    return int(seconds.sum()), weights


def energy_at(world: World, now: Seconds) -> int:
    """Milliwatt-seconds that servers, arrays and their switches have drawn until ``now``, without
    cooling."""
    servers = sum(host_meter_at(world, server, now).energy for server in world.servers.values())
    arrays = sum(array.drawn_at(now) for array in world.arrays.values())
    return servers + arrays + sum(fabric.drawn_at(now) for fabric in world.fabrics.values())


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
