"""Every midnight the day is billed; at the end the promises are settled."""

from attrs import frozen

from dcgame.kernel.units import DAY, WHOLE, YEAR, Cents, round_half_up
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.money import Billed, Charged
from dcgame.sim.gauges.cooling import saving
from dcgame.sim.gauges.meters import energy_at
from dcgame.sim.wakes.base import Effects, Later, Wake
from dcgame.world.hardware import Platform, Server, ServerState
from dcgame.world.money import Account
from dcgame.world.service import Service, SlaClass, down_until
from dcgame.world.world import World

LEAST_CORES_A_SOCKET = 16
MILLIWATT_SECONDS_A_KILOWATT_HOUR = 3_600_000_000
SUPPORT_SHARE: dict[int, int] = {24: 100, 4: 180}
"""Per mille of the price a year: next business day, four hours (domain data, section 9)."""


@frozen(eq=False)
class Midnight(Wake):
    """The bill of the day that ends now."""

    def decide(self, world: World) -> Effects:
        amounts = (
            (Account.ENERGY, energy_cost(world) - world.billed.get(Account.ENERGY.value, 0)),
            (Account.LICENCE, round_half_up(yearly_licences(world) * DAY, YEAR)),
            (Account.SUPPORT, round_half_up(yearly_support(world) * DAY, YEAR)),
            (Account.RENT, round_half_up(monthly_rent(world), 30)),
        )
        lines = tuple((account, cents) for account, cents in amounts if cents)
        if lines:
            yield Billed(sum(cents for _, cents in lines), lines)
        if world.now + DAY <= world.setting.horizon:
            yield Later("midnight", world.now + DAY, self)


def energy_cost(world: World) -> Cents:
    """Cents for all energy until now, cooling included: kWh x PUE x price."""
    setting = world.setting
    joules = energy_at(world, world.now)
    scale = MILLIWATT_SECONDS_A_KILOWATT_HOUR * WHOLE * WHOLE
    spent = joules * setting.pue - saving(world)
    return spent * setting.kilowatt_hour // scale


def licence(server: Server, platform: Platform) -> Cents:
    """Cents a year for a platform: per core, at least 16 a socket, and per socket."""
    model = server.model
    cores = max(model.cores, LEAST_CORES_A_SOCKET * model.sockets)
    return platform.model.per_core * cores + platform.model.per_socket * model.sockets


def yearly_licences(world: World) -> Cents:
    """Cents a year for what is installed on servers that have not left the room."""
    return sum(
        licence(server, server.platform)
        for server in world.servers.values()
        if server.platform and server.state is not ServerState.RETIRED
    )


def yearly_support(world: World) -> Cents:
    """Cents a year for support contracts."""
    return sum(
        server.model.price * SUPPORT_SHARE.get(server.support // 3600, 100) // WHOLE
        for server in world.servers.values()
        if server.support and server.state is not ServerState.RETIRED
    )


def monthly_rent(world: World) -> Cents:
    """Cents a month for the units that servers take."""
    return sum(
        server.model.height * world.setting.rent_per_unit
        for server in world.servers.values()
        if server.state is not ServerState.RETIRED
    )


@frozen(eq=False)
class BooksClose(Wake):
    """The period ends: customers whose service fell short get a credit."""

    def decide(self, world: World) -> Effects:
        for service_id in sorted(world.services):
            service = world.services[service_id]
            cents = credit(service, world.now, world.setting.horizon)
            if cents:
                fact = Charged(service_id, Account.CREDIT, cents)
                yield Cited(fact, given(service.fell))


def uptime_per_100k(service: Service, now: int, period: int) -> int:
    """Uptime of a period, in thousandths of a per cent, rounded down."""
    return 100_000 - -(-down_until(service, now) * 100_000 // max(1, period))


def credit(service: Service, now: int, period: int) -> Cents:
    """Cents back to the customer: 10 % below the target, 30 % below 99, all below 95
    (domain data, section 13, formula 9)."""
    if service.sla is SlaClass.NONE:
        return 0
    uptime = uptime_per_100k(service, now, period)
    if uptime >= service.sla.value:
        return 0
    share = 1000 if uptime < 95_000 else 300 if uptime < 99_000 else 100
    return service.revenue * share // WHOLE
