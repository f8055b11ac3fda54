"""Cable a server or an array to a storage fabric, or lay a new cable where one is broken."""

from attrs import frozen

from dcgame.kernel.units import Cents
from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.naming import none_of_that_name
from dcgame.sim.commands.rack_checks import other_site
from dcgame.sim.commands.storage_checks import no_equipment
from dcgame.sim.facts.fabrics import Attached, CableMended
from dcgame.sim.facts.money import Charged
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.hardware import PartKind, ServerState
from dcgame.world.money import Account
from dcgame.world.storage import Fabric
from dcgame.world.world import World

CABLE_PRICE: Cents = 8_000
"""A cable, with what is plugged in at both ends (game constant)."""


@frozen
class Attach(Command):
    """``attach esx-1 to san-a``"""

    verb = "attach"
    does = N_("Cable a server or an array to a storage fabric")
    group = "storage"

    equipment: str = argument("attachable")
    fabric: str = argument("fabric", "to")

    def decide(self, world: World) -> Refused | Effects:
        refusal = not_a_fabric(world, self.fabric) or no_equipment(world, self.equipment)
        if refusal:
            return refusal
        if self.equipment not in world.servers and self.equipment not in world.arrays:
            return refuse(
                N_("{name} has no port for a storage fabric"),
                N_("attach a server or an array"),
                name=self.equipment,
            )
        fabric = world.fabrics[self.fabric]
        apart = other_site(world, self.equipment, (fabric.id,))
        if apart:
            return apart
        mine = [each for each in fabric.cables if each.equipment == self.equipment]
        broken = [each.port for each in mine if each.broken is not None]
        if broken:
            return self._mended(world, broken)
        return self._already(world, fabric) if mine else self._new(world, fabric)

    def _already(self, world: World, fabric: Fabric) -> Refused:
        return refuse(
            N_("{name} is cabled to {fabric} already"),
            N_("a second way needs a second fabric"),
            name=self.equipment,
            fabric=fabric.id,
        )

    def _new(self, world: World, fabric: Fabric) -> Refused | Effects:
        server = world.servers.get(self.equipment)
        if server and server.state in (ServerState.UP, ServerState.BOOTING):
            return refuse(
                N_("{name} runs, and an adapter is not built in while it does"),
                N_("move its guests away and shut it down first"),
                name=self.equipment,
            )
        array = world.arrays.get(self.equipment)
        need = len(array.of_kind(PartKind.CONTROLLER)) if array else 1
        free = fabric.model.ports - len(fabric.cables)
        if need > free:
            return refuse(
                N_("{fabric} has {free} free ports, and {need} are needed"),
                N_("buy a bigger switch"),
                fabric=fabric.id,
                free=free,
                need=need,
            )
        return self._cabled(world, fabric.model.adapter if server else need * CABLE_PRICE)

    def _cabled(self, world: World, price: Cents) -> Effects:
        yield Charged(self.equipment, Account.CAPEX, price)
        yield Charged(self.equipment, Account.LABOUR, world.setting.technician_hour)
        yield Attached(self.fabric, self.equipment)

    def _mended(self, world: World, ports: list[str]) -> Effects:
        yield Charged(self.equipment, Account.SPARES, len(ports) * CABLE_PRICE)
        yield Charged(self.equipment, Account.LABOUR, world.setting.technician_hour)
        for port in ports:
            yield CableMended(self.fabric, self.equipment, port)


def not_a_fabric(world: World, name: str) -> Refused | None:
    """There is such a fabric, and it has not left the room."""
    fabric = world.fabrics.get(name)
    if fabric is None or fabric.has_left:
        known = [each for each in sorted(world.fabrics) if not world.fabrics[each].has_left]
        return none_of_that_name(N_("there is no storage fabric {name}"), name, known)
    return None
