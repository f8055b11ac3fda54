"""Beginning a copy over the site's link."""

from dcgame.kernel.units import Kilobytes, Seconds
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.gauges.taxes import disk_speed
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.copying import CopyArrived, copy_time, copying, link_rate
from dcgame.world.job import JobKind
from dcgame.world.world import World


def begin_copy(
    world: World,
    kind: JobKind,
    subject: str,
    goal: str,
    *,
    kilobytes: Kilobytes,
    source: str,
    detail: str = "",
    stop: Seconds = 0,
) -> Effects:
    """A copy from ``source`` that ends with ``stop`` seconds of switch-over.

    It goes at the speed of the slowest: either server's disks, or its part of the link.
    """
    guest = world.guests.get(goal)
    target = world.servers[guest.host if guest else goal]
    cap = min(disk_speed(world, world.servers[source]), disk_speed(world, target))
    rate = min(cap, link_rate(world) // (len(copying(world)) + 1))
    due = world.now + copy_time(kilobytes, rate)
    key = f"{kind.value}/{subject}"
    yield JobBegun(subject, kind, key, goal, due, detail, kilobytes, cap, stop)
    yield Later(key, due, CopyArrived(key))
