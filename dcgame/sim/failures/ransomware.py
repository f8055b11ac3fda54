"""Extortion: whoever holds the keys of one guest makes the backups worthless first, then encrypts
one guest after the other, until he is locked out. What is immutable he cannot touch."""

from dcgame.sim.facts.backups import RepositoryEncrypted
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.ransom import LOCKED_OUT, Encrypts
from dcgame.words import N_
from dcgame.world.guest import GuestState
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """From a guest that runs he reaches every repository that can be changed, and its like."""
    guest = world.guests.get(target)
    if guest is None or guest.state is not GuestState.RUNNING or guest.data_lost is not None:
        return
    for name in sorted(world.repositories):
        if not world.repositories[name].immutable and _holds(world, name):
            yield RepositoryEncrypted(name)
    yield Later(
        f"ransom/{target}", world.now, Encrypts(target, guest.family, world.now + LOCKED_OUT)
    )


def _holds(world: World, repository: str) -> bool:
    """Whether there is something in it that he has not encrypted yet."""
    return any(
        each.repository == repository and each.encrypted is None for each in world.backups.values()
    )


RANSOMWARE = Failure(
    "ransomware", N_("Somebody encrypts guests and backups"), "guest", strike, everyday=1_000
)
