"""A host joins a cluster."""

from attrs import frozen

from dcgame.sim.commands.base import Command, Refused, argument, refuse
from dcgame.sim.commands.checks import no_hypervisor, not_a_cluster
from dcgame.sim.commands.rack_checks import other_site
from dcgame.sim.facts.clusters import MemberJoined
from dcgame.sim.gauges.quorum import lacking
from dcgame.sim.wakes.base import Effects
from dcgame.words import N_
from dcgame.world.catalogue import PlatformKind
from dcgame.world.cluster import Cluster
from dcgame.world.hardware import Server
from dcgame.world.world import World


@frozen
class Join(Command):
    """``join esx-1 to prod``"""

    verb = "join"
    does = N_("Let a host join a cluster")
    group = "cluster"

    server: str = argument("host")
    cluster: str = argument("cluster", "to")

    def decide(self, world: World) -> Refused | Effects:
        refusal = not_a_cluster(world, self.cluster) or no_hypervisor(world, self.server)
        if refusal:
            return refusal
        server, cluster = world.servers[self.server], world.clusters[self.cluster]
        refusal = (
            _belongs(server, cluster)
            or other_site(world, server.id, cluster.members)
            or _differs(world, server, cluster)
        )
        return refusal or (MemberJoined(self.server, self.cluster),)


def _belongs(server: Server, cluster: Cluster) -> Refused | None:
    if server.cluster:
        return refuse(
            N_("{name} belongs to {cluster}"),
            N_("it can leave that first: leave {name}"),
            name=server.id,
            cluster=server.cluster,
        )
    if cluster.witness == server.id:
        return refuse(
            N_("{name} is the witness of {cluster}, which must not be a member"),
            N_("choose another witness first: witness {cluster} SERVER"),
            name=server.id,
            cluster=cluster.id,
        )
    return None


def _differs(world: World, server: Server, cluster: Cluster) -> Refused | None:
    """Members run the same type-1 hypervisor, and can show the features that all show."""
    platform = server.platform
    if platform is None or platform.model.kind is not PlatformKind.BARE_METAL:
        return refuse(
            N_("{name} has a hosted hypervisor"),
            N_("install a type-1 hypervisor on it"),
            name=server.id,
        )
    if cluster.evc > server.model.year:
        return refuse(
            N_("{cluster} shows processor features of {year}, and {name} is of {own}"),
            N_("lower the baseline first: evc {cluster} {own}"),
            cluster=cluster.id,
            year=str(cluster.evc),
            name=server.id,
            own=str(server.model.year),
        )
    for member in cluster.members:
        other = world.servers[member].platform
        if other is not None and other.name != platform.name:
            return refuse(
                N_("{name} runs {one} and {cluster} runs {other}"),
                N_("install {other} on it"),
                name=server.id,
                one=platform.name,
                cluster=cluster.id,
                other=other.name,
            )
    if cluster.members and lacking(world, cluster):
        return refuse(
            N_("{cluster} has no quorum, and nobody joins it without"),
            N_("bring its members or its witness back"),
            cluster=cluster.id,
        )
    return None
