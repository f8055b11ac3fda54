"""Breakers, batteries and tanks: what fills or drains is followed until it runs out."""

import numpy as np
from attrs import frozen

from dcgame.kernel.curve import Curve, filled, lengths, reaches, slots_between
from dcgame.kernel.dice import between
from dcgame.kernel.units import MINUTE, SLOT, WHOLE, PerMille, Seconds
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.hardware import PartFailed
from dcgame.sim.facts.power import BreakerTripped, BreakerWarmed, UtilityBack
from dcgame.sim.facts.reserves import (
    BatteryCounted,
    BatteryEmpty,
    BatteryLow,
    FuelCounted,
    GeneratorFailed,
    GeneratorStarted,
    GeneratorStarting,
    GeneratorStopped,
)
from dcgame.sim.gauges.processor import total_between
from dcgame.sim.wakes.base import Effects, Forget, Later, Wake
from dcgame.world.demand import BLOCK
from dcgame.world.facility import Engine, Generator, Pdu
from dcgame.world.hardware import PartKind
from dcgame.world.load import HostLoad
from dcgame.world.world import World

HOLDS: PerMille = 1130
"""A breaker carries so much of its rating for ever (IEC 60898: 1.13 for an hour)."""
TRIPS = 300 * WHOLE * WHOLE
"""Above it a breaker opens after 300 s / (x² − 1.13²): 6 minutes at 1.45, 110 s at twice its
rating (game constant, within the bands of IEC 60898)."""
LITTLE: Seconds = 2 * MINUTE
"""A battery gives a last alarm so long before it is empty."""
MILLILITRES_A_KILOWATT_HOUR = 270
"""Diesel that a generator burns (game constant)."""
KILOWATT_HOUR = 3_600_000_000
QUICK = (10, 30)
SLOW = (120, 180)
"""Seconds that a diesel takes to start, and to synchronise (domain data, section 8)."""


