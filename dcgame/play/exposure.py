"""How much hung on one component, over the time that was played."""

from collections.abc import Callable, Iterator

from attrs import frozen

from dcgame.kernel.units import WHOLE, PerMille, Seconds
from dcgame.play.blast import worst
from dcgame.play.curves import Played
from dcgame.play.trail import Moment, moment_at
from dcgame.sim.facts.apps import AppMoved, AppStarted, AppStopped
from dcgame.sim.facts.guests import GuestDeleted, GuestLost, GuestMoved, GuestPlaced, GuestStarted
from dcgame.sim.facts.hardware import HostLost, ServerRetired, ServerStarted
from dcgame.world.world import World

MOVES = (
    AppMoved,
    AppStarted,
    AppStopped,
    GuestDeleted,
    GuestLost,
    GuestMoved,
    GuestPlaced,
    GuestStarted,
    HostLost,
    ServerRetired,
    ServerStarted,
)
"""What changes which thing runs where."""
MOST = 32
"""Moments that are looked at; of more, evenly many are left out (game constant)."""


@frozen
class Exposure:
    """From ``at`` on: the component on whose failure most revenue hung, per mille of all
    revenue, and the services that it would have taken along. Empty where none would."""

    at: Seconds
    component: str = ""
    share: PerMille = 0
    services: tuple[str, ...] = ()


def exposure(game: Played, done: Callable[[PerMille], None] | None = None) -> tuple[Exposure, ...]:
    """The exposure after each change of who runs where. Takes a while: for a thread.

    ``done`` hears how far it has come.
    """
    moments = _thinned(tuple(_moments(game)))
    found: list[Exposure] = []
    for number, world in enumerate(game.trail.walk(game.deeds, moments)):
        found.append(_of(world))
        if done is not None:
            done((number + 1) * WHOLE // len(moments))
    return tuple(found)


def _of(world: World) -> Exposure:
    first = worst(world)
    all_revenue = sum(service.revenue for service in world.services.values())
    if first is None or not all_revenue:
        return Exposure(world.now)
    share = first.revenue * WHOLE // all_revenue
    return Exposure(world.now, first.component, share, first.services)


def _moments(game: Played) -> Iterator[Moment]:
    last = -1
    for entry in game.journal:
        begins = entry is game.journal[0]
        if entry.at != last and (begins or isinstance(entry.fact, MOVES)):
            last = entry.at
            yield moment_at(game.deeds, last)


def _thinned(moments: tuple[Moment, ...]) -> tuple[Moment, ...]:
    """At most so many, the first and the last among them."""
    if len(moments) <= MOST:
        return moments
    last = len(moments) - 1
    return tuple(moments[number * last // (MOST - 1)] for number in range(MOST))
