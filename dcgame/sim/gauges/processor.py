"""The processor gauge: how much the guests and applications of a host ask for, slot by slot."""

from functools import lru_cache

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from dcgame.kernel.bands import Band, Bands
from dcgame.kernel.curve import Curve
from dcgame.kernel.units import SLOT, WHOLE, Millicores, PerMille, Seconds, ceiling
from dcgame.sim.gauges.taxes import processor_tax
from dcgame.world.app import AppState
from dcgame.world.demand import BLOCK, Demand, demand_block
from dcgame.world.hardware import Server, ServerState
from dcgame.world.load import HostLoad, Load
from dcgame.world.world import World

BANDS = Bands()
SUSTAINED = 3
"""Slots in a row before a band counts as crossed: fifteen minutes, as monitoring does."""


def capacity(server: Server) -> Millicores:
    """Millicores for guests and applications: cores less the platform's, at their speed."""
    model = server.model
    reserve = server.platform.model.reserve_cores if server.platform else 0
    free = max(0, model.cores * 1000 - reserve) * model.core_speed // WHOLE
    return max(1, free * model.threads // WHOLE * server.capacity_factor // WHOLE)


def thread_count(server: Server) -> int:
    """Threads that its processors run at once."""
    return server.model.cores * (2 if server.model.threads > WHOLE else 1)


def running_apps(world: World, server: Server) -> tuple[str, ...]:
    """The applications that load a server, in the order of its guests, then its own."""
    if server.state is not ServerState.UP:
        return ()
    machines = [world.guests[guest].apps for guest in server.guests]
    return tuple(
        app
        for apps in (*machines, server.apps)
        for app in apps
        if world.apps[app].state is AppState.RUNNING
    )


def load_of(world: World, server: Server, app_id: str) -> Load:
    """What one application asks of that server."""
    app = world.apps[app_id]
    guest = world.guests.get(app.on)
    speed = server.model.core_speed
    cores = guest.vcpu if guest else server.model.cores
    return _interned(app.demand, cores * speed, processor_tax(server, guest), app.runaway)


@lru_cache(maxsize=4096)
def _interned(demand: Demand, cap: Millicores, tax: PerMille, pinned: bool) -> Load:
    """Equal loads are one object, so that looking one up compares no further."""
    return Load(demand, cap, tax, pinned)


def host_load(world: World, server: Server) -> HostLoad:
    """What loads a server as it stands."""
    apps = running_apps(world, server)
    loads = tuple(load_of(world, server, app) for app in apps)
    return HostLoad(apps, loads, capacity(server))


def loads_of(world: World, server: Server) -> tuple[Load, ...]:
    """The loads of a server, parallel to :func:`running_apps`."""
    return tuple(load_of(world, server, app) for app in running_apps(world, server))


@lru_cache(maxsize=4096)
def load_block(load: Load, block: int) -> Curve:
    """Millicores of the host, slot by slot, that one load asks for in a week's block."""
    if load.pinned:
        curve = np.full(BLOCK, load.cap, dtype=np.int64)
    else:
        curve = np.minimum(demand_block(load.demand, block), load.cap)
    curve = curve if load.tax == WHOLE else curve * load.tax // WHOLE
    curve.setflags(write=False)
    return curve


@lru_cache(maxsize=1024)
def total_block(loads: tuple[Load, ...], block: int) -> Curve:
    """Millicores that all loads of a host ask for in a week's block."""
    total = np.zeros(BLOCK, dtype=np.int64)
    for load in loads:
        total += load_block(load, block)
    total.setflags(write=False)
    return total


def total_between(loads: tuple[Load, ...], first: int, stop: int) -> Curve:
    """Millicores asked for in slots ``first .. stop - 1``, across blocks."""
    parts = []
    for block in range(first // BLOCK, (stop - 1) // BLOCK + 1):
        base = block * BLOCK
        low, high = max(first - base, 0), min(stop - base, BLOCK)
        parts.append(total_block(loads, block)[low:high])
    return parts[0] if len(parts) == 1 else np.concatenate(parts)


def load_now(world: World, server: Server) -> PerMille:
    """What is asked of a server in this slot, per mille of its capacity."""
    slot = world.now // SLOT
    total = int(total_between(loads_of(world, server), slot, slot + 1)[0])
    return total * WHOLE // capacity(server)


def peak(world: World, server: Server, seconds: Seconds) -> PerMille:
    """The highest load of the coming ``seconds``, as things stand, per mille of capacity."""
    slot = world.now // SLOT
    total = total_between(loads_of(world, server), slot, slot + max(1, seconds // SLOT))
    return int(total.max()) * WHOLE // capacity(server)


@frozen(eq=False)
class _Runs:
    """Where runs of :data:`SUSTAINED` slots begin in a block, by what holds in them."""

    at_least_short: NDArray[np.int64]
    at_least_out: NDArray[np.int64]
    below_short: NDArray[np.int64]
    below_out: NDArray[np.int64]


def _run_starts(mask: NDArray[np.bool_]) -> NDArray[np.int64]:
    run = mask[:-2] & mask[1:-1] & mask[2:]
    return np.flatnonzero(run)


@lru_cache(maxsize=1024)
def _runs(loads: tuple[Load, ...], size: Millicores, block: int) -> _Runs:
    total = total_block(loads, block)
    short, out = (ceiling(floor * size, WHOLE) for floor in (BANDS.short, BANDS.out))
    at_least_short, at_least_out = total >= short, total >= out
    return _Runs(
        _run_starts(at_least_short),
        _run_starts(at_least_out),
        _run_starts(~at_least_short),
        _run_starts(~at_least_out),
    )


def _first(starts: NDArray[np.int64], slot: int) -> int | None:
    index = int(np.searchsorted(starts, slot))
    return int(starts[index]) if index < len(starts) else None


def next_crossing(
    loads: tuple[Load, ...], size: Millicores, band: Band, slot: int
) -> tuple[int, Band] | None:
    """The slot at whose start the next sustained crossing is known, and the band it leads to.

    Only ``SHORT`` and ``OUT`` are told from ``FINE``. ``None`` when nothing crosses before the
    end of the block that contains ``slot``.
    """
    block = slot // BLOCK
    base = block * BLOCK
    runs = _runs(loads, size, block)
    here = slot - base
    worse = _worse(runs, band, here)
    better = _better(runs, band, here)
    options = [option for option in (worse, better) if option is not None]
    if not options:
        return None
    start, to = min(options)
    return base + start + SUSTAINED, to


def _worse(runs: _Runs, band: Band, here: int) -> tuple[int, Band] | None:
    out = _first(runs.at_least_out, here) if band < Band.OUT else None
    short = _first(runs.at_least_short, here) if band < Band.SHORT else None
    if out is not None and (short is None or out <= short):
        return out, Band.OUT
    return None if short is None else (short, Band.SHORT)


def _better(runs: _Runs, band: Band, here: int) -> tuple[int, Band] | None:
    if band is Band.SHORT:
        start = _first(runs.below_short, here)
        return None if start is None else (start, Band.FINE)
    if band is not Band.OUT:
        return None
    start = _first(runs.below_out, here)
    if start is None:
        return None
    return start, Band.FINE if _first(runs.below_short, start) == start else Band.SHORT
