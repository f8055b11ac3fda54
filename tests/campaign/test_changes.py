"""Every change to a live system can go wrong, each in a way of its own, and says so beforehand.

Caught by these: a verb of the table whose way hits nothing, or does no harm to what it hits; a way
that nobody uses; harm that does not lead back to the order; a preview without the risk, or that
lets the change go wrong itself; luck that a second try on the same day changes; a technician's slip
before he is there; a precaution that does not count; risk where nothing could be hit.
"""

from functools import cache

import attrs
import pytest

from dcgame.campaign.rooms.named import LAB, room_named
from dcgame.console.ordering import preview
from dcgame.kernel.units import DAY, HOUR
from dcgame.kernel.values import changed
from dcgame.play.session import Session
from dcgame.sim.commands.base import Command, Refused
from dcgame.sim.commands.changes import CHANGES
from dcgame.sim.commands.grammar import NotUnderstood, parse
from dcgame.sim.commands.risk import risk_of
from dcgame.sim.engine import Outcome, advance, submit
from dcgame.sim.facts.business import ChangeWentWrong
from dcgame.sim.facts.groups import GroupLost
from dcgame.sim.facts.mishaps import DiskPulled
from dcgame.sim.facts.play import Ordered
from dcgame.sim.wakes.mishaps import WAYS
from dcgame.world.hardware import PartState
from dcgame.world.service import Window
from dcgame.world.world import World

CERTAIN = 200_000
"""Of 100,000: those that go wrong half as often do so for certain, too."""
WAIT = "+1h"

ORDERS = {
    "migrate": "migrate db-1 to esx-2",
    "convert": "convert old-1 to esx-3",
    "relocate": "relocate crm to web-2",
    "stop": "stop web-1",
    "kill": "kill web-1",
    "restart": "restart web-1",
    "resize": "resize web-1 ram 6144",
    "mode": "stop web-1; +1h; mode web-1 para",
    "tools": "tools wiki-1",
    "snapshot": "snapshot web-1",
    "consolidate": "snapshot web-1; consolidate web-1",
    "create-disk": "create-disk web-1 size 1000",
    "grow-disk": "grow-disk web-1 to 90000",
    "move-storage": "move-storage web-1 to lun-3",
    "evacuate-store": "evacuate-store lun-1 to lun-3",
    "add-node": "delete spare-1; add-node esx-3 to pool-1",
    "remove-node": "migrate plans-1 to hci-3; +1h; remove-node hci-4 from pool-1",
    "set-rf": "delete spare-1; add-node esx-3 to pool-1; +1h; set-rf pool-1 keep rf3",
    "rebalance": "create new on hci-1 disk 900000 store pool-1 as thick; delete spare-1; "
    "add-node esx-3 to pool-1; +1h; rebalance pool-1",
    "power-off": "power-off old-1",
    "reset": "reset esx-1",
    "replace": "replace psu-1 of esx-1",
    "retire": "delete spare-1; migrate wiki-1 to esx-2; +1h; power-off esx-3; retire esx-3",
    "add-disks": "add-disks 1 to box drive sas-600g",
    "build-raid": "build-raid raid-1 on box as new disks 2 drive sas-600g",
    "grow-raid": "grow-raid fast disks 2",
    "create-lun": "create-lun lun-9 on fast size 1000",
    "grow-lun": "grow-lun lun-1 to 1600000",
    "provision": "provision lun-1 as thin",
    "delete-lun": "create-lun lun-9 on fast size 1000; delete-lun lun-9",
    "attach": "power-off old-1; attach old-1 to san-a",
    "update": "update esx-1",
    "cable": "cable psu-2 of esx-1 to pdu-aa",
    "move": "power-off old-1; move old-1 to rack-b",
    "reset-breaker": "strike breaker-trip on pdu-aa; reset-breaker pdu-aa",
    "bypass": "bypass feed-a on",
    "ups-test": "ups-test ups-a",
    "generator-test": "generator-test gen-1",
    "switch-update": "switch-update tor-aa",
    "set-mtu": "set-mtu tor-aa bytes 1500",
    "block-port": "block-port tor-aa port 45",
    "join": "maintain esx-3; +1h; leave esx-3; join esx-3 to blue",
    "leave": "maintain esx-3; +1h; leave esx-3",
    "ha": "ha blue off",
    "quorum": "ha blue watchdog; quorum blue off",
    "witness": "ha blue watchdog; witness blue old-1",
    "isolation": "isolation blue shut-down",
    "evc": "evc blue 2015",
    "heartbeat": "heartbeat blue shared",
    "maintain": "maintain esx-1",
    "unmaintain": "maintain esx-1; unmaintain esx-1",
    "sync-clock": "strike clock-drift on esx-1; sync-clock esx-1",
    "renew": "strike certificate-expired on esx-1; renew esx-1",
}
"""What a room of everything needs for each, and the change itself, which comes last."""
AFTER = {"mode": "start web-1"}


