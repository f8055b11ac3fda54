"""Rooms beside the campaign: each id gives one sound room, the same on every machine and day.

Caught by these: a room that the reader refuses, a date that is read from a clock, two days with
one room, a daily room that nobody could win, or that wins itself; a save that cannot be gone on
with because its room is not found.
"""

from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest

from dcgame.campaign.library import find
from dcgame.campaign.rooms.composing import YEARS, for_sale, platforms
from dcgame.campaign.rooms.daily import daily_id, daily_level, seed_of
from dcgame.campaign.rooms.endless import CASH
from dcgame.campaign.rooms.named import LAB, WRITTEN, room_named
from dcgame.campaign.rooms.sandbox import (
    A_RACK,
    DAYS,
    ENDLESS,
    RACKS,
    STRESS,
    Sandbox,
    sandbox_of,
)
from dcgame.kernel.units import DAY
from dcgame.play.alarms import alarms
from dcgame.play.load import resume
from dcgame.play.record import Recorder
from dcgame.play.saves import header_for
from dcgame.play.session import Session
from dcgame.sim.commands.base import Refused
from dcgame.sim.failures.registry import FAILURES
from dcgame.world.catalogue import PlatformKind
from dcgame.world.goods import CATALOGUE
from dcgame.world.money import Account
from dcgame.world.targets import targets

DAY_ONE = date(2026, 11, 24)
SOME_DAYS = [DAY_ONE + timedelta(days=17 * number) for number in range(6)]


@pytest.mark.parametrize("year", YEARS)
def test_every_sandbox_can_be_had(year: int) -> None:
    for racks, a_rack in product((RACKS[0], RACKS[-1]), (A_RACK[0], A_RACK[-1])):
        sandbox = Sandbox(year, racks, a_rack)
        level = room_named(sandbox.id)
        assert level is not None
        assert len(level.servers) == (racks if year < 1998 else racks * a_rack)
        assert level.open
        assert not level.goals


def test_an_id_says_all_of_a_sandbox() -> None:
    for days, stress in product(DAYS, STRESS):
        sandbox = Sandbox(2012, 3, 6, days, stress)
        assert sandbox_of(sandbox.id) == sandbox


@pytest.mark.parametrize(
    "name",
    [
        "sandbox-1999-2x4-30-s1",
        "sandbox-2015-9x4-30-s1",
        "sandbox-2015-2x04-30-s1",
        "sandbox-2015-2x4-31-s1",
        "sandbox-2015-2x4-30-sg",
        "daily-2026-02-30",
        "daily-2026-1-1",
        "attic",
    ],
)
def test_there_is_no_such_room(name: str) -> None:
    assert room_named(name) is None


def test_each_day_has_a_room_of_its_own() -> None:
    levels = [room_named(daily_id(day)) for day in SOME_DAYS]
    assert len({level.digest for level in levels if level}) == len(SOME_DAYS)
    assert len({seed_of(day) for day in SOME_DAYS}) == len(SOME_DAYS)


def test_a_day_is_the_same_everywhere() -> None:
    level = daily_level(DAY_ONE)
    assert (level.year, len(level.servers), len(level.incidents)) == (2009, 8, 5)
    assert level == daily_level(DAY_ONE)


def _nobody(session: Session) -> None:
    session.advance(session.horizon)


def _awake(session: Session) -> None:
    """Starts what fell, replaces what broke; nothing else."""
    while not session.over:
        session.advance_to_attention(session.horizon)
        for alarm in alarms(session.world):
            session.order(_answer(alarm.kind, alarm.about, alarm.state))


def _answer(kind: str, about: str, state: str) -> str:
    if kind == "part":
        server, _, part = about.partition("/")
        return f"replace {part} of {server}"
    if kind == "app" and state == "runaway":
        return f"restart {about}"
    return f"power-on {about}" if kind == "host" else f"start {about}"


@pytest.mark.parametrize("day", SOME_DAYS)
def test_a_day_is_won_by_who_is_awake_and_by_nobody_else(day: date) -> None:
    level = room_named(daily_id(day))
    assert level is not None
    asleep, awake = Session(level, seed_of(day)), Session(level, seed_of(day))
    _nobody(asleep)
    _awake(awake)
    assert not asleep.result().won
    assert awake.result().stars == 2


@pytest.mark.parametrize("name", WRITTEN)
def test_the_written_rooms_are_sound(name: str) -> None:
    level = find(name)
    assert level is not None
    assert level.id == name


def test_everything_can_be_broken_in_the_lab() -> None:
    level = room_named(LAB)
    assert level is not None
    session = Session(level, 1)
    for failure in FAILURES:
        for target in targets(session.world, failure.strikes)[:2]:
            done = session.order(f"strike {failure.id} on {target}")
            assert not isinstance(done, Refused), done
    session.advance(session.horizon)


def test_a_shot_is_recorded_and_taken_back(tmp_path: Path) -> None:
    level = room_named(LAB)
    assert level is not None
    path = tmp_path / "lab.jsonl"
    session = Session(level, 1, Recorder.new(path, header_for(level, 1), lambda: 0.0))
    session.order("strike kernel-panic on web-1")
    session.order("strike kernel-panic on web-2")
    session.undo()
    session.close()
    loaded, _ = resume(path, find)
    states = {name: loaded.session.world.guests[name].state.value for name in ("web-1", "web-2")}
    assert states == {"web-1": "lost", "web-2": "running"}
    loaded.session.close()


