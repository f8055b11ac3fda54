"""Thin disks: what they will take soon, and what was promised of a datastore."""

from dcgame.kernel.units import DAY, Megabytes, Seconds, ceiling
from dcgame.sim.facts.base import given
from dcgame.world.app import App
from dcgame.world.growth import on_disks, writes_on, written
from dcgame.world.guest import Guest
from dcgame.world.world import World


def thin_growth(world: World, guest: Guest) -> tuple[Megabytes, Seconds | None]:
    """Megabytes a day by which a guest's thin disks grow now, and in how many seconds that will
    be another rate, because the disk that is being filled is full; ``None``: it never will."""
    rate = sum(app.growth for app in _writing(world, guest))
    if not guest.has_thin or not rate:
        return 0, None
    held, upto = written(world, guest, world.now), 0
    for disk in guest.disks:
        upto += disk.size
        if held < upto:
            return (rate if disk.thin else 0), ceiling((upto - held) * DAY, rate)
    return 0, None


def thin_left(world: World, guest: Guest) -> Megabytes:
    """By how much a guest's thin disks may still grow."""
    held = on_disks(guest, written(world, guest, world.now))
    pairs = zip(guest.disks, held, strict=True)
    return sum(disk.size - part for disk, part in pairs if disk.thin)


def pourers(world: World, guest: Guest) -> tuple[int, ...]:
    """The entries that gave a guest its thin disks, and made what is in it write more."""
    growing = [app for app in (world.apps[name] for name in guest.apps) if app.growth]
    if not guest.has_thin or not growing:
        return ()
    return given(guest.disk_entry, *(app.surge_entry for app in growing))


def _writing(world: World, guest: Guest) -> list[App]:
    apps = (world.apps[name] for name in guest.apps)
    return [app for app in apps if writes_on(world, app)]
