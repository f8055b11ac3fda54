"""Facts about feeds, batteries, generators and distribution."""

from attrs import frozen

from dcgame.kernel.units import PerMille, Seconds
from dcgame.sim.facts.base import Fact
from dcgame.words import N_
from dcgame.world.facility import Engine, Source
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
class _PowerFact(Fact):
    def touches(self, world: World) -> tuple[str, ...]:
        return whole_building(world)


@frozen(eq=False)
class UtilityLost(_PowerFact):
    """The grid no longer feeds it."""

    says = N_("The utility is gone from {feed}")
    alarm = "site"
    feed: str

    def apply(self, world: World, seq: int) -> World:
        return world.alter("feeds", self.feed, utility=False, cut=seq)


@frozen(eq=False)
class UtilityBack(_PowerFact):
    """The grid feeds it again."""

    says = N_("The utility is back on {feed}")
    feed: str

    def apply(self, world: World, seq: int) -> World:
        return world.alter("feeds", self.feed, utility=True, cut=None)


@frozen(eq=False)
class FeedSwitched(_PowerFact):
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
        state = world.servers[self.server].state
        on = state in (ServerState.UP, ServerState.BOOTING)
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
class CordMoved(_PowerFact):
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
class ServerMoved(_PowerFact):
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
class BreakerTripped(_PowerFact):
    """It has opened, at ``per_mille`` of what it is made for; ``wet_until`` when water did it."""

    says = N_("The breaker of {pdu} has tripped, at {per_mille} of its rating")
    alarm = "site"
    pdu: str
    per_mille: PerMille
    wet_until: Seconds = 0

    def apply(self, world: World, seq: int) -> World:
        return world.alter(
            "pdus",
            self.pdu,
            tripped=True,
            since=seq,
            heat=0,
            heated_at=world.now,
            wet_until=self.wet_until,
        )


@frozen(eq=False)
class BreakerReset(_PowerFact):
    """Somebody has closed it again."""

    says = N_("The breaker of {pdu} is closed again")
    pdu: str

    def apply(self, world: World, seq: int) -> World:
        return world.alter("pdus", self.pdu, tripped=False, since=seq, heat=0, heated_at=world.now)


@frozen(eq=False)
class BatteryCounted(Fact):
    """Bookkeeping: what is left in a battery when its load changes."""

    says = N_("{ups} has been counted")
    hidden = True
    ups: str
    charge: int

    def apply(self, world: World, seq: int) -> World:
        return world.alter("ups", self.ups, charge=self.charge, counted_at=world.now)


@frozen(eq=False)
class BatteryLow(Fact):
    """It will be empty at ``due``, as things stand."""

    says = N_("The battery of {ups} is nearly empty: until {due}")
    alarm = "site"
    ups: str
    due: Seconds

    def apply(self, world: World, seq: int) -> World:
        return world


@frozen(eq=False)
class BatteryEmpty(_PowerFact):
    """Nothing is left in it."""

    says = N_("The battery of {ups} is empty")
    alarm = "site"
    ups: str

    def apply(self, world: World, seq: int) -> World:
        return world.alter("ups", self.ups, charge=0, counted_at=world.now, since=seq)


@frozen(eq=False)
class BatteryWeakened(Fact):
    """It has aged, and nobody knows."""

    says = N_("The battery of {ups} has aged: {per_mille} of it is left")
    hidden = True
    ups: str
    per_mille: PerMille

    def apply(self, world: World, seq: int) -> World:
        charge = world.ups[self.ups].charge_at(world.now)
        world = world.alter("ups", self.ups, health=self.per_mille, weakened=seq)
        kept = min(charge, world.ups[self.ups].full)
        return world.alter("ups", self.ups, charge=kept, counted_at=world.now)

    def touches(self, world: World) -> tuple[str, ...]:
        return (self.ups,)


@frozen(eq=False)
class BatteryTested(Fact):
    """A test has shown what its battery is worth."""

    says = N_("The test of {ups} found {per_mille} of its battery")
    ups: str
    per_mille: PerMille

    def apply(self, world: World, seq: int) -> World:
        return world.alter("ups", self.ups, known=self.per_mille)


