"""The blast radius: what the failure of any one component would take down.

Each is failed in a world that is thrown away and run on, without luck, until everything that
the fault set going has come to its end; people repair nothing meanwhile. Nothing is estimated.
"""

from collections.abc import Iterable
from functools import lru_cache

from attrs import define, field, frozen

from dcgame.kernel.agenda import Timer
from dcgame.kernel.collecting import no_cycles
from dcgame.kernel.journal import Entry
from dcgame.kernel.units import Cents, Seconds
from dcgame.kernel.values import changed
from dcgame.play.calm import FURTHEST, LUCK, without_luck
from dcgame.play.components import Component, component_of, components, stand_in
from dcgame.sim.engine import advance, befall
from dcgame.sim.facts.base import Fact
from dcgame.sim.facts.fabrics import GuestStranded
from dcgame.sim.facts.guests import GuestLost, GuestPanicked, GuestStopped
from dcgame.sim.facts.services import ServiceDown, ServiceUp
from dcgame.world.world import World

LAST_ROUND = 500
"""Moments of the run-on before it is cut off."""
BY_HAND = ("replace/", "look/")
"""Timers that a run-on does not wait for: people who repair, and gauges that look ahead."""


@frozen
class Outage:
    """A service that goes down; ``seconds`` until it is back by itself, ``None`` if never."""

    service: str
    revenue: Cents
    seconds: Seconds | None


@frozen
class Radius:
    """What goes down with ``component`` at any moment until all has settled.

    ``revenue`` is that of a period, of all services in ``outages``.
    """

    component: str
    kind: str
    outages: tuple[Outage, ...]
    guests: tuple[str, ...]

    @property
    def services(self) -> tuple[str, ...]:
        """The services that go down, by id."""
        return tuple(outage.service for outage in self.outages)

    @property
    def revenue(self) -> Cents:
        """What the services that go down bring in a period."""
        return sum(outage.revenue for outage in self.outages)

    @property
    def weight(self) -> tuple[int, int, int]:
        """By which radii are compared: revenue, then services, then guests."""
        return (self.revenue, len(self.outages), len(self.guests))


def radius(world: World, name: str) -> Radius | None:
    """The radius of one component or guest; ``None`` when nothing of that id can fail now."""
    return _survey(world).of(name)


def radii(world: World) -> tuple[Radius, ...]:
    """The radius of all hardware, the worst first."""
    return _survey(world).everything()


def worst(world: World) -> Radius | None:
    """The single component whose failure takes most revenue down; ``None`` if none takes any."""
    first = next(iter(radii(world)), None)
    return first if first and first.outages else None


@define(eq=False)
class _Survey:
    """The radii of one world, each computed when it is first asked for.

    Components that fail by the same facts (a server, its only mainboard), or alike (its fans),
    share one run.
    """

    world: World
    calm: World
    fallen: dict[str, "_Fallen"] = field(factory=dict)
    ranked: tuple[Radius, ...] = ()

    def of(self, name: str) -> Radius | None:
        """The radius of the component of that id."""
        component = component_of(self.world, name)
        return self._radius(component) if component else None

    def everything(self) -> tuple[Radius, ...]:
        """All of them, the worst first, then by id."""
        if not self.ranked:
            with no_cycles():
                found = [self._radius(each) for each in components(self.world)]
            found.sort(key=lambda each: tuple(-part for part in each.weight))
            self.ranked = tuple(found)
        return self.ranked

    def _radius(self, component: Component) -> Radius:
        fault = stand_in(self.world, component)
        key = repr(fault)
        if key not in self.fallen:
            self.fallen[key] = _fail(self.calm, fault)
        outages, guests = self.fallen[key]
        return Radius(component.id, component.kind, outages, guests)


@lru_cache(maxsize=4)
def _survey(world: World) -> _Survey:
    return _Survey(world, without_luck(world))


_Fallen = tuple[tuple[Outage, ...], tuple[str, ...]]


def _fail(calm: World, fault: tuple[Fact, ...]) -> _Fallen:
    """What the fault takes down, at once and until all that it set going has ended."""
    outcome = befall(calm, fault)
    entries = list(outcome.entries)
    traced = {entry.seq for entry in entries}
    world, limit = outcome.world, calm.now + FURTHEST
    for _ in range(LAST_ROUND):
        world, timer = _next(world, traced, calm.agenda.next_order)
        if timer is None or timer.due > limit:
            break
        outcome = advance(world, max(world.now, timer.due))
        world = outcome.world
        entries += outcome.entries
        _trace(outcome.entries, traced)
    return _outages(world, entries, traced), _guests(entries, traced)


def _next(world: World, traced: set[int], since: int) -> tuple[World, Timer | None]:
    """The next timer that the fault has set, or what follows from it; luck before it is taken
    out of the world. Timers below the number ``since`` were there before."""
    agenda = world.agenda
    if agenda.next_order == since:
        return world, None
    for timer in agenda.set_since(since):
        if timer.key.startswith(LUCK):
            world = changed(world, agenda=world.agenda.drop(timer.key))
        elif timer.cause in traced and not timer.key.startswith(BY_HAND):
            return world, timer
    return world, None


def _trace(entries: Iterable[Entry], traced: set[int]) -> None:
    """Mark the entries that the fault caused, or without which they would have done no harm."""
    for entry in entries:
        if entry.cause in traced or not traced.isdisjoint(entry.given):
            traced.add(entry.seq)


def _outages(world: World, entries: Iterable[Entry], traced: set[int]) -> tuple[Outage, ...]:
    fell: dict[str, Seconds] = {}
    lasted: dict[str, Seconds | None] = {}
    for entry in entries:
        fact = entry.fact
        if isinstance(fact, ServiceDown) and entry.seq in traced:
            fell.setdefault(fact.service, entry.at)
            lasted[fact.service] = None
        elif isinstance(fact, ServiceUp) and fact.service in fell:
            lasted[fact.service] = entry.at - fell[fact.service]
    return tuple(Outage(name, world.services[name].revenue, lasted[name]) for name in sorted(fell))


def _guests(entries: Iterable[Entry], traced: set[int]) -> tuple[str, ...]:
    kinds = (GuestLost, GuestPanicked, GuestStopped, GuestStranded)
    return tuple(
        sorted(
            {
                entry.fact.guest
                for entry in entries
                if isinstance(entry.fact, kinds) and entry.seq in traced
            }
        )
    )
