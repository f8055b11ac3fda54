"""The processor gauge: how much the guests and applications of a host ask for, slot by slot."""

from functools import lru_cache
from typing import Any

import numpy as np

from dcgame.kernel.curve import Curve
from dcgame.kernel.units import SLOT, WHOLE, Millicores, PerMille, Seconds
from dcgame.sim.gauges.burdens import burdens_of
from dcgame.sim.gauges.contention import in_steps, waits
from dcgame.sim.gauges.granting import granted
from dcgame.sim.gauges.memory import ladder_tax
from dcgame.sim.gauges.taxes import processor_tax
from dcgame.world.app import App, AppState
from dcgame.world.demand import BLOCK, Demand, demand_block
from dcgame.world.guest import Guest, Shares
from dcgame.world.hardware import Server, ServerState
from dcgame.world.load import Claim, HostLoad, Load, PowerLoad, ReadyLoad, ShareLoad
from dcgame.world.world import World

BOUNDLESS = 1_000
"""Times its peak that a demand is let go, where nothing caps it."""


def capacity(server: Server) -> Millicores:
    """Millicores for guests and applications: cores less the platform's, as threads less those of
    a pool's controller guest, at their speed."""
    model = server.model
    reserve = server.platform.model.reserve_cores if server.platform else 0
    free = max(0, model.cores * 1000 - reserve) * model.threads // WHOLE
    free = max(0, free - server.controller_vcpu * WHOLE) * model.core_speed // WHOLE
    return max(1, free * server.capacity_factor // WHOLE)


def thread_count(server: Server) -> int:
    """Threads that its processors run at once."""
    return server.model.cores * (2 if server.model.threads > WHOLE else 1)


def tenants(world: World, server: Server) -> list[tuple[App, Guest | None]]:
    """The applications that load a server, each with its guest: by guest, then its own."""
    if server.state is not ServerState.UP:
        return []
    apps = world.apps
    guests = [world.guests[name] for name in server.guests]
    found: list[tuple[App, Guest | None]] = [
        (app, guest)
        for guest in guests
        for name in guest.apps
        if (app := apps[name]).state is AppState.RUNNING
    ]
    own = [apps[name] for name in server.apps]
    found += [(app, None) for app in own if app.state is AppState.RUNNING]
    return found


def _load_of(server: Server, app: App, guest: Guest | None) -> Load:
    """What one application asks of its server: at most its guest's processors, or all threads;
    and at most its part of its guest's limit. Where memory is won back it works longer."""
    model = server.model
    threads = guest.vcpu * WHOLE if guest else model.cores * model.threads
    cap = threads * model.core_speed // WHOLE
    if guest is not None and guest.cpu_limit:
        cap = min(cap, guest.cpu_limit)
    tax = processor_tax(server, guest)
    if guest is not None and server.rung:
        tax = tax * ladder_tax(server, guest) // WHOLE
    return _interned(app.demand, cap, tax, app.runaway)


@lru_cache(maxsize=4096)
def _interned(
    demand: Demand, cap: Millicores, tax: PerMille, pinned: bool, beside: tuple[Load, ...] = ()
) -> Load:
    """Equal loads are one object, so that looking one up compares no further."""
    return Load(demand, cap, tax, pinned, beside)


def _loads(server: Server, pairs: list[tuple[App, Guest | None]]) -> tuple[Load, ...]:
    """What each application asks of its server, together no more than its guest has."""
    loads = [_load_of(server, app, guest) for app, guest in pairs]
    first = 0
    while first < len(loads):
        guest, stop = pairs[first][1], first + 1
        while guest is not None and stop < len(loads) and pairs[stop][1] is guest:
            stop += 1
        if stop - first > 1:
            loads[first:stop] = _crowded(tuple(loads[first:stop]))
        first = stop
    return tuple(loads)


def _crowded(inside: tuple[Load, ...]) -> list[Load]:
    """Loads within one guest, each knowing of the others if all may ask for more than it has."""
    most = sum(_most(load) for load in inside)
    if most <= inside[0].cap:
        return list(inside)
    return [
        _interned(
            load.demand, load.cap, load.tax, load.pinned, inside[:index] + inside[index + 1 :]
        )
        for index, load in enumerate(inside)
    ]


def _most(load: Load) -> Millicores:
    """The most that it may ask for."""
    demand = load.demand
    if load.pinned or demand.surges:
        return load.cap
    return min(load.cap, demand.peak * demand.ceiling // WHOLE)


def host_load(world: World, server: Server, before: HostLoad | None = None) -> HostLoad:
    """What loads a server as it stands; ``before`` itself when that is the same."""
    pairs = tenants(world, server)
    apps = tuple([app.id for app, _ in pairs])
    loads = _loads(server, pairs)
    size = capacity(server)
    claims = _claims(server, pairs, loads)
    now = (apps, loads, size, claims)
    if before and now == (before.apps, before.loads, before.capacity, before.claims):
        return before
    return HostLoad(apps, loads, size, burdens_of(world, server, apps), claims=claims)


def _claims(
    server: Server, pairs: list[tuple[App, Guest | None]], loads: tuple[Load, ...]
) -> tuple[Claim, ...]:
    """The claims on a server; none while all who load it are equal."""
    if not any(guest is not None and guest.claims for _, guest in pairs):
        return ()
    held: dict[str, tuple[Guest | None, list[Load]]] = {}
    for (app, guest), load in zip(pairs, loads, strict=True):
        held.setdefault(guest.id if guest else f"/{app.id}", (guest, []))[1].append(load)
    return tuple(
        Claim(guest.id, guest.shares.weight * guest.vcpu, guest.reserved_cpu, tuple(mine))
        if guest
        else Claim("", Shares.NORMAL.weight * thread_count(server), 0, tuple(mine))
        for guest, mine in held.values()
    )


def share_load(world: World, guest: Guest) -> HostLoad:
    """What a guest goes short of on its host; empty where all are equal, or it asks nothing."""
    load = world.host_loads.get(guest.host, HostLoad())
    return share_in(load, guest.id)


def share_in(load: HostLoad, guest_id: str) -> HostLoad:
    """What a guest goes short of in such a load of its host."""
    for index, claim in enumerate(load.claims):
        if claim.guest == guest_id:
            short = ShareLoad(load.claims, index, load.capacity)
            return HostLoad((guest_id,), (short,), WHOLE, load.burdens)
    return HostLoad(burdens=load.burdens)


def is_tight(load: Load) -> bool:
    """Whether a load, with what runs beside it in its guest, may ask for more than the virtual
    processors give."""
    demand = load.demand
    if load.beside:
        return True
    return bool(demand.surges) or demand.peak * demand.ceiling > load.cap * WHOLE


def own_load(world: World, app_id: str, load: Load) -> HostLoad:
    """An application, and those with whom it shares its guest, against the virtual processors."""
    free = tuple(
        _interned(each.demand, each.demand.peak * BOUNDLESS, WHOLE, each.pinned)
        for each in (load, *load.beside)
    )
    app = world.apps[app_id]
    guest = world.guests.get(app.on)
    limited = guest.claim_entry if guest and guest.cpu_limit else None
    found = {app.surge_entry, guest.sized_entry if guest else None, limited}
    if guest is not None and load.beside:
        for other in (world.apps[name] for name in guest.apps):
            found |= {other.surge_entry, other.placed_entry}
            found |= {other.since} if other.runaway else set()
    burdens = tuple(sorted(entry for entry in found if entry is not None))
    return HostLoad((app_id,), free, max(1, load.cap), burdens)


def load_behind(world: World, gauge: str) -> HostLoad | None:
    """What a gauge measures: the load of a server, of something shared, or of an application
    which runs."""
    kind, _, name = gauge.partition("/")
    if kind == "cpu":
        return world.host_loads[name]
    if kind == "share":
        return share_load(world, world.guests[name]) if name in world.guests else None
    if kind != "vcpu":
        return shared_load(world, kind, name)
    app = world.apps[name]
    server = world.server_of(app)
    load = world.host_loads[server.id] if server else None
    if load is None or name not in load.apps:
        return None
    return own_load(world, name, load.loads[load.apps.index(name)])


def shared_load(world: World, kind: str, name: str) -> HostLoad | None:
    """What loads something shared; of what is within a server, by the key of its gauge."""
    within = kind in ("disk", "ready") or name in world.servers
    return world.shared_loads.get(f"{kind}/{name}" if within else name)


@lru_cache(maxsize=1024)
def load_block(load: Load | PowerLoad | ShareLoad | ReadyLoad, block: int) -> Curve:
    """Millicores of the host (or milliwatts), slot by slot, that one load asks for in a week's
    block.

    The array is shared and must not be written to.
    """
    if isinstance(load, PowerLoad):
        return _power_block(load, block)
    if isinstance(load, ShareLoad):
        return _shortage_block(load, block)
    if isinstance(load, ReadyLoad):
        waiting = waits(load, total_block(load.loads, block), total_block(load.mine, block))
        return in_steps(waiting)
    if load.pinned:
        curve = np.full(BLOCK, load.cap, dtype=np.int64)
    else:
        curve = demand_block(load.demand, block)
        if is_tight(load):
            np.minimum(curve, load.cap, out=curve)
    if load.beside:
        curve = _share_inside(load, curve, block)
    if load.tax != WHOLE:
        curve *= load.tax
        curve //= WHOLE
    curve.setflags(write=False)
    return curve


def _share_inside(load: Load, curve: Curve, block: int) -> Curve:
    """What it gets of its guest's virtual processors: where all together ask for more, each its
    part by what it asks."""
    together = curve.copy()
    for other in load.beside:
        alone = _interned(other.demand, other.cap, WHOLE, other.pinned)
        together += load_block(alone, block)
    return np.where(together > load.cap, curve * load.cap // np.maximum(together, 1), curve)


def _power_block(load: PowerLoad, block: int) -> Curve:
    """Milliwatts, slot by slot, that a server draws through some of its cords."""
    asked = np.minimum(total_block(load.loads, block), load.capacity)
    curve = (load.idle + load.swing * asked // load.capacity) * load.cords // load.live
    curve.setflags(write=False)
    return curve


def _shortage_block(load: ShareLoad, block: int) -> Curve:
    """0 where a claim gets all that it asks for, else what it asks per mille of what it gets."""
    given = _granted_block(load.claims, load.capacity, block)[load.index]
    asked = total_block(load.claims[load.index].loads, block)
    curve = np.where(asked > given, asked * WHOLE // np.maximum(given, 1), 0)
    curve.setflags(write=False)
    return curve


@lru_cache(maxsize=64)
def _granted_block(claims: tuple[Claim, ...], size: Millicores, block: int) -> Curve:
    """Millicores that each claim (rows) gets, slot by slot."""
    asked = np.stack([total_block(claim.loads, block) for claim in claims])
    weights = tuple(claim.weight for claim in claims)
    return granted(asked, weights, tuple(claim.reserved for claim in claims), size)


@lru_cache(maxsize=1536)
def total_block(loads: tuple[Any, ...], block: int) -> Curve:
    """Millicores that all loads of a host ask for in a week's block."""
    total = np.zeros(BLOCK, dtype=np.int64)
    for load in loads:
        total += load_block(load, block)
    total.setflags(write=False)
    return total


def total_between(loads: tuple[Any, ...], first: int, stop: int) -> Curve:
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
    total = int(total_between(host_load(world, server).loads, slot, slot + 1)[0])
    return total * WHOLE // capacity(server)


def peak(world: World, server: Server, seconds: Seconds) -> PerMille:
    """The highest load of the coming ``seconds``, as things stand, per mille of capacity."""
    slot = world.now // SLOT
    total = total_between(host_load(world, server).loads, slot, slot + max(1, seconds // SLOT))
    return int(total.max()) * WHOLE // capacity(server)