@frozen(eq=False)
class BatteryRenewed(_PowerFact):
    """It has a new battery, charged."""

    says = N_("{ups} has a new battery")
    ups: str

    def apply(self, world: World, seq: int) -> World:
        world = world.alter("ups", self.ups, health=1000, known=1000, weakened=None, since=seq)
        full = world.ups[self.ups].full
        return world.alter("ups", self.ups, charge=full, counted_at=world.now)


@frozen(eq=False)
class SwitchStuck(Fact):
    """The transfer switch of a feed will not turn, and nobody knows."""

    says = N_("The transfer switch of {feed} is stuck")
    hidden = True
    feed: str

    def apply(self, world: World, seq: int) -> World:
        return world.alter("feeds", self.feed, stuck=seq)


@frozen(eq=False)
class SwitchFreed(_PowerFact):
    """The transfer switch of a feed turns again."""

    says = N_("The transfer switch of {feed} turns again")
    feed: str

    def apply(self, world: World, seq: int) -> World:
        return world.alter("feeds", self.feed, stuck=None)


@frozen(eq=False)
class GeneratorWeakened(Fact):
    """It would not start, and nobody knows."""

    says = N_("{generator} would not start")
    hidden = True
    generator: str

    def apply(self, world: World, seq: int) -> World:
        return world.alter("generators", self.generator, weakened=seq)


@frozen(eq=False)
class GeneratorStarting(Fact):
    """Its engine is being started."""

    says = N_("{generator} is starting, ready at {ready_at}")
    generator: str
    ready_at: Seconds

    def apply(self, world: World, seq: int) -> World:
        starts = world.generators[self.generator].starts + 1
        return world.alter(
            "generators",
            self.generator,
            engine=Engine.STARTING,
            ready_at=self.ready_at,
            starts=starts,
            since=seq,
        )


@frozen(eq=False)
class GeneratorStarted(_PowerFact):
    """It runs and can carry load."""

    says = N_("{generator} runs")
    generator: str

    def apply(self, world: World, seq: int) -> World:
        return world.alter(
            "generators",
            self.generator,
            engine=Engine.RUNNING,
            ready_at=None,
            counted_at=world.now,
            since=seq,
        )


@frozen(eq=False)
class GeneratorFailed(_PowerFact):
    """It was started, and did not start."""

    says = N_("{generator} does not start")
    alarm = "site"
    generator: str

    def apply(self, world: World, seq: int) -> World:
        return world.alter(
            "generators", self.generator, engine=Engine.OFF, ready_at=None, since=seq
        )


@frozen(eq=False)
class GeneratorStopped(_PowerFact):
    """It does not run any more, because nobody needs it or because its tank is ``empty``."""

    says = N_("{generator} stops; its tank is empty: {empty}")
    generator: str
    empty: bool = False

    def apply(self, world: World, seq: int) -> World:
        return world.alter(
            "generators", self.generator, engine=Engine.OFF, ready_at=None, since=seq
        )


@frozen(eq=False)
class FuelCounted(Fact):
    """Bookkeeping: millilitres left in a tank when the load changes."""

    says = N_("The tank of {generator} has been measured")
    hidden = True
    generator: str
    fuel: int

    def apply(self, world: World, seq: int) -> World:
        return world.alter("generators", self.generator, fuel=self.fuel, counted_at=world.now)


@frozen(eq=False)
class Refuelled(_PowerFact):
    """A lorry has brought fuel."""

    says = N_("The tank of {generator} is full")
    generator: str

    def apply(self, world: World, seq: int) -> World:
        tank = world.generators[self.generator].tank
        return world.alter("generators", self.generator, fuel=tank, counted_at=world.now)


@frozen(eq=False)
class GeneratorRepaired(Fact):
    """It would start."""

    says = N_("{generator} has been repaired")
    generator: str

    def apply(self, world: World, seq: int) -> World:
        return world.alter("generators", self.generator, weakened=None)


@frozen(eq=False)
class GeneratorTested(Fact):
    """It was started without load, and started."""

    says = N_("{generator} has passed its test")
    generator: str

    def apply(self, world: World, seq: int) -> World:
        return world
