"""What lies on thin logical units changed."""

from dcgame.kernel.journal import Entry
from dcgame.sim.facts.gauges import BandCrossed
from dcgame.sim.facts.luns import LunFull, LunHasRoom
from dcgame.sim.gauges.stores import lying_on
from dcgame.sim.rules.promises import judge_apps
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.space import group_filled, watch_space
from dcgame.world.world import World


def space_changed(world: World, entry: Entry) -> Effects:
    """Every group with thin logical units looks when it will be full."""
    thin = {lun.group for lun in world.luns.values() if lun.thin or lun.full is not None}
    for name in sorted(thin):
        yield from watch_space(world, world.raid_groups[name])


def space_crossed(world: World, entry: Entry) -> Effects:
    """A group is full, or has room again."""
    fact: BandCrossed = entry.fact
    kind, _, name = fact.gauge.partition("/")
    group = world.raid_groups.get(name) if kind == "space" else None
    if group is not None:
        yield from group_filled(world, group, fact.band)


def lun_turned(world: World, entry: Entry) -> Effects:
    """The guests on it stand still, or go on."""
    fact: LunFull | LunHasRoom = entry.fact
    apps = tuple(app for guest in lying_on(world, fact.lun) for app in guest.apps)
    yield from judge_apps(world, apps, entry)
    yield from space_changed(world, entry)
