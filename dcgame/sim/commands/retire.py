"""Take equipment out of the room for good: no power, no rent."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import busy, in_a_pool, not_a_server
from dcgame.sim.commands.retire_gear import gear_shelf, retire_gear
from dcgame.sim.commands.storage_checks import no_equipment, not_an_array
from dcgame.sim.facts.arrays import ArrayRetired
from dcgame.sim.facts.fabrics import FabricRetired
from dcgame.sim.facts.hardware import ServerRetired
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.hardware import ServerState
from dcgame.world.world import World


@frozen
class Retire(Command):
    """``retire old-3``"""

    verb = "retire"
    does = N_("Take equipment out of the room for good")
    group = "hardware"

    server: str = argument("retirable")

    def decide(self, world: World) -> Refused | Effects:
        if self.server in world.arrays:
            return self._array(world)
        if self.server in world.fabrics:
            return self._fabric(world)
        if gear_shelf(world, self.server):
            return retire_gear(world, self.server)
        missing = (
            not_a_server(world, self.server)
            or busy(world, self.server)
            or in_a_pool(world, self.server)
        )
        if missing:
            return missing
        server = world.servers[self.server]
        if server.state not in (ServerState.OFF, ServerState.LOST):
            return refuse(
                N_("{name} is on"),
                N_("shut it down first, and see what stops"),
                name=self.server,
            )
        away = [name for name in server.guests if world.guests[name].store]
        if away:
            return refuse(
                N_("{guests} is registered on {name}"),
                N_("migrate it to another host, or delete it, first"),
                name=self.server,
                guests=", ".join(away),
            )
        if server.guests:
            return refuse(
                N_("the folders of {guests} lie on {name}"),
                N_("move or delete them first"),
                name=self.server,
                guests=", ".join(server.guests),
            )
        serving = [app for app in server.apps if world.apps[app].service]
        if serving:
            return refuse(
                N_("{apps} is installed on {name} and serves customers"),
                N_("relocate or convert it first"),
                name=self.server,
                apps=", ".join(serving),
            )
        return (ServerRetired(self.server),)

    def _array(self, world: World) -> Refused | Effects:
        refusal = not_an_array(world, self.server) or busy(world, self.server)
        if refusal:
            return refusal
        groups = {each.id for each in world.raid_groups.values() if each.array == self.server}
        luns = {lun.id for lun in world.luns.values() if lun.group in groups}
        lying = sorted(guest.id for guest in world.guests.values() if guest.store in luns)
        if lying:
            return refuse(
                N_("the folders of {guests} lie on {name}"),
                N_("move or delete them first"),
                name=self.server,
                guests=", ".join(lying),
            )
        return (ArrayRetired(self.server),)

    def _fabric(self, world: World) -> Refused | Effects:
        refusal = no_equipment(world, self.server) or busy(world, self.server)
        if refusal:
            return refusal
        cables = world.fabrics[self.server].cables
        names = dict.fromkeys(each.equipment for each in cables if each.equipment in world.arrays)
        if names:
            return refuse(
                N_("{names} is cabled to {name}"),
                N_("retire it first"),
                name=self.server,
                names=", ".join(names),
            )
        return (FabricRetired(self.server),)
