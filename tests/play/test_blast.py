"""What one failure would take down, by failing it: never an estimate, never luck.

Mutations that these tests were seen to catch: no run-on after the fault; luck left in; jobs under
way counted as the fault's; what the fault only enabled left out; services that were down counted;
the sum of revenue without one of them; ranking by the number of services; nothing kept; waiting
for a technician; what has failed failing once more.
"""

import pytest

from dcgame.kernel.agenda import Timer
from dcgame.kernel.digest import digest
from dcgame.kernel.units import DAY, HOUR, MINUTE
from dcgame.kernel.values import changed
from dcgame.play import blast
from dcgame.play.blast import radii, radius, worst
from dcgame.play.calm import without_luck
from dcgame.play.components import components
from dcgame.sim.engine import advance, befall, begin
from dcgame.sim.facts.hardware import PartFailed
from dcgame.sim.facts.services import ServiceDown
from dcgame.sim.wakes.ailments import Strike
from dcgame.world.world import World
from tests.scenarios.rooms import room
from tests.sim.busy import busy_game, told

ROOM = """
seed 1
horizon 30
server esx-1 model node-2015 runs openvisor
server esx-2 model node-2015 runs openvisor
server desk-1 model desk-2012 runs hosted
server old-1 model tower-2006 runs linux
guest web-1 on esx-1 vcpu 2 ram 4096 autostart
guest web-2 on esx-2 vcpu 2 ram 4096 autostart
guest erp on esx-1 vcpu 2 ram 4096 autostart
guest crm on desk-1 vcpu 2 ram 4096
app shop-a on web-1 service shop peak 500
app shop-b on web-2 service shop peak 500
app ledger on erp service erp peak 500
app crm-a on crm service crm peak 500
app wiki on old-1 service wiki peak 100
service shop needs 1 revenue 500000
service erp revenue 900000
service crm revenue 200000
service wiki revenue 1000
"""


def _room(extra: str = "", text: str = ROOM) -> World:
    return begin(room(text + extra)).world


def _services(world: World, name: str) -> tuple[str, ...]:
    found = radius(world, name)
    assert found is not None, name
    return found.services


def test_a_part_with_a_twin_takes_nothing_down_and_the_last_one_does() -> None:
    world = _room()
    assert _services(world, "esx-1/psu-1") == ()
    broken = befall(world, (PartFailed("esx-1", "psu-2"),)).world
    assert _services(broken, "esx-1/psu-1") == ("erp",)
    assert radius(broken, "esx-1/psu-2") is None, "what has failed cannot fail again"


def test_a_server_takes_its_guests_and_what_needs_them() -> None:
    found = radius(_room(), "esx-1")
    assert found is not None
    assert (found.kind, found.services, found.guests) == ("server", ("erp",), ("erp", "web-1"))
    assert found.revenue == 900_000
    assert found.outages[0].seconds is None, "nobody repairs it meanwhile"
    board = radius(_room(), "esx-1/mainboard-1")
    assert board is not None
    assert board.outages == found.outages


def test_a_service_with_its_other_half_down_already_is_taken_by_the_first_half() -> None:
    world = told(_room(), "stop web-2", [])
    assert _services(world, "esx-1") == ("erp", "shop")
    assert _services(told(world, "stop erp", []), "esx-1") == ("shop",), "erp was down before"


def test_what_comes_later_belongs_to_it() -> None:
    world = _room()
    assert _services(world, "desk-1/fan-1") == ("crm",), "its only fan: off after three minutes"
    assert _services(world, "esx-1/fan-1") == ()


def test_what_comes_back_by_itself_says_when() -> None:
    seconds = {
        name: [outage.seconds for outage in found.outages]
        for name in ("esx-1/dimm-1", "esx-1", "desk-1/dimm-1")
        if (found := radius(_room(), name))
    }
    (back,) = seconds["esx-1/dimm-1"]
    assert back is not None
    assert 5 * MINUTE < back < 10 * MINUTE
    assert seconds["esx-1"] == [None]
    assert seconds["desk-1/dimm-1"] == [None], "a guest without autostart stays down"


def test_nobody_is_waited_for_who_repairs() -> None:
    text = ROOM.replace("esx-1 model node-2015", "esx-1 model node-2015 support 4")
    found = radius(_room(text=text), "esx-1")
    assert found is not None
    assert [outage.seconds for outage in found.outages] == [None]


