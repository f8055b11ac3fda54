"""Links: what users and storage ask of a host's ports and of a switch's uplinks, and what copies
are left.

A link carries nine tenths of its nominal speed (domain data, section 13, formula 5), and everybody
shares it. A copy takes all that users and storage leave, and a quarter of one link at the least, as
maintenance does elsewhere (75/25, section 5). So a link is out when they ask for more than three
quarters of it while something is copied, else for more than all of it.
"""

from attrs import frozen

from dcgame.kernel.bands import Band
from dcgame.kernel.curve import Curve
from dcgame.kernel.units import SLOT, SLOTS_A_DAY, WHOLE, Kilobytes, PerMille, Seconds
from dcgame.sim.facts.base import given
from dcgame.sim.gauges.hauling import Carried, between_nodes, haul_load, hauls_of, on_lan, over_lan
from dcgame.sim.gauges.io import FULLEST, PAIN, io_load, kept_if_same, placed
from dcgame.sim.gauges.network import (
    carries,
    climbs,
    cut_off_because,
    open_ports,
    payload,
    port_megabits,
    ports,
    ups,
    works,
)
from dcgame.sim.gauges.pool_io import ACCESS
from dcgame.sim.gauges.processor import total_between
from dcgame.world.app import App
from dcgame.world.hardware import Server
from dcgame.world.load import HostLoad, Load
from dcgame.world.network import Traffic
from dcgame.world.pool import Pool
from dcgame.world.world import World

COPY_SHARE: PerMille = 250
KILOBITS = 8
"""Of a kilobyte. Loads of links are in kilobits a second."""
NOTICED: PerMille = 100
"""Of a link, by which what copies are left must change before they are paced anew."""


def talkers(world: World, server_id: str) -> list[App]:
    """The applications that run on a server and exchange something with their users."""
    load = world.host_loads.get(server_id)
    apps = [world.apps[name] for name in load.apps if name in world.apps] if load else []
    return [app for app in apps if app.traffic]


def is_measured(world: World, server_id: str) -> bool:
    """Whether a server's link has a gauge: something that has traffic runs, or ran, there."""
    return f"link/{server_id}" in world.shared_loads


def measured(world: World) -> tuple[str, ...]:
    """The servers and switches whose links have a gauge."""
    servers = [name for name in world.servers if is_measured(world, name)]
    return (*sorted(servers), *sorted(world.switches)) if servers else ()


def port_load(
    world: World, server: Server, before: HostLoad | None, pool: Carried | None = None
) -> HostLoad | None:
    """What loads all ports of a server together; ``None`` while nothing ever did. ``pool`` is what
    the nodes of its pool send each other, if that is known already."""
    if not world.switches:
        return None
    apps = talkers(world, server.id)
    hauled = (*on_lan(world, server), *_of_pool(world, server, pool))
    if not apps and not hauled and before is None:
        return None
    if not open_ports(world, server, Traffic.PRODUCTION):
        apps = []
    size = _left_by_copies(world, f"port/{server.id}")
    trouble = cut_off_because(world, server, Traffic.PRODUCTION)
    loads = [io_load(app.demand, app.traffic, WHOLE) for app in apps]
    loads += [haul_load(app.demand, app.io, part) for app, part in hauled]
    apps = [*apps, *(app for app, _ in hauled)]
    burdens = (*placed(world, apps), *trouble, *_guarded(world, hauled))
    burdens = (*burdens, *_copies(world, f"port/{server.id}"))
    return kept_if_same(apps, tuple(loads), size, burdens, before)


def _of_pool(
    world: World, server: Server, pool: Carried | None
) -> tuple[tuple[App, PerMille], ...]:
    if not server.pool:
        return ()
    carried = between_nodes(world, world.pools[server.pool]) if pool is None else pool
    return carried.get(server.id, ())


def _guarded(world: World, hauled: tuple[tuple[App, PerMille], ...]) -> tuple[int | None, ...]:
    """The entries that chose how many copies the pools keep whose data cross a link."""
    names = sorted({world.guests[app.on].store for app, _ in hauled})
    return tuple(world.pools[name].guarded for name in names if name in world.pools)


