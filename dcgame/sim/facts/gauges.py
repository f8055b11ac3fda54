"""Facts about gauges."""

from attrs import frozen

from dcgame.kernel.bands import Band
from dcgame.kernel.values import changed
from dcgame.sim.facts.base import Fact
from dcgame.words import N_
from dcgame.world.gauge import GaugeState
from dcgame.world.world import World


@frozen(eq=False)
class BandCrossed(Fact):
    """A gauge stands in another band."""

    says = N_("{gauge} is {band}")
    alarm = "gauge"
    gauge: str
    band: Band
    was: Band

    def apply(self, world: World, seq: int) -> World:
        state = GaugeState(self.band, seq, world.now)
        return changed(world, gauges=world.gauges.set(self.gauge, state))
