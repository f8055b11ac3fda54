"""A big room with one of everything: what the pictures and the walks over the floor use."""

from dcgame.play.session import Session
from dcgame.sim.engine import begin
from dcgame.world.world import World
from tests.scenarios.rooms import room

LINES = """
lab open
sale node-2026,node-2015
platforms linux,openvisor
rack rack-a height 24
rack rack-b height 24
rack rack-c height 24
server esx-1 rack rack-a runs openvisor cluster blue
server esx-2 rack rack-a runs openvisor cluster blue
server esx-3 rack rack-b runs openvisor cluster blue
server hci-1 rack rack-b runs openvisor cluster green
server hci-2 rack rack-b runs openvisor cluster green
server hci-3 rack rack-c runs openvisor cluster green
server hci-4 rack rack-c runs openvisor cluster green
server old-1 model pizza-2009 rack rack-c runs linux age 15
cluster blue ha witness outside
cluster green ha
guest web-1 on esx-1 store lun-1 vcpu 4 ram 8192 tools
guest db-1 on esx-1 store lun-2 vcpu 8 ram 32768 disk 300000 tools
guest web-2 on esx-2 store lun-1 vcpu 4 ram 8192 tools
guest erp on esx-3 store lun-3 vcpu 8 ram 65536 disk 200000 tools
guest test on esx-2 vcpu 2 ram 4096 disk 400000
guest crm on hci-1 store pool-1 vcpu 4 ram 16384 disk 400000 tools
guest mail on hci-2 store pool-1 vcpu 4 ram 16384 disk 600000 tools
guest files on hci-3 store pool-1 vcpu 2 ram 8192 disk 900000 tools
guest wiki on hci-4 store pool-1 vcpu 2 ram 4096 disk 100000 tools
app web-1-app on web-1 service shop shape web peak 2400 io 60
app web-2-app on web-2 service shop shape web peak 2400 io 60
app db-1-app on db-1 service shop shape office peak 3200 io 250
app erp-app on erp service erp shape office peak 6000 io 120
app test-app on test shape flat peak 300
app crm-app on crm service crm shape office peak 2500 io 200
app mail-app on mail service mail shape office peak 2100 io 60
app files-app on files service files shape flat peak 700 io 250
app wiki-app on wiki service wiki shape web peak 500 io 40
app pay-app on old-1 service payroll shape office peak 900
service shop sla gold needs 3 revenue 900000
service erp sla silver revenue 500000
service crm sla silver revenue 200000
service mail sla bronze revenue 150000
service files sla bronze revenue 80000
service wiki sla none revenue 10000
service payroll sla silver revenue 120000
array box model entry-2015 rack rack-a drives sas-600g=10 spares 10
group g1 array box raid 5 disks 1-5
group g2 array box raid 10 disks 6-9
lun lun-1 group g1 size 400000
lun lun-2 group g1 size 900000 thin
lun lun-3 group g2 size 1100000
fabric fab-a rack rack-a servers esx-1,esx-2,esx-3 arrays box
fabric fab-b rack rack-b servers esx-1,esx-2,esx-3 arrays box
pool pool-1 nodes hci-1,hci-2,hci-3,hci-4 keep rf2
feed feed-a ups ups-a generator gen-1
feed feed-b ups ups-b
ups ups-a watts 4000
ups ups-b watts 4000
generator gen-1 watts 20000 litres 200 start 20
pdu pdu-aa rack rack-a feed feed-a watts 2000
pdu pdu-ab rack rack-a feed feed-b watts 2000
pdu pdu-ba rack rack-b feed feed-a watts 900
pdu pdu-bb rack rack-b feed feed-b watts 900
pdu pdu-ca rack rack-c feed feed-a watts 2000
pdu pdu-cb rack rack-c feed feed-b watts 2000
room room-1
crac crac-1 room room-1 watts 5000 feed feed-a
crac crac-2 room room-1 watts 5000 feed feed-b
switch core-1 role core
switch tor-aa rack rack-a side a uplinks core-1
switch tor-ab rack rack-a side b uplinks core-1
switch tor-ba rack rack-b side a uplinks core-1
switch tor-bb rack rack-b side b uplinks core-1
switch tor-ca rack rack-c side a uplinks core-1
switch tor-cb rack rack-c side b uplinks core-1
terminals term-1 of old-1
repository vault size 4000000 place remote immutable
rule web-1 apart db-1
offer bakery at 0d10:00 until 2d08:00 vcpu 2 ram 4096 sla silver revenue 450
"""


def stocked(more: str = "") -> World:
    """The room before its first entry, with some lines more."""
    return room(LINES + more)


def opened(more: str = "") -> World:
    """The same after its first entry."""
    return begin(stocked(more)).world


TROUBLES = (
    "strike mainboard on hci-2/mainboard-1",
    "strike disk-dead on box/disk-2",
    "strike mainboard on esx-3/mainboard-1",
    "strike disk-slow on esx-1/disk-1",
    "migrate test to esx-1",
)


def troubled(session: Session) -> None:
    """Much goes wrong at once, and a guest is on its way."""
    for line in TROUBLES:
        assert isinstance(session.order(line), tuple), line
    session.advance(session.world.now + 150)
