"""Everything that can fail and take something down can be asked for its blast radius.

Mutations caught: a shelf of equipment, or a kind of target, that no finder knows; a whole that
fails by nothing; what has failed failing once more; a rack of which one unit stays live.
"""

import pytest

from dcgame.play.blast import radius
from dcgame.play.components import component_of, components
from dcgame.sim.engine import befall, begin
from dcgame.world.targets import TARGETS, targets
from dcgame.world.world import EQUIPMENT, World
from tests.scenarios.rooms import room

ROOM = """
seed 1
horizon 30
link 10000
rack rack-a
rack far-a site dr
site dr
room room-1
feed feed-a ups ups-a generator gen-1
feed feed-b
ups ups-a watts 9000
generator gen-1 watts 20000 litres 200 start 20
pdu pdu-a rack rack-a feed feed-a watts 9000
pdu pdu-b rack rack-a feed feed-b watts 9000
crac crac-1 room room-1 watts 9000 feed feed-a
switch core-1 role core
switch tor-a rack rack-a side a uplinks core-1
cluster c1 ha heartbeat shared
server esx-1 runs openvisor cluster c1
server esx-2 runs openvisor cluster c1
server esx-3 runs openvisor cluster c1
array box model entry-2015 drives sas-600g=6
group g1 array box raid 5 disks 1-5
lun lun-1 group g1 size 400000
fabric fab-a model fc-2015 servers esx-1,esx-2,esx-3 arrays box
pool pool-1 nodes esx-1,esx-2,esx-3
repository vault size 200000 rack rack-a
terminals term-1 of esx-2
guest web on esx-1 vcpu 2 ram 4096 store pool-1 disk 100000 autostart
guest erp on esx-3 vcpu 2 ram 4096 store lun-1 disk 100000 autostart
app shop on web service shop peak 100
app ledger on erp service erp peak 100
service shop revenue 100
service erp revenue 900
"""

SPARES_ALL = {
    "repository": "what lies in it is missed when something else fails",
    "job": "work under way: it is broken off, and nothing runs on it",
    "platform": "an announced update, not a fault",
    "service": "more customers, not a fault",
    "stored": "a folder that grows, until its pool is full: that is the pool's radius",
}
"""Targets of failures that are no components, and why."""


@pytest.fixture(scope="module")
def world() -> World:
    """A room with one of everything."""
    return begin(room(ROOM)).world


@pytest.mark.parametrize("shelf", EQUIPMENT)
def test_every_shelf_of_equipment_has_components(world: World, shelf: str) -> None:
    known = {each.id for each in components(world)}
    names = sorted(getattr(world, shelf))
    assert names, f"the room of this test has none of {shelf}"
    assert set(names) <= known


@pytest.mark.parametrize("kind", ["part", *sorted(TARGETS)])
def test_every_target_of_a_failure_is_a_component(world: World, kind: str) -> None:
    if kind in SPARES_ALL:
        return
    found = [name for name in targets(world, kind) if component_of(world, name) is None]
    assert targets(world, kind), f"the room of this test has no {kind}"
    assert not found


@pytest.mark.parametrize(
    ("name", "services"),
    [
        ("box", ("erp",)),
        ("g1", ("erp",)),
        ("lun-1", ("erp",)),
        ("fab-a", ("erp",)),
        ("pool-1", ("shop",)),
        ("pool-1/esx-1", ("shop",)),
        ("rack-a", ("erp", "shop")),
        ("tor-a", ("erp", "shop")),
        ("production", ("erp", "shop")),
        ("storage", ("shop",)),
        ("management", ("erp", "shop")),
        ("migration", ()),
        ("c1", ("erp",)),
        ("feed-a", ()),
        ("pdu-a", ()),
        ("ups-a", ()),
        ("ups-a/inverter-1", ()),
        ("shop", ("shop",)),
        ("dr", ()),
    ],
)
def test_what_goes_down(world: World, name: str, services: tuple[str, ...]) -> None:
    found = radius(world, name)
    assert found is not None
    assert found.services == services


@pytest.mark.parametrize("name", ["box", "g1", "lun-1", "pool-1", "rack-a", "tor-a", "room-1"])
def test_what_has_failed_cannot_fail_again(world: World, name: str) -> None:
    component = component_of(world, name)
    assert component is not None
    later = befall(world, component.fault).world
    assert component_of(later, name) is None, name
