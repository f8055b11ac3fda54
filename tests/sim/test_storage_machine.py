"""The random machine in a room with shared storage, and what must hold there besides."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant

from dcgame.kernel.journal import Entry
from dcgame.sim.engine import begin
from dcgame.sim.gauges.raid import missing, rebuilding, survives
from dcgame.sim.gauges.space import left
from dcgame.sim.gauges.stores import capacity, kind_of, lying_on
from dcgame.world.hardware import PartState
from dcgame.world.meters import HostMeter
from dcgame.world.storage import ArrayState
from dcgame.world.targets import targets
from tests.scenarios.rooms import room
from tests.sim.test_machine import COMMANDS_TRIED, ORDERS_A_GAME, STEPS, MachineRoom

TEXT = """
seed {seed}
horizon 30
billing on
stress 60000
rent 2500
delivery 1
sale node-2026,entry-2015,fc-2015
platforms openvisor,linux
spare disk count 3
spare controller
spare board
spare psu count 2
cluster c1 ha
server esx-1 model node-2015 runs openvisor cluster c1
server esx-2 model node-2015 runs openvisor cluster c1 age 7
server old-1 model erp-2010 runs linux
array box drives sas-600g=8,sata-2t=5 spares 6
group g1 array box raid 5 disks 1-5
group g2 array box raid 10 disks 9-12
lun lun-1 group g1 size 900000 thin
lun lun-2 group g1 size 2000000 thin
lun lun-3 group g2 size 1000000
fabric san-a servers esx-1,esx-2 arrays box
fabric san-b servers esx-1 arrays box
guest web-1 on esx-1 vcpu 4 ram 16384 tools autostart store lun-1
guest web-2 on esx-2 vcpu 4 ram 16384 autostart store lun-2 disk 1500000
guest erp on esx-2 vcpu 8 ram 32768 autostart store lun-3
guest crm on esx-1 ram 4096
app shop-a on web-1 service shop shape web peak 9000 noise 110 offset 17 io 200
app shop-b on web-2 service shop shape web peak 9000 noise 90 offset 400 io 80 growth 90000
app ledger on erp service erp shape office peak 7600 noise 120 offset 900 io 300 writes 600
app notes on crm service crm io 20
app files on old-1 service files shape server peak 1500 io 200
service shop needs 1 sla gold revenue 500000
service erp sla silver revenue 900000
service crm
service files sla platinum revenue 300000
"""


class StorageRoom(MachineRoom):
    """A game with an array, two fabrics (one host hangs on one alone) and thin units."""

    @initialize(seed=st.integers(0, 50))
    def begins(self, seed: int) -> None:
        """The room, from its first entry."""
        self.seed = seed
        begun = begin(room(TEXT.format(seed=seed)))
        self.start = self.world = begun.world
        self.journal: list[Entry] = list(begun.entries)
        self.log = []
        self.meters: dict[str, HostMeter] = {}

    def _targets(self, strikes: str) -> list[str]:
        return list(targets(self.world, strikes))

    @invariant()
    def groups_that_stand_could_lose_what_they_miss(self) -> None:
        """Data are there exactly as long as the disks are."""
        for group in self.world.raid_groups.values():
            gone = tuple(part.id for part in missing(self.world, group))
            if group.lost is None:
                assert survives(group, gone), group.id

    @invariant()
    def what_must_be_filled_is_filled(self) -> None:
        """A new disk of a group is being filled while its array serves, unless it died."""
        for group in self.world.raid_groups.values():
            array = self.world.arrays[group.array]
            if group.lost is not None or array.state is ArrayState.DOWN:
                continue
            for disk in group.stale:
                part = array.part(disk)
                if part is not None and part.state is not PartState.FAILED:
                    assert disk in rebuilding(self.world, group), disk

    @invariant()
    def full_units_lie_on_full_groups(self) -> None:
        """Guests stand still only where nothing is left."""
        for lun in self.world.luns.values():
            if lun.full is not None:
                assert left(self.world, self.world.raid_groups[lun.group]) == 0, lun.id

    @invariant()
    def folders_lie_somewhere(self) -> None:
        """Every folder lies on a datastore that exists, and there is room for it."""
        for guest in self.world.guests.values():
            assert kind_of(self.world, self.world.store_of(guest)) is not None, guest.id
        for lun in self.world.luns:
            held = sum(guest.disk for guest in lying_on(self.world, lun))
            assert held <= capacity(self.world, lun), lun


TestStorageRoom = StorageRoom.TestCase
TestStorageRoom.settings = settings(
    max_examples=max(1, COMMANDS_TRIED // ORDERS_A_GAME // 4),
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
