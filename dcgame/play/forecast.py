"""What an order would do: the order itself, carried out in a world that is thrown away.

Luck is left out: a forecast knows the work and the load, not which part dies on Thursday.
"""

import attrs
from attrs import frozen

from dcgame.kernel.agenda import Agenda
from dcgame.kernel.journal import Entry, chain
from dcgame.kernel.units import DAY, WHOLE, YEAR, Cents, PerMille, Seconds
from dcgame.play.ahead import Ahead, look_ahead
from dcgame.play.calm import as_known
from dcgame.play.chains import long_chains
from dcgame.play.connecting import still_to_do
from dcgame.play.halts import halted
from dcgame.play.lasting import lasting
from dcgame.play.margins import Margin, margins
from dcgame.play.recovering import recoveries
from dcgame.play.shortages import Shortage, reliefs, shortages
from dcgame.play.singles import Singles, singles
from dcgame.play.space_ahead import StoreOutlook, left_short, overpromised, store_outlooks
from dcgame.play.tolls import Toll, tolls
from dcgame.sim.commands.base import Command, Refused
from dcgame.sim.commands.risk import Risk, risk_of
from dcgame.sim.engine import submit
from dcgame.sim.facts.guests import GuestLost
from dcgame.sim.facts.nodes import NodeDown
from dcgame.sim.gauges.licences import yearly_licences
from dcgame.sim.gauges.memory import memory_of, starved_inside
from dcgame.sim.gauges.meters import energy_at
from dcgame.sim.gauges.processor import peak
from dcgame.sim.gauges.scheduling import longest_ready
from dcgame.sim.gauges.support import is_supported
from dcgame.sim.wakes.billing import (
    MILLIWATT_SECONDS_A_KILOWATT_HOUR,
    monthly_rent,
    yearly_support,
)
from dcgame.words import N_, say
from dcgame.world.hardware import ServerState
from dcgame.world.world import World

MONTH = 30 * DAY


@frozen
class HostOutlook:
    """A server before and after: its highest processor load of a day and its memory, per mille;
    ``ready`` is how long a guest waits there for processors afterwards, at worst."""

    server: str
    cpu_before: PerMille
    cpu_after: PerMille
    ram_before: PerMille
    ram_after: PerMille
    ready: PerMille = 0


@frozen
class Forecast:
    """What an order, given ``at`` a moment, costs at once and a month, how long its own work
    lasts, which services are down meanwhile, and how likely it goes wrong.

    Then what follows within a day: what each service pays for it (``tolls``), what will be short
    (``shortages``) or no more (``reliefs``), what else goes wrong (``alarms``); and what a single
    failure would take down from then on (``singles``), and how many would be survived
    (``margins``). ``stores`` is what is free of datastores afterwards, ``to_do`` what a restore
    brings back and when, and what is left to do with what an order brings, ``lasting`` what goes on
    from then; ``stops`` what does not run any more right after it, beside what the order itself
    names.
    """

    cost_cents: Cents
    monthly_cents: Cents
    duration: Seconds
    downtime: tuple[tuple[str, Seconds], ...]
    hosts: tuple[HostOutlook, ...]
    warnings: tuple[str, ...]
    risk: Risk | None = None
    tolls: tuple[Toll, ...] = ()
    shortages: tuple[Shortage, ...] = ()
    reliefs: tuple[str, ...] = ()
    alarms: tuple[Entry, ...] = ()
    singles: Singles = Singles()
    margins: tuple[Margin, ...] = ()
    at: Seconds = 0
    stores: tuple[StoreOutlook, ...] = ()
    to_do: tuple[str, ...] = ()
    lasting: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()

    @property
    def harms(self) -> bool:
        """Whether anything but the downtime that its own work takes speaks against it."""
        lasting = any(toll.because or toll.later or toll.slow or toll.stays for toll in self.tolls)
        return lasting or attrs.evolve(self, tolls=()).warns

    @property
    def warns(self) -> bool:
        """Whether anything of it speaks against the order."""
        thinner = any(margin.after < margin.before for margin in self.margins)
        return thinner or any(
            (
                self.warnings,
                self.tolls,
                self.shortages,
                self.alarms,
                self.singles.worse,
                self.stops,
            )
        )


def forecast(world: World, command: Command) -> Forecast | Refused:
    """The forecast of an order, or its refusal. The world given is not changed."""
    known = as_known(world)
    outcome = submit(known, command)
    if isinstance(outcome, Refused):
        return outcome
    ahead = look_ahead(known, outcome)
    idle, done = ahead.idle.done, ahead.ordered.done
    paid = tolls(ahead)
    short = shortages(ahead)
    return Forecast(
        cost_cents=outcome.world.ledger.total - world.ledger.total,
        monthly_cents=_monthly(idle, done, dark=any(toll.stays for toll in paid)),
        duration=ahead.duration,
        downtime=tuple(
            (toll.service, toll.working)
            for toll in sorted(paid, key=lambda toll: toll.service)
            if toll.working
        ),
        hosts=_outlooks(idle, done),
        warnings=_warnings(idle, done, frozenset(each.gauge for each in short)),
        risk=risk_of(world, command),
        tolls=paid,
        shortages=short,
        reliefs=reliefs(ahead),
        alarms=_alarms(ahead, paid),
        singles=singles(ahead),
        margins=margins(idle, done),
        at=world.now,
        stores=store_outlooks(idle, done),
        to_do=(*recoveries(ahead), *still_to_do(idle, done)),
        lasting=lasting(idle, done),
        stops=halted(known, outcome.world, command, {toll.service for toll in paid}),
    )


