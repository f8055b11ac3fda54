"""What an order says of snapshots: what one costs, and of many that they are dear."""

from collections.abc import Iterator

from dcgame.kernel.units import DAY
from dcgame.play import figures
from dcgame.sim.gauges.filling import full_in
from dcgame.sim.gauges.snapshots import A_LEVEL, LONG_CHAIN, daily_growth
from dcgame.words import N_, say
from dcgame.world.guest import Guest
from dcgame.world.world import World


def long_chains(idle: World, done: World) -> Iterator[str]:
    """Guests whose chain the order makes as long as is advised, or longer."""
    for guest, count in _longer(idle, done):
        if count >= LONG_CHAIN:
            yield from _told(done, guest, count)


def short_chains(idle: World, done: World) -> Iterator[str]:
    """What it costs to have the first snapshots of a guest."""
    for guest, count in _longer(idle, done):
        if count >= LONG_CHAIN:
            continue
        yield say(
            N_("the snapshot grows {daily} a day, up to {size}; each access costs {percent} more"),
            daily=figures.megabytes(daily_growth(done, guest)),
            size=figures.megabytes(guest.size),
            percent=figures.percent(A_LEVEL * count),
        )


def _longer(idle: World, done: World) -> Iterator[tuple[Guest, int]]:
    """The guests that have more snapshots by the order, and how many."""
    for name in sorted(done.guests):
        guest, before = done.guests[name], idle.guests.get(name)
        count = len(guest.snapshots)
        if count > (len(before.snapshots) if before else 0):
            yield guest, count


def _told(world: World, guest: Guest, count: int) -> Iterator[str]:
    yield say(
        N_("{guest} then has a chain of {count} snapshots: each access costs {percent} more"),
        guest=guest.id,
        count=count,
        percent=figures.percent(A_LEVEL * count),
    )
    store, grows = world.store_of(guest), daily_growth(world, guest)
    if not grows:
        return
    due, size = full_in(world, store), figures.megabytes(grows)
    if due is None:
        yield say(N_("its last snapshot grows by {size} a day"), size=size)
        return
    yield say(
        N_("its last snapshot grows by {size} a day: {store} is full in {days} days"),
        size=size,
        store=store,
        days=due // DAY,
    )
