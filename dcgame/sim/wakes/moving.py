"""Folders move from one datastore to another while their guests run, a few at a time.

A datastore takes eight such copies at once (each costs 16 of its 128, domain data, section 3), and
one runs at ``min(network, source, target, 0.3 GB/s)`` (section 13, formula 5).
"""

from attrs import frozen

from dcgame.kernel.units import HOUR, Kilobytes, Seconds
from dcgame.sim.facts.jobs import JobBegun, JobDone, JobFailed
from dcgame.sim.gauges.folders import folder_size
from dcgame.sim.gauges.lanes import link_rate
from dcgame.sim.gauges.pools import COPIES_UP_TO, data_available
from dcgame.sim.gauges.space import fresh_blocks, has_blocks
from dcgame.sim.gauges.stores import capacity, kind_of, lying_on, reachable, speed, stuck, used
from dcgame.sim.wakes.base import Effects, Forget, Later, Wake
from dcgame.sim.wakes.copying import copy_time, copying
from dcgame.world.guest import Guest, GuestState, formed
from dcgame.world.job import Job, JobKind
from dcgame.world.world import World

FASTEST: Kilobytes = 300_000
"""A second, of one folder that moves."""
AT_ONCE = 8
"""Copies that a datastore takes at once."""
FULLEST = {"pool": COPIES_UP_TO}
"""Per mille of a datastore up to which a folder may come to it."""


def move_key(guest: str) -> str:
    """The key of a folder's move."""
    return f"{JobKind.STORE.value}/{guest}"


def evacuation_key(store: str) -> str:
    """The key of a datastore's evacuation."""
    return f"{JobKind.EVACUATE.value}/{store}"


def moving_on(world: World, store: str) -> tuple[Job, ...]:
    """The moves under way from or to a datastore, oldest first."""
    return tuple(
        job
        for job in copying(world)
        if job.kind is JobKind.STORE and store in (job.store, job.detail)
    )


def begin_move(world: World, guest: Guest, store: str, form: str = "") -> Effects:
    """A folder sets out, at the pace that its links set; ``detail`` of its job says where it
    lies, ``form`` whether its disks arrive thin or thick."""
    source = world.store_of(guest)
    cap = min(FASTEST, speed(world, source), speed(world, store))
    rate = max(1, min(cap, link_rate(world) // (len(copying(world)) + 1)))
    total = folder_size(world, formed(guest, form)) * 1000
    due = world.now + copy_time(total, rate)
    key = move_key(guest.id)
    yield JobBegun(
        guest.id,
        JobKind.STORE,
        key,
        guest.host,
        due,
        source,
        total=total,
        cap=cap,
        store=store,
        form=form,
    )


def room_on(world: World, store: str) -> int:
    """Megabytes that may still come to a datastore."""
    kind = kind_of(world, store)
    limit = FULLEST.get(kind.kind if kind else "", 1000)
    return capacity(world, store) * limit // 1000 - used(world, store)


def may_move(world: World, guest: Guest, store: str) -> bool:
    """Whether a guest's host reads both datastores, and the other has room."""
    held = guest.state is not GuestState.BOOTING and guest.data_lost is None
    free = not any(job.subject == guest.id for job in world.jobs.values())
    ways = reachable(world, store, guest.host) and reachable(
        world, world.store_of(guest), guest.host
    )
    return (
        held
        and free
        and ways
        and stuck(world, store) is None
        and data_available(world, guest.id)
        and room_on(world, store) >= folder_size(world, guest)
        and has_blocks(world, store, fresh_blocks(world, guest, store))
    )


def next_wave(world: World, source: str, store: str, at_once: int) -> Effects:
    """As many folders more as may move at once: the small ones first, so that what goes wrong
    goes wrong with little; or the end of the evacuation."""
    key = evacuation_key(source)
    if kind_of(world, store) is None:
        yield Forget(key)
        yield JobFailed(source, JobKind.EVACUATE, key, store)
        return
    under_way = len(moving_on(world, source))
    waiting = [guest for guest in lying_on(world, source) if move_key(guest.id) not in world.jobs]
    ready = [guest for guest in waiting if may_move(world, guest, store)]
    room = min(at_once, AT_ONCE) - max(under_way, len(moving_on(world, store)))
    left = room_on(world, store)
    begun = 0
    for guest in sorted(ready, key=lambda each: (folder_size(world, each), each.id)):
        if begun >= room or folder_size(world, guest) > left:
            break
        yield from begin_move(world, guest, store)
        left -= folder_size(world, guest)
        begun += 1
    if begun or under_way:
        yield Later(key, world.now + HOUR, NextWave(source, store, at_once))
        return
    yield Forget(key)
    if waiting:
        yield JobFailed(source, JobKind.EVACUATE, key, ", ".join(guest.id for guest in waiting))
        return
    yield JobDone(source, JobKind.EVACUATE, key)


def evacuation_time(world: World, source: str, store: str) -> Seconds:
    """Seconds until a datastore is empty, if nothing disturbs it."""
    rate = min(speed(world, source), speed(world, store), link_rate(world))
    return copy_time(
        sum(folder_size(world, guest) for guest in lying_on(world, source)) * 1000, rate
    )


@frozen(eq=False)
class NextWave(Wake):
    """The next folders of an evacuation set out, when those before them have arrived."""

    store: str
    to: str
    at_once: int

    def decide(self, world: World) -> Effects:
        if evacuation_key(self.store) in world.jobs:
            yield from next_wave(world, self.store, self.to, self.at_once)
