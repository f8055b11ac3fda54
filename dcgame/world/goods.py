"""The catalogue of the game. Confidence and sources as in the codex page ``catalogue``.

Disk rates: 150, 200, 550 and 3,500 MB/s sequential, and failure rates of 1.5 and 0.9 % a year
(Backblaze); old servers 225 W idle and 296 W full (Sun, 2009); the other prices and watts are
game constants within the ranges of the domain data.

Random accesses a second: 80, 130 and 180 for disks of 7,200, 10,000 and 15,000 turns, 40,000 and
250,000 for flash; an idle disk answers in 12.4, 7.5, 6, 0.15 and 0.08 ms. A disk of 7,200 turns
that many wait for does 148 at the utmost, as measured (fit of domain data, section 4); of the
others no such curve is known, and they do no more than one plans with. A sector that cannot be
read comes every 1e14 bits (big slow disks), 1e15 (fast ones), 1e17 (flash).
"""

from immutables import Map

from dcgame.world.catalogue import (
    ARM,
    MAINFRAME,
    RISC,
    X86,
    ArrayModel,
    Catalogue,
    DiskModel,
    Drive,
    FabricModel,
    PlatformKind,
    PlatformModel,
)
from dcgame.world.gear_goods import GEAR
from dcgame.world.server_goods import SERVERS

_DISKS = (
    DiskModel("dasd", 3, 3_000, 2_500_000, 40, 24_000, 12_500_000),
    DiskModel("hdd-7k2", 150, 1500, 18_000, 80, 12_400, 12_500_000, 1_850),
    DiskModel("hdd-10k", 200, 1500, 22_000, 130, 7_500, 125_000_000),
    DiskModel("hdd-15k", 200, 1500, 26_000, 180, 6_000, 125_000_000),
    DiskModel("ssd", 550, 900, 32_000, 40_000, 150, 12_500_000_000),
    DiskModel("nvme", 3500, 900, 58_000, 250_000, 80, 12_500_000_000),
)

_DRIVES = (
    Drive("sas-146g", "hdd-15k", 146_000, 28_000),
    Drive("sas-300g", "hdd-15k", 300_000, 36_000),
    Drive("sas-600g", "hdd-15k", 600_000, 42_000),
    Drive("sas-1t2", "hdd-10k", 1_200_000, 38_000),
    Drive("sata-500g", "hdd-7k2", 500_000, 22_000),
    Drive("sata-2t", "hdd-7k2", 2_000_000, 26_000),
    Drive("sata-4t", "hdd-7k2", 4_000_000, 30_000),
    Drive("sata-8t", "hdd-7k2", 8_000_000, 36_000),
    Drive("ssd-960g", "ssd", 960_000, 42_000),
    Drive("ssd-3t8", "ssd", 3_840_000, 98_000),
    Drive("ssd-7t6", "ssd", 7_680_000, 160_000),
    Drive("nvme-7t6", "nvme", 7_680_000, 190_000),
)

_ARRAYS = (
    ArrayModel(
        "cabinet-2006",
        2006,
        price=1_800_000,
        shelf_price=450_000,
        height=3,
        bays=14,
        shelf_bays=14,
        shelves=2,
        drives=("sas-146g", "sas-300g", "sata-500g"),
        takeover=60,
        idle=250_000,
        drive_power=14_000,
        firmware=1_800,
    ),
    ArrayModel(
        "entry-2015",
        2015,
        price=1_400_000,
        shelf_price=300_000,
        height=2,
        bays=24,
        shelf_bays=24,
        shelves=4,
        drives=("sas-600g", "sas-1t2", "sata-2t", "sata-4t", "ssd-960g"),
        takeover=30,
        idle=220_000,
        drive_power=9_000,
    ),
    ArrayModel(
        "midrange-2026",
        2026,
        price=6_500_000,
        shelf_price=700_000,
        height=2,
        bays=24,
        shelf_bays=24,
        shelves=8,
        drives=("sata-8t", "ssd-3t8", "ssd-7t6", "nvme-7t6"),
        takeover=15,
        idle=350_000,
        drive_power=10_000,
    ),
)

_FABRICS = (
    FabricModel("fc-2006", 2006, "fc", 400, 16, 600_000, 90_000, 60_000),
    FabricModel("fc-2015", 2015, "fc", 1_600, 24, 900_000, 70_000, 80_000),
    FabricModel("iscsi-2015", 2015, "iscsi", 1_100, 24, 450_000, 30_000, 120_000),
    FabricModel("iscsi-2026", 2026, "iscsi", 2_800, 48, 800_000, 45_000, 180_000),
)

_PLATFORMS = (
    PlatformModel(
        "timeshare",
        PlatformKind.SYSTEM,
        reserve_cores=0,
        reserve_ram=16,
        boot=600,
        install=28_800,
        patch=7_200,
        per_socket=3_000_000,
        family="timeshare",
        isas=(MAINFRAME,),
    ),
    PlatformModel(
        "partitioner",
        PlatformKind.BARE_METAL,
        reserve_cores=0,
        reserve_ram=8,
        boot=120,
        install=14_400,
        patch=3_600,
        per_socket=1_200_000,
        full_tax=1010,
        para_tax=1010,
        isas=(MAINFRAME,),
        partitions=True,
    ),
    PlatformModel(
        "unix",
        PlatformKind.SYSTEM,
        reserve_cores=0,
        reserve_ram=64,
        boot=180,
        install=7_200,
        patch=1_800,
        per_socket=60_000,
        family="unix",
        isas=(RISC, X86),
    ),
    PlatformModel(
        "linux",
        PlatformKind.SYSTEM,
        reserve_cores=0,
        reserve_ram=1_024,
        boot=40,
        install=1_800,
        patch=300,
        family="linux",
        isas=(X86, ARM, RISC),
    ),
    PlatformModel(
        "windows",
        PlatformKind.SYSTEM,
        reserve_cores=0,
        reserve_ram=2_048,
        boot=60,
        install=2_700,
        patch=1_200,
        per_core=3_345,
        any_guests_per_core=19_380,
        forced_updates=True,
        family="windows",
    ),
    PlatformModel(
        "hosted",
        PlatformKind.HOSTED,
        reserve_cores=1_000,
        reserve_ram=6_144,
        boot=60,
        install=2_700,
        patch=1_200,
        forced_updates=True,
        family="windows",
        full_tax=1100,
        para_tax=1090,
        disk_share=700,
    ),
    PlatformModel(
        "openvisor",
        PlatformKind.BARE_METAL,
        reserve_cores=1_000,
        reserve_ram=4_096,
        boot=60,
        install=1_200,
        patch=600,
        per_socket=37_000,
        full_tax=1040,
        para_tax=1030,
        disk_share=950,
        isas=(X86, ARM),
    ),
    PlatformModel(
        "corevisor",
        PlatformKind.BARE_METAL,
        reserve_cores=1_000,
        reserve_ram=4_096,
        boot=60,
        install=1_200,
        patch=600,
        per_core=13_500,
        full_tax=1040,
        para_tax=1030,
        disk_share=950,
        live_reach=150,
    ),
)

CATALOGUE = Catalogue(
    disks=Map({model.id: model for model in _DISKS}),
    servers=Map({model.id: model for model in SERVERS}),
    platforms=Map({model.id: model for model in _PLATFORMS}),
    drives=Map({drive.id: drive for drive in _DRIVES}),
    arrays=Map({model.id: model for model in _ARRAYS}),
    fabrics=Map({model.id: model for model in _FABRICS}),
    gear=Map({model.id: model for model in GEAR}),
)
