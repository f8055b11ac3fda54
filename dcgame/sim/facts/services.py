"""Facts about services."""

from attrs import frozen

from dcgame.kernel.units import Seconds
from dcgame.kernel.values import changed
from dcgame.sim.facts.base import Fact
from dcgame.words import N_
from dcgame.world.service import (
    Service,
    ServiceState,
    Window,
    degraded_until,
    down_until,
    planned_until,
)
from dcgame.world.world import World


def _turn(service: Service, state: ServiceState, now: Seconds, seq: int) -> Service:
    """The service in another state, its meters settled up to ``now``."""
    return changed(
        service,
        state=state,
        since=seq,
        changed_at=now,
        down=down_until(service, now),
        planned=planned_until(service, now),
        degraded=degraded_until(service, now),
    )


@frozen(eq=False)
class ServiceDown(Fact):
    """Too few of its applications run."""

    says = N_("{service} is down")
    alarm = "service"
    service: str

    def apply(self, world: World, seq: int) -> World:
        service = world.services[self.service]
        down = _turn(service, ServiceState.DOWN, world.now, seq)
        return world.with_service(changed(down, fell=seq))


@frozen(eq=False)
class ServiceDegraded(Fact):
    """It answers, too slowly."""

    says = N_("{service} is slow")
    alarm = "service"
    service: str

    def apply(self, world: World, seq: int) -> World:
        service = world.services[self.service]
        return world.with_service(_turn(service, ServiceState.DEGRADED, world.now, seq))


@frozen(eq=False)
class ServiceUp(Fact):
    """It answers as it should."""

    says = N_("{service} is up")
    service: str

    def apply(self, world: World, seq: int) -> World:
        service = world.services[self.service]
        return world.with_service(_turn(service, ServiceState.UP, world.now, seq))


@frozen(eq=False)
class WindowPublished(Fact):
    """Its customers were told that it may be down from ``start`` to ``end``."""

    says = N_("Maintenance of {service} announced from {start} to {end}")
    service: str
    start: Seconds
    end: Seconds

    def apply(self, world: World, seq: int) -> World:
        service = world.services[self.service]
        window = Window(self.start, self.end)
        return world.change_service(self.service, windows=(*service.windows, window))
