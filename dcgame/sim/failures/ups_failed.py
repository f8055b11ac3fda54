"""The inverter of a UPS dies: the UPS stands in the way of the power, and what it fed goes dark.

The rate is that of failures that end as an outage, so the UPS's own bypass has not helped either:
in a year 22 % of operators have an outage, 54 % of them are of power, 42 % of these begin at a
UPS (domain data, section 6), 5 %. That is a rate per operator, taken per UPS.
"""

from dcgame.sim.failures.base import Failure
from dcgame.sim.failures.parts import part_dies
from dcgame.words import N_
from dcgame.world.hardware import PartKind

UPS_FAILED = Failure(
    "ups-failed",
    N_("A UPS fails"),
    "part",
    part_dies,
    yearly=5_000,
    part_kind=PartKind.INVERTER,
)