@pytest.mark.parametrize("year", YEARS)
def test_a_sandbox_is_calm_and_sells_what_its_year_had(year: int) -> None:
    level = room_named(Sandbox(year, stress=0).id)
    assert level is not None
    assert {level.feeds, level.ups, level.cracs, level.generators, level.rooms} & {()} == set()
    session = Session(level, 1)
    session.advance(7 * DAY)
    assert alarms(session.world) == ()
    goods = session.world.setting.catalogue
    assert all(goods.goods(model).year <= year for model in level.site.for_sale)
    later = [each for each in goods.servers.values() if each.year > year]
    for model in later:
        refused = session.order(f"buy {model.id} as new-1 in rack-a")
        assert isinstance(refused, Refused)
        assert ("year", str(model.year)) in refused.values
    places = {"rack": f" in {level.racks[-1].id}", "room": " in room-1", "": ""}
    for number, name in enumerate(level.site.for_sale):
        place = places[goods.gear[name].stands if name in goods.gear else "rack"]
        assert isinstance(session.order(f"buy {name} as new-{number}{place}"), tuple), name
    session.advance(session.world.now + 7 * DAY)
    assert all(session.world.equipment(f"new-{number}") for number in range(3))


def test_each_year_sells_and_runs_what_there_was() -> None:
    """The eras: no hypervisor on x86-64 before 1999, no ARM before 2018, no mainframe later; every
    platform of a year runs on something that is sold in it. Caught: an ISA left out of a platform,
    a year of the first hypervisor moved, models of all processors mixed."""
    goods = CATALOGUE
    for year in YEARS:
        sold, known = for_sale(year), platforms(year)
        isas = {goods.servers[name].isa for name in sold if name in goods.servers}
        assert all(not isas.isdisjoint(goods.platforms[name].isas) for name in known), year
        hypervisors = {
            name for name in known if goods.platforms[name].kind is not PlatformKind.SYSTEM
        }
        assert ("x86-64" in isas) is (year >= 2006), year
        assert ("arm64" in isas) is (year >= 2018), year
        assert ("mainframe" in isas) is (year < 1998), year
        assert hypervisors == (
            {"partitioner"}
            if year < 1998
            else set()
            if year < 2006
            else {"hosted", "openvisor", "corevisor"}
        ), year
        assert any(name.startswith("terminals") for name in sold) is (year < 1998), year
        assert any(name.startswith("tor") for name in sold) is (year >= 1998), year


def test_the_network_of_1998_hangs_from_one_switch() -> None:
    """Caught: a room of 1998 without a network, or with a second switch that takes over; ports of
    its machines that are faster than its switches."""
    level = room_named(Sandbox(1998, stress=0).id)
    assert level is not None
    session = Session(level, 1)
    world = session.world
    assert {switch.megabits for switch in world.switches.values()} == {100}
    assert {server.model.nic_megabits for server in world.servers.values()} == {100}
    here = {name for name in world.servers if world.servers[name].rack == "rack-a"}
    session.advance(60)
    session.order("strike tor-switch on tor-aa/board-1")
    services = session.world.services
    lost = {name for name in services if services[name].state.value == "down"}
    apps = session.world.apps
    beside = {name for name in services if apps[services[name].apps[0]].on in here}
    assert beside <= lost < set(services)


def test_a_mainframe_of_1988_is_played() -> None:
    """A day and a night of the sandbox: partitions are full, the batch window reads from slow
    disks, and who sits at terminals loses them with their controllers."""
    level = room_named(Sandbox(1988, stress=0).id)
    assert level is not None
    session = Session(level, 1)
    refused = session.order("create lpar-9 on main-1 vcpu 1 ram 64 disk 900")
    assert isinstance(refused, Refused)
    assert isinstance(session.order("stop wages-1"), tuple)
    assert isinstance(session.order("start wages-1"), tuple)
    session.advance(9)
    assert session.world.apps["wages-1"].state.value == "loading"
    session.advance(30)
    assert session.world.apps["wages-1"].state.value == "running"
    session.order("strike terminal-controller on term-a1/board-1")
    states = {
        name: session.world.services[name].state for name in ("tills-1", "wages-1", "tills-2")
    }
    assert [state.value for state in states.values()] == ["degraded", "up", "up"]
    session.order("strike terminal-controller on term-a2/board-1")
    assert session.world.services["tills-1"].state.value == "down"
    assert session.world.services["wages-1"].state.value == "up"


def test_a_sandbox_has_the_money_that_was_asked_for() -> None:
    sandbox = Sandbox(2015, money=10_000)
    assert sandbox_of(sandbox.id) == sandbox
    level = room_named(sandbox.id)
    assert level is not None
    session = Session(level, 1)
    assert isinstance(session.order("buy node-2015 as new-1 in rack-a"), tuple)
    assert isinstance(session.order("buy node-2015 as new-2 in rack-a"), Refused)


def test_endless_is_lost_by_who_takes_nobody_in_and_fed_by_who_signs() -> None:
    level = room_named(Sandbox(2015, days=ENDLESS, stress=0).id)
    assert level is not None
    assert not level.open
    asks = [offer.ram_mb for offer in level.offers]
    assert len(asks) > 30
    assert sum(asks[-10:]) > 3 * sum(asks[:10])
    session = Session(level, 1)
    session.advance(level.offers[0].at + 60)
    before = session.world.ledger.total
    assert isinstance(session.order(f"sign {level.offers[0].id} on host-1"), tuple)
    session.advance(session.world.now + 3 * DAY)
    assert session.world.ledger.of(Account.INCOME) < 0
    assert session.world.ledger.total > before
    alone = Session(level, 1)
    alone.advance(30 * DAY)
    assert alone.world.ledger.total * 366 // 30 > CASH * 100
