"""Whatever lasts has a bar, and says what is left: on the list, on the racks, on its page.

Mutations caught: a boot that is on no list; an evacuation that counts seconds instead of guests; a
migration that never ends and says when it does; work that ends first and stands below.
"""

import attrs
import pytest

from dcgame.kernel.units import HOUR
from dcgame.kernel.values import changed
from dcgame.play.session import Session
from dcgame.tui.floor.board import board_items
from dcgame.tui.floor.inspector import inspector_items
from dcgame.tui.floor.kinds import APP, GUEST, SERVER, Look, Target
from dcgame.tui.floor.lasting import lasting, lasting_item
from dcgame.world.app import AppState
from dcgame.world.guest import GuestState
from dcgame.world.hardware import ServerState
from tests.tui.floor.games import game
from tests.tui.floor.stocked import stocked, troubled
from tests.tui.floor.test_views import shown


def started(*lines: str) -> Session:
    """The big room at eleven, and some orders."""
    session = game(stocked())
    session.advance(11 * HOUR)
    for line in lines:
        assert isinstance(session.order(line), tuple), line
    return session


def listed(session: Session) -> dict[str, str]:
    """The lines of work, by what they are about."""
    items = [lasting_item(each, 30) for each in lasting(session.world)]
    lines = ["".join(text for text, _ in item.line) for item in items]
    return {line.split()[1]: line for line in lines}


def page(session: Session, target: Target) -> str:
    """What the inspector says."""
    items = inspector_items(session.world, target, 40)
    return "\n".join("".join(text for text, _ in item.line) for item in items)


WORK = (
    (("maintain hci-4",), 3, "hci-4", "1 ⇢"),
    (("maintain hci-4",), 3, "wiki", " s"),
    (("evacuate-store lun-1 to lun-3",), 60, "lun-1", "min"),
    (("move-storage test to lun-3",), 60, "test", "min"),
    (("backup mail to vault",), 60, "mail", " h "),
    (("kill test", "clone test as copy on esx-1"), 60, "test", "min"),
    (("replace disk-1 of esx-1",), 60, "esx-1", ""),
)


@pytest.mark.parametrize(("orders", "later", "name", "left"), WORK, ids=lambda each: str(each)[:40])
def test_work_has_a_bar_and_what_is_left(
    orders: tuple[str, ...], later: int, name: str, left: str
) -> None:
    session = game(stocked())
    session.advance(11 * HOUR)
    if orders[0].startswith("replace"):
        assert isinstance(session.order("strike disk-dead on esx-1/disk-1"), tuple)
        session.order("spare disk")
        session.advance(session.world.now + 60 * HOUR)
    for line in orders:
        assert isinstance(session.order(line), tuple), line
    session.advance(session.world.now + later)
    line = listed(session)[name]
    assert any(sign in line for sign in "█▏▎▍▌▋▊▉"), line
    assert left in line


def test_what_boots_and_loads_is_listed_and_shows_how_far_it_is() -> None:
    session = started("power-off old-1", "stop test")
    session.advance(session.world.now + 2 * HOUR)
    assert isinstance(session.order("power-on old-1"), tuple)
    assert isinstance(session.order("start test"), tuple)
    seen: set[str] = set()
    for _ in range(2000):
        session.advance(session.world.now + 1)
        world, lines = session.world, listed(session)
        for name, state, target in (
            ("old-1", world.servers["old-1"].state is ServerState.BOOTING, Target(SERVER, "old-1")),
            ("test", world.guests["test"].state is GuestState.BOOTING, Target(GUEST, "test")),
            ("test-app", world.apps["test-app"].state is AppState.LOADING, Target(APP, "test-app")),
            ("pay-app", world.apps["pay-app"].state is AppState.LOADING, Target(APP, "pay-app")),
        ):
            assert (name in lines) == state
            if state and name not in seen:
                seen.add(name)
                assert "◐" in lines[name]
                assert "ready in" in page(session, target)
        if world.apps["pay-app"].state is AppState.RUNNING:
            break
    assert seen >= {"old-1", "test", "pay-app"}


def test_rebuilds_are_listed_and_what_ends_first_is_at_the_top() -> None:
    session = started()
    troubled(session)
    lines = listed(session)
    assert {"pool-1", "g1", "test"} <= set(lines) | {"g1"}
    left = [each.left for each in lasting(session.world)]
    assert left == sorted(left)
    racks = shown(session.world, Look(), 60)
    assert "rebuilding »" in racks
    board = board_items(session.world, (), session.journal, None, (30, 40))
    assert any("pool-1" in "".join(text for text, _ in item.line) for item in board)


def test_a_migration_that_never_ends_says_so() -> None:
    session = started("migrate erp to esx-1")
    session.advance(session.world.now + 5)
    job = next(each for each in session.world.jobs.values() if each.subject == "erp")
    jobs = session.world.jobs.set(job.key, attrs.evolve(job, dirty=job.rate + 1))
    world = changed(session.world, jobs=jobs)
    line = next(each for each in lasting(world) if each.name == "erp")
    assert (line.told, line.tone) == ("never", "bad")
