"""What keeps a guest from moving to another host while it runs."""

from typing import Any

from attrs import frozen

from dcgame.kernel.units import WHOLE, Megabytes, PerMille
from dcgame.sim.gauges.affinity import broken_by, cluster_of, companions
from dcgame.sim.gauges.claims import keeps_promise
from dcgame.sim.gauges.compatible import features_of
from dcgame.sim.gauges.hosting import can_restart, fits, pressure
from dcgame.sim.gauges.memory import rung_with
from dcgame.sim.gauges.network import reaches
from dcgame.sim.gauges.wan import lines, round_trip
from dcgame.words import N_
from dcgame.world.catalogue import PlatformKind
from dcgame.world.cluster import Affinity, Relation
from dcgame.world.guest import Guest
from dcgame.world.hardware import Server
from dcgame.world.job import JobKind
from dcgame.world.ladder import Rung
from dcgame.world.network import Traffic
from dcgame.world.world import World

FEW, MANY = 4, 8
"""Live migrations of one host at once, on less than 10 Gb/s and from there on."""
FAST_LINK = 10_000
NEAR, METRO = 5, 10
"""Milliseconds there and back over which a guest that runs could be moved until 2011, and since
then (Broadcom knowledge base 310156); where a vendor says nothing, that is the limit (game
constant). One vendor's since 2015 is 150 (domain data, section 3; knowledge base 336244)."""
METRO_SINCE, FAR_SINCE = 2011, 2015
LIVE_MEGABITS = 250
"""That each live migration must have at the least (domain data, section 3)."""


@frozen
class Hindrance:
    """Why not, and what would do; both take ``values``."""

    reason: str
    cure: str = ""
    values: tuple[tuple[str, Any], ...] = ()


def _because(reason: str, cure: str, **values: Any) -> Hindrance:
    return Hindrance(reason, cure, tuple(values.items()))


def at_once(world: World) -> int:
    """How many live migrations a host may have under way: 4 on 1 GbE, 8 on 10 GbE."""
    return MANY if world.setting.link_megabits >= FAST_LINK else FEW


def moving_at(world: World, server_id: str) -> int:
    """How many live migrations begin or end at a host now."""
    return sum(
        job.kind is JobKind.LIVE and server_id in (job.goal, world.guests[job.subject].host)
        for job in world.jobs.values()
    )


def crowded(world: World, one: str, other: str) -> Hindrance | None:
    """Neither host has as many live migrations under way as its network bears."""
    most = at_once(world)
    for server_id in (one, other):
        if moving_at(world, server_id) >= most:
            return _because(
                N_("{host} has {count} live migrations under way, as many as its network bears"),
                N_("wait until one of them is finished"),
                host=server_id,
                count=most,
            )
    return None


def against_rules(world: World, guest: Guest, host: str) -> Hindrance | None:
    """No rule of the cluster keeps the guest from that host."""
    rule = broken_by(world, guest, host)
    return None if rule is None else _broken(rule, guest, host)


def _broken(rule: Affinity, guest: Guest, host: str) -> Hindrance:
    if rule.relation is Relation.PINNED:
        return _because(
            N_("{guest} is pinned to {other}"),
            N_("drop the rule: affinity {guest} off {other}"),
            guest=guest.id,
            other=rule.other,
        )
    other = rule.other if rule.guest == guest.id else rule.guest
    return _because(
        N_("{guest} is kept apart from {other}, which runs on {host}"),
        N_("choose another host, or drop the rule: affinity {guest} off {other}"),
        guest=guest.id,
        other=other,
        host=host,
    )


def not_live(world: World, guest: Guest, target: Server) -> Hindrance | None:
    """Two hosts with the same type-1 hypervisor and fitting processors, a way for the guest's
    memory from one to the other, and memory left."""
    source = world.servers[guest.host]
    return (
        _platforms_differ(guest, source, target)
        or _processors_differ(world, guest, source, target)
        or _twice(guest)
        or _too_far(world, guest, source, target)
        or _no_way(world, guest, target)
        or _no_memory(world, guest, target)
        or _no_reservation(world, guest, target)
    )


def _platforms_differ(guest: Guest, source: Server, target: Server) -> Hindrance | None:
    platforms = [server.platform for server in (source, target)]
    kinds = [platform.model.kind for platform in platforms if platform]
    if kinds != [PlatformKind.BARE_METAL] * 2:
        return _because(
            N_("{guest} runs, and a hosted hypervisor cannot move it while it does"),
            N_("stop {guest}, migrate it, start it"),
            guest=guest.id,
        )
    if platforms[0] and platforms[1] and platforms[0].name != platforms[1].name:
        return _because(
            N_("{guest} runs, and {one} and {other} are different hypervisors"),
            N_("stop {guest}, migrate it, start it"),
            guest=guest.id,
            one=platforms[0].name,
            other=platforms[1].name,
        )
    return None


def _processors_differ(
    world: World, guest: Guest, source: Server, target: Server
) -> Hindrance | None:
    if source.model.maker != target.model.maker:
        return _because(
            N_("{guest} runs on a processor of {one}, and {host} has one of {other}"),
            N_("stop {guest}, migrate it, start it: no baseline reaches across makers"),
            guest=guest.id,
            one=source.model.maker,
            other=target.model.maker,
            host=target.id,
        )
    features = features_of(world, guest)
    if features > target.model.year:
        return _because(
            N_("{guest} uses processor features of {features}, and {host} is of {year}"),
            N_("stop it and migrate it; or set a baseline for the cluster: evc CLUSTER {year}"),
            guest=guest.id,
            features=str(features),
            host=target.id,
            year=str(target.model.year),
        )
    return None


