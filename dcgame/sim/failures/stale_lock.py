"""A host goes away and its lock stays in a guest's folder: nobody may start the guest."""

from dcgame.sim.facts.folders import LockLeft
from dcgame.sim.facts.guests import GuestLost
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.guest import GuestState
from dcgame.world.world import World

_HOLDING = (GuestState.BOOTING, GuestState.RUNNING)


def strike(world: World, target: str) -> Effects:
    """Of one that runs the process dies and leaves its lock; of one that is down it was left."""
    guest = world.guests.get(target)
    if guest is None or guest.stale_lock is not None or guest.data_lost is not None:
        return
    if guest.state in _HOLDING:
        yield GuestLost(target)
    yield LockLeft(target, guest.host)


STALE_LOCK = Failure(
    "stale-lock", N_("A lock is left in a guest's folder"), "guest", strike, everyday=2_000
)
