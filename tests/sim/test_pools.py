"""Random orders and faults in a room with pools and an array, and what must hold there.

Catches: copies on one node, disks fuller than they are, a folder on a pool without a place, a
controller guest that nobody pays for, a rebuild that never ends, a service that is up though too
few of its data can be read, and whatever the machine of ``test_machine`` catches.
"""

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant

from dcgame.kernel.journal import Entry
from dcgame.sim.engine import begin
from dcgame.sim.gauges.answering import silent_because
from dcgame.sim.gauges.bandwidth import width
from dcgame.sim.gauges.pools import SPACE, disks_of, on_disks
from dcgame.sim.gauges.stores import kind_of
from dcgame.world.app import AppState
from dcgame.world.meters import HostMeter
from dcgame.world.service import ServiceState
from tests.scenarios.rooms import room
from tests.sim.test_machine import STEPS, MachineRoom

TEXT = """
seed {seed}
horizon 30
link 10000
lab open
stress 60000
sale node-2026
platforms openvisor,linux
spare disk count 3
cluster c1 ha
spare nic count 2
spare board
rack rack-a
rack rack-b
switch core-1 role core
switch tor-aa rack rack-a side a uplinks core-1
switch tor-ab rack rack-a side b uplinks core-1
switch tor-ba rack rack-b gigabits 1 side a uplinks core-1
server esx-1 runs openvisor cluster c1
server esx-2 runs openvisor cluster c1
server esx-3 runs openvisor cluster c1
server esx-4 runs openvisor cluster c1
server esx-5 runs openvisor cluster c1 rack rack-b
server spare-1 runs openvisor rack rack-b
array box model entry-2015 drives sas-600g=12
group g1 array box raid 6 disks 1-12
lun lun-1 group g1 size 4000000
fabric fab-a servers esx-1,esx-2,esx-3,esx-4,esx-5 arrays box
pool pool-1 nodes esx-1,esx-2,esx-3,esx-4,esx-5
repository vault size 40000000 rack rack-b
guest web-1 on esx-1 vcpu 4 ram 16384 store pool-1 disk 900000 autostart
guest web-2 on esx-2 vcpu 4 ram 16384 store pool-1 disk 1800000 autostart
guest erp on esx-3 vcpu 4 ram 16384 store pool-1 disk 700000 autostart
guest crm on esx-4 vcpu 4 ram 16384 store lun-1 disk 400000 autostart
guest mail on esx-5 vcpu 4 ram 16384 store lun-1 disk 300000 autostart
app shop-a on web-1 service shop shape web peak 900 noise 110 traffic 9000
app shop-b on web-2 service shop shape web peak 900 noise 90 io 4000 traffic 14000
app ledger on erp service erp shape office peak 760 noise 120 io 9000
app crm-a on crm service crm shape office peak 500 noise 120
app post on mail service mail shape server peak 500 noise 60 io 900 traffic 1500
service shop sla gold
service erp sla silver
service crm
service mail
"""


class PoolRoom(MachineRoom):
    """The same orders and faults, where disks are shared."""

    @initialize(seed=st.integers(0, 50))
    def begins(self, seed: int) -> None:
        """A room with a pool of five nodes beside an array."""
        self.seed = seed
        begun = begin(room(TEXT.format(seed=seed)))
        self.start = self.world = begun.world
        self.journal: list[Entry] = list(begun.entries)
        self.log = []
        self.meters: dict[str, HostMeter] = {}

    @invariant()
    def services_agree_with_their_applications(self) -> None:
        """Down is: fewer run and read their data than are needed."""
        for service in self.world.services.values():
            apps = [self.world.apps[app] for app in service.apps]
            heard = [
                app
                for app in apps
                if app.state is AppState.RUNNING and silent_because(self.world, app) is None
            ]
            down = service.state is ServiceState.DOWN
            assert down is (len(heard) < service.needs), service.id

    @invariant()
    def copies_are_apart(self) -> None:
        """No node holds two pieces of one folder, and no folder has more than it should."""
        for pool in self.world.pools.values():
            for guest, layout in pool.layouts.items():
                held = [piece.node for piece in layout.pieces if piece.gone is None]
                assert len(held) == len(set(held)), guest
                assert len(layout.pieces) <= layout.scheme.width, guest

    @invariant()
    def folders_have_a_place(self) -> None:
        """What lies on a pool has its pieces there, and nothing else has."""
        for name, pool in self.world.pools.items():
            lying = {guest.id for guest in self.world.guests.values() if guest.store == name}
            assert lying == set(pool.layouts), name
            for guest, layout in pool.layouts.items():
                assert layout.size == self.world.guests[guest].disk, guest

    @invariant()
    def disks_hold_what_they_can(self) -> None:
        """No disk that works is fuller than it is large."""
        for pool in self.world.pools.values():
            for (node, disk), taken in on_disks(pool).items():
                server = self.world.servers[node]
                if disk in disks_of(server):
                    limit = server.model.disk_size * SPACE.out // 1000 + 1
                    assert taken <= limit, (node, disk, taken)

    @invariant()
    def nodes_and_servers_agree(self) -> None:
        """A server knows of which pool it is a node, and gives its controller guest its due."""
        nodes = {
            node.server: name for name, pool in self.world.pools.items() for node in pool.nodes
        }
        for server in self.world.servers.values():
            assert server.pool == nodes.get(server.id), server.id
            assert bool(server.controller_ram) is (server.pool is not None), server.id

    @invariant()
    def stores_exist(self) -> None:
        """Every guest's folder lies on a datastore that there is."""
        for guest in self.world.guests.values():
            assert kind_of(self.world, self.world.store_of(guest)) is not None, guest.id

    @invariant()
    def links_carry_what_they_can(self) -> None:
        """Copies together send no more over a link than it carries, and at most what users leave
        or their quarter; a link that a running application needs has a gauge."""
        world = self.world
        if self._moves_now():
            return
        sent: dict[str, int] = {}
        for job in world.jobs.values():
            for link in job.over if not job.cutover else ():
                sent[link] = sent.get(link, 0) + job.rate
        for link, rate in sent.items():
            assert rate <= width(world, link).all, link
        for app in world.apps.values():
            server = world.server_of(app)
            if app.state is AppState.RUNNING and app.traffic and server is not None:
                assert f"link/{server.id}" in world.shared_loads, app.id

    def _moves_now(self) -> bool:
        """Whether copies are about to be paced anew in this second."""
        agenda = self.world.agenda
        timers = [agenda.get(key) for key in ("ways", "look/paces")]
        return any(timer is not None and timer.due <= self.world.now for timer in timers)


PoolRoomTest = PoolRoom.TestCase
PoolRoomTest.settings = settings(
    max_examples=12,
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate,),
)
