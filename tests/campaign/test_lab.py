"""The lab: calm when left alone, and everything in it can be broken, explained and mended.

Caught by these: an alarm in a month in which nobody broke anything; a kind of failure that the
fire list does not offer, offers where nothing would come of it, or whose consequences lead back to
something else than the shot; a verb that no longer mends what it is for.
"""

from functools import cache

import pytest

from dcgame.campaign.level import Level
from dcgame.campaign.rooms.named import LAB, room_named
from dcgame.console.ordering import ordered
from dcgame.kernel.journal import Entry
from dcgame.kernel.units import DAY, HOUR
from dcgame.play.alarms import alarms, attention
from dcgame.play.session import Session
from dcgame.sim.commands.base import Refused
from dcgame.sim.facts.play import Misfortune, Ordered
from dcgame.sim.failures.fitting import fitting, shots
from dcgame.sim.failures.registry import FAILURES, failure_of

BEFORE = {
    "late-delivery": "buy node-2015 as esx-9 in rack-a",
    "audit": "strike licence-expired on esx-1",
}
"""What must be there before some can befall anybody."""


@cache
def _lab() -> Level:
    level = room_named(LAB)
    assert level is not None
    return level


def _opened(until: int = HOUR) -> Session:
    session = Session(_lab(), 1)
    session.advance(until)
    return session


def test_a_month_in_which_nobody_breaks_anything_is_calm() -> None:
    session = _opened(30 * DAY)
    assert [entry.fact for entry in session.journal if attention(entry)] == []
    assert alarms(session.world) == ()


def test_it_has_something_of_every_kind() -> None:
    world = _opened().world
    for shelf in (
        *("arrays", "fabrics", "raid_groups", "luns", "pools", "clusters", "switches", "feeds"),
        *("ups", "generators", "pdus", "rooms", "cracs", "repositories", "schedules", "backups"),
        "sites",
    ):
        assert getattr(world, shelf), shelf
    kinds = {server.platform.model.kind for server in world.servers.values() if server.platform}
    assert len(kinds) == 3
    assert any(lun.thin for lun in world.luns.values())
    assert len(world.racks) == 3


@pytest.mark.parametrize("kind", [failure.id for failure in FAILURES])
def test_each_kind_is_fired_and_explained(kind: str) -> None:
    session, failure = _opened(), failure_of(kind)
    assert failure is not None
    if kind in BEFORE:
        assert isinstance(session.order(BEFORE[kind]), tuple)
    target = fitting(session.world, failure)[0]
    first = len(session.journal)
    assert isinstance(session.order(f"strike {kind} on {target}"), tuple)
    session.advance(session.world.now + DAY)
    new = session.journal[first:]
    shot = next(entry for entry in new if isinstance(entry.fact, Misfortune))
    told = (entry for entry in new if not isinstance(entry.fact, Misfortune | Ordered))
    assert any(_leads_to(session, entry, shot) for entry in told)


def _leads_to(session: Session, entry: Entry, shot: Entry) -> bool:
    return any(link.entry.seq == shot.seq for link in session.why(entry.seq))


def test_the_fire_list_has_every_kind_and_only_what_would_hurt() -> None:
    session = _opened()
    listed = {failure.id: names for failure, names in shots(session.world)}
    assert set(listed) == {failure.id for failure in FAILURES}
    assert {kind for kind, names in listed.items() if not names} == set(BEFORE)
    assert listed["latent-sector"][0].startswith("box/")
    assert {"plans", "shop-1"} <= set(listed["unsupported"])


def test_a_shot_that_hurts_nobody_is_refused_or_said_so() -> None:
    session = _opened()
    for line in ("strike hci-node on esx-1", "strike psu on nothing/psu-1", "strike gout on esx-1"):
        assert isinstance(session.order(line), Refused), line
    assert "no harm" not in ordered(session, "strike unsupported on plans").lines[-1]
    assert "no harm to plans" in ordered(session, "strike unsupported on plans").lines[-1]


MENDED = (
    ("disk-dead", "box/disk-7", "replace disk-7 of box"),
    ("psu", "esx-1/psu-1", "replace psu-1 of esx-1"),
    ("psu", "old-1/psu-1", "replace psu-1 of old-1"),
    ("mainboard", "esx-2/mainboard-1", "replace mainboard-1 of esx-2"),
    ("raid-controller", "esx-1", "replace controller-1 of esx-1"),
    ("kernel-panic", "web-1", "start web-1"),
    ("runaway", "crm", "restart crm"),
    ("library-conflict", "tests", "stop tests; start builds"),
    ("stale-lock", "crm-1", "unlock crm-1"),
    ("deleted-by-mistake", "crm-1", "restore crm-1 from vault"),
    ("duplicate-identity", "crm-1", "stop crm-1-copy"),
    ("agent-hung", "esx-1", "restart-agent esx-1"),
    ("clock-drift", "esx-1", "sync-clock esx-1"),
    ("certificate-expired", "esx-1", "renew esx-1"),
    ("breaker-trip", "pdu-aa", "reset-breaker pdu-aa"),
    ("crac-down", "crac-1/compressor-1", "replace compressor-1 of crac-1"),
    ("ups-failed", "ups-b/inverter-1", "replace inverter-1 of ups-b"),
    ("tor-switch", "tor-aa/board-1", "replace board-1 of tor-aa"),
    ("management-cut", "management", "call; restore-network management"),
    ("san-switch", "san-a", "replace board-1 of san-a"),
    ("path-loss", "esx-1/hba-1", "attach esx-1 to san-a"),
    ("hci-node", "hci-1", "power-on hci-1"),
)
"""What befalls whom, and what mends it within two days."""


@pytest.mark.parametrize(("kind", "target", "cure"), MENDED)
def test_it_is_mended_by_verbs(kind: str, target: str, cure: str) -> None:
    session = _opened(8 * HOUR)
    assert isinstance(session.order(f"strike {kind} on {target}"), tuple)
    session.advance(session.world.now + 300)
    for line in cure.split("; "):
        done = session.order(line)
        assert isinstance(done, tuple), done
        session.advance(session.world.now + HOUR)
    session.advance(session.world.now + 2 * DAY)
    assert alarms(session.world) == ()
