"""Facts about storage networks, and about the guests that depend on them."""

from attrs import frozen

from dcgame.kernel.units import Seconds
from dcgame.kernel.values import changed
from dcgame.sim.facts.base import Fact
from dcgame.sim.facts.guests import set_state
from dcgame.words import N_
from dcgame.world.cabling import cabled_array, cabled_server
from dcgame.world.guest import GuestState
from dcgame.world.storage import Cable, Fabric, FabricState, fabric_parts
from dcgame.world.world import World


@frozen(eq=False)
class _FabricFact(Fact):
    fabric: str


@frozen(eq=False)
class FabricRacked(_FabricFact):
    """A delivered switch stands in its rack; nothing is cabled to it."""

    says = N_("{fabric} ({model}) is in rack {rack}, unit {unit}")
    model: str
    rack: str
    unit: int

    def apply(self, world: World, seq: int) -> World:
        model = world.setting.catalogue.fabrics[self.model]
        fabric = Fabric(
            self.fabric,
            model,
            model.id,
            self.rack,
            self.unit,
            fabric_parts(),
            since=seq,
            metered_at=world.now,
            came=world.now,
        )
        return world.put("fabrics", fabric)


@frozen(eq=False)
class FabricDown(_FabricFact):
    """The switch carries nothing."""

    says = N_("{fabric} is down: nothing passes through it")
    alarm = "storage"

    def apply(self, world: World, seq: int) -> World:
        return world.alter("fabrics", self.fabric, state=FabricState.DOWN, since=seq, ready_at=None)


@frozen(eq=False)
class FabricStarting(_FabricFact):
    """The switch starts and carries again at ``ready_at``."""

    says = N_("{fabric} starts")
    ready_at: Seconds

    def apply(self, world: World, seq: int) -> World:
        return world.alter("fabrics", self.fabric, ready_at=self.ready_at)


@frozen(eq=False)
class FabricUp(_FabricFact):
    """The switch carries again."""

    says = N_("{fabric} carries again")

    def apply(self, world: World, seq: int) -> World:
        return world.alter("fabrics", self.fabric, state=FabricState.UP, since=seq, ready_at=None)


@frozen(eq=False)
class FabricRetired(_FabricFact):
    """The switch left the room; its cables lead nowhere."""

    says = N_("{fabric} has left the room")

    def apply(self, world: World, seq: int) -> World:
        world = world.put("fabrics", world.fabrics[self.fabric].metered(world.now))
        return world.alter("fabrics", self.fabric, state=FabricState.RETIRED, since=seq, cables=())


@frozen(eq=False)
class Attached(_FabricFact):
    """Equipment is cabled to a fabric: a server through a new adapter, an array by all its
    controllers."""

    says = N_("{equipment} is cabled to {fabric}")
    equipment: str

    def apply(self, world: World, seq: int) -> World:
        if self.equipment in world.arrays:
            return cabled_array(world, self.equipment, self.fabric)
        return cabled_server(world, self.equipment, self.fabric, seq)


@frozen(eq=False)
class CableBroken(_FabricFact):
    """What connects a port to a fabric is broken: the cable, or what is plugged in at its ends."""

    says = N_("The cable from {port} of {equipment} to {fabric} is broken")
    alarm = "storage"
    equipment: str
    port: str

    def apply(self, world: World, seq: int) -> World:
        return _set_cable(world, self.fabric, Cable(self.equipment, self.port, broken=seq))


@frozen(eq=False)
class CableMended(_FabricFact):
    """A new cable leads from that port to the fabric."""

    says = N_("A new cable leads from {port} of {equipment} to {fabric}")
    equipment: str
    port: str

    def apply(self, world: World, seq: int) -> World:
        return _set_cable(world, self.fabric, Cable(self.equipment, self.port))


def _set_cable(world: World, fabric_id: str, cable: Cable) -> World:
    fabric = world.fabrics[fabric_id]
    cables = tuple(
        cable if (each.equipment, each.port) == (cable.equipment, cable.port) else each
        for each in fabric.cables
    )
    return world.put("fabrics", changed(fabric, cables=cables))


@frozen(eq=False)
class GuestStranded(Fact):
    """Its folder could not be read for too long: its system gave up."""

    says = N_("{guest} is lost: it cannot read its folder")
    alarm = "guest"
    guest: str

    def apply(self, world: World, seq: int) -> World:
        guest = world.guests[self.guest]
        return set_state(world, guest, GuestState.LOST, seq, stranded=True)

    def touches(self, world: World) -> tuple[str, ...]:
        return (world.guests[self.guest].host,)
