"""What an order does to the services, in seconds and in euros, and by way of what."""

from collections.abc import Sequence

from attrs import frozen

from dcgame.kernel.journal import Entry, chain
from dcgame.kernel.units import Cents, Seconds
from dcgame.play.ahead import Ahead
from dcgame.sim.facts.base import Fact
from dcgame.sim.facts.services import ServiceDegraded, ServiceDown
from dcgame.sim.wakes.billing import CHURN, MONTH, credit, month_per_100k
from dcgame.world.service import ServiceState, SlaClass, degraded_until, down_until
from dcgame.world.world import World

ORDINARY = ("", "service", "job")
"""Alarms that are no reason: there are none, it is the service itself, or the order's work."""


@frozen(eq=False)
class Toll:
    """What an order costs a service, beside what would be lost without it: downtime, or slow
    answers (``slow`` seconds, and then nothing else).

    ``working`` seconds it is down while the order's work lasts, ``later`` within the day after
    it; announced windows do not count. It ``stays`` down when nothing brings it back. ``credits``
    are owed to its customer for that at the end of the month (if all goes well from then on), who
    also ``leaves`` when it was served too badly. ``because`` is what goes wrong first, if
    something does, ``through`` the entries from there to the service.
    """

    service: str
    working: Seconds = 0
    later: Seconds = 0
    slow: Seconds = 0
    stays: bool = False
    credits: Cents = 0
    leaves: bool = False
    because: Entry | None = None
    through: frozenset[int] = frozenset()

    @property
    def down(self) -> Seconds:
        """Seconds down in all."""
        return self.working + self.later

    @property
    def weight(self) -> tuple[int, ...]:
        """By which tolls are compared, the heaviest first."""
        return (self.credits, self.stays, self.down, self.slow)


def tolls(ahead: Ahead) -> tuple[Toll, ...]:
    """The services that the order costs something, the worst first, then by id. One that it
    brings about costs nothing."""
    both = [name for name in sorted(ahead.ordered.after.services) if _is_in_both(ahead, name)]
    found = [toll for name in both for toll in (_downtime(ahead, name), _slowness(ahead, name))]
    found = [toll for toll in found if any(toll.weight)]
    return tuple(sorted(found, key=lambda toll: tuple(-part for part in toll.weight)))


def _is_in_both(ahead: Ahead, name: str) -> bool:
    return name in ahead.idle.after.services


def _downtime(ahead: Ahead, name: str) -> Toll:
    idle, ordered = ahead.idle, ahead.ordered
    working = max(0, _more_down(idle.done, ordered.done, name))
    is_down = ordered.after.services[name].state is ServiceState.DOWN
    because, through = _because(ahead, name, ServiceDown)
    return Toll(
        name,
        working=working,
        later=max(0, _more_down(idle.after, ordered.after, name) - working),
        stays=is_down and idle.after.services[name].state is not ServiceState.DOWN,
        credits=max(0, _owed(ordered.after, name) - _owed(idle.after, name)),
        leaves=_leaves(ordered.after, name) and not _leaves(idle.after, name),
        because=because,
        through=through,
    )


def _slowness(ahead: Ahead, name: str) -> Toll:
    slow = _slow(ahead.ordered.after, name) - _slow(ahead.idle.after, name)
    because, through = _because(ahead, name, ServiceDegraded)
    return Toll(name, slow=max(0, slow), because=because, through=through)


def _more_down(idle: World, ordered: World, name: str) -> Seconds:
    service = ordered.services.get(name)
    if service is None or name not in idle.services:
        return 0
    return down_until(service, ordered.now) - down_until(idle.services[name], idle.now)


def _slow(world: World, name: str) -> Seconds:
    return degraded_until(world.services[name], world.now)


def _month_end(world: World) -> Seconds:
    """When the books of this month are closed."""
    return min(world.setting.horizon, (world.now // MONTH + 1) * MONTH)


def _owed(world: World, name: str) -> Cents:
    if not world.setting.billing:
        return 0
    return credit(world.services[name], world.now, _month_end(world))


def _leaves(world: World, name: str) -> bool:
    service, end = world.services[name], _month_end(world)
    if not world.setting.billing or service.sla is SlaClass.NONE or end == world.setting.horizon:
        return False
    return month_per_100k(service, world.now, end) < CHURN


def _because(ahead: Ahead, name: str, kind: type[Fact]) -> tuple[Entry | None, frozenset[int]]:
    """What goes wrong first of all that takes a service down, or slows it: the alarm next to the
    root of its chain; if there is none, the nearest without which it would do no harm. And the
    entries that lead from there."""
    entries = ahead.ordered.entries
    same = {entry.at for entry in ahead.idle.entries if _misses(entry, name, kind)}
    for entry in entries:
        if _misses(entry, name, kind) and entry.at not in same:
            return _first_alarm(entries, entry)
    return None, frozenset()


def _misses(entry: Entry, name: str, kind: type[Fact]) -> bool:
    return isinstance(entry.fact, kind) and entry.fact.service == name  # type: ignore[attr-defined]  # both kinds name theirs


def _first_alarm(entries: Sequence[Entry], entry: Entry) -> tuple[Entry | None, frozenset[int]]:
    links = chain(entries, entry.seq)
    causes = [link.entry for link in links if not link.enabling]
    for index in reversed(range(len(causes))):
        if causes[index].fact.alarm not in ORDINARY:
            return causes[index], frozenset(each.seq for each in causes[: index + 1])
    for link in links:
        if link.enabling and link.entry.fact.alarm not in ORDINARY:
            return link.entry, frozenset((link.entry.seq,))
    return None, frozenset()
