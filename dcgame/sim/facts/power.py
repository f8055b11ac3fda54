"""Facts about feeds, cords and distribution."""

from attrs import frozen

from dcgame.kernel.units import PerMille, Seconds
from dcgame.sim.facts.base import Fact
from dcgame.words import N_
from dcgame.world.facility import Source
from dcgame.world.hardware import ServerState
from dcgame.world.world import World


def whole_building(world: World) -> tuple[str, ...]:
    """Everything whose load may move when power takes another way."""
    return (
        *sorted(world.pdus),
        *sorted(world.ups),
        *sorted(world.generators),
        *sorted(world.rooms),
    )


@frozen(eq=False)
class PowerFact(Fact):
    """Something by which load may move through the whole building."""

    def touches(self, world: World) -> tuple[str, ...]:
        return whole_building(world)


@frozen(eq=False)
class UtilityLost(PowerFact):
    """The grid no longer feeds it."""

    says = N_("The utility is gone from {feed}")
    alarm = "site"
    feed: str

    def apply(self, world: World, seq: int) -> World:
        return world.alter("feeds", self.feed, utility=False, cut=seq)


@frozen(eq=False)
class UtilityBack(PowerFact):
    """The grid feeds it again."""

    says = N_("The utility is back on {feed}")
    feed: str

    def apply(self, world: World, seq: int) -> World:
        return world.alter("feeds", self.feed, utility=True, cut=None)


@frozen(eq=False)
class FeedSwitched(PowerFact):
    """It lives from another source, or from none; its battery begins or ends to drain."""

    says = N_("{feed} now lives from: {source}")
    alarm = "site"
    feed: str
    source: Source

    def apply(self, world: World, seq: int) -> World:
        feed = world.feeds[self.feed]
        world = world.alter("feeds", self.feed, source=self.source, since=seq)
        if feed.ups not in world.ups:
            return world
        ups = world.ups[feed.ups]
        return world.alter(
            "ups",
            feed.ups,
            charge=ups.charge_at(world.now),
            counted_at=world.now,
            discharging=self.source is Source.BATTERY,
            since=seq,
        )


@frozen(eq=False)
class ServerDark(Fact):
    """None of its power supplies has power."""

    says = N_("No power reaches {server}")
    alarm = "site"
    server: str

    def apply(self, world: World, seq: int) -> World:
        server = world.servers[self.server]
        # Its last supply may have died in this very second, and taken it along before.
        fell = server.state is ServerState.LOST and server.changed_at == world.now
        on = fell or server.state in (ServerState.UP, ServerState.BOOTING)
        return world.change_server(self.server, dark=seq, dark_while_on=on)

    def touches(self, world: World) -> tuple[str, ...]:
        return (self.server,)


@frozen(eq=False)
class ServerLit(Fact):
    """Power reaches it again; it waits ``delay`` seconds before it starts by itself."""

    says = N_("{server} has power again")
    server: str
    delay: Seconds = 0

    def apply(self, world: World, seq: int) -> World:
        return world.change_server(self.server, dark=None)

    def touches(self, world: World) -> tuple[str, ...]:
        return (self.server,)


@frozen(eq=False)
class CordMoved(PowerFact):
    """A power supply or a network port is plugged in somewhere else."""

    says = N_("{part} of {server} is now plugged into {to}")
    server: str
    part: str
    to: str

    def apply(self, world: World, seq: int) -> World:
        kept = [pair for pair in world.servers[self.server].cords if pair[0] != self.part]
        cords = tuple(sorted((*kept, (self.part, self.to))))
        return world.change_server(self.server, cords=cords, cabled=seq)

    def touches(self, world: World) -> tuple[str, ...]:
        return (self.server, *whole_building(world))


@frozen(eq=False)
class ServerMoved(PowerFact):
    """It stands somewhere else, its cords as they are by default there."""

    says = N_("{server} now stands in rack {rack}, unit {unit}")
    server: str
    rack: str
    unit: int

    def apply(self, world: World, seq: int) -> World:
        return world.change_server(
            self.server, rack=self.rack, unit=self.unit, cords=(), cabled=seq
        )

    def touches(self, world: World) -> tuple[str, ...]:
        return (self.server, *whole_building(world))


@frozen(eq=False)
class PowerBackSet(Fact):
    """Whether it starts by itself when power comes back."""

    says = N_("{server} starts by itself when power comes back: {on}")
    server: str
    on: bool

    def apply(self, world: World, seq: int) -> World:
        return world.change_server(self.server, power_back=self.on)


@frozen(eq=False)
class BreakerWarmed(Fact):
    """Bookkeeping: what heat a breaker has taken up until its load changed."""

    says = N_("The breaker of {pdu} is warm")
    hidden = True
    pdu: str
    heat: int

    def apply(self, world: World, seq: int) -> World:
        return world.alter("pdus", self.pdu, heat=self.heat, heated_at=world.now)


@frozen(eq=False)
class BreakerTripped(PowerFact):
    """It has opened, at ``per_mille`` of what it is made for."""

    says = N_("The breaker of {pdu} has tripped, at {per_mille} of its rating")
    alarm = "site"
    pdu: str
    per_mille: PerMille

    def apply(self, world: World, seq: int) -> World:
        return world.alter("pdus", self.pdu, tripped=True, since=seq, heat=0, heated_at=world.now)


@frozen(eq=False)
class EmergencyOff(PowerFact):
    """Somebody has cut the power to the whole room; nobody may close it before ``until``."""

    says = N_("{pdu} is off with its whole room, and stays so until {until}")
    alarm = "site"
    pdu: str
    until: Seconds

    def apply(self, world: World, seq: int) -> World:
        return world.alter(
            "pdus",
            self.pdu,
            tripped=True,
            since=seq,
            heat=0,
            heated_at=world.now,
            wet_until=max(self.until, world.pdus[self.pdu].wet_until),
        )


@frozen(eq=False)
class BreakerReset(PowerFact):
    """Somebody has closed it again."""

    says = N_("The breaker of {pdu} is closed again")
    pdu: str

    def apply(self, world: World, seq: int) -> World:
        return world.alter(
            "pdus", self.pdu, tripped=False, wet=None, since=seq, heat=0, heated_at=world.now
        )


@frozen(eq=False)
class SocketsWet(PowerFact):
    """Water has reached its sockets beside units ``low`` to ``high``: their breaker has opened, and
    may not be closed before ``wet_until``."""

    says = N_("Water in {pdu}: its sockets at units {low} to {high} are dead")
    alarm = "site"
    pdu: str
    low: int
    high: int
    wet_until: Seconds

    def apply(self, world: World, seq: int) -> World:
        wet = (self.low, self.high)
        return world.alter("pdus", self.pdu, wet=wet, wet_until=self.wet_until, since=seq)


@frozen(eq=False)
class SwitchStuck(Fact):
    """The transfer switch of a feed will not turn, and nobody knows."""

    says = N_("The transfer switch of {feed} is stuck")
    hidden = True
    feed: str

    def apply(self, world: World, seq: int) -> World:
        return world.alter("feeds", self.feed, stuck=seq)


@frozen(eq=False)
class SwitchFreed(PowerFact):
    """The transfer switch of a feed turns again."""

    says = N_("The transfer switch of {feed} turns again")
    feed: str

    def apply(self, world: World, seq: int) -> World:
        return world.alter("feeds", self.feed, stuck=None)
