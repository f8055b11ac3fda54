"""Merge a guest's snapshots into its disk."""

from attrs import frozen

from dcgame.kernel.units import HOUR, ceiling
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import busy, not_a_guest
from dcgame.sim.commands.storage_checks import folder_away
from dcgame.sim.facts.jobs import JobBegun
from dcgame.sim.gauges.diskwork import merging_pace
from dcgame.sim.gauges.snapshots import chain_size
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.consolidating import Merged
from dcgame.sim.wakes.rebuilding import pace_again
from dcgame.words import N_
from dcgame.world.guest import Guest
from dcgame.world.job import JobKind
from dcgame.world.world import World


@frozen
class Consolidate(Command):
    """``consolidate web-1``"""

    verb = "consolidate"
    does = N_("Merge a guest's snapshots into its disk")
    group = "guest"

    guest: str = argument("guest")

    def decide(self, world: World) -> Refused | Effects:
        refusal = not_a_guest(world, self.guest) or busy(world, self.guest)
        if refusal:
            return refusal
        guest = world.guests[self.guest]
        if not guest.snapshots:
            return refuse(
                N_("{name} has no snapshots"), N_("there is nothing to merge"), name=guest.id
            )
        return folder_away(world, guest) or _begun(world, guest)


def _begun(world: World, guest: Guest) -> Effects:
    """All that they hold is read, and written into the disk."""
    key = f"{JobKind.CONSOLIDATE.value}/{guest.id}"
    total, pace = 2 * chain_size(world, guest) * 1000, max(1, merging_pace(world, guest))
    due = world.now + max(1, ceiling(total, pace))
    goal = world.store_of(guest)
    yield JobBegun(guest.id, JobKind.CONSOLIDATE, key, goal, due, total=total, pace=pace)
    yield Later(key, due, Merged(key))
    yield pace_again(world, key, HOUR)
