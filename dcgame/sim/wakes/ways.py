"""Copies look for their way anew after the network has changed."""

from attrs import frozen

from dcgame.sim.facts.base import Cited
from dcgame.sim.facts.jobs import JobFailed
from dcgame.sim.gauges.lanes import ends, vault_of
from dcgame.sim.gauges.network import cut_off_because, reaches
from dcgame.sim.gauges.vaults import vault_away
from dcgame.sim.wakes.base import Effects, Forget, Wake
from dcgame.sim.wakes.copying import copying, share_link
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
        vault = vault_of(world, job)
        because = None
        if vault is not None:
            found = [vault_away(world, vault.id, host) for host in ends(world, job)]
            because = next((each for each in found if each is not None), None)
        if vault is not None and because is not None:
            yield Forget(job.key)
            yield Cited(JobFailed(job.subject, job.kind, job.key, vault.id), because)
        names = [name for name in ends(world, job) if name in world.servers]
        if len(names) == 2 and not reaches(world, names[0], names[1], Traffic.MIGRATION):
            because = tuple(
                entry
                for name in names
                for entry in cut_off_because(world, world.servers[name], Traffic.MIGRATION)
            )
            yield Forget(job.key)
            failed = JobFailed(job.subject, job.kind, job.key, Traffic.MIGRATION.value)
            yield Cited(failed, tuple(dict.fromkeys(because)))
