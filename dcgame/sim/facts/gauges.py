"""Facts about gauges."""

from attrs import frozen

from dcgame.kernel.bands import Band
from dcgame.kernel.units import Megabytes
from dcgame.kernel.values import changed
from dcgame.sim.facts.base import Fact
from dcgame.words import N_
from dcgame.world.gauge import GaugeState
from dcgame.world.ladder import Rung
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


@frozen(eq=False)
class RungReached(Fact):
    """A host stands on another rung of the memory ladder; megabytes that each rung wins there."""

    says = N_("{server}: {rung}")
    server: str
    rung: Rung
    was: Rung
    shared: Megabytes = 0
    ballooned: Megabytes = 0
    compressed: Megabytes = 0
    swapped: Megabytes = 0

    def apply(self, world: World, seq: int) -> World:
        return world.change_server(self.server, rung=self.rung, rung_entry=seq)

    def touches(self, world: World) -> tuple[str, ...]:
        return (self.server,)
