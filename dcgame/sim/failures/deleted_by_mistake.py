"""A colleague deletes the folder of a guest: disk, snapshots, everything in it."""

from dcgame.sim.facts.damage import FolderDeleted
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """The guest falls; what lay in its folder is gone, and its snapshots are no copies."""
    guest = world.guests.get(target)
    if guest is not None and guest.data_lost is None:
        yield FolderDeleted(target)


DELETED_BY_MISTAKE = Failure(
    "deleted-by-mistake",
    N_("A guest's folder is deleted by mistake"),
    "guest",
    strike,
    everyday=2_000,
)
