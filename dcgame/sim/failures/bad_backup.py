"""A backup turns out to be worthless, on the day on which it is needed or tried."""

from dcgame.sim.facts.backups import BackupRotted
from dcgame.sim.failures.base import Failure
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.world import World


def strike(world: World, target: str) -> Effects:
    """The newest backup in a repository cannot be read any more; nobody knows."""
    held = [
        world.backups[name]
        for name in sorted(world.backups)
        if world.backups[name].repository == target and world.backups[name].bad is None
    ]
    if held:
        backup = max(held, key=lambda each: (each.at, each.guest))
        yield BackupRotted(backup.guest, backup.id, backup.at)


BAD_BACKUP = Failure(
    "bad-backup", N_("A backup cannot be read"), "repository", strike, latent=True, everyday=10_000
)
