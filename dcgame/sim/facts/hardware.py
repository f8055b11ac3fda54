"""Facts about servers and their parts."""

from typing import Any

from attrs import frozen

from dcgame.kernel.units import DAY, Megabytes, PerMille, Seconds
from dcgame.kernel.values import changed
from dcgame.sim.facts.base import Fact
from dcgame.words import N_
from dcgame.world.hardware import Part, PartKind, PartState, Server, ServerState, nics_of, parts_of
from dcgame.world.meters import HostMeter
from dcgame.world.world import World

CARD = "controller-1"
"""The part that the RAID controller of a server is."""


def _set_part(world: World, server_id: str, part_id: str, seq: int, **changes: Any) -> World:
    shelf = world.shelf_of(server_id)
    if shelf is None:
        return world
    parts = [
        changed(part, since=seq, **changes) if part.id == part_id else part
        for part in getattr(world, shelf)[server_id].parts
    ]
    return world.alter(shelf, server_id, parts=tuple(parts))


@frozen(eq=False)
class _ServerFact(Fact):
    server: str

    def touches(self, world: World) -> tuple[str, ...]:
        return (self.server,)


@frozen(eq=False)
class ServerRacked(_ServerFact):
    """A delivered server stands in its rack, off."""

    says = N_("{server} ({model}) is in rack {rack}, unit {unit}")
    model: str
    rack: str
    unit: int

    def apply(self, world: World, seq: int) -> World:
        model = world.setting.catalogue.servers[self.model]
        server = Server(
            id=self.server,
            model=model,
            model_name=model.id,
            rack=self.rack,
            unit=self.unit,
            parts=(*parts_of(model), *(nics_of(model) if world.switches else ())),
            since=seq,
            changed_at=world.now,
            came=world.now,
        )
        meters = world.host_meters.set(self.server, HostMeter(until=world.now))
        return changed(world.with_server(server), host_meters=meters)

    def touches(self, world: World) -> tuple[str, ...]:
        return ()


@frozen(eq=False)
class ServerBooting(_ServerFact):
    """It has power and tests itself until ``ready_at``."""

    says = N_("{server} is booting")
    ready_at: Seconds

    def apply(self, world: World, seq: int) -> World:
        return world.change_server(
            self.server,
            state=ServerState.BOOTING,
            since=seq,
            changed_at=world.now,
            ready_at=self.ready_at,
        )


@frozen(eq=False)
class ServerStarted(_ServerFact):
    """Its platform runs."""

    says = N_("{server} is up")

    def apply(self, world: World, seq: int) -> World:
        server = world.servers[self.server]
        platform = changed(server.platform, leaked=0) if server.platform else None
        return world.change_server(
            self.server,
            state=ServerState.UP,
            since=seq,
            changed_at=world.now,
            ready_at=None,
            platform=platform,
            agent_hung=None,
        )


@frozen(eq=False)
class ServerPoweredOff(_ServerFact):
    """It was shut down in order."""

    says = N_("{server} is off")

    def apply(self, world: World, seq: int) -> World:
        return world.change_server(
            self.server, state=ServerState.OFF, since=seq, changed_at=world.now, ready_at=None
        )


@frozen(eq=False)
class HostLost(_ServerFact):
    """It went down without having been asked."""

    says = N_("{server} is lost")
    alarm = "host"

    def apply(self, world: World, seq: int) -> World:
        return world.change_server(
            self.server, state=ServerState.LOST, since=seq, changed_at=world.now, ready_at=None
        )


@frozen(eq=False)
class ServerRetired(_ServerFact):
    """It left the room for good: no power, no rent, no support."""

    says = N_("{server} has left the room")

    def apply(self, world: World, seq: int) -> World:
        return world.change_server(
            self.server, state=ServerState.RETIRED, since=seq, changed_at=world.now
        )


@frozen(eq=False)
class PartWarned(_ServerFact):
    """A part works, and says that it will not for long."""

    says = N_("{part} of {server} reports errors")
    alarm = "part"
    part: str

    def apply(self, world: World, seq: int) -> World:
        return _set_part(world, self.server, self.part, seq, state=PartState.DEGRADED)


