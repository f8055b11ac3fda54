"""Every midnight the day is billed; at the end the promises are settled."""

from attrs import frozen

from dcgame.kernel.units import DAY, WHOLE, YEAR, Cents, Seconds, round_half_up
from dcgame.sim.facts.base import Cited, given
from dcgame.sim.facts.business import ContractLost, MonthClosed
from dcgame.sim.facts.money import Billed, Charged
from dcgame.sim.gauges.cooling import saving
from dcgame.sim.gauges.licences import yearly_licences
from dcgame.sim.gauges.meters import energy_at
from dcgame.sim.wakes.base import Effects, Later, Wake
from dcgame.world.hardware import ServerState
from dcgame.world.money import Account
from dcgame.world.service import Service, SlaClass, down_until
from dcgame.world.storage import Array
from dcgame.world.world import EQUIPMENT, World

MILLIWATT_SECONDS_A_KILOWATT_HOUR = 3_600_000_000
MONTH = 30 * DAY
CHURN = 95_000
"""Uptime of a month, in thousandths of a per cent, below which a customer leaves."""
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
            (Account.INCOME, -round_half_up(monthly_income(world), 30)),
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


def monthly_income(world: World) -> Cents:
    """Cents a month that signed contracts bring in."""
    return sum(service.revenue for service in world.services.values() if service.contract)


def yearly_support(world: World) -> Cents:
    """Cents a year for support contracts."""
    servers = sum(
        server.model.price * SUPPORT_SHARE.get(server.support // 3600, 100) // WHOLE
        for server in world.servers.values()
        if server.support and server.state is not ServerState.RETIRED
    )
    return servers + sum(
        array_price(world, array) * SUPPORT_SHARE.get(array.support // 3600, 100) // WHOLE
        for array in world.arrays.values()
        if array.support and not array.has_left
    )


def array_price(world: World, array: Array) -> Cents:
    """What an array cost, with its shelves and disks."""
    drives = world.setting.catalogue.drives
    disks = sum(drives[drive].price for _, drive in array.drives)
    return array.model.price + array.model.shelf_price * array.shelves + disks


def monthly_rent(world: World) -> Cents:
    """Cents a month for the rack units that are taken."""
    return sum(
        thing.height * world.setting.rent_per_unit
        for shelf in EQUIPMENT
        for thing in getattr(world, shelf).values()
        if thing.rack and not thing.has_left
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


@frozen(eq=False)
class MonthEnds(Wake):
    """Every thirty days each customer gets what the month is owed; one who was served for less
    than 95 % of it leaves (domain data, sections 7 and 13)."""

    def decide(self, world: World) -> Effects:
        for service_id in sorted(world.services):
            service = world.services[service_id]
            cents = credit(service, world.now, world.now)
            if cents:
                yield Cited(Charged(service_id, Account.CREDIT, cents), given(service.fell))
            leaves = service.sla is not SlaClass.NONE and (
                month_per_100k(service, world.now, world.now) < CHURN
            )
            yield MonthClosed(service_id, down_until(service, world.now), cents)
            if leaves:
                yield Cited(ContractLost(service_id), given(service.fell))
        if world.now + MONTH < world.setting.horizon:
            yield Later("month", world.now + MONTH, self)


def uptime_per_100k(service: Service, now: int, period: int) -> int:
    """Uptime until the second ``period`` since it was opened, in thousandths of a per cent,
    rounded down."""
    return _per_100k(down_until(service, now), period - service.opened)


def month_per_100k(service: Service, now: int, end: int) -> int:
    """Uptime of its month, which ends at ``end``, in thousandths of a per cent."""
    lost = down_until(service, now) - service.month_down
    return _per_100k(lost, end - max(service.opened, service.month_from))


def _per_100k(lost: Seconds, span: Seconds) -> int:
    return 100_000 - -(-lost * 100_000 // max(1, span))


def credit(service: Service, now: int, end: int) -> Cents:
    """Cents back to the customer for the month that ends at ``end``: 10 % below the target, 30 %
    below 99, all below 95 (domain data, section 13, formula 9)."""
    if service.sla is SlaClass.NONE:
        return 0
    uptime = month_per_100k(service, now, end)
    if uptime >= service.sla.value:
        return 0
    share = 1000 if uptime < 95_000 else 300 if uptime < 99_000 else 100
    return service.revenue * share // WHOLE