@cache
def _lab() -> World:
    level = room_named(LAB)
    assert level is not None
    session = Session(level, 1)
    session.advance(HOUR)
    return session.world


def _risky(world: World, per_100k: int) -> World:
    return changed(world, setting=attrs.evolve(world.setting, change_risk=per_100k))


def _command(line: str) -> Command:
    command = parse(line)
    assert not isinstance(command, NotUnderstood), line
    return command


def _done(world: World, line: str) -> Outcome:
    done = submit(world, _command(line))
    assert not isinstance(done, Refused), (line, done)
    return done


@cache
def _ready(verb: str) -> tuple[World, str]:
    """The lab before that change, and its line."""
    *before, line = ORDERS[verb].split("; ")
    world = _lab()
    for each in before:
        world = advance(world, world.now + HOUR).world if each == WAIT else _done(world, each).world
    return world, line


@pytest.mark.parametrize("verb", list(CHANGES))
def test_each_change_goes_wrong_in_its_own_way(verb: str) -> None:
    world, line = _ready(verb)
    risky = _risky(world, CERTAIN)
    risk = risk_of(risky, _command(line))
    assert risk is not None
    assert risk.per_100k == 100_000
    ordered = _done(risky, line)
    after = _done(ordered.world, AFTER[verb]).world if verb in AFTER else ordered.world
    told = (*ordered.entries, *advance(after, risky.now + 4 * DAY).entries)
    wrong = next(entry for entry in told if isinstance(entry.fact, ChangeWentWrong))
    order = next(entry for entry in told if isinstance(entry.fact, Ordered))
    assert (wrong.fact.change, wrong.fact.way, wrong.cause) == (verb, risk.way.id, order.seq)
    assert wrong.at >= risky.now + CHANGES[verb].begins(risky)
    assert [entry for entry in told if entry.cause == wrong.seq]


def test_every_way_is_somebodys() -> None:
    risks = [risk_of(_risky(world, 500), _command(line)) for world, line in map(_ready, CHANGES)]
    ways = {risk.way.id for risk in risks if risk is not None}
    assert ways | {"fabric"} == set(WAYS)


def test_the_preview_states_the_risk_and_lets_nothing_happen() -> None:
    level = room_named(LAB)
    assert level is not None
    site = attrs.evolve(level.site, change_risk_per_100k=CERTAIN)
    session = Session(attrs.evolve(level, site=site), 1)
    lines = preview(session, ["update", "esx-1"]).lines
    assert "It goes wrong in 100.00 % of cases: its server crashes." in lines
    assert not any("gone wrong" in line for line in lines)


def test_only_what_is_live_has_a_risk() -> None:
    """Nothing can be hit in a guest that is off, or instead of one that runs alone."""
    world = _risky(_lab(), 500)
    off = _stopped(world, "web-1")
    assert risk_of(world, _command("resize web-1 ram 6144")) is not None
    assert risk_of(off, _command("resize web-1 ram 6144")) is None
    assert risk_of(world, _command("start spare-1")) is None
    assert risk_of(world, _command("stop web-1")) is not None
    without = _stopped(world, "db-1")
    assert risk_of(without, _command("stop web-1")) is None


def test_whom_it_could_hit_must_be_told() -> None:
    """A window for the services on a server is not enough where its neighbours may be hit."""
    world = _risky(_lab(), 500)
    reset, update = _command("reset esx-1"), _command("update esx-1")
    own = {app.service for app in world.apps.values() if _host(world, app.on) == "esx-1"}
    some = _announced(world, {name for name in own if name})
    assert _odds(some, update) == 250
    assert _odds(some, reset) == _odds(world, reset) == 250
    assert _odds(_announced(world, set(world.services)), reset) == 125


def test_a_disk_that_is_pulled_by_mistake_is_filled_anew() -> None:
    world = _risky(_lab(), CERTAIN)
    struck = _done(world, "strike disk-dead on box/disk-7").world
    done = _done(struck, "replace disk-7 of box")
    told = advance(done.world, world.now + DAY)
    facts = [entry.fact for entry in told.entries]
    pulled = next(fact for fact in facts if isinstance(fact, DiskPulled))
    assert pulled.part != "disk-7"
    assert not [fact for fact in facts if isinstance(fact, GroupLost)]
    part = told.world.arrays["box"].part(pulled.part)
    assert part is not None
    assert part.state is PartState.GOOD


def _host(world: World, machine: str) -> str:
    guest = world.guests.get(machine)
    return guest.host if guest else machine


def _stopped(world: World, guest: str) -> World:
    return advance(_done(world, f"stop {guest}").world, world.now + HOUR).world


def _announced(world: World, names: set[str]) -> World:
    for name in sorted(names):
        world = world.change_service(name, windows=(Window(0, DAY),))
    return world


def _odds(world: World, command: Command) -> int:
    risk = risk_of(world, command)
    assert risk is not None
    return risk.per_100k
