"""What an order sets going, or keeps from now on: what grows, what comes back every night, what is
taken for good, what will be done when something happens."""

from collections.abc import Iterator

from dcgame.kernel.units import HOUR
from dcgame.play import figures
from dcgame.play.chains import short_chains
from dcgame.sim.gauges.folders import folder_size
from dcgame.sim.gauges.stores import capacity, free
from dcgame.words import N_, say
from dcgame.world.cluster import Cluster, Isolation
from dcgame.world.world import World


def lasting(idle: World, done: World) -> tuple[str, ...]:
    """What goes on with an order, and does not without it."""
    return (
        *short_chains(idle, done),
        *_schedules(idle, done),
        *_pools(idle, done),
        *_clusters(idle, done),
    )


def _schedules(idle: World, done: World) -> Iterator[str]:
    for name in sorted(done.schedules):
        if name in idle.schedules:
            continue
        each = done.schedules[name]
        yield say(
            N_("a copy every {every} of {size} as of now; {keep} are kept, and {free} is free"),
            every=figures.duration(each.every * HOUR),
            size=figures.megabytes(folder_size(done, done.guests[each.guest])),
            keep=each.keep,
            free=figures.megabytes(free(done, each.repository)),
        )


def _pools(idle: World, done: World) -> Iterator[str]:
    for name in sorted(done.pools):
        pool, before = done.pools[name], idle.pools.get(name)
        if before is not None and len(before.nodes) >= len(pool.nodes):
            continue
        host = done.servers[pool.nodes[-1].server]
        yield say(
            N_("each node gives {vcpu} vCPU and {ram} to its controller; {pool} then holds {size}"),
            vcpu=host.controller_vcpu,
            ram=figures.megabytes(host.controller_ram),
            pool=name,
            size=figures.megabytes(capacity(done, name)),
        )


def _clusters(idle: World, done: World) -> Iterator[str]:
    for name in sorted(done.clusters):
        cluster, before = done.clusters[name], idle.clusters.get(name)
        if before is not None:
            yield from _changed(before, cluster)


def _changed(before: Cluster, after: Cluster) -> Iterator[str]:
    if before.own_network and not after.own_network:
        yield say(N_("copies on the same line delay heartbeats: who is only busy may be fenced"))
    if before.isolation is after.isolation:
        return
    if after.isolation is Isolation.LEAVE_ON:
        yield say(N_("an isolated host keeps its guests running: their locks keep others from it"))
    else:
        yield say(N_("an isolated host stops its guests, though it is well, and others start them"))
