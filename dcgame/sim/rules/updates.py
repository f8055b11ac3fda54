"""An announced update has its moment."""

from dcgame.kernel.journal import Entry
from dcgame.kernel.units import HOUR
from dcgame.sim.facts.jobs import JobFailed
from dcgame.sim.facts.platform import UpdateAnnounced, Updated, UpdateForced, UpdatePostponed
from dcgame.sim.wakes.base import Effects, Forget, Later
from dcgame.sim.wakes.updates import UpdateDue, reboot_for_update
from dcgame.world.job import JobKind
from dcgame.world.world import World


def update_scheduled(world: World, entry: Entry) -> Effects:
    """At its time the update installs itself."""
    fact: UpdateAnnounced | UpdatePostponed = entry.fact
    yield Later(f"update/{fact.server}", fact.due, UpdateDue(fact.server))


def updated(world: World, entry: Entry) -> Effects:
    """Nothing is pending any more."""
    fact: Updated = entry.fact
    yield Forget(f"update/{fact.server}")


def update_broken_off(world: World, entry: Entry) -> Effects:
    """An announced update that was interrupted tries again."""
    fact: JobFailed = entry.fact
    if fact.kind is not JobKind.PATCH:
        return
    platform = world.servers[fact.subject].platform
    if platform is not None and platform.update_due is not None:
        yield Later(f"update/{fact.subject}", world.now + HOUR, UpdateDue(fact.subject))


def update_forced(world: World, entry: Entry) -> Effects:
    """The host goes down for it, with everything that runs there."""
    fact: UpdateForced = entry.fact
    yield from reboot_for_update(world, fact.server)
