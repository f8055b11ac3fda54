"""Where power goes when something in its way opens, closes, empties or starts."""

from dcgame.kernel.journal import Entry
from dcgame.kernel.units import Seconds
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.hardware import HostLost, PartFailed, PartReplaced
from dcgame.sim.facts.power import FeedSwitched, ServerDark, ServerLit, SwitchFreed, UtilityLost
from dcgame.sim.facts.reserves import (
    BatteryCounted,
    BatteryRenewed,
    GeneratorRepaired,
    GeneratorStopped,
)
from dcgame.sim.gauges.power import (
    has_power,
    in_the_dark_because,
    inverter_dead,
    pdus_of,
    source_for,
)
from dcgame.sim.wakes.base import Effects
from dcgame.sim.wakes.boot import boot_server
from dcgame.sim.wakes.power import left_in_battery, start_generator
from dcgame.world.facility import Engine, Feed, Source
from dcgame.world.hardware import PartKind, ServerState
from dcgame.world.world import World

STAGGER: Seconds = 5
"""Servers that start by themselves when power comes back do so one after the other (game
constant): all at once would be a load of its own."""

_RUNNING = (ServerState.UP, ServerState.BOOTING)


def utility_lost(world: World, entry: Entry) -> Effects:
    """The generator is started; until it runs, the battery carries the load, if there is one."""
    fact: UtilityLost = entry.fact
    feed = world.feeds[fact.feed]
    generator = world.generators.get(feed.generator)
    if generator is not None and generator.engine is Engine.OFF:
        yield from start_generator(world, generator)
    yield from judge_feeds(world, entry)


def judge_feeds(world: World, entry: Entry) -> Effects:
    """Every feed takes its best source, and an engine that nobody needs stops."""
    for name in sorted(world.feeds):
        feed = world.feeds[name]
        source = source_for(world, feed)
        if source is feed.source:
            continue
        if feed.source is Source.BATTERY and world.ups[feed.ups].charge:
            left = left_in_battery(world, feed.ups, world.shared_loads.get(feed.ups))
            yield BatteryCounted(feed.ups, left)
        because = _no_better(world, feed) if source is not Source.UTILITY else ()
        yield Cited(FeedSwitched(name, source), because)
    for name in sorted(world.generators):
        idle = all(feed.utility for feed in world.feeds.values() if feed.generator == name)
        if world.generators[name].engine is not Engine.OFF and idle:
            yield GeneratorStopped(name)


def _no_better(world: World, feed: Feed) -> tuple[int, ...]:
    """What stands in the way of every better source."""
    generator = world.generators.get(feed.generator)
    failed = generator.since if generator and generator.engine is not Engine.RUNNING else None
    ups, inverter = world.ups.get(feed.through), inverter_dead(world, feed)
    if inverter is not None:
        return given(inverter.since)
    return given(feed.cut, feed.stuck, failed, feed.bypass, ups.weakened if ups else None)


def power_moved(world: World, entry: Entry) -> Effects:
    """Servers that no supply feeds any more go dark, those that one feeds again are lit."""
    rank = 0
    for name in sorted(world.servers):
        server = world.servers[name]
        if not pdus_of(world, server.rack) or server.has_left:
            continue
        fed = has_power(world, server)
        if not fed and server.dark is None:
            yield Cited(ServerDark(name), in_the_dark_because(world, server))
        elif fed and server.dark is not None:
            yield ServerLit(name, rank * STAGGER)
            rank += 1


def server_dark(world: World, entry: Entry) -> Effects:
    """A server without power is lost."""
    server = world.servers[entry.fact.server]
    if server.state in _RUNNING:
        yield HostLost(server.id)


def server_lit(world: World, entry: Entry) -> Effects:
    """A server that was on when its power went starts again, if it is set so and sound."""
    fact: ServerLit = entry.fact
    server = world.servers[fact.server]
    if server.state is not ServerState.LOST or not server.dark_while_on or not server.power_back:
        return
    if server.working(PartKind.MAINBOARD):
        yield from boot_server(world, server.id, fact.delay)


def supply_changed(world: World, entry: Entry) -> Effects:
    """A power supply died or is new: its server may have lost its last feed, or have one again."""
    fact: PartFailed | PartReplaced = entry.fact
    server = world.servers.get(fact.server)
    part = server.part(fact.part) if server else None
    if part is not None and part.kind is PartKind.POWER_SUPPLY:
        yield from power_moved(world, entry)


def inverter_failed(world: World, entry: Entry) -> Effects:
    """Nothing comes through a UPS without its inverter."""
    fact: PartFailed = entry.fact
    ups = world.ups.get(fact.server)
    part = ups.part(fact.part) if ups else None
    if part is not None and part.kind is PartKind.INVERTER:
        yield from judge_feeds(world, entry)


def part_renewed(world: World, entry: Entry) -> Effects:
    """A new battery is full, a new starter starts, a new transfer switch turns,
    power comes through a new inverter."""
    fact: PartReplaced = entry.fact
    ups = world.ups.get(fact.server)
    part = ups.part(fact.part) if ups else None
    if part is not None and part.kind is PartKind.INVERTER:
        yield from judge_feeds(world, entry)
    elif ups is not None:
        yield BatteryRenewed(fact.server)
    elif fact.server in world.feeds and world.feeds[fact.server].stuck is not None:
        yield SwitchFreed(fact.server)
    elif fact.server in world.generators:
        yield from starter_renewed(world, fact.server)


def starter_renewed(world: World, name: str) -> Effects:
    """A generator that had not started is tried again, if somebody needs it."""
    generator = world.generators[name]
    needed = any(not feed.utility for feed in world.feeds.values() if feed.generator == name)
    yield GeneratorRepaired(name)
    if needed and generator.engine is Engine.OFF:
        yield from start_generator(world, generator)
