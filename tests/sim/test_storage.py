"""Shared storage beside the figures of the domain data (section 4; section 13, formulas 3, 4)."""

import pytest

from dcgame.kernel.bands import Band
from dcgame.kernel.units import HOUR
from dcgame.sim.engine import advance, befall, begin
from dcgame.sim.facts.base import Cited
from dcgame.sim.facts.folders import GuestLocked
from dcgame.sim.facts.groups import SpareStepsIn
from dcgame.sim.facts.hardware import PartFailed
from dcgame.sim.gauges.io import EVENLY, FABRIC, PAIN, endurable, group_load, io_load, latency
from dcgame.sim.gauges.raid import group_iops, survives, usable, weight
from dcgame.sim.gauges.stores import (
    capacity,
    free,
    io_gauge,
    reachable,
    shared_stores,
    speed,
    store_latency,
    used,
)
from dcgame.sim.wakes.boot import FirstBoot
from dcgame.sim.wakes.rebuilding import first_error, rebuild_time
from dcgame.world.goods import CATALOGUE
from dcgame.world.load import HostLoad
from dcgame.world.storage import RaidGroup, RaidLevel
from dcgame.world.world import World
from tests.scenarios.rooms import room

LEVELS = {
    "raid-0": RaidLevel.STRIPE,
    "raid-1": RaidLevel.MIRROR,
    "raid-10": RaidLevel.STRIPED_MIRRORS,
    "raid-5": RaidLevel.PARITY,
    "raid-6": RaidLevel.DOUBLE_PARITY,
}

ROOM = """
{more}
server esx-1 runs openvisor
server esx-2 runs openvisor
array box model {model} drives {drives}
group g1 array box raid {raid} disks {disks}
lun lun-1 group g1 size 300000
fabric san-a servers esx-1 arrays box
guest db on esx-1 store lun-1 vcpu 4 ram 8192 disk 100000
app sql on db service erp peak 1000 io {io} writes {writes}
service erp
"""


def stored(
    raid: str = "5",
    disks: str = "1-5",
    drives: str = "sas-600g=5",
    model: str = "entry-2015",
    io: int = 100,
    writes: int = 300,
    more: str = "",
) -> World:
    """A room with one logical unit, one host that reaches it, and one that does not."""
    text = ROOM.format(
        raid=raid, disks=disks, drives=drives, model=model, io=io, writes=writes, more=more
    )
    return begin(room(text)).world


@pytest.mark.parametrize(
    ("level", "penalty"),
    [("raid-0", 1), ("raid-1", 2), ("raid-10", 2), ("raid-5", 4), ("raid-6", 6)],
)
def test_a_write_costs(level: str, penalty: int) -> None:
    """RAID 0/1/10/5/6 = 1/2/2/4/6. Catches: a wrong penalty, reads that pay it too."""
    assert weight(LEVELS[level], 1000, False, True) == penalty * 1000
    assert weight(LEVELS[level], 0, False, True) == 1000
    assert weight(LEVELS[level], 300, False, True) == 700 + 300 * penalty


def test_reads_of_a_degraded_parity_group_count_twice() -> None:
    """On spinning disks. Catches: mirrors or flash that do so too."""
    assert weight(RaidLevel.PARITY, 0, True, True) == 2000
    assert weight(RaidLevel.PARITY, 0, True, False) == 1000
    assert weight(RaidLevel.STRIPED_MIRRORS, 0, True, True) == 1000


@pytest.mark.parametrize(
    ("level", "disks", "share"),
    [("raid-10", 8, 4), ("raid-5", 8, 7), ("raid-6", 8, 6), ("raid-1", 2, 1)],
)
def test_usable(level: str, disks: int, share: int) -> None:
    """Half, (n−1)/n, (n−2)/n."""
    assert usable(LEVELS[level], disks, 600_000) == share * 600_000


def test_what_groups_survive() -> None:
    """Catches: a parity too many or too few, mirrors counted as disks instead of as pairs."""
    disks = tuple(f"disk-{number}" for number in range(1, 7))

    def outlives(level: str, *gone: int) -> bool:
        group = RaidGroup("g", "box", LEVELS[level], disks, "sas-600g")
        return survives(group, tuple(f"disk-{number}" for number in gone))

    assert not outlives("raid-0", 1)
    assert outlives("raid-5", 1)
    assert not outlives("raid-5", 1, 2)
    assert outlives("raid-6", 1, 2)
    assert not outlives("raid-6", 1, 2, 3)
    assert outlives("raid-10", 1, 3, 5)
    assert not outlives("raid-10", 1, 2)


@pytest.mark.parametrize(
    ("disk", "rate"),
    [("hdd-7k2", 80), ("hdd-10k", 130), ("hdd-15k", 180), ("ssd", 40_000), ("nvme", 250_000)],
)
def test_accesses_of_a_disk(disk: str, rate: int) -> None:
    assert CATALOGUE.disks[disk].iops == rate


