"""The left column: services, alarms and the log in one list that fits its height. Pure."""

from collections.abc import Sequence

from dcgame.kernel.journal import Entry
from dcgame.kernel.units import Seconds
from dcgame.play.alarms import Alarm
from dcgame.tui.floor.kinds import Target
from dcgame.tui.floor.labels import rule
from dcgame.tui.floor.lasting import lasting, lasting_item
from dcgame.tui.floor.logbook import Log
from dcgame.tui.floor.panels import alarm_items, service_items
from dcgame.tui.widgets.line_panel import Item
from dcgame.words import N_, say
from dcgame.world.service import ServiceState
from dcgame.world.world import World

LEAST_LOG = 4
MOST_SERVICES = 8
LEAST_ALARMS, MOST_ALARMS = 4, 12
MOST_JOBS = 6


def board_items(
    world: World,
    found: Sequence[Alarm],
    journal: Sequence[Entry],
    chosen: Target | None,
    size: tuple[int, int],
    log: Log | None = None,
) -> tuple[Item, ...]:
    """Services, then alarms, then as much of the log as there is room for; none of it where it
    is shown elsewhere (``log`` is ``None``)."""
    width, height = size
    services = service_items(world, width, chosen)
    under_way = lasting(world)
    work = min(len(under_way), MOST_JOBS) + 1 if under_way else 0
    most = height - min(len(services), MOST_SERVICES) - work - 2
    alarms = _alarms(found, world.now, width, max(LEAST_ALARMS, min(MOST_ALARMS, most)))
    room = height - len(alarms) - work - 2 - (LEAST_LOG if log is not None and height > 20 else 0)
    services = _shortened(world, services, max(3, room), width)
    items = [rule(say(N_("services")), width), *services]
    items += [rule(say(N_("alarms")), width, len(found)), *alarms]
    if under_way:
        items += [rule(say(N_("work")), width, len(under_way) if len(under_way) > MOST_JOBS else 0)]
        items += [lasting_item(each, width) for each in under_way[:MOST_JOBS]]
    left = height - len(items) - 1
    if left > 0 and log is not None:
        items += [log.head(width), *log.lines(journal, width)[:left]]
    return tuple(items)


def _alarms(found: Sequence[Alarm], now: Seconds, width: int, most: int) -> tuple[Item, ...]:
    if len(found) <= most:
        return alarm_items(found, now, width)
    more = say(N_("and {count} more"), count=len(found) - most + 1)
    return (*alarm_items(found[: most - 1], now, width), Item(((more, "warn"),)))


def _shortened(world: World, items: tuple[Item, ...], room: int, width: int) -> tuple[Item, ...]:
    """When not all services fit, those that are well are only counted."""
    if len(items) <= room:
        return items
    ill = [item for item in items if world.services[item.id].state is not ServiceState.UP]
    well = [item for item in items if item not in ill]
    shown = (*ill, *well[: max(0, room - len(ill) - 1)])
    more = say(N_("{count} more are up"), count=len(items) - len(shown))
    return (*shown, Item(((f"● {more}"[:width], "dim"),)))
