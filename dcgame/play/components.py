"""What can fail, all alone: a registry. What joins the room brings a finder of its own."""

from collections.abc import Callable, Iterable

from attrs import frozen

from dcgame.sim.facts.arrays import ArrayDown
from dcgame.sim.facts.base import Fact
from dcgame.sim.facts.fabrics import FabricDown
from dcgame.sim.facts.guests import GuestPanicked
from dcgame.sim.facts.hardware import PartFailed
from dcgame.sim.facts.power import BreakerTripped, UtilityLost
from dcgame.sim.failures.targets import equipment_ids
from dcgame.world.guest import GuestState
from dcgame.world.hardware import PartKind, PartState
from dcgame.world.storage import ArrayState, FabricState
from dcgame.world.world import World


@frozen
class Component:
    """``id`` is as the player says it, of parts ``server/part``; ``kind`` is a word for it;
    ``fault`` are the facts with which it fails."""

    id: str
    kind: str
    fault: tuple[Fact, ...]


Finder = Callable[[World], Iterable[Component]]


def _parts(world: World) -> Iterable[Component]:
    """Every part that has not failed yet, of anything that has parts."""
    for name in equipment_ids(world):
        for part in world.equipment(name).parts:
            if part.state is not PartState.FAILED:
                yield Component(f"{name}/{part.id}", part.kind.value, (PartFailed(name, part.id),))


def _whole(world: World) -> Iterable[Component]:
    """Equipment as a whole: that of which it has only one fails, its mainboard."""
    for name in equipment_ids(world):
        boards = [part for part in world.equipment(name).parts if part.kind is PartKind.MAINBOARD]
        if len(boards) == 1 and boards[0].state is not PartState.FAILED:
            shelf = world.shelf_of(name) or ""
            yield Component(name, shelf.removesuffix("s"), (PartFailed(name, boards[0].id),))


def _arrays(world: World) -> Iterable[Component]:
    """Arrays as a whole: both controllers stop at the same fault."""
    for name in sorted(world.arrays):
        if world.arrays[name].state in (ArrayState.UP, ArrayState.TAKEOVER):
            yield Component(name, "array", (ArrayDown(name),))


def _fabrics(world: World) -> Iterable[Component]:
    """Storage switches as a whole: the board."""
    for name in sorted(world.fabrics):
        if world.fabrics[name].state is FabricState.UP:
            yield Component(name, "fabric", (FabricDown(name),))


def _guests(world: World) -> Iterable[Component]:
    """Guests that run: they fall on their own."""
    for name in sorted(world.guests):
        if world.guests[name].state is GuestState.RUNNING:
            yield Component(name, "guest", (GuestPanicked(name),))


def _building(world: World) -> Iterable[Component]:
    """Feeds that lose the utility, distribution units whose breaker opens."""
    for name in sorted(world.feeds):
        if world.feeds[name].utility:
            yield Component(name, "feed", (UtilityLost(name),))
    for name in sorted(world.pdus):
        if not world.pdus[name].tripped:
            yield Component(name, "pdu", (BreakerTripped(name, 0),))


HARDWARE: tuple[Finder, ...] = (_whole, _arrays, _fabrics, _parts, _building)
"""What a survey of the room fails, one after the other."""
SOFTWARE: tuple[Finder, ...] = (_guests,)
"""What can be asked about beside it."""


def components(world: World) -> tuple[Component, ...]:
    """All hardware that could fail now, by id."""
    found = [each for finder in HARDWARE for each in finder(world)]
    return tuple(sorted(found, key=lambda each: each.id))


def component_of(world: World, name: str) -> Component | None:
    """What of that id could fail now, hardware or not."""
    finders = (*HARDWARE, *SOFTWARE)
    return next((each for finder in finders for each in finder(world) if each.id == name), None)
