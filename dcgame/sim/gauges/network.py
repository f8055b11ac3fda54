"""Who reaches whom, over what, and how fast.

Where no switches stand, everybody reaches everybody over the site's one link. Between two sites
the way leads out of the one, over the leased line, and into the other.
"""

from attrs import frozen

from dcgame.kernel.units import Kilobytes, PerMille
from dcgame.sim.facts.base import given
from dcgame.sim.gauges.power import feeds_unit, pdus_of
from dcgame.sim.gauges.wan import Lane, lan_lane, line_lanes, lines, severed
from dcgame.world.app import App
from dcgame.world.hardware import Part, PartKind, PartState, Server
from dcgame.world.network import STANDARD, Cut, Role, Switch, Traffic
from dcgame.world.site import MAIN
from dcgame.world.world import World

STORMY: PerMille = 50
"""What a broadcast storm leaves of a link (game constant)."""


def tors_of(world: World, rack: str) -> tuple[Switch, ...]:
    """The switches of a rack, side by side."""
    found = [
        switch
        for switch in world.switches.values()  # any order: sorted below
        if switch.role is Role.TOR and switch.rack == rack
    ]
    return tuple(sorted(found, key=lambda switch: (switch.side, switch.id)))


def ports(world: World, server: Server) -> tuple[tuple[Part, Switch], ...]:
    """The network ports of a server, each with its switch: by default the first into side A,
    the second into side B, and so on in turn."""
    sides = tors_of(world, server.rack)
    if not sides:
        return ()
    moved = dict(server.cords)
    return tuple(
        (part, world.switches.get(moved.get(part.id, "")) or sides[number % len(sides)])
        for number, part in enumerate(server.of_kind(PartKind.NIC))
    )


def works(world: World, switch: Switch) -> bool:
    """Whether a switch forwards anything: it has a board, power, and is not restarting."""
    return not switch.restarting and bool(switch.working(PartKind.BOARD)) and _fed(world, switch)


def _fed(world: World, switch: Switch) -> bool:
    sides = pdus_of(world, switch.rack)
    return not sides or any(feeds_unit(world, pdu, switch.unit) for pdu in sides)


def carries(switch: Switch, traffic: Traffic) -> bool:
    """Whether that traffic is allowed on a switch."""
    return all(cut.what != traffic.value for cut in switch.lost_traffic)


def ups(world: World, switch: Switch) -> tuple[Switch, ...]:
    """The switches above one to which its links are whole."""
    lost = {cut.what for cut in switch.lost_uplinks}
    return tuple(world.switches[name] for name in switch.uplinks if name not in lost)


def open_ports(world: World, server: Server, traffic: Traffic) -> tuple[tuple[Part, Switch], ...]:
    """The ports of a server over which that traffic flows."""
    return tuple(
        (part, switch)
        for part, switch in ports(world, server)
        if part.state is not PartState.FAILED
        and carries(switch, traffic)
        and all(cut.what != str(server.unit) for cut in switch.blocked)
        and works(world, switch)
    )


def climbs(world: World, switch: Switch, traffic: Traffic) -> bool:
    """Whether a switch reaches the outside: itself, when nothing stands above it, or through
    one that works."""
    if not switch.uplinks:
        return True
    return any(
        works(world, above) and carries(above, traffic) and climbs(world, above, traffic)
        for above in ups(world, switch)
    )


def reaches_out(world: World, server: Server, traffic: Traffic) -> bool:
    """Whether a server's traffic comes as far as the core and the world."""
    if not ports(world, server):
        return True
    return any(climbs(world, switch, traffic) for _, switch in open_ports(world, server, traffic))


def path(world: World, one: Server, other: Server, traffic: Traffic) -> tuple[Switch, ...] | None:
    """The switches between two servers: one that both are on, else each its own and the core;
    ``None`` when there is no way. Empty where there is no network, or only one server."""
    if lines(world, world.site_of(one.rack), world.site_of(other.rack)):
        return _far_path(world, one, other, traffic)
    if one.id == other.id or not ports(world, one) or not ports(world, other):
        return ()
    here = [switch for _, switch in open_ports(world, one, traffic)]
    there = [switch for _, switch in open_ports(world, other, traffic)]
    shared = [switch for switch in here if switch.id in {each.id for each in there}]
    if shared:
        return (shared[0],)
    up = next((switch for switch in here if _core_above(world, switch, traffic)), None)
    down = next((switch for switch in there if _core_above(world, switch, traffic)), None)
    return (up, down) if up and down else None


