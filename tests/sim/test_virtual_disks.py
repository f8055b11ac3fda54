"""What mode, drivers and a host system leave of a datastore (domain data, sections 1 and 13).

Mutations that it catches: an idle access that takes no longer than its datastore's; one through
a full virtual disk that does not climb; a wait bounded nowhere; a partition of a mainframe with
emulated drivers; dear writes taken for cheap ones, or a chain of snapshots forgotten, where guests
that ask for little are passed over.
The modes themselves, each at its brim, are scenarios (``virtual-disk-*``).
"""

import pytest

from dcgame.kernel.bands import Band
from dcgame.kernel.units import HOUR
from dcgame.sim.engine import advance, begin
from dcgame.sim.gauges.virtual_disks import guest_latency, virtual_wait
from dcgame.world.world import World
from tests.scenarios.rooms import room
from tests.scenarios.script import play

ALONE = """
server a model pizza-2009 runs {platform}
guest w on a ram 1024 {words}
app s on w service s peak 50 io {io} writes 300
service s
"""
RAID_6 = """
server esx-1 runs openvisor
array box model entry-2015 drives sas-600g=6
group g1 array box raid 6 disks 1-6
lun lun-1 group g1 size 900000
fabric san-a servers esx-1 arrays box
guest w on esx-1 store lun-1 {words}
app s on w service s peak 500 io {io} writes 1000
service s
"""


def alone(io: int, words: str = "", platform: str = "openvisor") -> World:
    """A guest on two mirrored disks of 15,000 turns, an hour later."""
    world = begin(room(ALONE.format(io=io, words=words, platform=platform))).world
    return advance(world, HOUR).world


@pytest.mark.parametrize(
    ("words", "platform", "share"),
    [
        ("tools", "openvisor", 950),
        ("mode para", "openvisor", 950),
        ("", "openvisor", 475),
        ("mode emulated", "openvisor", 200),
        ("tools", "hosted", 700),
        ("", "hosted", 350),
    ],
)
def test_an_idle_access_takes_as_long_as_its_share_says(
    words: str, platform: str, share: int
) -> None:
    world = alone(1, words, platform)
    assert guest_latency(world, world.guests["w"]) == pytest.approx(6_000_000 / share, rel=0.02)


def test_a_full_virtual_disk_makes_accesses_wait_though_the_disks_idle() -> None:
    """6.6 ms of its own while idle; at 97 of 100 that it endures ρ is 74 %, at 500 no more than
    fifty times as long."""
    waits = [virtual_wait(world, world.guests["w"]) for world in map(alone, (1, 97, 500))]
    assert waits[0] < 6_900
    assert 24_000 < waits[1] < 27_000
    assert 330_000 < waits[2] < 332_000


def test_a_partition_has_the_disks_of_its_machine() -> None:
    world = begin(
        room(
            "server m model mainframe-1988 runs partitioner\n"
            "guest w on m vcpu 1 ram 16 disk 900 isa mainframe\n"
        )
    ).world
    assert virtual_wait(world, world.guests["w"]) == 0


@pytest.mark.parametrize(("io", "band"), [(60, Band.SHORT), (66, Band.OUT)])
def test_dear_writes_are_not_passed_over(io: int, band: Band) -> None:
    """Six accesses each: 1,080 · 18.8/24.8 · 0.475 ÷ 6 = 64.8 of them."""
    world = begin(room(RAID_6.format(io=io, words=""))).world
    assert advance(world, HOUR).world.gauges["disk/w"].band is band


def test_who_asked_for_little_is_asked_again_when_its_accesses_become_dearer() -> None:
    """420 of 778 accesses, until 25 snapshots make them four times as dear."""
    story = RAID_6.format(io=70, words="tools")
    orders = "".join(f"at 1d01:{minute:02} snapshot w\n" for minute in range(25))
    played = play(story + orders + "until 1d02:00")
    assert played.world.gauges["disk/w"].band is Band.OUT
