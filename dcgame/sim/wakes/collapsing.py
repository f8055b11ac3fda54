"""What was changed falls itself, each kind of thing in its own manner."""

from dcgame.sim.facts.arrays import ArrayDown
from dcgame.sim.facts.business import ChangeWentWrong
from dcgame.sim.facts.guests import GuestPanicked
from dcgame.sim.facts.hardware import HostLost, PartFailed
from dcgame.sim.facts.management import AgentHung
from dcgame.sim.facts.nodes import ControllerCrashed
from dcgame.sim.facts.power import BreakerTripped
from dcgame.sim.gauges.network import works
from dcgame.sim.gauges.stores import kind_of, lying_on
from dcgame.sim.wakes.arrays import can_serve, start_array, start_fabric, take_over
from dcgame.sim.wakes.base import Effects, Later
from dcgame.sim.wakes.boot import boot_server
from dcgame.sim.wakes.healing import CONTROLLER_RESTARTS, ControllerReady
from dcgame.sim.wakes.network import restart_switch
from dcgame.sim.wakes.power import load_share
from dcgame.sim.wakes.way import Way
from dcgame.words import N_
from dcgame.world.catalogue import PlatformKind
from dcgame.world.guest import GuestState
from dcgame.world.hardware import PartKind, PartState, Server, ServerState
from dcgame.world.storage import ArrayState, FabricState
from dcgame.world.world import World


def _machine(world: World, subject: str) -> str:
    """The machine that an application is on; of anything else its own name."""
    app = world.apps.get(subject)
    return app.on if app else subject


def _server(world: World, subject: str) -> tuple[str, ...]:
    server = world.servers.get(_machine(world, subject))
    return (server.id,) if server is not None and server.state is ServerState.UP else ()


def crash(world: World, server: str) -> Effects:
    """It falls with everything on it, and boots again."""
    yield HostLost(server)
    yield from boot_server(world, server)


def _crashes(world: World, fact: ChangeWentWrong) -> Effects:
    return crash(world, fact.hit)


def _guest(world: World, subject: str) -> tuple[str, ...]:
    guest = world.guests.get(_machine(world, subject))
    return (guest.id,) if guest is not None and guest.state is GuestState.RUNNING else ()


def _any_guest(world: World, subject: str) -> tuple[str, ...]:
    return (subject,) if subject in world.guests else ()


def _stored(world: World, subject: str) -> tuple[str, ...]:
    """The guests that run on a datastore; one that has left it since is named itself."""
    if subject in world.guests:
        return _guest(world, subject)
    lying = lying_on(world, subject) if kind_of(world, subject) else ()
    return tuple(guest.id for guest in lying if guest.state is GuestState.RUNNING)


def _panics(world: World, fact: ChangeWentWrong) -> Effects:
    return (GuestPanicked(fact.hit),)


def _array(world: World, subject: str) -> tuple[str, ...]:
    array = world.arrays.get(subject)
    serves = array is not None and array.state is ArrayState.UP and can_serve(array)
    return (subject,) if serves else ()


def _controller_restarts(world: World, fact: ChangeWentWrong) -> Effects:
    """The other takes over; where there is none, nobody serves until it is back."""
    if world.arrays[fact.hit].working(PartKind.CONTROLLER) > 1:
        yield from take_over(world, fact.hit)
        return
    yield ArrayDown(fact.hit)
    yield from start_array(world, fact.hit)


def _fabric(world: World, subject: str) -> tuple[str, ...]:
    fabric = world.fabrics.get(subject)
    up = fabric is not None and fabric.state is FabricState.UP
    return (subject,) if up else ()


def _fabric_restarts(world: World, fact: ChangeWentWrong) -> Effects:
    return start_fabric(world, fact.hit)


def _switch(world: World, subject: str) -> tuple[str, ...]:
    switch = world.switches.get(subject)
    return (subject,) if switch is not None and works(world, switch) else ()


def _switch_restarts(world: World, fact: ChangeWentWrong) -> Effects:
    return restart_switch(world, fact.hit)


def _nodes(world: World, subject: str) -> tuple[str, ...]:
    pool = world.pools.get(subject)
    return tuple(node.server for node in pool.serving()) if pool else ()


