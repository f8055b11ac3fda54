"""Services: what customers pay for, and what they were promised."""

from enum import Enum

from attrs import frozen

from dcgame.kernel.units import Cents, Seconds


class SlaClass(Enum):
    """Uptime promised, in thousandths of a per cent of the period."""

    NONE = 0
    BRONZE = 99_500
    SILVER = 99_900
    GOLD = 99_950
    PLATINUM = 99_990

    @property
    def allowed_per_100k(self) -> int:
        """Seconds of downtime allowed in 100,000."""
        return 100_000 - self.value if self.value else 100_000


class ServiceState(Enum):
    """``DEGRADED`` answers, too slowly."""

    UP = "up"
    DEGRADED = "degraded"
    DOWN = "down"


@frozen(eq=False)
class Window:
    """A published maintenance window: downtime within it does not count."""

    start: Seconds
    end: Seconds


@frozen(eq=False, slots=False)
class Service:
    """``needs`` of its ``apps`` must run, and all that it ``requires``: other services, and single
    applications of others (a service's name comes first). ``required_by`` are the services that
    require it. Meters are settled up to ``changed_at``; ``fell`` is
    the entry with which it last went down; ``set_back`` is how much work was lost with data.

    It was ``opened`` at a second of the game; its current month began at ``month_from``, when it
    had been down for ``month_down``; earlier months were ``credited``. ``contract`` is the entry
    with which the player signed it (then its ``revenue`` comes in day by day), ``lost_entry`` the
    one with which its customer left.
    """

    id: str
    apps: tuple[str, ...]
    needs: int = 1
    sla: SlaClass = SlaClass.BRONZE
    revenue: Cents = 0
    state: ServiceState = ServiceState.UP
    since: int | None = None
    fell: int | None = None
    changed_at: Seconds = 0
    down: Seconds = 0
    planned: Seconds = 0
    degraded: Seconds = 0
    windows: tuple[Window, ...] = ()
    set_back: Seconds = 0
    opened: Seconds = 0
    month_from: Seconds = 0
    month_down: Seconds = 0
    credited: Cents = 0
    contract: int | None = None
    lost_entry: int | None = None
    requires: tuple[str, ...] = ()
    required_by: tuple[str, ...] = ()


def overlap(windows: tuple[Window, ...], start: Seconds, end: Seconds) -> Seconds:
    """How many seconds of ``[start, end)`` lie in windows (which do not overlap each other)."""
    return sum(max(0, min(window.end, end) - max(window.start, start)) for window in windows)


def down_until(service: Service, now: Seconds) -> Seconds:
    """Downtime that counts, up to ``now``."""
    if service.state is not ServiceState.DOWN:
        return service.down
    lost = now - service.changed_at
    return service.down + lost - overlap(service.windows, service.changed_at, now)


def degraded_until(service: Service, now: Seconds) -> Seconds:
    """Seconds of slow answers, up to ``now``."""
    if service.state is not ServiceState.DEGRADED:
        return service.degraded
    return service.degraded + now - service.changed_at


def planned_until(service: Service, now: Seconds) -> Seconds:
    """Downtime inside published windows, up to ``now``."""
    if service.state is not ServiceState.DOWN:
        return service.planned
    return service.planned + overlap(service.windows, service.changed_at, now)
