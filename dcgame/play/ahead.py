"""A room run on with an order and without it: until its work is done, and a day beyond.

Both run side by side, in worlds that are thrown away. What differs between them is what the
order does.
"""

import attrs
from attrs import define, frozen

from dcgame.kernel.journal import Entry
from dcgame.kernel.units import DAY, Seconds
from dcgame.play.calm import FURTHEST, without_luck
from dcgame.sim.engine import Outcome, advance
from dcgame.sim.wakes.ailments import OverheatsAway
from dcgame.sim.wakes.climate import RoomReaches
from dcgame.sim.wakes.filling import SpaceLook
from dcgame.sim.wakes.healing import PoolLook
from dcgame.sim.wakes.look import Look
from dcgame.sim.wakes.power import BatteryRunsDown, BatteryWarns, BreakerOpens, TankRunsDry
from dcgame.sim.wakes.space import SpaceLook as GroupLook
from dcgame.world.world import World

FOLLOWED = (
    Look,
    SpaceLook,
    GroupLook,
    PoolLook,
    BreakerOpens,
    BatteryRunsDown,
    BatteryWarns,
    TankRunsDry,
    RoomReaches,
    OverheatsAway,
)
"""What fills, drains or warms by itself: consequences, which no order waits for."""
NEVER: Seconds = -1


@frozen(eq=False)
class Run:
    """How one of the two rooms goes on: at the end of the order's own work (``done``), a day
    later (``after``), and what has happened until then."""

    done: World
    after: World
    entries: tuple[Entry, ...]


@frozen(eq=False)
class Ahead:
    """The room without the order and with it. ``duration`` is that of the order's own work."""

    now: World
    idle: Run
    ordered: Run
    duration: Seconds


def look_ahead(world: World, outcome: Outcome) -> Ahead:
    """What comes after an order that has just been given (``outcome``), and what would without."""
    idle, ordered = _Line(_fair(world)), _Line(_fair(outcome.world), list(outcome.entries))
    _run_until_done(idle, ordered)
    worlds = idle.world, ordered.world
    duration = ordered.world.now - world.now
    end = max(ordered.world.now, min(ordered.world.now + DAY, world.setting.horizon))
    for line in (idle, ordered):
        line.run(end)
    return Ahead(
        now=world,
        idle=Run(worlds[0], idle.world, tuple(idle.entries)),
        ordered=Run(worlds[1], ordered.world, tuple(ordered.entries)),
        duration=duration,
    )


def _fair(world: World) -> World:
    """No luck lies ahead, and what is new in the room brings none with it."""
    return attrs.evolve(without_luck(world), setting=attrs.evolve(world.setting, stress=0))


@define(eq=False)
class _Line:
    """A world that goes on, and what has happened in it."""

    world: World
    entries: list[Entry] = attrs.field(factory=list)

    def run(self, moment: Seconds) -> None:
        """Everything that happens until then."""
        outcome = advance(self.world, moment)
        self.world = outcome.world
        self.entries += outcome.entries


def _run_until_done(idle: _Line, ordered: _Line) -> None:
    """Both to the moment when the work that the order set going has come to its end, with all that
    follows in the same second."""
    limit = ordered.world.now + FURTHEST
    while True:
        due = _next_of_its_own(idle.world, ordered.world)
        if due is None or due > max(limit, _last_job(idle.world, ordered.world)):
            break
        moment = max(ordered.world.now, due)
        idle.run(moment)
        ordered.run(moment)
    for line in (idle, ordered):
        line.run(line.world.now)


def _next_of_its_own(idle: World, ordered: World) -> Seconds | None:
    """When the next timer is due that would not be there, or not then, without the order."""
    for timer in ordered.agenda.in_order():
        if not isinstance(timer.wake, FOLLOWED) and _due(idle, timer.key) != timer.due:
            return timer.due
    return None


def _due(world: World, key: str) -> Seconds:
    timer = world.agenda.get(key)
    return timer.due if timer else NEVER


def _last_job(idle: World, ordered: World) -> Seconds:
    """When the last job ends that the order has brought: it may be a delivery of weeks."""
    mine = [job.due for key, job in ordered.jobs.items() if key not in idle.jobs]  # any order
    return max(mine, default=NEVER)
