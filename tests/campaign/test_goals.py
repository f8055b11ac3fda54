"""Every kind of goal, held and not held."""

from collections.abc import Callable

import attrs
import pytest
from immutables import Map

from dcgame.campaign.build import world_of
from dcgame.campaign.goals import GoalResult, judge
from dcgame.campaign.level import Goal, Level, Text
from dcgame.campaign.measures import KINDS
from dcgame.kernel.units import DAY, MINUTE
from dcgame.kernel.values import changed
from dcgame.sim.engine import begin
from dcgame.sim.gauges.meters import power_now
from dcgame.world.backup import Backup, Place, Repository
from dcgame.world.hardware import ServerState
from dcgame.world.money import Account, Ledger
from dcgame.world.service import ServiceState, SlaClass
from dcgame.world.storage import ArrayState
from dcgame.world.world import World
from tests.campaign.samples import read, toml
from tests.scenarios.rooms import room

_TEXT = Text("held", "cumplido")


@pytest.fixture(scope="module")
def level() -> Level:
    return read(toml())


@pytest.fixture
def world(level: Level) -> World:
    """A game at its last second in which nothing went wrong, and nothing was billed."""
    return changed(begin(world_of(level, 1)).world, now=level.horizon)


def _judged(level: Level, world: World, goal: Goal) -> GoalResult:
    (result,) = judge(attrs.evolve(level, goals=(goal,)), world)
    return result


def _goal(
    kind: str, limit: int = 0, services: tuple[str, ...] = (), servers: tuple[str, ...] = ()
) -> Goal:
    return Goal("it", kind, _TEXT, limit, services, servers)


def _down(world: World, service: str, seconds: int) -> World:
    return world.change_service(service, down=seconds)


def _spent(world: World, account: Account, cents: int) -> World:
    return changed(world, ledger=Ledger(Map({account.value: cents})))


def test_promises(level: Level, world: World) -> None:
    goal = _goal("services_within_sla")
    held = _judged(level, world, goal)
    assert (held.held, held.value, held.about, held.unit) == (True, 0, "", "per_100k")
    allowed = 7 * DAY * 100 // 100_000
    assert _judged(level, _down(world, "web", allowed), goal).held
    lost = _judged(level, _down(world, "web", allowed + 1), goal)
    assert (lost.held, lost.value, lost.about) == (False, 1, "web")


def test_the_worst_promise_is_named(level: Level, world: World) -> None:
    worse = _down(_down(world, "web", 3600), "post", 36_000)
    assert _judged(level, worse, _goal("services_within_sla")).about == "post"
    of_web = _judged(level, worse, _goal("services_within_sla", services=("web",)))
    assert of_web.about == "web"


def test_no_promise_no_shortfall(level: Level, world: World) -> None:
    free = _down(world, "web", DAY).change_service("web", sla=SlaClass.NONE)
    assert _judged(level, free, _goal("services_within_sla", services=("web",))).held


def test_promises_are_of_the_whole_period(level: Level, world: World) -> None:
    early = changed(_down(world, "web", 600), now=DAY)
    assert _judged(level, early, _goal("services_within_sla")).held


def test_services_up(level: Level, world: World) -> None:
    goal = _goal("services_up")
    assert _judged(level, world, goal).held
    slow = world.change_service("post", state=ServiceState.DEGRADED)
    assert _judged(level, slow, goal).held
    dark = slow.change_service("web", state=ServiceState.DOWN)
    lost = _judged(level, dark, goal)
    assert (lost.held, lost.value, lost.about, lost.unit) == (False, 1, "web", "count")
    assert _judged(level, dark, _goal("services_up", services=("post",))).held


def test_cost(level: Level, world: World) -> None:
    spent = _spent(world, Account.ENERGY, 12_000)
    assert _judged(level, spent, _goal("cost_at_most", 12_000)).held
    over = _judged(level, spent, _goal("cost_at_most", 11_999))
    assert (over.held, over.value, over.unit) == (False, 12_000, "cents")


def test_daily_bill(level: Level, world: World) -> None:
    billed = changed(world, last_bill=500)
    assert _judged(level, billed, _goal("daily_bill_at_most", 500)).held
    assert not _judged(level, billed, _goal("daily_bill_at_most", 499)).held


def test_credits(level: Level, world: World) -> None:
    credited = _spent(world, Account.CREDIT, 100)
    assert _judged(level, credited, _goal("credits_at_most", 100)).held
    assert not _judged(level, credited, _goal("credits_at_most", 99)).held
    assert _judged(level, _spent(world, Account.CAPEX, 100), _goal("credits_at_most")).held


def test_power(level: Level, world: World) -> None:
    watts = sum(power_now(world, server) for server in world.servers.values())
    assert watts > 0
    assert _judged(level, world, _goal("power_at_most", watts)).held
    over = _judged(level, world, _goal("power_at_most", watts - 1))
    assert (over.held, over.unit) == (False, "milliwatts")


@pytest.mark.parametrize("state", [ServerState.OFF, ServerState.LOST, ServerState.RETIRED])
def test_servers_off(level: Level, world: World, state: ServerState) -> None:
    goal = _goal("servers_off", servers=("spare-1", "old-1"))
    on = _judged(level, world, goal)
    assert (on.held, on.value, on.about) == (False, 1, "old-1")
    off = _judged(level, world.change_server("old-1", state=state), goal)
    assert (off.held, off.value, off.about) == (True, 0, "")
    booting = world.change_server("old-1", state=ServerState.BOOTING)
    assert not _judged(level, booting, goal).held


