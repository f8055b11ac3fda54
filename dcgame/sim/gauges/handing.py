"""What a pool hands out to the folders on it: a thick disk all its size at once, a thin one, and
a snapshot, a piece at a time, ahead of what is written."""

from dcgame.kernel.units import DAY, Megabytes, Seconds, ceiling
from dcgame.sim.gauges.filling import folders_growth, grows
from dcgame.sim.gauges.folders import folder_size
from dcgame.sim.gauges.pools import growing_room
from dcgame.world.guest import Guest
from dcgame.world.pool import Pool
from dcgame.world.world import World

PIECES = 100
"""In how many pieces a pool hands a guest's size out (game constant)."""


def handed_out(world: World, guest: Guest) -> Megabytes:
    """What a folder takes of a pool that has room for it."""
    needs = folder_size(world, guest)
    if not grows(guest):
        return guest.size
    piece = max(1, guest.size // PIECES)
    most = guest.size * (1 + len(guest.snapshots))
    return max(needs, min(most, ceiling(needs, piece) * piece))


def handed_over(world: World, pool: Pool, guest: str) -> Megabytes:
    """What a folder takes of its pool now: of a full one no more than it had."""
    has = pool.layouts[guest].size
    wants = handed_out(world, world.guests[guest])
    if wants <= has:
        return wants
    if pool.full is not None:
        return has
    return min(wants, has + growing_room(world, pool, guest))


def more_in(world: World, guest: Guest, size: Megabytes) -> Seconds | None:
    """Seconds until a folder needs more than ``size``, as things stand; ``None``: it does not."""
    if not grows(guest):
        return None
    rate, other = folders_growth(world, (guest,))
    found = [] if other is None else [other]
    if rate:
        left = size - folder_size(world, guest)
        found.append(ceiling(max(0, left + 1) * DAY, rate))
    return max(1, min(found)) if found else None
