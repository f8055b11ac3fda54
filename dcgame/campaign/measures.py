"""What goals measure: one registry of kinds, each a small function of level and world."""

from collections.abc import Callable, Iterable

from attrs import field, frozen

from dcgame.campaign.level import Goal
from dcgame.kernel.units import MINUTE
from dcgame.sim.gauges.meters import power_now
from dcgame.sim.gauges.protection import protection_of
from dcgame.sim.wakes.billing import uptime_per_100k
from dcgame.world.hardware import ServerState
from dcgame.world.money import Account
from dcgame.world.service import Service, ServiceState, SlaClass, degraded_until, down_until
from dcgame.world.world import World

OFF = (ServerState.OFF, ServerState.LOST, ServerState.RETIRED)


@frozen
class Measured:
    """A value to be held below a limit, and whom it is about, if it is about one."""

    value: int
    about: str = ""


@frozen
class GoalKind:
    """``limits`` are the keys that give the limit (one of them), and how many of ``unit`` one
    of them is; ``lists`` the lists that it takes, ``needs`` those that it cannot do without."""

    id: str
    unit: str
    measure: Callable[[World, Goal], Measured]
    limits: dict[str, int] = field(factory=dict)
    lists: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


def _services(world: World, goal: Goal) -> Iterable[Service]:
    names = goal.services or tuple(sorted(world.services))
    return (world.services[name] for name in names if name in world.services)


def _shortfall(world: World, goal: Goal) -> Measured:
    """The worst that a service is below its promise, of the whole period."""
    worst = Measured(0)
    for service in _services(world, goal):
        if service.sla is SlaClass.NONE:
            continue
        uptime = uptime_per_100k(service, world.now, world.setting.horizon)
        if service.sla.value - uptime > worst.value:
            worst = Measured(service.sla.value - uptime, service.id)
    return worst


def _not_answering(world: World, goal: Goal) -> Measured:
    down = [each.id for each in _services(world, goal) if each.state is ServiceState.DOWN]
    return Measured(len(down), down[0] if down else "")


def _cost(world: World, goal: Goal) -> Measured:
    return Measured(world.ledger.total)


def _daily_bill(world: World, goal: Goal) -> Measured:
    return Measured(world.last_bill)


def _power(world: World, goal: Goal) -> Measured:
    return Measured(sum(power_now(world, server) for server in world.servers.values()))


def _still_on(world: World, goal: Goal) -> Measured:
    servers = [world.servers[name] for name in goal.servers if name in world.servers]
    running = [server.id for server in servers if server.state not in OFF]
    return Measured(len(running), running[0] if running else "")


def _on(world: World, goal: Goal) -> Measured:
    return Measured(sum(server.state not in OFF for server in world.servers.values()))


def _downtime(world: World, goal: Goal) -> Measured:
    return Measured(sum(down_until(each, world.now) for each in _services(world, goal)))


def _degraded(world: World, goal: Goal) -> Measured:
    return Measured(sum(degraded_until(each, world.now) for each in _services(world, goal)))


def _arrays(world: World, goal: Goal) -> Measured:
    standing = sorted(array.id for array in world.arrays.values() if not array.has_left)
    return Measured(len(standing), standing[0] if standing else "")


def _copies(world: World, goal: Goal) -> Measured:
    """Copies that a pool should have and has not, whole and within reach."""
    short = {
        guest: layout.scheme.width - len(pool.good(layout))
        for pool in world.pools.values()  # any order: sorted below
        for guest, layout in pool.layouts.items()
    }
    missing = sorted(guest for guest, count in short.items() if count > 0)
    return Measured(sum(short.values()), missing[0] if missing else "")


def _credits(world: World, goal: Goal) -> Measured:
    return Measured(world.ledger.of(Account.CREDIT))


def _work_lost(world: World, goal: Goal) -> Measured:
    """The most that a service had to do again, for its data were lost."""
    worst = Measured(0)
    for service in _services(world, goal):
        if service.set_back > worst.value:
            worst = Measured(service.set_back, service.id)
    return worst


def _unprotected(world: World, goal: Goal) -> Measured:
    """Guests behind those services that lack something of 3-2-1-1-0."""
    apps = [world.apps[name] for each in _services(world, goal) for name in each.apps]
    guests = sorted({app.on for app in apps if app.on in world.guests})
    bare = [name for name in guests if not protection_of(world, world.guests[name]).complete]
    return Measured(len(bare), bare[0] if bare else "")


_MONEY = {"euros": 100, "cents": 1}
_MINUTES = {"minutes": MINUTE}

KINDS: tuple[GoalKind, ...] = (
    GoalKind("services_within_sla", "per_100k", _shortfall, lists=("services",)),
    GoalKind("services_up", "count", _not_answering, lists=("services",)),
    GoalKind("cost_at_most", "cents", _cost, _MONEY),
    GoalKind("daily_bill_at_most", "cents", _daily_bill, _MONEY),
    GoalKind("power_at_most", "milliwatts", _power, {"watts": 1000}),
    GoalKind("servers_off", "count", _still_on, lists=("servers",), needs=("servers",)),
    GoalKind("servers_on_at_most", "count", _on, {"count": 1}),
    GoalKind("downtime_at_most", "seconds", _downtime, _MINUTES, lists=("services",)),
    GoalKind("degraded_at_most", "seconds", _degraded, _MINUTES, lists=("services",)),
    GoalKind("work_lost_at_most", "seconds", _work_lost, _MINUTES, lists=("services",)),
    GoalKind("services_protected", "count", _unprotected, lists=("services",)),
    GoalKind("arrays_retired", "count", _arrays),
    GoalKind("copies_missing_at_most", "count", _copies, {"count": 1}),
    GoalKind("credits_at_most", "cents", _credits, _MONEY),
)


def kind_of(name: str) -> GoalKind | None:
    """The kind of that id."""
    return next((kind for kind in KINDS if kind.id == name), None)