def test_servers_on(level: Level, world: World) -> None:
    assert _judged(level, world, _goal("servers_on_at_most", 2)).held
    over = _judged(level, world, _goal("servers_on_at_most", 1))
    assert (over.held, over.value, over.unit) == (False, 2, "count")


@pytest.mark.parametrize(
    ("kind", "state", "field"),
    [
        ("downtime_at_most", ServiceState.DOWN, "down"),
        ("degraded_at_most", ServiceState.DEGRADED, "degraded"),
    ],
)
def test_lost_time(level: Level, world: World, kind: str, state: ServiceState, field: str) -> None:
    lost = world.change_service("web", **{field: 4 * MINUTE})
    lost = lost.change_service("post", state=state, changed_at=world.now - MINUTE)
    assert _judged(level, lost, _goal(kind, 5 * MINUTE)).held
    over = _judged(level, lost, _goal(kind, 5 * MINUTE - 1))
    assert (over.held, over.value, over.unit) == (False, 5 * MINUTE, "seconds")
    assert _judged(level, lost, _goal(kind, MINUTE, services=("post",))).held
    assert not _judged(level, lost, _goal(kind, MINUTE - 1, services=("post",))).held


def test_lost_work(level: Level, world: World) -> None:
    lost = world.change_service("web", set_back=5 * MINUTE).change_service("post", set_back=60)
    assert _judged(level, lost, _goal("work_lost_at_most", 5 * MINUTE)).held
    over = _judged(level, lost, _goal("work_lost_at_most", 5 * MINUTE - 1))
    assert (over.held, over.value, over.about) == (False, 5 * MINUTE, "web")
    assert _judged(level, lost, _goal("work_lost_at_most", 60, services=("post",))).held


def test_protected(level: Level, world: World) -> None:
    """Each of 3-2-1-1-0 is asked for."""
    app = next(
        world.apps[name]
        for service in sorted(world.services)
        for name in world.services[service].apps
        if world.apps[name].on in world.guests
    )
    goal = _goal("services_protected", services=(app.service or "",))
    bare = _judged(level, world, goal)
    assert not bare.held
    assert bare.about in world.guests

    def kept(remote: bool, immutable: bool, proved: int | None, far: bool = True) -> int:
        here = Repository("here", 1)
        away = Repository("away", 1, 1, Place.REMOTE if remote else Place.LOCAL, immutable)
        after = world.put("repositories", here).put("repositories", away)
        for guest in world.guests:  # any order: each by itself
            for name in ("here", "away") if far else ("here",):
                copy = Backup(f"{guest}@{name}", guest, name, 1, 0, 1, 1, 0, proved=proved)
                after = after.put("backups", copy)
        return _judged(level, after, goal).value

    assert kept(True, True, 1) == 0
    assert min(kept(False, True, 1), kept(True, False, 1), kept(True, True, None)) > 0
    assert kept(True, True, 1, far=False) > 0


_SHARED = """
server esx-1 runs openvisor
server esx-2 runs openvisor
server esx-3 runs openvisor
array box
pool pool-1 nodes esx-1,esx-2,esx-3
guest web-1 on esx-1 store pool-1
"""


def test_arrays_retired(level: Level) -> None:
    world = room(_SHARED)
    standing = _judged(level, world, _goal("arrays_retired"))
    assert (standing.held, standing.value, standing.about) == (False, 1, "box")
    gone = world.alter("arrays", "box", state=ArrayState.RETIRED)
    assert _judged(level, gone, _goal("arrays_retired")).held


def test_copies_missing(level: Level) -> None:
    """A copy on a node that is away counts as missing; nothing counts for nothing."""
    world = room(_SHARED)
    assert _judged(level, world, _goal("copies_missing_at_most")).held
    pool = world.pools["pool-1"]
    nodes = tuple(changed(node, away=node.server == "esx-1") for node in pool.nodes)
    away = world.put("pools", changed(pool, nodes=nodes))
    short = _judged(level, away, _goal("copies_missing_at_most"))
    assert (short.held, short.value, short.about) == (False, 1, "web-1")
    assert _judged(level, away, _goal("copies_missing_at_most", 1)).held


def test_every_kind_has_its_test() -> None:
    tested: dict[str, Callable[..., None]] = {
        "services_within_sla": test_promises,
        "services_up": test_services_up,
        "cost_at_most": test_cost,
        "daily_bill_at_most": test_daily_bill,
        "power_at_most": test_power,
        "servers_off": test_servers_off,
        "servers_on_at_most": test_servers_on,
        "downtime_at_most": test_lost_time,
        "degraded_at_most": test_lost_time,
        "work_lost_at_most": test_lost_work,
        "services_protected": test_protected,
        "credits_at_most": test_credits,
        "arrays_retired": test_arrays_retired,
        "copies_missing_at_most": test_copies_missing,
    }
    assert set(tested) == {kind.id for kind in KINDS}


def test_goals_to_win_come_first(level: Level, world: World) -> None:
    shuffled = attrs.evolve(level, goals=tuple(reversed(level.goals)))
    assert [result.stars for result in judge(shuffled, world)] == [1, 1, 2, 3]
    texts = [result.text.get("es") for result in judge(level, world)]
    assert texts[1] == "Apaga la torre vieja."