def _far_path(
    world: World, one: Server, other: Server, traffic: Traffic
) -> tuple[Switch, ...] | None:
    """The switches over which each of two servers leaves its own site, if the line carries."""
    if severed(world, world.site_of(one.rack), world.site_of(other.rack)) is not None:
        return None
    way: list[Switch] = []
    for server in (one, other):
        here = [switch for _, switch in open_ports(world, server, traffic)]
        out = next((switch for switch in here if climbs(world, switch, traffic)), None)
        if out is None and ports(world, server):
            return None
        way += [out] if out else []
    return tuple(way)


def _core_above(world: World, switch: Switch, traffic: Traffic) -> bool:
    return bool(switch.uplinks) and climbs(world, switch, traffic)


@frozen
class Foothold:
    """The switches of its rack on which a server's traffic flows, and whether any reaches up."""

    switches: frozenset[str]
    climbs: bool

    def joins(self, other: "Foothold") -> bool:
        """Whether there is a way between two servers of a site: the same as a :func:`path`."""
        shared = not self.switches.isdisjoint(other.switches)
        return shared or (self.climbs and other.climbs)


def foothold(world: World, server: Server, traffic: Traffic) -> Foothold | None:
    """Where a server stands in the network of its site; ``None`` where it has none and reaches
    everybody there."""
    if not ports(world, server):
        return None
    here = [switch for _, switch in open_ports(world, server, traffic)]
    climbing = any(_core_above(world, switch, traffic) for switch in here)
    return Foothold(frozenset(switch.id for switch in here), climbing)


def reaches(world: World, one: str, other: str, traffic: Traffic) -> bool:
    """Whether two servers reach each other with that traffic."""
    return path(world, world.servers[one], world.servers[other], traffic) is not None


def sees(world: World, one: str, other: str) -> bool:
    """Whether two members of a cluster hear each other: over the management network."""
    return reaches(world, one, other, Traffic.MANAGEMENT)


def reaches_storage(world: World, server_id: str) -> bool:
    """Whether a server's storage traffic leaves it: for stores that are reached over the LAN."""
    server = world.servers[server_id]
    return not ports(world, server) or bool(open_ports(world, server, Traffic.STORAGE))


def links(
    world: World, one: Server, other: Server, traffic: Traffic = Traffic.MIGRATION
) -> tuple[tuple[str, Kilobytes], ...]:
    """The links that a copy between two servers takes, each with its kilobytes a second (nine
    tenths of its nominal speed, formula 5)."""
    way = path(world, one, other, traffic)
    if way is None or one.id == other.id:
        return ()
    here, there = world.site_of(one.rack), world.site_of(other.rack)
    if not way:
        return _bare_links(world, here, there)
    plugged = [server for server in (one, other) if ports(world, server)]
    found = [(f"port/{server.id}", port_megabits(server, way), way) for server in plugged]
    if len(way) > 1 or here != there:
        rising = [each for each in way if each.uplinks]
        found += [(f"uplink/{each.id}", each.uplink_megabits, (each,)) for each in rising]
    taken = tuple((name, payload(world, speed, over)) for name, speed, over in found)
    return (*taken, *line_lanes(world, here, there))


def _bare_links(world: World, here: str, there: str) -> tuple[Lane, ...]:
    """The links where no switches are on the way; within a building that has some, nobody counts
    those beside them."""
    if here != there:
        return line_lanes(world, here, there)
    return (lan_lane(world, here),) if here else ()


def port_megabits(server: Server, way: tuple[Switch, ...]) -> int:
    """The nominal speed of a server's port into switches."""
    return min(server.model.nic_megabits, *(switch.megabits for switch in way))


