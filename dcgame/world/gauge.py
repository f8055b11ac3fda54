"""The state of a gauge: in which band it is, and which entry put it there."""

from attrs import frozen

from dcgame.kernel.bands import Band
from dcgame.kernel.units import Seconds


@frozen(eq=False)
class GaugeState:
    """``gauge`` keys are ``cpu/esx-1`` and ``ram/esx-1``."""

    band: Band
    since: int | None
    changed_at: Seconds
