"""A room in which much happens: what the laws are tried on."""

from collections.abc import Iterable

from dcgame.kernel.journal import Entry
from dcgame.kernel.units import DAY, HOUR
from dcgame.sim.commands.base import Refused
from dcgame.sim.commands.grammar import NotUnderstood, parse
from dcgame.sim.engine import Outcome, advance, begin, submit
from dcgame.world.world import World
from tests.scenarios.rooms import room

TEXT = """
seed {seed}
horizon 30
billing on
lab open
stress 60000
rent 2500
sale node-2026,tower-2006
platforms openvisor,linux
spare disk count 2
risk 10000
offer bakery at 1d10:00 until 3d10:00 sla silver revenue 300 peak 900
offer mill at 6d10:00 until 9d10:00 ram 30000 sla gold revenue 900 peak 3000
spare psu count 2
cluster c1 policy watchdog balance auto
server esx-1 model node-2015 runs openvisor cluster c1
server esx-2 model node-2015 runs openvisor cluster c1 age 7
server desk-1 model desk-2012 runs hosted support 24
server old-1 model tower-2006 runs linux
server old-2 model pizza-2009 runs linux
guest web-1 on esx-1 vcpu 4 ram 16384 tools autostart store san-lun
guest web-2 on esx-2 vcpu 4 ram 16384 autostart store san-lun
guest erp on esx-2 vcpu 8 ram 32768 autostart
guest crm on desk-1 vcpu 4 ram 8192 autostart
app shop-a on web-1 service shop shape web peak 9000 noise 110 offset 17
app shop-b on web-2 service shop shape web peak 9000 noise 90 offset 400
app ledger on erp service erp shape office peak 7600 noise 120 offset 900 active 9000
app backup on erp shape backup peak 6000 phase 40
app crm-a on crm service crm shape office peak 5000 noise 120 offset 33
app wiki on old-1 service wiki shape flat peak 200
app files on old-2 service files shape server peak 1500 noise 60
repository vault size 200000
repository far size 400000 speed 20000 place remote immutable
service shop needs 1 sla gold revenue 500000
service erp sla silver revenue 900000
service crm sla bronze revenue 200000
service wiki sla none
service files sla platinum revenue 300000
san san-lun
rule web-1 apart web-2
"""

ORDERS = (
    (2 * HOUR, "convert old-1 to esx-1 vcpu 1 ram 2048"),
    (2 * HOUR + 90, "migrate erp to esx-1"),
    (3 * HOUR, "window shop from 2d22:00 to 3d00:00"),
    (9 * HOUR, "buy node-2026 as esx-3 in rack-a"),
    (DAY + 5, "resize web-2 vcpu 2 ram 8192"),
    (DAY + 9, "restart ledger"),
    (DAY + 600, "admission c1 share 10"),
    (DAY + 700, "priority erp high"),
    (DAY + 7200, "maintain esx-1"),
    (DAY + 10800, "unmaintain esx-1"),
    (2 * DAY, "reset esx-1"),
    (5 * DAY, "relocate files to web-1"),
    (7 * DAY, "install openvisor on esx-3"),
    (8 * DAY, "update desk-1"),
)
"""What a busy player does; what has become impossible by then is refused, alike each time."""


def busy_room(seed: int = 5) -> World:
    """The room before its first entry."""
    return room(TEXT.format(seed=seed))


def run_to(world: World, moments: Iterable[int], entries: list[Entry]) -> World:
    """The world after stopping at each of those moments."""
    for moment in moments:
        outcome = advance(world, moment)
        entries += outcome.entries
        world = outcome.world
    return world


def told(world: World, line: str, entries: list[Entry]) -> World:
    """The world after an order; a refusal leaves it as it was."""
    command = parse(line)
    assert not isinstance(command, NotUnderstood), line
    outcome = submit(world, command)
    if isinstance(outcome, Refused):
        return world
    entries += outcome.entries
    return outcome.world


def busy_game(
    until: int,
    stops: Iterable[int] = (),
    orders: Iterable[tuple[int, str]] = ORDERS,
    seed: int = 5,
) -> Outcome:
    """The busy room played until then, stopping at some moments for nothing."""
    begun = begin(busy_room(seed))
    world, entries = begun.world, list(begun.entries)
    breaks = sorted(stops)
    for at, line in orders:
        if at > until:
            break
        world = run_to(world, [*(stop for stop in breaks if world.now <= stop < at), at], entries)
        world = told(world, line, entries)
    rest = [stop for stop in breaks if world.now <= stop < until]
    world = run_to(world, [*rest, until], entries)
    return Outcome(world, tuple(entries))
