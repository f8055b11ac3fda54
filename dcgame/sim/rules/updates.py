"""An announced update has its moment."""

from dcgame.kernel.journal import Entry
from dcgame.sim.facts.platform import UpdateAnnounced, Updated, UpdatePostponed
from dcgame.sim.wakes.base import Effects, Forget, Later
from dcgame.sim.wakes.updates import UpdateDue
from dcgame.world.world import World


def update_scheduled(world: World, entry: Entry) -> Effects:
    """At its time the update installs itself."""
    fact: UpdateAnnounced | UpdatePostponed = entry.fact
    yield Later(f"update/{fact.server}", fact.due, UpdateDue(fact.server))


def updated(world: World, entry: Entry) -> Effects:
    """Nothing is pending any more."""
    fact: Updated = entry.fact
    yield Forget(f"update/{fact.server}")
