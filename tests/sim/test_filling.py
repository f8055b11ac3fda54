"""How datastores fill: when they will be fuller, what a folder may still take, what pools hand out
(game.md section 4; domain data, section 11).

Mutations that it catches, each tried: thin disks not looked at from the first second; a thick disk
that grows, or counts as room to grow; another rate, when the disk that is being filled is full, not
foreseen; a datastore with thin disks looked at a minute late; one foreseen to be full that what
grows on it cannot fill; a snapshot's folder that gets no more than its disks from a pool; what an
application left behind not written, or an operating system alone taken for content; a young whole
copy counted again beside an older one that came from elsewhere.
"""

from dcgame.kernel.units import DAY
from dcgame.sim.commands.snapshot import TakeSnapshot
from dcgame.sim.engine import Outcome, advance, begin, submit
from dcgame.sim.facts.snapshots import StoreFilled
from dcgame.sim.gauges.filling import full_in, fuller_in
from dcgame.sim.gauges.folders import folder_size
from dcgame.sim.gauges.handing import handed_out
from dcgame.sim.gauges.kept import stored
from dcgame.sim.gauges.thin import thin_growth, thin_left
from dcgame.world.backup import Backup
from dcgame.world.growth import GUEST_SYSTEM, content, written
from dcgame.world.guest import VirtualDisk
from dcgame.world.world import World
from tests.scenarios.rooms import room

TEXT = """
server esx-1 runs openvisor
array box drives sas-600g=9
group g1 array box raid 5 disks 1-5
lun lun-1 group g1 size 900000
fabric san-a servers esx-1 arrays box
guest logs on esx-1 store lun-1 disk 200000
guest wiki on esx-1 store lun-1 disk 100000 ram 2048
app syslog on logs service audit disk 100000 growth 86400
app pages on wiki service wiki disk 20000
service audit
service wiki
"""
"""Logs take a megabyte a second."""
FIRST = 90_000
"""Megabytes that are free on the first disk of the logs."""


def lun(second: int = 600_000) -> World:
    """The logs fill a thick disk of 200 GB first, then a thin one; the pages only their own."""
    more = (VirtualDisk(second, thin=True),)
    return begin(room(TEXT).change_guest("logs", more=more)).world


def test_a_thin_disk_grows_once_the_thick_one_is_full() -> None:
    """Until then it takes nothing new; the second in which that changes is foreseen."""
    world = lun()
    logs = world.guests["logs"]
    assert thin_growth(world, logs) == (0, FIRST)
    assert thin_left(world, logs) == 600_000
    assert fuller_in(world, "lun-1") == FIRST
    world = advance(world, FIRST).world
    logs = world.guests["logs"]
    assert thin_growth(world, logs) == (86_400, 600_000)
    assert fuller_in(world, "lun-1") == 900_000 * 85 // 100 - 300_000
    assert full_in(world, "lun-1") == 600_000
    late = advance(world, FIRST + 464_990).world
    assert fuller_in(late, "lun-1") == 10


def test_what_cannot_fill_a_datastore_is_not_said_to() -> None:
    """The thin disk is full before the LUN is; a snapshot too is never larger than its disk."""
    world = advance(lun(590_000), FIRST).world
    assert full_in(world, "lun-1") is None
    done = submit(world, TakeSnapshot("wiki"))
    assert isinstance(done, Outcome)
    assert full_in(done.world, "lun-1") is not None


def test_a_pool_hands_out_a_piece_more_also_to_a_snapshot() -> None:
    """A hundredth of a folder's size beyond what it takes, where it grows."""
    world = lun()
    assert handed_out(world, world.guests["logs"]) == 200_000
    grown = advance(world, FIRST + 1).world
    assert handed_out(grown, grown.guests["logs"]) == 200_000 + 800_000 // 100
    assert handed_out(world, world.guests["wiki"]) == 100_000
    done = submit(world, TakeSnapshot("wiki"))
    assert isinstance(done, Outcome)
    later = advance(done.world, DAY // 2).world
    taken = folder_size(later, later.guests["wiki"])
    assert 100_000 < taken < 101_000
    assert handed_out(later, later.guests["wiki"]) == 101_000


def test_what_was_written_stays_written() -> None:
    """A copy has all that its original had, what has left gives nothing back; an operating system
    alone is the same in every guest."""
    world = lun()
    held = GUEST_SYSTEM + 100_000
    assert written(world, world.guests["logs"], world.now) == held
    assert content(world, world.guests["logs"]) == held
    emptied = world.change_guest("logs", apps=(), laden=held)
    assert written(emptied, emptied.guests["logs"], world.now) == held
    bare = world.change_guest("wiki", apps=())
    assert content(bare, bare.guests["wiki"]) == 0


def test_a_late_copy_takes_only_what_it_brings() -> None:
    """Beside a younger whole copy one from elsewhere counts with what changed in it."""
    whole = Backup("db@vault/1", "db", "vault", 1, at=200, full=50_000, change=50_000, entry=1)
    late = Backup("db@vault/2", "db", "vault", 2, at=100, full=50_000, change=800, entry=2)
    world = lun()
    for each in (whole, late):
        world = world.put("backups", each)
    assert stored(world, "vault") == 50_800
    assert stored(world.take_away("backups", whole.id), "vault") == 50_000


def test_a_room_that_begins_with_thin_disks_is_watched() -> None:
    """Nobody gives an order, and the LUN is full when it is full."""
    entries = advance(lun(), FIRST + 600_010).entries
    filled = [entry.at for entry in entries if isinstance(entry.fact, StoreFilled)]
    assert filled == [FIRST + 600_000]