def test_the_cap_is_that_of_all_disks() -> None:
    """``cap = n·iops``; a rebuild takes a quarter, a cache without a guard half (a constant)."""
    world = stored(drives="sas-600g=6")
    assert group_iops(world, world.raid_groups["g1"]) == 5 * 180
    dead = befall(world, (PartFailed("box", "disk-2"),)).world
    assert group_iops(dead, dead.raid_groups["g1"]) == 4 * 180
    filled = befall(dead, (SpareStepsIn("g1", "disk-2", "disk-6"),)).world
    assert group_iops(filled, filled.raid_groups["g1"]) == 4 * 180 * 3 // 4
    through = befall(world, (PartFailed("box", "battery-1"),)).world
    assert group_iops(through, through.raid_groups["g1"]) == 5 * 180 // 2


@pytest.mark.parametrize(
    ("asked", "milliseconds"), [(10, 13), (25, 15), (60, 20), (85, 30), (100, 40), (130, 100)]
)
def test_measured_latencies_of_a_slow_disk(asked: int, milliseconds: int) -> None:
    """The six points that were measured on a disk of 7,200 turns (domain data, section 4), within
    6 %. Catches: a ρ of the 80 accesses that one plans with, or of what can be endured."""
    seen = _seen("hdd-7k2", asked)
    assert abs(seen - milliseconds * 1000) <= milliseconds * 60


@pytest.mark.parametrize(
    ("disk", "asked", "milliseconds"),
    [("hdd-15k", 90, 12), ("hdd-15k", 144, 30), ("hdd-15k", 500, 300), ("ssd", 20_000, 0.3)],
)
def test_latency_by_the_formula(disk: str, asked: int, milliseconds: float) -> None:
    """``S/(1 − min(ρ, .98))`` of 6 ms and 180 accesses, of 0.15 ms and 40,000. Catches: one
    without its bound."""
    assert abs(_seen(disk, asked) - milliseconds * 1000) <= milliseconds * 10


def _seen(name: str, asked: int) -> int:
    """Microseconds of an access to one disk that so many a second ask for, without the fabric."""
    disk = CATALOGUE.disks[name]
    loads = (io_load(EVENLY, asked, 1000),)
    load = HostLoad(("a",), loads, endurable(disk.iops, disk, FABRIC))
    return latency(load, disk, FABRIC, 0) - FABRIC


def test_the_gauge_is_out_where_the_latency_is_25_ms() -> None:
    """At what one plans with, less what the fabric takes. Catches: a threshold at full disks,
    where slow ones have long been unbearable."""
    world = stored(drives="sata-2t=5", io=400, writes=0)
    load = group_load(world, "g1", None)
    disk = CATALOGUE.disks["hdd-7k2"]
    assert abs(load.capacity / (5 * 148 * 1000) - (24.8 - 12.4) / 24.8) < 0.002
    after = advance(world, HOUR).world
    assert after.gauges["io/g1"].band is Band.OUT
    assert store_latency(after, "lun-1") > PAIN
    assert disk.microseconds == 12_400


@pytest.mark.parametrize(
    ("disk", "size", "load", "hours"),
    [
        ("hdd-7k2", 8_000_000, 300, 21.2),
        ("hdd-10k", 1_200_000, 300, 2.4),
        ("ssd", 3_840_000, 300, 2.8),
    ],
)
def test_rebuild_time(disk: str, size: int, load: int, hours: float) -> None:
    """``T = TB·1e6/(rate·(1−load))``: 8 TB at 105 MB/s 21 h, at 140 and 385 MB/s likewise."""
    assert abs(rebuild_time(size, CATALOGUE.disks[disk], load) / HOUR - hours) < 0.1


def test_read_errors_of_a_rebuild() -> None:
    """Four disks of 8 TB in RAID 5 meet one in 85 % of rebuilds at 1e-14 a bit.

    Catches: bits taken for bytes, one source instead of all three, luck without its key."""
    met = 0
    for seed in range(200):
        world = stored("5", "1-4", "sata-8t=4", "midrange-2026", more=f"seed {seed}\nstress 1000")
        group = world.raid_groups["g1"]
        errors = [
            first_error(world, group, "disk-1", source, 8_000_000)
            for source in ("disk-2", "disk-3", "disk-4")
        ]
        met += min(errors) < 8_000_000
    assert abs(met - 170) <= 18


def test_datastores_are_one_thing() -> None:
    """Catches: local disks left out, a host that reaches what it has no cable to."""
    world = stored()
    assert shared_stores(world) == ("lun-1",)
    assert capacity(world, "lun-1") == 300_000
    assert used(world, "lun-1") == 100_000
    assert free(world, "lun-1") == 200_000
    assert used(world, "esx-1") == 0
    assert capacity(world, "esx-1") == 3_840_000
    assert reachable(world, "lun-1", "esx-1")
    assert not reachable(world, "lun-1", "esx-2")
    assert reachable(world, "esx-1", "esx-1")
    assert not reachable(world, "esx-1", "esx-2")
    assert io_gauge(world, "lun-1") == "io/g1"
    assert io_gauge(world, "esx-1") == "io/esx-1"
    assert speed(world, "lun-1") == 5 * 200 * 1000


def test_a_first_boot_that_finds_its_folder_locked_is_told() -> None:
    """Mutations caught: it starts all the same; nobody is told; the lock is not cited."""
    world = begin(room("server esx-1 runs openvisor\nguest web on esx-1 stopped\n")).world
    (told,) = FirstBoot("web").decide(world.change_guest("web", stale_lock=7))
    assert isinstance(told, Cited)
    assert isinstance(told.fact, GuestLocked)
    assert told.given == (7,)
