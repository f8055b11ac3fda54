"""What an order leaves short: space on datastores, and spares in the cupboard."""

from collections.abc import Iterator

from attrs import frozen

from dcgame.kernel.units import WHOLE, Megabytes, PerMille
from dcgame.play import figures
from dcgame.play.narrate import show
from dcgame.sim.gauges.stores import capacity, free, promised, stores
from dcgame.words import N_, say
from dcgame.world.world import World

TIGHT: PerMille = 100
"""Of a datastore: less free than this is worth a warning (game constant)."""


@frozen
class StoreOutlook:
    """A datastore, and what is free of it without the order and with it."""

    store: str
    before: Megabytes
    after: Megabytes


def store_outlooks(idle: World, done: World) -> tuple[StoreOutlook, ...]:
    """The datastores on which the order changes what is free."""
    there = set(stores(idle))
    found = (
        StoreOutlook(name, free(idle, name), free(done, name))
        for name in stores(done)
        if name in there
    )
    return tuple(each for each in found if each.before != each.after)


def space_line(outlook: StoreOutlook) -> str:
    """How much of a datastore is free afterwards, in a sentence."""
    return say(
        N_("{store}: {after} free instead of {before}."),
        store=outlook.store,
        after=figures.megabytes(outlook.after),
        before=figures.megabytes(outlook.before),
    )


def overpromised(idle: World, done: World) -> Iterator[str]:
    """Datastores that promise more than they hold, by the order; what is promised on thin disks is
    taken when somebody writes it."""
    if not any(guest.has_thin for guest in done.guests.values()):
        return
    there = set(stores(idle))
    for name in stores(done):
        size, now = max(1, capacity(done, name)), promised(done, name)
        if now > size and (name not in there or now > promised(idle, name)):
            yield say(
                N_("{store} promises {promised}, {share} of what it holds: watch how it fills"),
                store=name,
                promised=figures.megabytes(now),
                share=figures.percent(now * WHOLE // size),
            )


def left_short(idle: World, done: World, told: frozenset[str]) -> Iterator[str]:
    """What will be short after the order, and would not be without it; not what gauges have
    ``told`` already."""
    for each in store_outlooks(idle, done):
        if f"space/{each.store}" in told:
            continue
        limit = capacity(done, each.store) * TIGHT // WHOLE
        if each.after < limit and each.after < each.before:
            left = figures.megabytes(each.after)
            yield say(N_("only {left} stay free on {store}"), left=left, store=each.store)
    for kind in sorted(idle.spares):
        if idle.spares[kind] > 0 and not done.spares.get(kind, 0):
            yield say(N_("no spare {kind} is left in the cupboard"), kind=show("kind", kind))