def end_of_block(now: Seconds) -> Seconds:
    """The end of the block of demand that contains this moment."""
    return (now // (BLOCK * SLOT) + 1) * BLOCK * SLOT


def drawn(load: HostLoad | None, start: Seconds, end: Seconds) -> tuple[Curve, Curve]:
    """Milliwatts and seconds of each slot of ``[start, end)``."""
    seconds = lengths(start, end)
    if load is None or not load.loads:
        return np.zeros(len(seconds), dtype=np.int64), seconds
    return total_between(load.loads, *slots_between(start, end)), seconds


def _energy(load: HostLoad | None, start: Seconds, end: Seconds) -> int:
    if end <= start:
        return 0
    milliwatts, seconds = drawn(load, start, end)
    return int(np.dot(milliwatts, seconds))


# Breakers.


def follow_breaker(world: World, name: str, before: HostLoad | None) -> Effects:
    """A breaker takes up heat while it carries too much, and gives it off; when will it open?"""
    pdu = world.pdus[name]
    key = f"trip/{name}"
    load = world.shared_loads[name]
    if pdu.tripped or not load.loads:
        yield Forget(key)
        return
    heat = _heat(world, pdu, before)
    if heat != pdu.heat:
        yield BreakerWarmed(name, heat)
    end = end_of_block(world.now)
    after = reaches(heat, 0, *_warming(load, world.now, end), TRIPS)
    due = end if after is None else world.now + after
    yield Later(key, due, BreakerOpens(name, after is not None))


def _warming(load: HostLoad, start: Seconds, end: Seconds) -> tuple[Curve, Curve]:
    milliwatts, seconds = drawn(load, start, end)
    share = milliwatts * WHOLE // load.capacity
    return share * share - HOLDS * HOLDS, seconds


def _heat(world: World, pdu: Pdu, before: HostLoad | None) -> int:
    """The heat in a breaker now. One that was cool when its load last changed was so then."""
    if before is None or not before.loads:
        return 0
    start = max(pdu.heated_at, before.begun)
    heat = pdu.heat if pdu.heated_at >= before.begun else 0
    if start >= world.now:
        return heat
    return int(filled(heat, 0, *_warming(before, start, world.now))[-1])


def load_share(world: World, name: str) -> PerMille:
    """What a distribution unit carries now, per mille of its breaker's rating."""
    load = world.shared_loads.get(name)
    if load is None:
        return 0
    milliwatts, _ = drawn(load, world.now, world.now + 1)
    return int(milliwatts[0]) * WHOLE // load.capacity


@frozen(eq=False)
class BreakerOpens(Wake):
    """A breaker has taken up all the heat that it can (or, unless ``sure``, is looked at)."""

    pdu: str
    sure: bool

    def decide(self, world: World) -> Effects:
        load = world.shared_loads[self.pdu]
        if not self.sure:
            yield from follow_breaker(world, self.pdu, load)
            return
        yield Cited(BreakerTripped(self.pdu, load_share(world, self.pdu)), load.burdens)


def opens_at(world: World, name: str) -> Seconds | None:
    """When a breaker opens, as far as its load of this week tells; ``None`` if it holds."""
    timer = world.agenda.get(f"trip/{name}")
    sure = timer is not None and isinstance(timer.wake, BreakerOpens) and timer.wake.sure
    return timer.due if timer is not None and sure else None


# Batteries.


def left_in_battery(world: World, name: str, load: HostLoad | None) -> int:
    """Milliwatt-seconds in a battery now, if that was its load since it was counted."""
    ups = world.ups[name]
    if not ups.discharging:
        return ups.charge_at(world.now)
    return max(0, ups.charge - _energy(load, ups.counted_at, world.now))


def follow_battery(world: World, name: str, before: HostLoad | None) -> Effects:
    """A battery that drains is followed until it is empty."""
    ups = world.ups[name]
    key = f"battery/{name}"
    if not ups.discharging:
        yield Forget(key)
        yield Forget(f"battery-low/{name}")
        return
    left = left_in_battery(world, name, before or world.shared_loads[name])
    if ups.counted_at != world.now:
        yield BatteryCounted(name, left)
    after = _lasts(world.shared_loads[name], left, world.now)
    if after is None:
        yield Later(key, end_of_block(world.now), BatteryRunsDown(name, False))
        yield Forget(f"battery-low/{name}")
        return
    due = world.now + after
    yield Later(key, due, BatteryRunsDown(name, True))
    if after > LITTLE:
        yield Later(f"battery-low/{name}", due - LITTLE, BatteryWarns(name, due))


def _lasts(load: HostLoad, energy: int, now: Seconds) -> Seconds | None:
    """How long so much energy feeds a load; ``None``: beyond this block."""
    if energy <= 0:
        return 0
    milliwatts, seconds = drawn(load, now, end_of_block(now))
    return reaches(energy, -energy, -milliwatts, seconds, 0)


def minutes_left(world: World, name: str) -> Seconds | None:
    """Seconds that a UPS would feed, or still feeds, what it carries now; ``None``: for days."""
    load = world.shared_loads.get(name)
    if load is None or not load.loads:
        return None
    return _lasts(load, left_in_battery(world, name, load), world.now)


@frozen(eq=False)
class BatteryRunsDown(Wake):
    """A battery is empty (or, unless ``sure``, is looked at)."""

    ups: str
    sure: bool

    def decide(self, world: World) -> Effects:
        if not world.ups[self.ups].discharging:
            return
        if not self.sure:
            yield from follow_battery(world, self.ups, world.shared_loads[self.ups])
            return
        yield Cited(BatteryEmpty(self.ups), given(world.ups[self.ups].weakened))


@frozen(eq=False)
class BatteryWarns(Wake):
    """A battery is nearly empty."""

    ups: str
    due: Seconds

    def decide(self, world: World) -> Effects:
        return (BatteryLow(self.ups, self.due),)


# Generators.


def start_generator(world: World, generator: Generator) -> Effects:
    """An engine is started: 10 to 30 seconds by luck, or 2 to 3 minutes to synchronise."""
    low, high = SLOW if generator.synchronises else QUICK
    lucky = between(low, high, world.seed, "generator", generator.id, generator.starts)
    ready_at = world.now + (generator.starting or lucky)
    yield GeneratorStarting(generator.id, ready_at)
    yield Later(f"generator/{generator.id}", ready_at, GeneratorReady(generator.id))


@frozen(eq=False)
class GeneratorReady(Wake):
    """An engine has started, or has not."""

    generator: str

    def decide(self, world: World) -> Effects:
        generator = world.generators[self.generator]
        if generator.engine is not Engine.STARTING:
            return
        if generator.weakened is not None:
            yield Cited(PartFailed(generator.id, "starter-1"), given(generator.weakened))
        if generator.weakened is not None or not generator.working(PartKind.STARTER):
            dead = generator.parts[0].since if generator.parts else None
            yield Cited(GeneratorFailed(generator.id), given(generator.weakened, dead))
        elif generator.fuel <= 0:
            yield GeneratorFailed(generator.id)
        else:
            yield GeneratorStarted(generator.id)


def fuel_left(world: World, name: str, load: HostLoad | None) -> int:
    """Millilitres in a tank now, if that was its load since it was measured."""
    generator = world.generators[name]
    if generator.engine is not Engine.RUNNING:
        return generator.fuel
    burnt = _energy(load, generator.counted_at, world.now) * world.setting.pue // WHOLE
    return max(0, generator.fuel - -(-burnt * MILLILITRES_A_KILOWATT_HOUR // KILOWATT_HOUR))


def follow_tank(world: World, name: str, before: HostLoad | None) -> Effects:
    """A tank is followed until it is empty."""
    generator = world.generators[name]
    key = f"tank/{name}"
    if generator.engine is not Engine.RUNNING:
        yield Forget(key)
        return
    left = fuel_left(world, name, before or world.shared_loads[name])
    if generator.counted_at != world.now:
        yield FuelCounted(name, left)
    energy = left * KILOWATT_HOUR // MILLILITRES_A_KILOWATT_HOUR * WHOLE // world.setting.pue
    after = _lasts(world.shared_loads[name], energy, world.now)
    due = end_of_block(world.now) if after is None else world.now + after
    yield Later(key, due, TankRunsDry(name, after is not None))


@frozen(eq=False)
class TankRunsDry(Wake):
    """A tank is empty (or, unless ``sure``, is looked at)."""

    generator: str
    sure: bool

    def decide(self, world: World) -> Effects:
        if not self.sure:
            yield from follow_tank(world, self.generator, world.shared_loads[self.generator])
            return
        yield FuelCounted(self.generator, 0)
        yield GeneratorStopped(self.generator, True)


@frozen(eq=False)
class UtilityReturns(Wake):
    """The grid feeds again."""

    feed: str

    def decide(self, world: World) -> Effects:
        feed = world.feeds.get(self.feed)
        return () if feed is None or feed.utility else (UtilityBack(self.feed),)
