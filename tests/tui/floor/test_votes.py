"""Who votes in a cluster, and for whom that is enough, without a glance at colours.

Mutations caught: votes of hosts that are down still counted; the witness on the wrong side of a
cut; the sign of a host without quorum left out; members left out before mere words where there is
little room; quorum told of a cluster that asks for none; a host that hears nobody and is not named.
"""

from dcgame.kernel.units import HOUR
from dcgame.sim.engine import advance, befall, begin
from dcgame.sim.wakes.ailments import Strike
from dcgame.sim.wakes.base import Later
from dcgame.tui.floor.drawing import draw
from dcgame.tui.floor.inspector import inspector_items
from dcgame.tui.floor.kinds import CLUSTER, SERVER, Look, Target
from dcgame.tui.floor.plan import plan_of
from dcgame.tui.floor.rows import row_of, thing_row
from dcgame.world.world import World
from tests.scenarios.rooms import room

LINES = """
cluster pair policy {more}
rack rack-a
rack rack-b
switch core-1 role core
switch tor-a rack rack-a side a uplinks core-1
switch tor-b rack rack-b side a uplinks core-1
server esx-1 rack rack-a runs openvisor cluster pair
server esx-2 rack rack-b runs openvisor cluster pair
server old-1 model tower-2006 rack rack-b runs linux
"""


def opened(more: str = "watchdog witness none") -> World:
    """Two hosts, and an old box that may be their witness."""
    return begin(room(LINES.format(more=more))).world


def struck(world: World, kind: str, target: str) -> World:
    """An hour after something happened, or some seconds after a cut."""
    strike = Later("incident/0", HOUR, Strike(kind, target))
    return advance(befall(world, (strike,)).world, HOUR + 30).world


def line(world: World, width: int = 57) -> str:
    """What the floor says of the cluster."""
    row = thing_row(world, Target(CLUSTER, "pair"), Look())
    return "".join(text for text, _ in draw(row, width).line).rstrip()


def rack(world: World, width: int = 19) -> str:
    """Both racks, as they are drawn at 80 columns."""
    slots = (slot for each in plan_of(world, True).racks for slot in each)
    rows = (row_of(world, slot, Look()) for slot in slots)
    return "\n".join("".join(text for text, _ in draw(row, width).line) for row in rows)


def page(world: World, target: Target) -> str:
    """What the inspector says."""
    items = inspector_items(world, target, 28)
    return "\n".join("".join(text for text, _ in item.line) for item in items)


def test_two_hosts_alone_have_no_vote_to_spare() -> None:
    world = opened()
    assert line(world) == " ● pair      ■■ 2/2 none to spare HA on ●esx-1 ●esx-2"
    assert line(world, 50) == " ● pair      ■■ 2/2 HA on ●esx-1 ●esx-2"
    fallen = struck(world, "mainboard", "esx-1/mainboard-1")
    assert line(fallen) == " ✖ pair      □□ 1/2 votes HA on no quorum ✖esx-1 □esx-2"
    assert "□ esx-2" in rack(fallen)
    assert "no quorum" in page(fallen, Target(SERVER, "esx-2"))


def test_a_witness_has_a_vote_and_says_so_where_it_stands() -> None:
    world = opened("watchdog witness old-1")
    assert line(world) == " ● pair      ■■■ 3/3 votes HA on ●esx-1 ●esx-2 ■old-1"
    assert "votes in pair" in rack(world)
    fallen = struck(world, "mainboard", "esx-1/mainboard-1")
    assert line(fallen, 70).startswith(" ▲ pair      □■■ 2/3 votes none to spare")
    assert "□" not in rack(fallen)


def test_a_cut_parts_the_votes_and_the_witness_stands_with_whom_it_hears() -> None:
    cut = struck(opened("watchdog heartbeat shared witness old-1"), "uplink-cut", "tor-a")
    assert line(cut) == " ✖ pair      □■■ 2/3 cut apart □esx-1 ╳ ●esx-2 ■old-1"
    parts = page(cut, Target(CLUSTER, "pair")).split("cut apart")
    assert "□ esx-1" in parts[0]
    assert "■ esx-2" in parts[1]
    assert "■ old-1" in parts[1]
    assert [sign for sign in rack(cut) if sign == "□"] == ["□"], "that of esx-1 alone"


def test_where_nobody_counts_votes_none_are_shown() -> None:
    for setting in ("watchdog quorum none witness none", "on witness old-1"):
        world = opened(setting)
        assert ("votes not counted" in line(world)) is (setting[:2] != "on")
        assert "■" not in line(world) + page(world, Target(CLUSTER, "pair"))


def test_where_locks_decide_a_host_that_hears_nobody_is_isolated() -> None:
    cut = struck(opened("on heartbeat shared"), "uplink-cut", "tor-a")
    assert "isolated: esx-1" in line(cut)
    told = page(cut, Target(CLUSTER, "pair"))
    assert "isolated" in told.split("cut apart")[0]
    assert "isolated" not in told.split("cut apart")[1].split("settings")[0]
