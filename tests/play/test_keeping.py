"""What took a service down is one thing, what kept it down another, and both are told.

Mutations that these tests were seen to catch: waits of other services' guests told too, those of a
service that is up again left out, what keeps it down now left out, an entry told twice.
"""

from typing import Any

from dcgame.play.causes import causes
from dcgame.play.keeping import explained, keepers
from dcgame.sim.facts.hardware import HostLost
from dcgame.sim.facts.play import Misfortune, Ordered
from dcgame.sim.facts.services import ServiceDown
from tests.scenarios.script import Played, play

SHORT = """
cluster c1 ha share 50
server esx-1 model pizza-2009 runs openvisor cluster c1
server esx-2 model pizza-2009 runs openvisor cluster c1
guest web-1 on esx-1 ram 8192 store lun-1
guest web-2 on esx-2 ram 8192 stopped store lun-1
guest lone on esx-1 ram 300 store lun-1
app shop on web-1 service shop
app blog on lone service blog
service shop
service blog
san lun-1

at 1d08:01 admission c1 share 0
at 1d08:02 start web-2
at 1d09:00 fault mainboard esx-1/mainboard-1
"""
POOL = """
link 10000
server a runs openvisor
server b runs openvisor
server c runs openvisor
server d runs openvisor
server e runs openvisor
pool p nodes a,b,c,d,e keep rf3
guest db on a store p ram 8192 disk 400000
app shop on db service shop
service shop
at 1d08:00 fault hci-node b
at 1d08:00 fault hci-node c
at 1d08:00 fault hci-node d
until 1d09:00
"""


def _down(played: Played, service: str = "shop") -> int:
    return next(
        entry.seq
        for entry in played.entries
        if isinstance(entry.fact, ServiceDown) and entry.fact.service == service
    )


def _told(played: Played, kind: type, service: str = "shop") -> list[Any]:
    links = explained(played.entries, played.world, _down(played, service))
    assert len({link.entry.seq for link in links}) == len(links)
    return [link.entry.fact for link in links if isinstance(link.entry.fact, kind)]


def test_who_finds_no_room_is_told_why() -> None:
    """The mainboard took it down; the reserve that was given up keeps it down."""
    played = play(SHORT + "until 1d10:00")
    assert {fact.line for fact in _told(played, Ordered)} == {"admission c1 share 0"}
    (cause,) = (each for each in causes(played.entries, played.world) if "shop" in each.services)
    orders = {entry.seq for entry in played.entries if isinstance(entry.fact, Ordered)}
    assert orders & set(cause.enabling)


def test_it_is_told_of_the_service_whose_guest_waits_and_afterwards_too() -> None:
    """The blog fits, and is restarted; the shop waited until there was room again."""
    waiting = play(SHORT + "until 1d10:00")
    assert not _told(waiting, Ordered, "blog")
    over = play(SHORT + "at 1d10:00 stop web-2\nuntil 1d11:00")
    assert {fact.line for fact in _told(over, Ordered)} == {"admission c1 share 0"}


def test_what_failed_since_keeps_it_down() -> None:
    """The first node made the pool stand still for seconds; that three are gone keeps it so."""
    played = play(POOL)
    assert len(_told(played, HostLost)) == 3
    assert len(_told(played, Misfortune)) == 3


def test_only_a_service_that_went_down_has_keepers() -> None:
    played = play(SHORT + "until 1d10:00")
    assert keepers(played.entries, played.world, 0) == ()
    assert keepers(played.entries, played.world, 9_999) == ()
