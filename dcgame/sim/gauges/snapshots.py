"""Snapshots: a file beside the disk that takes what is written, up to the size of the disk.

Domain data, section 11: each grows up to the base size; two or three are advised, and more are
possible; every level costs 10 to 15 % of the accesses (an eighth taken; game constant). It needs
the disk beneath it: it is no copy.
"""

from dcgame.kernel.units import WHOLE, Megabytes, PerMille
from dcgame.sim.gauges.writing import between, daily_change, writes, written_in
from dcgame.world.app import App
from dcgame.world.guest import Guest
from dcgame.world.job import JobKind
from dcgame.world.world import World

LONGEST_CHAIN = 32
"""No more fit into a chain (the limit that one vendor states)."""
LONG_CHAIN = 3
"""From here on a chain is as long as is advised, or longer."""
A_LEVEL: PerMille = 125
COPIED_TAX: PerMille = 500
"""What a backup or a consolidation under way adds to each access (game constant)."""


def delta_sizes(world: World, guest: Guest) -> tuple[Megabytes, ...]:
    """The size of each snapshot's file, oldest first; only the last one still grows."""
    if not guest.snapshots:
        return ()
    disks = {name: world.apps[name].disk for name in guest.apps}
    ends = (*(snapshot.written for snapshot in guest.snapshots[1:]), written_in(world, guest))
    return tuple(
        min(guest.size, max(0, between(snapshot.written, end, disks)))
        for snapshot, end in zip(guest.snapshots, ends, strict=True)
    )


def chain_size(world: World, guest: Guest) -> Megabytes:
    """What a guest's snapshots take."""
    return sum(delta_sizes(world, guest))


def daily_growth(world: World, guest: Guest) -> Megabytes:
    """Megabytes a day by which a guest's last snapshot grows now."""
    sizes = delta_sizes(world, guest)
    if not sizes or sizes[-1] >= guest.size:
        return 0
    apps = (world.apps[name] for name in guest.apps)
    return sum(daily_change(app) for app in apps if writes(app))


def access_cost(world: World, app: App) -> PerMille:
    """What an access of an application costs, per mille, for the chain that it goes through and
    for what copies its guest."""
    guest = world.guests.get(app.on)
    if guest is None:
        return WHOLE
    cost = WHOLE + A_LEVEL * len(guest.snapshots)
    return cost + COPIED_TAX if world.jobs and _is_copied(world, guest.id) else cost


def dearer_since(world: World, apps: list[App]) -> list[int]:
    """The entries for which accesses of applications cost more: of the snapshots of their guests,
    and of what copies these."""
    guests = [world.guests[app.on] for app in apps if app.on in world.guests]
    taken = [snapshot.entry for guest in guests for snapshot in guest.snapshots]
    if not world.jobs:
        return taken
    keys = [kind + guest.id for guest in guests for kind in (_BACKUP, _CONSOLIDATION)]
    return taken + [world.jobs[key].entry for key in keys if key in world.jobs]


def _is_copied(world: World, guest: str) -> bool:
    return _BACKUP + guest in world.jobs or _CONSOLIDATION + guest in world.jobs


_BACKUP = f"{JobKind.BACKUP.value}/"
_CONSOLIDATION = f"{JobKind.CONSOLIDATE.value}/"
