"""What may stand for an argument, as things are: for menus and for completion."""

from collections.abc import Callable, Iterable

from dcgame.sim.commands.changes import CHANGES, changeable
from dcgame.sim.gauges.hooking import CORDS, mainframes
from dcgame.sim.gauges.stores import shared_stores, stores
from dcgame.world.business import OfferState
from dcgame.world.catalogue import PlatformKind
from dcgame.world.cluster import POLICIES, Balance, Isolation, Relation
from dcgame.world.guest import GuestState, Mode, Priority, Shares
from dcgame.world.hardware import PartKind, ServerState
from dcgame.world.network import Traffic
from dcgame.world.pool import Redundancy
from dcgame.world.storage import RaidLevel
from dcgame.world.targets import targets
from dcgame.world.world import EQUIPMENT, World

_HYPERVISORS = (PlatformKind.HOSTED, PlatformKind.BARE_METAL)
_HOLDING = (GuestState.RUNNING, GuestState.BOOTING)


def choices(world: World, kind: str) -> tuple[str, ...]:
    """The names that an argument of that kind may have, sorted; empty for free arguments."""
    finder = _CHOICES.get(kind)
    return tuple(sorted(finder(world))) if finder else ()


def _servers(world: World) -> Iterable[str]:
    servers = world.servers.values()
    return {server.id for server in servers if server.state is not ServerState.RETIRED}


def _hosts(world: World) -> Iterable[str]:
    return {
        server.id
        for server in world.servers.values()
        if server.platform and server.platform.model.kind in _HYPERVISORS
    }


def _free_hosts(world: World) -> Iterable[str]:
    """Several servers in one word: all hosts that are in no pool yet, and each of them."""
    hosts = sorted(name for name in _hosts(world) if not world.servers[name].pool)
    return {",".join(hosts), *hosts} - {""}


def _machines(world: World) -> Iterable[str]:
    systems = {
        server.id
        for server in world.servers.values()
        if server.platform and server.platform.model.kind is not PlatformKind.BARE_METAL
    }
    return systems | set(world.guests)


def _snapshots(world: World) -> Iterable[str]:
    return {each.name for guest in world.guests.values() for each in guest.snapshots}


def _templates(world: World) -> Iterable[str]:
    return {guest.id for guest in world.guests.values() if guest.template}


def _running(world: World) -> Iterable[str]:
    guests = {guest.id for guest in world.guests.values() if guest.state in _HOLDING}
    return guests | set(world.apps)


def _copied(world: World) -> Iterable[str]:
    return {job.subject for job in world.jobs.values()}


def equipment_of(world: World) -> Iterable[str]:
    """Everything with parts that has not left the room."""
    return {
        name
        for shelf in EQUIPMENT
        for name in getattr(world, shelf)
        if not getattr(world, shelf)[name].has_left
    }


def _attachable(world: World) -> Iterable[str]:
    return {name for name in equipment_of(world) if name not in world.fabrics}


def _arrays(world: World) -> Iterable[str]:
    return {name for name in world.arrays if not world.arrays[name].has_left}


def _fabrics(world: World) -> Iterable[str]:
    return {name for name in world.fabrics if not world.fabrics[name].has_left}


def _updatable(world: World) -> Iterable[str]:
    return {*_servers(world), *_arrays(world)}


def _parts(world: World) -> Iterable[str]:
    return {part.id for name in equipment_of(world) for part in world.equipment(name).parts}


def _cabled(world: World) -> Iterable[str]:
    """Everything with a cord: servers, and what leads to a feed or a core."""
    return {*_servers(world), *(name for shelf in CORDS for name in getattr(world, shelf))}


def _retirable(world: World) -> Iterable[str]:
    return {*equipment_of(world), *world.pdus}


def _cords(world: World) -> Iterable[str]:
    others = {cord for shelf, cord in CORDS.items() if getattr(world, shelf)}
    return others | {
        part.id
        for server in world.servers.values()
        for part in (*server.of_kind(PartKind.POWER_SUPPLY), *server.of_kind(PartKind.NIC))
    }


def _open_offers(world: World) -> Iterable[str]:
    return {offer.id for offer in world.offers.values() if offer.state is OfferState.OPEN}


def _targets(world: World) -> Iterable[str]:
    """What a misfortune may strike: everything of a kind that some misfortune strikes."""
    kinds = {strikes for _, strikes in world.setting.misfortunes}
    return {name for kind in kinds for name in targets(world, kind)}


_CHOICES: dict[str, Callable[[World], Iterable[str]]] = {
    "server": _servers,
    "host": _hosts,
    "machine": _machines,
    "guest": lambda world: world.guests,
    "template": _templates,
    "repository": lambda world: world.repositories,
    "snapshot": _snapshots,
    "app": lambda world: world.apps,
    "service": lambda world: world.services,
    "startable": lambda world: (*world.guests, *world.apps),
    "stoppable": _running,
    "copied": _copied,
    "store": shared_stores,
    "equipment": equipment_of,
    "attachable": _attachable,
    "updatable": _updatable,
    "array": _arrays,
    "fabric": _fabrics,
    "raid-group": lambda world: world.raid_groups,
    "lun": lambda world: world.luns,
    "provisioned": lambda world: {*world.luns, *world.guests},
    "drive": lambda world: world.setting.catalogue.drives,
    "raid-level": lambda world: (level.value for level in RaidLevel),
    "provisioning": lambda world: ("thick", "thin"),
    "any-store": stores,
    "pool": lambda world: world.pools,
    "node": lambda world: {server.id for server in world.servers.values() if server.pool},
    "servers": _free_hosts,
    "redundancy": lambda world: (each.value for each in Redundancy),
    "rack": lambda world: world.racks,
    "isa": lambda world: {each.isa for each in world.setting.catalogue.servers.values()},
    "place": lambda world: {*world.racks, *world.rooms},
    "retirable": _retirable,
    "cabled": _cabled,
    "feed": lambda world: world.feeds,
    "model": lambda world: world.setting.for_sale,
    "platform": lambda world: world.setting.platforms,
    "part": _parts,
    "part-kind": lambda world: (kind.value for kind in PartKind),
    "mode": lambda world: (mode.value for mode in Mode),
    "cord": _cords,
    "socket": lambda world: {*world.pdus, *world.switches, *world.feeds, *mainframes(world)},
    "pdu": lambda world: world.pdus,
    "ups": lambda world: world.ups,
    "generator": lambda world: world.generators,
    "room": lambda world: world.rooms,
    "site": lambda world: world.sites,
    "network-switch": lambda world: world.switches,
    "network": lambda world: [traffic.value for traffic in Traffic] if world.switches else (),
    "cluster": lambda world: world.clusters,
    "ha-policy": lambda world: ("off", *POLICIES),
    "witness": lambda world: ("off", *_servers(world)),
    "balance": lambda world: (each.value for each in Balance),
    "isolation": lambda world: (each.value for each in Isolation),
    "relation": lambda world: ("off", *(each.value for each in Relation)),
    "peer": lambda world: (*world.guests, *_hosts(world)),
    "heartbeat": lambda world: ("own", "shared"),
    "priority": lambda world: (each.value for each in Priority),
    "shares": lambda world: (each.value for each in Shares),
    "offer": _open_offers,
    "risky-verb": lambda world: CHANGES,
    "changeable": changeable,
    "misfortune": lambda world: (kind for kind, _ in world.setting.misfortunes),
    "target": _targets,
    "switch": lambda world: ("off", "on"),
}
