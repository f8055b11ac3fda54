"""How long guests wait for a processor: their ready time.

Where each virtual processor that runs on a host can have a thread of its own, nobody waits. Where
not, two things make a guest wait. The more is asked of the host, the sooner all are taken when one
is wanted: ``100·u·(slowdown − 1)`` per cent of its time (domain data, section 13, formula 1). And
all virtual processors of a guest have to make progress together, even those that have nothing to
do: 2 % of its time for each above its need (section 2). Beyond 10 % it is slow [SCLABS].

Who has something reserved waits for nobody; the others wait for those whose shares weigh as much
as theirs, or more (game constant).
"""

from collections.abc import Iterator

from dcgame.kernel.bands import Band
from dcgame.kernel.units import SLOT, WHOLE, PerMille, Seconds, ceiling
from dcgame.sim.facts.base import given
from dcgame.sim.gauges.contention import SIGNIFICANT, slowdown, waits
from dcgame.sim.gauges.processor import thread_count, total_between, total_block
from dcgame.world.app import App
from dcgame.world.demand import BLOCK
from dcgame.world.guest import Guest, GuestState, Shares
from dcgame.world.hardware import Server
from dcgame.world.load import HostLoad, Load, ReadyLoad
from dcgame.world.world import World

CO_SCHEDULING: PerMille = 20
"""Ready time of each vCPU that a guest has and does not need."""


HARMLESS = 2
"""Virtual processors of a guest that never waits so long: at most one of them is too many."""


def needed(world: World, guest: Guest) -> int:
    """Virtual processors that a guest needs at the peak of its applications, at least one."""
    server = world.servers[guest.host]
    demands = [world.apps[name].demand for name in guest.apps]
    peak = sum([demand.peak * demand.ceiling // WHOLE for demand in demands])
    return max(1, ceiling(peak, server.model.core_speed))


def co_scheduling(world: World, guest: Guest) -> PerMille:
    """Ready time that a guest pays for vCPU above its need.

    Nothing while each vCPU that runs there can have a thread of its own.
    """
    server = world.servers[guest.host]
    if guest.state is not GuestState.RUNNING or not _crowded(world, server):
        return 0
    return _wait(world, guest)


def _wait(world: World, guest: Guest) -> PerMille:
    """What it pays where the virtual processors are more than the threads."""
    return min(WHOLE, CO_SCHEDULING * max(0, guest.vcpu - needed(world, guest)))


def _crowded(world: World, server: Server) -> bool:
    guests = [world.guests[name] for name in server.guests]
    vcpus = sum([each.vcpu for each in guests if each.state is GuestState.RUNNING])
    return vcpus > thread_count(server)


def ready_loads(world: World, server_id: str) -> Iterator[tuple[str, HostLoad]]:
    """The guests of a server whose wait for processors is another than it was, or for the first
    time may be too long in this week, each with its new load."""
    server = world.servers[server_id]
    if not server.guests:
        return
    crowded = _crowded(world, server)
    hot = crowded and _is_hot(world, server)
    for name in server.guests:
        before = world.shared_loads.get(f"ready/{name}")
        guest = world.guests[name]
        hot_for_it = hot and _is_used(world, guest)
        runs = crowded and guest.state is GuestState.RUNNING
        wide = runs and guest.vcpu > HARMLESS and _wait(world, guest) > 0
        if before is None and not hot_for_it and not wide:
            continue
        load = _ready_load(world, guest, crowded)
        if before is None or load.loads != before.loads:
            yield name, load


def turns_hot(world: World, server: Server) -> bool:
    """Whether on a server somebody may wait too long in this week who never did before."""
    fresh = [name for name in server.guests if f"ready/{name}" not in world.shared_loads]
    if not fresh or not any(_is_used(world, world.guests[name]) for name in fresh):
        return False
    return _crowded(world, server) and _is_hot(world, server)


def _is_used(world: World, guest: Guest) -> bool:
    """Whether somebody would notice that it is slow."""
    for name in guest.apps:
        app = world.apps[name]
        if app.service or app.required_by:
            return True
    return False


def _is_hot(world: World, server: Server) -> bool:
    """Whether somebody that is always busy would wait noticeably in this week."""
    load = world.host_loads[server.id]
    if not load.loads:
        return False
    most = int(total_block(load.loads, world.now // SLOT // BLOCK).max())
    return slowdown(most, load.capacity, server.model.core_speed) - WHOLE > SIGNIFICANT


def _ready_load(world: World, guest: Guest, crowded: bool) -> HostLoad:
    """How long a guest waits for processors; empty where it never does."""
    server = world.servers[guest.host]
    load = world.host_loads.get(server.id, HostLoad())
    if not crowded or guest.state is not GuestState.RUNNING:
        return HostLoad(burdens=load.burdens)
    core = server.model.core_speed
    mine = () if guest.reserved_cpu else _own(guest, load)
    everybody = _before(world, guest, load) if mine else ()
    wait, width = _wait(world, guest), guest.vcpu * core
    if not mine and not wait:
        return HostLoad(burdens=load.burdens)
    waiting = ReadyLoad(everybody, mine, load.capacity, core, width, wait)
    burdens = tuple(sorted({*given(guest.sized_entry), *load.burdens}))
    return HostLoad(guest.apps, (waiting,), WHOLE, burdens)


def _own(guest: Guest, load: HostLoad) -> tuple[Load, ...]:
    """What a guest asks of its host."""
    pairs = zip(load.apps, load.loads, strict=True)
    return tuple([each for name, each in pairs if name in guest.apps])


def _before(world: World, guest: Guest, load: HostLoad) -> tuple[Load, ...]:
    """What those ask for whom it has to wait: all whose shares weigh as much as its own."""
    if not load.claims:
        return load.loads
    found = []
    for name, each in zip(load.apps, load.loads, strict=True):
        other = world.guests.get(world.apps[name].on)
        shares = other.shares if other is not None else Shares.NORMAL
        if shares.weight >= guest.shares.weight:
            found.append(each)
    return tuple(found)


def ready_now(world: World, guest: Guest) -> PerMille:
    """Per mille of its time that a guest waits for a processor in this slot."""
    slot, crowded = world.now // SLOT, _crowded(world, world.servers[guest.host])
    for load in _ready_load(world, guest, crowded).loads:
        total, mine = (total_between(loads, slot, slot + 1) for loads in (load.loads, load.mine))
        return int(waits(load, total, mine)[0])
    return 0


def longest_ready(world: World, server: Server, seconds: Seconds) -> PerMille:
    """Per mille of its time that the guest waits which waits longest on a server, in the worst
    slot of the coming ``seconds``."""
    slot, crowded = world.now // SLOT, _crowded(world, server)
    end, found = slot + max(1, seconds // SLOT), 0
    for name in server.guests:
        for load in _ready_load(world, world.guests[name], crowded).loads:
            total, mine = (total_between(loads, slot, end) for loads in (load.loads, load.mine))
            found = max(found, int(waits(load, total, mine).max()))
    return found


def slow_scheduling(world: World, app: App) -> tuple[int, ...] | None:
    """The entry since which an application's guest waits too long for processors it does not
    need."""
    state = world.gauges.get(f"ready/{app.on}")
    return given(state.since) if state is not None and state.band is Band.OUT else None
