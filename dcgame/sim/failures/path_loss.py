"""A cable to a fabric breaks, or what is plugged in at its ends: one way less."""

from dcgame.sim.facts.fabrics import CableBroken
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.hardware import PartKind
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """The cable of that port, if it is whole; a controller loses the first of its cables that
    is."""
    equipment, _, port = target.partition("/")
    for name in sorted(world.fabrics):
        cable = world.fabrics[name].cable_of(equipment, port)
        if cable is not None and cable.broken is None:
            yield CableBroken(name, equipment, port)
            return


PATH_LOSS = Failure(
    "path-loss",
    N_("A storage cable breaks"),
    "part",
    strike,
    yearly=1000,
    part_kind=PartKind.HBA,
)
