"""The RAID controller of a server dies: the disks of its mirror are well, and nobody reads them."""

from dcgame.sim.facts.hardware import CardFailed
from dcgame.sim.failures.base import Failure
from dcgame.sim.gauges.disks import has_card
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.hardware import PartKind, PartState
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """A server whose disks hang on a controller that works."""
    server = world.servers.get(target)
    if server is None or server.has_left or not has_card(server):
        return
    cards = server.of_kind(PartKind.CONTROLLER)
    if all(card.state is not PartState.FAILED for card in cards):
        yield CardFailed(target)


RAID_CONTROLLER = Failure(
    "raid-controller", N_("The RAID controller of a server dies"), "server", strike, yearly=200
)
