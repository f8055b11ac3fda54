"""Folders that move between datastores take accesses from those who use them."""

from dcgame.kernel.units import WHOLE, PerMille
from dcgame.world.job import JobKind
from dcgame.world.world import World

A_MOVE: PerMille = 62
"""Of a datastore's accesses, what one folder on its way takes: eight at once, as many as it allows,
take half (game constant)."""


def moves(world: World, stores: frozenset[str]) -> tuple[int, ...]:
    """The entries of the moves under way from or to some datastores."""
    return tuple(
        sorted(
            job.entry
            for job in world.jobs.values()
            if job.kind is JobKind.STORE and (job.store in stores or job.detail in stores)
        )
    )


def left_by_moves(world: World, stores: frozenset[str]) -> PerMille:
    """What folders on their way leave of the accesses of some datastores."""
    return max(WHOLE // 4, WHOLE - A_MOVE * len(moves(world, stores)))
