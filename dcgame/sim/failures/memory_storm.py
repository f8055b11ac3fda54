"""Correctable memory errors pile up: a warning, then within days one that cannot be corrected."""

from dcgame.kernel.dice import between
from dcgame.kernel.units import DAY
from dcgame.sim.facts.hardware import PartWarned
from dcgame.sim.failures.base import Failure, part_at
from dcgame.sim.wakes.ailments import Worsens
from dcgame.sim.wakes.base import Effects, Later
from dcgame.words import N_
from dcgame.world.hardware import PartKind, PartState
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """Memory that was good reports corrected errors."""
    found = part_at(world, target)
    if not found or found[1].state is not PartState.GOOD:
        return
    server, part = found
    yield PartWarned(server.id, part.id)
    days = between(2, 14, world.seed, "memory", server.id, part.id, part.life)
    wake = Worsens("memory-dead", server.id, part.id, part.life)
    yield Later(f"worse/{target}", world.now + days * DAY, wake)


MEMORY_STORM = Failure(
    "memory-storm",
    N_("Memory errors pile up"),
    "part",
    strike,
    yearly=3000,
    part_kind=PartKind.MEMORY,
)
