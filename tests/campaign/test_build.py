"""From a level to its world: what is up runs, and everything adds up."""

import pytest

from dcgame.campaign.build import world_of
from dcgame.campaign.level import Level
from dcgame.kernel.digest import digest
from dcgame.kernel.units import DAY, HOUR, MINUTE
from dcgame.sim.engine import advance, begin
from dcgame.sim.gauges.meters import power_now
from dcgame.world.app import AppState
from dcgame.world.demand import NOISE_RING, WORKING_WEEK
from dcgame.world.floorplan import occupied
from dcgame.world.guest import GuestState
from dcgame.world.hardware import PartState, ServerState, parts_of
from dcgame.world.service import ServiceState, SlaClass
from dcgame.world.world import World
from tests.campaign.samples import changed, read, toml


@pytest.fixture(scope="module")
def level() -> Level:
    return read(toml())


@pytest.fixture(scope="module")
def world(level: Level) -> World:
    return world_of(level, 7)


def test_the_setting_is_the_site(world: World) -> None:
    setting = world.setting
    assert (setting.horizon, setting.year, setting.weekday) == (7 * DAY, 2012, 0)
    assert (setting.stress, setting.rent_per_unit) == (0, 1500)
    assert (setting.delivery, setting.technician_travel) == (5 * DAY, 60 * MINUTE)
    assert setting.for_sale == ("desk-2012",)
    assert setting.platforms == ("linux", "openvisor")
    assert dict(world.spares) == {"psu": 1}


def test_servers_stand_in_their_racks_and_do_not_overlap(world: World) -> None:
    assert {server.id: server.unit for server in world.servers.values()} == {
        "old-1": 1,
        "esx-1": 20,
        "spare-1": 5,
    }
    spans = occupied(world, "r1")
    assert all(low > high for (_, high), (low, _) in zip(spans, spans[1:], strict=False))


def test_what_is_up_runs(world: World) -> None:
    states = {server.id: server.state for server in world.servers.values()}
    assert states == {
        "old-1": ServerState.UP,
        "esx-1": ServerState.UP,
        "spare-1": ServerState.OFF,
    }
    assert world.guests["web-1"].state is GuestState.RUNNING
    assert world.guests["test-1"].state is GuestState.STOPPED
    assert world.apps["shop"].state is AppState.RUNNING
    assert world.apps["trial"].state is AppState.STOPPED
    assert world.apps["trial"].service is None


def test_the_indices_agree(world: World) -> None:
    for server in world.servers.values():
        assert set(server.guests) == {
            guest.id for guest in world.guests.values() if guest.host == server.id
        }
        assert set(server.apps) == {app.id for app in world.apps.values() if app.on == server.id}
        held = [world.guests[name] for name in server.guests]
        running = [guest for guest in held if guest.state is GuestState.RUNNING]
        assert server.allocated == sum(guest.ram for guest in running)
        assert tuple(part.id for part in server.parts) == tuple(
            part.id for part in parts_of(server.model)
        )
    for guest in world.guests.values():
        assert set(guest.apps) == {app.id for app in world.apps.values() if app.on == guest.id}
    for service in world.services.values():
        assert set(service.apps) == {
            app.id for app in world.apps.values() if app.service == service.id
        }
    assert set(world.host_meters) == set(world.servers)


def test_services_are_what_was_promised(world: World) -> None:
    assert world.services["web"].sla is SlaClass.SILVER
    assert world.services["web"].revenue == 240_000
    assert world.services["web"].state is ServiceState.UP
    assert world.servers["esx-1"].support == 24 * HOUR


def test_a_service_without_its_machine_is_down_from_the_start() -> None:
    off = changed('platform = "linux"', 'platform = "linux"\nstate = "off"')
    world = world_of(read(off), 1)
    assert world.apps["mail"].state is AppState.STOPPED
    assert world.services["post"].state is ServiceState.DOWN
    assert world.services["web"].state is ServiceState.UP


def test_guests_of_a_host_that_is_off_are_stopped() -> None:
    off = changed('platform = "openvisor"', 'platform = "openvisor"\nstate = "off"')
    world = world_of(read(off), 1)
    assert world.guests["web-1"].state is GuestState.STOPPED
    assert world.servers["esx-1"].allocated == 0
    assert world.services["web"].state is ServiceState.DOWN


def test_demand_is_keyed_by_seed_and_application(level: Level) -> None:
    one, same, other = (world_of(level, seed).apps for seed in (1, 1, 2))
    assert one["mail"].demand == same["mail"].demand
    assert one["mail"].demand.offset != other["mail"].demand.offset
    assert one["mail"].demand.offset != one["shop"].demand.offset
    assert all(0 <= app.demand.offset < NOISE_RING for app in one.values())
    assert one["mail"].demand.days == WORKING_WEEK
    assert one["mail"].demand.noise_seed == 1


def test_incidents_wait_in_the_agenda(world: World) -> None:
    keys = [(timer.key, timer.due) for timer in world.agenda.in_order()]
    assert keys == [("incident/1", DAY + 10 * HOUR), ("incident/2", 4 * DAY + 3 * HOUR)]


def test_the_same_level_and_seed_give_the_same_world(level: Level, world: World) -> None:
    assert digest(world_of(level, 7)) == digest(world)
    assert digest(world_of(level, 8)) != digest(world)


def test_its_game_begins_and_ends(level: Level, world: World) -> None:
    begun = begin(world).world
    assert sum(power_now(begun, server) for server in begun.servers.values()) > 0
    quiet = advance(begun, DAY).world
    assert all(service.state is ServiceState.UP for service in quiet.services.values())
    ended = advance(begun, level.horizon).world
    disk = ended.servers["old-1"].part("disk-1")
    assert disk is not None
    assert disk.state is not PartState.GOOD, "the script was to strike it"
    assert ended.ledger.total > 0