def uplink_load(world: World, name: str, before: HostLoad | None) -> HostLoad:
    """What loads all uplinks of a switch together: of what each host exchanges, the share of its
    ports on that switch; and what the nodes of pools send each other over them."""
    apps: list[App] = []
    loads: list[Load] = []
    trouble: list[int] = []
    for server in _neighbours(world, name):
        mine, ways = talkers(world, server.id), _climbing(world, server)
        share = ways.count(name) * WHOLE // max(1, len(ways))
        if share:
            apps += mine
            loads += [io_load(app.demand, app.traffic, share) for app in mine]
            if len(ways) < len(ports(world, server)):
                trouble += cut_off_because(world, server, Traffic.PRODUCTION)
    hauled = _between_racks(world, name)
    apps += [app for app, _ in hauled]
    loads += [haul_load(app.demand, app.io, part) for app, part in hauled]
    link = f"uplink/{name}"
    burdens = (*placed(world, apps), *trouble, *_guarded(world, hauled), *_copies(world, link))
    return kept_if_same(apps, tuple(loads), _left_by_copies(world, link), burdens, before)


def _between_racks(world: World, switch: str) -> tuple[tuple[App, PerMille], ...]:
    """What crosses the uplinks of a switch on the way between nodes in different racks."""
    found: list[tuple[App, PerMille]] = []
    for name in sorted(world.pools):
        if switch in uplinks_between(world, world.pools[name]):
            found += between_nodes(world, world.pools[name]).get(switch, ())
    return tuple(found)


def uplinks_between(world: World, pool: Pool) -> set[str]:
    """The switches with uplinks between the nodes of a pool, if they stand in several racks."""
    servers = [world.servers[name] for name in pool.members]
    if len({server.rack for server in servers}) == 1:
        return set()
    return {switch.id for each in servers for _, switch in ports(world, each) if switch.uplinks}


def _neighbours(world: World, switch: str) -> list[Server]:
    """The measured servers with a port on a switch, by name; none where it has nothing above."""
    if not world.switches[switch].uplinks:
        return []
    names = sorted(key[5:] for key in world.shared_loads if key.startswith("link/"))
    found = [world.servers[name] for name in names]
    return [each for each in found if any(end.id == switch for _, end in ports(world, each))]


def _climbing(world: World, server: Server) -> list[str]:
    """For each port of a server over which it reaches the outside, its switch."""
    found = open_ports(world, server, Traffic.PRODUCTION)
    return [switch.id for _, switch in found if climbs(world, switch, Traffic.PRODUCTION)]


@frozen
class Width:
    """Kilobytes a second of ``one`` link, and of ``all`` those beside it together."""

    one: Kilobytes
    all: Kilobytes


def width(world: World, link: str) -> Width:
    """What ``port/esx-1`` or ``uplink/tor-a`` carries now."""
    kind, _, name = link.partition("/")
    speeds = _ports_of(world, name) if kind == "port" else _uplinks_of(world, name)
    return Width(max(speeds, default=1), max(1, sum(speeds)))


def _ports_of(world: World, server_id: str) -> list[Kilobytes]:
    """Of the ports that users come through; where none is left, of those of storage."""
    server = world.servers[server_id]
    users = open_ports(world, server, Traffic.PRODUCTION)
    return [
        payload(world, port_megabits(server, (switch,)), (switch,))
        for _, switch in users or open_ports(world, server, Traffic.STORAGE)
    ]


def _uplinks_of(world: World, name: str) -> list[Kilobytes]:
    switch = world.switches[name]
    return [
        payload(world, switch.uplink_megabits, (switch,))
        for above in ups(world, switch)
        if works(world, above) and carries(above, Traffic.PRODUCTION)
    ]


def _copies(world: World, link: str) -> tuple[int, ...]:
    """The entries of the copies under way over a link."""
    return tuple(
        sorted(job.entry for job in world.jobs.values() if link in job.over and not job.cutover)
    )


def _left_by_copies(world: World, link: str) -> int:
    """Kilobits a second of a link and those beside it that copies leave to users."""
    size = width(world, link)
    taken = size.one * COPY_SHARE // WHOLE if _copies(world, link) else 0
    return max(1, (size.all - taken) * KILOBITS)


def behind(world: World, link: str) -> HostLoad | None:
    """What users and storage ask of ``port/esx-1`` or ``uplink/tor-a``, if they ask for
    anything."""
    kind, _, name = link.partition("/")
    load = world.shared_loads.get(f"link/{name}" if kind == "port" else name)
    return load if load is not None and load.loads else None


