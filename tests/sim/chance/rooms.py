"""The rooms in which chance plays; together they have something for every verb."""

from collections.abc import Callable

from dcgame.world.world import World
from tests.scenarios.rooms import room
from tests.sim.busy import TEXT as BUSY

BUSINESS = (
    BUSY
    + """
offer cafe at 1d00:01 until 9d00:00 revenue 200 peak 200
offer bank at 1d00:05 until 9d00:00 sla gold revenue 900 peak 300
offer shoes at 1d01:00 until 9d00:00 revenue 250 peak 250
offer press at 2d00:00 until 9d00:00 revenue 250 peak 250
"""
)
"""A little of everything, and customers who ask."""

STORAGE = """
seed {seed}
horizon 30
billing on
lab open
stress 60000
risk 5000
rent 2500
delivery 1
sale node-2026,entry-2015,fc-2015,arm-2021,terminals-1988
platforms openvisor,linux,partitioner,timeshare
rack rack-a
rack rack-m height 48 watts 8000
spare disk count 3
spare controller
spare board
spare psu count 2
cluster c1 ha
server esx-1 model node-2015 runs openvisor cluster c1
server esx-2 model node-2015 runs openvisor cluster c1 age 7
server old-1 model erp-2010 runs linux
server desk-1 model desk-2012 runs hosted
server arm-1 model arm-2018 runs openvisor rack rack-m
server main model mainframe-1988 runs partitioner rack rack-m
terminals term-1 of main
array box drives sas-600g=12,sata-2t=9 spares 6
group g1 array box raid 5 disks 1-5
group g2 array box raid 10 disks 13-16
lun lun-1 group g1 size 900000 thin
lun lun-2 group g1 size 2000000 thin
lun lun-3 group g2 size 1000000
fabric san-a servers esx-1,esx-2 arrays box
fabric san-b servers esx-1 arrays box
repository vault size 900000
guest web-1 on esx-1 vcpu 4 ram 16384 tools autostart store lun-1
guest web-2 on esx-2 vcpu 4 ram 16384 autostart store lun-2 disk 1500000 thin more 900000
guest erp on esx-2 vcpu 8 ram 32768 autostart store lun-3 disk 700000 thin
guest crm on esx-1 ram 4096
guest lpar on main vcpu 2 ram 64 disk 900 isa mainframe family timeshare autostart
guest arm on arm-1 isa arm64
app wages on lpar service wages peak 20 active 24 disk 600 isa mainframe family timeshare terminals
app shop-a on web-1 service shop shape web peak 9000 noise 110 offset 17 io 200
app shop-b on web-2 service shop shape web peak 9000 noise 90 offset 400 io 80 growth 90000
app ledger on erp service erp shape office peak 7600 noise 120 io 300 writes 600 growth 20000
app notes on crm service crm io 20
app files on old-1 service files shape server peak 1500 io 200
service shop needs 1 sla gold revenue 500000 requires erp
service erp sla silver revenue 900000 requires files
service crm requires shop-a
service wages
service files sla platinum revenue 300000
"""
"""An array, two fabrics of which one host hangs on one alone, and thin units."""

POOLS = """
seed {seed}
horizon 30
billing on
link 10000
lab open
stress 60000
risk 5000
sale node-2026
platforms openvisor,linux
spare disk count 3
cluster c1 policy watchdog
server esx-1 runs openvisor cluster c1
server esx-2 runs openvisor cluster c1
server esx-3 runs openvisor cluster c1
server esx-4 runs openvisor cluster c1
server esx-5 runs openvisor cluster c1
server spare-1 runs openvisor
array box model entry-2015 drives sas-600g=12
group g1 array box raid 6 disks 1-12
lun lun-1 group g1 size 4000000
fabric fab-a servers esx-1,esx-2,esx-3,esx-4,esx-5 arrays box
pool pool-1 nodes esx-1,esx-2,esx-3,esx-4,esx-5
repository vault size 40000000
guest web-1 on esx-1 vcpu 4 ram 16384 store pool-1 disk 900000 autostart
guest web-2 on esx-2 vcpu 4 ram 16384 store pool-1 disk 1800000 autostart
guest erp on esx-3 vcpu 4 ram 16384 store pool-1 disk 700000 autostart thin more 4000000,3000000
guest crm on esx-4 vcpu 4 ram 16384 store lun-1 disk 400000 autostart
guest mail on esx-5 vcpu 4 ram 16384 store lun-1 disk 300000 autostart
app shop-a on web-1 service shop shape web peak 900 noise 110
app shop-b on web-2 service shop shape web peak 900 noise 90 io 4000
app ledger on erp service erp shape office peak 760 noise 120 io 9000 growth 120000
app crm-a on crm service crm shape office peak 500 noise 120
app post on mail service mail shape server peak 500 noise 60 io 900
service shop sla gold requires erp
service erp sla silver
service crm requires erp,post
service mail
"""
"""A pool of five nodes beside an array."""

