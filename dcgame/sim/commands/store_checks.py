"""Conditions for moving folders from one datastore to another."""

from dcgame.sim.commands.base import Refused, refuse
from dcgame.sim.commands.storage_checks import no_store
from dcgame.sim.gauges.stores import kind_of, reachable, stuck
from dcgame.sim.wakes.moving import AT_ONCE, moving_on, room_on
from dcgame.words import N_
from dcgame.world.catalogue import PlatformKind
from dcgame.world.guest import Guest, GuestState
from dcgame.world.world import World


def no_target(world: World, guest: Guest, store: str) -> Refused | None:
    """The guest's host reaches the datastore: a shared one, or its own disks."""
    if store == guest.host:
        return None
    kind = kind_of(world, store)
    pool = world.pools.get(store)
    if pool is not None and pool.node(guest.host) is None:
        return refuse(
            N_("{host}, on which {guest} runs, is no node of {store}"),
            N_("migrate it to one of {nodes} first; that host must reach both datastores"),
            host=guest.host,
            guest=guest.id,
            store=store,
            nodes=", ".join(pool.members),
        )
    if pool is not None and not pool.has_quorum():
        return refuse(
            N_("{store} has lost the majority of its nodes"),
            N_("bring the lost nodes back first"),
            store=store,
        )
    if kind is not None and not kind.shared:
        return refuse(
            N_("{store} is the disks of another host"),
            N_("migrate {guest} there, or choose a shared datastore"),
            guest=guest.id,
            store=store,
        )
    return no_store(world, store, guest.host)


def not_online(world: World, guest: Guest) -> Refused | None:
    """Only a type-1 hypervisor moves the folder of a guest that runs."""
    if guest.state is GuestState.BOOTING:
        return refuse(N_("{name} is booting"), N_("wait until it is up"), name=guest.id)
    platform = world.servers[guest.host].platform
    if guest.state is not GuestState.RUNNING or platform is None:
        return None
    if platform.model.kind is PlatformKind.BARE_METAL:
        return None
    return refuse(
        N_("{guest} runs, and a hosted hypervisor cannot move its folder while it does"),
        N_("stop {guest}, move it, start it"),
        guest=guest.id,
    )


def no_space(world: World, store: str, more: int) -> Refused | None:
    """The folder fits; on a pool, below the limit at which writes stop."""
    left = room_on(world, store)
    if more <= left:
        return None
    return refuse(
        N_("{store} may take {free} MB more, and {need} MB are needed"),
        N_("make it bigger, add a node, or delete what nobody needs"),
        store=store,
        free=max(0, left),
        need=more,
    )


def crowded(world: World, store: str) -> Refused | None:
    """No more folders are moving from or to a datastore than it can take."""
    if len(moving_on(world, store)) < AT_ONCE:
        return None
    return refuse(
        N_("{count} folders are moving from or to {store}, as many as it takes at once"),
        N_("wait until one has arrived, or evacuate it: evacuate-store moves them in waves"),
        count=AT_ONCE,
        store=store,
    )


def vault_unheard(world: World, repository: str, host: str) -> Refused | None:
    """The host reaches the repository, and it works."""
    if reachable(world, repository, host):
        return None
    return refuse(
        N_("{host} does not reach {repository}"),
        N_("mend what is dead of it, or the network between them"),
        host=host,
        repository=repository,
    )


def vault_dead(world: World, repository: str) -> Refused | None:
    """The repository works."""
    if stuck(world, repository) is None:
        return None
    return refuse(
        N_("{repository} does nothing"),
        N_("replace what is dead of it, or bring its power back"),
        repository=repository,
    )
