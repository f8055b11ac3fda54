"""Beginning a copy over the site's link."""

from attrs import frozen

from dcgame.kernel.units import Kilobytes, Seconds
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.gauges.lanes import link_rate
from dcgame.sim.gauges.stores import speed
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.copying import copy_time, copying
from dcgame.world.job import JobKind
from dcgame.world.world import World


@frozen
class Copy:
    """``kilobytes`` from the server ``source`` to ``goal`` (a server or a guest), then ``stop``
    seconds of switch-over; ``store`` is the shared datastore on which it is to lie, if it is."""

    kind: JobKind
    subject: str
    goal: str
    kilobytes: Kilobytes
    source: str
    detail: str = ""
    stop: Seconds = 0
    store: str = ""
    form: str = ""


def begin_copy(world: World, copy: Copy) -> Effects:
    """A copy at the speed of the slowest: either server's disks, or its part of the link."""
    cap = _disks_at_both_ends(world, copy)
    rate = min(cap, link_rate(world) // (len(copying(world)) + 1))
    due = world.now + copy_time(copy.kilobytes, rate)
    key = f"{copy.kind.value}/{copy.subject}"
    yield JobBegun(
        subject=copy.subject,
        kind=copy.kind,
        key=key,
        goal=copy.goal,
        due=due,
        detail=copy.detail,
        total=copy.kilobytes,
        cap=cap,
        stop=copy.stop,
        store=copy.store,
        form=copy.form,
    )


def _disks_at_both_ends(world: World, copy: Copy) -> Kilobytes:
    """Kilobytes a second of the slower datastore; memory alone waits for no disks."""
    guest, subject = world.guests.get(copy.goal), world.guests.get(copy.subject)
    target = copy.store or (guest.host if guest else copy.goal)
    source = world.store_of(subject) if subject else copy.source
    if source == target and copy.kind is JobKind.MIGRATE:
        return link_rate(world)
    return min(speed(world, source), speed(world, target))
