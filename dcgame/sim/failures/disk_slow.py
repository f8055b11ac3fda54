"""A disk reports errors (SMART): it reads a fifth as fast, and dies within ten days."""

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
    """A good disk turns slow; when it dies depends on it alone."""
    found = part_at(world, target)
    if not found or found[1].state is not PartState.GOOD:
        return
    server, part = found
    yield PartWarned(server.id, part.id)
    days = between(1, 10, world.seed, "smart", server.id, part.id, part.life)
    wake = Worsens("disk-dead", server.id, part.id, part.life)
    yield Later(f"worse/{target}", world.now + days * DAY, wake)


DISK_SLOW = Failure(
    "disk-slow",
    N_("A disk grows slow and reports errors"),
    "part",
    strike,
    yearly=800,
    part_kind=PartKind.DISK,
)