def left_for_copies(world: World, link: str, speed: Kilobytes) -> Kilobytes:
    """Kilobytes a second that users and storage leave of a link of that speed to all copies
    together."""
    load = behind(world, link)
    if load is None:
        return speed
    slot = world.now // SLOT
    asked = total_between(load.loads, slot, slot + 1)
    return int(_left(asked, width(world, link), speed)[0])


def _left(asked: Curve, size: Width, speed: Kilobytes) -> Curve:
    least = speed * COPY_SHARE // WHOLE
    return (size.all - asked // KILOBITS).clip(least, speed)


def left_until(world: World, link: str, speed: Kilobytes) -> Seconds | None:
    """When users will leave copies noticeably more or less of a link, within a day; ``None`` if
    nobody uses it."""
    load = behind(world, link)
    if load is None:
        return None
    slot = world.now // SLOT
    left = _left(total_between(load.loads, slot, slot + SLOTS_A_DAY), width(world, link), speed)
    moved = abs(left - left[0]) * WHOLE >= speed * NOTICED
    return (slot + (int(moved.argmax()) if moved.any() else SLOTS_A_DAY)) * SLOT


def uplinks_used(world: World, server_id: str) -> set[str]:
    """The switches over whose uplinks a measured server's users come."""
    if not is_measured(world, server_id):
        return set()
    return {switch.id for _, switch in ports(world, world.servers[server_id]) if switch.uplinks}


def slow_link(world: World, app: App) -> tuple[int, ...] | None:
    """Which entry says that an application waits for its link; ``None`` if it does not."""
    server = world.server_of(app) if app.traffic and world.switches else None
    if server is None:
        return None
    names = dict.fromkeys((server.id, *_climbing(world, server)))
    for name in names:
        state = world.gauges.get(f"link/{name}")
        if state is not None and state.band is Band.OUT:
            return given(state.since)
    return None


def slow_haul(world: World, app: App) -> tuple[int, ...] | None:
    """Which entry says that an application waits for the links to its disks; ``None`` if it does
    not."""
    for name in hauls_of(world, app):
        state = world.gauges.get(f"link/{name}")
        if state is not None and state.band is Band.OUT:
            return given(state.since)
    return None


def wire_wait(world: World, store: str) -> int:
    """Microseconds that an access to a shared datastore spends on the fullest link on its way: its
    8 kB wait as accesses do at disks (formula 3), and for the threshold of pain where more is
    asked of a link than it carries (game constant)."""
    if not world.switches:
        return 0
    if store in world.pools:
        hosts = tuple(node.server for node in world.pools[store].serving())
    else:
        lying = {guest.host for guest in world.guests.values() if guest.store == store}
        hosts = tuple(name for name in sorted(lying) if over_lan(world, name, store))
    return max((_wait(world, name) for name in hosts), default=0)


def _wait(world: World, server_id: str) -> int:
    size = width(world, f"port/{server_id}")
    busy = link_now(world, server_id) or 0
    if busy >= WHOLE:
        return PAIN
    return ACCESS * 1_000_000 // size.one * WHOLE // (WHOLE - min(busy, FULLEST))


def link_now(world: World, name: str) -> PerMille | None:
    """What is asked of a host's ports, or of a switch's uplinks, per mille of what they carry;
    ``None`` where nobody measures it."""
    load = behind(world, f"port/{name}" if name in world.servers else f"uplink/{name}")
    if load is None:
        return None
    slot = world.now // SLOT
    return int(total_between(load.loads, slot, slot + 1)[0]) * WHOLE // load.capacity


def hauled_now(world: World, name: str) -> PerMille:
    """What reading and writing asks of a host's ports, or of a switch's uplinks, per mille of what
    they carry."""
    load = behind(world, f"port/{name}" if name in world.servers else f"uplink/{name}")
    if load is None:
        return 0
    if name in world.servers:
        server = world.servers[name]
        hauled = (*on_lan(world, server), *_of_pool(world, server, None))
    else:
        hauled = _between_racks(world, name)
    loads = tuple([haul_load(app.demand, app.io, part) for app, part in hauled])
    slot = world.now // SLOT
    return int(total_between(loads, slot, slot + 1)[0]) * WHOLE // load.capacity


def copied_now(world: World, link: str) -> Kilobytes:
    """Kilobytes a second that copies send over a link."""
    return sum(job.rate for job in world.jobs.values() if link in job.over and not job.cutover)