BUILDING = """
seed {seed}
horizon 30
billing on
lab open
stress 60000
risk 5000
sale node-2026,utility-feed,ups-4kw,gen-20kw,pdu-16a,crac-10kw,tor-2021,core-2021,vault-2026
platforms openvisor,linux
spare compressor count 2
spare starter count 2
spare board count 2
spare ups-battery count 2
spare psu count 2
rack rack-a
rack rack-b
rack far-a site dr
site dr megabits 300 ms 8
feed a ups u generator g
feed b
ups u watts 900
generator g watts 9000 litres 5 fuel 1
room hall
crac c room hall watts 1500 feed a
cluster c1 ha
server esx-1 runs openvisor cluster c1
server esx-2 runs openvisor cluster c1
server esx-3 runs openvisor cluster c1
server web-1 model pizza-2009 runs linux rack rack-b
server desk-1 model desk-2012 runs hosted rack rack-b
server dr-1 runs openvisor rack far-a
server dr-2 runs openvisor rack far-a
repository vault size 900000
repository far size 900000 rack far-a
pdu p-a rack rack-a feed a watts 1000
pdu p-b rack rack-a feed b watts 1000
pdu q-a rack rack-b feed a watts 1000
pdu q-b rack rack-b feed b watts 1000
switch core role core
switch t-a rack rack-a side a uplinks core
switch t-b rack rack-a side b uplinks core storm-control
switch s-a rack rack-b side a uplinks core
san lun-1
guest g-1 on esx-1 autostart ram 2048 store lun-1 tools
guest g-2 on esx-2 autostart ram 2048 store lun-1
guest g-3 on esx-3 autostart ram 4096 store lun-1
guest g-4 on dr-1 autostart ram 4096 tools
app x-1 on g-1 service shop peak 9000
app x-2 on g-2 service shop peak 9000
app mail on g-3 service mail shape office peak 900 noise 100
app site on web-1 service site peak 500
app desk on g-4 service desk peak 500
service desk sla bronze requires mail
service shop needs 1 sla gold revenue 500000
service mail sla silver requires site,x-2
service site sla bronze
"""
"""Two feeds, batteries, a generator with little fuel, cooling, a network of switches, and another
site."""

CAMPUS = """
seed {seed}
horizon 70
billing on
lab open
stress 60000
risk 9000
storyteller on
everyday on
rent 2500
sale node-2026,iscsi-2026,entry-2015,tor-2021,core-2021
platforms openvisor,linux
spare disk count 3
spare psu count 2
spare board count 2
rack rack-a
rack rack-b
switch core-1 role core
switch core-2 role core
switch tor-a rack rack-a side a uplinks core-1,core-2 gigabits 1
switch tor-b rack rack-a side b uplinks core-1,core-2 gigabits 1
switch tor-c rack rack-b side a uplinks core-1,core-2 gigabits 1
switch tor-d rack rack-b side b uplinks core-2 gigabits 1
cluster c1 policy watchdog witness outside balance auto
cluster c2 ha heartbeat shared
server esx-1 runs openvisor rack rack-a cluster c1
server esx-2 runs openvisor rack rack-a cluster c1
server esx-3 runs openvisor rack rack-b cluster c1
server esx-4 runs openvisor rack rack-b cluster c1
server esx-5 runs openvisor rack rack-a cluster c2 support 24
server esx-6 runs openvisor rack rack-b cluster c2
server pizza-1 model pizza-2009 runs linux rack rack-b
array box drives sas-600g=10 spares 10
group g1 array box raid 5 disks 1-5
group g2 array box raid 1 disks 6-7
lun lun-1 group g1 size 1200000 thin
lun lun-2 group g2 size 500000
fabric lan-a model iscsi-2026 servers esx-1,esx-2,esx-5,esx-6 arrays box
fabric lan-b model iscsi-2026 servers esx-1,esx-2,esx-5 arrays box
pool pool-1 nodes esx-1,esx-2,esx-3,esx-4
repository vault size 900000
repository attic size 900000 speed 20000 place remote immutable
guest web-1 on esx-1 vcpu 4 ram 16384 store pool-1 disk 200000 thin more 300000 \
autostart mode emulated
guest web-2 on esx-3 vcpu 4 ram 16384 store pool-1 disk 400000 autostart tools
guest erp on esx-2 vcpu 4 ram 16384 store lun-1 disk 500000 thin autostart mode para
guest crm on esx-5 vcpu 2 ram 8192 store lun-1 disk 200000 autostart tools
guest mail on esx-6 vcpu 2 ram 8192 store lun-2 disk 200000 autostart
app shop-a on web-1 service shop shape web peak 900 noise 110 io 900 traffic 300 growth 9000
app shop-b on web-2 service shop shape web peak 900 noise 90 io 2000 writes 500 traffic 200
app ledger on erp service erp shape office peak 760 noise 120 io 3000 writes 400 growth 9000
app crm-a on crm service crm shape office peak 500 noise 120 io 300
app crm-b on crm service crm
app post on mail service mail shape server peak 500 noise 60 io 900
app wiki on pizza-1 service wiki peak 200 libraries ssl=1
app forum on pizza-1 service wiki peak 200 libraries ssl=2
service shop needs 1 sla gold revenue 500000 requires erp
service erp sla silver revenue 300000
service crm sla bronze requires post
service mail sla silver
service wiki needs 1
rule web-1 apart web-2
"""
"""Storage over the network of two racks, a pool and an array; a storyteller, and two months."""


def _of(text: str) -> Callable[[int], World]:
    return lambda seed: room(text.format(seed=seed))


TEXTS = {
    "business": BUSINESS,
    "storage": STORAGE,
    "pools": POOLS,
    "building": BUILDING,
    "campus": CAMPUS,
}
ROOMS: dict[str, Callable[[int], World]] = {name: _of(text) for name, text in TEXTS.items()}
"""Each room before its first entry, by name, from a seed."""
