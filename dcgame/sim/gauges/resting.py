"""What stands beside a thing, and which services rest on it."""

from dcgame.sim.gauges.network import ports
from dcgame.sim.gauges.power import supplies
from dcgame.sim.gauges.stores import lying_on
from dcgame.world.hardware import Server, ServerState
from dcgame.world.service import Service
from dcgame.world.world import World


def rack_of(world: World, name: str) -> str:
    """The rack in which something stands; empty where it stands in none."""
    for shelf in (world.servers, world.arrays, world.fabrics, world.switches, world.pdus):
        thing = shelf.get(name)
        if thing is not None:
            return thing.rack
    return ""


def beside(world: World, name: str) -> tuple[str, ...]:
    """The servers that run in the same rack as something."""
    rack = rack_of(world, name)
    return tuple(each.id for each in _up(world) if rack and each.rack == rack and each.id != name)


def _up(world: World) -> list[Server]:
    servers = (world.servers[name] for name in sorted(world.servers))
    return [server for server in servers if server.state is ServerState.UP]


def array_of(world: World, name: str) -> str:
    """The array on which a RAID group or a logical unit lies; of anything else its own name."""
    lun = world.luns.get(name)
    group = world.raid_groups.get(lun.group if lun else name)
    return group.array if group else name


def services_on(world: World, name: str) -> tuple[Service, ...]:
    """The services that rest on something: an application, a guest, a server, or what servers
    and folders need."""
    apps: list[str] = [name] if name in world.apps else []
    for machine in _machines(world, name):
        guest, server = world.guests.get(machine), world.servers.get(machine)
        apps += guest.apps if guest else ()
        apps += server.apps if server else ()
    names = dict.fromkeys(world.apps[app].service for app in apps)
    return tuple(world.services[each] for each in names if each is not None)


def _machines(world: World, name: str) -> list[str]:
    """The servers and guests that rest on something, itself among them, each once."""
    if name in world.guests:
        return [name]
    found = [server for server in sorted(world.servers) if _needs(world, server, name)]
    found += [guest for server in found for guest in world.servers[server].guests]
    luns = [lun for lun in sorted(world.luns) if array_of(world, lun) == name]
    stores = [name, *luns] if name in world.luns or name in world.pools else luns
    found += [guest.id for store in stores for guest in lying_on(world, store)]
    return list(dict.fromkeys(found))


def _needs(world: World, server_id: str, name: str) -> bool:
    """Whether a server is that thing, belongs to it, or is plugged into it."""
    server = world.servers[server_id]
    if name in (server_id, server.cluster, server.pool):
        return True
    fabric = world.fabrics.get(name)
    if fabric is not None:
        return any(cable.equipment == server_id for cable in fabric.cables)
    if name in world.switches:
        return any(name in (switch.id, *switch.uplinks) for _, switch in ports(world, server))
    return any(name in _behind(world, pdu.feed, pdu.id) for _, pdu in supplies(world, server))


def _behind(world: World, feed_id: str, pdu: str) -> tuple[str, ...]:
    """What stands in the way of power to a distribution unit, itself among them."""
    feed = world.feeds[feed_id]
    return (pdu, feed.id, feed.ups, feed.generator)
