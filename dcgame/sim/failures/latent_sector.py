"""A sector of a disk in an array rots. Nobody knows, until a rebuild has to read it."""

from dcgame.sim.facts.groups import SectorRotted
from dcgame.sim.failures.base import Failure, part_at
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.hardware import PartKind, PartState
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """A disk of a group that works, and has no such sector yet."""
    found = part_at(world, target)
    if found is None or found[1].state is PartState.FAILED:
        return
    array, disk = found[0].id, found[1].id
    for name in sorted(world.raid_groups):
        group = world.raid_groups[name]
        rotten = any(each == disk for each, _ in group.latent)
        if group.array == array and disk in group.disks and not rotten:
            yield SectorRotted(name, disk)


LATENT_SECTOR = Failure(
    "latent-sector",
    N_("A sector of a disk becomes unreadable"),
    "part",
    strike,
    yearly=1300,
    part_kind=PartKind.DISK,
    shelf="arrays",
)
