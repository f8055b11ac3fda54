"""How likely a change goes wrong, and what lowers that.

About 70 % of outages come from changes to a live system; half a per cent of changes go wrong and
a checklist halves it (domain data, section 13, formula 8). That a rehearsal and an announced
window halve it too are game constants.
"""

from attrs import frozen

from dcgame.kernel.dice import below, between
from dcgame.kernel.units import DAY, HOUR, MINUTE, Cents, Seconds
from dcgame.sim.commands.base import Command
from dcgame.sim.commands.changes import RISKY
from dcgame.sim.facts.money import Charged
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.business import ChangeBites
from dcgame.world.money import Account
from dcgame.world.service import Service
from dcgame.world.world import World

PER = 100_000
CHECKING: Seconds = 15 * MINUTE
"""How long a checklist keeps a technician."""


@frozen
class Risk:
    """How many of 100,000 such changes go wrong, and which precautions are taken."""

    per_100k: int
    checklist: bool
    rehearsed: bool
    window: bool


def risk_of(world: World, command: Command) -> Risk | None:
    """The risk of an order here and now; ``None`` if it has none."""
    base = world.setting.change_risk
    if not base or command.verb not in RISKY:
        return None
    subject = subject_of(command)
    checklist = world.policy is not None and world.policy.checklist
    rehearsed = rehearsal_of(world, command.verb, subject)
    window = in_window(world, subject)
    return Risk(base >> (checklist + rehearsed + window), checklist, rehearsed, window)


def subject_of(command: Command) -> str:
    """The id of what a risky order changes."""
    return str(getattr(command, RISKY[command.verb]))


def rehearsal_of(world: World, verb: str, subject: str) -> bool:
    """Whether that change was tried out not long ago."""
    rehearsal = world.rehearsals.get(f"{verb}/{subject}")
    return rehearsal is not None and rehearsal.until > world.now


def in_window(world: World, subject: str) -> bool:
    """Whether everybody whom the change could hit was told of it."""
    services = services_on(world, subject)
    return bool(services) and all(
        any(window.start <= world.now < window.end for window in service.windows)
        for service in services
    )


def services_on(world: World, subject: str) -> tuple[Service, ...]:
    """The services that live on a server, in a guest, or as an application."""
    server, guest = world.servers.get(subject), world.guests.get(subject)
    apps: tuple[str, ...] = (subject,) if subject in world.apps else ()
    if server is not None:
        apps = (*server.apps, *(app for each in server.guests for app in world.guests[each].apps))
    elif guest is not None:
        apps = guest.apps
    names = dict.fromkeys(world.apps[app].service for app in apps)
    return tuple(world.services[name] for name in names if name is not None)


def consequences(world: World, command: Command) -> Effects:
    """What the way of working adds to an order: the checklist's hours, and what may go wrong.

    The same change of the same thing on the same day has the same luck: undoing it and trying
    again is no way out.
    """
    risk = risk_of(world, command)
    if risk is None:
        return
    subject = subject_of(command)
    if risk.checklist:
        yield Charged(subject, Account.LABOUR, checking_cost(world))
    key = ("change", command.verb, subject, world.now // DAY)
    if below(PER, world.seed, *key) >= risk.per_100k:
        return
    due = world.now + between(2, 10, world.seed, *key, "when") * MINUTE
    yield Later(f"change/{command.verb}/{subject}", due, ChangeBites(subject, command.verb))


def checking_cost(world: World) -> Cents:
    """Cents for going through a checklist once."""
    return world.setting.technician_hour * CHECKING // HOUR
