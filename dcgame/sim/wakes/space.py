"""A group of disks fills up, as what lies on thin logical units grows."""

from attrs import frozen

from dcgame.kernel.bands import Band
from dcgame.sim.facts.base import Cited
from dcgame.sim.facts.gauges import BandCrossed
from dcgame.sim.facts.luns import LunFull, LunHasRoom
from dcgame.sim.gauges.raid import luns_on
from dcgame.sim.gauges.space import next_fill, promises_of, space_band
from dcgame.sim.wakes.base import Effects, Forget, Later, Wake
from dcgame.world.storage import RaidGroup
from dcgame.world.world import World


@frozen(eq=False)
class SpaceLook(Wake):
    """A group of disks stands in another band now."""

    group: str

    def decide(self, world: World) -> Effects:
        group = world.raid_groups.get(self.group)
        return watch_space(world, group) if group else ()


def watch_space(world: World, group: RaidGroup) -> Effects:
    """The gauge of a group's space: what it says now, and when it will say something else."""
    key, gauge = f"look/space/{group.id}", f"space/{group.id}"
    if not any(lun.thin for lun in luns_on(world, group.id)):
        yield Forget(key)
        return
    state = world.gauges.get(gauge)
    was = state.band if state else Band.FINE
    band = space_band(world, group)
    if band is not was:
        yield Cited(BandCrossed(gauge, band, was), promises_of(world, group))
    due = next_fill(world, group, world.setting.horizon)
    yield Forget(key) if due is None else Later(key, due, SpaceLook(group.id))


def group_filled(world: World, group: RaidGroup, band: Band) -> Effects:
    """With nothing left, thin logical units can take no more; with room again they can."""
    for lun in luns_on(world, group.id):
        if lun.thin and band is Band.OUT and lun.full is None:
            yield Cited(LunFull(lun.id), promises_of(world, group))
        elif lun.full is not None and band is not Band.OUT:
            yield LunHasRoom(lun.id)
