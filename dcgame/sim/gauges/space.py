"""Space in a group of disks: what its logical units take, and when a thin one will run out."""

from dcgame.kernel.bands import Band, Bands
from dcgame.kernel.units import WHOLE, Megabytes, Seconds
from dcgame.sim.facts.base import given
from dcgame.sim.gauges.raid import group_size, luns_on
from dcgame.world.growth import writes_on, written
from dcgame.world.guest import Guest
from dcgame.world.storage import RaidGroup
from dcgame.world.world import World

SPACE = Bands(busy=700, short=850, out=1000)


def lun_written(world: World, lun: str, moment: Seconds) -> Megabytes:
    """What the guests on a logical unit have written until a moment."""
    return sum(
        written(world, guest, moment) for guest in world.guests.values() if guest.store == lun
    )


def taken(world: World, group: RaidGroup, moment: Seconds) -> Megabytes:
    """What a group's logical units take of it: a thin one what was written, another its size."""
    return sum(
        min(lun.size, lun_written(world, lun.id, moment)) if lun.thin else lun.size
        for lun in luns_on(world, group.id)
    )


def promised(world: World, group: RaidGroup) -> Megabytes:
    """What was promised to a group's logical units."""
    return sum(lun.size for lun in luns_on(world, group.id))


def left(world: World, group: RaidGroup) -> Megabytes:
    """What of a group nobody has taken."""
    return max(0, group_size(world, group) - taken(world, group, world.now))


def has_blocks(world: World, store: str, blocks: Megabytes) -> bool:
    """Whether so much can be written to a datastore: a thin unit needs it of its group of disks,
    what another has is its own."""
    lun = world.luns.get(store)
    return lun is None or not lun.thin or blocks <= left(world, world.raid_groups[lun.group])


def fresh_blocks(world: World, guest: Guest, store: str) -> Megabytes:
    """What a guest's folder would write anew on a datastore to which it moves: nothing, if it
    lies on a thin unit of the same group, where only references move."""
    here, there = world.luns.get(guest.store), world.luns.get(store)
    inside = here is not None and there is not None and here.thin and here.group == there.group
    return 0 if inside else written(world, guest, world.now)


def space_band(world: World, group: RaidGroup) -> Band:
    """How near a group is to being full; only ``SHORT`` and ``OUT`` are told from ``FINE``."""
    share = taken(world, group, world.now) * WHOLE // max(1, group_size(world, group))
    band = SPACE.of(share)
    return band if band >= Band.SHORT else Band.FINE


def next_fill(world: World, group: RaidGroup, until: Seconds) -> Seconds | None:
    """The first second, until then, in which the group will stand in a worse band; ``None`` if it
    will not, as things stand."""
    band = space_band(world, group)
    if band is Band.OUT or not _grows(world, group):
        return None
    limit = SPACE.floor(Band.SHORT if band < Band.SHORT else Band.OUT)
    goal = -(-group_size(world, group) * limit // WHOLE)
    if taken(world, group, until) < goal:
        return None
    low, high = world.now, until
    while low < high:
        middle = (low + high) // 2
        if taken(world, group, middle) >= goal:
            high = middle
        else:
            low = middle + 1
    return low


def _grows(world: World, group: RaidGroup) -> bool:
    luns = {lun.id for lun in luns_on(world, group.id) if lun.thin}
    return any(writes_on(world, world.apps[app]) for app in _apps(world, luns))


def _apps(world: World, luns: set[str]) -> list[str]:
    guests = [world.guests[name] for name in sorted(world.guests)]
    return [app for guest in guests if guest.store in luns for app in guest.apps]


def promises_of(world: World, group: RaidGroup) -> tuple[int, ...]:
    """The entries that promised more than there is: those that made its units as they are, and
    what made an application write more."""
    luns = luns_on(world, group.id)
    apps = [world.apps[app] for app in _apps(world, {lun.id for lun in luns if lun.thin})]
    pouring = [app.surge_entry for app in apps if app.growth]
    return given(*(lun.sized for lun in luns), *pouring)
