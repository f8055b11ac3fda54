"""What a preview says: what is down and for how much, what a single failure would then do, what
will be short, and when.

Mutations that were seen to fail here: radii of the room as it is now instead of after the order;
parts of a server left out; a breaker's or a gauge's timer taken for the order's own work; the run
ended with the work; hidden defects that count; what is down already counted as exposed; energy
saved by dark servers.
"""

import pytest

from dcgame.kernel.units import HOUR, MINUTE
from dcgame.play.blast import radius
from dcgame.play.forecast import Forecast, forecast
from dcgame.play.foretold import NOTHING, Tone, notes
from dcgame.sim.commands.base import Command, Refused
from dcgame.sim.commands.grammar import parse
from dcgame.sim.engine import advance, befall, begin, submit
from dcgame.sim.facts.power import BreakerTripped
from dcgame.sim.failures.bad_backup import BAD_BACKUP
from dcgame.sim.failures.generator_no_start import GENERATOR_NO_START
from dcgame.tui.floor.orders import forecast_runs
from dcgame.tui.widgets.ink import folded
from dcgame.words import use
from dcgame.world.world import World
from tests.scenarios.rooms import room

HOSTS = """
cluster k ha share 25
server a runs openvisor cluster k
server b runs openvisor cluster k
server c runs openvisor cluster k
san lun-1
guest g1 on a store lun-1 ram 8192
app a1 on g1 peak 500 service s1
service s1 sla gold revenue 100000
"""
VOTES = HOSTS.replace("cluster k ha", "cluster k policy watchdog")
REPLICAS = """
cluster k ha
server a runs openvisor cluster k
server b runs openvisor cluster k
server c runs openvisor cluster k
san lun-1
guest web-1 on a store lun-1 ram 8192 vcpu 4
guest web-2 on b store lun-1 ram 8192 vcpu 4
app w1 on web-1 peak 500 service shop
app w2 on web-2 peak 500 service shop
service shop needs 1 sla gold revenue 120000
"""
TOGETHER = REPLICAS.replace("web-2 on b", "web-2 on a")
APART = TOGETHER.replace(" store lun-1", "").replace("san lun-1", "")
POOL = """
link 10000
server a runs openvisor
server b runs openvisor
server c runs openvisor
server d runs openvisor
server e runs openvisor
pool p nodes a,b,c,d,e keep rf3
guest g1 on a store p disk 3000000
app a1 on g1 service s1
service s1
"""
DISKS = """
link 10000
server a runs openvisor
server b runs openvisor
array box model entry-2015 drives sas-600g=8
group g1 array box raid 5 disks 1-4
lun lun-1 group g1 size 1000000
group g2 array box raid 5 disks 5-8
lun lun-2 group g2 size 1000000
fabric san-a servers a,b arrays box
fabric san-b servers a,b arrays box
guest d1 on a store lun-1 ram 8192 vcpu 4 disk 40000 tools
guest d2 on b store lun-2 ram 8192 vcpu 4 disk 40000 tools
app a1 on d1 peak 500 io 110 writes 1000 service s1
app a2 on d2 peak 500 io 110 writes 1000 service s2
service s1
service s2
"""
MEMORY = """
server a model pizza-2009 runs openvisor
guest g1 on a ram 8192
app a1 on g1 peak 300 active 3000 service s1
service s1
guest g3 on a ram 1024
"""
CORDS = """
billing on
feed feed-a
feed feed-b
pdu pdu-a rack rack-a feed feed-a watts 3000
pdu pdu-b rack rack-a feed feed-b watts 3000
server a runs openvisor
guest g1 on a vcpu 16 ram 8192
app a1 on g1 peak 16000 service s1
service s1 sla gold revenue 100000
"""
BUILDING = """
feed feed-a ups ups-a generator gen-1
ups ups-a watts 5000
generator gen-1 watts 9000
pdu pdu-a rack rack-a feed feed-a watts 3000
server a runs openvisor
guest g1 on a
app a1 on g1 service s1
service s1
"""
BACKUP = """
server a runs openvisor
guest g1 on a disk 10000
app a1 on g1 service s1 disk 5000
service s1
repository vault size 400000
"""
RACKS = """
rack rack-b
feed feed-a
pdu pdu-a rack rack-a feed feed-a watts 3000
pdu pdu-b rack rack-b feed feed-a watts 3000
server a runs openvisor
server b runs openvisor rack rack-b
server c runs openvisor
guest web-1 on a ram 8192
guest web-2 on b ram 8192
app w1 on web-1 peak 500 service shop
app w2 on web-2 peak 500 service shop
service shop needs 1 revenue 120000
"""
LINKS = """
switch core-1 role core
switch tor-a rack rack-a gigabits 1 uplinks core-1
server a runs openvisor
server b runs openvisor
server c runs openvisor
server d runs openvisor
server e runs openvisor
pool p nodes a,b,c,d
guest g1 on a store p disk 100000 tools
guest g2 on e disk 40000
app a1 on g1 io 84000 service s1
app a2 on g2 traffic 700 service s2
service s1
service s2
repository vault size 2000000 speed 400000
"""
FULL = POOL.replace("keep rf3", "").replace("disk 3000000", "disk 5000000")
OFFICE = DISKS.replace("d2 on b store lun-2", "d2 on b store lun-1").replace(
    "peak 500 io", "shape office peak 500 io"
)
TIGHT = CORDS.replace("feed-a watts 3000", "feed-a watts 300")

