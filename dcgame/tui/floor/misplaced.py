"""Guests that are where they should not be, and why. Pure."""

from collections.abc import Iterator

from dcgame.play.vocabulary import word
from dcgame.sim.gauges.affinity import violations
from dcgame.words import N_, say
from dcgame.world.guest import Guest
from dcgame.world.hardware import ServerState
from dcgame.world.world import World


def misplaced(world: World, guest: Guest) -> tuple[str, ...]:
    """Why a guest is in the wrong place, in words; empty if it is in none."""
    return tuple(_reasons(world, guest))


def _reasons(world: World, guest: Guest) -> Iterator[str]:
    host = world.servers.get(guest.host)
    if host is None or host.state is ServerState.RETIRED:
        return
    for name in guest.apps:
        app = world.apps.get(name)
        kind = host.platform.model.kind if host.platform else None
        if app is not None and app.supported_on and kind not in app.supported_on:
            platform = word(kind) if kind is not None else host.id
            yield say(N_("{app} is not supported on {platform}"), app=name, platform=platform)
    cluster = world.clusters.get(host.cluster or "")
    for rule in violations(world, cluster) if cluster is not None else ():
        if guest.id in (rule.guest, rule.other):
            words = word(rule.relation)
            yield say(
                N_("{guest} and {other}: {rule}"), guest=rule.guest, other=rule.other, rule=words
            )
    if cluster is not None and cluster.ha is not None and not guest.store:
        yield say(N_("on the disks of {host}: HA cannot restart it elsewhere"), host=host.id)
