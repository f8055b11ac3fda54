"""Conditions that the verbs about pools share."""

from dcgame.sim.commands.base import Refused, refuse
from dcgame.sim.commands.checks import busy, no_hypervisor
from dcgame.sim.commands.naming import none_of_that_name
from dcgame.sim.gauges.pools import disks_of
from dcgame.sim.gauges.stores import used
from dcgame.words import N_
from dcgame.world.catalogue import PlatformKind
from dcgame.world.pool import SCHEMES, Pool, Redundancy
from dcgame.world.world import World

REDUNDANCIES = tuple(each.value for each in Redundancy)


def no_pool(world: World, name: str) -> Refused | None:
    """There is such a pool."""
    if name in world.pools:
        return None
    return none_of_that_name(N_("there is no pool {name}"), name, world.pools)


def no_redundancy(name: str) -> Refused | None:
    """There is such a way to guard data."""
    if name in REDUNDANCIES:
        return None
    return refuse(
        N_("{name} is no redundancy"),
        N_("choose one of {known}"),
        name=name,
        known=", ".join(REDUNDANCIES),
    )


def too_few_nodes(name: str, redundancy: Redundancy, count: int) -> Refused | None:
    """A pool guarded in that way has enough nodes."""
    least = SCHEMES[redundancy].nodes
    if count >= least:
        return None
    return refuse(
        N_("{redundancy} needs {least} nodes, and {pool} has {count}"),
        N_("add nodes, or choose a redundancy that needs fewer"),
        pool=name,
        redundancy=redundancy.value,
        least=least,
        count=count,
    )


def no_candidate(world: World, server_id: str, vcpu: int, ram: int) -> Refused | None:
    """The server runs a type-1 hypervisor, its disks are empty, and it has room for a controller
    guest."""
    refusal = no_hypervisor(world, server_id) or busy(world, server_id)
    if refusal:
        return refusal
    server = world.servers[server_id]
    if server.platform is None or server.platform.model.kind is not PlatformKind.BARE_METAL:
        return refuse(
            N_("{name} runs a hosted hypervisor"),
            N_("a node needs a type-1 hypervisor: install one"),
            name=server_id,
        )
    if server.pool:
        return refuse(
            N_("{name} already is a node of {pool}"),
            N_("choose another server"),
            name=server_id,
            pool=server.pool,
        )
    local = [name for name in server.guests if not world.guests[name].store]
    if local:
        return refuse(
            N_("on the disks of {name}, which the pool would take, lie {guests}"),
            N_("move them first: migrate them, or move-storage to a shared datastore"),
            name=server_id,
            guests=", ".join(local),
        )
    if used(world, server_id):
        return refuse(
            N_("something is being copied to {name}"),
            N_("wait until it is there, or cancel it"),
            name=server_id,
        )
    if not disks_of(server):
        return refuse(
            N_("{name} has no disk that works"), N_("replace its disks first"), name=server_id
        )
    return _no_room_for_controller(world, server_id, vcpu, ram)


def _no_room_for_controller(world: World, server_id: str, vcpu: int, ram: int) -> Refused | None:
    server = world.servers[server_id]
    reserve = server.platform.model.reserve_ram if server.platform else 0
    if server.model.cores <= vcpu or server.ram - reserve - server.allocated < ram:
        return refuse(
            N_("{name} has no room for a controller guest of {vcpu} vCPU and {ram} MB"),
            N_("move guests away from it, or choose a bigger server"),
            name=server_id,
            vcpu=vcpu,
            ram=ram,
        )
    return None


def no_memory(world: World, pool: Pool) -> Refused | None:
    """Each node has the memory that its controller guest needs with the pool guarded so."""
    for name in pool.members:
        server = world.servers[name]
        reserve = server.platform.model.reserve_ram if server.platform else 0
        free = server.ram - reserve - server.allocated
        more = pool.controller_memory - server.controller_ram
        if more > max(0, free):
            return refuse(
                N_("the controller guest of {name} needs {more} MB more then; {free} MB are free"),
                N_("move or stop a guest there, or give one less memory"),
                name=name,
                more=more,
                free=max(0, free),
            )
    return None


def not_healthy(pool: Pool) -> Refused | None:
    """Every node serves and every copy is whole: no moment to change its shape otherwise."""
    away = [node.server for node in pool.nodes if not node.serves]
    if away:
        return refuse(
            N_("nodes of {pool} do not serve: {nodes}"),
            N_("bring it back first, or wait until the pool has rebuilt without it"),
            pool=pool.id,
            nodes=", ".join(away),
        )
    return None
