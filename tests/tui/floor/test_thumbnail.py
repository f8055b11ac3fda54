"""A room as a small picture: every rack, every server, nothing wider than it may be.

Mutations caught: racks that do not fit dropped without a word; troubled servers lost in a crowd;
arrays, pools, switches or feeds left out; a dead switch that looks like one that works.
"""

import attrs
import pytest

from dcgame.kernel.units import HOUR
from dcgame.sim.engine import advance, befall
from dcgame.sim.facts.hardware import PartFailed
from dcgame.tui.floor.thumbnail import thumbnail
from dcgame.tui.widgets.ink import width_of
from dcgame.world.hardware import ServerState
from dcgame.world.world import World
from tests.tui.floor.stocked import opened
from tests.tui.floor.worlds import room


def shown(world: World, width: int, height: int) -> str:
    return "\n".join("".join(text for text, _ in line) for line in thumbnail(world, width, height))


@pytest.mark.parametrize(("width", "height"), [(6, 3), (20, 5), (42, 12), (66, 20)])
def test_it_keeps_to_its_size(width: int, height: int) -> None:
    lines = thumbnail(room(), width, height)
    assert len(lines) == height
    assert {width_of(line) for line in lines} == {width}


def test_servers_that_are_off_and_lost_are_told_apart() -> None:
    world = room()
    name = sorted(world.servers)[0]
    lost = world.with_server(attrs.evolve(world.servers[name], state=ServerState.LOST))
    assert "✖" not in shown(world, 42, 14)
    assert shown(lost, 42, 14).count("✖") == 1
    assert "✖" in shown(lost, 42, 3)


def test_racks_that_do_not_fit_are_counted() -> None:
    world = room()
    assert len(world.racks) > 1
    assert f"+{len(world.racks) - 1}" in shown(world, 10, 6)


def test_arrays_pools_switches_and_feeds_are_drawn_and_show_what_ails_them() -> None:
    world = advance(opened(), 2 * HOUR).world
    calm = shown(world, 60, 16)
    for name in ("feed-a", "feed-b", "room-1", "core-1", "box", "fab-a", "pool-1", "vault"):
        assert f"● {name}" in calm or f"●{name}" in calm, name
    assert calm.count("⇄●●") == 3
    assert calm.count("≈●●") == 3
    worse = befall(
        world,
        (PartFailed("tor-ba", "board-1"), PartFailed("box", "disk-2")),
    ).world
    ill = shown(worse, 60, 16)
    assert "▲ box" in ill
    assert "✖✖●" in ill


@pytest.mark.parametrize(("width", "height"), [(6, 3), (20, 5), (42, 12), (66, 20)])
def test_the_big_room_keeps_to_its_size_too(width: int, height: int) -> None:
    lines = thumbnail(opened(), width, height)
    assert len(lines) == height
    assert {width_of(line) for line in lines} == {width}
