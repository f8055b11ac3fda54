"""Facts about batteries and generators."""

from attrs import frozen

from dcgame.kernel.units import PerMille, Seconds
from dcgame.sim.facts.base import Fact
from dcgame.sim.facts.power import PowerFact
from dcgame.words import N_
from dcgame.world.facility import Engine
from dcgame.world.world import World


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
class BatteryEmpty(PowerFact):
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
class BatteryRenewed(PowerFact):
    """It has a new battery, charged."""

    says = N_("{ups} has a new battery")
    ups: str

    def apply(self, world: World, seq: int) -> World:
        world = world.alter("ups", self.ups, health=1000, known=1000, weakened=None, since=seq)
        full = world.ups[self.ups].full
        return world.alter("ups", self.ups, charge=full, counted_at=world.now)


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
class GeneratorStarted(PowerFact):
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
class GeneratorFailed(PowerFact):
    """It was started, and did not start."""

    says = N_("{generator} does not start")
    alarm = "site"
    generator: str

    def apply(self, world: World, seq: int) -> World:
        return world.alter(
            "generators", self.generator, engine=Engine.OFF, ready_at=None, since=seq
        )


@frozen(eq=False)
class GeneratorStopped(PowerFact):
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
class Refuelled(PowerFact):
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
