"""How much applications have written, and what is on thin logical units because of it."""

from dcgame.kernel.units import DAY, Megabytes, Seconds
from dcgame.world.app import App, AppState
from dcgame.world.guest import Guest
from dcgame.world.world import World

GUEST_SYSTEM: Megabytes = 10_000
"""What the operating system of a guest has written to its disk (game constant)."""


def writes_on(world: World, app: App) -> bool:
    """Whether an application's data can grow: it runs, and its datastore takes what it writes."""
    if not app.growth or app.state is not AppState.RUNNING or app.frozen is not None:
        return False
    guest = world.guests.get(app.on)
    if guest is None:
        return True
    lun, pool = world.luns.get(guest.store), world.pools.get(guest.store)
    return (lun is None or lun.full is None) and (pool is None or pool.full is None)


def grown(world: World, app: App, moment: Seconds) -> Megabytes:
    """How much an application's data have grown until a moment, as things stand."""
    if not writes_on(world, app):
        return app.grown
    return app.grown + app.growth * (moment - app.grown_at) // DAY


def written(world: World, guest: Guest, moment: Seconds) -> Megabytes:
    """What of a guest's disk was ever written, until a moment: at most all of it."""
    held = [world.apps[name] for name in guest.apps]
    brought = sum(app.disk + grown(world, app, moment) for app in held)
    return min(guest.size, max(guest.laden, GUEST_SYSTEM + brought))


def content(world: World, guest: Guest) -> Megabytes:
    """What a copy of a guest has on its disks from the beginning, beyond an operating system."""
    held = written(world, guest, world.now)
    return held if held > GUEST_SYSTEM else 0


def on_disks(guest: Guest, amount: Megabytes) -> tuple[Megabytes, ...]:
    """So many megabytes on a guest's disks: they are filled one after the other, as a logical
    volume over several disks is."""
    found: list[Megabytes] = []
    for disk in guest.disks:
        found.append(min(disk.size, amount))
        amount -= found[-1]
    return tuple(found)


def taken(world: World, guest: Guest, moment: Seconds) -> tuple[Megabytes, ...]:
    """What each of a guest's disk files takes: a thin one what was written on it, another all."""
    if not guest.has_thin:
        return tuple(disk.size for disk in guest.disks)
    held = on_disks(guest, written(world, guest, moment))
    return tuple(
        part if disk.thin else disk.size for disk, part in zip(guest.disks, held, strict=True)
    )
