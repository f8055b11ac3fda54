"""How long guests wait for a processor (domain data, section 2 and section 13, formula 1)."""

import attrs
import numpy as np

from dcgame.kernel.bands import Band, Bands
from dcgame.kernel.units import DAY, HOUR
from dcgame.sim.commands.base import Command
from dcgame.sim.commands.grammar import parse
from dcgame.sim.engine import Outcome, advance, begin, submit
from dcgame.sim.facts.gauges import BandCrossed
from dcgame.sim.gauges.contention import in_steps, slowdown, waits
from dcgame.sim.gauges.scheduling import ready_now
from dcgame.world.demand import Surge
from dcgame.world.load import ReadyLoad
from dcgame.world.world import World
from tests.scenarios.rooms import room

BUSY = """
server a model desk-2012 runs openvisor
guest one on a vcpu 5 ram 2048
guest two on a vcpu 5 ram 2048
app s1 on one service s1 peak 1700
app s2 on two service s2 peak 1700
service s1
service s2
"""


def test_ready_time() -> None:
    """``100·u·(slowdown − 1)`` per cent: half busy and slowed by three tenths waits 15 %, all
    busy on a host of which nine times too much is asked all the time; and what it waits beside.
    In steps of the bands: watched beyond 2.5 %, significant beyond 5, bad beyond 10 (domain data,
    section 2).

    Mutations: a busy share beyond one, no bound, the wait beside forgotten, a band one step off.
    """
    everybody = ReadyLoad((), (), 8_000, 1_000, 4_000, 20)
    total = np.array([8_000, 8_000, 72_000, 0], dtype=np.int64)
    mine = np.array([2_000, 8_000, 40_000, 0], dtype=np.int64)
    assert waits(everybody, total, mine).tolist() == [170, 320, 1000, 20]
    bounds = np.array([25, 26, 50, 51, 100, 101], dtype=np.int64)
    bands = [Bands().of(int(step)) for step in in_steps(bounds)]
    assert bands == [Band.FINE, Band.BUSY, Band.BUSY, Band.SHORT, Band.SHORT, Band.OUT]
    assert np.all(np.diff(in_steps(np.arange(1001))) > 0)


def test_slow_cores_are_counted_as_cores() -> None:
    """4,200 millicores are seven cores of 600, not four of 1,000: they queue as seven do."""
    assert slowdown(2_940, 4_200, 600) == slowdown(4_900, 7_000) == 1000 + 700**3 // 2_100_000


def outcome(world: World, line: str) -> World:
    """The world after an order."""
    command = parse(line)
    assert isinstance(command, Command)
    done = submit(world, command)
    assert isinstance(done, Outcome)
    return done.world


def test_who_has_more_right_to_its_host_waits_less_for_it() -> None:
    """A reservation ends the wait; shares leave the wait for those who have as many. esxtop and
    the gauge read the same.

    Mutations: shares or reservations without effect, a wait of those that come first.
    """
    world = begin(room(BUSY)).world
    alike = ready_now(world, world.guests["one"])
    assert alike == ready_now(world, world.guests["two"]) > 100
    for order, waiting in (("reserve one cpu 600", 40), ("shares one high", 60)):
        better = outcome(world, order)
        assert ready_now(better, better.guests["one"]) <= waiting
        assert ready_now(better, better.guests["two"]) >= alike
        assert advance(better, HOUR).world.gauges["ready/two"].band is Band.OUT


def test_a_surge_of_another_week_is_waited_for() -> None:
    """Nothing happens on the host in between. Mutation: who may wait is asked only once."""
    text, names = "server a model desk-2012 runs openvisor\n", "abcde"
    for name in names:
        text += f"guest g{name} on a vcpu 2 ram 512\n"
        text += f"app {name} on g{name} service s peak 300\n"
    world, week = room(text + "service s\n"), 7 * 288
    for name in names:
        surge = Surge(week + 100, week + 200, 2_300)
        demand = attrs.evolve(world.apps[name].demand, surges=(surge,))
        world = world.change_app(name, demand=demand)
    after = advance(begin(world).world, 9 * DAY)
    bands = [
        (entry.fact.band, entry.at // DAY)
        for entry in after.entries
        if isinstance(entry.fact, BandCrossed) and entry.fact.gauge == "ready/ga"
    ]
    assert bands == [(Band.OUT, 7), (Band.FINE, 7)]
