"""Try whether a backup can be restored, without touching the guest."""

from attrs import frozen

from dcgame.kernel.units import Seconds, ceiling
from dcgame.sim.commands.base import Command, Refused, argument
from dcgame.sim.commands.checks import busy, no_backup, not_a_guest, not_a_repository
from dcgame.sim.commands.store_checks import vault_dead
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.gauges.kept import newest
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.restoring import Tried
from dcgame.words import N_
from dcgame.world.backup import Backup
from dcgame.world.job import JobKind
from dcgame.world.world import World


@frozen
class TestRestore(Command):
    """``test-restore web-1 from vault at 3d02:00``"""

    __test__ = False  # pytest takes the name for a test's

    verb = "test-restore"
    does = N_("Try whether a backup can be restored")
    group = "protection"

    guest: str = argument("guest")
    source: str = argument("repository", "from")
    at: Seconds = argument("moment", "at", 0)

    def decide(self, world: World) -> Refused | Effects:
        refusal = (
            not_a_guest(world, self.guest)
            or not_a_repository(world, self.source)
            or vault_dead(world, self.source)
        )
        if refusal:
            return refusal
        backup = newest(world, self.guest, self.source, self.at or world.now)
        if backup is None:
            return no_backup(world, self.guest, self.source)
        return busy(world, backup.id) or _begun(world, backup)


def _begun(world: World, backup: Backup) -> Effects:
    """Its whole disk is read, where it lies."""
    key = f"{JobKind.TEST.value}/{backup.guest}/{backup.repository}"
    speed = max(1, world.repositories[backup.repository].speed)
    due = world.now + ceiling(backup.full * 1000, speed)
    yield JobBegun(backup.id, JobKind.TEST, key, backup.repository, due, detail=backup.id)
    yield Later(key, due, Tried(key))
