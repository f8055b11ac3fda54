"""What reading and writing shared storage puts on links (game.md section 2, domain data section 5).

Mutations that it catches, each tried: reads that cross the network although a copy lies at home,
or do not although none does; writes that go to one copy whatever the pool keeps; uplinks forgotten
between racks, of one rack only, or crossed within one; an access of another size; Fibre Channel on
the ports of hosts; latencies without their wait, or without pain on a full link; applications that
do not run, copies that are stale and nodes that are away counted with the others.
"""

import pytest

from dcgame.kernel.values import changed
from dcgame.sim.commands.base import Command
from dcgame.sim.commands.grammar import parse
from dcgame.sim.engine import Outcome, begin, submit
from dcgame.sim.gauges.bandwidth import hauled_now, link_now, wire_wait
from dcgame.sim.gauges.hauling import between_nodes, hauls_of, on_lan
from dcgame.sim.gauges.io import PAIN
from dcgame.sim.gauges.stores import store_latency
from dcgame.world.app import AppState
from dcgame.world.world import World
from tests.scenarios.rooms import room

POOL = """
switch core-1 role core
switch tor-a rack rack-a gigabits 10 uplinks core-1
switch tor-b rack rack-b gigabits 10 uplinks core-1
rack rack-a
rack rack-b
server esx-1 runs openvisor rack rack-a
server esx-2 runs openvisor rack rack-a
server esx-3 runs openvisor rack rack-a
server esx-4 runs openvisor rack rack-b
server esx-5 runs openvisor rack rack-b
pool pool-1 nodes esx-1,esx-2,esx-3,esx-4,esx-5 keep {keep}
guest web-1 on {host} store pool-1 disk 100000 tools
app shop on web-1 service shop io 10000 writes 300
service shop
"""
LAN = """
switch core-1 role core
switch tor-a rack rack-a gigabits 1 uplinks core-1
server esx-1 runs openvisor
array box model midrange-2026 drives nvme-7t6=4
group g1 array box raid 10 disks 1-4
lun lun-1 group g1 size 2000000
{fabrics}
guest web-1 on esx-1 store lun-1 tools
app shop on web-1 service shop io {io}
service shop
"""


def pool(keep: str = "rf2", host: str = "esx-1") -> World:
    """Five nodes in two racks; the shop's copies lie where its guest began and beside."""
    return begin(room(POOL.format(keep=keep, host=host))).world


def nodes_of(world: World) -> list[str]:
    """Where the shop's copies lie."""
    return [piece.node for piece in world.pools["pool-1"].layouts["web-1"].pieces]


@pytest.mark.parametrize(("keep", "sent"), [("rf2", 300), ("rf3", 600), ("ec4+1", 825)])
def test_writes_go_to_every_copy_and_reads_stay_at_home(keep: str, sent: int) -> None:
    """3 writes in 10: one copy elsewhere, two, or four quarters; with parity three quarters of each
    read come from elsewhere too."""
    world = pool(keep)
    hauls = hauls_of(world, world.apps["shop"])
    others = [name for name in nodes_of(world) if name != "esx-1"]
    assert hauls["esx-1"] == pytest.approx(sent, abs=4)
    assert sum(hauls[name] for name in others) == hauls["esx-1"]


def test_reads_cross_the_network_where_no_copy_lies() -> None:
    """A guest away from its copies: all that it reads, and both of its writes."""
    world = pool()
    away = next(name for name in ("esx-2", "esx-3") if name not in nodes_of(world))
    moved = world.change_guest("web-1", host=away)
    hauls = hauls_of(moved, moved.apps["shop"])
    assert hauls[away] == 700 + 2 * 300
    assert sorted(hauls[name] for name in nodes_of(world)) == [650, 650]


