"""How likely a change goes wrong, and what lowers that.

About 70 % of outages come from changes to a live system; half a per cent of changes go wrong and
a checklist halves it (domain data, section 13, formula 8). That a rehearsal and an announced
window halve it too are game constants, and so are the weights in ``changes``.
"""

from attrs import frozen

from dcgame.kernel.dice import below, between
from dcgame.kernel.units import DAY, HOUR, MINUTE, Cents, Seconds
from dcgame.sim.commands.base import Command
from dcgame.sim.commands.changes import CHANGES, ways_of
from dcgame.sim.facts.money import Charged
from dcgame.sim.gauges.resting import array_of, services_on
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.collapsing import GUEST_PANICS, TAKEOVER
from dcgame.sim.wakes.mishaps import LONGEST, ChangeBites
from dcgame.sim.wakes.way import Way
from dcgame.world.money import Account
from dcgame.world.world import World

PER = 100_000
CHECKING: Seconds = 15 * MINUTE
"""How long a checklist keeps a technician."""
SOON: Seconds = 6
"""What goes wrong does so two to ten minutes after the work has begun; what slips on a screen, two
to ten times this (game constants)."""


@frozen
class Risk:
    """How many of 100,000 such changes go wrong, in which way, and which precautions are taken."""

    per_100k: int
    way: Way
    checklist: bool
    rehearsed: bool
    window: bool


def risk_of(world: World, command: Command) -> Risk | None:
    """The risk of an order here and now; ``None`` if it has none, or could hit nothing."""
    base, change = world.setting.change_risk, CHANGES.get(command.verb)
    if not base or change is None:
        return None
    subject = subject_of(world, command)
    way = next((way for way in ways_of(world, command) if way.could(world, subject)), None)
    if way is None:
        return None
    checklist = world.policy is not None and world.policy.checklist
    rehearsed = rehearsal_of(world, command.verb, subject)
    window = in_window(world, subject, way)
    odds = min(PER, base * change.weight // 100) >> (checklist + rehearsed + window)
    return Risk(odds, way, checklist, rehearsed, window)


def subject_of(world: World, command: Command) -> str:
    """The id of what a risky order changes: of logical units and RAID groups, their array."""
    change = CHANGES[command.verb]
    name = str(getattr(command, change.subject))
    return array_of(world, name) if TAKEOVER in change.ways else name


def rehearsal_of(world: World, verb: str, subject: str) -> bool:
    """Whether that change was tried out not long ago."""
    rehearsal = world.rehearsals.get(f"{verb}/{subject}")
    return rehearsal is not None and rehearsal.until > world.now


def in_window(world: World, subject: str, way: Way) -> bool:
    """Whether everybody whom the change could hit was told of it."""
    names = dict.fromkeys((subject, *(hit.split("/")[0] for hit in way.could(world, subject))))
    services = {each.id: each for name in names for each in services_on(world, name)}
    return bool(services) and all(
        any(window.start <= world.now < window.end for window in services[name].windows)
        for name in sorted(services)
    )


def consequences(world: World, command: Command) -> Effects:
    """What the way of working adds to an order: the checklist's hours, and what may go wrong.

    The same change of the same thing on the same day has the same luck: undoing it and trying
    again is no way out.
    """
    risk = risk_of(world, command)
    if risk is None:
        return
    subject, begins = subject_of(world, command), CHANGES[command.verb].begins(world)
    if risk.checklist:
        yield Charged(subject, Account.LABOUR, checking_cost(world))
    key = ("change", command.verb, subject, world.now // DAY)
    if below(PER, world.seed, *key) >= risk.per_100k:
        return
    pace = SOON if risk.way.soon else MINUTE
    due = world.now + begins + between(2, 10, world.seed, *key, "when") * pace
    among = risk.way.could(world, subject) if risk.way is GUEST_PANICS else ()
    wake = ChangeBites(subject, command.verb, risk.way.id, due + LONGEST, among)
    yield Later(f"change/{command.verb}/{subject}", due, wake)


def checking_cost(world: World) -> Cents:
    """Cents for going through a checklist once."""
    return world.setting.technician_hour * CHECKING // HOUR
