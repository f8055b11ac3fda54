"""Which links each copy takes, and what it gets of them.

Copies between servers take ports and uplinks, or the site's one link where no switches stand. What
moves within an array stays in it, and what hosts move over Fibre Channel does not touch the LAN
either; over Ethernet it takes the port of the host, and on a pool those of all nodes.
"""

from collections.abc import Mapping

from dcgame.kernel.units import Kilobytes
from dcgame.sim.gauges.bandwidth import left_for_copies
from dcgame.sim.gauges.hauling import over_lan
from dcgame.sim.gauges.network import links, open_ports, payload, port_megabits
from dcgame.sim.gauges.paths import OVER_LAN
from dcgame.sim.gauges.stores import array_speed
from dcgame.sim.gauges.vaults import between_vaults, vault_lanes
from dcgame.sim.gauges.wan import LAN, net_of, open_lanes
from dcgame.world.backup import Repository
from dcgame.world.hardware import Server
from dcgame.world.job import Job, JobKind
from dcgame.world.network import Traffic
from dcgame.world.pool import Pool
from dcgame.world.site import MAIN
from dcgame.world.world import World

COPIES = (
    JobKind.CONVERT,
    JobKind.MIGRATE,
    JobKind.CLONE,
    JobKind.DEPLOY,
    JobKind.RELOCATE,
    JobKind.LIVE,
    JobKind.BACKUP,
    JobKind.RESTORE,
    JobKind.REPLICATE,
    JobKind.STORE,
)
SHARERS = (*COPIES, JobKind.RESYNC)
"""Whatever shares links with others."""
Lanes = Mapping[str, Kilobytes]
"""Links by name, each with its kilobytes a second."""


def link_rate(world: World) -> Kilobytes:
    """Kilobytes a second of the site's link, nine tenths of its nominal speed (formula 5)."""
    return net_of(world.setting.link_megabits)


def ends(world: World, job: Job) -> tuple[str, ...]:
    """The servers between which a job copies; none between repositories."""
    if job.kind is JobKind.REPLICATE:
        return ()
    ids = [job.subject, job.goal]
    if job.kind is JobKind.RELOCATE:
        ids[0] = world.apps[job.subject].on
    if job.kind is JobKind.RESTORE:
        ids = [job.goal]
    ids = [name for name in ids if name not in world.repositories]
    machines = [world.guests[name].host if name in world.guests else name for name in ids]
    return tuple(dict.fromkeys(machines))


def sharers(world: World) -> tuple[Job, ...]:
    """Everything under way that shares links, oldest first."""
    jobs = [job for job in world.jobs.values() if job.kind in SHARERS and not job.cutover]
    return tuple(sorted(jobs, key=lambda job: (job.begun, job.entry)))


def lanes(world: World, job: Job) -> Lanes:
    """The links that a job takes."""
    if job.kind is JobKind.RESYNC:
        return pool_lanes(world, world.pools[job.subject])
    vault = vault_of(world, job)
    if vault is not None and job.kind is JobKind.REPLICATE:
        return _onwards(world, job, vault)
    if vault is not None:
        return _to_vault(world, job, vault)
    beside = _beside_the_lan(world, job)
    if beside is not None:
        return beside
    machines = [world.servers[name] for name in ends(world, job) if name in world.servers]
    if not world.switches:
        sites = [world.site_of(machine.rack) for machine in machines] or [MAIN]
        return dict(open_lanes(world, sites[0], sites[-1]))
    found = dict(links(world, machines[0], machines[1])) if len(machines) == 2 else {}
    for store in _filled(job) if machines else ():
        found |= store_lanes(world, machines[-1], store)
    return found


def _filled(job: Job) -> tuple[str, ...]:
    """The shared datastores that a job reads and fills over the links of its goal."""
    return (job.store, job.detail) if job.kind is JobKind.STORE else (job.store,)


def store_lanes(world: World, server: Server, store: str) -> Lanes:
    """The links between a server and a datastore which is reached over the room's switches."""
    if store in world.pools:
        return pool_lanes(world, world.pools[store])
    if store not in world.luns:
        return {}
    array = world.raid_groups[world.luns[store].group].array
    found = {f"array/{array}": array_speed(world, array)}
    way = open_ports(world, server, Traffic.STORAGE)[:1]
    if way and over_lan(world, server.id, store):
        over = (way[0][1],)
        found[f"port/{server.id}"] = payload(world, port_megabits(server, over), over)
    return found


def _to_vault(world: World, job: Job, vault: Repository) -> Lanes:
    """The way between a host and a repository, and the repository itself: it does no more for
    several copies than for one."""
    itself = {f"vault/{vault.id}": vault.speed}
    machines = [world.servers[name] for name in ends(world, job) if name in world.servers]
    if not machines:
        return {}
    if vault.store in world.luns:
        array = world.raid_groups[world.luns[vault.store].group].array
        return {f"array/{array}": array_speed(world, array), **itself}
    if vault.store == machines[0].id:
        return itself
    return {**vault_lanes(world, machines[0], vault), **itself}


def _onwards(world: World, job: Job, goal: Repository) -> Lanes:
    """The way from one repository to another, and both of them."""
    backup = world.backups.get(job.detail)
    if backup is None:
        return {}
    source = world.repositories[backup.repository]
    both = {f"vault/{each.id}": each.speed for each in (source, goal)}
    return {**between_vaults(world, source, goal), **both}


def vault_of(world: World, job: Job) -> Repository | None:
    """The repository that a job fills or reads."""
    if job.kind in (JobKind.BACKUP, JobKind.REPLICATE):
        return world.repositories.get(job.goal)
    backup = world.backups.get(job.detail) if job.kind is JobKind.RESTORE else None
    return world.repositories.get(backup.repository) if backup else None


def _beside_the_lan(world: World, job: Job) -> Lanes | None:
    """Where a folder moves between disks and logical units: the arrays. ``None`` if the LAN has
    to carry it."""
    if job.kind is not JobKind.STORE or {job.store, job.detail} & set(world.pools):
        return None
    luns = [name for name in (job.detail, job.store) if name in world.luns]
    if not luns:
        return None
    arrays = {world.raid_groups[world.luns[name].group].array for name in luns}
    inside = len(luns) == 2 and len(arrays) == 1
    if not inside and _over_lan(world):
        return None
    return {f"array/{name}": array_speed(world, name) for name in sorted(arrays)}


def _over_lan(world: World) -> bool:
    """Whether storage travels over the LAN."""
    return any(fabric.model.protocol == OVER_LAN for fabric in world.fabrics.values())


def pool_lanes(world: World, pool: Pool) -> Lanes:
    """The links between the nodes of a pool that serve."""
    if not world.switches:
        return {LAN: link_rate(world)}
    nodes: list[Server] = [world.servers[node.server] for node in pool.serving()]
    found: dict[str, Kilobytes] = {}
    for other in nodes[1:]:
        found |= dict(links(world, nodes[0], other, Traffic.STORAGE))
    return found


def share(world: World, mine: Lanes, others: tuple[Lanes, ...]) -> Kilobytes | None:
    """Kilobytes a second of the narrowest of some links, split evenly among all copies on it;
    ``None`` where none is shared."""
    shares = [
        left_for_copies(world, name, speed) // (1 + sum(name in other for other in others))
        for name, speed in mine.items()
    ]
    return min(shares, default=None)
