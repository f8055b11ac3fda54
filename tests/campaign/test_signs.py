"""Signs of beliefs that no recorded level shows: journals written by hand.

Mutations caught: a warning that was acted upon; a resize that was needed; a host that fell alone.
"""

import attrs

from dcgame.campaign import signs
from dcgame.campaign.signs import Case
from dcgame.kernel.bands import Band
from dcgame.kernel.journal import Entry
from dcgame.kernel.units import DAY, HOUR
from dcgame.sim.facts.base import Fact
from dcgame.sim.facts.gauges import BandCrossed
from dcgame.sim.facts.guests import GuestBooting, GuestLost, GuestPlaced, GuestResized
from dcgame.sim.facts.hardware import (
    HostLost,
    PartFailed,
    PartReplaced,
    PartWarned,
    ServerStarted,
)
from dcgame.sim.facts.play import Ordered
from dcgame.sim.facts.services import ServiceDown
from dcgame.world.world import World
from tests.tui.floor.worlds import room

WORLD: World = room(6 * DAY)
GUEST = next(guest for guest in sorted(WORLD.guests) if WORLD.guests[guest].apps)


def journal(*facts: tuple[int, Fact, int | None]) -> tuple[Entry, ...]:
    """Entries: second, fact, cause (by place)."""
    return tuple(Entry(seq, at, fact, cause) for seq, (at, fact, cause) in enumerate(facts))


def case(*facts: tuple[int, Fact, int | None], missed: str = "") -> Case:
    return Case(WORLD, journal(*facts), WORLD, frozenset({missed} if missed else ()))


def test_a_part_that_warned_for_a_day() -> None:
    warned, failed = PartWarned("s", "disk-1"), PartFailed("s", "disk-1")
    assert list(signs.warned_and_waited(case((0, warned, None), (2 * DAY, failed, None)))) == [1]
    assert not list(signs.warned_and_waited(case((0, warned, None), (HOUR, failed, None))))
    replaced = (DAY, PartReplaced("s", "disk-1"), None)
    assert not list(
        signs.warned_and_waited(case((0, warned, None), replaced, (3 * DAY, failed, None)))
    )


def test_more_processors_than_were_busy() -> None:
    guest = WORLD.guests[GUEST]
    more = GuestResized(GUEST, guest.vcpu + 2, guest.ram)
    assert list(signs.more_processors(case((0, more, None)))) == [0]
    short = BandCrossed(f"vcpu/{guest.apps[0]}", Band.SHORT, Band.FINE)
    assert not list(signs.more_processors(case((0, short, None), (1, more, None))))
    less = attrs.evolve(more, vcpu=guest.vcpu)
    assert not list(signs.more_processors(case((0, less, None))))


def test_a_basket_of_services() -> None:
    lost = (0, HostLost("esx-1"), None)
    down = [(0, ServiceDown(f"service-{number}"), 0) for number in range(3)]
    assert list(signs.one_basket(case(lost, *down, missed="services_up"))) == [0]
    assert not list(signs.one_basket(case(lost, *down[:2], missed="services_up")))
    assert not list(signs.one_basket(case(lost, *down)))


def test_restarted_and_down_all_the_same() -> None:
    facts = (
        (0, HostLost("esx-1"), None),
        (0, ServiceDown("shop"), 0),
        (60, GuestPlaced(GUEST, "esx-2", 120), 0),
    )
    found = signs.restarted_is_not_unharmed(case(*facts, missed="downtime_at_most"))
    assert list(found) == [1]
    assert not list(signs.restarted_is_not_unharmed(case(*facts)))


def test_started_by_hand_after_its_host_was_back() -> None:
    host = WORLD.guests[GUEST].host
    facts = (
        (0, HostLost(host), None),
        (0, GuestLost(GUEST), 0),
        (HOUR, ServerStarted(host), None),
        (2 * HOUR, Ordered(f"start {GUEST}"), None),
        (2 * HOUR, GuestBooting(GUEST, 3 * HOUR), 3),
    )
    assert list(signs.started_by_hand(case(*facts))) == [1]
    by_itself = (*facts[:3], (2 * HOUR, GuestBooting(GUEST, 3 * HOUR), 2))
    assert not list(signs.started_by_hand(case(*by_itself)))