SAID = {
    "a replica beside the other": (
        REPLICAS,
        "migrate web-2 to a",
        "a alone would then take down shop for 96 s (1,200 € a month)",
    ),
    "a replica away from the other": (
        APART,
        "migrate web-2 to b",
        "no single failure takes down shop any more",
    ),
    "away from it, on the same array": (
        TOGETHER,
        "migrate web-2 to b",
        "a alone no longer takes down shop",
    ),
    "high availability off": (
        HOSTS,
        "ha k off",
        "a alone would then take down s1 for good, not for 96 s",
    ),
    "votes no more counted": (
        VOTES,
        "quorum k off",
        "k counts no votes: only locks keep a guest from running twice",
    ),
    "no room kept": (
        HOSTS,
        "admission k share 0",
        "k keeps 0 % of its memory free for restarts (before: 25 %)",
    ),
    "one vote less": (
        VOTES,
        "leave c",
        "a or b alone would then take down s1 for good, not for 3 min 03 s",
    ),
    "a copy less": (
        POOL,
        "set-rf p keep rf2",
        "p survives the loss of 1 of its nodes (before: 2)",
    ),
    "both cords on one side": (
        CORDS,
        "cable psu-2 of a to pdu-a",
        "pdu-a alone would then take down s1 (1,000 € a month)",
    ),
    "more than one side bears": (
        TIGHT,
        "cable psu-2 of a to pdu-a",
        "The breaker of pdu-a has tripped, at 131 % of its rating (day 1 02:21) → "
        "s1 stays down: 300 € of credits after a day",
    ),
    "busy disks": (
        DISKS,
        "move-storage d2 to lun-1",
        "Disk access on g1: 161 % (day 1 01:15) → s1 slow 23 h 47, s2 slow 23 h 47",
    ),
    "a backup beside the writes of a pool": (
        LINKS,
        "backup g1 to vault",
        "The link of a has run out (day 1 01:15) → s1 slow 44 min",
    ),
    "a guest away from its copies": (
        LINKS.replace("84000", "80000"),
        "migrate g1 to b",
        "The link of a: 185 % (day 1 01:20) → s1 slow 23 h 49",
    ),
    "drivers that know the hypervisor": (
        LINKS,
        "tools g2",
        "The emulated network card of g2 has room again",
    ),
    "a tight limit": (
        HOSTS,
        "limit g1 cpu 10",
        "The virtual processor of a1: 5,000 % (day 1 01:15) → s1 slow 23 h 45",
    ),
    "too much memory": (
        MEMORY,
        "resize g1 ram 11500",
        "The memory of a: 102 % promised, it compresses or swaps → s1 slow 1 d 0 h",
    ),
}


def _world(text: str) -> World:
    return advance(begin(room(text)).world, HOUR).world


def _seen(text: str, line: str) -> Forecast:
    command = parse(line)
    assert isinstance(command, Command)
    seen = forecast(_world(text), command)
    assert isinstance(seen, Forecast)
    return seen


@pytest.mark.parametrize(("text", "line", "said"), SAID.values(), ids=SAID.keys())
def test_a_preview_says_what_follows(text: str, line: str, said: str) -> None:
    seen = notes(_seen(text, line))
    assert said in [note.text for note in seen]
    good = [note.text for note in seen if note.tone is Tone.GOOD]
    assert (NOTHING in good) is (said in good)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (VOTES, "leave c", [SAID["one vote less"][2], "k keeps its quorum only with all of "]),
        (CORDS, "cable psu-2 of a to pdu-a", [SAID["both cords on one side"][2]]),
        (
            FULL,
            "create g3 on c vcpu 1 ram 1024 disk 1600000 store p",
            ["p is full: writes stop → s1 stays down"],
        ),
        (RACKS, "migrate web-2 to c", ["pdu-a alone would then take down shop (1,200 € a month)"]),
        (HOSTS, "update a", ["s1 down 96 s"]),
        (TOGETHER.replace("needs 1", "needs 2"), "update a", ["shop down 96 s"]),
        (
            HOSTS.replace("store lun-1 ram", "ram"),
            "move-storage g1 to lun-1",
            [
                "san alone would then take down s1 (1,000 € a month)",
                "if a fails, s1 comes back by itself after 96 s",
            ],
        ),
        (
            DISKS.replace("io 110", "io 100"),
            "update box",
            [
                "The other controller of box takes over; input and output stand still meanwhile → ",
                "Disk access on g1 has run out (day 1 01:15) → s1 slow 24 min",
                "and 1 more",
            ],
        ),
        (CORDS, "power-off a", ["s1 stays down: 300 € of credits after a day"]),
        (OFFICE, "create g9 on a vcpu 1 ram 512", [NOTHING]),
    ],
)
def test_a_thing_is_said_once_and_only_if_the_order_does_it(
    text: str, line: str, said: list[str]
) -> None:
    seen = [note.text for note in notes(_seen(text, line)) if note.tone is not Tone.PLAIN]
    assert len(seen) == len(said), seen
    assert all(told.startswith(each) for told, each in zip(seen, said, strict=True)), seen


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_hurts_comes_first_and_little_is_said(language: str) -> None:
    """All of it stands in the four lines under the racks, at 80 cells."""
    use(language)
    try:
        for text, line, _ in SAID.values():
            seen = _seen(text, line)
            order = [list(Tone).index(note.tone) for note in notes(seen)]
            assert order == sorted(order)
            shown = folded(((f": {line}   ", "accent"), *forecast_runs(seen)), 78)
            assert len(shown) <= 4, shown
    finally:
        use("en")


