"""What an order would do: the order itself, carried out in a world that is thrown away.

Luck is left out: a forecast knows the work and the load, not which part dies on Thursday.
"""

import attrs
from attrs import frozen

from dcgame.kernel.agenda import Agenda
from dcgame.kernel.units import DAY, WHOLE, YEAR, Cents, PerMille, Seconds
from dcgame.play.space_ahead import StoreOutlook, shortages, store_outlooks
from dcgame.sim.commands.base import Command, Refused
from dcgame.sim.commands.risk import Risk, risk_of
from dcgame.sim.engine import advance, submit
from dcgame.sim.gauges.licences import yearly_licences
from dcgame.sim.gauges.memory import memory_of
from dcgame.sim.gauges.meters import energy_at
from dcgame.sim.gauges.processor import peak
from dcgame.sim.gauges.support import is_supported
from dcgame.sim.wakes.billing import (
    MILLIWATT_SECONDS_A_KILOWATT_HOUR,
    monthly_rent,
    yearly_support,
)
from dcgame.words import N_, say
from dcgame.world.hardware import ServerState
from dcgame.world.service import ServiceState, down_until
from dcgame.world.world import World

LUCK = (
    "fate/",
    "incident/",
    "worse/",
    "vendor/",
    "search/",
    "leak/",
    "books",
    "midnight",
    "schedule/",
    "ransom/",
    "corrupt/",
    "month",
    "offer/",
    "advisory/",
    "licence/",
    "change/",
    "story",
)
"""Timers that a forecast does not look at."""
FURTHEST: Seconds = 4 * DAY
NEVER: Seconds = -1
MONTH = 30 * DAY


@frozen
class HostOutlook:
    """A server before and after: its highest processor load of a day and its memory, per mille."""

    server: str
    cpu_before: PerMille
    cpu_after: PerMille
    ram_before: PerMille
    ram_after: PerMille


@frozen
class Forecast:
    """What an order costs at once and a month, how long it lasts, what stops meanwhile, how
    likely it goes wrong, and what is free of datastores afterwards."""

    cost_cents: Cents
    monthly_cents: Cents
    duration: Seconds
    downtime: tuple[tuple[str, Seconds], ...]
    hosts: tuple[HostOutlook, ...]
    warnings: tuple[str, ...]
    risk: Risk | None = None
    stores: tuple[StoreOutlook, ...] = ()


def forecast(world: World, command: Command) -> Forecast | Refused:
    """The forecast of an order, or its refusal. The world given is not changed."""
    outcome = submit(world, command)
    if isinstance(outcome, Refused):
        return outcome
    ordered = outcome.world
    before, after = without_luck(world), without_luck(ordered)
    idle, done = _run_until_done(before, after)
    return Forecast(
        cost_cents=ordered.ledger.total - world.ledger.total,
        monthly_cents=monthly_bill(done) - monthly_bill(idle),
        duration=_duration(world, done, after),
        downtime=_downtime(idle, done),
        hosts=_outlooks(idle, done),
        warnings=_warnings(idle, done),
        risk=risk_of(world, command),
        stores=store_outlooks(idle, done),
    )


def without_luck(world: World) -> World:
    """The world with nothing ahead but work and load: no fate, no script, no bill."""
    agenda: Agenda = world.agenda
    for timer in agenda.in_order():
        if timer.key.startswith(LUCK):
            agenda = agenda.drop(timer.key)
    return attrs.evolve(world, agenda=agenda)


def _pending(idle: World, ordered: World) -> list[str]:
    """Timers that would not be there, or not then, without the order; the next one first."""
    return [
        timer.key
        for timer in ordered.agenda.in_order()
        if not timer.key.startswith("look/") and _due(idle, timer.key) != timer.due
    ]


def _run_until_done(idle: World, ordered: World) -> tuple[World, World]:
    """Both worlds at the moment when everything that the order set going has come to its end."""
    limit = ordered.now + FURTHEST
    while True:
        pending = _pending(idle, ordered)
        if not pending or _due(ordered, pending[0]) > limit:
            return idle, ordered
        moment = max(ordered.now, _due(ordered, pending[0]))
        idle, ordered = advance(idle, moment).world, advance(ordered, moment).world


def _due(world: World, key: str) -> Seconds:
    timer = world.agenda.get(key)
    return timer.due if timer else NEVER


def _duration(world: World, done: World, after: World) -> Seconds:
    return done.now - world.now if done is not after else 0


def _downtime(idle: World, done: World) -> tuple[tuple[str, Seconds], ...]:
    """Seconds that the order costs each service, announced windows left out; a service that it
    brings about costs none."""
    found = []
    for service_id in _both(idle, done):
        lost = down_until(done.services[service_id], done.now) - down_until(
            idle.services[service_id], idle.now
        )
        if lost > 0:
            found.append((service_id, lost))
    return tuple(found)


def _both(idle: World, done: World) -> list[str]:
    """The services that there are with the order and without it."""
    return [name for name in sorted(done.services) if name in idle.services]


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
            )
        )
    return tuple(found)


def _warnings(idle: World, done: World) -> tuple[str, ...]:
    lines = []
    for service_id in _both(idle, done):
        was, now = idle.services[service_id].state, done.services[service_id].state
        if now is ServiceState.DOWN and was is not now:
            lines.append(say(N_("{service} stays down"), service=service_id))
    lines += _unsupported(idle, done)
    for outlook in _outlooks(idle, done):
        if outlook.cpu_after >= WHOLE > outlook.cpu_before:
            lines.append(say(N_("{server} will run out of processor"), server=outlook.server))
        if outlook.ram_after > WHOLE >= outlook.ram_before:
            text = N_("{server} will promise more memory than it has")
            lines.append(say(text, server=outlook.server))
    return (*lines, *shortages(idle, done))


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


def monthly_bill(world: World) -> Cents:
    """What thirty days cost as things stand: energy of the coming day, licences, support, rent."""
    calm = attrs.evolve(world, agenda=Agenda())
    joules = energy_at(calm, calm.now + DAY) - energy_at(calm, calm.now)
    setting = world.setting
    scale = MILLIWATT_SECONDS_A_KILOWATT_HOUR * WHOLE * WHOLE
    energy = joules * 30 * setting.pue * setting.kilowatt_hour // scale
    yearly = (yearly_licences(world) + yearly_support(world)) * MONTH // YEAR
    return energy + yearly + monthly_rent(world)