def _node_falls(world: World, fact: ChangeWentWrong) -> Effects:
    pool = world.servers[fact.hit].pool or ""
    yield ControllerCrashed(pool, fact.hit)
    due = world.now + CONTROLLER_RESTARTS
    yield Later(f"controller/{pool}/{fact.hit}", due, ControllerReady(pool, fact.hit))


def _ups(world: World, subject: str) -> tuple[str, ...]:
    """A UPS whose inverter works, or that of a feed."""
    feed = world.feeds.get(subject)
    ups = world.ups.get(feed.ups if feed else subject)
    return (ups.id,) if ups is not None and ups.working(PartKind.INVERTER) else ()


def _feeds(world: World, subject: str) -> tuple[str, ...]:
    """The feeds of a generator whose transfer switch turns."""
    feeds = (world.feeds[name] for name in sorted(world.feeds))
    return tuple(
        feed.id
        for feed in feeds
        if feed.generator == subject and feed.working(PartKind.TRANSFER_SWITCH)
    )


def _part_dies(world: World, equipment: str, kind: PartKind) -> Effects:
    parts = world.equipment(equipment).of_kind(kind)
    yield from (
        PartFailed(equipment, part.id) for part in parts[:1] if part.state is not PartState.FAILED
    )


def _inverter_dies(world: World, fact: ChangeWentWrong) -> Effects:
    return _part_dies(world, fact.hit, PartKind.INVERTER)


def _transfer_sticks(world: World, fact: ChangeWentWrong) -> Effects:
    return _part_dies(world, fact.hit, PartKind.TRANSFER_SWITCH)


def _closed(world: World, subject: str) -> tuple[str, ...]:
    pdu = world.pdus.get(subject)
    return (subject,) if pdu is not None and not pdu.tripped else ()


def _any_pdu(world: World, subject: str) -> tuple[str, ...]:
    return (subject,) if subject in world.pdus else ()


def _trips(world: World, fact: ChangeWentWrong) -> Effects:
    return (BreakerTripped(fact.hit, load_share(world, fact.hit)),)


def _agents(world: World, subject: str) -> tuple[str, ...]:
    """A host, or the members of a cluster, whose agent answers."""
    cluster = world.clusters.get(subject)
    names = cluster.members if cluster else (subject,)
    servers = (world.servers.get(name) for name in names)
    return tuple(server.id for server in servers if server is not None and _managed(server))


def _managed(server: Server) -> bool:
    up = server.state is ServerState.UP and server.agent_hung is None
    platform = server.platform
    return up and platform is not None and platform.model.kind is not PlatformKind.SYSTEM


def _agent_hangs(world: World, fact: ChangeWentWrong) -> Effects:
    return (AgentHung(fact.hit),)


CRASHES = Way("crash", N_("its server crashes"), _server, _crashes)
PANICS = Way("panic", N_("its guest panics"), _guest, _panics)
PANICS_ONCE_STARTED = Way("boot", N_("its guest panics once it runs"), _guest, _panics, _any_guest)
GUEST_PANICS = Way("stored", N_("one of its guests panics"), _stored, _panics)
TAKEOVER = Way("controller", N_("a controller restarts"), _array, _controller_restarts)
FABRIC_RESTARTS = Way("fabric", N_("the storage switch restarts"), _fabric, _fabric_restarts)
SWITCH_RESTARTS = Way("switch", N_("the switch restarts"), _switch, _switch_restarts)
NODE_FALLS = Way("node", N_("the controller guest of a node crashes"), _nodes, _node_falls)
INVERTER_DIES = Way("inverter", N_("the inverter of the UPS dies"), _ups, _inverter_dies)
TRANSFER_STICKS = Way("transfer", N_("a transfer switch sticks"), _feeds, _transfer_sticks)
BREAKER_TRIPS = Way("breaker", N_("the breaker trips again"), _closed, _trips, _any_pdu)
AGENT_HANGS = Way("agent", N_("a management agent hangs"), _agents, _agent_hangs)

COLLAPSES = (
    CRASHES,
    PANICS,
    PANICS_ONCE_STARTED,
    GUEST_PANICS,
    TAKEOVER,
    FABRIC_RESTARTS,
    SWITCH_RESTARTS,
    NODE_FALLS,
    INVERTER_DIES,
    TRANSFER_STICKS,
    BREAKER_TRIPS,
    AGENT_HANGS,
)
