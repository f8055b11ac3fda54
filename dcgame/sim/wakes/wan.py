"""A line to another site is mended."""

from attrs import frozen

from dcgame.sim.facts.wan import LineMended
from dcgame.sim.wakes.base import Effects, Wake
from dcgame.world.world import World


@frozen(eq=False)
class LineSpliced(Wake):
    """The carrier's people have found the place and joined the fibres."""

    site: str

    def decide(self, world: World) -> Effects:
        cut = world.sites[self.site].cut is not None
        return (LineMended(self.site),) if cut else ()
