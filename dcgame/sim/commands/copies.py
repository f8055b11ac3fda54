"""Beginning a copy over the site's link."""

from attrs import frozen

from dcgame.kernel.units import Kilobytes, Seconds
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.gauges.taxes import disk_speed
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.copying import CopyArrived, copy_time, copying, link_rate
from dcgame.world.job import JobKind
from dcgame.world.world import World


@frozen
class Copy:
    """``kilobytes`` from the server ``source`` to ``goal`` (a server or a guest), then ``stop``
    seconds of switch-over."""

    kind: JobKind
    subject: str
    goal: str
    kilobytes: Kilobytes
    source: str
    detail: str = ""
    stop: Seconds = 0


def begin_copy(world: World, copy: Copy) -> Effects:
    """A copy at the speed of the slowest: either server's disks, or its part of the link."""
    guest = world.guests.get(copy.goal)
    target = world.servers[guest.host if guest else copy.goal]
    cap = min(disk_speed(world, world.servers[copy.source]), disk_speed(world, target))
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
    )
    yield Later(key, due, CopyArrived(key))