def test_high_availability_shortens_the_outage() -> None:
    text = "cluster c1 ha\n" + ROOM.replace("runs openvisor", "runs openvisor cluster c1")
    text = text.replace("guest erp on esx-1", "guest erp on esx-1 store lun-1") + "san lun-1\n"
    found = radius(_room(text=text), "esx-1")
    assert found is not None
    assert found.services == ("erp",)
    (back,) = (outage.seconds for outage in found.outages)
    assert back is not None
    assert 30 < back < 3 * MINUTE


def test_guests_can_be_asked_about_and_are_no_hardware() -> None:
    world = _room()
    assert _services(world, "erp") == ("erp",)
    assert _services(world, "web-1") == ()
    assert "erp" not in {each.id for each in components(world)}
    assert radius(world, "nothing") is None


def test_the_worst_is_the_one_with_most_revenue() -> None:
    extra = (
        "app one on old-1 service one peak 1\napp two on old-1 service two peak 1\n"
        "service one revenue 1\nservice two revenue 1\n"
    )
    world = _room(extra)
    found = worst(world)
    assert found is not None
    assert (found.component, found.revenue) == ("esx-1", 900_000)
    assert len(_services(world, "old-1")) == 3
    ranked = [each.revenue for each in radii(world)]
    assert ranked == sorted(ranked, reverse=True)
    assert {each.component for each in radii(world)} == {each.id for each in components(world)}
    assert worst(_room(text="seed 1\nserver a model node-2015 runs openvisor\n")) is None


def test_luck_is_left_out() -> None:
    world = _room()
    soon = Timer("incident/0", world.now + MINUTE, Strike("mainboard", "esx-2/mainboard-1"))
    unlucky = changed(world, agenda=world.agenda.set(soon))
    assert _services(unlucky, "esx-1/dimm-1") == ("erp",), "and not the shop, for esx-2 stands"


def test_work_under_way_is_not_the_faults_doing_unless_the_fault_lets_it_harm() -> None:
    extra = (
        "app duo-a on old-1 service duo peak 1\napp duo-b on web-1 service duo peak 1\n"
        "service duo needs 1 revenue 7\n"
    )
    world = told(_room(extra), "convert old-1 to esx-2 vcpu 1 ram 1024", [])
    world = advance(world, 6 * MINUTE).world
    (job,) = world.jobs.values()
    assert not job.cutover
    assert job.due < world.now + 5 * MINUTE, "it switches over while esx-1 boots"
    assert _services(world, "esx-1/dimm-1") == ("duo", "erp")
    assert _services(world, "esx-1/psu-1") == ()


def test_nothing_is_changed() -> None:
    world = busy_game(3 * DAY).world
    before = digest(world)
    radii(world)
    radius(world, "web-1")
    assert digest(world) == before


@pytest.mark.parametrize("hours", [1, 30, 100])
def test_it_is_what_would_really_happen(hours: int) -> None:
    """Every component is failed for real, beside a world in which it is not."""
    world = _room()
    world = advance(world, hours * HOUR).world
    idle = _fallen(world, ())
    for component in components(world):
        real = _fallen(world, component.fault) - idle
        assert set(_services(world, component.id)) == real, component.id


@pytest.mark.parametrize("busy", [False, True])
def test_what_stands_for_another_part_takes_down_what_that_would(busy: bool) -> None:
    """Each component's own run beside what the survey says, also where a twin is gone.

    Caught: one disk that stands for the last; a host that stands for another.
    """
    world = busy_game(3 * DAY).world if busy else advance(_room(), HOUR).world
    lost = [PartFailed("esx-1", name) for name in ("disk-1", "psu-2", "fan-1")]
    calm = without_luck(befall(world, lost).world)
    found = {each.component: (each.outages, each.guests) for each in radii(calm)}
    for component in components(calm):
        assert found[component.id] == blast._fail(calm, component.fault), component.id


def _fallen(world: World, fault: tuple[PartFailed, ...] | tuple[object, ...]) -> set[str]:
    outcome = befall(world, fault)  # type: ignore[arg-type]  # a component's facts are effects
    later = advance(outcome.world, outcome.world.now + 2 * HOUR)
    facts = [entry.fact for entry in (*outcome.entries, *later.entries)]
    return {fact.service for fact in facts if isinstance(fact, ServiceDown)}


def test_a_world_is_surveyed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    world = _room()
    first = radii(world)
    monkeypatch.setattr(blast, "befall", None)
    assert radii(world) is first
    assert radius(world, "esx-1") in first