def test_nor_which_backup_cannot_be_read() -> None:
    world = _world(BACKUP)
    for line, hours in (("backup g1 to vault", 3), ("test-restore g1 from vault", 0)):
        command = parse(line)
        assert isinstance(command, Command)
        seen = forecast(world, command)
        assert isinstance(seen, Forecast)
        assert not seen.alarms
        done = submit(world, command)
        assert not isinstance(done, Refused)
        world = advance(done.world, world.now + hours * HOUR).world
        world = befall(world, BAD_BACKUP.strike(world, "vault")).world
    assert any(backup.bad for backup in world.backups.values())


def test_a_repair_takes_its_time() -> None:
    """The work on a breaker is work, though what a breaker does by itself is not."""
    world = befall(_world(CORDS), (BreakerTripped("pdu-a", 0),)).world
    command = parse("reset-breaker pdu-a")
    assert isinstance(command, Command)
    seen = forecast(world, command)
    assert isinstance(seen, Forecast)
    assert seen.duration >= HOUR
    assert "pdu-b alone no longer takes down s1" in [note.text for note in notes(seen)]


def test_only_a_test_finds_out_what_is_hidden() -> None:
    """A preview of the test, or of anything else, does not know that a starter is dead."""
    world = befall(
        _world(BUILDING), GENERATOR_NO_START.strike(_world(BUILDING), "gen-1/starter-1")
    ).world
    assert world.generators["gen-1"].weakened is not None
    command = parse("generator-test gen-1")
    assert isinstance(command, Command)
    seen = forecast(world, command)
    assert isinstance(seen, Forecast)
    assert [note.text for note in notes(seen)] == [NOTHING]
    found = radius(world, "feed-a")
    assert found is not None
    assert not found.outages
    tested = submit(world, command)
    assert not isinstance(tested, Refused)
    found = radius(tested.world, "feed-a")
    assert found is not None
    assert found.services == ("s1",)


def test_the_dark_is_no_saving_and_what_follows_is_no_work() -> None:
    tripped, switched_off = _seen(TIGHT, "cable psu-2 of a to pdu-a"), _seen(CORDS, "power-off a")
    assert tripped.duration == 70 * MINUTE
    assert tripped.monthly_cents == switched_off.monthly_cents == 0
    assert not tripped.downtime
    assert _seen(CORDS.replace("app a1", "app a1 stopped"), "power-off a").monthly_cents < 0


@pytest.mark.parametrize(
    ("line", "goes_on"), [("create g9 on a vcpu 1 ram 512", 0), ("snapshot g1", 1)]
)
def test_what_harms_nobody_is_told_as_such(line: str, goes_on: int) -> None:
    seen = _seen(HOSTS, line)
    assert not seen.warns
    assert [note.text for note in notes(seen)] == [NOTHING, *seen.lasting]
    assert len(seen.lasting) == goes_on


FILLING = """
horizon 60
server a model tower-2006 runs hosted
guest db on a disk 120000 ram 1024 vcpu 1
guest web on a disk 100000 ram 1024 vcpu 1
app ledger on db service books size 500 disk 80000
service books
"""


def test_a_long_chain_is_warned_of_and_not_refused() -> None:
    """Catches: a warning from the second on, or at each order; the chain before the order; a
    datastore that fills although no file may outgrow its disk."""
    world = begin(room(FILLING)).world
    told = []
    for number in range(4):
        command = parse(f"snapshot db as s{number}")
        assert isinstance(command, Command)
        seen = forecast(world, command)
        assert isinstance(seen, Forecast)
        told.append(seen.warnings)
        done = submit(world, command)
        assert not isinstance(done, Refused)
        world = done.world
    assert told[:2] == [(), ()]
    assert "3 snapshots" in told[2][0]
    assert "4 snapshots" in told[3][0]
    assert "full in" in told[2][1]