TOLD = ("gauge", "service", "business", "part")
"""Kinds of alarm that a forecast tells of by other means, or not at all: no order breaks parts."""


def _alarms(ahead: Ahead, paid: tuple[Toll, ...]) -> tuple[Entry, ...]:
    """What goes wrong with the order, and not without it, and is not told of with a service."""
    entries = ahead.ordered.entries
    without = {_sign(entry) for entry in ahead.idle.entries}
    told = {seq for toll in paid if toll.because for seq in toll.through}
    without |= {_sign(entry) for entry in entries if entry.seq in told}
    paying = {app for toll in paid for app in ahead.ordered.after.services[toll.service].apps}
    found: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        if not _is_news(entry) or _is_of(ahead.now, entry, paying) or _sign(entry) in without:
            continue
        if any(link.entry.seq in told for link in chain(entries, entry.seq) if not link.enabling):
            continue
        told.add(entry.seq)
        found.setdefault(_sign(entry), entry)
    return tuple(found.values())


def _is_of(world: World, entry: Entry, apps: set[str]) -> bool:
    """Whether a guest falls whose applications are told of with their services."""
    fact = entry.fact
    guest = world.guests.get(fact.guest) if isinstance(fact, GuestLost) else None
    return guest is not None and not apps.isdisjoint(guest.apps)


def _is_news(entry: Entry) -> bool:
    fact = entry.fact
    return fact.alarm not in ("", *TOLD) and not fact.hidden and not isinstance(fact, NodeDown)


def _sign(entry: Entry) -> tuple[str, str]:
    """What an entry says, and of what."""
    subject = attrs.astuple(entry.fact, recurse=False)[:1]
    return type(entry.fact).__name__, str(*subject)


def _outlooks(idle: World, done: World) -> tuple[HostOutlook, ...]:
    found = []
    for server_id in sorted(done.servers):
        new = done.servers[server_id]
        old = idle.servers.get(server_id)
        if old is None or new.state is ServerState.RETIRED:
            continue
        same = (old.guests, old.apps, old.state, old.allocated)
        if same == (new.guests, new.apps, new.state, new.allocated):
            continue
        found.append(
            HostOutlook(
                server_id,
                peak(idle, old, DAY),
                peak(done, new, DAY),
                memory_of(idle, old).load,
                memory_of(done, new).load,
                longest_ready(done, new, DAY) if new.state is ServerState.UP else 0,
            )
        )
    return tuple(found)


def _warnings(idle: World, done: World, short: frozenset[str]) -> tuple[str, ...]:
    """What else there is to say; of gauges, only what no crossing tells."""
    lines = [*_unsupported(idle, done), *_starved(idle, done)]
    for outlook in _outlooks(idle, done):
        if outlook.cpu_after >= WHOLE > outlook.cpu_before and f"cpu/{outlook.server}" not in short:
            lines.append(say(N_("{server} will run out of processor"), server=outlook.server))
        if outlook.ram_after > WHOLE >= outlook.ram_before and f"ram/{outlook.server}" not in short:
            text = N_("{server} will promise more memory than it has")
            lines.append(say(text, server=outlook.server))
    space = (*overpromised(idle, done), *left_short(idle, done, short))
    return (*lines, *long_chains(idle, done), *space)


def _starved(idle: World, done: World) -> list[str]:
    """Guests whose applications touch more memory than they were given, because of the order."""
    return [
        say(N_("{guest} has less memory than its applications touch"), guest=name)
        for name in sorted(done.guests)
        if starved_inside(done, done.guests[name])
        and not (name in idle.guests and starved_inside(idle, idle.guests[name]))
    ]


def _unsupported(idle: World, done: World) -> list[str]:
    """Applications that the order puts where their vendor does not answer for them."""
    found = []
    for name in sorted(done.apps):
        app, before = done.apps[name], idle.apps.get(name)
        was = before is None or is_supported(idle, before)
        server = done.server_of(app)
        if was and not is_supported(done, app) and server is not None and server.platform:
            text = N_("the vendor of {app} does not support {platform}")
            lines = say(text, app=name, platform=server.platform.name)
            found.append(lines)
    return found


def _monthly(idle: World, done: World, *, dark: bool) -> Cents:
    """What a month costs more, or less. While a service stays ``dark`` the energy that it no
    longer takes is no saving."""
    energy = _monthly_energy(done) - _monthly_energy(idle)
    return _monthly_dues(done) - _monthly_dues(idle) + (max(0, energy) if dark else energy)


def monthly_bill(world: World) -> Cents:
    """What thirty days cost as things stand: energy of the coming day, licences, support, rent."""
    return _monthly_energy(world) + _monthly_dues(world)


def _monthly_energy(world: World) -> Cents:
    calm = attrs.evolve(world, agenda=Agenda())
    joules = energy_at(calm, calm.now + DAY) - energy_at(calm, calm.now)
    setting = world.setting
    scale = MILLIWATT_SECONDS_A_KILOWATT_HOUR * WHOLE * WHOLE
    return joules * 30 * setting.pue * setting.kilowatt_hour // scale


def _monthly_dues(world: World) -> Cents:
    yearly = (yearly_licences(world) + yearly_support(world)) * MONTH // YEAR
    return yearly + monthly_rent(world)
