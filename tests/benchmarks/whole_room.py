"""DC30 with storage, network, high availability, power and cooling on, beside plain SimPy's DC30;
and how the engine grows with the room."""

from collections.abc import Iterable
from functools import partial

import attrs

from dcgame.kernel.values import changed
from dcgame.sim.engine import advance, begin
from dcgame.sim.gauges.processor import load_block, total_block
from dcgame.world.hardware import nics_of
from dcgame.world.world import World
from tests.benchmarks.dc30 import engine, simpy_plain
from tests.benchmarks.dc30.definition import Workload, make
from tests.benchmarks.processes import peak
from tests.benchmarks.ratio import Show, compare, duration
from tests.scenarios.furniture.words import words_of
from tests.scenarios.rooms import FURNITURE

NAME = "whole"
ENGINE = "whole room"
HOSTS = 20
GROWTH = (10, 100, 1000)
ACCESSES = 20
"""Disk accesses a second of each application at its peak."""
FULL = """
from tests.benchmarks.dc30 import engine
from tests.benchmarks.dc30.definition import make
engine.run(make(1000))
"""
EVERYTHING = """
feed feed-a ups ups-a generator gen-1
feed feed-b ups ups-b
ups ups-a watts 40000
ups ups-b watts 40000
generator gen-1 watts 60000 litres 400 start 20
pdu pdu-a rack rack feed feed-a watts 40000
pdu pdu-b rack rack feed feed-b watts 40000
room room-1
crac crac-1 room room-1 watts 40000 feed feed-a
switch core-1 role core
switch tor-a rack rack side a uplinks core-1
switch tor-b rack rack side b uplinks core-1
"""


def whole_world(workload: Workload) -> World:
    """The room of DC30 in a building, on a network, its applications reading and writing."""
    world = engine.world_of(workload)
    for name in sorted(world.apps):
        world = world.change_app(name, io=ACCESSES)
    for name in sorted(world.servers):
        server = world.servers[name]
        ports = () if any("nic" in part.id for part in server.parts) else nics_of(server.model)
        world = world.with_server(changed(server, parts=(*server.parts, *ports)))
    for line in filter(None, EVERYTHING.splitlines()):
        kind, *rest = line.split()
        world = FURNITURE[kind](world, words_of(rest))
    return attrs.evolve(world)


def _whole(workload: Workload) -> None:
    for cache in (load_block, total_block):
        cache.cache_clear()
    advance(begin(whole_world(workload)).world, workload.horizon - 1)


def run(show: Show) -> None:
    """The whole room's table, the growth of the engine, and its memory at 1,000 hosts."""
    workload = make(HOSTS)
    table = compare(
        {
            "SimPy, plain": partial(simpy_plain.run, workload),
            "whole room": partial(_whole, workload),
        },
        title=f"DC30 with everything on, {HOSTS} hosts",
    )
    show(table)
    times = table.times_as_fast(ENGINE, "SimPy, plain")
    show(f"  goal 2: {times:.0f}x plain (floor 15, aim 50)\n")
    _growth(show)
    _memory(show)


def _growth(show: Show) -> None:
    took = [_median(make(hosts)) for hosts in GROWTH]
    steps = ", ".join(f"{hosts * 10:,} guests {duration(each)}" for hosts, each in _pairs(took))
    ratios = " and ".join(f"{b / a:.1f}x" for a, b in zip(took, took[1:], strict=False))
    show(f"  {steps}")
    show(f"  goal 3: {ratios} for ten times the guests (floor 12, aim 10)\n")


def _pairs(took: list[float]) -> Iterable[tuple[int, float]]:
    return zip(GROWTH, took, strict=True)


def _median(workload: Workload) -> float:
    table = compare({"engine": partial(engine.run, workload)}, rounds=3)
    return table.rows[0].median


def _memory(show: Show) -> None:
    bare, full = peak(), peak(FULL)
    show(f"  goal 4: a month of 1,000 hosts takes {full // 1024} MB at its peak,")
    show(f"          {full / bare:.0f}x a bare interpreter (floor 25, aim 12)\n")
