"""Clone a guest: its folder is copied, and that is all a clone is."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import (
    RUNNING,
    busy,
    data_gone,
    name_taken,
    no_hypervisor,
    not_a_guest,
    not_up,
)
from dcgame.sim.commands.copies import Copy, begin_copy
from dcgame.sim.commands.storage_checks import no_room, unreadable
from dcgame.sim.gauges.folders import folder_size
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.growth import written
from dcgame.world.job import JobKind
from dcgame.world.world import World


@frozen
class Clone(Command):
    """``clone web-1 as web-2 on esx-2 store lun-1``"""

    verb = "clone"
    does = N_("Clone a stopped guest by copying its folder")
    group = "guest"

    guest: str = argument("guest")
    name: str = argument("new", "as")
    host: str = argument("host", "on")
    store: str = argument("store", "store", "")

    def decide(self, world: World) -> Refused | Effects:
        refusal = (
            not_a_guest(world, self.guest)
            or busy(world, self.guest)
            or name_taken(world, self.name)
            or no_hypervisor(world, self.host)
        )
        if refusal:
            return refusal
        guest = world.guests[self.guest]
        down = data_gone(guest.id, guest.data_lost) or not_up(world, guest.host)
        if down:
            return down
        if guest.state in RUNNING:
            return refuse(
                N_("the disk of {name} changes while it runs"),
                N_("stop it, clone it, start it"),
                name=self.guest,
            )
        unread = unreadable(world, guest)
        if unread:
            return unread
        size = folder_size(world, guest)
        blocks = written(world, guest, world.now)
        full = no_room(world, world.servers[self.host], self.store, size, blocks)
        return full or begin_copy(
            world,
            Copy(
                JobKind.CLONE,
                self.guest,
                self.host,
                kilobytes=size * 1000,
                source=guest.host,
                detail=self.name,
                store=self.store,
            ),
        )