@frozen(eq=False)
class PartFailed(_ServerFact):
    """A part is dead."""

    says = N_("{part} of {server} is dead")
    alarm = "part"
    part: str

    def apply(self, world: World, seq: int) -> World:
        return _set_part(world, self.server, self.part, seq, state=PartState.FAILED)


@frozen(eq=False)
class CardFailed(_ServerFact):
    """The controller on which a server's disks hang is dead. It is listed among the parts of the
    server from then on, to be replaced."""

    says = N_("The RAID controller of {server} is dead")
    alarm = "part"

    def apply(self, world: World, seq: int) -> World:
        server = world.servers[self.server]
        old = server.part(CARD)
        dead = Part(CARD, PartKind.CONTROLLER, PartState.FAILED, seq, old.life if old else 0)
        others = tuple(part for part in server.parts if part.id != CARD)
        return world.change_server(self.server, parts=(*others, dead))


@frozen(eq=False)
class PartReplaced(_ServerFact):
    """A new part is in its place."""

    says = N_("{part} of {server} is replaced")
    part: str

    def apply(self, world: World, seq: int) -> World:
        old = world.equipment(self.server).part(self.part)
        life = old.life + 1 if old else 0
        after = _set_part(world, self.server, self.part, seq, state=PartState.GOOD, life=life)
        if old and old.kind is PartKind.MEMORY:
            after = after.change_server(self.server, ram_lost=0)
        return after


@frozen(eq=False)
class DataLost(_ServerFact):
    """The last copy of what lay on its disks is gone."""

    says = N_("The data on {server} is gone: {disks} of its disks are dead")
    alarm = "host"
    disks: int

    def apply(self, world: World, seq: int) -> World:
        server = world.servers[self.server]
        for guest in server.guests:
            if world.guests[guest].store:
                continue
            world = world.change_guest(guest, data_lost=seq, garbled=False)
            for app in world.guests[guest].apps:
                world = world.change_app(app, data_lost=seq)
        for app in server.apps:
            world = world.change_app(app, data_lost=seq)
        return world.change_server(self.server, platform=None, since=seq)


@frozen(eq=False)
class Throttled(_ServerFact):
    """It runs slower, at ``factor`` thousandths, to keep cool (1000: at full speed again)."""

    says = N_("{server} now runs at {factor} of its speed")
    alarm = "part"
    factor: PerMille

    def apply(self, world: World, seq: int) -> World:
        return world.change_server(self.server, capacity_factor=self.factor, throttle_entry=seq)


@frozen(eq=False)
class MemoryShrunk(_ServerFact):
    """A module is out of use; ``lost`` megabytes of it in all."""

    says = N_("{server} runs with {lost} MB less memory")
    alarm = "part"
    lost: Megabytes

    def apply(self, world: World, seq: int) -> World:
        return world.change_server(self.server, ram_lost=self.lost)


@frozen(eq=False)
class SpareArrived(Fact):
    """A spare part lies in the cupboard."""

    says = N_("A spare {kind} has arrived")
    kind: str

    def apply(self, world: World, seq: int) -> World:
        count = world.spares.get(self.kind, 0) + 1
        return changed(world, spares=world.spares.set(self.kind, count))


@frozen(eq=False)
class SpareTaken(Fact):
    """A spare part left the cupboard."""

    says = N_("A spare {kind} is taken from the cupboard")
    kind: str

    def apply(self, world: World, seq: int) -> World:
        count = world.spares.get(self.kind, 0) - 1
        return changed(world, spares=world.spares.set(self.kind, max(0, count)))


@frozen(eq=False)
class SupportBought(_ServerFact):
    """Its vendor sends somebody with the part, ``hours`` hours after it breaks."""

    says = N_("{server} has a support contract of {hours} hours")
    hours: int

    def apply(self, world: World, seq: int) -> World:
        shelf = world.shelf_of(self.server) or "servers"
        return world.alter(shelf, self.server, support=self.hours * DAY // 24)
