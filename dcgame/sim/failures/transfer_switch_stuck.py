"""A transfer switch would not turn: the generator runs, and its power does not arrive."""

from dcgame.sim.facts.power import SwitchStuck
from dcgame.sim.failures.base import Failure, part_at
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.hardware import PartKind
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """Nothing is seen until the utility is gone, or until somebody tests."""
    found = part_at(world, target)
    feed = world.feeds.get(found[0].id) if found else None
    if feed is not None and feed.stuck is None:
        yield SwitchStuck(feed.id)


TRANSFER_SWITCH_STUCK = Failure(
    "transfer-switch-stuck",
    N_("A transfer switch sticks"),
    "part",
    strike,
    yearly=2_000,
    part_kind=PartKind.TRANSFER_SWITCH,
    latent=True,
)
