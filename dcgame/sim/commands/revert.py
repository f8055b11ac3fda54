"""Go back to a snapshot: what was written since is gone."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import RUNNING, busy, not_a_guest
from dcgame.sim.commands.storage_checks import folder_away
from dcgame.sim.facts.guests import GuestStopped
from dcgame.sim.facts.snapshots import Reverted
from dcgame.sim.gauges.writing import written_in
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.boot import boot_guest
from dcgame.sim.wakes.restoring import work_lost
from dcgame.words import N_
from dcgame.world.folder import Snapshot
from dcgame.world.guest import Guest
from dcgame.world.world import World


@frozen
class Revert(Command):
    """``revert web-1 to before-update``; without a name to the youngest snapshot."""

    verb = "revert"
    does = N_("Go back to a snapshot, losing what came since")
    group = "guest"

    guest: str = argument("guest")
    snapshot: str = argument("snapshot", "to", "")

    def decide(self, world: World) -> Refused | Effects:
        refusal = not_a_guest(world, self.guest) or busy(world, self.guest)
        if refusal:
            return refusal
        guest = world.guests[self.guest]
        refusal = folder_away(world, guest)
        if refusal:
            return refusal
        if not guest.snapshots:
            return refuse(
                N_("{name} has no snapshots"), N_("take one: snapshot {name}"), name=guest.id
            )
        named = [each for each in guest.snapshots if self.snapshot in ("", each.name)]
        if not named:
            return refuse(
                N_("{guest} has no snapshot {name}"),
                N_("it has: {names}"),
                guest=guest.id,
                name=self.snapshot,
                names=", ".join(each.name for each in guest.snapshots) or "-",
            )
        return _reverted(world, guest, named[-1])


def _reverted(world: World, guest: Guest, snapshot: Snapshot) -> Effects:
    running = guest.state in RUNNING
    if running:
        yield GuestStopped(guest.id)
    yield Reverted(guest.id, snapshot.name, snapshot.at, written_in(world, guest))
    yield from work_lost(world, guest, snapshot.at)
    if running:
        yield from boot_guest(world, guest.id)
