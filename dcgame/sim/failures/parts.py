"""Striking a part that simply dies, or one that warns first."""

from dcgame.kernel.dice import between
from dcgame.kernel.units import DAY
from dcgame.sim.facts.hardware import PartFailed, PartWarned
from dcgame.sim.failures.base import part_at
from dcgame.sim.wakes.ailments import Worsens
from dcgame.sim.wakes.base import Effects, Later
from dcgame.world.hardware import PartState
from dcgame.world.world import World


def part_dies(world: World, target: str) -> Effects:
    """The part is dead, if it was not already; what that means is a rule of its kind."""
    found = part_at(world, target)
    if found and found[1].state is not PartState.FAILED:
        yield PartFailed(found[0].id, found[1].id)


def part_warns(world: World, target: str, then: str, soonest: int, latest: int) -> Effects:
    """A good part reports errors; between ``soonest`` and ``latest`` days later the failure
    ``then`` strikes it. On which day depends on that part alone."""
    found = part_at(world, target)
    if not found or found[1].state is not PartState.GOOD:
        return
    server, part = found
    yield PartWarned(server.id, part.id)
    days = between(soonest, latest, world.seed, then, server.id, part.id, part.life)
    wake = Worsens(then, server.id, part.id, part.life)
    yield Later(f"worse/{target}", world.now + days * DAY, wake)