def payload(world: World, megabits: int, way: tuple[Switch, ...]) -> Kilobytes:
    """Kilobytes a second that a link of that speed carries: nine tenths of it (formula 5), next
    to nothing in a storm."""
    speed = megabits * 1000 // 8 * 9 // 10
    stormy = any(storm_on(world, switch) is not None for switch in way)
    return max(1, speed * STORMY // 1000 if stormy else speed)


def storm_on(world: World, switch: Switch) -> int | None:
    """The entry of a storm that a switch carries: its own, or that of any switch which does not
    hold its storm back."""
    if switch.storm is not None:
        return switch.storm
    here = world.site_of(switch.rack)
    storms = [
        each.storm
        for each in world.switches.values()
        if each.storm is not None and not each.storm_control and world.site_of(each.rack) == here
    ]
    return min(storms, default=None)


def narrow_frames(world: World, one: Server, other: Server) -> tuple[Switch, ...]:
    """The switches on the way of a migration that drop the frames which hosts send."""
    sent = world.networks.get(Traffic.MIGRATION.value)
    mtu = sent.mtu if sent else STANDARD
    way = path(world, one, other, Traffic.MIGRATION) or ()
    return tuple(switch for switch in way if switch.mtu < mtu)


def cut_off_because(world: World, server: Server, traffic: Traffic) -> tuple[int, ...]:
    """What stands in the way of each port of a server; and how it was cabled, where a cord was
    moved and all ports are plugged into one switch."""
    found: list[int | None] = []
    plugged = ports(world, server)
    for part, switch in plugged:
        found += [
            part.since if part.state is PartState.FAILED else None,
            *_dead_because(world, switch, traffic),
            *_entries(switch.blocked, str(server.unit)),
        ]
        for above in (world.switches[name] for name in switch.uplinks):
            found += _entries(switch.lost_uplinks, above.id)
            found += _dead_because(world, above, traffic)
    moved = {name for name, _ in server.cords} & {part.id for part, _ in plugged}
    on_one = (moved or not server.cords) and len({switch.id for _, switch in plugged}) == 1
    return given(*found, server.cabled if on_one else None)


def parted_because(world: World, one: Server, other: Server, traffic: Traffic) -> tuple[int, ...]:
    """What keeps two servers from each other: the line between their sites, or the network at
    either."""
    line = severed(world, world.site_of(one.rack), world.site_of(other.rack))
    if line is not None:
        return line
    found = (cut_off_because(world, server, traffic) for server in (one, other))
    return tuple(dict.fromkeys(entry for entries in found for entry in entries))


def _dead_because(world: World, switch: Switch, traffic: Traffic) -> list[int | None]:
    found: list[int | None] = [
        board.since for board in switch.parts if board.state is PartState.FAILED
    ]
    if switch.restarting:
        found.append(switch.since)
    if not _fed(world, switch):
        for pdu in pdus_of(world, switch.rack):
            cut = pdu.tripped or pdu.is_wet_at(switch.unit)
            found.append(pdu.since if cut else world.feeds[pdu.feed].since)
    return [*found, *_entries(switch.lost_traffic, traffic.value)]


def _entries(cuts: tuple[Cut, ...], what: str) -> list[int | None]:
    return [cut.entry for cut in cuts if cut.what == what]


def silent_network(world: World, app: App) -> tuple[int, ...] | None:
    """The entries that cut an application off from those who use it, or ``None``."""
    server = world.server_of(app) if world.switches else None
    if server is None or reaches_out(world, server, Traffic.PRODUCTION):
        return None
    return cut_off_because(world, server, Traffic.PRODUCTION)


def slow_network(world: World, app: App) -> tuple[int, ...] | None:
    """The entries of a storm, or of a flapping link without another, that make it slow."""
    server = world.server_of(app) if world.switches else None
    if server is None:
        return None
    used = open_ports(world, server, Traffic.PRODUCTION)
    if not used:
        return None
    storms = [storm_on(world, switch) for _, switch in used]
    if all(storm is not None for storm in storms):
        return given(*storms)
    if all(part.state is PartState.DEGRADED for part, _ in used):
        return given(*(part.since for part, _ in used))
    return None


def is_heard(world: World, server: Server) -> bool:
    """Whether orders reach what runs on a server: over the line to its site, and the management
    network there."""
    site = world.site_of(server.rack)
    return severed(world, MAIN, site) is None and reaches_out(world, server, Traffic.MANAGEMENT)


def bmc_answers(world: World, server: Server) -> bool:
    """Whether the management controller of a server can be reached: over a network of its own
    if its site has one, else over the management network of its rack."""
    site = world.site_of(server.rack)
    if not server.working(PartKind.BMC) or severed(world, MAIN, site) is not None:
        return False
    if not ports(world, server):
        return True
    beside = {
        name
        for name, each in world.switches.items()
        if each.role is Role.OUT_OF_BAND and world.site_of(each.rack) == site
    }
    if beside:
        return any(works(world, world.switches[name]) for name in beside)
    return any(
        works(world, switch)
        and carries(switch, Traffic.MANAGEMENT)
        and climbs(world, switch, Traffic.MANAGEMENT)
        for switch in tors_of(world, server.rack)
    )
