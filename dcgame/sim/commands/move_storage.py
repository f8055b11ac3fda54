"""Move a guest's folder to another datastore while the guest runs."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import busy, data_gone, no_hypervisor, not_a_guest
from dcgame.sim.commands.create_disk import neither_disk
from dcgame.sim.commands.storage_checks import no_blocks, no_places, unreadable
from dcgame.sim.commands.store_checks import crowded, no_space, no_target, not_online
from dcgame.sim.gauges.folders import folder_size
from dcgame.sim.gauges.space import fresh_blocks
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.moving import begin_move
from dcgame.words import N_
from dcgame.world.guest import formed
from dcgame.world.world import World


@frozen
class MoveStorage(Command):
    """``move-storage web-1 to pool-1``, ``move-storage web-1 to lun-2 as thin``"""

    verb = "move-storage"
    does = N_("Move a guest's folder to another datastore")
    group = "storage"

    guest: str = argument("guest")
    store: str = argument("any-store", "to")
    kind: str = argument("provisioning", "as", "")

    def decide(self, world: World) -> Refused | Effects:
        refusal = not_a_guest(world, self.guest) or busy(world, self.guest)
        if refusal:
            return refusal
        guest = world.guests[self.guest]
        source = world.store_of(guest)
        wrong = neither_disk(self.kind) if self.kind else None
        if wrong:
            return wrong
        if source == self.store:
            return refuse(N_("{guest} already lies on {store}"), guest=self.guest, store=self.store)
        size = folder_size(world, formed(guest, self.kind))
        refusal = (
            data_gone(guest.id, guest.data_lost)
            or no_hypervisor(world, guest.host)
            or no_target(world, guest, self.store)
            or unreadable(world, guest)
            or not_online(world, guest)
            or no_space(world, self.store, size)
            or no_places(world, self.store, size)
            or no_blocks(world, self.store, fresh_blocks(world, guest, self.store))
            or crowded(world, source)
            or crowded(world, self.store)
        )
        return refusal or begin_move(world, guest, self.store, self.kind)
