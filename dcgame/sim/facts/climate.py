"""Facts about the temperature of a room."""

from attrs import frozen

from dcgame.kernel.units import PerMille, Seconds
from dcgame.sim.facts.base import Fact
from dcgame.words import N_
from dcgame.world.world import World


@frozen(eq=False)
class _RoomFact(Fact):
    room: str

    def touches(self, world: World) -> tuple[str, ...]:
        return (self.room,)


@frozen(eq=False)
class RoomMeasured(Fact):
    """Bookkeeping: the temperature when what heats or cools the room changes."""

    says = N_("{room} has been measured")
    hidden = True
    room: str
    temperature: int

    def apply(self, world: World, seq: int) -> World:
        return world.alter("rooms", self.room, temperature=self.temperature, warmed_at=world.now)


@frozen(eq=False)
class RoomWarmed(_RoomFact):
    """It has passed the thresholds below ``stage``: alarm, throttling, shutdown."""

    says = N_("{room} is at {degrees} °C")
    alarm = "site"
    temperature: int
    degrees: int
    stage: int

    def apply(self, world: World, seq: int) -> World:
        return world.alter(
            "rooms",
            self.room,
            temperature=self.temperature,
            warmed_at=world.now,
            stage=self.stage,
            since=seq,
        )


@frozen(eq=False)
class RoomCooled(RoomWarmed):
    """It has fallen below a threshold again."""

    says = N_("{room} has cooled to {degrees} °C")
    alarm = ""


@frozen(eq=False)
class TemperatureSet(_RoomFact):
    """Its cooling now aims at ``degrees``; its servers have drawn ``energy`` until now."""

    says = N_("{room} is to be kept at {degrees} °C")
    degrees: int
    energy: int

    def apply(self, world: World, seq: int) -> World:
        room = world.rooms[self.room]
        calm = room.temperature <= room.set_point
        return world.alter(
            "rooms",
            self.room,
            temperature=max(room.temperature, room.set_point),
            warmed_at=world.now if calm else room.warmed_at,
            set_point=self.degrees * 1000,
            set_entry=seq,
            saved=room.saved_at(self.energy),
            set_energy=self.energy,
        )


@frozen(eq=False)
class WeatherTurned(_RoomFact):
    """The air outside leaves ``per_mille`` of the cooling, until ``due``."""

    says = N_("The weather leaves {per_mille} of the cooling of {room}, until {due}")
    alarm = "site"
    per_mille: PerMille
    due: Seconds

    def apply(self, world: World, seq: int) -> World:
        entry = seq if self.per_mille < 1000 else None
        return world.alter("rooms", self.room, outdoor=self.per_mille, outdoor_entry=entry)
