"""Signs of beliefs about redundancy, copies and disks, in games that were played.

Mutations caught: a server whose cords come from two feeds; a backup that was there; a snapshot
taken of another guest; data deleted on a single disk; the second node lost after the first's
copies were whole; a folder that was moved as well; a bad backup that a test found; a repository
that went, or was encrypted, with another copy left, or with nothing of the guest in it.
"""

from collections.abc import Callable, Iterator

import pytest

from dcgame.campaign import beliefs
from dcgame.campaign.signs import Case
from dcgame.sim.engine import begin
from tests.scenarios.rooms import room
from tests.scenarios.script import play, split

APPS = "app shop on web service shop\nservice shop\n"
POWER = """
feed feed-a
feed feed-b
pdu pdu-a rack rack-a feed feed-a watts 4000
pdu pdu-b rack rack-a feed feed-b watts 4000
server esx-1 runs openvisor
{cords}
at 1d08:00 fault utility-cut feed-a
at 1d09:00 fault psu esx-1/psu-2
until 1d12:00
"""
HOST = f"""
server esx-1 runs openvisor
repository vault size 400000
guest web on esx-1 autostart disk 100000
{APPS}
"""
POOL = f"""
link 10000
server esx-1 runs openvisor
server esx-2 runs openvisor
server esx-3 runs openvisor
server esx-4 runs openvisor
server esx-5 runs openvisor
pool pool-1 nodes esx-1,esx-2,esx-3,esx-4,esx-5
repository vault size 400000
guest web on esx-3 store pool-1 disk 300000 autostart
{APPS}
"""
ARRAY = f"""
cluster c1 ha
server esx-1 runs openvisor cluster c1
server esx-2 runs openvisor cluster c1
array box model entry-2015 drives sas-600g=6
group g1 array box raid 5 disks 1-5
lun lun-1 group g1 size 400000
fabric fab-a servers esx-1,esx-2 arrays box
guest web on esx-1 store lun-1 autostart disk 100000
{APPS}
at 1d08:00 fault array-controller box/controller-1
"""


def _signs(sign: Callable[[Case], Iterator[int]], text: str) -> list[str]:
    played = play(text)
    first = begin(room(split(text)[0])).world
    case = Case(first, played.entries, played.world, frozenset())
    return [type(played.entries[seq].fact).__name__ for seq in sign(case)]


def test_two_cords_in_one_feed() -> None:
    one = POWER.format(cords="cords esx-1 psu-1 pdu-a psu-2 pdu-a")
    assert _signs(beliefs.two_cords_one_feed, one) == ["ServerDark"]
    assert not _signs(beliefs.two_cords_one_feed, POWER.format(cords=""))
    alone = one.replace("feed feed-b watts", "feed feed-a watts")
    assert not _signs(beliefs.two_cords_one_feed, alone)


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("at 1d08:00 snapshot web", ["FolderDeleted"]),
        ("", []),
        ("at 1d07:00 backup web to vault\nat 1d08:00 snapshot web", []),
    ],
)
def test_a_snapshot_instead_of_a_backup(before: str, found: list[str]) -> None:
    text = f"{HOST}{before}\nat 1d12:00 fault deleted-by-mistake web\nuntil 1d13:00\n"
    assert _signs(beliefs.snapshot_is_no_backup, text) == found


def test_redundant_disks_instead_of_a_backup() -> None:
    deleted = "at 1d12:00 fault deleted-by-mistake web\nuntil 1d13:00\n"
    assert _signs(beliefs.mirror_is_no_backup, POOL + deleted) == ["FolderDeleted"]
    kept = "at 1d07:00 backup web to vault\n"
    assert not _signs(beliefs.mirror_is_no_backup, POOL + kept + deleted)
    dead = "at 1d12:00 fault disk-dead esx-1/disk-1\nuntil 1d13:00\n"
    assert not _signs(beliefs.mirror_is_no_backup, POOL + dead)


@pytest.mark.parametrize(("verb", "found"), [("restore", ["BackupFoundBad"]), ("test-restore", [])])
def test_a_backup_that_nobody_tried(verb: str, found: list[str]) -> None:
    moves = "at 1d07:00 backup web to tapes\nat 1d12:00 fault deleted-by-mistake web\n"
    text = (
        f"{HOST}repository tapes spoils\n{moves}at 1d13:00 {verb} web from tapes\nuntil 1d18:00\n"
    )
    assert _signs(beliefs.green_is_not_readable, text) == found


BESIDE = """
server esx-1 runs openvisor
array box model entry-2015 drives sas-600g=6
group g1 array box raid 5 disks 1-5
lun lun-1 group g1 size 400000
lun lun-2 group g1 size 400000
fabric fab-a servers esx-1 arrays box
repository beside size 300000 store lun-2
repository other size 300000 place remote
repository vault size 300000 immutable
guest web on esx-1 store lun-1 autostart disk 100000
app shop on web service shop
service shop
{0}
at 1d10:00 fault disk-dead box/disk-1
at 1d11:00 fault disk-dead box/disk-2
{1}
until 1d18:00
"""


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("at 1d07:00 backup web to beside", "", ["RepositoryLost"]),
        ("", "", []),
        ("at 1d07:00 backup web to other", "", []),
        (
            "at 1d06:00 backup web to beside\nat 1d07:00 backup web to other",
            "at 1d12:00 restore web from other",
            [],
        ),
    ],
)
def test_a_copy_on_the_box_of_the_original(before: str, after: str, found: list[str]) -> None:
    assert _signs(beliefs.copy_beside_the_original, BESIDE.format(before, after)) == found


@pytest.mark.parametrize(
    ("goals", "found"), [(("other",), ["RepositoryEncrypted"]), (("vault",), []), ((), [])]
)
def test_a_copy_within_reach_of_who_breaks_in(goals: tuple[str, ...], found: list[str]) -> None:
    before = "".join(f"at 1d07:00 backup web to {goal}\n" for goal in goals)
    text = BESIDE.format(f"{before}at 1d09:00 fault ransomware web", "")
    assert _signs(beliefs.a_copy_within_reach, text) == found


def test_two_nodes_of_two_copies() -> None:
    both = "at 1d08:00 fault hci-node {0}\nat {2} fault hci-node {1}\nuntil 1d12:00\n"
    nodes = [
        (one, other)
        for one in ("esx-1", "esx-2", "esx-4", "esx-5")
        for other in ("esx-1", "esx-2", "esx-3", "esx-4", "esx-5")
        if one != other
    ]
    at_once = [
        _signs(beliefs.two_copies_two_nodes, POOL + both.format(*pair, "1d08:00")) for pair in nodes
    ]
    assert ["NodeLost"] in at_once
    later = [
        _signs(beliefs.two_copies_two_nodes, POOL + both.format(*pair, "1d10:00"))
        for pair in nodes[:5]
    ]
    assert not any(later)


@pytest.mark.parametrize(
    ("moves", "found"),
    [
        ("at 1d08:10 migrate web to esx-2", ["GuestSwitchedOver"]),
        ("at 1d08:10 priority web high", []),
        ("at 1d08:10 migrate web to esx-2\nat 1d08:20 move-storage web to esx-2", []),
    ],
)
def test_moved_to_another_host_on_the_same_array(moves: str, found: list[str]) -> None:
    text = f"{ARRAY}{moves}\nat 1d10:00 fault array-down box\nuntil 1d12:00\n"
    assert _signs(beliefs.moved_host_not_disk, text) == found