def _twice(guest: Guest) -> Hindrance | None:
    if not guest.twin:
        return None
    return _because(
        N_("{guest} runs on {one} and on {other}"),
        N_("stop it"),
        guest=guest.id,
        one=guest.host,
        other=guest.twin,
    )


def farthest(world: World, source: Server) -> int:
    """Milliseconds there and back over which a host moves guests that run."""
    year = world.setting.year
    if year < METRO_SINCE:
        return NEAR
    model = source.platform.model if source.platform else None
    return model.live_reach if model and model.live_reach and year >= FAR_SINCE else METRO


def _too_far(world: World, guest: Guest, source: Server, target: Server) -> Hindrance | None:
    here, there = world.site_of(source.rack), world.site_of(target.rack)
    away, limit = round_trip(world, here, there), farthest(world, source)
    if away > limit:
        return _because(
            N_("{host} is {away} ms away, and {platform} moves what runs over {limit} ms at most"),
            N_("stop {guest}, migrate it, start it"),
            host=target.id,
            away=away,
            platform=source.platform.name if source.platform else "-",
            limit=limit,
            guest=guest.id,
        )
    narrow = min((line.megabits for line in lines(world, here, there)), default=LIVE_MEGABITS)
    if narrow < LIVE_MEGABITS:
        return _because(
            N_("the line to {host} carries {narrow} Mb/s, and a live migration needs {least}"),
            N_("stop {guest}, migrate it, start it"),
            host=target.id,
            narrow=narrow,
            least=LIVE_MEGABITS,
            guest=guest.id,
        )
    return None


def _no_way(world: World, guest: Guest, target: Server) -> Hindrance | None:
    if reaches(world, guest.host, target.id, Traffic.MIGRATION):
        return None
    return _because(
        N_("no way leads from {one} to {host} over the migration network"),
        N_("mend the port, the switch or the uplink between them, or choose another host"),
        one=guest.host,
        host=target.id,
    )


def _no_memory(world: World, guest: Guest, target: Server) -> Hindrance | None:
    if rung_with(world, target, guest) is not Rung.LOW:
        return None
    return _because(
        N_("{host} has no memory left for {name}"),
        N_("stop or move a guest of {host} first"),
        host=target.id,
        name=guest.id,
    )


def _no_reservation(world: World, guest: Guest, target: Server) -> Hindrance | None:
    if keeps_promise(world, target, guest):
        return None
    return _because(
        N_("{host} does not have the {cpu} millicores and {ram} MB reserved for {name}"),
        N_("reserve less, or choose a host with more left"),
        host=target.id,
        cpu=str(guest.reserved_cpu),
        ram=str(guest.reserved_ram),
        name=guest.id,
    )


def arriving(world: World, server_id: str) -> tuple[Guest, ...]:
    """The guests that are on their way to a host while they run."""
    names = (
        job.subject
        for job in world.jobs.values()
        if job.kind is JobKind.LIVE and job.goal == server_id
    )
    return tuple(world.guests[name] for name in sorted(names))


def coming(world: World, server_id: str) -> Megabytes:
    """Memory of guests that are on their way to a host."""
    return sum(guest.ram for guest in arriving(world, server_id))


def live_targets(world: World, guest: Guest) -> tuple[str, ...]:
    """The members of its cluster to which a guest could move while it runs, the emptiest first;
    whether the network is busy is not asked."""
    cluster = cluster_of(world, guest.host)
    found = [
        name
        for name in (cluster.members if cluster else ())
        if name != guest.host and _could_take(world, guest, world.servers[name])
    ]
    found.sort(
        key=lambda name: (
            -companions(world, guest, name),
            rung_with(world, world.servers[name], guest, *arriving(world, name)),
            _filled(world, name),
            name,
        ),
    )
    return tuple(found)


def _could_take(world: World, guest: Guest, target: Server) -> bool:
    return (
        can_restart(world, target, guest)
        and bool(guest.store)
        and fits(world, target, guest, *arriving(world, target.id))
        and not_live(world, guest, target) is None
        and broken_by(world, guest, target.id) is None
    )


def _filled(world: World, name: str) -> PerMille:
    server = world.servers[name]
    return pressure(world, server) + coming(world, name) * WHOLE // max(1, server.ram)


def stuck_because(world: World, guest: Guest) -> Hindrance:
    """Why a guest that runs can leave its host for no other."""
    if not guest.store:
        return _because(
            N_("the folder of {guest} lies on the disks of {host}"),
            N_("stop {guest}, or move its folder to storage that the hosts share"),
            guest=guest.id,
            host=guest.host,
        )
    cluster = cluster_of(world, guest.host)
    for name in cluster.members if cluster else ():
        target = world.servers[name]
        if name == guest.host or not can_restart(world, target, guest):
            continue
        hindrance = not_live(world, guest, target) or against_rules(world, guest, name)
        if hindrance is not None:
            return hindrance
    return _because(
        N_("no other host can win {ram} MB for {guest}"),
        N_("stop {guest} or another guest, or add a host"),
        guest=guest.id,
        ram=guest.ram,
    )
