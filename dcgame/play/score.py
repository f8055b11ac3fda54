"""The score: goals held or not, and the figures behind them."""

from attrs import frozen

from dcgame.campaign.goals import GoalResult, judge
from dcgame.campaign.level import Level
from dcgame.kernel.digest import digest
from dcgame.kernel.units import Cents, Seconds
from dcgame.sim.wakes.billing import credit, uptime_per_100k
from dcgame.world.service import Service, degraded_until, down_until, planned_until
from dcgame.world.world import World

TO_WIN = 1
MOST_STARS = 3


@frozen
class ServiceResult:
    """What one service had of the period."""

    id: str
    down_seconds: Seconds
    degraded_seconds: Seconds
    planned_seconds: Seconds
    uptime_per_100k: int
    target_per_100k: int
    credit_cents: Cents


@frozen
class Result:
    """A game's result, or what it would be if the game ended now.

    ``reason`` is the id of the first goal not held (``id:about`` where it is about one thing),
    empty for a game that is won and for one that asked for nothing. Two and three stars want each
    star's own condition too.
    """

    won: bool
    stars: int
    reason: str
    goals: tuple[GoalResult, ...]
    services: tuple[ServiceResult, ...]
    cost_cents: Cents
    downtime_seconds: Seconds
    degraded_seconds: Seconds
    digest: str


def result_of(level: Level, world: World) -> Result:
    """The result as things stand."""
    goals = judge(level, world)
    failed = [goal for goal in goals if goal.stars == TO_WIN and not goal.held]
    services = tuple(
        _service(world, world.services[service_id]) for service_id in sorted(world.services)
    )
    return Result(
        won=bool(goals) and not failed,
        stars=0 if failed or not goals else _stars(goals),
        reason=reason_of(failed[0]) if failed else "",
        goals=goals,
        services=services,
        cost_cents=world.ledger.total,
        downtime_seconds=sum(service.down_seconds for service in services),
        degraded_seconds=sum(service.degraded_seconds for service in services),
        digest=digest(world),
    )


def reason_of(goal: GoalResult) -> str:
    """``id``, or ``id:about``."""
    return f"{goal.id}:{goal.about}" if goal.about else goal.id


def _stars(goals: tuple[GoalResult, ...]) -> int:
    """One for winning; each further star needs its own conditions and the star before it."""
    stars = TO_WIN
    for wanted in range(TO_WIN + 1, MOST_STARS + 1):
        if not all(goal.held for goal in goals if goal.stars == wanted):
            return stars
        stars = wanted
    return stars


def _service(world: World, service: Service) -> ServiceResult:
    now = world.now
    return ServiceResult(
        id=service.id,
        down_seconds=down_until(service, now),
        degraded_seconds=degraded_until(service, now),
        planned_seconds=planned_until(service, now),
        uptime_per_100k=uptime_per_100k(service, now, max(1, now)),
        target_per_100k=service.sla.value,
        credit_cents=service.credited + credit(service, now, world.setting.horizon),
    )