@pytest.mark.parametrize("keep", ["rf2", "rf3"])
def test_racks_meet_over_both_their_uplinks(keep: str) -> None:
    """A copy in the other rack is written over the uplinks of both; one in the same is not."""
    world = pool(keep)
    far = [name for name in nodes_of(world) if world.servers[name].rack == "rack-b"]
    hauls = hauls_of(world, world.apps["shop"])
    assert {name: hauls.get(name, 0) for name in ("tor-a", "tor-b")} == dict.fromkeys(
        ("tor-a", "tor-b"), 300 * len(far)
    )
    here = hauled_now(world, "tor-a")
    assert here == hauled_now(world, "tor-b") == 10_000 * 64 * 300 * len(far) // 9_000_000


def test_only_what_can_be_written_is_written() -> None:
    """A node that is away gets nothing, a stale copy is neither read nor kept level, and what does
    not run asks for nothing."""
    world = pool("rf3")
    others = [name for name in nodes_of(world) if name != "esx-1"]
    for less in (_away(world, others[0]), _stale(world, others[0])):
        assert dict(hauls_of(less, less.apps["shop"]))["esx-1"] == 300
        assert others[0] not in hauls_of(less, less.apps["shop"])
    stopped = world.change_app("shop", state=AppState.STOPPED)
    assert between_nodes(stopped, stopped.pools["pool-1"]) == {}
    array = lan(10_000, ISCSI)
    stopped = array.change_app("shop", state=AppState.STOPPED)
    assert on_lan(array, array.servers["esx-1"])
    assert not on_lan(stopped, stopped.servers["esx-1"])


def _away(world: World, name: str) -> World:
    nodes = tuple(
        changed(node, away=True) if node.server == name else node
        for node in world.pools["pool-1"].nodes
    )
    return world.alter("pools", "pool-1", nodes=nodes)


def _stale(world: World, name: str) -> World:
    layouts = world.pools["pool-1"].layouts
    pieces = tuple(
        changed(piece, stale=0) if piece.node == name else piece
        for piece in layouts["web-1"].pieces
    )
    layout = changed(layouts["web-1"], pieces=pieces)
    return world.alter("pools", "pool-1", layouts=layouts.set("web-1", layout))


def lan(io: int, fabrics: str) -> World:
    """A host on two ports of 1 Gb/s, its disks in an array."""
    return begin(room(LAN.format(io=io, fabrics=fabrics))).world


ISCSI = "fabric lan-a model iscsi-2026 servers esx-1 arrays box"
FC = "fabric fc-a servers esx-1 arrays box"


@pytest.mark.parametrize(("fabrics", "share"), [(ISCSI, 355), (FC, None), (f"{ISCSI}\n{FC}", 177)])
def test_only_ethernet_storage_takes_the_ports(fabrics: str, share: int | None) -> None:
    """10,000 accesses of 8 kB are 640 of 1,800 Mb/s; half of it where Fibre Channel shares it."""
    assert link_now(lan(10_000, fabrics), "esx-1") == share


def test_an_access_waits_for_the_wire() -> None:
    """71 µs of 1 Gb/s, twice as long on a link half full, and in pain where it is out."""
    assert wire_wait(lan(1, ISCSI), "lun-1") == 71
    assert wire_wait(lan(14_063, ISCSI), "lun-1") == 142
    assert wire_wait(lan(28_126, ISCSI), "lun-1") == PAIN
    assert wire_wait(lan(28_126, FC), "lun-1") == 0
    busy, quiet = (store_latency(lan(14_063, each), "lun-1") for each in (ISCSI, FC))
    assert busy == quiet + 142


def test_what_moves_to_a_pool_takes_the_ports_of_its_nodes() -> None:
    """Copies over the room's switches share them with everybody else."""
    text = POOL.format(keep="rf2", host="esx-1") + "guest lab on esx-2 stopped disk 50000"
    command = parse("move-storage lab pool-1")
    assert isinstance(command, Command)
    done = submit(begin(room(text)).world, command)
    assert isinstance(done, Outcome)
    job = next(iter(done.world.jobs.values()))
    assert {f"port/esx-{number}" for number in range(1, 6)} <= set(job.over)
