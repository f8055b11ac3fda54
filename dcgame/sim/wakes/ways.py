"""Copies look for their way anew after the network has changed."""

from attrs import frozen

from dcgame.sim.facts.base import Cited
from dcgame.sim.facts.jobs import JobFailed
from dcgame.sim.gauges.lanes import ends, vault_of
from dcgame.sim.gauges.network import parted_because, reaches
from dcgame.sim.gauges.vaults import vault_away, vaults_apart
from dcgame.sim.wakes.base import Effects, Forget, Wake
from dcgame.sim.wakes.copying import copying, share_link
from dcgame.world.job import Job, JobKind
from dcgame.world.network import Traffic
from dcgame.world.world import World


@frozen(eq=False)
class WaysMoved(Wake):
    """Those without a way are broken off; the others share the links that are left.

    A wake, because what broke the way may also have broken off the copy itself."""

    def decide(self, world: World) -> Effects:
        lost = tuple(lost_copies(world))
        yield from lost or share_link(world)


def lost_copies(world: World) -> Effects:
    """The copies between servers that no longer reach each other are broken off."""
    for job in copying(world):
        away = _vault_lost(world, job)
        if away is not None:
            yield Forget(job.key)
            yield Cited(JobFailed(job.subject, job.kind, job.key, away[0]), away[1])
        names = [name for name in ends(world, job) if name in world.servers]
        if len(names) == 2 and not reaches(world, names[0], names[1], Traffic.MIGRATION):
            one, other = (world.servers[name] for name in names)
            because = parted_because(world, one, other, Traffic.MIGRATION)
            yield Forget(job.key)
            failed = JobFailed(job.subject, job.kind, job.key, Traffic.MIGRATION.value)
            yield Cited(failed, because)


def _vault_lost(world: World, job: Job) -> tuple[str, tuple[int, ...]] | None:
    """The repository that a copy fills or reads and no longer reaches, and the entries for it."""
    vault = vault_of(world, job)
    if vault is None:
        return None
    if job.kind is JobKind.REPLICATE:
        source = world.backups[job.detail].repository
        found = [vaults_apart(world, source, vault.id)]
    else:
        found = [vault_away(world, vault.id, host) for host in ends(world, job)]
    because = next((each for each in found if each is not None), None)
    return None if because is None else (vault.id, because)
